//! Structured metadata (JSON-LD): found, repaired where it is usually broken, and walked without
//! recursion.

use serde_json::{Deserializer, Map, Value};
use url::Url;

use super::super::page::{Content, Page};
use super::title::Titles;
use crate::limits::MAX_JSON_LD;
use crate::{address, entity, normal, tokens};

/// At most this many objects are looked at.
const MOST: usize = 20_000;

/// Types of objects that describe a text, the ones that say so plainly first.
const TEXTS: &[&str] =
    &["article", "posting", "report", "review", "webpage", "creativework", "statement"];

/// How many of [`TEXTS`] name an article.
const PLAIN: usize = 3;

/// Values above this many objects deep are not read.
const NAMES: usize = 40;

/// What the structured metadata says of one text.
#[derive(Debug, Clone, Default, PartialEq)]
pub(in crate::html) struct Article {
    /// True where its type names an article.
    pub(super) plain: bool,
    /// Its headline.
    pub(super) headline: Option<String>,
    /// When it was published, as written.
    pub(super) published: Option<String>,
    /// When it was changed, as written.
    pub(super) modified: Option<String>,
    /// Names of its authors, as written.
    pub(super) authors: Vec<String>,
    /// Name of its publisher.
    pub(super) publisher: Option<String>,
    /// Its teaser.
    pub(super) description: Option<String>,
    /// Its address, as written.
    pub(super) url: Option<String>,
    /// The address of its picture, as written.
    pub(super) image: Option<String>,
}

/// The texts that the structured metadata of a page describes, in order.
pub(super) fn articles(page: &Page) -> Vec<Article> {
    let mut roots = Vec::new();
    let mut read = 0;
    for at in page.elements(&["script"]) {
        let kind = page.nodes[at].attribute("type").unwrap_or("");
        if !kind.to_ascii_lowercase().contains("ld+json") {
            continue;
        }
        for node in &page.nodes[at..page.nodes[at].end] {
            if let Content::Text(text) = &node.content {
                read += text.len();
                if read <= MAX_JSON_LD {
                    roots.extend(parse(text));
                }
            }
        }
    }
    let objects = objects(&roots);
    objects.iter().filter_map(|object| article(object, &objects)).collect()
}

/// The article that is this page's: by its address, or by a headline that agrees with a title of
/// the page; else the first that calls itself an article.
pub(super) fn best<'a>(
    all: &'a [Article],
    titles: &Titles,
    url: Option<&Url>,
) -> Option<&'a Article> {
    let mine = |article: &&Article| is_mine(article, titles, url);
    let dated = |article: &&Article| article.published.is_some();
    let plain = |article: &&Article| article.plain;
    all.iter()
        .find(|it| mine(it) && plain(it) && dated(it))
        .or_else(|| all.iter().find(|it| mine(it) && plain(it)))
        .or_else(|| all.iter().find(plain))
        .or_else(|| all.iter().find(mine))
        .or_else(|| all.first())
}

/// True for an article that is this page's: by its address, or by its headline.
pub(super) fn is_mine(article: &Article, titles: &Titles, url: Option<&Url>) -> bool {
    let same = article.url.as_deref().and_then(address::parse).zip(url);
    let same =
        same.is_some_and(|(its, page)| address::upstream(its) == address::upstream(page.clone()));
    let agrees = article.headline.as_deref().is_some_and(|headline| titles.agrees(headline));
    agrees || (same && article.plain)
}

/// Parses a block: several roots, control characters, trailing commas and comment marks are
/// forgiven; what is broken beyond that is skipped.
fn parse(text: &str) -> Vec<Value> {
    let clean: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let clean = clean
        .trim()
        .trim_start_matches("<!--")
        .trim_start_matches("//")
        .trim_start_matches("<![CDATA[");
    let clean = clean.trim_start_matches("/*<![CDATA[*/").trim_start_matches("/* <![CDATA[ */");
    let values = roots(clean);
    if values.is_empty() { roots(&repaired(clean)) } else { values }
}

