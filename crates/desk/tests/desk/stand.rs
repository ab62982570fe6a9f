//! A desk in a world of its own: temporary folders, a clock that only moves when it is asked.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicI64, AtomicU8, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use desk::wire::{ErrorCode, Event, JobPhase, JobState, WireError};
use desk::{Desk, Environment};
use jiff::Timestamp;
use serde_json::{Value, json};
use tempfile::TempDir;

/// How long a test waits for anything.
const PATIENCE: Duration = Duration::from_secs(120);

/// The first moment of a stand: 2026-03-09 08:00 UTC.
const BEGINNING: i64 = 1_773_043_200;

/// A desk with an open vault, unless made without one.
pub(crate) struct Stand {
    pub(crate) desk: Desk,
    pub(crate) world: Environment,
    pub(crate) folder: TempDir,
    pub(crate) heard: Arc<Mutex<Vec<Event>>>,
}

impl Stand {
    /// A desk without a vault.
    pub(crate) fn empty() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let world = world(folder.path());
        let desk = Desk::new(world.clone());
        let heard = Arc::new(Mutex::new(Vec::new()));
        let ear = Arc::clone(&heard);
        desk.subscribe(Box::new(move |event| ear.lock().unwrap().push(event.clone())));
        Self { desk, world, folder, heard }
    }

    /// A desk with the open vault `Port`.
    pub(crate) fn with_vault() -> Self {
        let stand = Self::empty();
        let folder = stand.path("");
        let new = json!({ "folder": folder, "name": "Port", "analyst": "Ana Roe" });
        stand.ask("create_vault", new);
        stand
    }

    /// A path in the stand's own folder.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        if name.is_empty() {
            self.folder.path().to_path_buf()
        } else {
            self.folder.path().join(name)
        }
    }

    /// The folder of the vault `Port`.
    pub(crate) fn vault(&self) -> PathBuf {
        self.path("Port.dossier")
    }

    /// A second desk in the same world: another process, as far as the vault is concerned.
    pub(crate) fn other_desk(&self) -> Desk {
        Desk::new(self.world.clone())
    }

    /// A request that must be done.
    pub(crate) fn ask(&self, name: &str, request: Value) -> Value {
        match self.desk.dispatch(name, request) {
            Ok(answer) => answer,
            Err(error) => panic!("{name} was refused: {error:?}"),
        }
    }

    /// A request that must be refused, with a code and without the text of a bug.
    pub(crate) fn refuse(&self, name: &str, request: Value, code: ErrorCode) -> WireError {
        let error = match self.desk.dispatch(name, request) {
            Err(error) => error,
            Ok(answer) => panic!("{name} was done: {answer}"),
        };
        assert_eq!(error.code, code, "{error:?}");
        for trace in ["::", "panicked", "Os {", "Error(", "unwrap"] {
            assert!(!error.message.contains(trace), "{}", error.message);
        }
        error
    }

    /// Files a text and answers with the number of the item.
    pub(crate) fn file(&self, text: &str) -> i64 {
        self.ask("file_text", json!({ "text": text }))["item"].as_i64().unwrap()
    }

    /// Waits for the end of a job.
    pub(crate) fn end_of(&self, started: &Value) -> JobState {
        let until = Instant::now() + PATIENCE;
        loop {
            let state: JobState =
                serde_json::from_value(self.ask("job", json!({ "job": started["job"] }))).unwrap();
            if !matches!(state.phase, JobPhase::Running | JobPhase::Paused) {
                return state;
            }
            assert!(Instant::now() < until, "the job did not end: {state:?}");
            thread::sleep(Duration::from_millis(5));
        }
    }

    /// Waits until the index has read everything.
    pub(crate) fn settle(&self) {
        let until = Instant::now() + PATIENCE;
        while self.ask("overview", Value::Null)["index"]["phase"] != "upToDate" {
            assert!(Instant::now() < until, "the index did not catch up");
            thread::sleep(Duration::from_millis(5));
        }
    }

    /// The answer to `show_item`.
    pub(crate) fn item(&self, id: i64) -> Value {
        self.ask("show_item", json!({ "id": id }))
    }

    /// The answer to `overview`.
    pub(crate) fn overview(&self) -> Value {
        self.ask("overview", Value::Null)
    }
}

/// The world around a desk, all of it below one folder.
fn world(folder: &Path) -> Environment {
    let clock = AtomicI64::new(BEGINNING);
    let drawn = AtomicU8::new(1);
    let documents_folder = folder.join("documents");
    std::fs::create_dir(&documents_folder).unwrap();
    Environment {
        clock: Arc::new(move || {
            Timestamp::from_second(clock.fetch_add(1, Ordering::Relaxed)).unwrap()
        }),
        random: Arc::new(move || [drawn.fetch_add(1, Ordering::Relaxed); 16]),
        zone: jiff::tz::TimeZone::UTC,
        config_folder: folder.join("config"),
        vaults_folder: folder.to_path_buf(),
        documents_folder,
        runtime_folder: folder.join("run"),
        user_name: "ana".to_owned(),
        ..Environment::of_user()
    }
}

/// A news text about the harbour, with a number that makes it its own.
pub(crate) fn story(number: u32) -> String {
    format!(
        "Harbour pilots stop work over radio outages ({number})\n\nHarbour Wire, 19 December 2024\n\n\
         Pilots of the northern harbour stopped work on Wednesday night after the third radio \
         outage in a week, the pilots' association said. Ships number {number} and later had to \
         wait outside the breakwater until the morning.\n\nThe port authority said that a failed \
         power supply was to blame and that no attack had taken place. It has ordered new \
         equipment, a spokeswoman said on Thursday.\n"
    )
}
