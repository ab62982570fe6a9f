//! Traps that pages and pastes set, one by one: each field must come out as a careful reader
//! would have it, or stay empty.

use extract::{Basis, Capture, CutRule, Input, Kind, NotText};
use tradecraft::date::DateBasis;

const ARTICLE: &str = "<p>The harbour office closed its gates on Monday, after the river rose again over night and the lower quay was under water.</p>\
    <p>Ferries wait outside the port, and nobody could say on Tuesday when they may land, or whether the trains to the coast will run.</p>\
    <p>The office expects the water to fall by the weekend, and asks everybody to stay away from the quays until then.</p>";

fn page(head: &str, body: &str) -> Capture {
    page_at(head, body, None)
}

fn page_at(head: &str, body: &str, url: Option<&str>) -> Capture {
    let html = format!(
        "<!doctype html><html lang=\"en\"><head><meta charset=utf-8>{head}</head><body>{body}</body></html>"
    );
    read(html.as_bytes(), url, None)
}

fn paste(text: &str) -> Capture {
    read(text.as_bytes(), None, Some(Kind::TEXT))
}

fn read(bytes: &[u8], url: Option<&str>, kind: Option<Kind>) -> Capture {
    let captured = "2025-01-10T12:00:00Z".parse().unwrap();
    extract::extract(&Input { url, kind, pasted: true, ..Input::of(bytes, captured) })
}

fn title(capture: &Capture) -> &str {
    capture.title.as_ref().map_or("", |found| found.value.as_str())
}

fn value(found: Option<&extract::Found>) -> &str {
    found.map_or("", |found| found.value.as_str())
}

#[test]
fn a_logo_is_no_headline() {
    let capture = page(
        "<title>Gates closed as river rises | Quay Courier</title>",
        &format!(
            "<header><h1><a href=/>Quay Courier</a></h1></header><article><h2>Gates closed as river rises</h2>{ARTICLE}</article>"
        ),
    );
    assert_eq!(title(&capture), "Gates closed as river rises");
    assert_eq!(value(capture.publisher.as_ref()), "Quay Courier");
}

#[test]
fn a_social_headline_is_a_candidate_and_not_the_headline() {
    let capture = page(
        "<meta property=og:title content='You will not believe why the gates of the harbour closed'><title>Gates closed as river rises</title>",
        &format!("<article><h1>Gates closed as river rises</h1>{ARTICLE}</article>"),
    );
    assert_eq!(capture.headline.as_deref(), Some("Gates closed as river rises"));
    let social = &capture.title_candidates[0];
    assert!(social.value.starts_with("You will not believe") && social.basis == Basis::OpenGraph);
}

#[test]
fn entities_escaped_twice_and_invisible_characters_go() {
    let capture = page(
        "<title>Gates &amp;amp; quays closed as ri\u{ad}ver rises\u{200b}</title>",
        &format!(
            "<article>{ARTICLE}<p>A line\u{2028}separator and a no\u{a0}break space in the last of the paragraphs, as editors leave them.</p></article>"
        ),
    );
    assert_eq!(title(&capture), "Gates & quays closed as river rises");
    assert!(capture.body().contains("A line separator and a no break space"));
}

#[test]
fn addresses_are_resolved_and_bad_ones_are_not_believed() {
    let given = Some("https://courier.example/news/gates?utm_source=mail&id=7");
    let url = |head: &str, given| {
        page_at(head, ARTICLE, given).url.map(|found| (found.value, found.basis.code()))
    };
    assert_eq!(url("", given), Some(("https://courier.example/news/gates?id=7".into(), "given")));
    assert_eq!(
        url("<link rel=canonical href='//courier.example/gates'>", given),
        Some(("https://courier.example/gates".into(), "canonical_link"))
    );
    assert_eq!(
        url("<base href='https://cdn.example/x/'><link rel=canonical href=gates>", None),
        Some(("https://cdn.example/x/gates".into(), "canonical_link"))
    );
    assert_eq!(url("<link rel=canonical href='courier.example/gates'>", None), None);
    assert_eq!(
        url("<link rel=canonical href='https://courier.example/'>", given).unwrap().1,
        "given"
    );
    assert_eq!(
        url("<meta property=og:url content='javascript:alert(1)'>", Some("no address")),
        None
    );
}

#[test]
fn the_offset_of_a_date_is_kept() {
    let capture =
        page("<meta property=article:published_time content='2024-12-18T23:30:00+02:00'>", ARTICLE);
    assert_eq!(capture.published.date.iso(), "2024-12-18T23:30:00+02:00");
    assert_eq!(capture.published.date.days().unwrap().0.to_string(), "2024-12-18");
    assert_eq!(capture.published.basis, DateBasis::PageMetadata);
}

