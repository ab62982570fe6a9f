//! Messy pages, pastes and files of our own making, in several languages and encodings: what is
//! read from each is kept as a snapshot. A change of the rules shows here first.

use std::fmt::Write as _;
use std::path::PathBuf;

use extract::{Capture, Found, FoundDate, Input};

/// Addresses that the one who files a page would know.
const GIVEN: &[(&str, &str)] = &[
    ("carnet.fr.html", "https://carnet.example/2012/02/09/canal-gele"),
    ("tushu.zh.html", "https://www.shancheng.example/a/7731.html"),
];

fn read(name: &str) -> Capture {
    let path: PathBuf = [env!("CARGO_MANIFEST_DIR"), "tests", "pages", name].iter().collect();
    let bytes = std::fs::read(path).unwrap();
    let kind = extract::detect(&bytes, Some(name)).unwrap();
    let url = GIVEN.iter().find(|(page, _)| *page == name).map(|(_, url)| *url);
    let captured = "2025-06-01T12:00:00Z".parse().unwrap();
    extract::extract(&Input {
        name: Some(name),
        url,
        kind: Some(kind),
        pasted: true,
        ..Input::of(&bytes, captured)
    })
}

fn shown(capture: &Capture) -> String {
    let mut out = String::new();
    let found = |found: &Option<Found>| {
        found
            .as_ref()
            .map_or("-".to_owned(), |found| format!("{} [{}]", found.value, found.basis.code()))
    };
    let date = |found: &FoundDate| {
        let iso = found.date.iso();
        if iso.is_empty() {
            "-".to_owned()
        } else {
            format!("{iso} [{}: {}]", found.basis.code(), found.from)
        }
    };
    writeln!(out, "kind       {} in {}", capture.kind.word(), capture.encoding).unwrap();
    writeln!(out, "title      {}", found(&capture.title)).unwrap();
    for candidate in &capture.title_candidates {
        writeln!(out, "  or       {} [{}]", candidate.value, candidate.basis.code()).unwrap();
    }
    writeln!(out, "headline   {}", capture.headline.as_deref().unwrap_or("-")).unwrap();
    writeln!(out, "authors    {}", capture.authors.join("; ")).unwrap();
    writeln!(out, "publisher  {}", found(&capture.publisher)).unwrap();
    writeln!(out, "url        {}", found(&capture.url)).unwrap();
    writeln!(out, "published  {}", date(&capture.published)).unwrap();
    for candidate in &capture.published_candidates {
        writeln!(out, "  or       {}", date(candidate)).unwrap();
    }
    writeln!(out, "modified   {}", date(&capture.modified)).unwrap();
    writeln!(out, "language   {}", capture.language.as_deref().unwrap_or("-")).unwrap();
    writeln!(out, "lead       {}", found(&capture.lead)).unwrap();
    writeln!(out, "upstream   {}", capture.upstream.join("; ")).unwrap();
    for warning in &capture.warnings {
        writeln!(out, "warning    {}: {}", warning.code, warning.message).unwrap();
    }
    for block in &capture.blocks {
        let rule = block.rule.map_or("+".to_owned(), |rule| format!("- {}", rule.code()));
        let level = block.level.map_or(String::new(), |level| level.to_string());
        writeln!(
            out,
            "{rule:<15}{:<11} {}",
            format!("{}{level}", block.kind.code()),
            block.text.replace('\n', " / ")
        )
        .unwrap();
    }
    out
}

#[test]
fn pages_are_read_as_they_were() {
    let folder: PathBuf = [env!("CARGO_MANIFEST_DIR"), "tests", "pages"].iter().collect();
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    assert!(names.len() >= 15);
    for name in names {
        let capture = read(&name);
        insta::assert_snapshot!(name, shown(&capture));
    }
}

#[test]
fn bodies_hold_the_article_and_nothing_else() {
    let banned = [
        "cookies",
        "Related stories",
        "Baca juga",
        "Lea también",
        "Lesen Sie",
        "اقرأ",
        "関連",
        "相关",
        "Читайте",
        "Subscribe",
        "Sign up",
        "bees",
        "LEAVE",
        "Commentaires",
        "Impressum",
        "©",
        "Share",
    ];
    for (name, wanted) in [
        ("harbour.en.html", "Freight by road"),
        ("quiz.es.html", "persianas abiertas"),
        ("faehre.de.html", "Süßenbach"),
        ("banjir.id.html", "murid sekolah dasar"),
        ("matn.ar.html", "القاعة الصغيرة"),
        ("parom.ru.html", "школьный оркестр"),
        ("tushu.zh.html", "一千二百本书"),
        ("kawa.ja.html", "祖父の音"),
        ("carnet.fr.html", "Le canal chantait"),
        ("full.en.txt", "fortieth call of the year"),
        ("voll.de.txt", "Bremsklotz"),
        ("quan.zh.txt", "第四代传人"),
    ] {
        let body = read(name).body();
        assert!(body.contains(wanted), "{name} lacks {wanted}");
        for phrase in banned {
            assert!(!body.contains(phrase), "{name} holds {phrase}");
        }
    }
}
