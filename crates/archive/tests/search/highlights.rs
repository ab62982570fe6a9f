//! Marks and passages: exactly what the index found, in original text, in the unit asked for.

use archive::query::highlight::{Highlighter, Mark, Passage, Unit};
use archive::query::{Field, Query};
use proptest::prelude::*;

fn highlighter(query: &str) -> Highlighter {
    Highlighter::new(&Query::parse(query))
}

/// The text with its marks in brackets.
fn marked(query: &str, field: Field, text: &str) -> String {
    let mut shown = String::new();
    let mut at = 0;
    for mark in highlighter(query).marks(field, text, Unit::Bytes) {
        shown += &format!("{}[{}]", &text[at..mark.from], &text[mark.from..mark.to]);
        at = mark.to;
    }
    shown + &text[at..]
}

/// The passage with its marks in brackets and its cuts as dots.
fn shown(passage: &Passage) -> String {
    let mut shown = String::from(if passage.cut_before { "… " } else { "" });
    let mut at = 0;
    for mark in &passage.marks {
        shown += &passage.text[at..mark.from];
        shown += &format!("[{}]", &passage.text[mark.from..mark.to]);
        at = mark.to;
    }
    shown += &passage.text[at..];
    shown + if passage.cut_after { " …" } else { "" }
}

#[test]
fn marks_stand_where_the_words_stand() {
    for (query, text, wanted) in [
        ("trojan", "Trojan, TROJAN and trojans", "[Trojan], [TROJAN] and trojans"),
        ("troj*", "Trojan, TROJAN and trojans", "[Trojan], [TROJAN] and [trojans]"),
        ("\"a b\"", "a b, a c, b a b", "[a b], a c, b [a b]"),
        ("\"a b\" a", "a b, a c", "[a b], [a] c"),
        ("\"a b a\"", "a b a b a", "[a b a b a]"),
        (
            "\"cyber att\"*",
            "cyber attack, cyber war, cyber-attacks",
            "[cyber attack], cyber war, [cyber-attacks]",
        ),
        ("-trojan horse", "trojan horse", "trojan [horse]"),
        ("NOT (a OR b) c", "a b c", "a b [c]"),
        ("NOT (a NOT b)", "a b", "a [b]"),
        ("strasse", "Die Straße, die STRASSE", "Die [Straße], die [STRASSE]"),
        ("istanbul", "İstanbul ISTANBUL ıstanbul", "[İstanbul] [ISTANBUL] [ıstanbul]"),
        ("finance", "the ﬁnance oﬃce", "the [ﬁnance] oﬃce"),
        ("елка", "Ёлка, ёлки", "[Ёлка], ёлки"),
        ("cafe", "cafe\u{301} x", "[cafe\u{301}] x"),
        ("2024", "in ٢٠٢٤ and ２０２４", "in [٢٠٢٤] and [２０２４]"),
        ("harbour", "harbour's crane, the harbours", "[harbour]'s crane, the harbours"),
        ("harbour's", "harbour’s crane", "[harbour’s] crane"),
        ("attaque", "l’attaque", "l’[attaque]"),
        ("cooperation", "co\u{AD}operation", "[co\u{AD}operation]"),
        ("诸", "诸葛亮和诸位", "[诸]葛亮和[诸]位"),
        ("亮", "诸葛亮", "诸葛[亮]"),
        ("诸葛亮", "诸葛亮，诸葛", "[诸葛亮]，诸葛"),
        ("处理", "待处理的", "待[处理]的"),
        ("网络 攻击", "网络攻击和攻击", "[网络攻击]和[攻击]"),
        ("2024年", "2024年12月", "[2024年]12月"),
        ("サイバー", "のサイバー攻撃", "の[サイバー]攻撃"),
        ("ガス", "ｶﾞｽ会社", "[ｶﾞｽ]会社"),
        ("사이버", "사이버 공격", "[사이버] 공격"),
        ("evil.example", "hxxp://evil[.]example/x", "hxxp://[evil[.]example]/x"),
        ("1.2.3.4", "from 1.2.3.4, not 1.2.3.5", "from [1.2.3.4], not 1.2.3.5"),
        ("\"north haven\"", "North\nHaven", "[North\nHaven]"),
        ("", "nothing asked", "nothing asked"),
        ("tag:x published:2024", "tag x 2024", "tag x 2024"),
    ] {
        assert_eq!(marked(query, Field::Body, text), wanted, "{query}");
    }
}

#[test]
fn a_word_asked_for_in_one_field_is_marked_there_alone() {
    let query = "title:crane body:ferry source:post url:example any";
    let text = "crane ferry post example any";
    for (field, wanted) in [
        (Field::Title, "[crane] ferry post example [any]"),
        (Field::Headline, "crane ferry post example [any]"),
        (Field::Body, "crane [ferry] post example [any]"),
        (Field::Source, "crane ferry [post] example any"),
        (Field::Url, "crane ferry post [example] any"),
        (Field::Author, "crane ferry post example any"),
    ] {
        assert_eq!(marked(query, field, text), wanted, "{field:?}");
    }
}

#[test]
fn offsets_for_the_window_are_counted_in_utf_16() {
    let text = "😀 Ёлка 網路 trojan";
    let units: Vec<u16> = text.encode_utf16().collect();
    let marks = highlighter("trojan елка 網路").marks(Field::Body, text, Unit::Utf16);
    let words: Vec<String> =
        marks.iter().map(|mark| String::from_utf16(&units[mark.from..mark.to]).unwrap()).collect();
    assert_eq!(words, ["Ёлка", "網路", "trojan"]);
    assert_eq!(marks[0], Mark { from: 3, to: 7 });
}

