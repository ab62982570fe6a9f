//! A date in an address or a file name: `/2024/12/18/`, `/2024-12-18-port`, `/2024/dec/18/`, `/20241218/`.

use tradecraft::date::HonestDate;
use url::Url;

use super::month;

/// The date in the path of an address.
pub(crate) fn in_url(url: &Url) -> Option<HonestDate> {
    in_path(url.path())
}

/// The day in the name of a file.
pub(crate) fn in_file_name(name: &str) -> Option<HonestDate> {
    let name = name.rsplit(['/', '\\']).next()?.replace(' ', "-");
    in_path(&name).filter(|date| matches!(date, HonestDate::Day(_)))
}

fn in_path(path: &str) -> Option<HonestDate> {
    let parts: Vec<&str> =
        path.split(['/', '-', '_', '.']).filter(|part| !part.is_empty()).collect();
    for (i, part) in parts.iter().enumerate() {
        if let Some(day) = compact(part) {
            return Some(day);
        }
        let Some(year) = digits(part, 4..=4).filter(|year| (1990..2100).contains(year)) else {
            continue;
        };
        let month = parts.get(i + 1).and_then(|part| month_of(part));
        let Some(month) = month else { continue };
        let day = parts.get(i + 2).and_then(|part| digits(part, 1..=2));
        if let Some(day) = day.and_then(|day| iso(&format!("{year:04}-{month:02}-{day:02}"))) {
            return Some(day);
        }
        // A month alone is believed only as a folder: in a title it may be anything.
        if path.contains(&format!("/{}/{}/", part, parts[i + 1])) {
            return iso(&format!("{year:04}-{month:02}"));
        }
    }
    None
}

fn iso(text: &str) -> Option<HonestDate> {
    HonestDate::from_iso(text).filter(|date| !date.is_unknown())
}

fn month_of(part: &str) -> Option<u32> {
    digits(part, 1..=2)
        .filter(|month| (1..=12).contains(month))
        .or_else(|| month::number(&part.to_lowercase()))
}

fn digits(part: &str, width: std::ops::RangeInclusive<usize>) -> Option<u32> {
    let plain = width.contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    if plain { part.parse().ok() } else { None }
}

/// `20241218`
fn compact(part: &str) -> Option<HonestDate> {
    digits(part, 8..=8)?;
    let year = digits(&part[..4], 4..=4)?;
    if !(1990..2100).contains(&year) {
        return None;
    }
    iso(&format!("{}-{}-{}", &part[..4], &part[4..6], &part[6..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(path: &str) -> String {
        let url = Url::parse(&format!("https://gazette.example{path}")).unwrap();
        in_url(&url).map(|date| date.iso()).unwrap_or_default()
    }

    #[test]
    fn dates_in_paths() {
        for (path, iso) in [
            ("/world/2024/12/18/port-closed", "2024-12-18"),
            ("/2024/dec/18/port", "2024-12-18"),
            ("/a/2024-12-18-port.html", "2024-12-18"),
            ("/a/20241218/port", "2024-12-18"),
            ("/2024/12/port-closed", "2024-12"),
        ] {
            assert_eq!(read(path), iso, "{path}");
        }
    }

    #[test]
    fn dates_in_file_names() {
        let read = |name: &str| in_file_name(name).map(|date| date.iso()).unwrap_or_default();
        assert_eq!(read("2024-12-18 port.txt"), "2024-12-18");
        assert_eq!(read("/home/2020/01/02/gates_20241218.html"), "2024-12-18");
        assert_eq!(read("gates-2024-12.txt"), "");
    }

    #[test]
    fn other_numbers_in_paths() {
        for path in [
            "/2024/port",
            "/a/12345678",
            "/port-2024-12-things",
            "/2024/13/40/x",
            "/article/3376705",
            "/",
        ] {
            assert_eq!(read(path), "", "{path}");
        }
    }
}
