//! `dossier versions`, `diff`, `use-version`, `merge`, `split`, `site-rules`.

use clap::Args;
use desk::wire::{
    CompareVersions, DiffKind, DiffPiece, Done, ForgetSiteRule, ItemRequest, ItemSplit, MergeItems,
    SiteRule, SiteRulesRequest, SplitItem, VersionDiff, VersionInfo, VersionRequest,
};

use crate::door::Place;
use crate::failure::Outcome;
use crate::names;
use crate::table::Table;
use crate::terminal::Terminal;
use crate::words;

/// List the versions of an item
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:\n  dossier versions 12")]
pub(crate) struct Versions {
    /// The item, by number or citation key
    item: String,
}

/// Show what differs between two versions of an item
#[derive(Debug, Args)]
#[command(after_long_help = "Words that are gone stand in [-...-], new ones in {+...+}.

Examples:
  dossier diff 12 1 2")]
pub(crate) struct Diff {
    /// The item, by number or citation key
    item: String,
    /// The older version
    from: u32,
    /// The newer version
    to: u32,
}

/// Make an item show one of its versions
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:\n  dossier use-version 12 1")]
pub(crate) struct UseVersion {
    /// The item, by number or citation key
    item: String,
    /// Number of the version
    version: u32,
}

/// Make one item of several
#[derive(Debug, Args)]
#[command(
    after_long_help = "The others are discarded; their tags, cases and captures go to the one that stays.

Examples:
  dossier merge 12 13 14"
)]
pub(crate) struct Merge {
    /// The item that stays, by number or citation key
    into: String,
    /// The items that become part of it
    #[arg(required = true, value_name = "ITEM")]
    items: Vec<String>,
}

/// Make two items of one
#[derive(Debug, Args)]
#[command(after_long_help = "`dossier blocks` prints the numbers of blocks.

Examples:
  dossier split 12 7")]
pub(crate) struct Split {
    /// The item, by number or citation key
    item: String,
    /// Number of the first block of the new item
    block: u32,
}

/// List what was taught about sites, or forget it
#[derive(Debug, Args)]
#[command(after_long_help = "`dossier cut --teach` and `dossier restore --teach` teach.

Examples:
  dossier site-rules
  dossier site-rules harbour.example
  dossier site-rules harbour.example --forget \"also read:\"")]
pub(crate) struct SiteRules {
    /// Only rules of this host
    host: Option<String>,
    /// Forget the rule with this signature
    #[arg(long, value_name = "SIGNATURE", requires = "host")]
    forget: Option<String>,
}

impl Versions {
    pub(crate) fn run(&self, place: &Place, terminal: &mut Terminal) -> Outcome {
        let door = place.read()?;
        let request = ItemRequest { item: names::item(&door, &self.item)? };
        let versions: Vec<VersionInfo> = door.ask("list_versions", &request)?;
        if terminal.wants_json() {
            return terminal.json(&versions);
        }
        let mut table = Table::new(&["#VERSION", "", "MADE", "BY", "#WORDS", "TITLE"]);
        for version in versions {
            let made_by = serde_json::to_value(version.made_by).unwrap_or_default();
            table.row([
                version.number.to_string(),
                if version.shown { "shown".to_owned() } else { String::new() },
                words::minute(&version.made_at),
                format!("{} ({})", made_by.as_str().unwrap_or_default(), version.actor),
                words::thousands(version.words),
                version.title,
            ]);
        }
        table.print(terminal)
    }
}

impl Diff {
    pub(crate) fn run(&self, place: &Place, terminal: &mut Terminal) -> Outcome {
        let door = place.read()?;
        let item = names::item(&door, &self.item)?;
        let request = CompareVersions { item, from: self.from, to: self.to };
        let diff: VersionDiff = door.ask("compare_versions", &request)?;
        if terminal.wants_json() {
            return terminal.json(&diff);
        }
        for row in &diff.rows {
            let text = match (row.kind, &row.old, &row.new) {
                (DiffKind::Changed, Some(old), Some(new)) => woven(old, new),
                (_, Some(old), None) => format!("[-{}-]", joined(old)),
                (_, None, Some(new)) => format!("{{+{}+}}", joined(new)),
                (_, _, Some(new)) => joined(new),
                (_, None, None) => String::new(),
            };
            terminal.line(&text)?;
            terminal.line("")?;
        }
        let (added, removed) = (words::thousands(diff.added), words::thousands(diff.removed));
        terminal.line(&format!("{added} words more, {removed} words less."))
    }
}

