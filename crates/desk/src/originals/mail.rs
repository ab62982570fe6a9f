//! The headers of a mail, as they are shown: unfolded and decoded (RFC 5322, RFC 2047).

use encoding_rs::{Encoding, UTF_8};

use crate::filing::decode_base64;
use crate::wire::MailHeader;

/// More headers than this are not shown.
const MOST: usize = 200;

/// Longest header that is shown, in characters.
const LONGEST: usize = 4_000;

/// Longest head of a mail that is looked at, in bytes.
const HEAD: usize = 1 << 20;

/// The headers of a mail in order.
pub(super) fn headers(bytes: &[u8]) -> Vec<MailHeader> {
    let text = String::from_utf8_lossy(&bytes[..bytes.len().min(HEAD)]);
    let mut found: Vec<MailHeader> = Vec::new();
    for line in text.lines().skip_while(|line| line.starts_with("From ")) {
        if line.trim().is_empty() {
            break;
        }
        if line.starts_with([' ', '\t']) {
            if let Some(last) = found.last_mut() {
                last.value.push(' ');
                last.value.push_str(line.trim());
            }
        } else if let Some((name, value)) = line.split_once(':') {
            if found.len() == MOST {
                break;
            }
            found.push(MailHeader { name: name.trim().to_owned(), value: value.trim().to_owned() });
        }
    }
    for header in &mut found {
        header.value = decoded(&header.value).chars().take(LONGEST).collect();
    }
    found
}

/// A value with its encoded words read. White space between two of them is none.
fn decoded(value: &str) -> String {
    let mut text = String::new();
    let mut rest = value;
    let mut after_word = false;
    while let Some(at) = rest.find("=?") {
        let (before, from) = rest.split_at(at);
        let Some((word, length)) = encoded_word(from) else {
            text.push_str(before);
            text.push_str("=?");
            rest = &from[2..];
            after_word = false;
            continue;
        };
        if !(after_word && before.trim().is_empty()) {
            text.push_str(before);
        }
        text.push_str(&word);
        rest = &from[length..];
        after_word = true;
    }
    text + rest
}

/// The encoded word that a text begins with, and how many bytes it takes.
fn encoded_word(text: &str) -> Option<(String, usize)> {
    let inner = text.strip_prefix("=?")?;
    let (charset, rest) = inner.split_once('?')?;
    let (how, rest) = rest.split_once('?')?;
    let end = rest.find("?=")?;
    let words = &rest[..end];
    if words.len() > 1_000 || words.contains(char::is_whitespace) {
        return None;
    }
    let bytes = match how {
        "B" | "b" => decode_base64(words)?,
        "Q" | "q" => quoted(words),
        _ => return None,
    };
    let charset = charset.split('*').next().unwrap_or(charset);
    let encoding = Encoding::for_label(charset.as_bytes()).unwrap_or(UTF_8);
    let length = text.len() - rest.len() + end + 2;
    Some((encoding.decode(&bytes).0.into_owned(), length))
}

/// Quoted-printable as headers have it.
fn quoted(words: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut rest = words.bytes();
    while let Some(byte) = rest.next() {
        let hex = |digit: Option<u8>| char::from(digit?).to_digit(16);
        bytes.push(match byte {
            b'_' => b' ',
            b'=' => match (hex(rest.next()), hex(rest.next())) {
                (Some(high), Some(low)) => u8::try_from(high << 4 | low).unwrap_or(b'?'),
                _ => b'?',
            },
            other => other,
        });
    }
    bytes
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn headers_are_unfolded_and_decoded() {
        let mail = b"From ana@port.example Mon Dec  9 08:00:00 2024\r\n\
            From: =?UTF-8?Q?J=C3=BCrgen_Roe?= <j@port.example>\r\n\
            Subject: =?utf-8?B?5riv5Y+j?=\r\n =?utf-8?B?572i5bel?= (2)\r\n\
            X-Odd: =?broken\r\n\r\nBody: no header";
        let found = headers(mail);
        let shown: Vec<_> =
            found.iter().map(|header| (header.name.as_str(), header.value.as_str())).collect();
        assert_eq!(
            shown,
            [
                ("From", "Jürgen Roe <j@port.example>"),
                ("Subject", "港口罢工 (2)"),
                ("X-Odd", "=?broken"),
            ]
        );
    }

    #[test]
    fn a_mail_of_headers_alone_does_not_flood_the_window() {
        let many = "A: b\r\n".repeat(10_000);
        assert_eq!(headers(many.as_bytes()).len(), MOST);
        let long = format!("A: {}\r\n\r\n", "x".repeat(100_000));
        assert_eq!(headers(long.as_bytes())[0].value.len(), LONGEST);
    }

    proptest! {
        #[test]
        fn any_bytes_are_answered(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
            let _headers = headers(&bytes);
        }

        #[test]
        fn any_value_is_answered(value in "(=\\?|\\?=|[A-Za-z?=_ é]){0,40}") {
            let _text = decoded(&value);
        }
    }
}
