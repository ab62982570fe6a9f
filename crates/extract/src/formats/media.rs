//! What in an archive is no document to read: pictures, styles, scripts, what systems leave
//! behind. Said by the declared type or the name, and by the content in the end.

use super::{Kind, Likeness, Start};
use crate::detect;

/// Types that are never documents, by the part before the slash.
const FAMILIES: &[(&str, &str)] =
    &[("image", "a picture"), ("audio", "a sound"), ("video", "a film"), ("font", "a font")];

/// Other types that are never documents.
const TYPES: &[(&str, &str)] = &[
    ("text/css", "a style sheet"),
    ("text/javascript", "a script"),
    ("text/ecmascript", "a script"),
    ("application/javascript", "a script"),
    ("application/x-javascript", "a script"),
    ("application/ecmascript", "a script"),
    ("application/wasm", "a program"),
    ("application/font-woff", "a font"),
    ("application/x-font-ttf", "a font"),
    ("application/vnd.ms-fontobject", "a font"),
    ("application/x-shockwave-flash", "a film"),
    ("application/vnd.apple.mpegurl", "a film"),
    ("application/dash+xml", "a film"),
    ("application/manifest+json", "settings of a site"),
    ("application/opensearchdescription+xml", "settings of a site"),
    ("text/calendar", "a calendar entry"),
    ("text/vcard", "a visiting card"),
    ("text/x-vcard", "a visiting card"),
    ("application/pgp-signature", "a signature"),
    ("application/pgp-encrypted", "an encrypted mail"),
    ("application/pkcs7-signature", "a signature"),
    ("application/x-pkcs7-signature", "a signature"),
    ("application/pkcs7-mime", "an encrypted or signed mail"),
    ("application/x-pkcs7-mime", "an encrypted or signed mail"),
    ("application/ms-tnef", "an attachment in Outlook's own form"),
    ("application/vnd.ms-tnef", "an attachment in Outlook's own form"),
];

/// Ends of names, and what such files are.
const ENDS: &[(&[&str], &str)] = &[
    (
        &[
            "png", "jpg", "jpeg", "gif", "webp", "svg", "ico", "bmp", "tif", "tiff", "avif",
            "heic", "heif", "jxl", "psd",
        ],
        "a picture",
    ),
    (&["css", "scss", "less", "map"], "a style sheet"),
    (&["js", "mjs", "cjs", "ts", "wasm"], "a script"),
    (&["woff", "woff2", "ttf", "otf", "eot"], "a font"),
    (&["mp3", "ogg", "oga", "wav", "flac", "m4a", "aac", "opus"], "a sound"),
    (&["mp4", "m4v", "webm", "mkv", "avi", "mov", "mpg", "mpeg", "m3u8", "swf"], "a film"),
    (&["exe", "dll", "so", "dylib", "msi", "apk", "class", "jar", "pyc", "o"], "a program"),
    (&["ics", "vcf"], "a calendar entry or visiting card"),
    (&["asc", "sig", "p7s", "p7m"], "a signature"),
];

/// Ends of the names of folders that browsers make beside a saved page, in their languages.
const BESIDE_PAGES: &[&str] = &[
    "_files",
    "-files",
    ".files",
    "_dateien",
    "-dateien",
    "_fichiers",
    "_archivos",
    "_arquivos",
    "_file",
    "_bestanden",
    "_pliki",
    "_soubory",
    "_filer",
];

/// What JSON of a web server is where it is nothing else: answers to the scripts of a page.
const PLAIN_DATA: &[&str] = &["text", "csv", "json", "jsonl", "record"];

/// True for the types of a form of data: `application/xml`, `text/xml`, `application/x+xml`.
fn is_of(form: &str, declared: &str) -> bool {
    declared.rsplit(['/', '+']).next() == Some(form)
}

/// Names of files on web servers that are for programs only.
const FOR_PROGRAMS: &[&str] =
    &["robots.txt", "ads.txt", "app-ads.txt", "security.txt", "humans.txt"];

/// What a file at this address of a web server is, where it is for programs only.
pub(super) fn by_address(url: &str) -> Option<&'static str> {
    let path = url.split(['?', '#']).next().unwrap_or(url);
    let name = path.rsplit('/').next().unwrap_or("");
    FOR_PROGRAMS.contains(&name).then_some("a note for programs, not for readers")
}

/// What a declared type says, where such data are never a document.
pub(super) fn by_type(declared: &str) -> Option<&'static str> {
    let declared = declared.split(';').next().unwrap_or("").trim().to_ascii_lowercase();
    let family = declared.split('/').next().unwrap_or("");
    let of_family = FAMILIES.iter().find(|(name, _)| *name == family);
    of_family.or_else(|| TYPES.iter().find(|(name, _)| *name == declared)).map(|(_, what)| *what)
}

