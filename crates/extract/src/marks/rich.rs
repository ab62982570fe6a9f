//! Text with its links and emphasis, and the markdown of it. The plain text is the truth: where
//! the marked text does not add up to it, there is no markdown.

use super::escape::{self, Place};
use crate::normal;

/// A text has at most this many links; the others are text.
const MOST_LINKS: usize = 2000;

/// Longer addresses are data.
const LONGEST_ADDRESS: usize = 2000;

/// How a piece of text is set.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Style {
    /// Bold.
    pub(crate) strong: bool,
    /// Italic.
    pub(crate) emphasis: bool,
    /// As code.
    pub(crate) code: bool,
    /// Its link, by the number that [`Rich::link`] gave.
    pub(crate) link: Option<u32>,
}

impl Style {
    fn is_plain(self) -> bool {
        self == Self::default()
    }
}

/// Text in pieces, each with its style.
#[derive(Debug, Default, Clone)]
pub(crate) struct Rich {
    pieces: Vec<(String, Style)>,
    links: Vec<String>,
}

impl Rich {
    /// Adds a piece of text; a line break in it breaks the line.
    pub(crate) fn push(&mut self, text: &str, style: Style) {
        match self.pieces.last_mut() {
            Some((last, its)) if *its == style => last.push_str(text),
            _ => self.pieces.push((text.to_owned(), style)),
        }
    }

    /// The number of a link for an address.
    pub(crate) fn link(&mut self, address: &str) -> Option<u32> {
        if address.len() > LONGEST_ADDRESS {
            return None;
        }
        if self.links.last().is_none_or(|last| last != address) {
            if self.links.len() >= MOST_LINKS {
                return None;
            }
            self.links.push(address.to_owned());
        }
        u32::try_from(self.links.len() - 1).ok()
    }

    /// True where some piece is set apart.
    fn is_marked(&self) -> bool {
        self.pieces.iter().any(|(text, style)| !style.is_plain() && !text.trim().is_empty())
    }

    /// The lines of the text as markdown; `None` where it has no marks, or where its pieces do not
    /// add up to `text`.
    pub(super) fn lines(&self, text: &str, place: Place) -> Option<Vec<String>> {
        if !self.is_marked() {
            return None;
        }
        let lines = self.squeezed();
        let all: Vec<String> = lines
            .iter()
            .map(|line| line.iter().map(|(piece, _)| piece.as_str()).collect())
            .collect();
        if all.join("\n") != text {
            return None;
        }
        Some(lines.iter().map(|line| self.line(line, place)).collect())
    }

    /// The pieces as [`normal::lines`] squeezes their text.
    fn squeezed(&self) -> Vec<Vec<(String, Style)>> {
        let mut lines: Vec<Vec<(String, Style)>> = Vec::new();
        let mut line: Vec<(String, Style)> = Vec::new();
        let mut space = false;
        for (text, style) in &self.pieces {
            for c in text.chars() {
                if normal::is_break(c) {
                    lines.extend(Some(std::mem::take(&mut line)).filter(|line| !line.is_empty()));
                    space = false;
                } else if c.is_whitespace() {
                    space = !line.is_empty();
                } else if !normal::invisible(c) {
                    add(&mut line, std::mem::take(&mut space), c, *style);
                }
            }
        }
        lines.extend(Some(line).filter(|line| !line.is_empty()));
        for (piece, _) in lines.iter_mut().flatten() {
            *piece = normal::nfc(std::mem::take(piece));
        }
        lines
    }

    fn line(&self, pieces: &[(String, Style)], place: Place) -> String {
        let mut out = String::new();
        let mut at = 0;
        while at < pieces.len() {
            let link = pieces[at].1.link;
            let end = pieces[at..].iter().position(|(_, style)| style.link != link);
            let end = end.map_or(pieces.len(), |n| at + n);
            let address = link.and_then(|link| self.links.get(link as usize));
            if let Some(address) = address {
                open_link(&mut out);
                write(&mut out, &pieces[at..end], None, place);
                out.push_str("](");
                out.push_str(&escape::target(address));
                out.push(')');
            } else {
                write(&mut out, &pieces[at..end], pieces.get(end), place);
            }
            at = end;
        }
        out
    }
}

/// A `[` that does not follow a `!`, which would make a picture of it.
fn open_link(out: &mut String) {
    if out.ends_with('!') {
        out.pop();
        out.push_str("\\!");
    }
    out.push('[');
}

/// Adds a character; a space before it belongs to both neighbours or to none.
fn add(line: &mut Vec<(String, Style)>, space: bool, c: char, style: Style) {
    if let Some((last, its)) = line.last_mut().filter(|(_, its)| *its == style) {
        debug_assert_eq!(*its, style);
        if space {
            last.push(' ');
        }
        last.push(c);
        return;
    }
    if space {
        // Between two pieces of one link the space is linked as well.
        let both = line.last().map(|(_, its)| its.link).filter(|link| *link == style.link);
        let plain = Style { link: both.flatten(), ..Style::default() };
        match line.last_mut().filter(|(_, its)| *its == plain) {
            Some((last, _)) => last.push(' '),
            None => line.push((" ".to_owned(), plain)),
        }
    }
    match line.last_mut().filter(|(_, its)| *its == style) {
        Some((last, _)) => last.push(c),
        None => line.push((c.to_string(), style)),
    }
}

