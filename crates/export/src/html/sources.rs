//! The list of sources as HTML.

use super::render::{Render, Target};
use crate::build::address::safe;
use crate::document::{NumberedSource, Source};

/// More links back than this to one source say nothing more.
const MOST_BACK_LINKS: u32 = 40;

impl Render {
    pub(super) fn sources(&mut self, sources: &[NumberedSource]) {
        if sources.is_empty() {
            return;
        }
        self.open_list("sources", "doc-bibliography", "Sources");
        for entry in sources {
            let number = entry.number.to_string();
            let id = format!("source_{number}");
            let attribute = match self.target {
                Target::Page => ("id", id.as_str()),
                Target::Preview => ("data-number", number.as_str()),
            };
            self.out.open("li", &[attribute, ("dir", "auto")]);
            match &entry.source {
                Some(source) => self.source(source),
                None => {
                    let text = entry.unresolved_text();
                    self.out.element("span", &[("class", "unresolved")], &text);
                }
            }
            if self.target == Target::Page {
                for use_number in 1..=entry.uses.min(MOST_BACK_LINKS) {
                    let words = format!("Back to citation {use_number} of source {number}");
                    self.back_link(&format!("#cite_{number}_{use_number}"), &words);
                }
            }
            self.out.close("li");
            self.out.newline();
        }
        self.close_list();
    }

    fn source(&mut self, source: &Source) {
        self.out.element("span", &[("class", "lead")], &source.lead());
        self.out.text(". ");
        if let Some(url) = &source.url {
            self.address(url);
            self.out.text(". ");
        }
        if let Some(descriptor) = &source.descriptor {
            self.out.element("span", &[("class", "descriptor")], descriptor.trim_end_matches('.'));
            self.out.text(". ");
        }
        self.out.text(&format!("Captured {}. ", source.captured));
        self.out.text("SHA-256 ");
        self.out.element("code", &[("class", "digest")], &source.sha256);
        self.out.text(".");
        for warning in &source.warnings {
            self.out.text(" ");
            let text = format!("Note: {}.", warning.trim_end_matches('.'));
            self.out.element("span", &[("class", "source-note")], &text);
        }
    }

    fn address(&mut self, url: &str) {
        match (safe(url), self.target) {
            (Some(target), Target::Page) => {
                let attributes =
                    [("class", "address"), ("href", &target), ("rel", "noopener noreferrer")];
                self.out.element("a", &attributes, url);
            }
            (Some(target), Target::Preview) => {
                let attributes = [
                    ("class", "address link"),
                    ("role", "link"),
                    ("tabindex", "0"),
                    ("data-href", target.as_str()),
                ];
                self.out.element("a", &attributes, url);
            }
            (None, _) => self.out.element("span", &[("class", "address")], url),
        }
    }
}
