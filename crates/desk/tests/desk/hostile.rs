//! A child that misbehaves when a page tells it to, and one that tries its walls.

use std::fs::{self, File};
use std::net::{SocketAddr, TcpStream, UdpSocket};
use std::process::Command;
use std::thread;
use std::time::Duration;

/// Every page that begins like this is one of ours.
pub(crate) const MARK: &str = "HOSTILE PAGE ";

/// Does what the page says; `None` leaves it to the real reader.
pub(crate) fn misbehave(words: &[u8], body: &[u8]) -> Option<Result<Vec<u8>, String>> {
    let page = std::str::from_utf8(body).ok()?;
    let wish = page.strip_prefix(MARK)?.split_whitespace().next()?;
    match wish {
        "abort" => std::process::abort(),
        "panic" => panic!("as the page wished"),
        "loop" => loop {
            std::hint::black_box(0);
        },
        "sleep" => thread::sleep(Duration::from_secs(3_600)),
        "overflow" => drop(overflow(1)),
        "memory" => drop(bomb()),
        "nonsense" => return Some(Ok(b"this is no capture".to_vec())),
        "refuse" => return Some(Err("this page is not to my liking".to_owned())),
        "probe" => return Some(capture_of(words, &probe())),
        _ => return None,
    }
    Some(Err("it went on".to_owned()))
}

fn overflow(depth: u64) -> u64 {
    let room = std::hint::black_box([depth; 512]);
    if room[1] == 0 { 0 } else { overflow(depth + 1) + room[3] }
}

fn bomb() -> Vec<Vec<u8>> {
    // Far more than the child may have, written to, so that it is really taken.
    (0..4_096).map(|n| vec![n as u8 | 1; 1 << 20]).collect()
}

/// A capture whose text is what the probe found.
fn capture_of(_words: &[u8], text: &str) -> Result<Vec<u8>, String> {
    let input = extract::Input {
        kind: Some(extract::Kind::TEXT),
        pasted: true,
        ..extract::Input::of(text.as_bytes(), jiff::Timestamp::UNIX_EPOCH)
    };
    let capture = extract::plain(&input, extract::Warning::new("probe", "A probe."));
    serde_json::to_vec(&capture).map_err(|error| error.to_string())
}

/// Tries everything that must not work in there; one line each.
#[expect(clippy::disallowed_methods, reason = "the probe must try what is forbidden")]
fn probe() -> String {
    let address = SocketAddr::from(([127, 0, 0, 1], 9));
    let tried: [(&str, std::io::Result<()>); 8] = [
        ("read", fs::read("/etc/passwd").map(drop)),
        ("read own program", fs::read("/proc/self/exe").map(drop)),
        ("list", fs::read_dir("/").map(drop)),
        ("write", File::create("/tmp/dossier-probe").map(drop)),
        ("tcp", TcpStream::connect_timeout(&address, Duration::from_secs(1)).map(drop)),
        ("udp", UdpSocket::bind("127.0.0.1:0").map(drop)),
        ("exec", Command::new("/bin/true").status().map(drop)),
        ("unix", std::os::unix::net::UnixStream::pair().map(drop)),
    ];
    let line = |(name, outcome): &(&str, std::io::Result<()>)| match outcome {
        Ok(()) => format!("{name}: WORKED."),
        Err(error) => format!("{name}: {:?}.", error.kind()),
    };
    let threads = thread::spawn(|| 7).join().is_ok_and(|seven| seven == 7);
    let mut lines: Vec<String> = tried.iter().map(line).collect();
    lines.push(format!("threads: {}.", if threads { "still work" } else { "BROKEN" }));
    lines.join("\n\n")
}
