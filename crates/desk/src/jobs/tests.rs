//! Jobs: how they start, stop, pause and end.

use std::sync::mpsc::channel;

use super::*;
use crate::wire::{ErrorCode, Event};

fn plan(can_pause: bool) -> Plan {
    Plan { label: "Counting".to_owned(), can_pause, in_vault: true }
}

fn jobs() -> Jobs {
    Jobs::new(Arc::default())
}

fn end_of(jobs: &Jobs, number: i64) -> JobState {
    assert!(jobs.find(number).unwrap().wait_for_end(Instant::now() + Duration::from_secs(10)));
    jobs.one(number).unwrap()
}

fn counted(items: i64) -> Result<JobResult, WireError> {
    Ok(JobResult::RebuildIndex { items })
}

#[test]
fn a_job_runs_to_its_result() {
    let jobs = jobs();
    let started = jobs
        .start(plan(true), |progress| {
            progress.at(3, 3, Some("three"));
            counted(3)
        })
        .unwrap();
    let state = end_of(&jobs, started.job);
    assert_eq!(state.phase, JobPhase::Done);
    assert_eq!((state.done, state.total), (3, 3));
    assert_eq!(state.result, Some(JobResult::RebuildIndex { items: 3 }));
    assert_eq!(jobs.all().len(), 1);
}

#[test]
fn a_failure_and_a_panic_both_end_a_job() {
    let jobs = jobs();
    let failing = jobs.start(plan(true), |_| Err(refused("no"))).unwrap();
    assert_eq!(end_of(&jobs, failing.job).error.unwrap().message, "no");
    let panicking = jobs.start(plan(true), |_| panic!("a bug")).unwrap();
    let state = end_of(&jobs, panicking.job);
    assert_eq!(state.phase, JobPhase::Failed);
    assert_eq!(state.error.unwrap().code, ErrorCode::Internal);
}

#[test]
fn a_paused_job_does_no_further_piece_until_it_goes_on() {
    let jobs = jobs();
    let (tick, ticks) = channel();
    let (say, heard) = channel();
    let started = jobs
        .start(plan(true), move |progress| {
            for piece in 0..3 {
                ticks.recv().unwrap();
                progress.checkpoint()?;
                say.send(piece).unwrap();
            }
            counted(3)
        })
        .unwrap();
    tick.send(()).unwrap();
    assert_eq!(heard.recv_timeout(Duration::from_secs(10)).unwrap(), 0);
    assert_eq!(jobs.control(started.job, JobAction::Pause).unwrap().phase, JobPhase::Paused);
    tick.send(()).unwrap();
    tick.send(()).unwrap();
    assert!(heard.recv_timeout(Duration::from_millis(100)).is_err());
    assert_ne!(jobs.control(started.job, JobAction::Resume).unwrap().phase, JobPhase::Paused);
    assert_eq!(heard.recv_timeout(Duration::from_secs(10)).unwrap(), 1);
    assert_eq!(end_of(&jobs, started.job).phase, JobPhase::Done);
}

#[test]
fn a_paused_job_can_be_cancelled() {
    let jobs = jobs();
    let (tick, ticks) = channel();
    let started = jobs
        .start(plan(true), move |progress| {
            ticks.recv().unwrap();
            progress.checkpoint()?;
            counted(1)
        })
        .unwrap();
    jobs.control(started.job, JobAction::Pause).unwrap();
    tick.send(()).unwrap();
    jobs.control(started.job, JobAction::Cancel).unwrap();
    let state = end_of(&jobs, started.job);
    assert_eq!((state.phase, state.result), (JobPhase::Cancelled, None));
    assert_eq!(state.error, None);
}

#[test]
fn a_cancelled_job_may_keep_what_it_has_done() {
    let jobs = jobs();
    let (tick, ticks) = channel();
    let started = jobs
        .start(plan(true), move |progress| {
            progress.at(1, 3, None);
            ticks.recv().unwrap();
            assert!(progress.checkpoint().is_err());
            counted(1)
        })
        .unwrap();
    jobs.control(started.job, JobAction::Cancel).unwrap();
    tick.send(()).unwrap();
    let state = end_of(&jobs, started.job);
    assert_eq!(state.phase, JobPhase::Cancelled);
    assert_eq!(state.result, Some(JobResult::RebuildIndex { items: 1 }));
}

#[test]
fn what_cannot_be_paused_says_so() {
    let jobs = jobs();
    let (tick, ticks) = channel();
    let started = jobs
        .start(plan(false), move |_| {
            ticks.recv().unwrap();
            counted(1)
        })
        .unwrap();
    assert_eq!(jobs.control(started.job, JobAction::Pause).unwrap_err().code, ErrorCode::Refused);
    tick.send(()).unwrap();
    end_of(&jobs, started.job);
    let after = jobs.control(started.job, JobAction::Pause).unwrap();
    assert_eq!(after.phase, JobPhase::Done);
    assert_eq!(jobs.control(99, JobAction::Pause).unwrap_err().code, ErrorCode::NotFound);
}

#[test]
fn closing_a_vault_stops_its_jobs() {
    let jobs = jobs();
    jobs.start(plan(true), |progress| {
        loop {
            progress.checkpoint()?;
            thread::sleep(Duration::from_millis(1));
        }
    })
    .unwrap();
    assert!(jobs.stop_in_vault(Duration::from_secs(10)));
    assert_eq!(jobs.all()[0].phase, JobPhase::Cancelled);
}

#[test]
fn only_the_last_ended_jobs_are_remembered_and_not_too_many_run() {
    let jobs = jobs();
    for _ in 0..REMEMBERED + 5 {
        let started = jobs.start(plan(true), |_| counted(0)).unwrap();
        end_of(&jobs, started.job);
    }
    assert!(jobs.all().len() <= REMEMBERED + 1);
    let wait = |progress: &Progress| {
        while progress.checkpoint().is_ok() {
            thread::sleep(Duration::from_millis(1));
        }
        counted(0)
    };
    for _ in 0..MOST {
        jobs.start(plan(true), wait).unwrap();
    }
    assert_eq!(jobs.start(plan(true), wait).unwrap_err().code, ErrorCode::Refused);
    assert!(jobs.stop_in_vault(Duration::from_secs(10)));
}

#[test]
fn listeners_hear_the_beginning_and_the_end() {
    let listeners = Arc::new(Listeners::default());
    let (say, heard) = channel();
    listeners.add(Box::new(move |event| {
        if let Event::Job { job } = event {
            say.send(job.phase).unwrap();
        }
    }));
    let jobs = Jobs::new(listeners);
    let started = jobs.start(plan(true), |_| counted(0)).unwrap();
    end_of(&jobs, started.job);
    assert_eq!(heard.recv().unwrap(), JobPhase::Running);
    assert_eq!(heard.recv_timeout(Duration::from_secs(10)).unwrap(), JobPhase::Done);
}
