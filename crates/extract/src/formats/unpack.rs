//! Packed bytes in memory to plain ones, never more than they may become.

use std::io::{self, Read};

use flate2::read::{DeflateDecoder, MultiGzDecoder, ZlibDecoder};

/// Buffer of the brotli decoder.
const BUFFER: usize = 1 << 14;

/// Why something was not unpacked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refused {
    /// It becomes larger than it may.
    TooLarge,
    /// The data make no sense.
    Damaged,
}

impl Refused {
    /// In plain words.
    pub(super) fn words(self) -> &'static str {
        match self {
            Self::TooLarge => "too large when it is unpacked",
            Self::Damaged => "packed data that are damaged",
        }
    }
}

/// How bytes are packed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Packing {
    /// RFC 1952, one member or more.
    Gzip,
    /// RFC 1950, or RFC 1951 alone, as some servers send it.
    Deflate,
    /// RFC 7932.
    Brotli,
}

/// Unpacks bytes to at most `most` bytes.
pub(super) fn unpack(bytes: &[u8], packing: Packing, most: u64) -> Result<Vec<u8>, Refused> {
    match packing {
        Packing::Gzip => all(MultiGzDecoder::new(bytes), most),
        Packing::Deflate => match all(ZlibDecoder::new(bytes), most) {
            Err(Refused::Damaged) => all(DeflateDecoder::new(bytes), most),
            done => done,
        },
        Packing::Brotli => all(brotli_decompressor::Decompressor::new(bytes, BUFFER), most),
    }
}

/// Reads everything, at most `most` bytes.
pub(super) fn all(from: impl Read, most: u64) -> Result<Vec<u8>, Refused> {
    let mut out = Vec::new();
    let read = from.take(most.saturating_add(1)).read_to_end(&mut out);
    if out.len() as u64 > most {
        return Err(Refused::TooLarge);
    }
    read.map(|_| out).map_err(|_: io::Error| Refused::Damaged)
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use flate2::Compression;
    use flate2::write::{DeflateEncoder, GzEncoder, ZlibEncoder};

    use super::*;

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    #[test]
    fn every_packing_is_read() {
        let two = [gzip(b"Port "), gzip(b"closed")].concat();
        assert_eq!(unpack(&two, Packing::Gzip, 100).unwrap(), b"Port closed");
        let mut zlib = ZlibEncoder::new(Vec::new(), Compression::fast());
        zlib.write_all(b"Port").unwrap();
        assert_eq!(unpack(&zlib.finish().unwrap(), Packing::Deflate, 100).unwrap(), b"Port");
        let mut raw = DeflateEncoder::new(Vec::new(), Compression::fast());
        raw.write_all(b"Port").unwrap();
        assert_eq!(unpack(&raw.finish().unwrap(), Packing::Deflate, 100).unwrap(), b"Port");
        // "Port closed" as brotli stores it: a header, one stored block, an empty last block.
        let stored = [&[0x0b, 0x05, 0x80][..], b"Port closed", &[0x03]].concat();
        assert_eq!(unpack(&stored, Packing::Brotli, 100).unwrap(), b"Port closed");
    }

    #[test]
    fn nothing_grows_beyond_its_bound() {
        let bomb = gzip(&vec![0; 5_000_000]);
        assert!(bomb.len() < 100_000);
        assert_eq!(unpack(&bomb, Packing::Gzip, 1_000_000), Err(Refused::TooLarge));
        assert_eq!(unpack(&bomb[..1000], Packing::Gzip, 9_000_000), Err(Refused::Damaged));
        assert_eq!(unpack(b"nonsense", Packing::Brotli, 100), Err(Refused::Damaged));
        assert_eq!(unpack(b"nonsense", Packing::Deflate, 100), Err(Refused::Damaged));
    }
}
