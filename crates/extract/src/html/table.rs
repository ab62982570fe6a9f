//! Tables of data as one block. A table that only lays out a page is none.

use super::inline::{self, Links};
use super::page::{Content, Page, UNSHOWN};
use crate::marks::{self, Cell};
use crate::normal;

/// Longer cells hold prose: the table lays out the page.
const LONGEST_CELL: usize = 200;

/// A table of data: its text, a row a line, cells apart by ` | `, and its markdown. `None` where
/// the table lays out the page, or holds almost nothing.
pub(super) fn read(page: &Page, table: usize, links: &Links) -> Option<(String, String)> {
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    let mut at = table + 1;
    while at < page.nodes[table].end {
        let node = &page.nodes[at];
        match node.name() {
            "table" | "article" | "h1" | "h2" | "h3" | "blockquote" | "form" | "ul" | "iframe" => {
                return None;
            }
            "tr" => rows.push(Vec::new()),
            "td" | "th" => {
                let cell = page.text(at);
                if cell.chars().count() > LONGEST_CELL || holds_blocks(page, at) {
                    return None;
                }
                let rich = inline::read(page, at, links);
                rows.last_mut()?.push((cell, rich));
                at = node.end;
                continue;
            }
            _ => {}
        }
        at += 1;
    }
    let filled = |row: &&Vec<Cell>| row.iter().filter(|(text, _)| !text.is_empty()).count() >= 2;
    if rows.iter().filter(filled).count() < 2 {
        return None;
    }
    let joined =
        |row: &Vec<Cell>| row.iter().map(|(text, _)| text.as_str()).collect::<Vec<_>>().join(" | ");
    rows.retain(|row| row.iter().any(|(text, _)| text.chars().any(char::is_alphanumeric)));
    let text = normal::lines(&rows.iter().map(joined).collect::<Vec<_>>().join("\n"));
    Some((text, marks::table(&rows)))
}

/// True where a cell has several paragraphs or boxes.
fn holds_blocks(page: &Page, cell: usize) -> bool {
    let blocks = (cell + 1..page.nodes[cell].end)
        .filter(|at| page.nodes[*at].is(&["p", "div", "table", "ul", "ol"]));
    let unshown = matches!(&page.nodes[cell].content, Content::Element { name, .. } if UNSHOWN.contains(&name.as_str()));
    blocks.count() > 2 || unshown
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(html: &str) -> Option<String> {
        let page = Page::parse(html);
        let table = page.elements(&["table"]).next().unwrap();
        super::read(&page, table, &Links::default()).map(|(text, _)| text)
    }

    #[test]
    fn data_is_one_block() {
        let html = "<table><tr><th>Port<th>Ships<tr><td><p>Ulm</p><td>3<tr><td><td></table>";
        assert_eq!(read(html).as_deref(), Some("Port | Ships\nUlm | 3"));
    }

    #[test]
    fn layout_is_not() {
        assert_eq!(read("<table><tr><td>menu<td><h1>Port</h1></table>"), None);
        assert_eq!(
            read(&format!("<table><tr><td>a<td>b<tr><td>c<td>{}</table>", "word ".repeat(60))),
            None
        );
        assert_eq!(read("<table><tr><td>one cell</table>"), None);
    }
}
