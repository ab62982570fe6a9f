//! The fields of an entry of a feed, whatever the sort: RSS, RDF, Atom, CDF. Names count without
//! their prefixes, since feeds bind them as they like, except where a known extension uses the
//! name for something else.

use url::Url;

use crate::formats::content;
use crate::formats::xml::{self, Piece, Pieces};
use crate::html::markup::Tag;
use crate::{address, byline, entity, normal};

/// Prefixes of extensions whose `title`, `link`, `category` and so on are not the entry's.
pub(super) const OTHERS: &[&str] = &[
    "media",
    "itunes",
    "image",
    "geo",
    "georss",
    "thr",
    "slash",
    "wfw",
    "g",
    "gd",
    "yt",
    "podcast",
    "googleplay",
    "psc",
    "feedburner",
    "snf",
    "xhtml",
    "html",
    "svg",
    "foaf",
];

/// What an entry says, as it is written there.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Fields {
    /// Its title as one line.
    pub(super) title: Option<String>,
    /// The title of a picture or film in it, or of the page of an episode.
    pub(super) other_title: Option<String>,
    /// Its address as written, which may be relative.
    pub(super) link: Option<String>,
    /// Its identifier.
    pub(super) id: Option<String>,
    /// Its text.
    pub(super) content: Option<String>,
    /// Its teaser, or its text where there is no other.
    pub(super) summary: Option<String>,
    /// When it was published.
    pub(super) published: Option<String>,
    /// When it was changed.
    pub(super) updated: Option<String>,
    /// People.
    pub(super) authors: Vec<String>,
    /// Categories.
    pub(super) tags: Vec<String>,
    /// Language.
    pub(super) language: Option<String>,
    /// Address that others are relative to.
    pub(super) base: Option<String>,
    /// Name of the feed it was taken from.
    pub(super) source: Option<String>,
}

/// An element directly inside an entry.
struct Child<'a> {
    tag: Tag<'a>,
    /// What is inside, as written.
    inner: &'a str,
}

/// Reads the fields of an entry, given from its opening tag on.
pub(super) fn read(entry: &str) -> Fields {
    let mut fields = Fields::default();
    let mut pieces = Pieces::of(entry);
    if let Some((Piece::Open(tag), _)) =
        pieces.by_ref().find(|(it, _)| matches!(it, Piece::Open(_)))
    {
        fields.language = xml::attribute(&tag, "xml:lang");
        fields.base = xml::attribute(&tag, "xml:base");
        fields.link = xml::attribute(&tag, "href");
        fields.id = xml::attribute(&tag, "rdf:about");
    }
    for child in children(entry, pieces.at()) {
        fields.take(&child);
    }
    fields.title = fields.title.take().or(fields.other_title.take());
    fields
}

/// The elements directly inside an element whose opening tag ends at `from`.
fn children(text: &str, from: usize) -> Vec<Child<'_>> {
    let mut found: Vec<Child<'_>> = Vec::new();
    let mut open: Option<(Tag<'_>, usize, usize)> = None;
    let rest = &text[from..];
    for (piece, span) in Pieces::of(rest) {
        match (piece, &mut open) {
            (Piece::Open(tag), None) if tag.closes_itself => found.push(Child { tag, inner: "" }),
            (Piece::Open(tag), None) => open = Some((tag, span.end, 1)),
            // Only an element of the same name can close it, so only those are counted.
            (Piece::Open(tag), Some((outer, _, depth)))
                if tag.name == outer.name && !tag.closes_itself =>
            {
                *depth += 1;
            }
            (Piece::Close(name), Some((outer, start, depth))) if name == outer.name => {
                *depth -= 1;
                if *depth == 0 {
                    found.push(Child { tag: *outer, inner: &rest[*start..span.start] });
                    open = None;
                }
            }
            _ => {}
        }
        if found.len() >= 2000 {
            break;
        }
    }
    if let Some((tag, start, _)) = open {
        found.push(Child { tag, inner: &rest[start..] });
    }
    found
}

/// The value of an element: text where it holds text, markup where it holds elements.
fn value(inner: &str) -> String {
    let markup = Pieces::of(inner).any(|(piece, _)| matches!(piece, Piece::Open(_)));
    let mut out = String::with_capacity(inner.len());
    for (piece, span) in Pieces::of(inner) {
        match piece {
            Piece::Data(text) => out.push_str(text),
            _ if markup => out.push_str(&inner[span]),
            piece => xml::push_text(&mut out, piece),
        }
    }
    out
}

/// The value as one line of text.
fn text(inner: &str) -> String {
    content::line(&value(inner))
}

