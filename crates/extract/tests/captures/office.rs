//! Documents that LibreOffice makes of one text in many scripts, for the readers of its formats.
//! Where it is not installed, tests say that they skipped.

use std::path::Path;
use std::process::{Command, Stdio};

/// The title of the document's text.
pub(crate) const TITLE: &str = "Gates of the harbour closed for good";

/// Its paragraphs.
pub(crate) const PARAGRAPHS: &[&str] = &[
    "The harbour office closed its gates on Monday after the river rose again over night, and nobody in the office of the harbour knows when they will open. The old ferry waits outside, and the tug of the eastern pilots waits with it until the tide turns.",
    "Nothing of it is true, say the pilots. Their union denies that any gate was closed on Monday; it was a Tuesday, they say, and it was a single gate of the northern basin.",
    "أغلقت إدارة الميناء أبوابها يوم الاثنين بعد أن ارتفع منسوب النهر 12 مرة أخرى في هذا العام. ولا أحد يعرف متى تفتح الأبواب من جديد.",
    "הנמל נסגר ביום שני אחרי שהנהר עלה שוב במשך הלילה (2024), ואיש אינו יודע מתי ייפתח.",
    "港口管理局周一关闭了大门，因为河水再次上涨，渡轮无法靠岸，货物堆积在码头。没有人知道大门什么时候会重新打开，船只在港口外等待。",
    "Администрация порта в понедельник закрыла ворота из-за подъёма воды, сообщили в городе. Паромы не ходят, и грузы ждут на берегу.",
    "बंदरगाह कार्यालय ने सोमवार को अपने द्वार बंद कर दिए।",
    "ท่าเรือปิดประตูในวันจันทร์หลังจากแม่น้ำสูงขึ้นอีกครั้ง",
];

/// The text as HTML.
fn page() -> String {
    let paragraph = |text: &&str| {
        let leftwards = text.chars().any(|c| matches!(c, '\u{590}'..='\u{6ff}'));
        format!("<p{}>{text}</p>\n", if leftwards { " dir=rtl" } else { "" })
    };
    let (first, rest) = PARAGRAPHS.split_at(2);
    let first: Vec<String> = first.iter().map(paragraph).collect();
    let rest: String = rest.iter().map(paragraph).collect();
    format!(
        "<html><head><meta charset=utf-8 /><title>Notes on gates</title><meta name=author content='R. Haas'></head><body>\
         <h1>{TITLE}</h1><p>By Lin Zhao</p><p>18 December 2024</p>{}<h2>What the pilots say</h2>{}\
         <ul><li>One gate of the north</li><li>Two ferries</li></ul>\
         <table border=1 width=100%><tr><td>Port of call</td><td>Ships</td></tr><tr><td>Ulm</td><td>3</td></tr><tr><td>Linz</td><td>12</td></tr></table>\
         {rest}</body></html>",
        first[0], first[1]
    )
}

/// The document in the format of this name (`pdf`, `docx`, `odt`, `epub`); `None` where
/// LibreOffice is not there. It takes a while, so what was made is kept between runs.
pub(crate) fn made(format: &str) -> Option<Vec<u8>> {
    let page = page();
    let sum = page.bytes().fold(7_u64, |sum, byte| sum.wrapping_mul(31).wrapping_add(byte.into()));
    let kept = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("office-{sum:016x}"));
    if !kept.exists() {
        let folder = convert(&page)?;
        // Another test may have been quicker.
        if std::fs::rename(folder.path(), &kept).is_ok() {
            drop(folder.keep());
        }
    }
    std::fs::read(kept.join(format!("gates.{format}"))).ok()
}

fn convert(page: &str) -> Option<tempfile::TempDir> {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).ok()?;
    std::fs::write(folder.path().join("gates.html"), page).ok()?;
    if !run(&folder, "odt", "gates.html") {
        println!("skipped: LibreOffice (soffice) is not installed");
        return None;
    }
    for format in ["pdf", "docx", "epub"] {
        run(&folder, format, "gates.odt");
    }
    std::fs::remove_dir_all(folder.path().join("profile")).ok()?;
    Some(folder)
}

fn run(folder: &tempfile::TempDir, format: &str, from: &str) -> bool {
    let profile = folder.path().join("profile");
    let done = Command::new("soffice")
        .arg(format!("-env:UserInstallation=file://{}", profile.display()))
        .args(["--headless", "--convert-to", format, from])
        .current_dir(folder.path())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    done.is_ok_and(|status| status.success())
}
