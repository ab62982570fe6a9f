//! Invented saved pages of about 60 KB: an article among the scripts, menus, teasers and comments that
//! real pages have around it.

use crate::news::{Article, article};

/// How long a page becomes, in bytes.
pub(crate) const LENGTH: usize = 60_000;

/// First number of the articles that stand beside others.
const ASIDE: u64 = 1 << 44;

/// The page with this number. Every one has an address of its own.
pub(crate) fn page(number: u64) -> String {
    let Article { title, body, publisher, day } = article(number);
    let mut page = String::with_capacity(LENGTH + 4_096);
    page.push_str(&format!(
        "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>{title} - {publisher}</title>\
         <meta property=\"og:site_name\" content=\"{publisher}\">\
         <meta property=\"article:published_time\" content=\"{day}T08:30:00Z\">\
         <meta name=\"author\" content=\"R. Haas\">\
         <link rel=\"canonical\" href=\"https://news{site}.example/{day}/{number}\">\
         <script type=\"application/ld+json\">{{\"@type\":\"NewsArticle\",\"headline\":\"{title}\",\
         \"datePublished\":\"{day}T08:30:00Z\"}}</script>",
        site = number % 200,
    ));
    script(&mut page, 14_000, number);
    page.push_str("</head><body><header><nav><ul>");
    for place in 0..60 {
        page.push_str(&format!(
            "<li class=\"menu-item\"><a href=\"/section/{place}\">Section {place}</a></li>"
        ));
    }
    page.push_str("</ul></nav></header><main><article>");
    page.push_str(&format!("<h1>{title}</h1><p class=\"byline\">By R. Haas, {day}</p>"));
    for paragraph in body.split("\n\n").filter(|paragraph| !paragraph.trim().is_empty()) {
        page.push_str(&format!("<p>{}</p>", paragraph.trim()));
    }
    page.push_str("</article><aside><h2>Read more</h2>");
    let mut teaser = 0;
    while page.len() < LENGTH - 18_000 {
        let other = article(ASIDE + number * 64 + teaser);
        let words: String = other.body.chars().take(160).collect();
        page.push_str(&format!(
            "<div class=\"teaser card\"><a href=\"/{teaser}\"><img src=\"/i/{teaser}.jpg\" alt=\"\">\
             <h3>{}</h3></a><p>{words}</p></div>",
            other.title
        ));
        teaser += 1;
    }
    page.push_str("</aside></main><footer><p>All rights reserved. Cookie settings.</p></footer>");
    let left = LENGTH.saturating_sub(page.len() + 64);
    script(&mut page, left, number + 1);
    page.push_str("</body></html>\n");
    page
}

/// A script of about this length, as pages carry them.
fn script(page: &mut String, length: usize, number: u64) {
    let end = page.len() + length;
    page.push_str("<script>");
    let mut line = 0;
    while page.len() < end {
        page.push_str(&format!(
            "window.q{line}=window.q{line}||[];q{line}.push({{a:{number},b:\"slot-{line}\",c:[1,2,3]}});\n"
        ));
        line += 1;
    }
    page.push_str("</script>");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_as_long_as_it_says_and_no_two_are_alike() {
        let (one, other) = (page(1), page(2));
        assert!(one.len().abs_diff(LENGTH) < 4_000, "{}", one.len());
        assert_ne!(one, other);
        assert!(one.contains("rare1word") && one.ends_with("</html>\n"));
    }
}
