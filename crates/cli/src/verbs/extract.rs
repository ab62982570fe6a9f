//! `dossier extract`: what would be read from a page, without a vault.

use std::io::{self, BufRead as _, Read as _, Write as _};
use std::path::Path;

use clap::Args;
use desk::wire::{ErrorCode, Extracted, WireError};
use desk::{Desk, Environment};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::failure::{Failure, Outcome};
use crate::terminal::{Style, Terminal};
use crate::words;

/// The longest line of a batch, in bytes.
const LONGEST_LINE: u64 = 1 << 20;

/// Show what would be read from a file, without filing it
#[derive(Debug, Args)]
#[command(
    after_long_help = "No vault is needed and nothing is stored. The page is read in the same jailed process as when it
is filed.

With --batch, each line of standard input is {\"id\": ..., \"path\": ..., \"url\": ...} and is answered by
one line with the same id, in the same order. A page that cannot be read is answered with an
\"error\"; the next one goes on.

Examples:
  dossier extract strike.html
  curl -s https://harbour.example/strike | dossier extract - --url https://harbour.example/strike
  dossier extract strike.html --json | jq .title
  dossier extract --batch < pages.jsonl > read.jsonl"
)]
pub(crate) struct Extract {
    /// The file, or - for standard input
    #[arg(value_name = "PATH", required_unless_present = "batch", conflicts_with = "batch")]
    path: Option<String>,
    /// Address the page came from
    #[arg(long, value_name = "URL", conflicts_with = "batch")]
    url: Option<String>,
    /// Read many: a line of JSON in, a line of JSON out
    #[arg(long)]
    batch: bool,
}

/// One line of a batch.
#[derive(Debug, Deserialize)]
struct Line {
    #[serde(default)]
    id: Value,
    path: String,
    #[serde(default)]
    url: Option<String>,
}

impl Extract {
    pub(crate) fn run(&self, terminal: &mut Terminal) -> Outcome {
        let desk = Desk::new(Environment::of_user());
        if self.batch {
            return batch(&desk);
        }
        let read = match self.path.as_deref().unwrap_or("-") {
            "-" => desk.extract(&standard_input()?, None, self.url.as_deref())?,
            path => desk.extract_file(Path::new(path), self.url.as_deref())?,
        };
        if terminal.wants_json() { terminal.json(&read) } else { print(terminal, &read) }
    }
}

fn standard_input() -> Outcome<Vec<u8>> {
    let mut bytes = Vec::new();
    io::stdin()
        .lock()
        .take(desk::MAX_INPUT + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| Failure::file("standard input", &error))?;
    Ok(bytes)
}

/// Answers line after line, each before the next is read.
fn batch(desk: &Desk) -> Outcome {
    let mut input = io::stdin().lock();
    let mut output = io::stdout().lock();
    let mut line = Vec::new();
    loop {
        line.clear();
        let count = (&mut input).take(LONGEST_LINE).read_until(b'\n', &mut line)?;
        if count == 0 {
            return Ok(());
        }
        if line.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        let whole = line.ends_with(b"\n") || (count as u64) < LONGEST_LINE;
        let answer = if whole {
            answer(desk, &line)
        } else {
            input.skip_until(b'\n')?;
            failed(&Value::Null, &refused("this line is too long"))
        };
        serde_json::to_writer(&mut output, &answer).map_err(io::Error::from)?;
        output.write_all(b"\n")?;
        output.flush()?;
    }
}

fn answer(desk: &Desk, line: &[u8]) -> Value {
    let line: Line = match serde_json::from_slice(line) {
        Ok(line) => line,
        Err(error) => {
            let why = refused(&format!("this line is not as it should be: {error}"));
            return failed(&Value::Null, &why);
        }
    };
    match desk.extract_file(Path::new(&line.path), line.url.as_deref()) {
        Ok(read) => {
            let mut answer = serde_json::to_value(read).unwrap_or_default();
            answer["id"] = line.id;
            answer
        }
        Err(error) => failed(&line.id, &error),
    }
}

fn failed(id: &Value, error: &WireError) -> Value {
    json!({ "id": id, "error": error.message, "code": error.code })
}

fn refused(message: &str) -> WireError {
    WireError { code: ErrorCode::BadRequest, message: message.to_owned(), hint: None }
}

fn print(terminal: &mut Terminal, read: &Extracted) -> Outcome {
    let title = read.title.as_deref().unwrap_or("Without a title");
    terminal.styled_line(&[(Some(Style::Bold), &words::one_line(title))])?;
    let unknown = || "unknown".to_owned();
    let authors = if read.author.is_empty() { unknown() } else { read.author.join("; ") };
    for (name, value) in [
        ("author", authors),
        ("publisher", read.publisher.clone().unwrap_or_else(unknown)),
        ("published", read.date.clone().unwrap_or_else(unknown)),
        ("language", read.language.clone().unwrap_or_else(unknown)),
        ("address", read.url.clone().unwrap_or_else(unknown)),
        ("format", read.kind.clone()),
    ] {
        let name = format!("{name:<11}");
        terminal.styled_line(&[(Some(Style::Dim), &name), (None, &words::one_line(&value))])?;
    }
    for warning in &read.warnings {
        terminal.line(&format!("! {}", words::one_line(&warning.message)))?;
    }
    terminal.line("")?;
    terminal.line(&read.body)?;
    let cut = i64::try_from(read.cut.len()).unwrap_or(i64::MAX);
    if cut > 0 {
        terminal.line("")?;
        let blocks = words::count(cut, "block was", "blocks were");
        let line = format!("{blocks} cut; --json shows them.");
        terminal.styled_line(&[(Some(Style::Dim), &line)])?;
    }
    Ok(())
}
