//! The headline check against the shared development set and the shared case, where they lie
//! beside this workspace. The set is cut to pairs as its own scorer does, but here every headline
//! meets every other text of its language.

use std::path::{Path, PathBuf};

use serde::Deserialize;
use tradecraft::headline::check;

#[derive(Deserialize)]
struct Row {
    id: String,
    lang: String,
    title: String,
    body: String,
}

#[expect(clippy::print_stdout, reason = "says why a test had nothing to do")]
fn shared(path: &str) -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared").join(path);
    if path.exists() {
        return Some(path);
    }
    println!("skipped: {} is not there", path.display());
    None
}

#[test]
fn few_false_alarms_and_few_misses_on_the_development_set() {
    let Some(path) = shared("eval/headlines/dev.jsonl") else { return };
    let text = std::fs::read_to_string(path).unwrap();
    let rows: Vec<Row> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let (mut alarms, mut english_alarms, mut swaps, mut caught) = (0, 0, 0, 0);
    for row in &rows {
        let own = check(&row.title, &row.body, Some(&row.lang));
        alarms += u32::from(!own.fits);
        english_alarms += u32::from(!own.fits && row.lang == "en");
        for other in rows.iter().filter(|other| other.lang == row.lang && other.id != row.id) {
            swaps += 1;
            caught += u32::from(!check(&other.title, &row.body, Some(&row.lang)).fits);
        }
    }
    println!("false alarms {alarms} (English {english_alarms}), caught {caught} of {swaps}");
    assert!(alarms <= 6 && english_alarms <= 1, "{alarms} false alarms, {english_alarms} English");
    assert!(f64::from(caught) >= 0.98 * f64::from(swaps), "caught {caught} of {swaps}");
}

#[test]
fn of_the_mixed_up_family_only_the_seed_is_flagged() {
    let Some(folder) = shared("cases/mixed-up-headline") else { return };
    for (file, headline, fits) in [
        ("seed.txt", "FlowerStorm Targets Microsoft 365, Set to Replace Rockstar2FA", false),
        ("a-wire.html", "China accuses US of two cyberattacks on tech firms", true),
        ("b-copy.html", "China says US hacked tech firms", true),
        (
            "d-rewrite.txt",
            "Beijing's CERT points finger at Washington over trade secret theft",
            true,
        ),
        ("e-own-reading.txt", "What China's emergency centre says, and what it leaves out", true),
        ("g-longer-window.txt", "US accused of four-month intrusion", true),
        (
            "j-translated-alert.txt",
            "Peringatan Keamanan: FlowerStorm menargetkan Microsoft 365",
            true,
        ),
        ("k-phishing-kit.txt", "FlowerStorm kit targets Microsoft 365 as Rockstar2FA fades", true),
    ] {
        let text = std::fs::read_to_string(folder.join(file)).unwrap();
        let body = body_below(&text, headline);
        let verdict = check(headline, &body, None);
        println!("{file}: {:.2} {}", verdict.share, verdict.reason);
        assert_eq!(verdict.fits, fits, "{file}: {verdict:?}");
        if !fits {
            assert_eq!(
                verdict.headline_only_names,
                ["FlowerStorm", "Microsoft 365", "Rockstar2FA"]
            );
        }
    }
}

/// What stands below the last time the headline does, without markup and page furniture.
fn body_below(text: &str, headline: &str) -> String {
    let at =
        text.rfind(headline).unwrap_or_else(|| panic!("no headline “{headline}”")) + headline.len();
    let end = ["Also Read:", "<div class=\"related", "<footer"]
        .iter()
        .filter_map(|mark| text[at..].find(mark))
        .min()
        .map_or(text.len(), |found| at + found);
    let mut body = String::new();
    for piece in text[at..end].split('<') {
        body.push_str(piece.split_once('>').map_or(piece, |(_, words)| words));
        body.push(' ');
    }
    body
}
