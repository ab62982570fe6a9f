//! The rules that cut blocks, with the words an analyst reads beside a cut block.

use serde::{Deserialize, Serialize};

/// Why a block does not belong to the body.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CutRule {
    /// The headline.
    Headline,
    /// The line that names author and date.
    Byline,
    /// A line above the article.
    Before,
    /// A line below the article.
    After,
    /// A block of a page that the extractors did not count to the article.
    Outside,
    /// A line that begins as share bars, pointers to other texts and comment forms do.
    StopPhrase,
    /// The box about the author.
    AuthorBox,
    /// A line that says where the text was taken from; it is listed as upstream.
    SourceLine,
    /// A menu.
    Navigation,
    /// The foot of the page.
    Footer,
    /// Text set beside the article.
    Aside,
    /// A form.
    Form,
    /// A pointer to other texts.
    Related,
    /// Comments of readers.
    Comments,
    /// A notice about cookies or consent.
    Consent,
    /// An advertisement or an offer of the site.
    Promotion,
    /// A bar to share or follow.
    Sharing,
    /// Text that the page does not show.
    Hidden,
    /// The caption or description of a picture.
    Picture,
    /// A text that stood on the page before.
    Repeated,
    /// Metadata at the head of a file.
    FrontMatter,
    /// The head or foot of a page, or text that runs along its edge.
    PageEdge,
    /// A rule that the analyst made for the site.
    SiteRule,
}

impl CutRule {
    /// Every rule.
    pub const ALL: [Self; 23] = [
        Self::Headline,
        Self::Byline,
        Self::Before,
        Self::After,
        Self::Outside,
        Self::StopPhrase,
        Self::AuthorBox,
        Self::SourceLine,
        Self::Navigation,
        Self::Footer,
        Self::Aside,
        Self::Form,
        Self::Related,
        Self::Comments,
        Self::Consent,
        Self::Promotion,
        Self::Sharing,
        Self::Hidden,
        Self::Picture,
        Self::Repeated,
        Self::FrontMatter,
        Self::PageEdge,
        Self::SiteRule,
    ];

    /// Stable code: `stop_phrase`, `author_box` ...
    pub fn code(self) -> &'static str {
        match self {
            Self::Headline => "headline",
            Self::Byline => "byline",
            Self::Before => "before",
            Self::After => "after",
            Self::Outside => "outside",
            Self::StopPhrase => "stop_phrase",
            Self::AuthorBox => "author_box",
            Self::SourceLine => "source_line",
            Self::Navigation => "navigation",
            Self::Footer => "footer",
            Self::Aside => "aside",
            Self::Form => "form",
            Self::Related => "related",
            Self::Comments => "comments",
            Self::Consent => "consent",
            Self::Promotion => "promotion",
            Self::Sharing => "sharing",
            Self::Hidden => "hidden",
            Self::Picture => "picture",
            Self::Repeated => "repeated",
            Self::FrontMatter => "front_matter",
            Self::PageEdge => "page_edge",
            Self::SiteRule => "site_rule",
        }
    }

    /// Reads such a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|rule| rule.code() == code)
    }

    /// Why the block was cut, in plain words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Headline => "the headline; it is kept as the title",
            Self::Byline => "names the author or the date",
            Self::Before => "stands above the article",
            Self::After => "stands below the article",
            Self::Outside => "not part of the article on the page",
            Self::StopPhrase => "share bar, pointer to other texts, or comment form",
            Self::AuthorBox => "box about the author",
            Self::SourceLine => "says where the text was taken from; listed as upstream source",
            Self::Navigation => "menu of the site",
            Self::Footer => "foot of the page",
            Self::Aside => "set beside the article",
            Self::Form => "form",
            Self::Related => "points to other texts",
            Self::Comments => "comments of readers",
            Self::Consent => "notice about cookies or consent",
            Self::Promotion => "advertisement or offer of the site",
            Self::Sharing => "bar to share or follow",
            Self::Hidden => "not shown by the page",
            Self::Picture => "caption or description of a picture",
            Self::Repeated => "repeats what stood before",
            Self::FrontMatter => "metadata at the head of the file",
            Self::PageEdge => "head, foot or edge of the page",
            Self::SiteRule => "cut by a rule that you made for this site",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_has_its_own_code_and_words() {
        for (i, rule) in CutRule::ALL.into_iter().enumerate() {
            assert_eq!(CutRule::from_code(rule.code()), Some(rule));
            assert_eq!(serde_json::to_value(rule).unwrap(), rule.code());
            assert!(CutRule::ALL[..i].iter().all(|other| other.words() != rule.words()));
        }
        assert_eq!(CutRule::from_code("unheard_of"), None);
    }
}