#[test]
fn dates_keep_the_precision_they_are_given_with() {
    for (given, iso) in [
        ("2024", "2024"),
        ("2024-12", "2024-12"),
        ("2024-12-18", "2024-12-18"),
        ("2024-12-18T00:00:00", "2024-12-18"),
        ("2024-12-18 15:42", "2024-12-18T15:42"),
        ("December 18, 2024", "2024-12-18"),
    ] {
        let capture = page(&format!("<meta name=date content='{given}'>"), ARTICLE);
        assert_eq!(capture.published.date.iso(), iso, "{given}");
    }
}

#[test]
fn what_may_be_two_days_is_unknown_unless_the_language_tells() {
    let read = |language: &str| {
        let html = format!(
            "<html lang={language}><body><h1>Gates closed as river rises</h1><p>01/02/2024</p>{ARTICLE}</body></html>"
        );
        read(html.as_bytes(), None, None).published.date.iso()
    };
    assert_eq!(read("en"), "");
    assert_eq!(read("en-US"), "2024-01-02");
    assert_eq!(read("en-GB"), "2024-02-01");
    assert_eq!(read("fr"), "2024-02-01");
}

#[test]
fn a_page_that_only_tells_its_last_change_has_no_publication_date() {
    let capture =
        page("<meta property=article:modified_time content='2024-12-20T10:00:00Z'>", ARTICLE);
    assert!(capture.published.is_unknown());
    assert_eq!(capture.modified.date.iso(), "2024-12-20T10:00:00Z");
    let capture = page(
        "",
        &format!(
            "<h1>Gates closed as river rises</h1><p>Last updated: 20 December 2024</p>{ARTICLE}"
        ),
    );
    assert!(capture.published.is_unknown());
    assert_eq!(capture.modified.date.iso(), "2024-12-20");
}

#[test]
fn dates_that_cannot_be_are_not_used_and_that_is_said() {
    for given in ["0001-01-01", "1970-01-01T00:00:00Z", "2031-05-05"] {
        let capture = page(&format!("<meta name=date content='{given}'>"), ARTICLE);
        assert!(capture.published.is_unknown(), "{given}");
        assert!(
            capture.warnings.iter().any(|warning| warning.code == "date_not_believed"),
            "{given}"
        );
    }
}

#[test]
fn a_teaser_of_another_text_does_not_give_its_date_and_author() {
    let json = r#"<script type="application/ld+json">[
        {"@type":"NewsArticle","headline":"Lottery winner found in a small town","datePublished":"2021-01-01","author":{"name":"Jo Berg"}},
        {"@type":"NewsArticle","headline":"Gates closed as river rises","datePublished":"2024-12-18","author":{"name":"Lin Zhao"}}]</script>"#;
    let capture =
        page(json, &format!("<article><h1>Gates closed as river rises</h1>{ARTICLE}</article>"));
    assert_eq!(capture.published.date.iso(), "2024-12-18");
    assert_eq!(capture.authors, ["Lin Zhao"]);
}

#[test]
fn a_zone_with_the_article_in_it_is_no_zone() {
    for body in [
        format!("<aside class='content'><h1>Gates closed as river rises</h1>{ARTICLE}</aside>"),
        format!(
            "<form id=aspnet><div class='share-page'><h1>Gates closed as river rises</h1>{ARTICLE}</div></form>"
        ),
        format!(
            "<div class='has-sidebar comments-on'><h1>Gates closed as river rises</h1>{ARTICLE}</div>"
        ),
    ] {
        let capture = page("<title>Gates closed as river rises</title>", &body);
        assert!(capture.body().contains("asks everybody to stay away"), "{body}");
    }
}

#[test]
fn hidden_text_is_cut_and_stays_in_sight() {
    let capture = page(
        "<title>Gates closed as river rises</title>",
        &format!(
            "<article>{ARTICLE}<p style='display:none'>A line for machines that nobody who reads the page will ever see, and that says something else.</p></article>"
        ),
    );
    assert!(!capture.body().contains("machines"));
    let hidden = capture.blocks.iter().find(|block| block.text.contains("machines")).unwrap();
    assert_eq!(hidden.rule, Some(CutRule::Hidden));
}

