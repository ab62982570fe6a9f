//! A parsed page as a flat list in document order: what is inside an element follows it directly,
//! up to the element's end. Walking it needs no recursion, and going up is going back.

use dom_query::{Document, NodeData, NodeId, Tree};

use super::place::Places;

/// Attributes that are read; the others are left out.
const ATTRIBUTES: &[&str] = &[
    "id",
    "class",
    "role",
    "href",
    "rel",
    "property",
    "name",
    "itemprop",
    "content",
    "datetime",
    "alt",
    "style",
    "hidden",
    "aria-hidden",
    "lang",
    "type",
    "http-equiv",
    "title",
    "data-testid",
    "data-component",
    "itemtype",
    "pubdate",
    "colspan",
    "src",
    "width",
    "start",
];

/// What a node is.
#[derive(Debug)]
pub(super) enum Content {
    /// An element.
    Element {
        /// Its name in lower case.
        name: String,
        /// The attributes that are read.
        attributes: Vec<(String, String)>,
    },
    /// Text.
    Text(String),
}

/// A node of a page.
#[derive(Debug)]
pub(super) struct Node {
    /// The element it is in; the root is in itself.
    pub(super) parent: usize,
    /// The first node that is not inside it.
    pub(super) end: usize,
    /// What it is.
    pub(super) content: Content,
    /// Where its text stood in the page as it came: that of a text, or of a picture's description.
    pub(super) at: Option<(u32, u32)>,
}

impl Node {
    /// The name of an element, empty for text.
    pub(super) fn name(&self) -> &str {
        match &self.content {
            Content::Element { name, .. } => name,
            Content::Text(_) => "",
        }
    }

    /// The value of an attribute.
    pub(super) fn attribute(&self, wanted: &str) -> Option<&str> {
        match &self.content {
            Content::Element { attributes, .. } => {
                attributes.iter().find(|(name, _)| name == wanted).map(|(_, value)| value.as_str())
            }
            Content::Text(_) => None,
        }
    }

    /// Reads the sign of its text away.
    fn read_place(&mut self, places: &Places) {
        match &mut self.content {
            Content::Text(text) => (*text, self.at) = places.read(text),
            Content::Element { attributes, .. } => {
                for (_, value) in attributes.iter_mut().filter(|(name, _)| name == "alt") {
                    (*value, self.at) = places.read(value);
                }
            }
        }
    }

    /// True for an element of one of these names.
    pub(super) fn is(&self, names: &[&str]) -> bool {
        names.contains(&self.name())
    }
}

/// A page. It has at least one node, the root.
#[derive(Debug)]
pub(super) struct Page {
    /// The nodes in document order.
    pub(super) nodes: Vec<Node>,
}

impl Page {
    /// Parses a page without places.
    #[cfg(test)]
    pub(super) fn parse(html: &str) -> Self {
        Self::parse_marked(html, &Places::default())
    }

    /// Parses a page whose texts carry signs that say where they stood.
    pub(super) fn parse_marked(html: &str, places: &Places) -> Self {
        let document = Document::from(html);
        let root = document.tree.root_id();
        let mut page = Self { nodes: Vec::with_capacity(document.tree.len()) };
        page.push(0, Content::Element { name: String::new(), attributes: Vec::new() });
        page.fill(&document.tree, root);
        for node in &mut page.nodes {
            node.read_place(places);
        }
        page
    }

    /// Copies what is below `root`, in document order.
    fn fill(&mut self, tree: &Tree, root: NodeId) {
        let mut open = vec![0];
        let mut next = links(tree, root).first;
        let mut here = root;
        loop {
            if let Some(id) = next {
                here = id;
                let parent = open[open.len() - 1];
                match tree.query_node_or(&id, None, |node| content(&node.data)) {
                    Some(content @ Content::Element { .. }) => {
                        open.push(self.push(parent, content));
                        next = links(tree, id).first;
                    }
                    Some(text) => {
                        let at = self.push(parent, text);
                        self.nodes[at].end = at + 1;
                        next = None;
                    }
                    None => next = None,
                }
                if next.is_some() {
                    continue;
                }
            }
            // Up until there is a sibling.
            loop {
                if here == root {
                    self.nodes[0].end = self.nodes.len();
                    return;
                }
                if self.closes(tree, here) {
                    let done = open.pop().unwrap_or(0);
                    self.nodes[done].end = self.nodes.len();
                }
                let links = links(tree, here);
                if links.next.is_some() {
                    next = links.next;
                    break;
                }
                here = links.parent.unwrap_or(root);
            }
        }
    }

