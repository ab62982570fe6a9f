//! Deciding about items: status, tags, corrections.

use archive::{Correction, Field, RecordedDate};
use tradecraft::date::{DateBasis, HonestDate};

use super::checked_items;
use crate::desk::Desk;
use crate::fault::{fault, refused};
use crate::filing::recorded;
use crate::text::{count, quoted};
use crate::twins;
use crate::wire::{
    CorrectItem, Done, ErrorCode, ItemField, ItemStatus, TagItems, Triage, WireError,
};

pub(crate) fn triage(desk: &Desk, request: Triage) -> Result<Done, WireError> {
    checked_items(&request.items)?;
    let pen = desk.pen()?;
    let items = count(request.items.len(), "item", "items");
    let label = match request.status {
        ItemStatus::Inbox => format!("Put {items} back into the inbox"),
        ItemStatus::Filed => format!("Moved {items} to the archive"),
        ItemStatus::Discarded => format!("Discarded {items}"),
    };
    let status = twins::status_of(request.status);
    pen.done(label, |w| w.items().set_status(&request.items, status))
}

pub(crate) fn tag_items(desk: &Desk, request: TagItems) -> Result<Done, WireError> {
    checked_items(&request.items)?;
    if request.add.is_empty() && request.remove.is_empty() {
        return Err(refused("no tag is named"));
    }
    let pen = desk.pen()?;
    pen.done(tag_label(&request), |w| {
        w.tags().remove(&request.items, &request.remove)?;
        w.tags().add(&request.items, &request.add)
    })
}

fn tag_label(request: &TagItems) -> String {
    let items = count(request.items.len(), "item", "items");
    let tags = |tags: &[String]| match tags {
        [one] => quoted(one.trim()),
        many => count(many.len(), "tag", "tags"),
    };
    match (&request.add[..], &request.remove[..]) {
        (add, []) => format!("Tagged {items} with {}", tags(add)),
        ([], remove) => format!("Took {} from {items}", tags(remove)),
        (add, remove) => format!("Tagged {items} with {}, took {} away", tags(add), tags(remove)),
    }
}

pub(crate) fn correct_item(desk: &Desk, request: CorrectItem) -> Result<Done, WireError> {
    let pen = desk.pen()?;
    let field = field_of(request.field);
    let value = request.value.trim();
    if value.is_empty() {
        let label = format!("Took back the corrected {}", field.word());
        return pen.done(label, |w| w.corrections().clear(request.item, field));
    }
    let correction = correction(request.field, value)?;
    let label = format!("Corrected the {} to {}", name_of(request.field), quoted(value));
    pen.done(label, |w| w.corrections().set(request.item, &correction))
}

fn field_of(field: ItemField) -> Field {
    match field {
        ItemField::Title => Field::Title,
        ItemField::Authors => Field::Authors,
        ItemField::Publisher => Field::Publisher,
        ItemField::Published => Field::Published,
        ItemField::Language => Field::Language,
        ItemField::Url => Field::Url,
    }
}

fn name_of(field: ItemField) -> &'static str {
    match field {
        ItemField::Title => "title",
        ItemField::Authors => "authors",
        ItemField::Publisher => "publisher",
        ItemField::Published => "date of publication",
        ItemField::Language => "language",
        ItemField::Url => "address",
    }
}

/// Longest value of a field, in characters.
const LONGEST: usize = 2_000;

fn correction(field: ItemField, value: &str) -> Result<Correction, WireError> {
    if value.chars().count() > LONGEST {
        return Err(refused(format!("this value has more than {LONGEST} characters")));
    }
    let one_line = value.split_whitespace().collect::<Vec<_>>().join(" ");
    Ok(match field {
        ItemField::Title => Correction::Title(one_line),
        ItemField::Publisher => Correction::Publisher(one_line),
        ItemField::Authors => {
            let authors = one_line.split(';').map(str::trim).filter(|author| !author.is_empty());
            Correction::Authors(authors.map(str::to_owned).collect())
        }
        ItemField::Published => Correction::Published(date(value)?),
        ItemField::Language => Correction::Language(language(value)?),
        ItemField::Url => Correction::Url(address(value)?),
    })
}

