//! Mails from end to end.

use tradecraft::date::DateBasis;

use super::super::trial::{parts, resumes, run, skipped};
use super::super::{Start, view_of_mail};
use super::*;
use crate::extract;

pub(in super::super) fn mail() -> Vec<u8> {
    "Received: from mx.example by in.example; Thu, 19 Dec 2024 09:00:00 +0000\r\n\
     From: =?utf-8?Q?Ada_Br=C3=BCck?= <ada@gazette.example>\r\n\
     To: desk@example.org\r\n\
     Subject: =?utf-8?B?R2F0ZXMgY2xvc2VkIOKAkyBhZ2Fpbg==?=\r\n\
     Date: Wed, 18 Dec 2024 15:42:07 +0800\r\n\
     List-Id: \"Harbour news\" <news.gazette.example>\r\n\
     MIME-Version: 1.0\r\n\
     Content-Type: multipart/mixed; boundary=outer\r\n\r\n\
     --outer\r\n\
     Content-Type: multipart/alternative; boundary=inner\r\n\r\n\
     --inner\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nThe gates are closed.\r\n\
     --inner\r\nContent-Type: text/html; charset=windows-1252\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n\
     <html><body><h1>Gates</h1><p>The gates of the harbour are closed, says the office of Z=FCrich.</p></body></html>\r\n\
     --inner--\r\n\
     --outer\r\nContent-Type: text/plain; charset=iso-8859-1; name=\"../notes.txt\"\r\n\
     Content-Disposition: attachment; filename=\"../notes.txt\"\r\nContent-Transfer-Encoding: base64\r\n\r\nVG9yIGb8ciBTY2hpZmZlLg==\r\n\
     --outer\r\nContent-Type: image/png; name=quay.png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n\
     --outer\r\nContent-Type: message/rfc822\r\n\r\nFrom: bo@wire.example\r\nSubject: Forwarded\r\nDate: Tue, 17 Dec 2024 10:00:00 +0000\r\n\r\nAs I said.\r\n\
     --outer\r\nContent-Type: application/pgp-signature; name=signature.asc\r\n\r\nxx\r\n\
     --outer--\r\n"
        .replace("     --", "--")
        .into_bytes()
}

fn read(bytes: &[u8]) -> Capture {
    extract(&Input::of(bytes, "2025-01-10T00:00:00Z".parse().unwrap()))
}

#[test]
fn the_header_says_who_wrote_it_and_when() {
    let capture = read(&mail());
    assert_eq!(capture.kind, Kind::MAIL);
    assert_eq!(capture.title, Some(Found::new("Gates closed – again", Basis::MailHeader)));
    assert_eq!(capture.authors, ["Ada Brück"]);
    assert_eq!(capture.publisher, Some(Found::new("Harbour news", Basis::MailHeader)));
    assert_eq!(capture.published.date.iso(), "2024-12-18T15:42:07+08:00");
    assert_eq!(capture.published.basis, DateBasis::Mail);
    assert_eq!(capture.published_candidates[0].from, "Received header of the mail");
    assert!(capture.body().contains("says the office of Zürich."), "{}", capture.body());
}

#[test]
fn what_is_attached_comes_out() {
    let found = parts(&FORMAT, &mail());
    let names: Vec<_> = found.iter().map(|it| it.name.as_deref()).collect();
    assert_eq!(names, [Some("notes.txt"), None]);
    assert_eq!(found[0].bytes, b"Tor f\xfcr Schiffe.");
    assert_eq!(found[0].place, "attachment 1 (notes.txt)");
    let note = found[0].told.note.as_deref().unwrap();
    assert_eq!(
        note,
        "Attached to the mail “Gates closed – again” from Ada Brück, 2024-12-18T15:42:07+08:00"
    );
    let input = Input::of(&found[0].bytes, "2025-01-10T00:00:00Z".parse().unwrap());
    let capture = extract(&Input { told: Some(&found[0].told), kind: found[0].kind, ..input });
    assert_eq!(capture.body(), "Tor für Schiffe.");
    assert_eq!(found[1].kind, Some(Kind::MAIL));
    assert_eq!(read(&found[1].bytes).title.unwrap().value, "Forwarded");
    let left: Vec<_> = skipped(&FORMAT, &mail()).into_iter().map(|it| it.why).collect();
    assert_eq!(left, ["a picture", "a signature"]);
    resumes(&FORMAT, &mail());
}

#[test]
fn a_mail_can_be_looked_at() {
    let seen = view_of_mail(&mail()).unwrap();
    assert_eq!(seen.headers[3].0, "Subject");
    let parts: Vec<_> = seen.parts.iter().map(|it| (it.media.as_str(), it.body)).collect();
    assert_eq!(parts[..3], [("text/plain", true), ("text/html", true), ("text/plain", false)]);
    assert_eq!(seen.parts[2].size, 16);
}

#[test]
fn it_is_known_by_its_headers() {
    let kind = |text: &str| crate::detect_start(&Start::of(text.as_bytes(), None));
    assert_eq!(crate::detect_start(&Start::of(&mail(), None)), Some(Kind::MAIL));
    assert_eq!(kind("1234\nReturn-Path: <a@b.example>\nSubject: x\n\ny"), Some(Kind::MAIL));
    assert_eq!(kind("From: a@b.example\nSubject: x\nTo: c@d.example\n\ny"), Some(Kind::MAIL));
    assert_eq!(kind("Subject: the gates\nDate: Monday\n\nThey are closed."), Some(Kind::TEXT));
    assert_eq!(kind("Port: closed\nGate: closed\n"), Some(Kind::TEXT));
    let piece = b"Content-Type: multipart/mixed; boundary=a\n\n--a\n\nThe gates are closed.\n";
    assert_eq!(crate::detect_start(&Start::of(piece, Some("a.eml"))), Some(Kind::MAIL));
    assert_eq!(crate::detect_start(&Start::of(piece, None)), Some(Kind::TEXT));
}

#[test]
fn mails_without_measure_are_texts() {
    let nested = "Content-Type: message/rfc822\r\n\r\n".repeat(30_000);
    let bytes = format!("From: a@b.example\r\nMessage-ID: <x>\r\n{nested}Subject: x\r\n\r\nEnd.");
    let capture = read(bytes.as_bytes());
    assert!(capture.warnings.iter().any(|it| it.code == "mail_unreadable"));
    assert!(run(&FORMAT, bytes.as_bytes()).0.is_empty());
    let deep: String = (0..3000)
        .map(|i| format!("Content-Type: multipart/mixed; boundary=b{i}\r\n\r\n--b{i}\r\n"))
        .collect();
    let bytes = format!("From: a@b.example\r\nMessage-ID: <x>\r\n{deep}\r\nEnd.");
    assert_eq!(read(bytes.as_bytes()).kind, Kind::MAIL);
}
