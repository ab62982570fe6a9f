//! Runs other people's programs on what was written. Where one is missing the check says so and
//! passes.

use std::path::{Path, PathBuf};
use std::process::Command;

/// The output of a program, or `None` where it is not installed.
pub(crate) fn run(program: &str, arguments: &[&str], folder: &Path) -> Option<(bool, String)> {
    let output = match Command::new(program).args(arguments).current_dir(folder).output() {
        Ok(output) => output,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            skipped(&format!("{program} is not installed"));
            return None;
        }
        Err(error) => panic!("{program}: {error}"),
    };
    let mut text = String::from_utf8_lossy(&output.stdout).into_owned();
    if !output.status.success() {
        text.push_str(&String::from_utf8_lossy(&output.stderr));
    }
    Some((output.status.success(), text))
}

#[expect(clippy::print_stdout, reason = "says why a test checked nothing")]
fn skipped(why: &str) {
    println!("skipped: {why}");
}

/// Converts a file with LibreOffice; the answer is the new file. A profile of its own lets
/// several run at once and leaves the user's alone.
pub(crate) fn office(file: &Path, format: &str) -> Option<PathBuf> {
    let folder = file.parent().unwrap();
    let profile = format!("-env:UserInstallation=file://{}", folder.join("profile").display());
    let name = file.file_name().unwrap().to_str().unwrap();
    let arguments =
        [profile.as_str(), "--headless", "--convert-to", format, "--outdir", "converted", name];
    let (_, output) = run("soffice", &arguments, folder)?;
    let extension = format.split(':').next().unwrap();
    let converted = folder.join("converted").join(Path::new(name).with_extension(extension));
    assert!(converted.exists(), "LibreOffice wrote no file: {output}");
    Some(converted)
}

/// Text without any space, for comparing what is laid out in lines.
pub(crate) fn unspaced(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}