#[test]
fn a_page_without_an_article_is_kept_whole() {
    let capture = page("<title>Opening hours</title>", "<div>Mon to Fri</div><div>9 to 5</div>");
    assert_eq!(capture.body(), "Mon to Fri\n\n9 to 5");
    assert!(capture.warnings.iter().any(|warning| warning.code == "no_article"));
}

#[test]
fn pastes_are_cut_in_many_languages() {
    for (text, headline, author, date, language) in [
        (
            "Accueil\nMonde\nLe pont de la rivière rouvre enfin\nPar Jeanne Morel\nPublié le 3 mai 2023 à 18h05\n\
             Le pont de la rivière a rouvert mercredi après deux ans de travaux, et les premiers camions l'ont traversé sous les applaudissements.\n\
             Les habitants du quartier, qui faisaient un détour de douze kilomètres, ont offert le café aux ouvriers pendant toute la matinée.\n\
             Lire aussi\nPartager sur Facebook\n",
            "Le pont de la rivière rouvre enfin",
            "Jeanne Morel",
            "2023-05-03T18:05",
            "fr",
        ),
        (
            "Главная\nНовости\nМост через реку снова открыт\nАвтор: Анна Ветрова\n3 мая 2023, 18:05\n\
             Мост через реку снова открыли в среду после двух лет ремонта, и первые грузовики проехали по нему под аплодисменты жителей.\n\
             Жители района, которые два года ездили в объезд по двенадцать километров, всё утро угощали рабочих кофе и пирогами.\n\
             Читайте также\nКомментарии (4)\n",
            "Мост через реку снова открыт",
            "Анна Ветрова",
            "2023-05-03T18:05",
            "ru",
        ),
        (
            "الرئيسية\nأخبار\nإعادة افتتاح جسر النهر بعد عامين من الترميم\nبقلم: هدى السالم\n3 مايو 2023\n\
             أعيد افتتاح جسر النهر يوم الأربعاء بعد عامين من أعمال الترميم، وعبرت الشاحنات الأولى وسط تصفيق السكان الذين تجمعوا منذ الصباح.\n\
             وقال سكان الحي إنهم كانوا يقطعون اثني عشر كيلومترا إضافيا كل يوم، وإنهم قدموا القهوة للعمال طوال فترة الصباح شكرا لهم.\n\
             اقرأ أيضا\nشارك\n",
            "إعادة افتتاح جسر النهر بعد عامين من الترميم",
            "هدى السالم",
            "2023-05-03",
            "ar",
        ),
    ] {
        let capture = paste(text);
        assert_eq!(capture.headline.as_deref(), Some(headline));
        assert_eq!(capture.authors, [author]);
        assert_eq!(capture.published.date.iso(), date);
        assert_eq!(capture.language.as_deref(), Some(language));
        assert_eq!(capture.blocks.iter().filter(|block| block.kept).count(), 2, "{headline}");
    }
}

#[test]
fn a_date_inside_the_story_is_not_its_publication() {
    let capture = paste(
        "Gates closed as river rises\n\
         On 3 May 2019 the harbour office closed its gates for the first time, after the river had risen over the lower quay within an hour.\n\
         It happened again on 7 June 2021, and since then nobody in the town has trusted the forecast of the water board any more.\n",
    );
    assert!(capture.published.is_unknown());
}

#[test]
fn what_is_no_text_is_refused_in_words() {
    let refused = |bytes: &[u8]| extract::detect(bytes, Some("a.txt")).unwrap_err();
    assert_eq!(refused(b"  \n "), NotText::Empty);
    assert_eq!(refused(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR").code(), "known_format");
    let words = refused(b"Rar!\x1a\x07\x01\0\0\0").to_string();
    assert!(
        words.contains("a RAR archive") && words.contains("untouched") && words.contains("paste")
    );
}

#[test]
fn unusual_encodings_are_read() {
    let text = "Der Fluss steigt über die Ufer, und das Hafenamt schließt die Tore für mehrere Tage, heißt es in einer Erklärung vom Montag.";
    for encoding in [encoding_rs::WINDOWS_1252, encoding_rs::UTF_8, encoding_rs::MACINTOSH] {
        let declared = format!("<meta charset={}><p>{text}</p>", encoding.name());
        let (bytes, _, _) = encoding.encode(&declared);
        let capture = read(&bytes, None, Some(Kind::HTML));
        assert_eq!(capture.body(), text, "{}", encoding.name());
    }
    let (bytes, _, _) = encoding_rs::WINDOWS_1252.encode(text);
    let capture = read(&bytes, None, Some(Kind::TEXT));
    assert!(capture.body().contains("über die Ufer"), "{}", capture.encoding);
}
