//! Where a text says it was taken from: "Source: https://...", "first appeared on X", "According
//! to X". Found before anything is cut: such lines often stand outside the article.

use std::sync::LazyLock;

use crate::phrases::{Phrases, phrases};
use crate::{Block, address, normal};

/// Words that open a line which names the source, before a colon.
static SOURCE: LazyLock<Phrases> = LazyLock::new(|| {
    phrases(
        "source, sources, via, original, originally from, original source, original article, \
         quelle, quellen, fuente, fuentes, fonte, fonti, sumber, bron, källa, kilde, lähde, \
         źródło, zdroj, forrás, sursa, πηγή, kaynak, источник, джерело, المصدر, منبع, מקור, \
         nguồn, ที่มา, स्रोत, 来源, 來源, 消息来源, 原文, 原文链接, 出典, 출처",
    )
});

/// Phrases behind which the source stands.
static APPEARED: LazyLock<Phrases> = LazyLock::new(|| {
    phrases(
        "first appeared on, first appeared in, originally appeared on, originally appeared in, \
         originally published by, originally published on, originally published in, originally \
         published at, first published by, first published on, first published in, republished \
         from, republished with permission from, erschien zuerst bei, erschien zuerst in, zuerst \
         erschienen bei, publié à l'origine sur, publié à l’origine sur, publicado originalmente en, publicado \
         originalmente em, apareció primero en, apareceu primeiro em, diterbitkan pertama kali \
         di",
    )
});

/// Phrases before somebody who says something.
static ACCORDING: LazyLock<Phrases> = LazyLock::new(|| {
    phrases(
        "according to, as reported by, first reported by, reported by, told, laut, nach angaben \
         von, nach angaben der, selon, d'après, d’après, según, secondo, segundo, de acordo com, menurut, \
         dilansir, mengutip, volgens, enligt, ifølge, według, podle",
    )
});

/// Words that outlets have in their names.
static OUTLET: LazyLock<Phrases> = LazyLock::new(|| {
    phrases(
        "agency, agence, agentur, agencia, agenzia, beacon, bild, blog, broadcasting, bulletin, \
         chronicle, courier, daily, dispatch, echo, examiner, express, gazette, globe, guardian, \
         herald, independent, inquirer, insider, journal, ledger, magazine, mail, media, mirror, \
         monitor, morning, news, newspaper, newswire, observer, paper, post, presse, press, \
         radio, record, register, report, reporter, review, standard, star, sun, telegraph, \
         times, today, tribune, tv, voice, watch, weekly, wire, world, zeitung, rundschau, \
         spiegel, anzeiger, nachrichten, reuters, bloomberg, xinhua, interfax, tass, kyodo, \
         politico, axios, monde, figaro, libération, país, mundo, repubblica, corriere, kompas, \
         tempo, antara, folha, globo, gazeta, wyborcza, aftenposten, politiken, times'",
    )
});

/// Longer lines are read up to here, in bytes.
const LONGEST: usize = 20_000;

/// At most this many are listed.
const MOST: usize = 20;

/// The sources that the lines name, in order, each once: names, or addresses without tracking
/// parameters.
pub(crate) fn in_lines<'a>(lines: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for line in lines {
        let line = normal::prefix(line, LONGEST);
        let mut all = Vec::new();
        all.extend(source_line(line));
        all.extend(appeared(line));
        all.extend(according(line));
        for value in all {
            if !found.contains(&value) && found.len() < MOST {
                found.push(value);
            }
        }
    }
    found
}

/// The sources that the blocks of a page name: any block may be a source line, but only the
/// article speaks of others.
pub(crate) fn in_blocks(blocks: &[Block]) -> Vec<String> {
    let lines = blocks.iter().filter(|block| block.kept || source_line(&block.text).is_some());
    in_lines(lines.map(|block| block.text.as_str()))
}

/// What a line names as the source, where it is nothing but that: "Source: Harbour Wire".
pub(crate) fn source_line(line: &str) -> Option<String> {
    if line.len() > 600 {
        return None;
    }
    let (head, rest) = line.split_once([':', '：'])?;
    let head = head.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    if !SOURCE.contains(&head.as_str()) {
        return None;
    }
    let rest = rest.trim();
    if let Some((url, _)) = address::first_in(rest) {
        return Some(address::upstream(url));
    }
    let name = rest.trim_end_matches(['.', ')', ']']).trim();
    let length = name.chars().count();
    ((2..=80).contains(&length) && !name.contains(". ")).then(|| name.to_owned())
}

/// "This text first appeared on X."
fn appeared(line: &str) -> Option<String> {
    let rest = APPEARED.iter().find_map(|phrase| behind(line, phrase).next())?;
    if let Some((url, _)) = address::first_in(rest).filter(|(_, span)| span.start < 60) {
        return Some(address::upstream(url));
    }
    let name = normal::line(rest.split(['.', ',', ';', '|', '(', '\n']).next().unwrap_or(""));
    (2..=60).contains(&name.chars().count()).then_some(name)
}

