//! Makes a condition out of one word or phrase of a query.

use super::ast::{Clause, Condition, Words};
use super::field::{Field, FieldName, all_names, look_up};
use super::pattern::Pattern;
use super::refang::refang;
use super::when::parse_when;
use super::{Note, Span};
use crate::analyzer::fold_key;
use crate::index::Status;

/// A word or phrase with the field before it.
pub(crate) struct Operand<'a> {
    pub(crate) field: Option<Field>,
    pub(crate) text: &'a str,
    pub(crate) quoted: bool,
    pub(crate) starred: bool,
    pub(crate) span: Span,
}

/// The clause that `operand` stands for; `None` (with a note) when it asks for nothing.
pub(crate) fn clause(operand: &Operand<'_>, notes: &mut Vec<Note>) -> Option<Clause> {
    let mut note = |message: String| notes.push(Note { span: operand.span, message });
    let condition = match operand.field {
        Some(field @ (Field::Tag | Field::Case | Field::Lang)) => name(operand, field, &mut note),
        Some(Field::Status) => status(operand.text, &mut note),
        Some(field @ (Field::Published | Field::Filed)) => date(operand.text, field, &mut note),
        field => words(operand, field, &mut note),
    };
    condition.map(|condition| Clause { span: operand.span, condition })
}

fn name(operand: &Operand<'_>, field: Field, note: &mut impl FnMut(String)) -> Option<Condition> {
    let star = !operand.quoted && operand.text.ends_with('*');
    let shown = operand.text.trim_end_matches('*').trim();
    let key = fold_key(shown);
    if key.is_empty() {
        note(format!("Nothing follows “{}:”; this part is left out.", field.name()));
        return None;
    }
    let prefix = star || operand.starred;
    Some(Condition::Name { field, key, shown: shown.to_owned(), prefix })
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
    let (text, prefix) = if operand.quoted {
        (operand.text.to_owned(), operand.starred)
    } else {
        let (text, prefix) = without_wildcards(operand.text, note);
        if field.is_none() {
            note_unknown_field(&text, note);
        }
        (refang(&text), prefix)
    };
    let Some(pattern) = Pattern::new(&text, prefix) else {
        note(format!("“{}” holds no letter or digit to search for.", operand.text.trim()));
        return None;
    };
    let shown = text.trim().to_owned();
    Some(Condition::Words(Words { field, pattern, shown, quoted: operand.quoted, prefix }))
}

/// The word without its wildcards, and whether it is the beginning of a word.
fn without_wildcards(word: &str, note: &mut impl FnMut(String)) -> (String, bool) {
    if let Some((exact, distance)) = word.rsplit_once('~')
        && !exact.is_empty()
        && distance.bytes().all(|b| b.is_ascii_digit())
    {
        note("Similar spellings cannot be searched yet; the word is searched as it is.".to_owned());
        return (exact.to_owned(), false);
    }
    let body = word.trim_start_matches('*');
    if body.len() < word.len() && !body.is_empty() {
        note("A word cannot begin with *; the rest is searched as a word.".to_owned());
    }
    match body.split_once('*') {
        None => {
            if is_wildcard_question(body) {
                note("? is no wildcard; its sides are searched as a phrase.".to_owned());
            }
            (body.to_owned(), false)
        }
        Some((beginning, rest)) => {
            if !rest.trim_matches('*').is_empty() {
                note("* works at the end of a word; what follows it is left out.".to_owned());
            }
            (beginning.to_owned(), true)
        }
    }
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
