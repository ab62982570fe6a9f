//! Where the command prints: plain text for people, JSON for programs, reasons on standard error.

use std::io::{self, IsTerminal as _, Write};
use std::process::ExitCode;

use serde::Serialize;
use serde_json::json;

use crate::failure::{Failure, Outcome};
use crate::words;

/// The two ends of the terminal.
pub(crate) struct Terminal {
    out: Box<dyn Write>,
    json: bool,
    /// True where standard output is a terminal that takes styles.
    styled: bool,
    /// True where standard output is a terminal.
    watched: bool,
}

/// How a piece of text stands out on a terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Style {
    /// Stronger.
    Bold,
    /// Weaker.
    Dim,
}

impl Terminal {
    /// Prints on the standard streams, as JSON where asked.
    pub(crate) fn new(json: bool) -> Self {
        let stdout = io::stdout();
        let watched = stdout.is_terminal();
        let plain = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        Self { out: Box::new(io::BufWriter::new(stdout)), json, styled: watched && !plain, watched }
    }

    /// Prints nowhere.
    pub(crate) fn silent() -> Self {
        Self { out: Box::new(io::sink()), json: false, styled: false, watched: false }
    }

    /// True where JSON was asked for.
    pub(crate) const fn wants_json(&self) -> bool {
        self.json
    }

    /// True where a person reads the output, so that it may be shortened to the width.
    pub(crate) const fn is_watched(&self) -> bool {
        self.watched
    }

    /// Prints a value as JSON.
    pub(crate) fn json(&mut self, value: &impl Serialize) -> Outcome {
        serde_json::to_writer_pretty(&mut self.out, value).map_err(io::Error::from)?;
        self.out.write_all(b"\n")?;
        Ok(())
    }

    /// Prints a line. Whatever a captured text could do to a terminal is taken out first.
    pub(crate) fn line(&mut self, text: &str) -> Outcome {
        writeln!(self.out, "{}", words::harmless(text))?;
        Ok(())
    }

    /// Prints a line with parts that stand out.
    pub(crate) fn styled_line(&mut self, parts: &[(Option<Style>, &str)]) -> Outcome {
        let mut line = String::new();
        for &(style, text) in parts {
            line.push_str(&self.dress(style, text));
        }
        writeln!(self.out, "{}", line.trim_end())?;
        Ok(())
    }

    fn dress(&self, style: Option<Style>, text: &str) -> String {
        let text = words::harmless(text);
        match style.filter(|_| self.styled && !text.trim().is_empty()) {
            Some(Style::Bold) => format!("\u{1b}[1m{text}\u{1b}[0m"),
            Some(Style::Dim) => format!("\u{1b}[2m{text}\u{1b}[0m"),
            None => text,
        }
    }

    /// Prints a text as it is to a file or pipe, and made harmless to a terminal.
    pub(crate) fn whole(&mut self, text: &str) -> Outcome {
        if self.watched {
            return self.line(text.trim_end_matches('\n'));
        }
        self.out.write_all(text.as_bytes())?;
        Ok(())
    }

    /// Prints bytes made by the command itself.
    pub(crate) fn bytes(&mut self, bytes: &[u8]) -> Outcome {
        self.out.write_all(bytes)?;
        Ok(())
    }

    /// Says something beside the answer, on standard error; JSON is never mixed with it.
    pub(crate) fn aside(&mut self, text: &str) -> Outcome {
        self.flush()?;
        // Whether or not somebody reads it, the answer itself is what counts.
        drop(writeln!(io::stderr(), "{}", words::harmless(text)));
        Ok(())
    }

    /// Hands everything printed so far to the system.
    pub(crate) fn flush(&mut self) -> Outcome {
        self.out.flush()?;
        Ok(())
    }

    /// Says why a command did not do what it was asked, and gives its exit code.
    pub(crate) fn fail(&mut self, failure: &Failure) -> ExitCode {
        // What was printed before the failure belongs to the answer.
        drop(self.flush());
        let text = match failure {
            Failure::Said(error) if self.json => json!({ "error": error }).to_string(),
            Failure::Said(error) => reason(&error.message, error.hint.as_deref()),
            Failure::Usage(message, hint) if self.json => {
                let error = json!({ "code": "usage", "message": message, "hint": hint });
                json!({ "error": error }).to_string()
            }
            Failure::Usage(message, hint) => reason(message, Some(hint)),
            Failure::Shown | Failure::Unread => String::new(),
        };
        if !text.is_empty() {
            drop(writeln!(io::stderr(), "{}", words::harmless(&text)));
        }
        ExitCode::from(failure.exit())
    }
}

fn reason(message: &str, hint: Option<&str>) -> String {
    let hint = hint.map(|hint| format!("\n{hint}")).unwrap_or_default();
    format!("dossier: {message}{hint}")
}