fn roots(text: &str) -> Vec<Value> {
    let mut stream = Deserializer::from_str(text).into_iter::<Value>();
    let mut values = Vec::new();
    while let Some(Ok(value)) = stream.next() {
        values.push(value);
    }
    values
}

/// Takes out commas before a closing bracket, wrong escapes, and entities for quotes.
fn repaired(text: &str) -> String {
    let text = if text.contains("&quot;") && !text.contains('"') {
        entity::decode(text)
    } else {
        text.to_owned()
    };
    let mut out = String::with_capacity(text.len());
    let (mut quoted, mut chars) = (false, text.chars().peekable());
    while let Some(c) = chars.next() {
        match c {
            '\\' if quoted => {
                let next = chars.next().unwrap_or(' ');
                if matches!(next, '"' | '\\' | '/' | 'b' | 'f' | 'n' | 'r' | 't' | 'u') {
                    out.push('\\');
                }
                out.push(next);
                continue;
            }
            '"' => quoted = !quoted,
            '}' | ']' if !quoted => {
                let kept = out.trim_end().trim_end_matches(',').len();
                out.truncate(kept);
            }
            _ => {}
        }
        out.push(c);
    }
    out
}

/// Every object in the values; those of a list stay in order.
fn objects(roots: &[Value]) -> Vec<&Map<String, Value>> {
    let mut found = Vec::new();
    let mut open: Vec<&Value> = roots.iter().rev().collect();
    while let Some(value) = open.pop() {
        match value {
            Value::Object(object) if found.len() < MOST => {
                found.push(object);
                let inside: Vec<&Value> = object.values().collect();
                open.extend(inside.into_iter().rev());
            }
            Value::Array(values) => open.extend(values.iter().rev()),
            _ => {}
        }
    }
    found
}

fn article(object: &Map<String, Value>, all: &[&Map<String, Value>]) -> Option<Article> {
    let types = strings(object.get("@type")?).into_iter().map(|it| it.to_ascii_lowercase());
    let rank = types.filter_map(|it| TEXTS.iter().position(|text| it.contains(text))).min()?;
    let text = |key: &str| strings(object.get(key)?).into_iter().find_map(one_line);
    let article = Article {
        plain: rank < PLAIN,
        headline: text("headline").or_else(|| text("name").filter(|_| rank < PLAIN)),
        published: text("datePublished"),
        modified: text("dateModified"),
        authors: object
            .get("author")
            .or(object.get("creator"))
            .map(|it| names(it, all))
            .unwrap_or_default(),
        publisher: object.get("publisher").and_then(|it| names(it, all).into_iter().next()),
        description: text("description"),
        image: object.get("image").and_then(picture),
        url: text("url").or_else(|| main_entity(object)).or_else(|| text("@id")),
    };
    let says_something =
        article.headline.is_some() || article.published.is_some() || !article.authors.is_empty();
    says_something.then_some(article)
}

/// The address of the first picture in a string, an object or a list of these.
fn picture(value: &Value) -> Option<String> {
    let first = match value {
        Value::Array(values) => values.first()?,
        one => one,
    };
    match first {
        Value::String(url) => Some(url.clone()),
        Value::Object(image) => {
            image.get("url").or_else(|| image.get("contentUrl"))?.as_str().map(str::to_owned)
        }
        _ => None,
    }
}

fn main_entity(object: &Map<String, Value>) -> Option<String> {
    match object.get("mainEntityOfPage")? {
        Value::String(url) => Some(url.clone()),
        Value::Object(page) => page.get("@id")?.as_str().map(str::to_owned),
        _ => None,
    }
}

