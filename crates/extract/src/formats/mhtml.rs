//! Saved pages of browsers in one file (MHTML, RFC 2557): the page is the document; pictures,
//! styles and frames belong to it.

use mail_parser::{HeaderName, MessagePart, MimeHeaders as _};

use super::mail::Mail;
use super::mail::{charset, media};
use super::{Format, Likeness, Page, Start};
use crate::limits::MAX_TITLE;
use crate::{Basis, Capture, Found, Input, Told, address, html, language, normal, plain, read};

/// Headers are looked for in so many bytes.
const HEADERS: usize = 1 << 13;

/// A page that a browser saved in one file.
pub(super) static FORMAT: Format = Format {
    code: "mhtml",
    name: "Saved page (MHTML)",
    extensions: &["mhtml", "mht"],
    help: "One item: the page, read like any other, with the address and the time the browser noted. Its pictures and styles stay in the original.",
    signature,
    document: Some(document),
    parts: None,
};

fn signature(start: &Start<'_>) -> Likeness {
    let head = &start.head[..start.head.len().min(HEADERS)];
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    let begins = |name: &str| head.starts_with(name) || head.contains(&format!("\n{name}"));
    if !(begins("mime-version:") && head.contains("multipart/related")) {
        return Likeness::No;
    }
    let saved = begins("snapshot-content-location:") || head.contains("saved by");
    let located = begins("content-location:") && head.contains("text/html");
    let sent = begins("received:") || begins("message-id:") || begins("to:");
    Likeness::certain_if(saved || (located && !sent))
}

fn document(input: &Input<'_>) -> Capture {
    let mail = Mail::read(input.bytes);
    let root = mail.as_ref().and_then(|mail| root(mail).map(|part| (mail, part)));
    let Some((mail, part)) = root else {
        return plain(
            input,
            crate::Warning::new(
                "page_not_found",
                "The page could not be found in the file, so all of it was kept as text. The original is kept whole.",
            ),
        );
    };
    let (bytes, location) = (mail.bytes(part), location(mail, part));
    let told = Told { charset: charset(part), ..Told::default() };
    let url = input.url.or(location.as_deref());
    // What the browser saved then cannot be newer.
    let captured = mail.sent().map_or(input.captured, |saved| saved.min(input.captured));
    let page = Input { bytes: &bytes, url, told: Some(&told), captured, ..*input };
    let decoded = read::decode(&page);
    let mut capture = html::extract(&page, &decoded);
    language::settle(&mut capture);
    read::note(&mut capture, &decoded);
    if input.url.is_none()
        && let Some(found) = capture.url.as_mut().filter(|it| it.basis == Basis::Given)
    {
        found.basis = Basis::Container;
    }
    if let Some(title) = mail.text(HeaderName::Subject) {
        let found = Found::new(normal::shorten(&title, MAX_TITLE), Basis::Container);
        match &capture.title {
            None => capture.title = Some(found),
            Some(title) if title.value != found.value => capture.title_candidates.push(found),
            Some(_) => {}
        }
    }
    capture
}

/// The page of such a file.
pub(super) fn page(bytes: &[u8]) -> Option<Page<'_>> {
    let mail = Mail::read(bytes)?;
    let part = root(&mail)?;
    let html = mail.bytes(part).into_owned().into();
    Some(Page { html, charset: charset(part), url: location(&mail, part) })
}

/// The part that is the page: the one the file names, else the first page in it.
fn root<'m, 'x>(mail: &'m Mail<'x>) -> Option<&'m MessagePart<'x>> {
    let is_page = |part: &&MessagePart<'_>| {
        part.is_text_html() || media(part).is_some_and(|it| it == "application/xhtml+xml")
    };
    let pages = || mail.parts().iter().filter(is_page);
    let start = mail.parts().first().and_then(|part| {
        let id = part.content_type()?.attribute("start")?;
        Some(id.trim_matches(['<', '>']).to_owned())
    });
    let named = mail.other("Snapshot-Content-Location");
    pages()
        .find(|part| start.is_some() && part.content_id() == start.as_deref())
        .or_else(|| {
            pages().find(|part| named.is_some() && part.content_location() == named.as_deref())
        })
        .or_else(|| pages().next())
}

/// The address of the page.
fn location(mail: &Mail<'_>, part: &MessagePart<'_>) -> Option<String> {
    let of_part = part.content_location().map(str::to_owned);
    let all =
        [mail.other("Snapshot-Content-Location"), of_part, mail.text(HeaderName::ContentLocation)];
    all.into_iter().flatten().find(|url| address::parse(url).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Kind, extract};

    fn file() -> String {
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://gazette.example/2024/gates?utm_source=x\r\n\
         Subject: Gates closed | Gazette\r\nDate: Wed, 18 Dec 2024 09:00:00 -0000\r\nMIME-Version: 1.0\r\n\
         Content-Type: multipart/related; type=\"text/html\"; boundary=\"----M--x----\"\r\n\r\n\r\n\
         ------M--x----\r\nContent-Type: text/html\r\nContent-ID: <frame-1@mhtml.blink>\r\n\
         Content-Transfer-Encoding: quoted-printable\r\nContent-Location: https://ads.example/frame\r\n\r\n\
         <html><body><p>An advertisement in a frame.</p></body></html>\r\n\
         ------M--x----\r\nContent-Type: text/html; charset=3Dutf-8\r\nContent-ID: <frame-0@mhtml.blink>\r\n\
         Content-Transfer-Encoding: quoted-printable\r\nContent-Location: https://gazette.example/2024/gates?utm_source=x\r\n\r\n\
         <html><head><meta charset=3D\"utf-8\"><meta property=3D\"article:published_time\" content=3D\"2024-12-17\"></head>\
         <body><h1>Gates closed</h1><p>The gates of the harbour are closed, says the office of Z=C3=BCrich, and =\r\nnobody knows when they will open again.</p></body></html>\r\n\
         ------M--x----\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\nContent-Location: https://gazette.example/a.png\r\n\r\niVBORw0KGgo=\r\n\
         ------M--x------\r\n"
            .to_owned()
    }

    fn read(text: &str) -> Capture {
        extract(&Input::of(text.as_bytes(), "2025-01-10T00:00:00Z".parse().unwrap()))
    }

    #[test]
    fn the_page_is_the_document() {
        let capture = read(&file());
        assert_eq!(capture.kind, Kind::MHTML);
        let body = capture.body();
        assert!(body.contains("office of Zürich, and nobody knows") && !body.contains("advert"));
        let url = Found::new("https://gazette.example/2024/gates", Basis::Container);
        assert_eq!(capture.url, Some(url));
        assert_eq!(capture.published.date.iso(), "2024-12-17");
        let text = file();
        let page = page(text.as_bytes()).unwrap();
        assert!(page.html.starts_with(b"<html><head>"));
        assert_eq!(page.url.as_deref(), Some("https://gazette.example/2024/gates?utm_source=x"));
    }

    #[test]
    fn dates_after_it_was_saved_are_not_believed() {
        let text = file().replace("2024-12-17", "2024-12-30");
        assert!(read(&text).published.is_unknown());
    }

    #[test]
    fn one_without_a_page_is_kept_as_text() {
        let text = file().replace("text/html", "text/css");
        let capture = read(&text);
        assert_eq!(capture.warnings[0].code, "page_not_found");
        assert!(capture.body().contains("gates of the harbour"));
    }
}
