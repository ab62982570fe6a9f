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

/// How numbered lists count, from the outermost one on.
const FORMS: [&str; 3] = ["decimal", "lowerLetter", "lowerRoman"];
/// Number of the definition that begins with the first form.
const FIRST_FORM: usize = 4;

/// Deepest level that Word knows.
pub(super) const DEEPEST: usize = 8;

/// The lists of a document.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    /// First number and form of each numbered list.
    numbered: Vec<(u64, usize)>,
}

impl Numbering {
    /// Number of a new numbered list that starts at `start`. It stands at `level`, `outer` of its
    /// levels being numbered lists: those alone decide whether it counts 1, a or i.
    pub(super) fn numbered(&mut self, start: u64, level: usize, outer: usize) -> u32 {
        let form = (outer + 3 * FORMS.len() - level) % FORMS.len();
        self.numbered.push((start, form));
        FIRST_NUMBERED + u32::try_from(self.numbered.len() - 1).unwrap_or(0)
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
        for form in 0..FORMS.len() {
            definition(&mut out, FIRST_FORM + form, |level| {
                (FORMS[(level + form) % FORMS.len()], format!("%{}.", level + 1))
            });
        }
        for id in [BULLETS, OPEN_TASKS, DONE_TASKS] {
            let _ =
                write!(out, "<w:num w:numId=\"{id}\"><w:abstractNumId w:val=\"{id}\"/></w:num>");
        }
        for (n, (start, form)) in (FIRST_NUMBERED..).zip(&self.numbered) {
            let definition = FIRST_FORM + form;
            let _ = write!(out, "<w:num w:numId=\"{n}\"><w:abstractNumId w:val=\"{definition}\"/>");
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

fn definition(out: &mut String, id: usize, level: impl Fn(usize) -> (&'static str, String)) {
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
