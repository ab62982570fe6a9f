//! Words that are asked for by their shape: similar spellings, wildcards, regular expressions.
//!
//! A shape is an automaton over the bytes of one folded word, so it can walk the dictionary of
//! the index as well as check a word of a text. Every automaton has a bounded size: a query
//! cannot take more memory or time than that, whatever it says.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::{Arc, LazyLock};

use levenshtein_automata::{DFA, Distance, LevenshteinAutomatonBuilder};
use regex_automata::dfa::{Automaton as _, StartKind, dense};
use regex_automata::nfa::thompson;
use regex_automata::util::{primitives::StateID, start, syntax};
use regex_automata::{Anchored, MatchKind};

use crate::analyzer::fold_key;

/// Wrong, missing, extra or swapped letters that a similar spelling may have at most.
pub const MOST_EDITS: u8 = 2;

/// A longer word is not searched by its spelling. In characters.
pub const LONGEST_SIMILAR: usize = 40;

/// Memory that the automaton of one expression may take, in bytes.
const LARGEST_AUTOMATON: usize = 2 << 20;

/// How deep the groups of an expression may be nested.
const DEEPEST_GROUPS: u32 = 40;

/// What words must look like.
#[derive(Clone)]
pub struct Shape {
    asked: Asked,
    automaton: Arc<Automaton>,
}

/// What a shape was made of.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Asked {
    /// A folded word, or one that differs in so many letters.
    Similar(String, u8),
    /// A folded word in which `*` stands for any letters and `?` for one.
    Wildcard(String),
    /// A regular expression that must fit the whole folded word.
    Expression(String),
}

enum Automaton {
    Similar(DFA),
    Expression(Box<dense::DFA<Vec<u32>>>, StateID),
}

/// Where an automaton stands after some bytes of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct State(u32);

impl Shape {
    /// Words that differ from `word` (folded) in at most `edits` letters, at most
    /// [`MOST_EDITS`]. Two letters that changed places count once.
    pub fn similar(word: &str, edits: u8) -> Self {
        static ONE: LazyLock<LevenshteinAutomatonBuilder> =
            LazyLock::new(|| LevenshteinAutomatonBuilder::new(1, true));
        static TWO: LazyLock<LevenshteinAutomatonBuilder> =
            LazyLock::new(|| LevenshteinAutomatonBuilder::new(MOST_EDITS, true));
        let edits = edits.clamp(1, MOST_EDITS);
        let builder = if edits == 1 { &ONE } else { &TWO };
        Self {
            automaton: Arc::new(Automaton::Similar(builder.build_dfa(word))),
            asked: Asked::Similar(word.to_owned(), edits),
        }
    }

    /// Words in which `*` of `text` stands for any letters, also none, and `?` for one.
    ///
    /// # Errors
    /// A sentence for the user, when the automaton would be too large.
    pub fn wildcard(text: &str) -> Result<Self, String> {
        let mut expression = String::with_capacity(text.len() + 8);
        let mut folded = String::with_capacity(text.len());
        for piece in text.split_inclusive(['*', '?']) {
            let literal = piece.trim_end_matches(['*', '?']);
            let literal_folded = fold_key(literal);
            push_literal(&mut expression, &literal_folded);
            folded.push_str(&literal_folded);
            match piece[literal.len()..].chars().next() {
                Some('*') if !folded.ends_with('*') => {
                    expression.push_str(".*");
                    folded.push('*');
                }
                Some('?') => {
                    expression.push('.');
                    folded.push('?');
                }
                _ => {}
            }
        }
        Ok(Self { automaton: Arc::new(compiled(&expression)?), asked: Asked::Wildcard(folded) })
    }

    /// Words that a regular expression fits from their first to their last letter. Upper and
    /// lower case are the same, and so are letters with and without marks.
    ///
    /// # Errors
    /// A sentence for the user, when it is no expression or would be too large.
    pub fn expression(text: &str) -> Result<Self, String> {
        let folded = text.chars().map(folded_letter).collect::<String>();
        let automaton = Arc::new(compiled(&folded)?);
        Ok(Self { automaton, asked: Asked::Expression(text.to_owned()) })
    }

    /// What the shape was made of.
    pub fn asked(&self) -> &Asked {
        &self.asked
    }

    /// Whether a folded word looks so.
    pub fn fits(&self, word: &str) -> bool {
        let mut state = self.start();
        for byte in word.bytes() {
            state = self.step(state, byte);
            if !self.may_fit(state) {
                return false;
            }
        }
        self.fits_at(state)
    }

    /// Letters in which a fitting word differs; 0 where that is not what was asked.
    pub fn edits(&self, word: &str) -> u8 {
        match &*self.automaton {
            Automaton::Similar(automaton) => automaton.eval(word).to_u8(),
            Automaton::Expression(..) => 0,
        }
    }

    pub(crate) fn start(&self) -> State {
        State(match &*self.automaton {
            Automaton::Similar(automaton) => automaton.initial_state(),
            Automaton::Expression(_, start) => start.as_u32(),
        })
    }

    pub(crate) fn step(&self, state: State, byte: u8) -> State {
        State(match &*self.automaton {
            Automaton::Similar(automaton) => automaton.transition(state.0, byte),
            Automaton::Expression(automaton, _) => {
                automaton.next_state(state_id(state), byte).as_u32()
            }
        })
    }

