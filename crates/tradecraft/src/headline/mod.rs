//! Whether a headline fits the text under it.
//!
//! The telling words of the headline are looked for in the text: names weigh more than words,
//! long words more than short ones, everyday words little, words of grammar nothing. A word that
//! stands at the start of the text, or comes back, is what the text is about. Where the text has
//! too little of the headline's weight, the headline seems to belong to another text.

mod body;
mod kin;
mod lists;
mod names;
mod reason;
mod term;
mod weigh;
mod words;

use body::Body;
use names::Weighed;
use term::{Sort, terms};

/// Up to this share a headline does not fit.
const THRESHOLD: f32 = 0.32;
/// The same where the headline has several certain names and the text none of them.
const THRESHOLD_WITHOUT_NAMES: f32 = 0.45;
/// A text with fewer characters than this is too short to judge a headline by.
const SHORTEST_TEXT: usize = 60;

/// What a look at a headline and its text says.
#[derive(Debug, Clone, PartialEq)]
pub struct HeadlineVerdict {
    /// False where the headline seems to belong to another text.
    pub fits: bool,
    /// How much of the weight of the headline's words the text has, 0 to 1.
    pub share: f32,
    /// Names of the headline that the text does not mention, as written, in order.
    pub headline_only_names: Vec<String>,
    /// The judgement in plain words.
    pub reason: String,
}

/// Weighs `headline` against `body`, whose language is `language` where it is known (a code such
/// as `en`; the text itself decides where it disagrees).
///
/// A headline fits as long as nothing speaks against it: one without a word that tells anything,
/// or over a text that is too short to judge, fits. Takes time in proportion to the text.
pub fn check(headline: &str, body: &str, language: Option<&str>) -> HeadlineVerdict {
    let body = Body::read(body);
    let list = lists::list_for(&body.counts(), language);
    let terms: Vec<Weighed<'_>> = terms(headline, list, &body)
        .into_iter()
        .map(|term| {
            let present = weigh::presence(&term, &body);
            (term, present)
        })
        .collect();
    let whole: f32 = terms.iter().map(|(term, _)| term.weight).sum();
    if whole <= 0.0 || body.length < SHORTEST_TEXT {
        let reason = "There are too few words to tell whether the headline fits.".to_owned();
        return HeadlineVerdict { fits: true, share: 1.0, headline_only_names: vec![], reason };
    }
    let found: f32 = terms.iter().map(|(term, present)| term.weight * present).sum();
    let share = (found / whole).clamp(0.0, 1.0);
    let names = names::headline_only(headline, &terms, &body);
    let fits = share > threshold(&terms);
    let reason = reason::reason(fits, &names, &terms);
    HeadlineVerdict { fits, share, headline_only_names: names, reason }
}

/// The share that a headline has to exceed.
fn threshold(terms: &[Weighed<'_>]) -> f32 {
    let certain = || terms.iter().filter(|(term, _)| term.sort == Sort::CertainName);
    let none = certain().all(|(_, present)| *present == 0.0);
    if certain().count() > 1 && none { THRESHOLD_WITHOUT_NAMES } else { THRESHOLD }
}
