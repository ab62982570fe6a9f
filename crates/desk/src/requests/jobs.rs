//! Jobs: a look at them, and steering.

use crate::desk::Desk;
use crate::wire::{JobControl, JobRequest, JobState, WireError};

pub(crate) fn jobs(desk: &Desk, (): ()) -> Result<Vec<JobState>, WireError> {
    Ok(desk.long_work().all())
}

pub(crate) fn job(desk: &Desk, request: JobRequest) -> Result<JobState, WireError> {
    desk.long_work().one(request.job)
}

pub(crate) fn control_job(desk: &Desk, request: JobControl) -> Result<JobState, WireError> {
    desk.long_work().control(request.job, request.action)
}