/// Why a file of an archive or a folder is not worth opening, by its path there; `None` where it
/// may be a document.
pub fn not_a_document(path: &str) -> Option<&'static str> {
    let mut parts = path.rsplit(['/', '\\']).filter(|part| !part.is_empty());
    let name = parts.next()?.to_lowercase();
    if name.starts_with("._") || matches!(name.as_str(), ".ds_store" | "thumbs.db" | "desktop.ini")
    {
        return Some("left behind by an operating system");
    }
    for folder in parts {
        let folder = folder.to_lowercase();
        if folder == "__macosx" {
            return Some("left behind by an operating system");
        }
        if BESIDE_PAGES.iter().any(|end| folder.len() > end.len() && folder.ends_with(end)) {
            return Some("belongs to a saved page beside it");
        }
    }
    let end = name.rsplit_once('.').map_or("", |(_, end)| end);
    ENDS.iter().find(|(ends, _)| ends.contains(&end)).map(|(_, what)| *what)
}

/// The last part of a path in an archive, as the name of a file; `None` where there is none.
pub(super) fn file_name(path: &str) -> Option<String> {
    let name = path.rsplit(['/', '\\']).next().unwrap_or("").trim();
    (!name.is_empty() && name != "." && name != "..").then(|| name.to_owned())
}

/// What some bytes of an archive are, or why they are not handed over. `declared` is the type
/// that came with them.
pub(super) fn judge(
    bytes: &[u8],
    name: Option<&str>,
    declared: Option<&str>,
) -> Result<Kind, String> {
    if let Some(what) = declared.and_then(by_type) {
        return Err(what.to_owned());
    }
    let start = Start::of(bytes, name);
    let declared = declared.unwrap_or("").split(';').next().unwrap_or("").trim();
    let declared = declared.to_ascii_lowercase();
    let page = declared == "text/html" || declared == "application/xhtml+xml";
    // Most of a web archive: nothing else needs to be asked.
    if page && detect::opens_page(start.text()) && detect::is_text(&start) {
        return Ok(Kind::HTML);
    }
    match detect::detect_start(&start) {
        Some(kind) if page && (kind.format().signature)(&start) < Likeness::Certain => {
            Ok(Kind::HTML)
        }
        Some(kind) if PLAIN_DATA.contains(&kind.word()) && is_of("json", &declared) => {
            Err("data for the scripts of a page (JSON)".to_owned())
        }
        Some(kind) if kind == Kind::TEXT && is_of("xml", &declared) => {
            Err("data for programs (XML)".to_owned())
        }
        Some(kind) => Ok(kind),
        None => Err(detect::refusal_in_words(&start)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_and_names_tell_what_is_no_document() {
        assert_eq!(by_type("IMAGE/png; q=1"), Some("a picture"));
        assert_eq!(by_type("text/javascript;charset=utf-8"), Some("a script"));
        assert_eq!(by_type("text/html"), None);
        assert_eq!(not_a_document("a/b/Quay.JPG"), Some("a picture"));
        assert_eq!(not_a_document("a/b/quay.html"), None);
        assert_eq!(
            not_a_document("__MACOSX/._quay.html"),
            Some("left behind by an operating system")
        );
        assert_eq!(
            not_a_document("Quay closed_files/frame.html"),
            Some("belongs to a saved page beside it")
        );
        assert_eq!(not_a_document("_files/frame.html"), None);
        assert_eq!(not_a_document(""), None);
    }

    #[test]
    fn the_content_decides_in_the_end() {
        assert_eq!(judge(b"Port closed.", None, None), Ok(Kind::TEXT));
        assert_eq!(judge(b"Port closed.", None, Some("text/html; charset=x")), Ok(Kind::HTML));
        assert_eq!(judge(b"\x89PNG\r\n\x1a\n\0\0", None, None), Err("a PNG picture".to_owned()));
        assert_eq!(judge(b"Port", None, Some("font/woff")), Err("a font".to_owned()));
        let data = b"<data><port state='closed'/></data>";
        assert!(judge(data, None, Some("text/xml; charset=utf-8")).unwrap_err().contains("XML"));
        assert!(judge(b"{\"port\": \"closed\"}", None, Some("application/ld+json")).is_err());
        assert!(by_address("https://a.example/robots.txt?x").is_some());
        assert!(by_address("https://a.example/robots.txt/x").is_none());
        assert_eq!(judge(b" ", None, None), Err("empty".to_owned()));
    }
}
