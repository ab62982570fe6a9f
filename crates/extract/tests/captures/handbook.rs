//! Writes the table of formats into the handbook (`docs/handbook/formats.md`) and fails when it was
//! stale.

use std::fmt::Write as _;
use std::path::PathBuf;

use extract::formats::FORMATS;

const BEGIN: &str = "<!-- formats: begin -->\n";
const END: &str = "<!-- formats: end -->\n";

fn table() -> String {
    let mut formats = FORMATS.to_vec();
    formats.sort_by_key(|format| format.name.to_lowercase());
    let mut table =
        "| format | names of files | what becomes of it | code |\n|---|---|---|---|\n".to_owned();
    for format in formats {
        let names: Vec<String> = format.extensions.iter().map(|end| format!("`.{end}`")).collect();
        let help = format.help.replace('|', "\\|");
        let (name, names) = (format.name, names.join(" "));
        writeln!(table, "| {name} | {names} | {help} | `{}` |", format.code).unwrap();
    }
    table
}

#[test]
fn the_handbook_lists_every_format() {
    let path: PathBuf =
        [env!("CARGO_MANIFEST_DIR"), "../../docs/handbook/formats.md"].iter().collect();
    let page = std::fs::read_to_string(&path).unwrap();
    let (above, rest) = page.split_once(BEGIN).unwrap();
    let (_, below) = rest.split_once(END).unwrap();
    let fresh = format!("{above}{BEGIN}{}{END}{below}", table());
    if page != fresh {
        std::fs::write(&path, fresh).unwrap();
        panic!("{} was stale; it has been written anew. Run this test again", path.display());
    }
}
