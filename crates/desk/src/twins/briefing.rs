//! Briefings and their revisions.

use archive::{BriefingDetail, BriefingRow, Revision};
use tradecraft::tlp::Tlp;

use super::case_ref;
use crate::wire;

/// A briefing in a list.
pub(crate) fn briefing_row(row: BriefingRow) -> wire::BriefingRow {
    wire::BriefingRow {
        id: row.id,
        title: row.title,
        case: row.case.map(case_ref),
        tlp: tlp_label(stored_tlp(&row.tlp)),
        revision: row.revision,
        saved_at: row.saved_at.to_string(),
        key: Some(row.key),
        words: Some(row.words),
    }
}

/// One briefing with its text.
pub(crate) fn briefing_detail(detail: BriefingDetail) -> wire::BriefingDetail {
    wire::BriefingDetail { row: briefing_row(detail.row), markdown: detail.markdown }
}

/// A saved state.
pub(crate) fn revision(revision: Revision) -> wire::Revision {
    wire::Revision {
        number: revision.number,
        at: revision.at.to_string(),
        actor: revision.actor,
        title: revision.title,
        words: revision.words,
    }
}

/// The label that the archive keeps as a text. One that is not known is shown as the strictest:
/// a mistake must not make a text more public than it was.
fn stored_tlp(text: &str) -> Tlp {
    Tlp::from_label(text).unwrap_or(Tlp::Red)
}

/// A label for the wire.
fn tlp_label(tlp: Tlp) -> wire::TlpLabel {
    match tlp {
        Tlp::Clear => wire::TlpLabel::Clear,
        Tlp::Green => wire::TlpLabel::Green,
        Tlp::Amber => wire::TlpLabel::Amber,
        Tlp::AmberStrict => wire::TlpLabel::AmberStrict,
        Tlp::Red => wire::TlpLabel::Red,
    }
}

/// A label from the wire.
pub(crate) fn tlp_of(label: wire::TlpLabel) -> Tlp {
    match label {
        wire::TlpLabel::Clear => Tlp::Clear,
        wire::TlpLabel::Green => Tlp::Green,
        wire::TlpLabel::Amber => Tlp::Amber,
        wire::TlpLabel::AmberStrict => Tlp::AmberStrict,
        wire::TlpLabel::Red => Tlp::Red,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_label_comes_back_and_an_unknown_one_is_the_strictest() {
        for tlp in Tlp::ALL {
            assert_eq!(tlp_of(tlp_label(tlp)), tlp);
            assert_eq!(stored_tlp(tlp.label()), tlp);
        }
        assert_eq!(stored_tlp("TLP:BEIGE"), Tlp::Red);
    }
}
