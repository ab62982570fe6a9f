//! Makes a condition out of one word or phrase of a query.

use extract::Kind;

use super::ast::{Clause, Condition, Words};
use super::field::{Field, FieldName, all_names, look_up};
use super::pattern::{Fit, Pattern};
use super::refang::refang;
use super::shape::{LONGEST_SIMILAR, MOST_EDITS, Shape};
use super::when::parse_when;
use super::{Note, Span};
use crate::analyzer::{Class, Reading, analyze, class, fold_key};
use crate::index::{PROPERTIES, Status};

/// Words that are near may move so many places at most.
const MOST_SLOP: u32 = 100;

/// How a word or phrase was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// Bare, with its wildcards.
    Word,
    /// In quotation marks, perhaps with an asterisk behind.
    Phrase { starred: bool },
    /// In quotation marks with `~` behind: words that may move so many places.
    Near(u32),
    /// Between slashes.
    Expression,
}

/// A word or phrase with the field before it.
pub(crate) struct Operand<'a> {
    pub(crate) field: Option<Field>,
    pub(crate) text: &'a str,
    pub(crate) form: Form,
    pub(crate) span: Span,
}

/// The clause that `operand` stands for; `None` (with a note) when it asks for nothing.
pub(crate) fn clause(operand: &Operand<'_>, notes: &mut Vec<Note>) -> Option<Clause> {
    let mut note = |message: String| notes.push(Note { span: operand.span, message });
    let condition = match operand.field {
        Some(
            field @ (Field::Tag
            | Field::Case
            | Field::Lang
            | Field::Domain
            | Field::Format
            | Field::Has),
        ) => name(operand, field, &mut note),
        Some(Field::Status) => status(operand.text, &mut note),
        Some(field @ (Field::Published | Field::Filed | Field::Captured)) => {
            date(operand.text, field, &mut note)
        }
        field => words(operand, field, &mut note),
    };
    condition.map(|condition| Clause { span: operand.span, condition })
}

fn name(operand: &Operand<'_>, field: Field, note: &mut impl FnMut(String)) -> Option<Condition> {
    let star = match operand.form {
        Form::Word => operand.text.ends_with('*'),
        Form::Phrase { starred } => starred,
        Form::Near(_) | Form::Expression => {
            note(format!("“{}:” takes a name or its beginning.", field.name()));
            false
        }
    };
    let shown = operand.text.trim_end_matches('*').trim();
    let key = match field {
        Field::Domain => host(&fold_key(&refang(shown))).to_owned(),
        _ => fold_key(shown),
    };
    if key.is_empty() {
        note(format!("Nothing follows “{}:”; this part is left out.", field.name()));
        return None;
    }
    if let Some(known) = names_of(field)
        && !known.iter().any(|name| if star { name.starts_with(&key) } else { *name == key })
    {
        note(format!(
            "Nothing is recorded under “{}:{shown}”, so it finds nothing. There is {}.",
            field.name(),
            known.join(", ")
        ));
    }
    Some(Condition::Name { field, key, shown: shown.to_owned(), prefix: star })
}

/// The names a field can have, where they are known beforehand.
fn names_of(field: Field) -> Option<Vec<&'static str>> {
    let formats = || Kind::ALL.iter().map(|kind| kind.word());
    match field {
        Field::Format => Some(formats().collect()),
        Field::Has => Some(PROPERTIES.iter().copied().chain(formats()).collect()),
        _ => None,
    }
}

/// The host of an address or a bare domain, without the dot that may stand before it.
fn host(address: &str) -> &str {
    let end = address.find(['/', '?', '#']).unwrap_or(address.len());
    let host = &address[..end];
    let host = host.rsplit_once('@').map_or(host, |(_, host)| host);
    let port = host.rsplit_once(':').filter(|(_, port)| port.bytes().all(|b| b.is_ascii_digit()));
    port.map_or(host, |(host, _)| host).trim_matches('.')
}

fn status(text: &str, note: &mut impl FnMut(String)) -> Option<Condition> {
    let found = Status::from_word(text.trim());
    if found.is_none() {
        note(format!(
            "“{text}” is not recorded yet; this part is left out. \
             An item is inbox, filed or discarded."
        ));
    }
    found.map(Condition::Status)
}

fn date(text: &str, field: Field, note: &mut impl FnMut(String)) -> Option<Condition> {
    match parse_when(text) {
        Ok(when) => Some(Condition::Date { field, when }),
        Err(message) => {
            note(format!("{message} This part is left out."));
            None
        }
    }
}

fn words(
    operand: &Operand<'_>,
    field: Option<Field>,
    note: &mut impl FnMut(String),
) -> Option<Condition> {
    let (pattern, prefix) = match operand.form {
        Form::Word => {
            if field.is_none() {
                note_unknown_field(operand.text, note);
            }
            word(operand.text, note)?
        }
        Form::Phrase { starred } => (Pattern::new(operand.text, starred), starred),
        Form::Near(slop) => (Pattern::near(operand.text, slop.min(MOST_SLOP)), false),
        Form::Expression => {
            let shape = Shape::expression(operand.text).map_err(&mut *note).ok()?;
            (Some(Pattern::shaped(operand.text, shape)), false)
        }
    };
    let Some(pattern) = pattern else {
        note(format!("“{}” holds no letter or digit to search for.", operand.text.trim()));
        return None;
    };
    let shown = match operand.form {
        Form::Word if prefix => refang(operand.text.trim_end_matches('*')),
        Form::Word => refang(similar(operand.text).map_or(operand.text, |(exact, _)| exact)),
        _ => operand.text.to_owned(),
    };
    let quoted = matches!(operand.form, Form::Phrase { .. } | Form::Near(_));
    Some(Condition::Words(Words { field, pattern, shown: shown.trim().to_owned(), quoted, prefix }))
}