fn joined(pieces: &[DiffPiece]) -> String {
    pieces.iter().map(|piece| piece.text.as_str()).collect()
}

/// Both texts in one: what is common stands once.
fn woven(old: &[DiffPiece], new: &[DiffPiece]) -> String {
    let mut text = String::new();
    let mut gone = old.iter().peekable();
    let mut come = new.iter().peekable();
    loop {
        while let Some(piece) = gone.next_if(|piece| piece.changed) {
            text.push_str(&format!("[-{}-]", piece.text));
        }
        while let Some(piece) = come.next_if(|piece| piece.changed) {
            text.push_str(&format!("{{+{}+}}", piece.text));
        }
        match (gone.next(), come.next()) {
            (None, None) => return text,
            (_, Some(same)) | (Some(same), None) => text.push_str(&same.text),
        }
    }
}

impl UseVersion {
    pub(crate) fn run(&self, place: &Place, terminal: &mut Terminal) -> Outcome {
        let door = place.write()?;
        let item = names::item(&door, &self.item)?;
        let request = VersionRequest { item, version: self.version };
        done(terminal, &door.ask("use_version", &request)?)
    }
}

impl Merge {
    pub(crate) fn run(&self, place: &Place, terminal: &mut Terminal) -> Outcome {
        let door = place.write()?;
        let into = names::item(&door, &self.into)?;
        let request = MergeItems { into, items: names::items(&door, &self.items)? };
        done(terminal, &door.ask("merge_items", &request)?)
    }
}

impl Split {
    pub(crate) fn run(&self, place: &Place, terminal: &mut Terminal) -> Outcome {
        let door = place.write()?;
        let request = SplitItem { item: names::item(&door, &self.item)?, block: self.block };
        let split: ItemSplit = door.ask("split_item", &request)?;
        if terminal.wants_json() {
            return terminal.json(&split);
        }
        terminal.line(&format!("{} ({} {})", split.label, split.item, split.key))
    }
}

impl SiteRules {
    pub(crate) fn run(&self, place: &Place, terminal: &mut Terminal) -> Outcome {
        if let (Some(signature), Some(host)) = (&self.forget, &self.host) {
            let request = ForgetSiteRule { host: host.clone(), signature: signature.clone() };
            return done(terminal, &place.write()?.ask("forget_site_rule", &request)?);
        }
        let request = SiteRulesRequest { host: self.host.clone() };
        let rules: Vec<SiteRule> = place.read()?.ask("site_rules", &request)?;
        if terminal.wants_json() {
            return terminal.json(&rules);
        }
        if rules.is_empty() {
            return terminal.line("Nothing was taught yet.");
        }
        let mut table = Table::new(&["SITE", "", "BLOCKS THAT BEGIN LIKE"]);
        for rule in rules {
            let what = if rule.cut { "cut" } else { "keep" };
            table.row([rule.host, what.to_owned(), rule.signature]);
        }
        table.print(terminal)
    }
}

fn done(terminal: &mut Terminal, done: &Done) -> Outcome {
    if terminal.wants_json() { terminal.json(done) } else { terminal.line(&done.label) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_texts_stand_in_one() {
        let piece = |text: &str, changed| DiffPiece { text: text.to_owned(), changed };
        let old = [piece("about ", false), piece("270", true), piece(" hosts", false)];
        let new = [
            piece("about ", false),
            piece("290", true),
            piece(" hosts", false),
            piece(" more", true),
        ];
        assert_eq!(woven(&old, &new), "about [-270-]{+290+} hosts{+ more+}");
    }
}
