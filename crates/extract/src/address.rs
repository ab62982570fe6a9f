//! Addresses: of the page, of what it cites; without what only follows readers around.

use url::Url;

use crate::{Basis, Found};

/// Longer addresses are not believed.
const LONGEST: usize = 4000;

/// Parameters that say how a reader came, not what the page is.
const TRACKING: &[&str] = &[
    "fbclid",
    "gclid",
    "dclid",
    "gbraid",
    "wbraid",
    "msclkid",
    "yclid",
    "twclid",
    "ttclid",
    "igshid",
    "igsh",
    "srsltid",
    "mc_cid",
    "mc_eid",
    "mkt_tok",
    "_ga",
    "_gl",
    "_hsenc",
    "_hsmi",
    "amp",
    "ocid",
    "cmpid",
    "ncid",
    "sh_kit",
    "ref_src",
    "ref_url",
    "xtor",
    "at_medium",
    "at_campaign",
    "smid",
    "smtyp",
    "partner",
    "wt_mc",
    "wt.mc_id",
    "rss",
    "spm",
    "guccounter",
    "guce_referrer",
];

/// Reads an address of the web; a text without a scheme is none.
pub(crate) fn parse(text: &str) -> Option<Url> {
    let text = text.trim();
    if text.len() > LONGEST {
        return None;
    }
    let url = Url::parse(text).ok()?;
    (matches!(url.scheme(), "http" | "https")
        && url.host_str().is_some_and(|host| host.contains('.')))
    .then_some(url)
}

/// Reads an address that may be relative to another.
pub(crate) fn resolve(text: &str, against: Option<&Url>) -> Option<Url> {
    parse(text).or_else(|| {
        let text = text.trim();
        let joined =
            against.filter(|_| !text.is_empty() && text.len() <= LONGEST)?.join(text).ok()?;
        parse(joined.as_str())
    })
}

/// The address without fragment and tracking parameters.
pub(crate) fn clean(mut url: Url) -> Url {
    url.set_fragment(None);
    let tracked = |key: &str| {
        let key = key.to_ascii_lowercase();
        key.starts_with("utm_") || key.starts_with("pk_") || TRACKING.contains(&key.as_str())
    };
    let Some(query) = url.query() else { return url };
    let kept: Vec<&str> = query
        .split('&')
        .filter(|pair| !pair.is_empty() && !tracked(pair.split('=').next().unwrap_or("")))
        .collect();
    let kept = kept.join("&");
    url.set_query((!kept.is_empty()).then_some(kept.as_str()));
    url
}

/// An address as a key of what it names: clean, without a `/` at the end.
pub(crate) fn upstream(url: Url) -> String {
    let url = clean(url);
    url.as_str().trim_end_matches('/').to_owned()
}

/// The host of an address, without `www.`.
pub(crate) fn host(url: &Url) -> Option<String> {
    let host = url.host_str()?.to_ascii_lowercase();
    Some(host.strip_prefix("www.").unwrap_or(&host).to_owned())
}

/// The host of an address that was given.
pub(crate) fn host_of(url: Option<&str>) -> Option<String> {
    host(&parse(url?)?)
}

/// The address that was given with the input.
pub(crate) fn given(url: Option<&str>) -> Option<Found> {
    Some(Found::new(clean(parse(url?)?), Basis::Given))
}

/// The first address in a text, and the bytes it takes there.
pub(crate) fn first_in(text: &str) -> Option<(Url, std::ops::Range<usize>)> {
    let mut from = 0;
    while let Some(at) = text[from..].find("http") {
        let start = from + at;
        let rest = &text[start..];
        let end = rest
            .find(|c: char| {
                c.is_whitespace()
                    || matches!(c, '<' | '>' | '"' | '“' | '”' | '»' | '，' | '。' | '、')
            })
            .unwrap_or(rest.len());
        let candidate =
            rest[..end].trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '\'', '…']);
        if let Some(url) = parse(candidate) {
            return Some((url, start..start + candidate.len()));
        }
        from = start + 4;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cleaned(text: &str) -> String {
        clean(parse(text).unwrap()).to_string()
    }

    #[test]
    fn tracking_goes_and_the_rest_stays() {
        assert_eq!(
            cleaned("https://gazette.example/a?utm_source=push&id=7&fbclid=x#top"),
            "https://gazette.example/a?id=7"
        );
        assert_eq!(
            cleaned("https://gazette.example/a?UTM_Medium=app"),
            "https://gazette.example/a"
        );
        assert_eq!(cleaned("http://gazette.example/?q=a%20b"), "http://gazette.example/?q=a%20b");
    }

    #[test]
    fn only_web_addresses_are_read() {
        for text in [
            "gazette.example/a",
            "javascript:alert(1)",
            "data:text/html,x",
            "http://",
            "https://localhost/",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
        let base = parse("https://gazette.example/news/");
        assert_eq!(
            resolve("a?b=c", base.as_ref()).unwrap().as_str(),
            "https://gazette.example/news/a?b=c"
        );
        assert_eq!(
            resolve("//cdn.example/x", base.as_ref()).unwrap().as_str(),
            "https://cdn.example/x"
        );
        assert_eq!(resolve("mailto:a@b.example", base.as_ref()), None);
    }

    #[test]
    fn addresses_are_found_in_text() {
        let (url, span) = first_in("httpX; source: https://wire.example/a/?amp=1, seen").unwrap();
        assert_eq!(span, 15..44);
        assert_eq!(upstream(url), "https://wire.example/a");
        assert_eq!(first_in("no http here"), None);
    }

    #[test]
    fn hosts_lose_their_www() {
        assert_eq!(
            host_of(Some("https://WWW.Gazette.example:8080/a")).as_deref(),
            Some("gazette.example")
        );
    }
}
