//! The one thread that starts children.
//!
//! On Linux a child asks to be killed when its parent dies, and the kernel takes the *thread*
//! that started it for the parent. A job's thread ends with the job; so children are started by
//! a thread that lives as long as the program uses them.

use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Sender, channel};
use std::thread;

use super::{ChildProgram, HIDDEN};

type Answer = Result<Child, String>;

/// Starts children, one at a time, until it is dropped.
#[derive(Debug)]
pub(super) struct Nursery {
    orders: Option<Sender<Sender<Answer>>>,
}

impl Nursery {
    /// A nursery for children of `program`.
    pub(super) fn of(program: ChildProgram) -> Self {
        let (orders, inbox) = channel::<Sender<Answer>>();
        let started = thread::Builder::new().name("nursery".to_owned()).spawn(move || {
            for reply in inbox {
                // A dropped child would stay as a zombie; the answer is always waited for.
                drop(reply.send(start(&program.path)));
            }
        });
        Self { orders: started.ok().map(|_| orders) }
    }

    /// Starts a child with pipes for its input and output.
    pub(super) fn start(&self) -> Answer {
        let gone = || "the thread that starts it is gone".to_owned();
        let (reply, answer) = channel();
        self.orders.as_ref().ok_or_else(gone)?.send(reply).map_err(|_| gone())?;
        answer.recv().map_err(|_| gone())?
    }
}

fn start(program: &Path) -> Answer {
    let mut command = Command::new(program);
    command.arg(HIDDEN).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    bare(&mut command);
    command.spawn().map_err(|error| error.to_string())
}

/// The child inherits neither the environment, which may hold secrets, nor a folder.
#[cfg(unix)]
fn bare(command: &mut Command) {
    let libraries = std::env::var_os("LD_LIBRARY_PATH");
    command.env_clear().current_dir("/");
    if let Some(libraries) = libraries {
        command.env("LD_LIBRARY_PATH", libraries);
    }
}

/// Windows programs do not start without parts of their environment.
#[cfg(not(unix))]
fn bare(command: &mut Command) {
    use std::os::windows::process::CommandExt as _;
    const CREATE_NO_WINDOW: u32 = 0x0800_0000;
    command.creation_flags(CREATE_NO_WINDOW);
}
