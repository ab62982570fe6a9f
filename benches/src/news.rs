//! Invented news for measuring: words by Zipf's law, six languages' worth of spelling, a few indicators.
//! The same number always gives the same item.

/// Different words in all items.
const WORDS: u64 = 60_000;

/// Words of one item's text.
const LENGTH: usize = 600;

const SYLLABLES: [&str; 24] = [
    "ka", "ro", "mi", "ten", "sol", "ver", "an", "du", "li", "or", "pe", "st", "gra", "no", "fi",
    "bel", "ur", "sche", "ção", "ny", "zha", "qui", "mar", "ett",
];

/// A generated item.
#[derive(Debug)]
pub(crate) struct Article {
    pub(crate) title: String,
    pub(crate) body: String,
    pub(crate) publisher: String,
    pub(crate) day: jiff::civil::Date,
}

/// The article with this number.
pub(crate) fn article(number: u64) -> Article {
    let mut chance = Chance(number.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
    let title = sentence(&mut chance, 9);
    let mut body = String::with_capacity(LENGTH * 8);
    let mut words = 0;
    while words < LENGTH {
        let length = 8 + chance.below(18) as usize;
        body.push_str(&sentence(&mut chance, length));
        words += length;
        let paragraph = chance.below(4) == 0;
        body.push_str(if paragraph { ".\n\n" } else { ". " });
    }
    if number.is_multiple_of(10) {
        body.push_str(&format!(
            "The address 198.51.{}.{} was seen. ",
            number % 250,
            number / 250 % 250
        ));
    }
    // One word that no other article has: what is filed can be looked for.
    body.push_str(&format!("Reference rare{number}word."));
    let publisher = format!(
        "{} {}",
        capital(&word(chance.zipf(200))),
        ["Wire", "Post", "Courier"][chance.below(3) as usize]
    );
    let day = jiff::civil::date(2015, 1, 1)
        .saturating_add(jiff::Span::new().days(chance.below(4_000) as i64));
    Article { title: capital(&title), body, publisher, day }
}

fn sentence(chance: &mut Chance, words: usize) -> String {
    let words: Vec<String> = (0..words).map(|_| word(chance.zipf(WORDS))).collect();
    capital(&words.join(" "))
}

/// The word of this rank: short for frequent ones, as in any language.
pub(crate) fn word(rank: u64) -> String {
    let mut rest = rank + 1;
    let mut text = String::new();
    while rest > 0 {
        text.push_str(SYLLABLES[(rest % SYLLABLES.len() as u64) as usize]);
        rest /= SYLLABLES.len() as u64;
    }
    text
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Numbers that look random and repeat with their seed (xorshift64*).
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 11
    }

    fn below(&mut self, end: u64) -> u64 {
        self.next() % end
    }

    /// A rank below `end`: the inverse of the harmonic distribution, continuous form.
    fn zipf(&mut self, end: u64) -> u64 {
        let share = self.next() as f64 / (1_u64 << 53) as f64;
        let rank = ((end as f64 + 1.0).ln() * share).exp() - 1.0;
        (rank as u64).min(end - 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_number_gives_the_same_article_and_others_differ() {
        assert_eq!(article(7).body, article(7).body);
        assert_ne!(article(7).body, article(8).body);
        assert!(article(7).body.contains("rare7word"));
        assert!(article(7).body.split_whitespace().count() >= LENGTH);
    }

    #[test]
    fn frequent_words_are_frequent() {
        let body = article(1).body + &article(2).body + &article(3).body;
        let count = |rank| {
            body.to_lowercase()
                .split(|c: char| !c.is_alphanumeric())
                .filter(|w| *w == word(rank))
                .count()
        };
        assert!(count(0) > count(1_000));
    }
}
