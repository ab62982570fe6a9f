//! What one order may take, and why an order has no answer.

use std::time::Duration;

/// What one order may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Limits {
    /// Time on the wall. More than the processor time, because a busy machine is not the page's
    /// fault.
    pub(crate) wall: Duration,
    /// Processor time.
    pub(crate) cpu: Duration,
}

impl Limits {
    /// For reading one page.
    pub(crate) const PAGE: Self =
        Self { wall: Duration::from_secs(20), cpu: Duration::from_secs(8) };

    /// For finding the next part of a container: unpacking 64 MiB, or passing over many records
    /// that are of no interest.
    pub(crate) const PART: Self =
        Self { wall: Duration::from_secs(60), cpu: Duration::from_secs(20) };

    /// For drawing one page of a PDF.
    pub(crate) const PICTURE: Self =
        Self { wall: Duration::from_secs(30), cpu: Duration::from_secs(10) };

    /// For laying out one document.
    pub(crate) const DOCUMENT: Self =
        Self { wall: Duration::from_secs(180), cpu: Duration::from_secs(90) };
}

/// Why an order has no answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Failure {
    /// The child could not be started.
    #[error("the reading process could not be started ({0})")]
    NoStart(String),
    /// The child died: out of memory, out of stack, or worse.
    #[error("the reading process ended before it was done")]
    Died,
    /// It took too long.
    #[error("it took longer than {} seconds", .0.as_secs())]
    TimeUp(Duration),
    /// The child said no.
    #[error("{0}")]
    Refused(String),
    /// The child has worked long enough; another one is to go on.
    #[error("the reading process has worked long enough")]
    Worn,
    /// The file that the child reads from cannot be read.
    #[error("the file cannot be read ({0})")]
    Unreadable(String),
    /// Whoever asked does not want the answer any more.
    #[error("it was stopped")]
    Stopped,
}