/// Outlets that a sentence leans on: "According to SCMP, ...".
fn according(line: &str) -> Vec<String> {
    let named = ACCORDING.iter().flat_map(|phrase| behind(line, phrase)).filter_map(outlet);
    chinese(line).into_iter().chain(named).collect()
}

/// What stands behind each place of a phrase, in any case.
fn behind<'a>(line: &'a str, phrase: &'a str) -> impl Iterator<Item = &'a str> {
    // Lower case without a change of length, so that places stay.
    let same = |c: char| c.to_lowercase().next().filter(|low| low.len_utf8() == c.len_utf8());
    let lower: String = line.chars().map(|c| same(c).unwrap_or(c)).collect();
    let places: Vec<usize> = lower.match_indices(phrase).map(|(at, _)| at).collect();
    places.into_iter().filter_map(move |at| {
        let begins = !line[..at].ends_with(char::is_alphanumeric);
        let rest = &line[at + phrase.len()..];
        (begins && rest.starts_with(' ')).then(|| rest.trim_start())
    })
}

/// The outlet named at the start of a text: capitalised words, one of which outlets use, or
/// capitals alone.
fn outlet(text: &str) -> Option<String> {
    let text = ["the ", "The ", "der ", "die ", "dem ", "le ", "la ", "el ", "il "]
        .iter()
        .find_map(|article| text.strip_prefix(article))
        .unwrap_or(text);
    let mut words: Vec<&str> = Vec::new();
    for word in text.split_whitespace().take(6) {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        let bare = bare.strip_suffix("'s").or(bare.strip_suffix("’s")).unwrap_or(bare);
        let capital = bare.chars().next().is_some_and(char::is_uppercase);
        if !capital {
            break;
        }
        words.push(bare);
        if word.ends_with([',', '.', ';', ':', ')', '"', '”']) || bare.len() + 1 < word.len() {
            break;
        }
    }
    let name = words.join(" ");
    let known = words.iter().any(|word| OUTLET.contains(&word.to_lowercase().as_str()));
    let capitals = words.len() == 1
        && (3..=6).contains(&name.chars().count())
        && name.chars().all(|c| c.is_uppercase());
    (known || capitals).then_some(name)
}

/// "据新华社报道"
fn chinese(line: &str) -> Option<String> {
    let after = &line[line.find('据').or_else(|| line.find('據'))?..];
    let after = after.trim_start_matches(['据', '據']).trim_start_matches(['《', '“', '「']);
    let end = ["报道", "报导", "報導", "報道", "消息"]
        .iter()
        .filter_map(|word| after.find(word))
        .min()?;
    let name = after[..end].trim_end_matches(['》', '”', '」', '的']);
    let fits = (2..=12).contains(&name.chars().count()) && name.chars().all(char::is_alphanumeric);
    fits.then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn source_lines_in_many_languages() {
        for (line, source) in [
            ("Source: https://wire.example/a/?utm_source=x", "https://wire.example/a"),
            ("Sumber: https://wire.example/flood/?amp=1", "https://wire.example/flood"),
            ("(Quelle: Harbour Wire)", "Harbour Wire"),
            ("来源：海港日报", "海港日报"),
            ("Источник: Портовые вести", "Портовые вести"),
            ("This story first appeared on Harbour Wire.", "Harbour Wire"),
            ("İt’s here: FIRST PUBLISHED BY the Coast Courier, in May", "the Coast Courier"),
            (
                "The post Gates closed first appeared on https://wire.example/a.",
                "https://wire.example/a",
            ),
        ] {
            assert_eq!(in_lines([line]), [source], "{line}");
        }
    }

    #[test]
    fn outlets_are_named_and_other_speakers_are_not() {
        assert_eq!(in_lines(["According to SCMP, the gates closed. SCMP said so."]), ["SCMP"]);
        assert_eq!(
            in_lines(["The gates closed, according to the Harbour Times."]),
            ["Harbour Times"]
        );
        assert_eq!(in_lines(["Laut Island Gazette sind die Tore zu."]), ["Island Gazette"]);
        assert_eq!(in_lines(["据海港日报报道，大门已关闭。"]), ["海港日报"]);
        let none: [&str; 0] = [];
        for line in [
            "according to the notice, the gates closed",
            "According to Maria Lopez, nobody knew.",
            "He told reporters",
            "Sources said: nothing.",
        ] {
            assert_eq!(in_lines([line]), none, "{line}");
        }
    }

    #[test]
    fn each_is_listed_once() {
        assert_eq!(in_lines(["Source: Harbour Wire", "Source: Harbour Wire"]), ["Harbour Wire"]);
    }
}