impl Fields {
    fn take(&mut self, child: &Child<'_>) {
        let (prefix, name) = child.tag.name.split_once(':').unwrap_or(("", child.tag.name));
        let name = name.to_ascii_lowercase();
        if OTHERS.contains(&prefix.to_ascii_lowercase().as_str()) {
            return self.take_extension(child, &name);
        }
        let inner = child.inner;
        match name.as_str() {
            "title" => first(&mut self.title, || self::title(child)),
            "link" => self.take_link(child),
            "guid" | "id" => {
                let id = text(inner);
                let permanent =
                    xml::attribute(&child.tag, "ispermalink").as_deref() != Some("false");
                if permanent
                    && name == "guid"
                    && self.link.is_none()
                    && address::parse(&id).is_some()
                {
                    self.link = Some(id.clone());
                }
                first(&mut self.id, || id);
            }
            "encoded" | "content" | "body" => self.take_content(child),
            "description" | "summary" | "abstract" | "tagline" => {
                first(&mut self.summary, || markup_of(child));
            }
            "pubdate" | "published" | "issued" | "date" | "created" | "available" => {
                first(&mut self.published, || text(inner));
            }
            "updated" | "modified" | "lastmodified" => first(&mut self.updated, || text(inner)),
            "author" | "creator" | "contributor" | "dc_creator" => self.take_author(inner, &name),
            "category" | "subject" | "keywords" => self.take_tag(child),
            "language" => first(&mut self.language, || text(inner)),
            "source" => self.take_source(inner),
            _ => {}
        }
    }

    /// Fields of extensions that say where the entry really lies, or tell its text.
    fn take_extension(&mut self, child: &Child<'_>, name: &str) {
        match name {
            "origlink" => self.link = Some(text(child.inner)),
            "author" if self.authors.is_empty() => self.take_author(child.inner, "author"),
            "summary" => first(&mut self.summary, || value(child.inner)),
            "title" => first(&mut self.other_title, || self::title(child)),
            "body" | "div" if self.content.is_none() => self.content = Some(child.inner.to_owned()),
            _ => {}
        }
    }

    /// RSS writes the address as text, Atom as an attribute, each with others beside it.
    fn take_link(&mut self, child: &Child<'_>) {
        let rel = xml::attribute(&child.tag, "rel").unwrap_or_default();
        let link = match xml::attribute(&child.tag, "href") {
            Some(href) if matches!(rel.as_str(), "" | "alternate") => href,
            Some(_) => return,
            None => text(child.inner),
        };
        let link = link.trim().to_owned();
        if !link.is_empty() {
            self.link = Some(link);
        }
    }

    fn take_content(&mut self, child: &Child<'_>) {
        if xml::attribute(&child.tag, "src").is_some() && child.inner.trim().is_empty() {
            return;
        }
        let text = markup_of(child);
        // The longest of several is the whole text.
        if !text.trim().is_empty() && self.content.as_ref().is_none_or(|it| it.len() < text.len()) {
            self.content = Some(text);
        }
    }

    /// `<author><name>Ada Novak</name></author>`, `ada@x.example (Ada Novak)`, or a name.
    fn take_author(&mut self, inner: &str, element: &str) {
        let named = children(inner, 0).into_iter().find(|it| xml::local(it.tag.name) == "name");
        let name = named.map_or_else(|| text(inner), |child| text(child.inner));
        let name = match name.split_once('(') {
            Some((address, name)) if address.contains('@') => name.trim_end_matches(')').to_owned(),
            _ => name,
        };
        if element == "contributor" && !self.authors.is_empty() || self.authors.len() > 50 {
            return;
        }
        for person in byline::people(&name) {
            if !self.authors.contains(&person) {
                self.authors.push(person);
            }
        }
    }

    fn take_tag(&mut self, child: &Child<'_>) {
        let tag = xml::attribute(&child.tag, "label")
            .or_else(|| xml::attribute(&child.tag, "term"))
            .unwrap_or_else(|| text(child.inner));
        let tag = normal::line(&tag);
        if !tag.is_empty()
            && tag.chars().count() <= 100
            && self.tags.len() < 100
            && !self.tags.contains(&tag)
        {
            self.tags.push(tag);
        }
    }

    /// The feed an entry was taken from: a name (RSS), or a feed's head (Atom).
    fn take_source(&mut self, inner: &str) {
        let titled = children(inner, 0).into_iter().find(|it| xml::local(it.tag.name) == "title");
        let name = titled.map_or_else(|| text(inner), |child| text(child.inner));
        if !name.is_empty() && address::parse(&name).is_none() {
            first(&mut self.source, || name);
        }
    }

