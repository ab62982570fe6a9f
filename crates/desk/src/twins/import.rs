//! Imports as the window sees them.

use archive::{Import, ImportInput, ImportState, InputState, Outcome};
use extract::Kind;

use super::number;
use crate::wire;

/// An import in a list; `job` is the one that works on it in this process.
pub(crate) fn import_row(
    import: Import,
    job: Option<i64>,
    format: Option<&str>,
) -> wire::ImportRow {
    // One that nobody works on is not at work, whatever was noted last.
    let abandoned = import.state == ImportState::Running && job.is_none();
    let state = match import.state {
        ImportState::Waiting => wire::ImportState::Waiting,
        ImportState::Running if abandoned => wire::ImportState::Paused,
        ImportState::Running => wire::ImportState::Running,
        ImportState::Paused => wire::ImportState::Paused,
        ImportState::Done => wire::ImportState::Done,
        ImportState::Cancelled => wire::ImportState::Cancelled,
        ImportState::Failed => wire::ImportState::Failed,
    };
    let why = if abandoned { Some("it was interrupted".to_owned()) } else { import.why };
    let counts = import.counts;
    wire::ImportRow {
        id: import.id,
        label: import.label,
        format: format.map(format_name),
        state,
        why,
        started_at: import.started_at.to_string(),
        ended_at: import.ended_at.map(|at| at.to_string()),
        actor: import.actor,
        watch: import.watch,
        totals: wire::ImportTotals {
            inputs: number(import.inputs),
            entries: number(counts.entries),
            filed: number(counts.filed),
            seen: number(counts.seen),
            versions: number(counts.versions),
            skipped: number(counts.skipped),
            failed: number(counts.failed),
            bytes_done: number(counts.bytes_done),
            bytes_total: number(import.bytes_total),
        },
        job,
    }
}

/// One input.
pub(crate) fn import_input(input: ImportInput) -> wire::ImportInput {
    let counts = input.counts;
    wire::ImportInput {
        number: input.number.into(),
        path: input.path,
        size: number(input.size),
        format: input.kind.as_deref().map(format_name),
        state: match input.state {
            InputState::Waiting => wire::InputState::Waiting,
            InputState::Running => wire::InputState::Running,
            InputState::Done => wire::InputState::Done,
            InputState::Skipped => wire::InputState::Skipped,
            InputState::Failed => wire::InputState::Failed,
        },
        entries: number(counts.entries),
        filed: number(counts.filed),
        seen: number(counts.seen),
        versions: number(counts.versions),
        skipped: number(counts.skipped),
        failed: number(counts.failed),
        why: input.why,
    }
}

/// What became of something that was filed.
pub(crate) fn entry_outcome(outcome: Outcome) -> wire::EntryOutcome {
    match outcome {
        Outcome::New => wire::EntryOutcome::Filed,
        Outcome::Seen => wire::EntryOutcome::SeenBefore,
        Outcome::Version => wire::EntryOutcome::NewVersion,
    }
}

/// The name of a format; its code where a newer program wrote it.
pub(crate) fn format_name(code: &str) -> String {
    Kind::from_word(code).map_or(code, |kind| kind.format().name).to_owned()
}
