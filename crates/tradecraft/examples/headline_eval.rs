//! Judges pairs of headline and text: reads JSON lines `{id, lang, title, body}` from standard
//! input and writes `{id, fits, score, reason}` for each.

use std::io::{self, BufRead, Write};

use serde::{Deserialize, Serialize};

#[derive(Deserialize)]
struct Pair {
    id: String,
    #[serde(default)]
    lang: Option<String>,
    title: String,
    body: String,
}

#[derive(Serialize)]
struct Answer {
    id: String,
    fits: bool,
    score: f32,
    names: Vec<String>,
    reason: String,
}

fn main() -> io::Result<()> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    for line in io::stdin().lock().lines() {
        let line = line?;
        if line.trim().is_empty() {
            continue;
        }
        let pair: Pair = serde_json::from_str(&line)?;
        let verdict = tradecraft::headline::check(&pair.title, &pair.body, pair.lang.as_deref());
        let answer = Answer {
            id: pair.id,
            fits: verdict.fits,
            score: verdict.share,
            names: verdict.headline_only_names,
            reason: verdict.reason,
        };
        serde_json::to_writer(&mut out, &answer)?;
        out.write_all(b"\n")?;
    }
    out.flush()
}