const STORY: &str = "The port opened in spring. Nobody spoke of the crane then. \
    In autumn the crane controls were changed. A trojan was found in the crane controls by the \
    night shift! The ferry line saw nothing. Later the ministry denied all of it, twice. \
    In winter the trojan was forgotten.";

#[test]
fn a_passage_shows_the_most_of_the_query_and_begins_with_a_sentence() {
    for (query, length, wanted) in [
        (
            "trojan crane",
            90,
            "… In autumn the [crane] controls were changed. A [trojan] was found in the [crane] controls by …",
        ),
        ("port", 40, "The [port] opened in spring. Nobody spoke …"),
        ("forgotten", 40, "… In winter the trojan was [forgotten]."),
        ("\"crane controls were\"", 50, "… In autumn the [crane controls were] changed. A …"),
        ("nothing-of-it", 30, "The port opened in spring. …"),
        ("crane", 10_000, STORY),
    ] {
        let passage = highlighter(query).passage(Field::Body, STORY, length, Unit::Bytes);
        let shown = shown(&passage);
        if length < 10_000 {
            assert_eq!(shown, wanted, "{query}");
        } else {
            assert_eq!(passage.text, wanted);
            assert!(!passage.cut_before && !passage.cut_after);
        }
        assert_eq!(&STORY[passage.from..passage.from + passage.text.len()], passage.text);
    }
}

#[test]
fn a_passage_of_a_script_without_spaces_is_cut_between_characters() {
    let text = "港口今年春天开放。没有人谈论起重机。秋天起重机的控制系统被更换。夜班在控制系统中发现了木马程序！渡轮公司什么也没看见。";
    let passage = highlighter("木马").passage(Field::Body, text, 24, Unit::Utf16);
    assert!(passage.text.contains("木马"), "{passage:?}");
    assert!((20..=28).contains(&passage.text.chars().count()), "{passage:?}");
    let units: Vec<u16> = passage.text.encode_utf16().collect();
    let mark = passage.marks[0];
    assert_eq!(String::from_utf16(&units[mark.from..mark.to]).unwrap(), "木马");
    let whole: Vec<u16> = text.encode_utf16().collect();
    assert_eq!(whole[passage.from..passage.from + units.len()], units);
}

#[test]
fn a_large_text_is_searched_to_its_end_in_time() {
    let begun = std::time::Instant::now();
    let mut text = "the ferry left and the ferry came back ".repeat(26_000);
    text += "and then a lighthouse burned";
    let passage =
        highlighter("ferry lighthouse missing").passage(Field::Body, &text, 240, Unit::Bytes);
    assert!(passage.text.contains("lighthouse"), "{}", passage.text);
    assert!(passage.cut_before && !passage.cut_after);
    let marks = highlighter("\"ferry came\"").marks(Field::Body, &text, Unit::Utf16);
    assert_eq!(marks.len(), 26_000);
    assert!(begun.elapsed().as_secs() < 20, "{:?}", begun.elapsed());
}

#[test]
fn a_text_without_any_place_to_cut_is_cut_anyway() {
    let text = "x".repeat(5_000);
    let passage = highlighter("y").passage(Field::Body, &text, 100, Unit::Bytes);
    assert_eq!((passage.text.len(), passage.cut_after), (100, true));
    let empty = highlighter("y").passage(Field::Body, "", 100, Unit::Bytes);
    assert_eq!((empty.text.as_str(), empty.cut_before, empty.cut_after), ("", false, false));
}

proptest! {
    #[test]
    fn a_passage_is_a_piece_of_its_text(
        text in prop::collection::vec(prop::sample::select(vec![
            "crane", "ferry ", " ", ". ", "。", "木马", "Ё", "😀", "\n", "cafe\u{301} ", "a'b ", "x",
        ]), 0..80),
        query in prop::sample::select(vec!["crane", "ferry 木", "\"crane ferry\"", "x*", "木马 ё"]),
        length in 0..60_usize,
    ) {
        let text = text.concat();
        let bytes = highlighter(query).passage(Field::Body, &text, length, Unit::Bytes);
        prop_assert_eq!(&text[bytes.from..bytes.from + bytes.text.len()], &bytes.text);
        let units = highlighter(query).passage(Field::Body, &text, length, Unit::Utf16);
        prop_assert_eq!(&units.text, &bytes.text);
        let encoded: Vec<u16> = text.encode_utf16().collect();
        let inside: Vec<u16> = units.text.encode_utf16().collect();
        prop_assert_eq!(&encoded[units.from..units.from + inside.len()], &inside[..]);
        for (byte, unit) in bytes.marks.iter().zip(&units.marks) {
            let word = &bytes.text[byte.from..byte.to];
            prop_assert_eq!(String::from_utf16(&inside[unit.from..unit.to]).unwrap(), word);
        }
        prop_assert!(bytes.marks.windows(2).all(|pair| pair[0].to < pair[1].from));
        let marks = highlighter(query).marks(Field::Body, &text, Unit::Bytes);
        prop_assert!(marks.is_empty() == bytes.marks.is_empty() || length < 12);
    }
}
