//! A query in words, as chips with their places, and with its notes.

use std::fmt::Write as _;

use archive::query::Query;

/// Everything that is told about a query.
fn told(text: &str) -> String {
    let explained = Query::parse(text).explain();
    let mut told = format!("{}\n", explained.description);
    for chip in explained.chips {
        let sign = if chip.excluded { "without " } else { "" };
        let _ = writeln!(told, "  {:?}: {sign}{}", &text[chip.span.from..chip.span.to], chip.text);
    }
    for note in explained.notes {
        let _ = writeln!(told, "  {:?} ! {}", &text[note.span.from..note.span.to], note.message);
    }
    told
}

#[test]
fn words_and_phrases_come_first_then_what_limits_them() {
    insta::assert_snapshot!(
        told("trojan published:2024-12 \"document management\" -ferry source:\"Harbour Post\""),
        @r#"
    trojan, and the phrase “document management”, published in December 2024, without ferry, from the source the phrase “Harbour Post”
      "trojan": trojan
      "published:2024-12": published in December 2024
      "\"document management\"": the phrase “document management”
      "ferry": without ferry
      "source:\"Harbour Post\"": from the source the phrase “Harbour Post”
    "#
    );
}

#[test]
fn groups_are_set_apart() {
    insta::assert_snapshot!(told("(a OR b) NOT (c d)"), @r#"
    (a or b), without (all of: c, and d)
      "a": a
      "b": b
      "c": without c
      "d": without d
    "#);
    insta::assert_snapshot!(told("-is:discarded -(x OR tag:y)"), @r#"
    without discarded, without (x or tagged y)
      "is:discarded": without discarded
      "x": without x
      "tag:y": without tagged y
    "#);
}

#[test]
fn every_field_has_its_words() {
    insta::assert_snapshot!(
        told("title:crane headline:x body:y author:wu url:evil[.]example tag:port* case:k lang:zh"),
        @r#"
    crane in the title, x in the headline, y in the text, by wu, evil.example in the address, tagged beginning with port, in the case k, in the language zh
      "title:crane": crane in the title
      "headline:x": x in the headline
      "body:y": y in the text
      "author:wu": by wu
      "url:evil[.]example": evil.example in the address
      "tag:port*": tagged beginning with port
      "case:k": in the case k
      "lang:zh": in the language zh
    "#
    );
    insta::assert_snapshot!(
        told("filed:>=2024-05 published:unknown published:..2023 is:inbox"),
        @r#"
    filed on or after 1 May 2024, published at an unknown date, published on or before 31 December 2023, in the inbox
      "filed:>=2024-05": filed on or after 1 May 2024
      "published:unknown": published at an unknown date
      "published:..2023": published on or before 31 December 2023
      "is:inbox": in the inbox
    "#
    );
}

#[test]
fn notes_name_the_place_they_speak_of() {
    insta::assert_snapshot!(told("sorce:x grade:B2 \"open"), @r#"
    sorce:x, and the phrase “open”
      "sorce:x": sorce:x
      "\"open": the phrase “open”
      "sorce:x" ! There is no field “sorce”; it is searched as text. Did you mean “source:”?
      "grade:" ! This field is not recorded yet; this part is left out.
      "\"open" ! The closing quotation mark is missing; it is assumed at the end.
    "#);
    insta::assert_snapshot!(told("!!!"), @r#"
    nothing that can be searched for
      "!!!" ! “!!!” holds no letter or digit to search for.
    "#);
    insta::assert_snapshot!(told(" "), @"every item");
}
