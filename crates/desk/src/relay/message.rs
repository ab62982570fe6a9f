//! What goes through the socket: length, then JSON; one request and one answer at a time.

use std::io::{self, Read, Write};

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::wire::WireError;

/// A message is never longer than this: the largest input in base64, and room for the rest.
const LONGEST: u32 = 100 << 20;

/// A request.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Request {
    pub(super) name: String,
    pub(super) request: Value,
}

/// An answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) enum Reply {
    /// It was done.
    Done(Value),
    /// It was refused, or failed.
    Failed(WireError),
}

/// Sends a message.
pub(super) fn send<T: Serialize>(mut out: impl Write, message: &T) -> io::Result<()> {
    let bytes = serde_json::to_vec(message)?;
    let length = u32::try_from(bytes.len()).ok().filter(|length| *length <= LONGEST);
    let length = length.ok_or_else(too_long)?;
    out.write_all(&length.to_le_bytes())?;
    out.write_all(&bytes)?;
    out.flush()
}

/// Reads a message; `None` where the other side has hung up.
pub(super) fn receive<T: DeserializeOwned>(mut from: impl Read) -> io::Result<Option<T>> {
    let mut length = [0; 4];
    match from.read_exact(&mut length) {
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(None),
        other => other?,
    }
    let length = u32::from_le_bytes(length);
    if length > LONGEST {
        return Err(too_long());
    }
    let mut bytes = Vec::new();
    from.take(length.into()).read_to_end(&mut bytes)?;
    Ok(Some(serde_json::from_slice(&bytes)?))
}

fn too_long() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, "the message is too long")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_comes_out_as_it_went_in() {
        let request = Request { name: "undo".to_owned(), request: Value::Null };
        let mut pipe = Vec::new();
        send(&mut pipe, &request).unwrap();
        let mut reader = pipe.as_slice();
        assert_eq!(receive::<Request>(&mut reader).unwrap(), Some(request));
        assert_eq!(receive::<Request>(&mut reader).unwrap(), None);
    }

    #[test]
    fn nonsense_is_an_error_not_a_hang_and_not_a_panic() {
        assert!(receive::<Request>(&[0xff, 0xff, 0xff, 0xff, 1][..]).is_err());
        assert!(receive::<Request>(&[3, 0, 0, 0, b'{'][..]).is_err());
        assert!(receive::<Request>(&[2, 0, 0, 0, b'{', b'}'][..]).is_err());
        assert_eq!(receive::<Request>(&[2, 0][..]).unwrap(), None);
    }
}
