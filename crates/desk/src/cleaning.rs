//! Reading the original of an item again, with the rules of today.

use archive::{Capture, Content, ItemId, MadeBy, Outcome};
use extract::{Kind, Told};

use crate::child::{Extraction, extract_in};
use crate::filing::content;
use crate::import::site_rules;
use crate::pen::Pen;
use crate::wire::WireError;

/// What became of an item that was to be cleaned again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Cleaned {
    /// It has a new version.
    Changed,
    /// It says what it said.
    Same,
    /// An analyst worked on its text.
    LeftAlone,
    /// Its original cannot be read again.
    Failed,
}

/// Reads the original of an item again and gives it a new version where it says something else.
/// A text that an analyst worked on is left alone, unless `edited_too`.
pub(crate) fn clean(pen: &Pen, item: ItemId, edited_too: bool) -> Result<Cleaned, WireError> {
    let archive = &pen.vault.archive;
    let versions = archive.read(|r| r.items().versions(item))?;
    let shown = versions.iter().find(|version| version.shown);
    let by_hand = shown.is_some_and(|version| {
        matches!(version.made_by, MadeBy::Analyst | MadeBy::Merge | MadeBy::Split)
    });
    if by_hand && !edited_too {
        return Ok(Cleaned::LeftAlone);
    }
    let Some(content) = read_again(pen, item)? else { return Ok(Cleaned::Failed) };
    let before = shown.map_or(0, |version| version.number);
    if archive.read(|r| r.items().version(item, before))? == content {
        return Ok(Cleaned::Same);
    }
    pen.write("Cleaned an item again", |w| w.items().rewrite(item, &content, MadeBy::Rules))?;
    Ok(Cleaned::Changed)
}

/// What the original of an item says when it is read now. `None` where it cannot be read, or is
/// only a part of its original.
pub(crate) fn read_again(pen: &Pen, item: ItemId) -> Result<Option<Content>, WireError> {
    let archive = &pen.vault.archive;
    let (captures, rules) = archive.read(|r| Ok((r.captures().of_item(item)?, site_rules(r)?)))?;
    let Some(capture) = source(item, captures) else { return Ok(None) };
    let bytes = archive.originals().get(&capture.original)?;
    let told =
        capture.came_in.as_ref().and_then(|came| serde_json::from_str::<Told>(&came.told).ok());
    let name = name_of(&capture);
    let extraction = Extraction {
        name: name.clone(),
        url: capture.url.clone(),
        kind: Kind::from_word(&capture.kind),
        pasted: capture.how == archive::How::Paste,
        captured: capture.at,
        told,
        site_rules: rules,
    };
    // Its text stays as it is where the child dies of it, or can make nothing of it.
    let read = extract_in(&pen.children, &extraction, &bytes).ok();
    let read = read.filter(|capture| capture.unreadable().is_none());
    Ok(read.map(|capture| {
        let mut content = content(capture, name.as_deref());
        // The vault keeps no days of it.
        (content.modified.first_day, content.modified.last_day) = (None, None);
        content
    }))
}

/// The newest capture of the item itself that brought a text, not a part of one.
fn source(item: ItemId, captures: Vec<Capture>) -> Option<Capture> {
    let mut own: Vec<Capture> =
        captures.into_iter().filter(|capture| capture.item == item).collect();
    let at = own.iter().position(|capture| capture.outcome != Outcome::Seen)?;
    let capture = own.swap_remove(at);
    capture.part.is_none().then_some(capture)
}

/// The name of the file, where it was one.
fn name_of(capture: &Capture) -> Option<String> {
    let path = capture.from_where.as_deref()?;
    let name = std::path::Path::new(path).file_name()?;
    Some(name.to_string_lossy().into_owned())
}