    /// True where a node was opened and has to be closed.
    fn closes(&self, tree: &Tree, id: NodeId) -> bool {
        tree.query_node_or(&id, false, dom_query::TreeNode::is_element)
    }

    fn push(&mut self, parent: usize, content: Content) -> usize {
        let at = self.nodes.len();
        self.nodes.push(Node { parent, end: at + 1, content, at: None });
        at
    }

    /// The elements of one of these names, in document order.
    pub(super) fn elements<'a>(&'a self, names: &'a [&str]) -> impl Iterator<Item = usize> + 'a {
        (0..self.nodes.len()).filter(move |at| self.nodes[*at].is(names))
    }

    /// All text inside a node, as one line.
    pub(super) fn text(&self, at: usize) -> String {
        let mut text = String::new();
        let mut i = at;
        while i < self.nodes[at].end {
            match &self.nodes[i].content {
                Content::Text(part) => text.push_str(part),
                Content::Element { name, .. } if UNSHOWN.contains(&name.as_str()) && i != at => {
                    i = self.nodes[i].end;
                    continue;
                }
                Content::Element { name, .. } if !INLINE.contains(&name.as_str()) => text.push(' '),
                Content::Element { .. } => {}
            }
            i += 1;
        }
        crate::normal::line(&text)
    }

    /// The nearest element around a node, or the node itself, for which `wanted` holds.
    pub(super) fn nearest(&self, at: usize, wanted: impl Fn(&Node) -> bool) -> Option<usize> {
        let mut at = at;
        loop {
            if wanted(&self.nodes[at]) {
                return Some(at);
            }
            if at == 0 {
                return None;
            }
            at = self.nodes[at].parent;
        }
    }
}

/// Elements whose content a browser does not show as text.
pub(super) const UNSHOWN: &[&str] = &[
    "script", "style", "noscript", "template", "svg", "math", "iframe", "canvas", "object",
    "embed", "select", "datalist", "textarea", "head", "audio", "video", "map", "applet",
];

/// Elements that stand inside a line.
pub(super) const INLINE: &[&str] = &[
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em",
    "font", "i", "ins", "kbd", "label", "mark", "nobr", "q", "rp", "rt", "ruby", "s", "samp",
    "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "tooltip",
];

struct Links {
    first: Option<NodeId>,
    next: Option<NodeId>,
    parent: Option<NodeId>,
}

fn links(tree: &Tree, id: NodeId) -> Links {
    let none = Links { first: None, next: None, parent: None };
    tree.query_node_or(&id, none, |node| Links {
        first: node.first_child,
        next: node.next_sibling,
        parent: node.parent,
    })
}

fn content(data: &NodeData) -> Option<Content> {
    match data {
        NodeData::Text { contents } => Some(Content::Text(contents.to_string())),
        NodeData::Element(element) => {
            let read = |name: &str| ATTRIBUTES.contains(&name);
            let attributes = element
                .attrs
                .iter()
                .filter(|attribute| read(attribute.name.local.as_ref()))
                .map(|attribute| (attribute.name.local.to_string(), attribute.value.to_string()))
                .collect();
            Some(Content::Element { name: element.name.local.to_string(), attributes })
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_flat_and_in_order() {
        let page =
            Page::parse("<body><div id=a><p>One <b>two</b></p><!-- c --></div><p>Three</body>");
        let names: Vec<&str> = page.nodes.iter().map(Node::name).collect();
        assert_eq!(names, ["", "html", "head", "body", "div", "p", "", "b", "", "p", ""]);
        let div = page.elements(&["div"]).next().unwrap();
        assert_eq!((page.nodes[div].end, page.nodes[div].attribute("id")), (9, Some("a")));
        assert_eq!(page.text(div), "One two");
        assert_eq!(page.nodes[0].end, page.nodes.len());
        for (at, node) in page.nodes.iter().enumerate().skip(1) {
            assert!(node.parent < at && at < node.end && node.end <= page.nodes[node.parent].end);
        }
    }

    #[test]
    fn nothing_and_noise_have_a_root() {
        for html in ["", "<<<>>>", "</p></p>", "<table><td><td></table><tr>x"] {
            let page = Page::parse(html);
            assert_eq!(page.nodes[0].end, page.nodes.len());
        }
    }

    #[test]
    fn the_nearest_element_is_found_going_up() {
        let page = Page::parse("<article><p><b>x</b></p></article>");
        let b = page.elements(&["b"]).next().unwrap();
        let article = page.nearest(b, |node| node.is(&["article"]));
        assert_eq!(article, page.elements(&["article"]).next());
        assert_eq!(page.nearest(b, |node| node.is(&["table"])), None);
    }
}
