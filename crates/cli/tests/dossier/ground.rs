//! A folder of its own for each test, a vault in it, and the command run in it.

use std::fs;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;

/// A page with a headline, a date, an author, and text that is not the article.
pub(crate) const STRIKE: &str = r#"<!doctype html>
<html lang="en"><head>
<meta charset="utf-8">
<title>Dockers end nine-day strike at Marrowgate - Harbour Post</title>
<meta property="og:site_name" content="Harbour Post">
<meta property="article:published_time" content="2024-12-18T06:30:00Z">
<meta name="author" content="Ana Ferreira">
</head><body>
<nav><a href="/">Home</a> <a href="/ports">Ports</a> <a href="/rail">Rail</a></nav>
<article>
<h1>Dockers end nine-day strike at Marrowgate</h1>
<p>Dockers at the Marrowgate container terminal went back to work on Wednesday after nine days,
when the operator, Quayline, withdrew a new roster that would have split the night shift.</p>
<p>The union said that 1,140 of its 1,300 members at the terminal had voted for the agreement. Nine
ships that had waited in the roads were given berths during the morning, and the queue of lorries
at the northern gate was gone by noon.</p>
<p>Quayline put the cost of the strike at 41 million crowns. It denied that the roster had been
drawn up to force a sale of the terminal, as the union had claimed in November.</p>
</article>
<footer>Subscribe to our newsletter. Cookie settings. All rights reserved.</footer>
</body></html>
"#;

/// A text as it is pasted, without a date of its own.
pub(crate) const NOTES: &str = "Quayline weighs sale of its northern terminals\n\n\
    The port operator Quayline has asked two banks to find a buyer for its terminals at Marrowgate \
    and Thrale, according to a person who saw the letter.\n\n\
    A buyer would take over 1,300 dockers and a quarrel about the roster of the night shift that \
    nobody has settled yet.\n";

/// A folder of its own, with nothing of the user's in it.
pub(crate) struct Ground {
    folder: TempDir,
    vault: Option<PathBuf>,
}

impl Ground {
    /// An empty folder.
    pub(crate) fn empty() -> Self {
        Self { folder: tempfile::tempdir().unwrap(), vault: None }
    }

    /// A folder with a new vault that every command works with.
    pub(crate) fn with_vault() -> Self {
        let mut ground = Self::empty();
        ground.succeed(&["new", "Port.dossier", "--analyst", "Ana"]);
        ground.vault = Some(ground.path("Port.dossier"));
        ground
    }

    /// A folder with a vault in which two items are filed: 1 the strike, 2 the notes.
    pub(crate) fn with_items() -> Self {
        let ground = Self::with_vault();
        ground.write("strike.html", STRIKE);
        ground.write("notes.txt", NOTES);
        ground.succeed(&["file", "strike.html", "notes.txt"]);
        ground
    }

    /// A path in the folder.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes a file into the folder.
    pub(crate) fn write(&self, name: &str, content: impl AsRef<[u8]>) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }

    /// The command, ready to run.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_dossier"));
        command.args(arguments).current_dir(self.folder.path()).env_clear();
        for folder in ["HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR"] {
            command.env(folder, self.path(".user").join(folder));
        }
        command.env("PATH", std::env::var_os("PATH").unwrap_or_default());
        command.env("USER", "ana").env("TZ", "UTC").env("LC_ALL", "C.UTF-8");
        if let Some(vault) = &self.vault {
            command.env("DOSSIER_VAULT", vault);
        }
        command
    }

    /// Runs the command with something on its standard input.
    pub(crate) fn run_with(&self, arguments: &[&str], input: &[u8]) -> Output {
        let mut command = self.command(arguments);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        // A command that refuses may end before it has read everything.
        drop(child.stdin.take().unwrap().write_all(input));
        child.wait_with_output().unwrap()
    }

    /// Runs the command.
    pub(crate) fn run(&self, arguments: &[&str]) -> Output {
        self.run_with(arguments, b"")
    }

    /// Runs the command, which must succeed, and gives what it printed.
    pub(crate) fn succeed(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "dossier {arguments:?}: {said}");
        String::from_utf8(output.stdout).unwrap()
    }

    /// Runs the command with `--json` and reads what it printed.
    pub(crate) fn json(&self, arguments: &[&str]) -> Value {
        let printed = self.succeed(&[arguments, &["--json"]].concat());
        serde_json::from_str(&printed).unwrap()
    }

    /// What a person sees who types these commands, one after the other.
    pub(crate) fn transcript(&self, commands: &[&[&str]]) -> String {
        let mut seen = String::new();
        for arguments in commands {
            let typed: Vec<_> = arguments.iter().map(|argument| quoted(argument)).collect();
            seen.push_str(&format!("$ dossier {}\n", typed.join(" ")));
            seen.push_str(&self.seen(&self.run(arguments)));
        }
        // Room at the end of a line is nothing that anybody sees.
        seen.lines().map(|line| format!("{}\n", line.trim_end())).collect()
    }

    /// Both outputs and the exit code where it is not 0, with what differs from run to run made
    /// the same: the folder, times, checksums.
    pub(crate) fn seen(&self, output: &Output) -> String {
        let mut seen = String::from_utf8_lossy(&output.stdout).into_owned();
        for line in String::from_utf8_lossy(&output.stderr).lines() {
            seen.push_str(&format!("2> {line}\n"));
        }
        match output.status.code() {
            Some(0) => {}
            Some(code) => seen.push_str(&format!("[exit code {code}]\n")),
            None => seen.push_str("[killed]\n"),
        }
        let folder = self.folder.path().canonicalize().unwrap();
        let seen = seen.replace(folder.to_str().unwrap(), "~");
        let seen = seen.replace(self.folder.path().to_str().unwrap(), "~");
        steady(&seen)
    }
}

