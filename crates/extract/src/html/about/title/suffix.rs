//! The name of the site behind a title, and how it is told from the rest of the title.

use crate::tokens;

use super::{SHORTEST, key};

/// Marks that stand between a title and the name of the site.
const MARKS: &[&str] = &[
    " | ", " – ", " — ", " - ", " · ", " » ", " :: ", " • ", " ‹ ", " / ", " ‒ ", "｜", "：", "_",
    "ㅣ",
];

/// A name is the site's where this part of the words of the shorter occurs in the other.
const AGREES: f32 = 0.6;

/// At most this many sections stand between a title and the name of the site.
const SECTIONS: usize = 3;

/// The names under which a page knows its site.
#[derive(Debug, Default)]
pub(super) struct Site {
    /// Names it gives itself.
    pub(super) names: Vec<String>,
    /// The host of its address.
    pub(super) host: Option<String>,
}

impl Site {
    /// True for a name of the site.
    fn is_called(&self, text: &str) -> bool {
        let words = tokens::count(text);
        let close = |name: &&String| {
            words <= tokens::count(name) + 2 && tokens::agreement(name, text) >= AGREES
        };
        let squeezed = key(text);
        let host = self.host.as_deref().map(key);
        self.names.iter().any(|name| close(&name))
            || (squeezed.len() >= 3 && host.is_some_and(|host| host.contains(&squeezed)))
    }

    /// A title without the name of the site at its end, where that is known.
    pub(super) fn named_off<'a>(&self, title: &'a str) -> Option<&'a str> {
        let (left, right) = last_mark(title)?;
        let named = self.is_called(right) && left.chars().count() >= SHORTEST;
        named.then(|| sections_off(title, left))
    }

    /// A title without what looks like the name of a site: where none is known, what stands behind
    /// the last mark goes where it is the shorter part and short.
    pub(super) fn off<'a>(&self, title: &'a str) -> &'a str {
        if let Some(left) = self.named_off(title) {
            return left;
        }
        let Some((left, right)) = last_mark(title) else { return title };
        let (left_len, right_len) = (left.chars().count(), right.chars().count());
        let usual = left_len >= 12 && left_len > right_len && right_len <= 45;
        if usual { sections_off(title, left) } else { title }
    }
}

/// Sections of one or two words between the title and the name of the site go with it, where the
/// same mark stands before them.
fn sections_off<'a>(title: &'a str, left: &'a str) -> &'a str {
    let mark = title[left.len()..].trim_start().chars().next();
    let mut left = left;
    for _ in 0..SECTIONS {
        let Some((before, section)) = last_mark(left) else { break };
        let same = left[before.len()..].trim_start().chars().next() == mark;
        let short = tokens::count(section) <= 2 && tokens::count(before) >= 4;
        if !(same && mark == Some('|') && short) {
            break;
        }
        left = before;
    }
    left
}

/// Splits at the last mark.
pub(in super::super) fn last_mark(title: &str) -> Option<(&str, &str)> {
    let (at, mark) = MARKS.iter().filter_map(|mark| Some((title.rfind(mark)?, *mark))).max()?;
    Some((title[..at].trim_end(), title[at + mark.len()..].trim()))
}

/// True where `title` is `start`, a mark, and more: the name of a site or a section.
pub(super) fn is_followed(title: &str, start: &str) -> bool {
    let Some(rest) = title.strip_prefix(start).filter(|_| start.chars().count() >= SHORTEST) else {
        return false;
    };
    let marks = |c: char| {
        matches!(c, '|' | '–' | '—' | '-' | '·' | '»' | '•' | '‹' | 'ㅣ' | '｜' | '[' | '_')
    };
    rest.trim_start().starts_with(marks) && rest.chars().count() < start.chars().count().max(45)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_the_site_goes() {
        let unknown = Site::default();
        assert_eq!(
            unknown.off("Gates closed as river rises - The Gazette"),
            "Gates closed as river rises"
        );
        let whole = "Port - a history of the harbour";
        assert_eq!(unknown.off(whole), whole);
        assert_eq!(unknown.off("No mark here"), "No mark here");
        let site =
            Site { names: vec!["The Gazette".into()], host: Some("hafenblatt.example".into()) };
        assert_eq!(site.off("Gates shut | Gazette"), "Gates shut");
        assert_eq!(site.named_off("Gates shut – Hafenblatt"), Some("Gates shut"));
        assert_eq!(site.named_off("Gates shut – Gazette readers in despair"), None);
    }

    #[test]
    fn sections_before_the_name_go_with_it() {
        let site = Site { names: vec!["Gazette".into()], host: None };
        assert_eq!(
            site.off("Gates closed as river rises | Ports | News | Gazette"),
            "Gates closed as river rises"
        );
        assert_eq!(site.off("Live: gates | closed | Gazette"), "Live: gates | closed");
    }

    #[test]
    fn a_heading_may_be_followed_by_more() {
        let heading = "Gates closed as river rises";
        assert!(is_followed("Gates closed as river rises-Politicsㅣ Gazette", heading));
        assert!(is_followed("Gates closed as river rises [Gazette]", heading));
        assert!(!is_followed("Gates closed as river rises again", heading));
        assert!(!is_followed("Gates - Gazette", "Gates"));
    }
}
