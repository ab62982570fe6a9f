//! `dossier file`: files, folders and standard input become items.

use std::io::{self, Read as _};

use clap::Args;
use desk::wire::{Changed, FileBytes, FilePaths, Filed, FilingOutcome, JobResult};
use serde_json::{Value, json};

use crate::base64;
use crate::door::{self, Door, Place};
use crate::failure::{Failure, Outcome};
use crate::names;
use crate::progress;
use crate::terminal::{Style, Terminal};
use crate::words;

/// File files, folders or standard input: anything that `dossier formats` lists
#[derive(Debug, Args)]
#[command(
    after_long_help = "The original is kept as it came. Title, author, source, dates and language are proposed from the
text; the new item waits in the inbox and can be found at once. The same bytes filed again become
a further capture of the same item.

Examples:
  dossier file strike.html notes.txt
  dossier file clippings/ --tag harbour --case port-strike
  wl-paste | dossier file - --url https://harbour.example/strike
  dossier file strike.html --json | jq '.ids[]'

Ends with exit code 1 where an input was refused; the others are filed."
)]
pub(crate) struct File {
    /// Files, folders whose files are taken, or - for standard input
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<String>,
    /// Case to link them to as evidence, by number or key
    #[arg(long, value_name = "CASE")]
    case: Option<String>,
    /// Tag to give them; may be given several times
    #[arg(long = "tag", value_name = "TAG", value_delimiter = ',')]
    tags: Vec<String>,
    /// Address the text came from; for one file or standard input
    #[arg(long, value_name = "URL")]
    url: Option<String>,
    /// File name to give to standard input
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
}

impl File {
    pub(crate) fn run(&self, place: &Place, terminal: &mut Terminal) -> Outcome {
        self.check()?;
        let door = place.write()?;
        let case = names::case_if_named(&door, self.case.as_deref())?;
        let mut done = Vec::new();
        let (piped, paths): (Vec<_>, Vec<_>) = self.paths.iter().partition(|path| *path == "-");
        if !piped.is_empty() {
            done.push(self.standard_input(&door, case)?);
        }
        if !paths.is_empty() {
            let paths = paths.into_iter().map(|path| door::full_path(path));
            let paths = paths.collect::<Outcome<_>>()?;
            done.extend(file_paths(
                &door,
                &FilePaths {
                    paths,
                    url: self.url.clone(),
                    dropped: false,
                    case,
                    tags: self.tags.clone(),
                },
            )?);
        }
        if terminal.wants_json() {
            terminal.json(&as_json(&done))?;
        } else {
            for one in &done {
                print(terminal, one)?;
            }
        }
        let refused = done.iter().any(|one| one.outcome == FilingOutcome::Refused);
        if refused { Err(Failure::Shown) } else { Ok(()) }
    }

    fn check(&self) -> Outcome {
        if self.url.is_some() && self.paths.len() > 1 {
            return Err(Failure::Usage(
                "one address cannot be that of several inputs".to_owned(),
                "File them one by one, each with its --url.".to_owned(),
            ));
        }
        if self.name.is_some() && !self.paths.iter().any(|path| path == "-") {
            return Err(Failure::Usage(
                "--name is for standard input; a file has its name".to_owned(),
                "Leave --name out, or file - (standard input).".to_owned(),
            ));
        }
        Ok(())
    }

    fn standard_input(&self, door: &Door, case: Option<i64>) -> Outcome<Filed> {
        let mut bytes = Vec::new();
        io::stdin()
            .lock()
            .take(desk::MAX_INPUT + 1)
            .read_to_end(&mut bytes)
            .map_err(|error| Failure::file("standard input", &error))?;
        if bytes.len() as u64 > desk::MAX_INPUT {
            return Ok(too_large());
        }
        let request = FileBytes {
            base64: base64::encode(&bytes),
            name: self.name.clone(),
            url: self.url.clone(),
            case,
            tags: self.tags.clone(),
        };
        door.ask("file_bytes", &request)
    }
}

fn too_large() -> Filed {
    let limit = words::size(i64::try_from(desk::MAX_INPUT).unwrap_or(i64::MAX));
    Filed {
        outcome: FilingOutcome::Refused,
        item: None,
        key: None,
        title: None,
        from: None,
        warnings: Vec::new(),
        message: Some(format!("larger than {limit}, the most that one item can be")),
        discarded: false,
        changed: Changed::default(),
    }
}

fn file_paths(door: &Door, request: &FilePaths) -> Outcome<Vec<Filed>> {
    let job = progress::finish(door, &door.ask("file_paths", request)?)?;
    match job.result {
        Some(JobResult::Filing { report }) => Ok(report.inputs),
        _ => Err(progress::unexpected(&job)),
    }
}

/// What a program asks for: the ids, and what became of each input.
fn as_json(done: &[Filed]) -> Value {
    let ids: Vec<i64> = done.iter().filter_map(|one| one.item).collect();
    let inputs: Vec<_> = done
        .iter()
        .map(|one| {
            json!({
                "outcome": one.outcome, "id": one.item, "key": one.key, "title": one.title,
                "from": one.from, "warnings": one.warnings, "message": one.message,
                "discarded": one.discarded,
            })
        })
        .collect();
    let count = |outcome| done.iter().filter(|one| one.outcome == outcome).count();
    json!({
        "ids": ids,
        "filed": count(FilingOutcome::Filed),
        "seenBefore": count(FilingOutcome::SeenBefore),
        "newVersions": count(FilingOutcome::NewVersion),
        "refused": count(FilingOutcome::Refused),
        "inputs": inputs,
    })
}

fn print(terminal: &mut Terminal, one: &Filed) -> Outcome {
    let from = one.from.as_deref().unwrap_or("standard input");
    let verb = match one.outcome {
        FilingOutcome::Filed => "Filed",
        FilingOutcome::SeenBefore => "Seen before",
        FilingOutcome::NewVersion => "New version of",
        FilingOutcome::Refused => {
            let why = one.message.as_deref().unwrap_or("no reason given");
            return terminal.aside(&format!("Not filed: {from}: {why}"));
        }
    };
    let id = one.item.map(|id| id.to_string()).unwrap_or_default();
    let key = one.key.as_deref().unwrap_or_default();
    let title = words::one_line(one.title.as_deref().unwrap_or_default());
    terminal
        .styled_line(&[(None, &format!("{verb} {id} {key}  ")), (Some(Style::Bold), &title)])?;
    if one.discarded {
        terminal.line(&format!("  ! seen before, and discarded: dossier put-back {id}"))?;
    }
    for warning in &one.warnings {
        terminal.line(&format!("  ! {}", words::one_line(&warning.message)))?;
    }
    Ok(())
}
