//! Building the index anew from the database. Baseline: reading the same texts from the database once.

use std::io::Write;
use std::ops::ControlFlow;
use std::path::Path;
use std::time::Instant;

use archive::{Archive, Mode, Opening};
use rusqlite::{Connection, OpenFlags};

use crate::error::BenchError;
use crate::generate::moment;

pub(crate) fn run(vault: &Path, out: &mut impl Write) -> Result<(), BenchError> {
    let archive = Archive::open(vault, Opening::new(Mode::Write, moment()))?;
    let began = Instant::now();
    let items = archive.rebuild_index(&mut |_, _| ControlFlow::Continue(()))?;
    let built = began.elapsed().as_secs_f64();
    archive.close(std::time::Duration::from_secs(600));

    let connection = Connection::open_with_flags(
        vault.join("archive.sqlite"),
        OpenFlags::SQLITE_OPEN_READ_ONLY,
    )?;
    let began = Instant::now();
    let bytes: i64 = connection.query_row(
        "SELECT sum(length(title) + length(body)) FROM version",
        [],
        |row| row.get(0),
    )?;
    let read = began.elapsed().as_secs_f64();
    writeln!(
        out,
        "{items} items, {:.0} MB of text: built in {built:.1} s ({:.0}/s), read in {read:.2} s, x{:.0}",
        bytes as f64 / 1e6,
        items as f64 / built,
        built / read
    )?;
    Ok(())
}
