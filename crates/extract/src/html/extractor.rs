//! The extractor libraries: each reads the page by itself and says which text is the article.
//! Whatever goes wrong inside one, the page is still read.

use std::panic::{AssertUnwindSafe, catch_unwind};

use dom_smoothie::{Config, Readability, TextMode};
use url::Url;

use super::bound::Bounded;
use crate::limits::{MAX_REFERENCES, QUICK_ELEMENTS, THOROUGH_ELEMENTS};

/// What the extractors say.
#[derive(Debug, Default)]
pub(super) struct Opinions {
    /// The text that the thorough one takes for the article; empty where it found none.
    pub(super) thorough: String,
    /// The text that the quick one takes for the article; empty where it found none.
    pub(super) quick: String,
    /// True where one of them gave up on the page.
    pub(super) failed: bool,
    /// True where the page is too large for one of them.
    pub(super) limited: bool,
}

/// Asks the extractors about a page; one that the page is too large for is left out.
pub(super) fn ask(page: &Bounded, url: Option<&Url>) -> Opinions {
    let mut opinions = Opinions::default();
    let html = page.html();
    let html = html.as_str();
    let readable = page.references <= MAX_REFERENCES;
    if readable && page.elements <= THOROUGH_ELEMENTS {
        match guarded(|| thorough(html, url)) {
            Some(text) => opinions.thorough = text,
            None => opinions.failed = true,
        }
    } else {
        opinions.limited = true;
    }
    if readable && page.elements <= QUICK_ELEMENTS {
        match guarded(|| quick(html, url)) {
            Some(text) => opinions.quick = text,
            None => opinions.failed = true,
        }
    }
    opinions
}

/// Runs a library that may panic.
fn guarded(ask: impl FnOnce() -> String) -> Option<String> {
    catch_unwind(AssertUnwindSafe(ask)).ok()
}

/// The trafilatura crate, with its own fallbacks. Its dates are not used: they are those of the
/// last change.
fn thorough(html: &str, url: Option<&Url>) -> String {
    let options = trafilatura::Options::default().with_fallback(true).with_exclude_comments(true);
    let options = match url {
        Some(url) => options.with_url(url.clone()),
        None => options,
    };
    trafilatura::extract(html, &options).map(|article| article.content_text).unwrap_or_default()
}

/// The dom_smoothie crate. It refuses an address without scheme, so only parsed ones are given.
fn quick(html: &str, url: Option<&Url>) -> String {
    let config = Config { text_mode: TextMode::Formatted, ..Config::default() };
    let article =
        Readability::new(html, url.map(Url::as_str), Some(config)).and_then(|mut it| it.parse());
    article.map(|article| article.text_content.to_string()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_a_missing_opinion() {
        assert_eq!(guarded(|| panic!("inside a library")), None);
        assert_eq!(guarded(|| "text".to_owned()).as_deref(), Some("text"));
    }

    #[test]
    fn both_find_the_article() {
        let paragraph = "<p>The harbour office closed its gates on Monday, after the river rose again, and will open them when the water falls.</p>";
        let html = format!(
            "<body><nav><a href=/>Home</a></nav><article><h1>Gates closed</h1>{}</article></body>",
            paragraph.repeat(6)
        );
        let mut page = super::super::bound::bound(&html);
        let opinions = ask(&page, crate::address::parse("https://gazette.example/a").as_ref());
        assert!(opinions.thorough.contains("river rose") && opinions.quick.contains("river rose"));
        assert!(!opinions.failed && !opinions.limited);
        page.elements = THOROUGH_ELEMENTS + 1;
        let large = ask(&page, None);
        assert!(large.limited && large.thorough.is_empty() && !large.quick.is_empty());
        page.references = MAX_REFERENCES + 1;
        assert!(ask(&page, None).quick.is_empty());
    }
}
