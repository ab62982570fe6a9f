//! Opens a container and lists what it holds: `parts FILE [--from CURSOR]`. With `--count` only
//! figures: how many documents, how many bytes, how fast.

use std::fs::File;
use std::io::{self, BufWriter, Read as _, Write as _};
use std::ops::ControlFlow;

use extract::formats::{Opening, Start, Step};

fn main() -> io::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let Some(path) = arguments.first() else { return Ok(()) };
    let count = arguments.iter().any(|argument| argument == "--count");
    let from = arguments.iter().position(|argument| argument == "--from");
    let from = from.and_then(|at| arguments.get(at + 1)?.parse().ok()).unwrap_or(0);
    let mut out = BufWriter::new(io::stdout().lock());
    let mut file = File::open(path)?;
    let length = file.metadata()?.len();
    let mut head = Vec::new();
    (&mut file).take(Start::HEAD as u64).read_to_end(&mut head)?;
    let kind = extract::detect_start(&Start::new(&head, &[], Some(path), Some(length)));
    let Some(open) = kind.and_then(|kind| kind.format().parts) else {
        return writeln!(out, "no container: {kind:?}");
    };
    let captured =
        jiff::Timestamp::from_second(1_800_000_000).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
    let opening = Opening { from, ..Opening::of(Some(path), captured) };
    let (mut documents, mut left, mut bytes) = (0_u64, 0_u64, 0_u64);
    let started = std::time::Instant::now();
    let ended = open(&mut file, &opening, &mut |step| {
        let line = match &step {
            Step::Part(part) => {
                documents += 1;
                bytes += part.bytes.len() as u64;
                let (name, url) = (part.name.as_deref(), part.url.as_deref());
                format!("{}\t{:?}\t{}\t{name:?}\t{url:?}", part.place, part.kind, part.bytes.len())
            }
            Step::Skipped(it) => {
                left += 1;
                format!(
                    "{}\t{}: {}",
                    it.place,
                    if it.failed { "failed" } else { "skipped" },
                    it.why
                )
            }
        };
        if !count && writeln!(out, "{}\t{line}", step.next()).is_err() {
            return ControlFlow::Break(());
        }
        ControlFlow::Continue(())
    });
    let seconds = started.elapsed().as_secs_f64();
    writeln!(out, "{ended:?}")?;
    let rate = |amount: u64| amount as f64 / 1e6 / seconds;
    writeln!(
        out,
        "{documents} documents of {bytes} bytes, {left} left out, {seconds:.2} s; {:.0} MB/s of documents, {:.0} MB/s of the file",
        rate(bytes),
        rate(length)
    )
}
