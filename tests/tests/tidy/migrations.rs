//! A migration that was released never changes: vaults out there have run it.

use archive::Sha256Hex;

use crate::walk::{names, read};

/// Released migrations and the SHA-256 of each. Add a line with each release; never edit one.
const RELEASED: &[(&str, &str)] = &[
    ("0001_archive.sql", "65439cafd00a764c877425485351d49942a79378e5292ddcb2e7d8bb51305c36"),
    ("0002_capture.sql", "7c4dda160b405544d783608d03c54d7960bfb223a2c3f0ca0fd5d1ffa6679712"),
];

#[test]
fn released_migrations_are_as_they_were() {
    for (name, hash) in RELEASED {
        let text = read(&format!("migrations/{name}"));
        assert_eq!(Sha256Hex::of(text.as_bytes()).as_str(), *hash, "{name} was edited");
    }
}

#[test]
fn migrations_are_numbered_without_gaps() {
    for (place, name) in names("migrations").iter().enumerate() {
        assert!(name.starts_with(&format!("{:04}_", place + 1)), "{name} is out of order");
        let kept = format!("crates/archive/tests/vaults/schema-{:04}.sql", place + 1);
        assert!(
            place >= RELEASED.len() || tests::root().join(&kept).exists(),
            "no kept vault for {name}: {kept}"
        );
    }
}
