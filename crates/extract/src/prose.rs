//! Prose: lines that read like sentences, and the run of lines that holds most of them.

use std::ops::Range;

use crate::tokens;

/// A line of at least this length with a sentence mark in it is prose.
const LONG: usize = 80;

/// A line of at least this length that ends as a sentence does is prose.
const SHORT: usize = 50;

/// How long a line counts: a character of a script without spaces says more than a letter.
pub(crate) fn length(line: &str) -> usize {
    let mut length = 0;
    for c in line.chars() {
        length += if tokens::spaceless(c) { 5 } else { 2 };
    }
    length / 2
}

/// True for a line that reads like a sentence.
pub(crate) fn is_prose(line: &str) -> bool {
    let length = length(line);
    length >= SHORT && line.contains(is_mark) && (length >= LONG || ends_sentence(line))
}

/// True for marks that end sentences.
fn is_mark(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '。' | '！' | '？' | '।' | '؟' | '۔' | '…' | '։' | '။' | '።')
}

/// True where a line ends as a sentence, a quotation or an opening to a list does.
pub(crate) fn ends_sentence(line: &str) -> bool {
    line.trim_end().ends_with(|c: char| {
        is_mark(c)
            || matches!(
                c,
                ':' | ';'
                    | '"'
                    | '”'
                    | '»'
                    | '’'
                    | '\''
                    | ')'
                    | ']'
                    | '」'
                    | '』'
                    | '）'
                    | '；'
                    | '：'
            )
    })
}

/// The run of lines with the greatest sum of values; `None` where no value is above zero.
pub(crate) fn best_run(values: impl IntoIterator<Item = i64>) -> Option<Range<usize>> {
    let (mut best, mut greatest) = (None, 0);
    let (mut sum, mut start) = (0, 0);
    for (i, value) in values.into_iter().enumerate() {
        if sum <= 0 {
            (sum, start) = (0, i);
        }
        sum += value;
        if sum > greatest {
            greatest = sum;
            best = Some(start..i + 1);
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_are_prose_and_menus_are_not() {
        assert!(is_prose("The harbour office closed its gates on Monday, after the river rose."));
        assert!(is_prose("港口管理局周一关闭了大门，因为河水再次上涨，渡轮无法靠岸。"));
        assert!(!is_prose(
            "Home News Sport Weather Shop Travel Food Music Podcasts Newsletters Contact Help"
        ));
        assert!(!is_prose("Closed."));
    }

    #[test]
    fn the_best_run_is_the_one_that_sums_up() {
        assert_eq!(best_run([-40, 100, -40, 100, -40, -200, 50]), Some(1..4));
        assert_eq!(best_run([-40, -40]), None);
        assert_eq!(best_run([]), None);
        assert_eq!(best_run([10]), Some(0..1));
    }
}
