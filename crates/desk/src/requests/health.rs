//! Checking a vault, and building its index anew.

use std::ops::ControlFlow;
use std::sync::Arc;

use archive::DoctorOptions;

use crate::child::Pool;
use crate::desk::Desk;
use crate::jobs::{Plan, Progress};
use crate::twins::number;
use crate::wire::{DoctorCheck, DoctorReport, JobResult, JobStarted, WireError};

pub(crate) fn doctor(desk: &Desk, (): ()) -> Result<JobStarted, WireError> {
    let vault = desk.vault()?;
    let children = Arc::clone(desk.children());
    let plan = Plan { label: "Checking the vault".to_owned(), can_pause: true, in_vault: true };
    desk.long_work().start(plan, move |progress| {
        let mut step = |what: &'static str, done, total| go_on(progress, Some(what), done, total);
        let found = vault.archive.doctor(DoctorOptions::default(), &mut step)?;
        let mut checks: Vec<DoctorCheck> = found.checks.into_iter().map(check).collect();
        checks.push(jail(&children));
        let healthy = checks.iter().all(|check| check.ok);
        Ok(JobResult::Doctor { report: DoctorReport { healthy, checks } })
    })
}

fn check(check: archive::Check) -> DoctorCheck {
    DoctorCheck {
        name: check.name.to_owned(),
        ok: check.ok,
        finding: check.finding,
        hint: check.hint.map(str::to_owned),
    }
}

/// What holds the process that reads hostile pages. Missing walls are said; they are no fault of
/// the vault where the system has none.
fn jail(children: &Pool) -> DoctorCheck {
    let name = "Reading process".to_owned();
    match children.report() {
        Ok(report) => DoctorCheck {
            name,
            ok: report.holds() || !cfg!(target_os = "linux"),
            finding: report.words(),
            hint: (!report.complete()).then(|| {
                "Hostile pages are read in a process of their own, but less locked in than they \
                 could be. A newer system kernel closes more."
                    .to_owned()
            }),
        },
        Err(failure) => DoctorCheck {
            name,
            ok: false,
            finding: failure.to_string(),
            hint: Some(
                "Pages are filed with their plain text only. Start Dossier again; if it stays so, \
                 install it anew."
                    .to_owned(),
            ),
        },
    }
}

pub(crate) fn rebuild_index(desk: &Desk, (): ()) -> Result<JobStarted, WireError> {
    let vault = desk.vault()?;
    let plan = Plan {
        label: "Building the search index anew".to_owned(),
        can_pause: true,
        in_vault: true,
    };
    desk.long_work().start(plan, move |progress| {
        let mut step = |done, total| go_on(progress, None, done, total);
        let items = vault.archive.rebuild_index(&mut step)?;
        Ok(JobResult::RebuildIndex { items: number(items) })
    })
}

/// Notes progress; waits while the job is paused, stops where it was cancelled.
fn go_on(progress: &Progress, what: Option<&str>, done: u64, total: u64) -> ControlFlow<()> {
    progress.at(number(done), number(total), what);
    match progress.checkpoint() {
        Ok(()) => ControlFlow::Continue(()),
        Err(_) => ControlFlow::Break(()),
    }
}
