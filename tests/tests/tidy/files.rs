//! What every source file must be like.

use crate::walk::sources;

/// A longer Rust file has more than one subject.
const LONGEST_RUST: usize = 600;

/// Words that name no subject.
const VAGUE: &[&str] =
    &["Manager", "Service", "Helper", "Util", "Processor", "Common", "Base", "Impl", "V2"];

const RUST_FOLDERS: &[&str] = &["crates", "src-tauri", "benches", "tests"];

#[test]
fn every_rust_file_says_first_what_it_is_for() {
    for folder in RUST_FOLDERS {
        for file in sources(folder, &[".rs"]) {
            assert!(file.text.starts_with("//! "), "{} has no header comment", file.path);
        }
    }
}

#[test]
fn no_rust_file_is_longer_than_the_budget() {
    for folder in RUST_FOLDERS {
        for file in sources(folder, &[".rs"]) {
            let lines = file.text.lines().count();
            assert!(lines <= LONGEST_RUST, "{} has {lines} lines", file.path);
        }
    }
}

#[test]
fn no_type_or_file_has_a_name_that_names_nothing() {
    let declares = ["struct ", "enum ", "trait ", "type "];
    for folder in RUST_FOLDERS {
        for file in sources(folder, &[".rs"]) {
            let stem = file.path.rsplit('/').next().unwrap().trim_end_matches(".rs");
            assert!(!is_vague(&camel(stem)), "{} has a vague name", file.path);
            for line in file.text.lines() {
                let line =
                    line.trim_start().trim_start_matches("pub(crate) ").trim_start_matches("pub ");
                for word in declares {
                    let Some(rest) = line.strip_prefix(word) else { continue };
                    let name: String = rest.chars().take_while(|c| c.is_alphanumeric()).collect();
                    assert!(!is_vague(&name), "{} declares {name}", file.path);
                }
            }
        }
    }
}

/// Whether a camel-case name has a vague word as one of its words.
fn is_vague(name: &str) -> bool {
    let mut words = Vec::new();
    for c in name.chars() {
        if c.is_uppercase() || words.is_empty() {
            words.push(String::new());
        }
        words.last_mut().unwrap().push(c);
    }
    words.iter().any(|word| VAGUE.iter().any(|vague| word == vague || *word == format!("{vague}s")))
        || name.ends_with("V2")
}

fn camel(snake: &str) -> String {
    snake
        .split('_')
        .map(|word| {
            let mut letters = word.chars();
            letters
                .next()
                .map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
        })
        .collect()
}

#[test]
fn a_vague_word_is_found_as_a_whole_word_only() {
    assert!(is_vague("VaultManager"));
    assert!(is_vague("ParserUtils"));
    assert!(!is_vague("Baseline"));
    assert!(!is_vague("Basis"));
    assert!(is_vague(&camel("common")));
}
