//! One living child, seen from the program.

use std::process::{Child, ChildStdin, ChildStdout};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

use super::frame::{Verdict, read_answer, write_order};
use super::nursery::Nursery;
use super::{Failure, JailReport, Limits, meter};

/// How long a child may take to start and lock itself in.
const START: Limits = Limits { wall: Duration::from_secs(20), cpu: Duration::from_secs(10) };

/// How often the meter is read while an order is worked on.
const GLANCE: Duration = Duration::from_millis(100);

/// Orders after which a child is replaced: what pages leave behind in it does not pile up.
const ORDERS_IN_A_LIFE: u32 = 500;

type Answer = (Verdict, Vec<u8>);

/// A child that waits for orders. Killed when dropped.
#[derive(Debug)]
pub(super) struct Process {
    child: Child,
    input: Option<ChildStdin>,
    answers: Receiver<Answer>,
    report: JailReport,
    orders: u32,
    sound: bool,
}

impl Process {
    /// Starts a child and waits until it has locked itself in.
    pub(super) fn start(nursery: &Nursery) -> Result<Self, Failure> {
        let mut child = nursery.start().map_err(Failure::NoStart)?;
        let (input, output) = (child.stdin.take(), child.stdout.take());
        let answers = listen(output)?;
        let mut process = Self {
            child,
            input,
            answers,
            report: JailReport { walls: Vec::new() },
            orders: 0,
            sound: false,
        };
        let (_, hello) = process.wait(START, &|| false).map_err(|failure| match failure {
            Failure::Died => Failure::NoStart("it ended at once".to_owned()),
            other => other,
        })?;
        process.report = serde_json::from_slice(&hello)
            .map_err(|_| Failure::NoStart("it is not a part of Dossier".to_owned()))?;
        process.sound = true;
        Ok(process)
    }

    /// What holds it.
    pub(super) fn report(&self) -> &JailReport {
        &self.report
    }

    /// True where it may be given another order.
    pub(super) fn reusable(&self) -> bool {
        self.sound && self.orders < ORDERS_IN_A_LIFE
    }

    /// Gives an order and waits for the answer, as long as `limits` allow and it is not stopped.
    pub(super) fn ask(
        &mut self,
        words: &[u8],
        body: &[&[u8]],
        limits: Limits,
        stopped: &dyn Fn() -> bool,
    ) -> Result<Vec<u8>, Failure> {
        self.orders += 1;
        self.sound = false;
        let mut input = self.input.take().ok_or(Failure::Died)?;
        let (outcome, input) = thread::scope(|scope| {
            // A child that does not read would block the writer: it gets a thread of its own,
            // and is freed when the child is killed.
            let writer = scope.spawn(move || write_order(&mut input, words, body).map(|()| input));
            let outcome = self.wait(limits, stopped);
            if outcome.is_err() {
                self.kill();
            }
            (outcome, writer.join().ok().and_then(Result::ok))
        });
        self.input = input;
        let (verdict, bytes) = outcome?;
        if verdict == Verdict::Refused {
            // It may have ended itself; the next order finds another child.
            return Err(Failure::Refused(String::from_utf8_lossy(&bytes).into_owned()));
        }
        self.sound = self.input.is_some();
        Ok(bytes)
    }

    fn wait(&self, limits: Limits, stopped: &dyn Fn() -> bool) -> Result<Answer, Failure> {
        let pid = self.child.id();
        let began = Instant::now();
        let cpu_before = meter::cpu_time(pid).unwrap_or_default();
        loop {
            match self.answers.recv_timeout(GLANCE) {
                Ok(answer) => return Ok(answer),
                Err(RecvTimeoutError::Disconnected) => return Err(Failure::Died),
                Err(RecvTimeoutError::Timeout) => {}
            }
            if stopped() {
                return Err(Failure::Stopped);
            }
            if began.elapsed() > limits.wall {
                return Err(Failure::TimeUp(limits.wall));
            }
            let used = meter::cpu_time(pid).unwrap_or_default().saturating_sub(cpu_before);
            if used > limits.cpu {
                return Err(Failure::TimeUp(limits.cpu));
            }
        }
    }

    fn kill(&mut self) {
        self.sound = false;
        // Both fail only where the child is gone already.
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        self.kill();
    }
}

/// Reads answers on a thread of its own, which ends with the child.
fn listen(output: Option<ChildStdout>) -> Result<Receiver<Answer>, Failure> {
    let mut output = output.ok_or(Failure::Died)?;
    let (sender, answers) = channel();
    thread::Builder::new()
        .name("child answers".to_owned())
        .spawn(move || {
            while let Ok(Some(answer)) = read_answer(&mut output) {
                if sender.send(answer).is_err() {
                    break;
                }
            }
        })
        .map_err(|error| Failure::NoStart(error.to_string()))?;
    Ok(answers)
}
