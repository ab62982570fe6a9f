//! Bounds a markdown text before it is parsed: what would nest too deep, or keep the parser busy,
//! goes; where a line stood is remembered.

use std::ops::Range;

/// Lists and quotes nested deeper than this are flattened before parsing.
const DEEPEST: usize = 24;

/// More brackets than this in one line are data, and would keep the parser busy.
const BRACKETS: usize = 1000;

/// What came of a text.
pub(super) struct Bounded {
    /// The text.
    pub(super) text: String,
    /// The lines that were changed: where they stand now, and where they stood.
    changed: Vec<(Range<usize>, Range<usize>)>,
}

impl Bounded {
    /// Where a range of the text stood before; whole lines where they were changed.
    pub(super) fn place(&self, at: &Range<usize>) -> (u32, u32) {
        let start = self.before(at.start).start;
        let end = self.before(at.end.saturating_sub(1)).end;
        let position = |byte: usize| u32::try_from(byte).unwrap_or(u32::MAX);
        (position(start), position(end.max(start)))
    }

    /// Where the byte `at` stood: itself, or its line where that was changed.
    fn before(&self, at: usize) -> Range<usize> {
        let next = self.changed.partition_point(|(now, _)| now.start <= at);
        let Some((now, then)) = next.checked_sub(1).and_then(|i| self.changed.get(i)) else {
            return at..at + 1;
        };
        if at < now.end {
            return then.clone();
        }
        let moved = at - now.end + then.end;
        moved..moved + 1
    }
}

/// Takes out what would nest too deep: leading marks beyond the bound, and brackets of lines that
/// are full of them.
pub(super) fn bound(text: &str) -> Bounded {
    let mut bounded = Bounded { text: String::with_capacity(text.len()), changed: Vec::new() };
    let mut from = 0;
    for line in text.split_inclusive('\n') {
        let start = bounded.text.len();
        bound_line(&mut bounded.text, line);
        if bounded.text.len() - start != line.len() {
            bounded.changed.push((start..bounded.text.len(), from..from + line.len()));
        }
        from += line.len();
    }
    bounded
}

fn bound_line(out: &mut String, line: &str) {
    let mut marks = 0;
    let mut rest = line;
    while marks < DEEPEST {
        let trimmed = rest.trim_start_matches([' ', '\t']);
        let Some(after) = trimmed.strip_prefix(['>', '-', '*', '+']) else { break };
        rest = after;
        marks += 1;
    }
    let is_mark = |c: char| matches!(c, '[' | ']' | '*' | '_' | '`' | '<');
    if marks == DEEPEST {
        out.push_str(&line[..line.len() - rest.len()]);
        out.push_str(rest.trim_start_matches([' ', '\t', '>', '-', '*', '+']));
    } else if line.chars().filter(|c| is_mark(*c) || *c == '(').count() > BRACKETS {
        out.extend(line.chars().map(|c| if is_mark(c) { ' ' } else { c }));
    } else {
        // Deep indentation of lists that were opened line by line.
        let indent = line.len() - line.trim_start_matches([' ', '\t']).len();
        out.push_str(&line[indent.saturating_sub(4 * DEEPEST)..]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_those_of_the_text_as_it_came() {
        let deep = format!("{}deep\n", " ".repeat(200));
        let text = format!("one\n{deep}two\n");
        let bounded = bound(&text);
        assert!(bounded.text.len() < text.len());
        let at = |word: &str| {
            let start = bounded.text.find(word).unwrap();
            let (from, to) = bounded.place(&(start..start + word.len()));
            &text[from as usize..to as usize]
        };
        assert_eq!((at("one"), at("two")), ("one", "two"));
        assert_eq!(at("deep"), deep);
    }

    #[test]
    fn a_usual_text_is_not_touched() {
        let text = "# One\n\n- two [three](x)\n";
        let bounded = bound(text);
        assert_eq!((bounded.text.as_str(), bounded.changed.len()), (text, 0));
    }
}
