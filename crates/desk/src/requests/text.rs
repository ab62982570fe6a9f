//! The cleaned text: cut and put back, write, clean again, merge, split, teach.

use archive::{Content, ItemId, MadeBy, NewCapture, NewItem, PutOriginal};
use extract::{signature, site_of};

use super::checked_items;
use super::filing::writing;
use crate::cleaning::{Cleaned, clean};
use crate::desk::Desk;
use crate::fault::{bad_request, refused};
use crate::filing::{key_of, set_body, written_blocks};
use crate::jobs::Plan;
use crate::pen::Pen;
use crate::text::{count, quoted};
use crate::wire::{
    CleanAgain, CleanReport, Done, EditText, ForgetSiteRule, ItemSplit, JobResult, JobStarted,
    MergeItems, SetBlocks, SiteRule, SiteRulesRequest, SplitItem, VersionMade, WireError,
};

/// Longest text that an analyst may write, in bytes.
const LONGEST: usize = 4 << 20;

/// Items whose numbers a report names.
const NAMED: usize = 500;

/// The version that an item shows, with its address.
fn shown(pen: &Pen, item: ItemId) -> Result<(Content, Option<String>), WireError> {
    let detail = pen.vault.archive.read(|r| r.items().detail(item))?;
    Ok((detail.version.content, detail.url))
}

pub(crate) fn set_blocks(desk: &Desk, request: SetBlocks) -> Result<VersionMade, WireError> {
    let pen = writing(desk)?;
    let (mut content, url) = shown(&pen, request.item)?;
    if request.blocks.is_empty() {
        return Err(refused("no block is named"));
    }
    let mut rules = Vec::new();
    for number in &request.blocks {
        let there = content.blocks.len();
        let block = usize::try_from(*number).ok().and_then(|at| content.blocks.get_mut(at));
        let block = block.ok_or_else(|| {
            refused(format!(
                "there is no block {number}: this text has {there}. Nothing was changed"
            ))
        })?;
        block.kept = request.keep;
        block.rule = (!request.keep).then(|| crate::twins::BY_HAND.to_owned());
        rules.push(signature(&block.text));
    }
    set_body(&mut content);
    let blocks = count(request.blocks.len(), "block", "blocks");
    let verb = if request.keep { "Put back" } else { "Cut" };
    let host = url.as_deref().and_then(site_of);
    if request.teach && host.is_none() {
        return Err(refused(
            "this item has no address, so nothing can be taught about its site. Nothing was \
             changed",
        ));
    }
    let label = match host.as_deref().filter(|_| request.teach) {
        Some(host) => format!("{verb} {blocks}, and taught {host}"),
        None => format!("{verb} {blocks} of {}", quoted(&content.title)),
    };
    let (version, changed) = pen.write(label.clone(), |w| {
        if let Some(host) = host.as_deref().filter(|_| request.teach) {
            for rule in rules.iter().filter(|rule| !rule.is_empty()) {
                w.site_rules().set(host, rule, !request.keep)?;
            }
        }
        w.items().rewrite(request.item, &content, MadeBy::Analyst)
    })?;
    Ok(VersionMade { version, label, changed })
}

pub(crate) fn edit_text(desk: &Desk, request: EditText) -> Result<VersionMade, WireError> {
    if request.text.len() > LONGEST {
        return Err(refused(format!("a text has at most {} MB", LONGEST >> 20)));
    }
    if request.text.trim().is_empty() {
        return Err(refused("the text is empty. Discard the item instead; nothing was changed"));
    }
    let pen = writing(desk)?;
    let (mut content, _) = shown(&pen, request.item)?;
    // What was cut stays in its place at the end, so that it can still be seen and put back.
    let cut = std::mem::take(&mut content.blocks).into_iter().filter(|block| !block.kept);
    let written = written_blocks(&pen, &request.text);
    content.blocks = written.into_iter().chain(cut).collect();
    set_body(&mut content);
    let label = format!("Edited the text of {}", quoted(&content.title));
    let (version, changed) =
        pen.write(label.clone(), |w| w.items().rewrite(request.item, &content, MadeBy::Analyst))?;
    Ok(VersionMade { version, label, changed })
}

pub(crate) fn clean_again(desk: &Desk, request: CleanAgain) -> Result<JobStarted, WireError> {
    let pen = writing(desk)?;
    let environment = desk.environment().clone();
    let label = match request.items.len() {
        0 => "Cleaning the archive again".to_owned(),
        items => format!("Cleaning {} again", count(items, "item", "items")),
    };
    if !request.items.is_empty() {
        checked_items(&request.items)?;
    }
    desk.long_work().start(Plan { label, can_pause: true, in_vault: true }, move |progress| {
        let items = if request.items.is_empty() { all_items(&pen)? } else { request.items };
        let total = i64::try_from(items.len()).unwrap_or(i64::MAX);
        let mut report = CleanReport::default();
        for (done, item) in (0_i64..).zip(items) {
            progress.checkpoint()?;
            progress.at(done, total, None);
            report.looked += 1;
            let now = environment.now();
            match clean(&pen.again(now)?, item, request.edited_too)? {
                Cleaned::Changed => {
                    report.changed += 1;
                    if report.items.len() < NAMED {
                        report.items.push(item);
                    }
                }
                Cleaned::Same => report.unchanged += 1,
                Cleaned::LeftAlone => report.left += 1,
                Cleaned::Failed => report.failed += 1,
            }
        }
        progress.at(total, total, None);
        Ok(JobResult::CleanAgain { report })
    })
}