/// Writes pieces with their emphasis.
fn write(
    out: &mut String,
    pieces: &[(String, Style)],
    after: Option<&(String, Style)>,
    place: Place,
) {
    for (i, (text, style)) in pieces.iter().enumerate() {
        let next = pieces.get(i + 1).or(after).and_then(|(text, _)| text.chars().next());
        let here = if out.is_empty() && place == Place::Inside { Place::LineStart } else { place };
        if style.code && place != Place::Cell {
            code(out, text);
            continue;
        }
        let marks = match (style.strong, style.emphasis) {
            (true, true) => "***",
            (true, false) => "**",
            (false, true) => "*",
            (false, false) => "",
        };
        let marks = if can_be_set(out, text, next) { marks } else { "" };
        out.push_str(marks);
        escape::push(out, text, if marks.is_empty() { here } else { place });
        out.push_str(marks);
    }
}

/// True where marks around a text are read as marks: by the rules of CommonMark for what may stand
/// on both sides of them.
fn can_be_set(out: &str, text: &str, next: Option<char>) -> bool {
    let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let apart = |c: Option<char>| c.is_none_or(|c| c.is_whitespace() || is_punctuation(c));
    let opens = letter(text.chars().next()) || apart(out.chars().next_back());
    let closes = letter(text.chars().next_back()) || apart(next);
    let spaced = text.starts_with(' ') || text.ends_with(' ');
    opens && closes && !spaced && !out.ends_with(['*', '\\'])
}

/// True for characters that are surely punctuation, to every reader of markdown.
fn is_punctuation(c: char) -> bool {
    c.is_ascii_punctuation()
        || matches!(c, '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{203e}' | '\u{3001}'..='\u{3003}')
        || matches!(
            c,
            '\u{3008}'
                ..='\u{3011}'
                    | '«'
                    | '»'
                    | '¿'
                    | '¡'
                    | '，'
                    | '：'
                    | '；'
                    | '！'
                    | '？'
                    | '（'
                    | '）'
        )
}

/// A text as code: fenced by more backticks than it has.
fn code(out: &mut String, text: &str) {
    let mut longest = 0;
    let mut here = 0;
    for c in text.chars() {
        here = if c == '`' { here + 1 } else { 0 };
        longest = longest.max(here);
    }
    // Two fences that touch would be one.
    if out.ends_with('`') {
        escape::push(out, text, Place::Inside);
        return;
    }
    let fence = "`".repeat(longest + 1);
    let pad = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    for part in [fence.as_str(), pad, text, pad, fence.as_str()] {
        out.push_str(part);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn markdown(pieces: &[(&str, &str)]) -> Option<String> {
        let mut rich = Rich::default();
        let mut text = String::new();
        for (piece, style) in pieces {
            text.push_str(piece);
            let link = style.strip_prefix('@').and_then(|address| rich.link(address));
            let style = Style {
                strong: style.contains('s'),
                emphasis: style.contains('e'),
                code: style.contains('c'),
                link: None,
            };
            rich.push(
                piece,
                if link.is_some() { Style { link, ..Style::default() } } else { style },
            );
        }
        Some(rich.lines(&normal::lines(&text), Place::Inside)?.join("\n"))
    }

    #[test]
    fn styles_become_marks() {
        assert_eq!(
            markdown(&[
                ("The ", ""),
                ("old ", "s"),
                ("gates", "se"),
                (" of ", ""),
                ("ulm()", "c"),
                (".", "")
            ])
            .as_deref(),
            Some("The **old** ***gates*** of `ulm()`.")
        );
        assert_eq!(
            markdown(&[("See! ", ""), ("wow!", ""), ("the [map]", "@https://a.example/(x)")])
                .as_deref(),
            Some("See! wow\\![the \\[map\\]](https://a.example/%28x%29)")
        );
        assert_eq!(markdown(&[("plain", "")]), None);
    }

    #[test]
    fn marks_that_would_not_be_read_are_left_out() {
        assert_eq!(
            markdown(&[("港口", ""), ("「门」", "s"), ("关闭", "")]).as_deref(),
            Some("港口「门」关闭")
        );
        assert_eq!(markdown(&[("a", "s"), ("b", "e")]).as_deref(), Some("**a**b"));
        assert_eq!(markdown(&[("a`b", "c"), ("`", "c")]).as_deref(), Some("`` a`b` ``"));
    }

    #[test]
    fn pieces_that_do_not_add_up_give_no_markdown() {
        let mut rich = Rich::default();
        rich.push("Cafe", Style { strong: true, ..Style::default() });
        rich.push("\u{301} open", Style::default());
        assert_eq!(rich.lines("Café open", Place::Inside), None);
    }
}