fn date(value: &str) -> Result<RecordedDate, WireError> {
    let date = if value.eq_ignore_ascii_case("unknown") {
        Some(HonestDate::Unknown)
    } else {
        HonestDate::from_iso(value)
    };
    date.map(|date| recorded(&date, DateBasis::Analyst)).ok_or_else(|| {
        fault(
            ErrorCode::Refused,
            format!("{} is not a date. Nothing was changed", quoted(value)),
            "Write it like 2024, 2024-12, 2024-12-18, 2024-04/2024-08, or unknown.",
        )
    })
}

/// The shape of a language tag of BCP 47: parts of letters and digits, the first of letters.
fn language(value: &str) -> Result<String, WireError> {
    let mut parts = value.split('-');
    let first = parts.next().unwrap_or_default();
    let well_formed = (2..=3).contains(&first.len())
        && first.bytes().all(|b| b.is_ascii_alphabetic())
        && parts.all(|part| {
            (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric())
        });
    if well_formed {
        return Ok(value.to_owned());
    }
    Err(fault(
        ErrorCode::Refused,
        format!("{} is not the code of a language. Nothing was changed", quoted(value)),
        "Write it like en, de, pt-BR or zh-Hans.",
    ))
}

fn address(value: &str) -> Result<String, WireError> {
    let address = url::Url::parse(value).ok();
    match address.filter(|url| matches!(url.scheme(), "http" | "https") && url.has_host()) {
        Some(url) => Ok(url.to_string()),
        None => Err(fault(
            ErrorCode::Refused,
            format!("{} is not the address of a page. Nothing was changed", quoted(value)),
            "Write it in full, like https://harbour.example/news/pilots.",
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_read_as_their_field_wants_them() {
        let authors = correction(ItemField::Authors, " Ana  Roe ; Bo Lind;; ").unwrap();
        assert_eq!(authors, Correction::Authors(vec!["Ana Roe".into(), "Bo Lind".into()]));
        let title = correction(ItemField::Title, "Two\nlines").unwrap();
        assert_eq!(title, Correction::Title("Two lines".into()));
        let Correction::Published(date) = correction(ItemField::Published, "2024-12").unwrap()
        else {
            panic!("a date")
        };
        assert_eq!((date.iso.as_str(), date.basis.as_str()), ("2024-12", "analyst"));
        assert_eq!(date.last_day, "2024-12-31".parse().ok());
        let unknown = correction(ItemField::Published, "Unknown").unwrap();
        assert!(matches!(unknown, Correction::Published(date) if date.iso.is_empty()));
    }

    #[test]
    fn values_that_cannot_be_are_refused_with_an_example() {
        let wrong = [
            (ItemField::Published, "yesterday"),
            (ItemField::Language, "English!"),
            (ItemField::Language, "english"),
            (ItemField::Url, "harbour.example/x"),
            (ItemField::Url, "javascript:alert(1)"),
            (ItemField::Title, &"x".repeat(3_000)),
        ];
        for (field, value) in wrong {
            assert_eq!(correction(field, value).unwrap_err().code, ErrorCode::Refused, "{value}");
        }
    }

    #[test]
    fn labels_say_what_was_done() {
        let request = |items: &[i64], add: &[&str], remove: &[&str]| TagItems {
            items: items.to_vec(),
            add: add.iter().map(|&tag| tag.to_owned()).collect(),
            remove: remove.iter().map(|&tag| tag.to_owned()).collect(),
        };
        assert_eq!(tag_label(&request(&[1], &["port"], &[])), "Tagged 1 item with “port”");
        assert_eq!(tag_label(&request(&[1, 2], &[], &["a", "b"])), "Took 2 tags from 2 items");
        assert_eq!(
            tag_label(&request(&[1], &["a"], &["b"])),
            "Tagged 1 item with “a”, took “b” away"
        );
    }
}