/// The numbers of all items that are in use, oldest first.
fn all_items(pen: &Pen) -> Result<Vec<ItemId>, WireError> {
    let mut items = Vec::new();
    loop {
        let offset = items.len() as u64;
        let page =
            pen.vault.archive.read(|r| r.items().page(archive::ItemFilter::InUse, offset, 500))?;
        if page.rows.is_empty() {
            items.reverse();
            return Ok(items);
        }
        items.extend(page.rows.iter().map(|row| row.id));
    }
}

pub(crate) fn merge_items(desk: &Desk, request: MergeItems) -> Result<Done, WireError> {
    checked_items(&request.items)?;
    let pen = writing(desk)?;
    let (into, _) = shown(&pen, request.into)?;
    let items = count(request.items.len(), "item", "items");
    let label = format!("Merged {items} into {}", quoted(&into.title));
    pen.done(label, |w| w.items().merge(request.into, &request.items))
}

pub(crate) fn split_item(desk: &Desk, request: SplitItem) -> Result<ItemSplit, WireError> {
    let pen = writing(desk)?;
    let (mut first, _) = shown(&pen, request.item)?;
    let at = usize::try_from(request.block).unwrap_or(usize::MAX);
    if at == 0 || at >= first.blocks.len() {
        return Err(bad_request(format!(
            "`split_item`: the second part begins at a block between 1 and {}",
            first.blocks.len().saturating_sub(1)
        )));
    }
    let mut second = first.clone();
    second.blocks = first.blocks.split_off(at);
    set_body(&mut first);
    set_body(&mut second);
    if first.body.is_empty() || second.body.is_empty() {
        return Err(refused("one of both parts would have no text. Nothing was changed"));
    }
    title_of_part(&mut second);
    let part = format!("blocks {} to {}", at + 1, at + second.blocks.len());
    let (original, capture) = original_of(&pen, request.item)?;
    let title = second.title.clone();
    let label = format!("Split {} off {}", quoted(&title), quoted(&first.title));
    let new = NewItem {
        key_stem: key_of(&second),
        content: second,
        capture: NewCapture {
            from_where: capture.from_where,
            url: capture.url,
            kind: capture.kind,
            encoding: capture.encoding,
            rules: capture.rules,
            part: Some(part),
            ..NewCapture::of(original, capture.how)
        },
    };
    let (filed, changed) = pen.write(label.clone(), |w| {
        let filed = w.items().file_part(&new)?;
        w.items().rewrite(request.item, &first, MadeBy::Split)?;
        Ok(filed)
    })?;
    Ok(ItemSplit { item: filed.item, key: filed.key, title, label, changed })
}

/// The first heading of a part, or its first words, are its title.
fn title_of_part(part: &mut Content) {
    let heading = part.blocks.iter().find(|block| block.kept && block.kind == "heading");
    let title = match heading {
        Some(heading) => heading.text.clone(),
        None => {
            let words: Vec<&str> = part.body.split_whitespace().take(10).collect();
            words.join(" ") + " …"
        }
    };
    part.title = title.chars().take(200).collect();
    part.title_basis = extract::Basis::Text.code().to_owned();
    part.headline = None;
    part.candidates.titles.clear();
    part.warnings.clear();
}

/// The original of an item, kept once more under the same name.
fn original_of(pen: &Pen, item: ItemId) -> Result<(PutOriginal, archive::Capture), WireError> {
    let archive = &pen.vault.archive;
    let capture = archive.read(|r| r.captures().of_item(item))?.into_iter().next();
    let capture = capture.ok_or_else(|| refused("this item has no original"))?;
    let bytes = archive.originals().get(&capture.original)?;
    Ok((archive.originals().put(&bytes)?, capture))
}

pub(crate) fn site_rules(
    desk: &Desk,
    request: SiteRulesRequest,
) -> Result<Vec<SiteRule>, WireError> {
    let rules = desk.vault()?.archive.read(|r| match &request.host {
        Some(host) => r.site_rules().of_host(host),
        None => r.site_rules().all(),
    })?;
    let shown = |rule: archive::SiteRule| SiteRule {
        host: rule.host,
        signature: rule.signature,
        cut: rule.cut,
    };
    Ok(rules.into_iter().map(shown).collect())
}

pub(crate) fn forget_site_rule(desk: &Desk, request: ForgetSiteRule) -> Result<Done, WireError> {
    let pen = writing(desk)?;
    let rules = pen.vault.archive.read(|r| r.site_rules().of_host(&request.host))?;
    let rule = rules.into_iter().find(|rule| rule.signature == request.signature);
    let rule = rule.ok_or_else(|| refused("there is no such rule. Nothing was changed"))?;
    let label = format!("Forgot a rule for {}", request.host);
    pen.done(label, |w| w.site_rules().remove(rule.id))
}
