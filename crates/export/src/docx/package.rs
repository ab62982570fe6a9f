//! The zip file around the parts, with the same bytes for the same parts on every system.

use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipWriter};

/// A zip file in the making.
pub(super) struct Package(ZipWriter<Cursor<Vec<u8>>>);

impl Default for Package {
    fn default() -> Self {
        Self(ZipWriter::new(Cursor::new(Vec::new())))
    }
}

impl Package {
    /// Adds a part.
    pub(super) fn add(&mut self, name: &str, text: &str) {
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .compression_level(Some(6))
            .last_modified_time(DateTime::default())
            .system(System::Unix)
            .unix_permissions(0o644);
        let written =
            self.0.start_file(name, options).is_ok() && self.0.write_all(text.as_bytes()).is_ok();
        debug_assert!(written, "writing to memory does not fail");
    }

    /// The bytes of the file.
    pub(super) fn finish(self) -> Vec<u8> {
        self.0.finish().map(Cursor::into_inner).unwrap_or_default()
    }
}
