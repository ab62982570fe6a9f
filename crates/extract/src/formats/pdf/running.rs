//! Heads and feet of pages, and their numbers: lines near the edge that come again on other pages.

use std::collections::{HashMap, HashSet};

use super::lines::Line;

/// Which part of a page's height counts as its edge.
const EDGE: f32 = 0.13;

/// A page as far as it matters here.
pub(super) struct Sheet<'a> {
    /// Its lines.
    pub(super) lines: &'a [Line],
    /// Its height.
    pub(super) height: f32,
}

/// For each line of each page, whether it is a head, a foot or a page number.
pub(super) fn running(pages: &[Sheet]) -> Vec<Vec<bool>> {
    let mut seen: HashMap<(String, i32), usize> = HashMap::new();
    for page in pages {
        let mut keys: Vec<_> = page.lines.iter().filter_map(|line| key(line, page)).collect();
        keys.sort_unstable();
        keys.dedup();
        for key in keys {
            *seen.entry(key).or_default() += 1;
        }
    }
    let often = often(pages.len());
    // What is a head on some pages may stand at another height on the rest.
    let again = |(text, place): &(String, i32)| {
        let times = (place - 1..=place + 1).filter_map(|at| seen.get(&(text.clone(), at)));
        times.sum::<usize>() >= often
    };
    let texts: HashSet<&str> =
        seen.keys().filter(|key| again(key)).map(|(text, _)| text.as_str()).collect();
    let is_running = |line: &Line, page: &Sheet| {
        let Some((text, _)) = key(line, page) else { return false };
        texts.contains(text.as_str()) || (pages.len() > 1 && is_page_number(&line.text))
    };
    pages
        .iter()
        .map(|page| page.lines.iter().map(|line| is_running(line, page)).collect())
        .collect()
}

/// On how many pages a line must stand: chapters change their heads, left pages differ from right
/// ones, and first pages have none.
fn often(pages: usize) -> usize {
    match pages {
        0..=1 => usize::MAX,
        2..=4 => 2,
        _ => 3,
    }
}

/// What the line says without its numbers, and where it stands; `None` away from the edges.
fn key(line: &Line, page: &Sheet) -> Option<(String, i32)> {
    let place = line.y / page.height.max(1.0);
    // A base line is the lower edge of its text.
    let upper = (line.y - line.size) / page.height.max(1.0);
    if upper > EDGE && place < 1.0 - EDGE {
        return None;
    }
    if line.text.chars().count() > 160 {
        return None;
    }
    let mut text = String::with_capacity(line.text.len());
    for c in line.text.chars() {
        if !c.is_numeric() {
            text.extend(c.to_lowercase());
        } else if !text.ends_with('#') {
            text.push('#');
        }
    }
    Some((text, (place * 80.0).round() as i32))
}

/// `12`, `- 12 -`, `xiv`, `Page 3 of 9`, `3/9`, `第 3 页`.
fn is_page_number(text: &str) -> bool {
    let trimmed = text.trim_matches(|c: char| {
        c.is_whitespace() || matches!(c, '-' | '–' | '—' | '|' | '[' | ']' | '(' | ')' | '·' | '.')
    });
    let digits = trimmed.chars().filter(|c| c.is_numeric()).count();
    if trimmed.chars().all(char::is_numeric) && (1..=4).contains(&digits) {
        return true;
    }
    let roman = trimmed.len() <= 6
        && !trimmed.is_empty()
        && trimmed.chars().all(|c| matches!(c, 'i' | 'v' | 'x' | 'l'));
    let words: Vec<String> = trimmed
        .split(|c: char| c.is_whitespace() || c.is_numeric() || matches!(c, '/' | '|'))
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    let known = |word: &String| WORDS.contains(&word.as_str());
    let parts = !words.is_empty() || trimmed.contains(['/', '|']);
    roman || ((1..=8).contains(&digits) && parts && words.len() <= 3 && words.iter().all(known))
}

/// Words around a page number.
const WORDS: &[&str] = &[
    "page",
    "p.",
    "pg.",
    "of",
    "seite",
    "s.",
    "von",
    "de",
    "página",
    "pagina",
    "pág.",
    "sur",
    "di",
    "van",
    "sida",
    "side",
    "av",
    "af",
    "sivu",
    "strona",
    "z",
    "ze",
    "стр.",
    "страница",
    "из",
    "стор.",
    "sayfa",
    "halaman",
    "dari",
    "第",
    "页",
    "頁",
    "ページ",
    "共",
    "صفحة",
    "من",
    "trang",
    "หน้า",
    "페이지",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str, y: f32) -> Line {
        Line { text: text.into(), x: 50.0, end: 300.0, y, size: 10.0, bold: false }
    }

    fn page(number: usize) -> Vec<Line> {
        vec![
            line("Harbour report 2024", 40.0),
            line(&format!("The gate was shut on day {number}."), 400.0),
            line("The gate was shut again.", 420.0),
            line(&format!("Page {number} of 4"), 800.0),
        ]
    }

    #[test]
    fn what_comes_again_near_the_edge_is_running() {
        let pages: Vec<Vec<Line>> = (1..5).map(page).collect();
        let sheets: Vec<Sheet> = pages.iter().map(|lines| Sheet { lines, height: 842.0 }).collect();
        for marks in running(&sheets) {
            assert_eq!(marks, [true, false, false, true]);
        }
    }

    #[test]
    fn a_single_page_keeps_its_lines() {
        let lines = [line("12", 40.0), line("Harbour report", 60.0)];
        assert_eq!(running(&[Sheet { lines: &lines, height: 842.0 }]), [[false, false]]);
    }

    #[test]
    fn numbers_of_pages() {
        for text in
            ["12", "- 3 -", "xiv", "Page 3 of 9", "3/9", "第 3 页", "Seite 2 von 4", "2 | 7"]
        {
            assert!(is_page_number(text), "{text}");
        }
        for text in ["Ulm 2024", "In 2024 of all", "12345", "Gates", "1.2 Gates"] {
            assert!(!is_page_number(text), "{text}");
        }
    }
}
