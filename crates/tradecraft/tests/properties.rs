//! What must hold for any date, any name and any text.

use jiff::civil::{Date, DateTime, Time};
use jiff::tz::Offset;
use proptest::prelude::*;
use tradecraft::citation::key_stem;
use tradecraft::date::{HonestDate, Moment};
use tradecraft::headline::check;

fn day() -> impl Strategy<Value = Date> {
    (1i16..=9999, 1i8..=12, 1i8..=28).prop_map(|(y, m, d)| Date::constant(y, m, d))
}

fn moment() -> impl Strategy<Value = HonestDate> {
    let offset = prop::option::of((-12 * 60..=14 * 60i32).prop_map(|minutes| minutes * 60));
    (day(), 0i8..24, 0i8..60, 0i8..60, offset, any::<bool>()).prop_map(
        |(day, hour, minute, second, offset, seconds)| {
            let local = DateTime::from_parts(day, Time::constant(hour, minute, second, 0));
            let offset = offset.and_then(|seconds| Offset::from_seconds(seconds).ok());
            HonestDate::Moment(match seconds {
                true => Moment::new(local, offset),
                false => Moment::to_the_minute(local, offset),
            })
        },
    )
}

fn single() -> impl Strategy<Value = HonestDate> {
    prop_oneof![
        (1i16..=9999).prop_map(HonestDate::Year),
        (1i16..=9999, 1i8..=12).prop_map(|(year, month)| HonestDate::Month { year, month }),
        day().prop_map(HonestDate::Day),
        moment(),
    ]
}

fn any_date() -> impl Strategy<Value = HonestDate> {
    let range =
        (single(), single()).prop_map(|(a, b)| HonestDate::range(a.clone(), b).unwrap_or(a));
    prop_oneof![Just(HonestDate::Unknown), single(), range]
}

proptest! {
    #[test]
    fn a_date_is_read_as_it_was_written(date in any_date()) {
        prop_assert_eq!(HonestDate::from_iso(&date.iso()), Some(date.clone()));
        let json = serde_json::to_string(&date).unwrap();
        prop_assert_eq!(serde_json::from_str::<HonestDate>(&json).unwrap(), date);
    }

    #[test]
    fn days_and_words_say_the_same(date in any_date()) {
        match date.days() {
            None => prop_assert_eq!(date.words(), "unknown"),
            Some((first, last)) => {
                prop_assert!(first <= last);
                prop_assert!(date.words().contains(&last.year().to_string()));
            }
        }
    }

    #[test]
    fn no_text_is_completed_into_a_date(text in "[-0-9T:/+Zz. ]{0,30}") {
        if let Some(date) = HonestDate::from_iso(&text) {
            let digits = |t: &str| t.chars().filter(char::is_ascii_digit).count();
            prop_assert!(digits(&date.iso()) <= digits(&text) + 4, "{} from {}", date.iso(), text);
        }
    }

    #[test]
    fn any_text_can_be_asked_for_a_date(text in "\\PC{0,40}") {
        let _date = HonestDate::from_iso(&text);
    }

    #[test]
    fn a_key_is_safe_anywhere(
        publisher in prop::option::of("\\PC{0,30}"),
        title in "\\PC{0,60}",
        date in any_date(),
    ) {
        let key = key_stem(publisher.as_deref(), &title, &date);
        prop_assert!((1..=48).contains(&key.len()), "{key}");
        prop_assert!(key.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'));
        prop_assert!(!key.starts_with('-') && !key.ends_with('-') && !key.contains("--"), "{key}");
        prop_assert_eq!(key_stem(publisher.as_deref(), &title, &date), key);
    }

    #[test]
    fn any_headline_can_be_judged(headline in "\\PC{0,80}", body in "\\PC{0,400}") {
        let verdict = check(&headline, &body, None);
        prop_assert!((0.0..=1.0).contains(&verdict.share));
        prop_assert!(!verdict.reason.is_empty());
        prop_assert!(verdict.headline_only_names.iter().all(|name| headline.contains(name.as_str())));
        prop_assert_eq!(check(&headline, &body, None), verdict);
    }

    #[test]
    fn a_text_fits_its_own_first_words(words in prop::collection::vec("[a-z]{4,9}", 12..40)) {
        let headline = words[..6].join(" ");
        let verdict = check(&headline, &words.join(" "), Some("en"));
        prop_assert!(verdict.fits, "{:?}", verdict);
    }
}
