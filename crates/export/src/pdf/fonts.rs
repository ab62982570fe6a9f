//! Fonts: a serif and a fixed-width one are built in, for Latin, Greek and Cyrillic; the caller
//! gives files for other scripts.

use std::sync::LazyLock;

use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;

use super::scripts;
use crate::document::Document;

/// Family of the text.
pub(super) const SERIF: &str = "Libertinus Serif";
/// Family of code and of the marking.
pub(super) const MONO: &str = "DejaVu Sans Mono";

static BUILT_IN: LazyLock<Vec<Font>> = LazyLock::new(|| {
    typst_assets::fonts()
        .filter_map(|bytes| Font::new(Bytes::new(bytes), 0))
        .filter(|font| [SERIF, MONO].contains(&font.info().family.as_str()))
        .collect()
});

/// The fonts that a PDF may use.
#[derive(Debug, Clone)]
pub struct Fonts {
    fonts: Vec<Font>,
    book: LazyHash<FontBook>,
}

impl Fonts {
    /// The built-in fonts: Latin, Greek and Cyrillic.
    pub fn built_in() -> Self {
        Self::of(BUILT_IN.clone())
    }

    /// With every font of a file (TrueType, OpenType, or a collection) for what the built-in ones
    /// do not hold. Fonts that are given first win. A file that is no font adds nothing.
    pub fn with_file(mut self, bytes: Vec<u8>) -> Self {
        self.fonts.extend(Font::iter(Bytes::new(bytes)));
        Self::of(self.fonts)
    }

    fn of(fonts: Vec<Font>) -> Self {
        let book = LazyHash::new(FontBook::from_fonts(&fonts));
        Self { fonts, book }
    }

    pub(super) fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }

    pub(super) fn font(&self, index: usize) -> Option<Font> {
        self.fonts.get(index).cloned()
    }

    /// Whether a font holds the character.
    pub(super) fn can_draw(&self, c: char) -> bool {
        self.fonts.iter().any(|font| font.info().coverage.contains(c as u32))
    }

    /// Whether a font holds the character in a shape fit for reading. The letters of the
    /// fixed-width font are for code; its signs serve everywhere.
    fn draws_well(&self, c: char) -> bool {
        self.fonts.iter().any(|font| {
            let info = font.info();
            info.coverage.contains(c as u32) && (info.family != MONO || !c.is_alphabetic())
        })
    }

    /// Families that were given, each once. Of a collection for several countries the one for
    /// `language` comes first, since the same character is drawn differently in each.
    pub(super) fn families(&self, language: &str) -> Vec<String> {
        let mut families: Vec<String> = Vec::new();
        for font in self.fonts.iter().skip(BUILT_IN.len()) {
            let family = &font.info().family;
            if !families.contains(family) {
                families.push(family.clone());
            }
        }
        let country = country(language);
        families.sort_by_key(|family| !family.ends_with(country) && is_for_a_country(family));
        families
    }
}

impl Default for Fonts {
    fn default() -> Self {
        Self::built_in()
    }
}

fn is_for_a_country(family: &str) -> bool {
    family.contains(" CJK ")
}

/// Ending of the family's name for a language.
fn country(language: &str) -> &'static str {
    let language = language.to_ascii_lowercase();
    match language.as_str() {
        "zh-tw" | "zh-hant" | "zh-mo" => " TC",
        "zh-hk" => " HK",
        other if other.starts_with("ja") => " JP",
        other if other.starts_with("ko") => " KR",
        _ => " SC",
    }
}

/// A script of a document that needs a font file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FontWish {
    /// Its characters in words.
    pub words: &'static str,
    /// Names of font files, the best choice first; the files of one choice belong together, and
    /// any of them is better than none.
    pub files: &'static [&'static [&'static str]],
}

/// What `document` needs besides the built-in fonts. A caller looks for the files in the folders
/// of the system and hands them to [`Fonts::with_file`].
pub fn wishes(document: &Document) -> Vec<FontWish> {
    let built_in = Fonts::built_in();
    let missing: Vec<char> = super::glyphs::characters(document)
        .into_iter()
        .filter(|&c| !super::glyphs::is_unseen(c) && !built_in.draws_well(c))
        .collect();
    scripts::SCRIPTS
        .iter()
        .filter(|script| {
            missing.iter().any(|&c| scripts::of(c).is_some_and(|s| s.words == script.words))
        })
        .map(|script| FontWish { words: script.words, files: script.files })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{Fonts, country};

    #[test]
    fn the_built_in_fonts_draw_european_scripts() {
        let fonts = Fonts::built_in();
        for c in "Aé ß ž Ł Ω π Я ї “”–—… €£ №  ☐☑□�↩·•".chars()
        {
            assert!(fonts.can_draw(c), "{c} U+{:04X}", c as u32);
        }
        assert!(!fonts.can_draw('港') && !fonts.draws_well('م') && fonts.draws_well('☑'));
        assert!(fonts.families("en").is_empty());
    }

    #[test]
    fn a_file_that_is_no_font_adds_nothing() {
        let fonts = Fonts::built_in().with_file(b"not a font".to_vec());
        assert!(fonts.families("en").is_empty());
    }

    #[test]
    fn the_language_chooses_the_country() {
        for (language, ending) in
            [("en", " SC"), ("zh-TW", " TC"), ("ja", " JP"), ("ko-KR", " KR"), ("zh-HK", " HK")]
        {
            assert_eq!(country(language), ending);
        }
    }
}