    /// Its address, resolved against that of the feed; tracking parameters go later.
    pub(super) fn address(&self, base: Option<&str>) -> Option<String> {
        let outer = base.and_then(address::parse);
        let base = match &self.base {
            Some(own) => address::resolve(own, outer.as_ref()).or(outer),
            None => outer,
        };
        let of =
            |text: &Option<String>, base: Option<&Url>| address::resolve(text.as_deref()?, base);
        of(&self.link, base.as_ref()).or_else(|| of(&self.id, None)).map(|url| url.to_string())
    }
}

/// Sets a field that is still empty.
fn first(slot: &mut Option<String>, value: impl FnOnce() -> String) {
    if slot.as_ref().is_none_or(|it| it.trim().is_empty()) {
        let value = value();
        if !value.trim().is_empty() {
            *slot = Some(value);
        }
    }
}

/// A title is text in RSS, though many feeds escape it twice; Atom says what it is.
fn title(child: &Child<'_>) -> String {
    let kind = xml::attribute(&child.tag, "type").unwrap_or_default();
    let value = value(child.inner);
    if kind == "text" { normal::line(&value) } else { content::line(&value) }
}

/// The markup of a text; a text that says it is plain is escaped, so that it stays plain.
fn markup_of(child: &Child<'_>) -> String {
    let kind = xml::attribute(&child.tag, "type").unwrap_or_default();
    let value = value(child.inner);
    if matches!(kind.as_str(), "text" | "text/plain") && content::has_tags(&value) {
        return value.replace('&', "&amp;").replace('<', "&lt;");
    }
    // Escaped twice: tags show as text in every reader, and nobody meant that.
    if !content::has_tags(&value)
        && value.contains("&lt;")
        && content::has_tags(&entity::decode(&value))
    {
        return entity::decode(&value);
    }
    value
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rss() {
        let fields = read(
            "<item><title>Gates &amp;amp; ferries</title><link>https://gazette.example/a</link><guid isPermaLink=\"false\">77</guid>\
             <description>&lt;p&gt;Closed.&lt;/p&gt;</description><content:encoded><![CDATA[<p>Closed for good.</p>]]></content:encoded>\
             <pubDate>Wed, 18 Dec 2024 15:42:00 +0800</pubDate><dc:creator>Ada Novak</dc:creator>\
             <author>bo@gazette.example (Bo Li)</author><category>Ports</category><category>Ports</category>\
             <media:title>no</media:title><source url='https://wire.example/feed'>The Wire</source></item>",
        );
        assert_eq!(fields.title.as_deref(), Some("Gates & ferries"));
        assert_eq!(fields.address(None).as_deref(), Some("https://gazette.example/a"));
        assert_eq!(fields.content.as_deref(), Some("<p>Closed for good.</p>"));
        assert_eq!(fields.summary.as_deref(), Some("<p>Closed.</p>"));
        assert_eq!(fields.published.as_deref(), Some("Wed, 18 Dec 2024 15:42:00 +0800"));
        assert_eq!(fields.authors, ["Ada Novak", "Bo Li"]);
        assert_eq!(fields.tags, ["Ports"]);
        assert_eq!(fields.source.as_deref(), Some("The Wire"));
    }

    #[test]
    fn atom() {
        let fields = read(
            "<entry xml:lang='de' xml:base='/news/'><title type='html'>Tor &lt;b&gt;zu&lt;/b&gt;</title><link rel='self' href='x'/>\
             <link href='a?id=1'/><id>tag:gazette.example,2024:1</id><updated>2024-12-19T10:00:00Z</updated>\
             <published>2024-12-18T10:00:00Z</published><author><name>Ada Novak</name><email>a@x.example</email></author>\
             <content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><p>Zu.</p></div></content>\
             <source><title>Other feed</title></source><category term='p' label='Ports'/></entry>",
        );
        assert_eq!(fields.title.as_deref(), Some("Tor zu"));
        assert_eq!(
            fields.address(Some("https://gazette.example/feed.xml")).as_deref(),
            Some("https://gazette.example/news/a?id=1")
        );
        assert!(fields.content.unwrap().contains("<p>Zu.</p>"));
        assert_eq!(fields.updated.as_deref(), Some("2024-12-19T10:00:00Z"));
        assert_eq!(
            (fields.authors, fields.tags),
            (vec!["Ada Novak".to_owned()], vec!["Ports".to_owned()])
        );
        assert_eq!(fields.language.as_deref(), Some("de"));
    }

    #[test]
    fn broken_entries_give_what_they_have() {
        let fields = read(
            "<item><title>Gates<br> shut</title><link>https://x.example/a</link><description>Open",
        );
        assert_eq!(fields.title.as_deref(), Some("Gates shut"));
        assert_eq!(fields.summary.as_deref(), Some("Open"));
        assert_eq!(read("<item").title, None);
    }
}
