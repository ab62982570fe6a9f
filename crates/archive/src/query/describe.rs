//! Says a query in words.

use jiff::civil::Date;

use super::ast::{Condition, Node, Words};
use super::{Asked, Field, Fit, Query, Shape, When};
use crate::index::Status;

/// The whole query in words.
pub(crate) fn describe(query: &Query) -> String {
    match &query.root {
        Some(root) => node(root, false),
        None if query.blank => "every item".to_owned(),
        None => "nothing that can be searched for".to_owned(),
    }
}

/// A part of the query; `inner` when it stands beside others and needs to be set apart.
fn node(part: &Node, inner: bool) -> String {
    match part {
        Node::And(parts) => set_apart("all of: ", conjunction(parts), inner),
        Node::Or(parts) => {
            let parts: Vec<_> = parts.iter().map(|part| node(part, true)).collect();
            set_apart("", parts.join(" or "), inner)
        }
        Node::Not(excluded) => format!("without {}", node(excluded, true)),
        Node::Clause(clause) => condition(&clause.condition),
    }
}

/// Words first, then what limits them.
fn conjunction(parts: &[Node]) -> String {
    let (words, limits): (Vec<_>, Vec<_>) = parts.iter().partition(|part| is_words(part));
    let mut said: Vec<_> = words.iter().map(|part| node(part, true)).collect();
    if said.len() > 1
        && let Some(last) = said.pop()
    {
        said.push(format!("and {last}"));
    }
    said.extend(limits.iter().map(|part| node(part, true)));
    said.join(", ")
}

fn is_words(part: &Node) -> bool {
    match part {
        Node::Clause(clause) => {
            matches!(&clause.condition, Condition::Words(words) if words.field.is_none())
        }
        Node::Or(parts) | Node::And(parts) => parts.iter().all(is_words),
        Node::Not(_) => false,
    }
}

fn set_apart(lead: &str, said: String, inner: bool) -> String {
    if inner { format!("({lead}{said})") } else { said }
}

/// One condition in words.
pub(crate) fn condition(condition: &Condition) -> String {
    match condition {
        Condition::Words(words) => in_field(words),
        Condition::Name { field, shown, prefix, .. } => {
            let what = match field {
                Field::Tag => "tagged",
                Field::Case => "in the case",
                Field::Domain => "from the domain",
                Field::Format => "in the format",
                Field::Has => "with a",
                _ => "in the language",
            };
            let beginning = if *prefix { " beginning with" } else { "" };
            format!("{what}{beginning} {shown}")
        }
        Condition::Status(Status::Inbox) => "in the inbox".to_owned(),
        Condition::Status(Status::Filed) => "filed".to_owned(),
        Condition::Status(Status::Discarded) => "discarded".to_owned(),
        Condition::Date { field, when } => {
            let verb = match field {
                Field::Filed => "filed",
                Field::Captured => "captured",
                _ => "published",
            };
            date(verb, *when)
        }
    }
}

fn in_field(words: &Words) -> String {
    let near = words.pattern.slop;
    let shape = words.pattern.tokens.first().map(|token| &token.fit);
    let said = if let Some(Fit::Shaped(shape)) = shape {
        shaped(shape, &words.shown)
    } else if near > 0 && words.pattern.tokens.len() > 1 {
        format!("the words “{}” near each other (within {near})", words.shown)
    } else if words.prefix {
        format!("{}…", words.shown)
    } else if words.quoted {
        format!("the phrase “{}”", words.shown)
    } else {
        words.shown.clone()
    };
    match words.field {
        None => said,
        Some(Field::Source) => format!("from the source {said}"),
        Some(Field::Author) => format!("by {said}"),
        Some(Field::Body) => format!("{said} in the text"),
        Some(Field::Url) => format!("{said} in the address"),
        Some(field) => format!("{said} in the {}", field.name()),
    }
}

fn shaped(shape: &Shape, shown: &str) -> String {
    match shape.asked() {
        Asked::Similar(_, 1) => format!("words like “{shown}” (1 letter different)"),
        Asked::Similar(_, edits) => format!("words like “{shown}” ({edits} letters different)"),
        Asked::Wildcard(_) => format!("words of the form “{shown}”"),
        Asked::Expression(_) => format!("words that fit the expression /{shown}/"),
    }
}

fn date(verb: &str, when: When) -> String {
    match when {
        When::Recent(recent) => format!("{verb} {}", recent.words()),
        When::Unknown => format!("{verb} at an unknown date"),
        When::Within { from: Some(from), to: Some(to) } => match period(from, to) {
            Some(period) => format!("{verb} {period}"),
            None => format!("{verb} from {} to {}", day(from), day(to)),
        },
        When::Within { from: Some(from), to: None } => format!("{verb} on or after {}", day(from)),
        When::Within { from: None, to: Some(to) } => format!("{verb} on or before {}", day(to)),
        When::Within { from: None, to: None } => format!("{verb} at a known date"),
    }
}

/// A whole year, month or day by its short name.
fn period(from: Date, to: Date) -> Option<String> {
    if from == to {
        return Some(format!("on {}", day(from)));
    }
    if from == to.first_of_year() && to == from.last_of_year() {
        return Some(format!("in {}", from.year()));
    }
    (from == to.first_of_month() && to == from.last_of_month())
        .then(|| format!("in {} {}", month(from), from.year()))
}

fn day(date: Date) -> String {
    format!("{} {} {}", date.day(), month(date), date.year())
}

fn month(date: Date) -> &'static str {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    MONTHS[usize::from(date.month().unsigned_abs()).saturating_sub(1) % 12]
}

#[cfg(test)]
mod tests {
    use super::super::Query;

    #[test]
    fn queries_in_words() {
        for (text, words) in [
            ("", "every item"),
            ("!!!", "nothing that can be searched for"),
            (
                "published:2024-12 \"document management\" trojan",
                "the phrase “document management”, and trojan, published in December 2024",
            ),
            ("a OR b", "a or b"),
            (
                "gadafi~ h*r",
                "words like “gadafi” (1 letter different), and words of the form “h*r”",
            ),
            ("gadafi~2", "words like “gadafi” (2 letters different)"),
            ("\"port strike\"~3", "the words “port strike” near each other (within 3)"),
            ("/gr[ae]y/", "words that fit the expression /gr[ae]y/"),
            ("a (b OR c) -d", "a, and (b or c), without d"),
            ("a b OR c", "(all of: a, and b) or c"),
            ("mal* source:\"Harbour Post\"", "mal…, from the source the phrase “Harbour Post”"),
            ("tag:port* is:inbox", "tagged beginning with port, in the inbox"),
            ("published:2024..2025", "published from 1 January 2024 to 31 December 2025"),
            ("published:>=2024-05", "published on or after 1 May 2024"),
            ("filed:last 30 days ferry", "ferry, filed in the last 30 days"),
            (
                "captured:2024 domain:hxxps://Post[.]example/a has:warning",
                "captured in 2024, from the domain hxxps://Post[.]example/a, with a warning",
            ),
            ("published:yesterday", "published yesterday"),
            ("-published:unknown", "without published at an unknown date"),
        ] {
            assert_eq!(Query::parse(text).describe(), words, "{text}");
        }
    }
}
