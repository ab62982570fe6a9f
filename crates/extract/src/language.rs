//! The language of a text.

use whatlang::Lang;

use crate::{Basis, Capture};

/// At most this many bytes are looked at.
const SAMPLE: usize = 8 * 1024;

/// Fewer letters than this say nothing certain.
const FEWEST: usize = 20;

/// The language of a text as a code (ISO 639-1 where there is one), where it is certain enough.
pub(crate) fn of(text: &str) -> Option<String> {
    let sample = crate::normal::prefix(text, SAMPLE);
    if sample.chars().filter(|c| c.is_alphabetic()).count() < FEWEST {
        return None;
    }
    let info = whatlang::detect(sample)?;
    info.is_reliable().then(|| code(info.lang()).to_owned())
}

/// The language of a text, with what the page declares as a second opinion: it settles what the
/// text leaves uncertain, where both agree or the text is too short to say anything. True where
/// the text alone says it.
fn judged(text: &str, declared: Option<&str>) -> Option<(String, bool)> {
    if let Some(code) = of(text) {
        return Some((code, true));
    }
    let declared = declared?;
    let sample = crate::normal::prefix(text, SAMPLE);
    let short = sample.chars().filter(|c| c.is_alphabetic()).count() < 2 * FEWEST;
    match whatlang::detect_lang(sample).map(code).filter(|code| same(code, declared)) {
        Some(detected) => Some((detected.to_owned(), false)),
        None => short.then(|| (declared.to_owned(), false)),
    }
}

/// Fills in the language of a capture by its body; the first of its candidates is the second
/// opinion.
pub(crate) fn settle(capture: &mut Capture) {
    let declared = capture.language_candidates.first().cloned();
    let code = declared.as_ref().map(|found| found.value.as_str());
    let Some((code, by_text)) = judged(&capture.body(), code) else { return };
    let basis = declared.filter(|_| !by_text).map_or(Basis::Words, |found| found.basis);
    capture.language_candidates.retain(|it| !same(&it.value, &code));
    capture.language_basis = Some(basis);
    capture.language = Some(code);
}

/// True where two codes mean one language; the forms of Norwegian are one.
fn same(a: &str, b: &str) -> bool {
    let norwegian = |code: &str| matches!(code, "no" | "nb" | "nn");
    a == b || (norwegian(a) && norwegian(b))
}

/// The code a page declares (`<html lang="pt-BR">`), cut to the language.
pub(crate) fn declared(attribute: &str) -> Option<String> {
    let code = attribute.trim().split(['-', '_']).next()?.to_ascii_lowercase();
    ((2..=3).contains(&code.len()) && code.bytes().all(|b| b.is_ascii_lowercase())).then_some(code)
}

