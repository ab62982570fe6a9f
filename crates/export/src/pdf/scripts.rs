//! Scripts that the built-in fonts do not hold, and the font files that do.

/// A script, or a kind of sign.
pub(super) struct Script {
    /// Its characters in words: `Chinese and Japanese characters`.
    pub words: &'static str,
    ranges: &'static [(u32, u32)],
    /// Font files to try, the best first; the files of one entry belong together.
    pub files: &'static [&'static [&'static str]],
}

impl Script {
    pub(super) fn contains(&self, c: char) -> bool {
        let code = c as u32;
        self.ranges.iter().any(|&(first, last)| (first..=last).contains(&code))
    }
}

/// What stands for a character of no known script.
pub(super) const OTHER_WORDS: &str = "Some characters";

/// The script of a character that needs a font of its own.
pub(super) fn of(c: char) -> Option<&'static Script> {
    SCRIPTS.iter().find(|script| script.contains(c))
}

/// All scripts, the most used first. File names are those of the Noto fonts.
pub(super) const SCRIPTS: &[Script] = &[
    Script {
        words: "Chinese, Japanese and Korean characters",
        ranges: &[
            (0x1100, 0x11FF),
            (0x2E80, 0x2FDF),
            (0x3000, 0x4DBF),
            (0x4E00, 0x9FFF),
            (0xA960, 0xA97F),
            (0xAC00, 0xD7FF),
            (0xF900, 0xFAFF),
            (0xFE30, 0xFE4F),
            (0xFF00, 0xFFEF),
            (0x20000, 0x323AF),
        ],
        files: &[
            &["NotoSerifCJK-Regular.ttc", "NotoSerifCJK-Bold.ttc"],
            &["NotoSansCJK-Regular.ttc", "NotoSansCJK-Bold.ttc"],
            &["NotoSerifCJKsc-Regular.otf", "NotoSerifCJKsc-Bold.otf"],
            &["NotoSansCJKsc-Regular.otf", "NotoSansCJKsc-Bold.otf"],
            &["DroidSansFallbackFull.ttf"],
            &["wqy-microhei.ttc"],
        ],
    },
    Script {
        words: "Arabic letters",
        ranges: &[
            (0x600, 0x6FF),
            (0x750, 0x77F),
            (0x8A0, 0x8FF),
            (0xFB50, 0xFDFF),
            (0xFE70, 0xFEFE),
        ],
        files: &[
            &["NotoNaskhArabic-Regular.ttf", "NotoNaskhArabic-Bold.ttf"],
            &["NotoSansArabic-Regular.ttf", "NotoSansArabic-Bold.ttf"],
        ],
    },
    Script {
        words: "Hebrew letters",
        ranges: &[(0x590, 0x5FF), (0xFB1D, 0xFB4F)],
        files: &[
            &["NotoSerifHebrew-Regular.ttf", "NotoSerifHebrew-Bold.ttf"],
            &["NotoSansHebrew-Regular.ttf", "NotoSansHebrew-Bold.ttf"],
        ],
    },
    Script {
        words: "Devanagari letters",
        ranges: &[(0x900, 0x97F), (0xA8E0, 0xA8FF)],
        files: &[
            &["NotoSerifDevanagari-Regular.ttf", "NotoSerifDevanagari-Bold.ttf"],
            &["NotoSansDevanagari-Regular.ttf", "NotoSansDevanagari-Bold.ttf"],
        ],
    },
    Script {
        words: "Thai letters",
        ranges: &[(0xE00, 0xE7F)],
        files: &[
            &["NotoSerifThai-Regular.ttf", "NotoSerifThai-Bold.ttf"],
            &["NotoSansThai-Regular.ttf", "NotoSansThai-Bold.ttf"],
        ],
    },
    Script {
        words: "Bengali letters",
        ranges: &[(0x980, 0x9FF)],
        files: &[&["NotoSerifBengali-Regular.ttf"], &["NotoSansBengali-Regular.ttf"]],
    },
    Script {
        words: "Gurmukhi letters",
        ranges: &[(0xA00, 0xA7F)],
        files: &[&["NotoSerifGurmukhi-Regular.ttf"], &["NotoSansGurmukhi-Regular.ttf"]],
    },
    Script {
        words: "Gujarati letters",
        ranges: &[(0xA80, 0xAFF)],
        files: &[&["NotoSerifGujarati-Regular.ttf"], &["NotoSansGujarati-Regular.ttf"]],
    },
    Script {
        words: "Tamil letters",
        ranges: &[(0xB80, 0xBFF)],
        files: &[&["NotoSerifTamil-Regular.ttf"], &["NotoSansTamil-Regular.ttf"]],
    },
    Script {
        words: "Telugu letters",
        ranges: &[(0xC00, 0xC7F)],
        files: &[&["NotoSerifTelugu-Regular.ttf"], &["NotoSansTelugu-Regular.ttf"]],
    },
    Script {
        words: "Kannada letters",
        ranges: &[(0xC80, 0xCFF)],
        files: &[&["NotoSerifKannada-Regular.ttf"], &["NotoSansKannada-Regular.ttf"]],
    },
    Script {
        words: "Malayalam letters",
        ranges: &[(0xD00, 0xD7F)],
        files: &[&["NotoSerifMalayalam-Regular.ttf"], &["NotoSansMalayalam-Regular.ttf"]],
    },
    Script {
        words: "Sinhala letters",
        ranges: &[(0xD80, 0xDFF)],
        files: &[&["NotoSerifSinhala-Regular.ttf"], &["NotoSansSinhala-Regular.ttf"]],
    },
    Script {
        words: "Lao letters",
        ranges: &[(0xE80, 0xEFF)],
        files: &[&["NotoSerifLao-Regular.ttf"], &["NotoSansLao-Regular.ttf"]],
    },
    Script {
        words: "Tibetan letters",
        ranges: &[(0xF00, 0xFFF)],
        files: &[&["NotoSerifTibetan-Regular.ttf"]],
    },
    Script {
        words: "Burmese letters",
        ranges: &[(0x1000, 0x109F), (0xA9E0, 0xA9FF), (0xAA60, 0xAA7F)],
        files: &[&["NotoSerifMyanmar-Regular.ttf"], &["NotoSansMyanmar-Regular.ttf"]],
    },
    Script {
        words: "Georgian letters",
        ranges: &[(0x10A0, 0x10FF), (0x1C90, 0x1CBF), (0x2D00, 0x2D2F)],
        files: &[&["NotoSerifGeorgian-Regular.ttf"], &["NotoSansGeorgian-Regular.ttf"]],
    },
    Script {
        words: "Armenian letters",
        ranges: &[(0x530, 0x58F), (0xFB13, 0xFB17)],
        files: &[&["NotoSerifArmenian-Regular.ttf"], &["NotoSansArmenian-Regular.ttf"]],
    },
    Script {
        words: "Ethiopic letters",
        ranges: &[(0x1200, 0x139F), (0x2D80, 0x2DDF)],
        files: &[&["NotoSerifEthiopic-Regular.ttf"], &["NotoSansEthiopic-Regular.ttf"]],
    },
    Script {
        words: "Khmer letters",
        ranges: &[(0x1780, 0x17FF), (0x19E0, 0x19FF)],
        files: &[&["NotoSerifKhmer-Regular.ttf"], &["NotoSansKhmer-Regular.ttf"]],
    },
    Script {
        words: "Emoji",
        ranges: &[(0x1F000, 0x1F0FF), (0x1F300, 0x1FAFF)],
        files: &[&["NotoEmoji-Regular.ttf"], &["NotoSansSymbols2-Regular.ttf"]],
    },
    Script {
        words: "Signs",
        ranges: &[(0x2000, 0x2BFF), (0x1F100, 0x1F2FF), (0x1D400, 0x1D7FF)],
        files: &[&[
            "NotoSansSymbols2-Regular.ttf",
            "NotoSansSymbols-Regular.ttf",
            "NotoSansMath-Regular.ttf",
        ]],
    },
];

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn characters_are_called_by_their_script() {
        for (c, words) in [
            ('港', "Chinese, Japanese and Korean characters"),
            ('항', "Chinese, Japanese and Korean characters"),
            ('م', "Arabic letters"),
            ('ש', "Hebrew letters"),
            ('ท', "Thai letters"),
            ('👩', "Emoji"),
        ] {
            assert_eq!(of(c).unwrap().words, words);
        }
        assert!(of('a').is_none() && of('я').is_none());
    }
}
