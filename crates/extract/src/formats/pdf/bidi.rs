//! Characters in the order they stand on the page, from left to right, into the order they are
//! read. PDFs place the characters of Arabic and Hebrew as they are seen, not as they are typed.

use unicode_normalization::char::is_combining_mark;

/// True for characters that run from right to left.
fn leftwards(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
        && !matches!(c, '\u{660}'..='\u{669}' | '\u{6f0}'..='\u{6f9}')
        && !is_combining_mark(c)
}

/// How a piece runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    Left,
    Right,
    Either,
}

fn way(piece: &str) -> Way {
    if piece.chars().any(leftwards) {
        Way::Left
    } else if piece.chars().any(|c| c.is_alphanumeric()) {
        Way::Right
    } else {
        Way::Either
    }
}

/// Puts the pieces of a line into reading order. Pieces come in the order they are seen, from left
/// to right; the text of a piece is in reading order already.
pub(super) fn reading_order(pieces: Vec<String>) -> Vec<String> {
    let ways: Vec<Way> = pieces.iter().map(|piece| way(piece)).collect();
    let count = |which: Way| ways.iter().filter(|way| **way == which).count();
    let left = count(Way::Left);
    if left == 0 {
        return pieces;
    }
    // A line of digits and a few letters in an Arabic text is an Arabic line.
    let base = if left * 2 >= count(Way::Right) { Way::Left } else { Way::Right };
    let mut pieces: Vec<(Way, String)> = ways.into_iter().zip(pieces).collect();
    if base == Way::Left {
        pieces.reverse();
    }
    let other = if base == Way::Left { Way::Right } else { Way::Left };
    let mut at = 0;
    while at < pieces.len() {
        if pieces[at].0 != other {
            at += 1;
            continue;
        }
        // A run of the other way reaches as far as nothing but neutral pieces stand between.
        let end = pieces[at..].iter().position(|(way, _)| *way == base);
        let mut end = at + end.unwrap_or(pieces.len() - at);
        while pieces[end - 1].0 == Way::Either {
            end -= 1;
        }
        pieces[at..end].reverse();
        at = end;
    }
    let mut pieces: Vec<String> = pieces.into_iter().map(|(_, piece)| piece).collect();
    unmirror(&mut pieces);
    pieces
}

/// Brackets are drawn mirrored in text that runs leftwards, and often stand in the file as they
/// are drawn: where the first one closes, all are turned.
fn unmirror(pieces: &mut [String]) {
    const PAIRS: [(char, char); 3] = [('(', ')'), ('[', ']'), ('{', '}')];
    let first = pieces.iter().flat_map(|piece| piece.chars()).find_map(|c| {
        PAIRS.iter().find_map(|(open, close)| (c == *open || c == *close).then_some(c == *close))
    });
    if first != Some(true) {
        return;
    }
    let turned = |c: char| {
        let pair = PAIRS.iter().find(|(open, close)| c == *open || c == *close);
        pair.map_or(c, |(open, close)| if c == *open { *close } else { *open })
    };
    for piece in pieces {
        *piece = piece.chars().map(turned).collect();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(seen: &str) -> String {
        reading_order(seen.chars().map(String::from).collect()).concat()
    }

    fn seen(text: &str) -> String {
        text.chars().rev().collect()
    }

    #[test]
    fn latin_stays() {
        assert_eq!(read("The gate, 12 m"), "The gate, 12 m");
    }

    #[test]
    fn hebrew_is_turned_and_numbers_in_it_are_not() {
        assert_eq!(read(&seen("השער נסגר")), "השער נסגר");
        let line = format!("{} 2024 {}", seen("בדצמבר"), seen("השער"));
        assert_eq!(read(&line), "השער 2024 בדצמבר");
        let line = format!("{} Harbour Gate {}", seen("נסגר"), seen("השער"));
        assert_eq!(read(&line), "השער Harbour Gate נסגר");
        let line = format!("{} )2024( {}", seen("נסגר"), seen("השער"));
        assert_eq!(read(&line), "השער (2024) נסגר");
    }

    #[test]
    fn a_hebrew_name_in_an_english_line_is_turned_alone() {
        let line = format!("The harbour office ({}) said so", seen("נמל אשדוד"));
        assert_eq!(read(&line), "The harbour office (נמל אשדוד) said so");
    }
}