/// The pattern of a bare word, and whether it is the beginning of a word. `None` when it was
/// said why there is none.
fn word(text: &str, note: &mut impl FnMut(String)) -> Option<(Option<Pattern>, bool)> {
    if let Some((exact, edits)) = similar(text) {
        return Some((Some(similar_words(exact, edits, note)?), false));
    }
    let core = text.trim_end_matches('*');
    if core.contains('*') || is_wildcard_question(core) {
        match literal(text) {
            Literal::OneWord => {
                let shape = Shape::wildcard(text).map_err(&mut *note).ok()?;
                return Some((Some(Pattern::shaped(text, shape)), false));
            }
            Literal::Nothing => return Some((None, false)),
            Literal::Other => {
                note(
                    "* and ? stand for letters inside one word; they are left out here.".to_owned(),
                );
                let plain = text.replace(['*', '?'], " ");
                return Some((Pattern::new(&plain, false), false));
            }
        }
    }
    let prefix = core.len() < text.len();
    Some((Pattern::new(&refang(core), prefix), prefix))
}

/// `word~`, `word~2`: the word and the letters in which others may differ.
fn similar(text: &str) -> Option<(&str, &str)> {
    text.rsplit_once('~').filter(|(exact, edits)| {
        !exact.is_empty() && !exact.contains('/') && edits.bytes().all(|b| b.is_ascii_digit())
    })
}

fn similar_words(exact: &str, edits: &str, note: &mut impl FnMut(String)) -> Option<Pattern> {
    let pattern = Pattern::new(&refang(exact), false);
    let Some(pattern) = pattern else {
        note(format!("“{exact}” holds no letter or digit to search for."));
        return None;
    };
    let wanted = if edits.is_empty() { 1 } else { edits.parse().unwrap_or(u8::MAX) };
    let [only] = pattern.tokens.as_slice() else {
        note(
            "Similar spellings are searched of one word; these are searched as they are."
                .to_owned(),
        );
        return Some(pattern);
    };
    let letters = only.text.chars().count();
    if only.fit != Fit::Whole || !(2..=LONGEST_SIMILAR).contains(&letters) || is_of_run(&only.text)
    {
        note("This word has no similar spellings; it is searched as it is.".to_owned());
        return Some(pattern);
    }
    if wanted == 0 {
        return Some(pattern);
    }
    if wanted > MOST_EDITS {
        note(format!("Similar words differ in {MOST_EDITS} letters at most."));
    }
    // Of a word of three letters two would leave nothing.
    let edits = wanted.min(if letters < 4 { 1 } else { MOST_EDITS });
    let shape = Shape::similar(&only.text, edits);
    Some(Pattern::shaped(exact, shape))
}

/// What is left of a word without its wildcards.
enum Literal {
    Nothing,
    /// Letters of one word.
    OneWord,
    /// Several words, or signs without spaces.
    Other,
}

fn literal(text: &str) -> Literal {
    if !text.chars().any(char::is_alphanumeric) {
        return Literal::Nothing;
    }
    let filled = text.replace('*', "").replace('?', "a");
    let tokens = analyze(&filled, Reading::Query);
    match tokens.as_slice() {
        [only] if !is_of_run(&only.text) && only.to - only.from == filled.len() => Literal::OneWord,
        _ => Literal::Other,
    }
}

/// Whether a token stems from a script without spaces.
fn is_of_run(token: &str) -> bool {
    token.chars().next().is_some_and(|c| class(c) == Class::Run)
}

/// `f?o`, but not the question mark of an address or at the end of a sentence.
fn is_wildcard_question(word: &str) -> bool {
    word.split_once('?').is_some_and(|(before, after)| {
        let plain = |text: &str| !text.is_empty() && text.chars().all(char::is_alphanumeric);
        plain(before) && plain(after)
    })
}

/// Says so when a word looks like a field that does not exist.
fn note_unknown_field(word: &str, note: &mut impl FnMut(String)) {
    let Some((name, value)) = word.split_once(':') else { return };
    let is_name = !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphabetic());
    if !is_name || value.starts_with("//") {
        return;
    }
    match look_up(name) {
        FieldName::Known(field) => note(format!(
            "Write what to look for right after “{}:”; it is searched as a word.",
            field.name()
        )),
        FieldName::NotRecorded => {}
        // A word before a colon in a sentence; only one that is nearly a field was meant as one.
        FieldName::Unknown(None) if value.is_empty() => {}
        FieldName::Unknown(Some(meant)) => note(format!(
            "There is no field “{name}”; it is searched as text. Did you mean “{meant}:”?"
        )),
        FieldName::Unknown(None) => note(format!(
            "There is no field “{name}”; it is searched as text. Fields are {}.",
            all_names()
        )),
    }
}
