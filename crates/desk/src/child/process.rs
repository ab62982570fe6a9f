//! One living child, seen from the program.

use std::io;
use std::process::{Child, ChildStdin, ChildStdout};
use std::sync::mpsc::{Receiver, RecvTimeoutError, sync_channel};
use std::thread;
use std::time::{Duration, Instant};

use super::frame::{Verdict, read_answer, write_order, write_reply};
use super::nursery::Nursery;
use super::{Failure, JailReport, Limits, meter};

/// How long a child may take to start and lock itself in.
const START: Limits = Limits { wall: Duration::from_secs(20), cpu: Duration::from_secs(10) };

/// How often the meter is read while an order is worked on.
const GLANCE: Duration = Duration::from_millis(100);

/// Orders after which a child is replaced: what pages leave behind in it does not pile up.
const ORDERS_IN_A_LIFE: u32 = 500;

/// Processor time after which a child is replaced. The limit of the system on its whole life is
/// twice as far, so it never meets a child that does nothing wrong.
const CPU_IN_A_LIFE: Duration = Duration::from_secs(300);

type Answer = (Verdict, Vec<u8>);

/// What the program does with what a child hands over before its answer.
pub(super) trait Partner {
    /// Answers a question of the child: the reply.
    fn answer(&mut self, question: &[u8]) -> Result<Vec<u8>, Failure>;

    /// Takes a piece. An error ends the child.
    fn take(&mut self, piece: Vec<u8>) -> Result<(), Failure>;
}

/// What an order may still take.
struct Meter {
    limits: Limits,
    began: Instant,
    cpu: Duration,
}

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
        let (_, hello) =
            process.wait(&process.meter(START), &|| false).map_err(|failure| match failure {
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
        self.sound && self.orders < ORDERS_IN_A_LIFE && !self.worn()
    }

    /// True where it has worked so long that another should go on.
    pub(super) fn worn(&self) -> bool {
        meter::cpu_time(self.child.id()).is_some_and(|used| used > CPU_IN_A_LIFE)
    }

    /// Gives an order and waits for the answer, as long as `limits` allow and it is not stopped.
    pub(super) fn ask(
        &mut self,
        words: &[u8],
        body: &[&[u8]],
        limits: Limits,
        stopped: &dyn Fn() -> bool,
    ) -> Result<Vec<u8>, Failure> {
        self.begin();
        let meter = self.meter(limits);
        let answer = self.exchange(|out| write_order(out, words, body), &meter, stopped)?;
        self.ended(answer)
    }

    /// Gives an order and does what the child asks for on the way. The limits are those of each
    /// piece: what the partner takes for itself is not the child's fault.
    pub(super) fn converse(
        &mut self,
        words: &[u8],
        limits: Limits,
        stopped: &dyn Fn() -> bool,
        partner: &mut dyn Partner,
    ) -> Result<Vec<u8>, Failure> {
        self.begin();
        let mut meter = self.meter(limits);
        let mut answer = self.exchange(|out| write_order(out, words, &[]), &meter, stopped)?;
        loop {
            let reply = match answer {
                (Verdict::Ask, question) => partner.answer(&question),
                (Verdict::Piece, piece) => {
                    let taken = partner.take(piece).map(|()| Vec::new());
                    meter = self.meter(limits);
                    if self.worn() { taken.and(Err(Failure::Worn)) } else { taken }
                }
                ended => return self.ended(ended),
            };
            let reply = reply.inspect_err(|_| self.kill())?;
            answer = self.exchange(|out| write_reply(out, &reply), &meter, stopped)?;
        }
    }

    fn begin(&mut self) {
        self.orders += 1;
        self.sound = false;
    }

    fn ended(&mut self, (verdict, bytes): Answer) -> Result<Vec<u8>, Failure> {
        match verdict {
            Verdict::Done => {
                self.sound = self.input.is_some();
                Ok(bytes)
            }
            // It may have ended itself; the next order finds another child.
            Verdict::Refused => Err(Failure::Refused(String::from_utf8_lossy(&bytes).into_owned())),
            // Nobody asked for pieces: what runs there is not our own any more.
            Verdict::Piece | Verdict::Ask => {
                self.kill();
                Err(Failure::Died)
            }
        }
    }

    /// Sends something and waits for what comes back.
    fn exchange(
        &mut self,
        send: impl FnOnce(&mut ChildStdin) -> io::Result<()> + Send,
        meter: &Meter,
        stopped: &dyn Fn() -> bool,
    ) -> Result<Answer, Failure> {
        let mut input = self.input.take().ok_or(Failure::Died)?;
        let (outcome, input) = thread::scope(|scope| {
            // A child that does not read would block the writer: it gets a thread of its own,
            // and is freed when the child is killed.
            let writer = scope.spawn(move || send(&mut input).map(|()| input));
            let outcome = self.wait(meter, stopped);
            if outcome.is_err() {
                self.kill();
            }
            (outcome, writer.join().ok().and_then(Result::ok))
        });
        self.input = input;
        outcome
    }

    fn meter(&self, limits: Limits) -> Meter {
        let cpu = meter::cpu_time(self.child.id()).unwrap_or_default();
        Meter { limits, began: Instant::now(), cpu }
    }

    fn wait(&self, meter: &Meter, stopped: &dyn Fn() -> bool) -> Result<Answer, Failure> {
        let pid = self.child.id();
        let limits = meter.limits;
        loop {
            match self.answers.recv_timeout(GLANCE) {
                Ok(answer) => return Ok(answer),
                Err(RecvTimeoutError::Disconnected) => return Err(Failure::Died),
                Err(RecvTimeoutError::Timeout) => {}
            }
            if stopped() {
                return Err(Failure::Stopped);
            }
            if meter.began.elapsed() > limits.wall {
                return Err(Failure::TimeUp(limits.wall));
            }
            let used = meter::cpu_time(pid).unwrap_or_default().saturating_sub(meter.cpu);
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
    // One answer waits at most: a child that hands over pieces waits for the program to take them.
    let (sender, answers) = sync_channel(0);
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