    /// Whether a word that ends here fits.
    pub(crate) fn fits_at(&self, state: State) -> bool {
        match &*self.automaton {
            Automaton::Similar(automaton) => {
                matches!(automaton.distance(state.0), Distance::Exact(_))
            }
            Automaton::Expression(automaton, _) => {
                automaton.is_match_state(automaton.next_eoi_state(state_id(state)))
            }
        }
    }

    /// Whether a word that goes on from here may fit.
    pub(crate) fn may_fit(&self, state: State) -> bool {
        match &*self.automaton {
            Automaton::Similar(_) => state.0 != levenshtein_automata::SINK_STATE,
            Automaton::Expression(automaton, _) => !automaton.is_dead_state(state_id(state)),
        }
    }
}

/// A state that the automaton gave out.
fn state_id(state: State) -> StateID {
    StateID::new_unchecked(state.0 as usize)
}

/// The automaton of an expression that must fit a whole word.
fn compiled(expression: &str) -> Result<Automaton, String> {
    let refused = |_| {
        "It is no regular expression that can be searched: it is unfinished, too large, or looks \
         around itself."
            .to_owned()
    };
    let automaton = dense::Builder::new()
        .configure(
            dense::Config::new()
                .start_kind(StartKind::Anchored)
                .match_kind(MatchKind::All)
                .dfa_size_limit(Some(LARGEST_AUTOMATON))
                .determinize_size_limit(Some(LARGEST_AUTOMATON)),
        )
        .thompson(thompson::Config::new().nfa_size_limit(Some(LARGEST_AUTOMATON)))
        .syntax(syntax::Config::new().case_insensitive(true).nest_limit(DEEPEST_GROUPS))
        .build(&format!("(?:{expression})\\z"))
        .map_err(refused)?;
    let start = automaton.start_state(&start::Config::new().anchored(Anchored::Yes));
    let start = start.map_err(|_| "This regular expression cannot be searched.".to_owned())?;
    Ok(Automaton::Expression(Box::new(automaton), start))
}

/// Adds letters that stand for themselves.
fn push_literal(expression: &mut String, literal: &str) {
    for c in literal.chars() {
        if c.is_ascii() && !c.is_ascii_alphanumeric() {
            expression.push('\\');
        }
        expression.push(c);
    }
}

/// A letter of an expression as words have it; signs keep their meaning.
fn folded_letter(c: char) -> char {
    if c.is_ascii() {
        return c;
    }
    let folded = fold_key(c.encode_utf8(&mut [0; 4]));
    let mut letters = folded.chars();
    match (letters.next(), letters.next()) {
        (Some(only), None) => only,
        _ => c,
    }
}

impl PartialEq for Shape {
    fn eq(&self, other: &Self) -> bool {
        self.asked == other.asked
    }
}

impl Eq for Shape {}

impl Hash for Shape {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.asked.hash(state);
    }
}

impl fmt::Debug for Shape {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.asked.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::Shape;

    #[test]
    fn similar_spellings() {
        let one = Shape::similar("kaddafi", 1);
        for (word, fits) in [
            ("kaddafi", true),
            ("gaddafi", true),
            ("kadafi", true),
            ("kaddaffi", true),
            ("kadadfi", true),
            ("gadafi", false),
            ("kaddaf\u{131}", true),
        ] {
            assert_eq!(one.fits(word), fits, "{word}");
        }
        assert!(Shape::similar("kaddafi", 2).fits("gadafi"));
        assert_eq!((one.edits("kaddafi"), one.edits("gaddafi")), (0, 1));
    }

    #[test]
    fn wildcards_stand_for_letters() {
        for (text, word, fits) in [
            ("h*r", "harbour", true),
            ("h*r", "hr", true),
            ("h*r", "harbours", false),
            ("*bour", "harbour", true),
            ("gr?y", "gray", true),
            ("gr?y", "gry", false),
            ("Gr?Y", "grey", true),
            ("m?ller", "muller", true),
            ("Mü*er", "muller", true),
            ("a.b*", "acb", false),
            ("**a", "a", true),
        ] {
            assert_eq!(Shape::wildcard(text).unwrap().fits(word), fits, "{text} {word}");
        }
    }

    #[test]
    fn expressions_fit_whole_words() {
        for (text, word, fits) in [
            ("gr[ae]y", "gray", true),
            ("gr[ae]y", "grays", false),
            ("ab+c?", "abbb", true),
            ("[0-9]{4}", "2024", true),
            ("[0-9]{4}", "20245", false),
            ("Caf\u{e9}s?", "cafe", true),
            ("a|b", "b", true),
            ("\\d+", "12", true),
            ("^apt$", "apt", true),
        ] {
            assert_eq!(Shape::expression(text).unwrap().fits(word), fits, "{text} {word}");
        }
    }

    #[test]
    fn what_is_no_expression_or_too_large_is_refused() {
        let nested = format!("{}a{}", "(".repeat(100), ")".repeat(100));
        for text in ["(", "[a", "a{2000000}", "(a{500}){500}", "(?=a)", "\\ba\\b", &nested] {
            assert!(Shape::expression(text).is_err(), "{text}");
        }
        assert!(Shape::expression("(.*a){20}").is_ok_and(|shape| !shape.fits("bbb")));
    }
}
