//! Briefings and their revisions.

use archive::{BriefingEdit, BriefingText, NewBriefing};
use tradecraft::tlp::Tlp;

use crate::desk::Desk;
use crate::fault::{fault, refused};
use crate::requests::preview::counted;
use crate::text::quoted;
use crate::twins;
use crate::wire::{
    BriefingDetail, BriefingRequest, BriefingRow, BriefingSaved, CreateBriefing, ErrorCode,
    Revision, RevisionRequest, SaveBriefing, WireError,
};

/// Longest text of a briefing, in bytes.
pub(super) const LONGEST: usize = 4 << 20;

pub(crate) fn list_briefings(desk: &Desk, (): ()) -> Result<Vec<BriefingRow>, WireError> {
    let briefings = desk.vault()?.archive.read(|r| r.briefings().all())?;
    Ok(briefings.into_iter().map(twins::briefing_row).collect())
}

pub(crate) fn show_briefing(
    desk: &Desk,
    request: BriefingRequest,
) -> Result<BriefingDetail, WireError> {
    let detail = desk.vault()?.archive.read(|r| r.briefings().get(request.id))?;
    Ok(twins::briefing_detail(detail))
}

pub(crate) fn create_briefing(
    desk: &Desk,
    request: CreateBriefing,
) -> Result<BriefingSaved, WireError> {
    let pen = desk.pen()?;
    let label = format!("Began the briefing {}", quoted(request.title.trim()));
    let new = NewBriefing {
        title: request.title,
        case: request.case.filter(|case| *case != 0),
        tlp: request.tlp.map_or(Tlp::Amber, twins::tlp_of).label().to_owned(),
        text: text(request.markdown)?,
    };
    let (detail, changed) = pen.write(label, |w| {
        let id = w.briefings().create(&new)?;
        w.read().briefings().get(id)
    })?;
    Ok(BriefingSaved { briefing: twins::briefing_row(detail.row), changed })
}

pub(crate) fn save_briefing(
    desk: &Desk,
    request: SaveBriefing,
) -> Result<BriefingSaved, WireError> {
    let pen = desk.pen()?;
    let standing = pen.vault.archive.read(|r| r.briefings().get(request.id))?.row.title;
    let edit = BriefingEdit {
        title: request.title,
        case: request.case.map(|case| (case != 0).then_some(case)),
        tlp: request.tlp.map(|tlp| twins::tlp_of(tlp).label().to_owned()),
        text: request.markdown.map(text).transpose()?,
    };
    let (verb, aside) = if request.aside { ("Kept beside", true) } else { ("Saved", false) };
    let label = format!("{verb} the briefing {}", quoted(&standing));
    let (detail, changed) = pen.write(label, |w| {
        if aside {
            let stands = w.read().briefings().get(request.id)?.row.revision;
            if w.briefings().save(request.id, stands, &edit)? != stands {
                w.briefings().restore(request.id, stands)?;
            }
        } else {
            w.briefings().save(request.id, request.base_revision, &edit)?;
        }
        w.read().briefings().get(request.id)
    })?;
    Ok(BriefingSaved { briefing: twins::briefing_row(detail.row), changed })
}

/// A text with what is read from it, so that the archive knows words and citations.
fn text(markdown: String) -> Result<BriefingText, WireError> {
    checked_length(&markdown)?;
    let (words, cites) = counted(&markdown);
    Ok(BriefingText { markdown, words, cites })
}

/// Refuses a text that is too long.
pub(super) fn checked_length(markdown: &str) -> Result<(), WireError> {
    if markdown.len() <= LONGEST {
        return Ok(());
    }
    Err(fault(
        ErrorCode::TooLarge,
        format!("a briefing has at most {} MB of text. It was not saved", LONGEST >> 20),
        "Split it into several briefings.",
    ))
}

pub(crate) fn list_revisions(
    desk: &Desk,
    request: BriefingRequest,
) -> Result<Vec<Revision>, WireError> {
    let revisions = desk.vault()?.archive.read(|r| r.briefings().revisions(request.id))?;
    Ok(revisions.into_iter().map(twins::revision).collect())
}

pub(crate) fn show_revision(
    desk: &Desk,
    request: RevisionRequest,
) -> Result<BriefingDetail, WireError> {
    let detail =
        desk.vault()?.archive.read(|r| r.briefings().revision(request.id, request.number))?;
    Ok(twins::briefing_detail(detail))
}

pub(crate) fn restore_revision(
    desk: &Desk,
    request: RevisionRequest,
) -> Result<BriefingSaved, WireError> {
    let pen = desk.pen()?;
    let before = pen.vault.archive.read(|r| r.briefings().get(request.id))?.row;
    if before.revision == request.number {
        return Err(refused("this revision stands already"));
    }
    let number = request.number;
    let label = format!("Put back revision {number} of {}", quoted(&before.title));
    let (detail, changed) = pen.write(label, |w| {
        w.briefings().restore(request.id, number)?;
        w.read().briefings().get(request.id)
    })?;
    Ok(BriefingSaved { briefing: twins::briefing_row(detail.row), changed })
}