fn quoted(argument: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "-_./,:=@*".contains(c);
    if !argument.is_empty() && argument.chars().all(plain) {
        argument.to_owned()
    } else {
        format!("'{argument}'")
    }
}

/// Times of today become zeros, checksums `SHA256`. How far the index is depends on how busy the
/// machine is.
fn steady(text: &str) -> String {
    let mut steady = String::new();
    for line in text.split_inclusive('\n') {
        if line.starts_with("Index ") && line.contains("catching up") {
            steady.push_str("Index      up to date\n");
            continue;
        }
        let words = line.split_inclusive(|c: char| !c.is_ascii_alphanumeric());
        for word in words {
            let bare = word.trim_end_matches(|c: char| !c.is_ascii_alphanumeric());
            let is_sum = bare.len() == 64 && bare.bytes().all(|byte| byte.is_ascii_hexdigit());
            steady.push_str(if is_sum { "SHA256" } else { bare });
            steady.push_str(&word[bare.len()..]);
        }
    }
    without_times(&steady)
}

/// `2024-12-19 08:15Z` and `2024-12-19T08:15:42.1Z`, as the command prints moments of its own.
fn without_times(text: &str) -> String {
    let shape = b"0000-00-00 00:00";
    let bytes = text.as_bytes();
    let fits = |at: usize| {
        bytes.len() >= at + shape.len()
            && shape.iter().zip(&bytes[at..]).all(|(shape, byte)| match shape {
                b'0' => byte.is_ascii_digit(),
                b' ' => matches!(byte, b' ' | b'T'),
                _ => shape == byte,
            })
    };
    let mut steady = String::new();
    let mut at = 0;
    while at < text.len() {
        if fits(at) {
            let rest = &text[at + shape.len()..];
            let tail = rest.find(|c: char| !c.is_ascii_digit() && !":.".contains(c));
            let end = at + shape.len() + tail.unwrap_or(rest.len());
            // Everything that the tests invent happened in 2024.
            if text[end..].starts_with('Z') && !text[at..].starts_with("2024") {
                // Of the same length where it stands in a column.
                steady.push_str("0000-00-00 00:00Z");
                at = end + 1;
                continue;
            }
        }
        let c = text[at..].chars().next().unwrap();
        steady.push(c);
        at += c.len_utf8();
    }
    steady
}

#[test]
fn what_differs_from_run_to_run_is_made_the_same() {
    assert_eq!(steady("by file, 2026-11-24 23:30Z."), "by file, 0000-00-00 00:00Z.");
    assert_eq!(steady("\"2026-11-24T23:30:01.25Z\""), "\"0000-00-00 00:00Z\"");
    assert_eq!(steady("Index      catching up, 1 change to go\n"), "Index      up to date\n");
    assert_eq!(steady("2024-12-18T06:30:00Z"), "2024-12-18T06:30:00Z");
    assert_eq!(steady(&format!("({})\n", "a1".repeat(32))), "(SHA256)\n");
}
