//! Marks of list items.

use std::fmt::Write as _;

use super::parts::XML;

/// Numbers of the lists that need no start of their own.
pub(super) const BULLETS: u32 = 1;
/// Items of tasks that are open.
pub(super) const OPEN_TASKS: u32 = 2;
/// Items of tasks that are done.
pub(super) const DONE_TASKS: u32 = 3;
const FIRST_NUMBERED: u32 = 4;

/// Deepest level that Word knows.
pub(super) const DEEPEST: usize = 8;

/// The lists of a document.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    /// First number of each numbered list.
    starts: Vec<u64>,
}

impl Numbering {
    /// Number of a new numbered list that starts at `start`.
    pub(super) fn numbered(&mut self, start: u64) -> u32 {
        self.starts.push(start);
        FIRST_NUMBERED + u32::try_from(self.starts.len() - 1).unwrap_or(0)
    }

    /// The part. Every definition stands before every use, as the schema has it.
    pub(super) fn write(&self) -> String {
        let mut out = String::from(XML);
        out.push_str(
            "<w:numbering xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">",
        );
        for (id, mark) in [(1, None), (2, Some("☐")), (3, Some("☑"))] {
            definition(&mut out, id, |level| ("bullet", bullet(level, mark).to_owned()));
        }
        definition(&mut out, 4, |level| {
            (["decimal", "lowerLetter", "lowerRoman"][level % 3], format!("%{}.", level + 1))
        });
        for id in [BULLETS, OPEN_TASKS, DONE_TASKS] {
            let _ =
                write!(out, "<w:num w:numId=\"{id}\"><w:abstractNumId w:val=\"{id}\"/></w:num>");
        }
        for (n, start) in (FIRST_NUMBERED..).zip(&self.starts) {
            let _ = write!(out, "<w:num w:numId=\"{n}\"><w:abstractNumId w:val=\"4\"/>");
            // Without a start on every level a list goes on where the last one ended.
            for level in 0..=DEEPEST {
                let _ = write!(
                    out,
                    "<w:lvlOverride w:ilvl=\"{level}\"><w:startOverride w:val=\"{start}\"/>\
                     </w:lvlOverride>"
                );
            }
            out.push_str("</w:num>");
        }
        out.push_str("</w:numbering>");
        out
    }
}

fn bullet(level: usize, mark: Option<&'static str>) -> &'static str {
    mark.unwrap_or(["•", "–", "▪"][level % 3])
}

fn definition(out: &mut String, id: u32, level: impl Fn(usize) -> (&'static str, String)) {
    let _ = write!(
        out,
        "<w:abstractNum w:abstractNumId=\"{id}\"><w:multiLevelType w:val=\"hybridMultilevel\"/>"
    );
    for n in 0..=DEEPEST {
        let (format, text) = level(n);
        let left = 360 * (n + 1);
        let _ = write!(
            out,
            "<w:lvl w:ilvl=\"{n}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/>\
             <w:lvlText w:val=\"{text}\"/><w:lvlJc w:val=\"left\"/>\
             <w:pPr><w:ind w:left=\"{left}\" w:hanging=\"360\"/></w:pPr></w:lvl>"
        );
    }
    out.push_str("</w:abstractNum>");
}
