//! An invented briefing that uses everything a document can hold.

use export::{Document, Source, build};

use crate::sample::info;

/// Its markdown.
pub(crate) const MARKDOWN: &str = r#"# Bottom line

> **Bottom line.** Two pilots' unions now blame each other for the stopped
> tugs. The charge against the eastern union rests on *one* origin
> [@lantern-2026-0304, para. 4; @harbour-2026-0305]; the counter-charge on a
> statement that nobody has seen in full [see @lagan-2026-0306, p. 2].

## What is new

- The harbour office puts the start at **3 March**.[@harbour-2026-0305]
- The tug inquiry is one wire story in eleven papers:
  1. nine copies,
  2. two rewrites with `tonnage` changed.
- [x] Owners asked for comment
- [ ] Radar log requested[^log]

> [!WARNING]
> The headline of the wire story does not fit its text [@lantern-2026-0304].

### Figures

| Pier | Tugs idle | Share | Said by |
|:-----|----------:|:-----:|---------|
| East | 14 | 61 % | Harbour office [@harbour-2026-0305, tab. 1] |
| West | 9 | 39 % | *not given* |

The log in full:

```log
2026-03-03 05:12 berth 4  ENGINE "STOP" <pier-east> & wait
2026-03-03 05:14 berth 4  no answer
```

#### Where to look

See <https://harbour.example/notices?y=2026>, www.lantern.example, write to
desk@harbour.example, or go back to [what is new](#what-is-new). A ~~second~~
third call came from hxxp://tug-news[.]example and was not opened. The map
![Piers and berths](map.png) is missing, and so is [@nowhere-2026, fig. 3].

---

## Voices

Harbour chief: “Nothing moves before noon.” \
Union: 港口关闭，没有人知道原因。 Портовая служба молчит. Ο λιμένας έκλεισε.
الميناء مغلق حتى الظهر. הנמל סגור. 항구가 닫혔다. बंदरगाह बंद है। ท่าเรือปิด

> Quote in which
>
> > a second voice is quoted
> >
> > - with a list
> >   - and a list in it

1. First

   with a paragraph of its own

2. Second <b>loud</b>

[^log]: Asked on 4 March by letter; see also [@lagan-2026-0306] and[^again].
[^again]: A second letter went out on 6 March.
"#;

/// Its sources; `nowhere-2026` is unknown.
pub(crate) fn source(key: &str) -> Option<Source> {
    let (publisher, title, date_words, descriptor, warning) = match key {
        "lantern-2026-0304" => (
            Some("Lantern Wire"),
            "Storm halts tugs, storm <halts> trade",
            "4 March 2026",
            "C3, agency that rewrites other agencies",
            Some("the headline does not fit the text"),
        ),
        "harbour-2026-0305" => (
            Some("Harbour Office"),
            "Notice 12: idle tugs by pier",
            "5 March 2026",
            "A2, the authority itself",
            None,
        ),
        "lagan-2026-0306" => (None, "Erklärung der Lotsen «Ost»", "unknown", "F6", None),
        _ => return None,
    };
    let url = match key {
        "lagan-2026-0306" => "ftp://lagan.example/erklärung.txt".to_owned(),
        _ => format!("https://archive.example/{key}?a=1&b=2"),
    };
    Some(Source {
        key: key.into(),
        publisher: publisher.map(Into::into),
        title: title.into(),
        date_words: date_words.into(),
        url: Some(url),
        captured: "6 March 2026, 08:40 UTC".into(),
        sha256: "0123456789abcdef".repeat(4),
        descriptor: Some(descriptor.into()),
        warnings: warning.map(Into::into).into_iter().collect(),
    })
}

/// The finished document.
pub(crate) fn document() -> Document {
    build(info("Pilots, tugs and who stopped them"), MARKDOWN, &source)
}

/// Words that no export may lose, of every script.
pub(crate) const WORDS: &[&str] = &[
    "Bottom line",
    "one",
    "nine copies",
    "tonnage",
    "Owners asked",
    "Radar log",
    "does not fit",
    "61 %",
    "not given",
    "<pier-east> & wait",
    "harbour.example",
    "tug-news[.]example",
    "Nothing moves before noon",
    "港口关闭",
    "Портовая",
    "λιμένας",
    "second voice",
    "list in it",
    "paragraph of its own",
    "Asked on 4 March",
    "second letter",
    "Erklärung der Lotsen",
    "date unknown",
    "Notice 12",
    "0123456789abcdef",
];

/// The built-in fonts, and those of the system that the document wishes for.
pub(crate) fn fonts(document: &Document) -> export::pdf::Fonts {
    let mut fonts = export::pdf::Fonts::built_in();
    for wish in export::pdf::wishes(document) {
        let found = wish.files.iter().find_map(|choice| {
            let files: Vec<_> = choice.iter().filter_map(|name| font_file(name)).collect();
            (!files.is_empty()).then_some(files)
        });
        for bytes in found.unwrap_or_default() {
            fonts = fonts.with_file(bytes);
        }
    }
    fonts
}

/// A font file of the system, where it usually lies.
fn font_file(name: &str) -> Option<Vec<u8>> {
    ["truetype/noto", "opentype/noto"].iter().find_map(|folder| {
        std::fs::read(std::path::Path::new("/usr/share/fonts").join(folder).join(name)).ok()
    })
}
