//! Writes an invented briefing in every format, to look at: `cargo run -p export --example look -- FOLDER`.

#[expect(dead_code, reason = "the tests use more of it")]
#[path = "../tests/exports/rich.rs"]
mod rich;
#[expect(dead_code, reason = "the tests use more of it")]
#[path = "../tests/exports/sample.rs"]
mod sample;

use std::path::PathBuf;
use std::time::Instant;

use export::{docx, html, markdown, pdf};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = PathBuf::from(std::env::args().nth(1).ok_or("give a folder")?);
    std::fs::create_dir_all(&folder)?;
    let document = rich::document();
    std::fs::write(folder.join("briefing.md"), markdown::write(&document))?;
    std::fs::write(folder.join("briefing.html"), html::write(&document))?;
    std::fs::write(folder.join("preview.html"), html::preview(&document))?;
    std::fs::write(folder.join("briefing.docx"), docx::write(&document))?;
    let start = Instant::now();
    let fonts = rich::fonts(&document);
    say(&format!("fonts: {:?}", start.elapsed()));
    for run in ["cold", "warm"] {
        let start = Instant::now();
        let written = pdf::write(&document, &fonts)?;
        say(&format!(
            "{run}: {:?}, {} pages, {}, {} bytes",
            start.elapsed(),
            written.pages,
            written.standard.words(),
            written.bytes.len()
        ));
        for warning in written.warnings {
            say(&warning.message);
        }
        std::fs::write(folder.join("briefing.pdf"), written.bytes)?;
    }
    Ok(())
}

#[expect(clippy::print_stdout, reason = "a program for a terminal")]
fn say(text: &str) {
    println!("{text}");
}