/// ISO 639-1 where the language has such a code.
fn code(lang: Lang) -> &'static str {
    match lang {
        Lang::Epo => "eo",
        Lang::Eng => "en",
        Lang::Rus => "ru",
        Lang::Cmn => "zh",
        Lang::Spa => "es",
        Lang::Por => "pt",
        Lang::Ita => "it",
        Lang::Ben => "bn",
        Lang::Fra => "fr",
        Lang::Deu => "de",
        Lang::Ukr => "uk",
        Lang::Kat => "ka",
        Lang::Ara => "ar",
        Lang::Hin => "hi",
        Lang::Jpn => "ja",
        Lang::Heb => "he",
        Lang::Yid => "yi",
        Lang::Pol => "pl",
        Lang::Amh => "am",
        Lang::Jav => "jv",
        Lang::Kor => "ko",
        Lang::Nob => "nb",
        Lang::Dan => "da",
        Lang::Swe => "sv",
        Lang::Fin => "fi",
        Lang::Tur => "tr",
        Lang::Nld => "nl",
        Lang::Hun => "hu",
        Lang::Ces => "cs",
        Lang::Ell => "el",
        Lang::Bul => "bg",
        Lang::Bel => "be",
        Lang::Mar => "mr",
        Lang::Kan => "kn",
        Lang::Ron => "ro",
        Lang::Slv => "sl",
        Lang::Hrv => "hr",
        Lang::Srp => "sr",
        Lang::Mkd => "mk",
        Lang::Lit => "lt",
        Lang::Lav => "lv",
        Lang::Est => "et",
        Lang::Tam => "ta",
        Lang::Vie => "vi",
        Lang::Urd => "ur",
        Lang::Tha => "th",
        Lang::Guj => "gu",
        Lang::Uzb => "uz",
        Lang::Pan => "pa",
        Lang::Aze => "az",
        Lang::Ind => "id",
        Lang::Tel => "te",
        Lang::Pes => "fa",
        Lang::Mal => "ml",
        Lang::Ori => "or",
        Lang::Mya => "my",
        Lang::Nep => "ne",
        Lang::Sin => "si",
        Lang::Khm => "km",
        Lang::Tuk => "tk",
        Lang::Aka => "ak",
        Lang::Zul => "zu",
        Lang::Sna => "sn",
        Lang::Afr => "af",
        Lang::Lat => "la",
        Lang::Slk => "sk",
        Lang::Cat => "ca",
        Lang::Tgl => "tl",
        Lang::Hye => "hy",
        Lang::Cym => "cy",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Found;

    #[test]
    fn languages_are_told_apart() {
        for (text, code) in [
            ("The harbour office closed its gates on Monday after the river rose again.", "en"),
            ("Das Hafenamt hat am Montag seine Tore geschlossen, weil der Fluss stieg.", "de"),
            ("港口管理局周一关闭了大门，因为河水再次上涨，渡轮无法靠岸，货物堆积在码头。", "zh"),
            (
                "Администрация порта в понедельник закрыла ворота из-за подъёма воды, сообщили в городе. Паромы не ходят, и грузы ждут на берегу, пока уровень реки не опустится. Жители соседних домов уже вернулись, а школы откроются только в среду утром.",
                "ru",
            ),
            ("أغلقت إدارة الميناء أبوابها يوم الاثنين بعد أن ارتفع منسوب النهر مرة أخرى.", "ar"),
        ] {
            assert_eq!(of(text).as_deref(), Some(code));
        }
    }

    #[test]
    fn a_few_letters_say_nothing() {
        assert_eq!(of("Port, 12 May"), None);
        assert_eq!(of(""), None);
    }

    #[test]
    fn the_page_settles_what_the_text_leaves_open() {
        let short = "Porten er stengt i dag.";
        let settled = |text: &str, declared: Option<&str>| {
            let mut capture = Capture::empty(crate::Kind::HTML);
            capture.blocks.push(crate::Block::kept(crate::BlockKind::Paragraph, text));
            capture.language_candidates =
                declared.map(|code| Found::new(code, Basis::MetaTag)).into_iter().collect();
            settle(&mut capture);
            let others = capture.language_candidates.into_iter().map(|found| found.value);
            (capture.language, capture.language_basis, others.collect::<Vec<_>>())
        };
        assert_eq!(
            settled("Port", Some("no")),
            (Some("no".into()), Some(Basis::MetaTag), Vec::new())
        );
        let long = "The harbour office closed its gates on Monday after the river rose.";
        assert_eq!(
            settled(long, Some("de")),
            (Some("en".into()), Some(Basis::Words), vec!["de".to_owned()])
        );
        assert_eq!(settled(short, None).0, of(short));
        assert!(same("nb", "no") && !same("nb", "da"));
    }

    #[test]
    fn declared_codes_are_cut_to_the_language() {
        assert_eq!(declared("pt-BR").as_deref(), Some("pt"));
        assert_eq!(declared("zh_Hant").as_deref(), Some("zh"));
        assert_eq!(declared("English"), None);
    }
}