/// The names of people or organisations: strings, objects with a name, references to such
/// objects, or lists of these.
fn names(value: &Value, all: &[&Map<String, Value>]) -> Vec<String> {
    let mut names = Vec::new();
    let mut open = vec![value];
    while let Some(value) = open.pop() {
        if names.len() >= NAMES {
            break;
        }
        match value {
            Value::String(name) => names.extend(one_line(name)),
            Value::Array(values) => open.extend(values.iter().rev()),
            Value::Object(object) => match object.get("name") {
                Some(name) => names.extend(strings(name).into_iter().filter_map(one_line)),
                None => {
                    let id = object.get("@id").and_then(Value::as_str);
                    let named = id.and_then(|id| {
                        all.iter().find(|it| {
                            it.get("@id").and_then(Value::as_str) == Some(id)
                                && it.contains_key("name")
                        })
                    });
                    names.extend(named.and_then(|it| it.get("name")?.as_str()).and_then(one_line));
                }
            },
            _ => {}
        }
    }
    names.retain(|name| !name.starts_with("http"));
    names
}

/// The strings of a string or a list of strings.
fn strings(value: &Value) -> Vec<&str> {
    match value {
        Value::String(text) => vec![text],
        Value::Array(values) => values.iter().filter_map(Value::as_str).take(NAMES).collect(),
        _ => Vec::new(),
    }
}

fn one_line(text: &str) -> Option<String> {
    let line = normal::line(&entity::decode(text));
    (!line.is_empty() && tokens::count(normal::prefix(&line, 4096)) > 0).then_some(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(json: &str) -> Vec<Article> {
        articles(&Page::parse(&format!("<script type='application/ld+json'>{json}</script>")))
    }

    #[test]
    fn articles_are_found_wherever_they_are() {
        let all = read(
            r##"{"@graph":[{"@type":"WebSite","name":"Gazette"},
              {"@type":["NewsArticle"],"headline":"Gates\u0020closed &amp; locked","datePublished":"2024-12-18",
               "author":[{"@id":"#p"},{"name":["R. Haas","Lin Zhao"]},"http://x.example"],"publisher":{"name":"Gazette"}},
              {"@id":"#p","@type":"Person","name":"Ada Novak"}]}"##,
        );
        assert_eq!(all.len(), 1);
        assert_eq!(all[0].headline.as_deref(), Some("Gates closed & locked"));
        assert_eq!(all[0].authors, ["Ada Novak", "R. Haas", "Lin Zhao"]);
        assert_eq!(all[0].publisher.as_deref(), Some("Gazette"));
    }

    #[test]
    fn usual_breakage_is_repaired() {
        let all = read(
            "<!-- {\"@type\":\"Article\",\"headline\":\"It\\'s\nclosed\",\"keywords\":[\"a\",],} -->",
        );
        assert_eq!(all[0].headline.as_deref(), Some("It's closed"));
        assert_eq!(read("{\"@type\":\"Article\",\"headline\":\"One\"}{\"@type\":\"Article\",\"headline\":\"Two\"}").len(), 2);
        assert_eq!(read("{never closed"), []);
    }

    #[test]
    fn depth_and_size_do_no_harm() {
        assert_eq!(read(&"[".repeat(100_000)), []);
        let deep = format!(
            "{}{{\"@type\":\"Article\",\"headline\":\"Deep\"}}{}",
            "[".repeat(100),
            "]".repeat(100)
        );
        assert_eq!(read(&deep).len(), 1);
    }

    #[test]
    fn the_article_of_the_page_is_chosen() {
        let all = read(
            r#"[{"@type":"NewsArticle","headline":"Lottery results of the week","datePublished":"2020-01-01"},
                {"@type":"NewsArticle","headline":"Harbour gates closed","datePublished":"2024-12-18"}]"#,
        );
        let page = Page::parse("<title>Harbour gates closed | Gazette</title>");
        let titles = Titles::read(&page, &super::super::Head::read(&page));
        assert_eq!(best(&all, &titles, None).unwrap().published.as_deref(), Some("2024-12-18"));
    }
}
