//! The side of the process that holds the vault.

use std::fs::{self, DirBuilder};
use std::io;
use std::os::unix::fs::{DirBuilderExt as _, MetadataExt as _, PermissionsExt as _};
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use super::message::{Reply, Request, receive, send};
use super::{Answer, may_be_relayed, place};
use crate::environment::Environment;
use crate::fault::refused;

/// Lines that are served at the same time.
const LINES: usize = 8;

/// A line that says nothing for this long is cut.
const IDLE: Duration = Duration::from_secs(150);

/// Listens for the command line as long as it lives.
#[derive(Debug)]
pub(crate) struct Listening {
    socket: PathBuf,
    closing: Arc<AtomicBool>,
}

impl Listening {
    /// Listens for requests about the vault in this folder. Where that is not possible, the
    /// window works all the same and a command line hears that the vault is held.
    pub(crate) fn about(vault: &Path, environment: &Environment, answer: Answer) -> Option<Self> {
        let folder = &environment.runtime_folder;
        own_folder(folder).ok().filter(|ours| *ours)?;
        let socket = place::socket(folder, vault);
        // We hold the vault's lock, so whoever made this socket is gone.
        drop(fs::remove_file(&socket));
        let listener = UnixListener::bind(&socket).ok()?;
        let closing = Arc::new(AtomicBool::new(false));
        let ear = Ear { answer, closing: Arc::clone(&closing), lines: Arc::default() };
        thread::Builder::new()
            .name("relay".to_owned())
            .spawn(move || ear.listen(&listener))
            .ok()?;
        Some(Self { socket, closing })
    }
}

impl Drop for Listening {
    fn drop(&mut self) {
        self.closing.store(true, Ordering::Release);
        // A last call wakes the listener, which then sees that it is over.
        drop(UnixStream::connect(&self.socket));
        drop(fs::remove_file(&self.socket));
    }
}

struct Ear {
    answer: Answer,
    closing: Arc<AtomicBool>,
    lines: Arc<AtomicUsize>,
}

impl Ear {
    fn listen(&self, listener: &UnixListener) {
        for line in listener.incoming() {
            if self.closing.load(Ordering::Acquire) {
                return;
            }
            let Ok(line) = line else { continue };
            if self.lines.fetch_add(1, Ordering::AcqRel) >= LINES {
                self.lines.fetch_sub(1, Ordering::AcqRel);
                continue;
            }
            let (answer, lines) = (Arc::clone(&self.answer), Arc::clone(&self.lines));
            let closing = Arc::clone(&self.closing);
            let started = thread::Builder::new().name("relay line".to_owned()).spawn(move || {
                // The other side learns of a broken line by itself.
                drop(serve(&line, &answer, &closing));
                lines.fetch_sub(1, Ordering::AcqRel);
            });
            if started.is_err() {
                self.lines.fetch_sub(1, Ordering::AcqRel);
            }
        }
    }
}

fn serve(line: &UnixStream, answer: &Answer, closing: &AtomicBool) -> io::Result<()> {
    line.set_read_timeout(Some(IDLE))?;
    line.set_write_timeout(Some(IDLE))?;
    while let Some(Request { name, request }) = receive::<Request>(line)? {
        if closing.load(Ordering::Acquire) {
            return Ok(());
        }
        let done = if may_be_relayed(&name) {
            answer(&name, request)
        } else {
            Err(refused(format!("`{name}` can only be asked in the window itself")))
        };
        send(line, &done.map_or_else(Reply::Failed, Reply::Done))?;
    }
    Ok(())
}

/// Makes the folder, for this user alone; false where another user could reach into it.
fn own_folder(folder: &Path) -> io::Result<bool> {
    match DirBuilder::new().recursive(true).mode(0o700).create(folder) {
        Ok(()) => {}
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
        Err(error) => return Err(error),
    }
    Ok(is_ours_alone(folder))
}

/// True where the folder is a real one, belongs to this user, and nobody else may enter it.
pub(super) fn is_ours_alone(folder: &Path) -> bool {
    fs::symlink_metadata(folder).is_ok_and(|seen| {
        seen.is_dir()
            && seen.uid() == rustix::process::geteuid().as_raw()
            && seen.permissions().mode() & 0o077 == 0
    })
}
