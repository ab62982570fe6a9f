//! Hostile snippets, each of which must come out dead.

use super::*;

/// What stands between `<body>` and its end.
fn body(html: &str) -> String {
    let page = sanitised(html);
    let (_, rest) = page.split_once("<body>").unwrap();
    rest.split_once("</body>").unwrap().0.to_owned()
}

/// Every name of an element and every attribute that is live in the output.
fn live(html: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        let tag = &rest[start + 1..];
        let end = tag.find('>').unwrap_or(tag.len());
        let outside_values: String = tag[..end].split('"').step_by(2).collect::<Vec<_>>().join(" ");
        found.extend(
            outside_values.split_whitespace().map(|word| word.trim_end_matches('=').to_lowercase()),
        );
        rest = &tag[end..];
    }
    found
}

/// Each must leave nothing that acts or fetches.
const HOSTILE: &[&str] = &[
    "<script>fetch('http://x.example')</script>",
    "<svg><animate onbegin=alert(1) attributeName=x dur=1s></svg>",
    "<svg><set attributeName=href to=javascript:alert(1)></svg><svg><use href='data:a#b'></svg>",
    "<math><annotation-xml encoding='text/html'><style><img src=x onerror=alert(1)></style></annotation-xml></math>",
    "<math><mtext><table><mglyph><style><!--</style><img title='--><img src=x onerror=alert(1)>'>",
    "<a href='java\tscript:alert(1)'>x</a><a href=' javascript:alert(1)'>y</a>",
    "<a href='vbscript:x'>x</a><a href='data:text/html,<script>1</script>'>y</a><a href='file:///etc/passwd'>z</a><a href='smb://h/s'>s</a>",
    "<iframe srcdoc='<img src=http://x.example/1.gif>'></iframe><iframe src=http://x.example></iframe>",
    "<details open ontoggle=alert(1)>d</details>",
    "<form action=http://x.example><input type=image src=http://x.example/i.png><button>go</button></form>",
    "<meta http-equiv=refresh content='0;url=http://x.example'><meta name=referrer content=unsafe-url>",
    "<link rel=stylesheet href=http://x.example/a.css><link rel=preconnect href=http://x.example><link rel=dns-prefetch href=//x.example>",
    "<style>@import url(http://x.example/b.css); body { background: url(http://x.example/c.png) }</style>",
    "<p style='background:url(http://x.example/d.png)'>p</p><p style='background:\\75 rl(//x.example)'>q</p>",
    "<img src=http://x.example/e.gif srcset='http://x.example/f.gif 2x'><img src=//x.example/p.gif><img src=rel.gif>",
    "<img src='data:image/svg+xml;base64,PHN2Zz4='><img src=\"data:image/png;base64,AA' onerror='x\">",
    "<video poster=http://x.example/g.jpg><source src=http://x.example/h.mp4></video><audio src=http://x.example/i.mp3></audio>",
    "<picture><source srcset=http://x.example/j.webp><img src=k.png></picture>",
    "<base href=http://x.example/><img src=l.png>",
    "<embed src=data:text/html,x><object data=http://x.example></object><applet code=x></applet>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
    "<a ping=http://x.example target=_top href=http://y.example>p</a><a target=_blank href=http://y.example download>q</a>",
    "<table background=http://x.example/m.png><td background=n.png>t</table>",
    "<body onload=alert(1) background=http://x.example/o.png>b",
    "<blockquote cite=http://x.example>b</blockquote><q cite=http://x.example>q</q><del cite=http://x.example>d</del>",
    "<template><img src=http://x.example></template><portal src=http://x.example></portal>",
    "<textarea></textarea><img src=x onerror=alert(1)></textarea>",
    "<title></title><img src=x onerror=alert(1)></title>",
    "<xmp><img src=x onerror=alert(1)></xmp><plaintext><img src=x onerror=alert(1)>",
    "<!--><img src=x onerror=alert(1)>--><![CDATA[<img src=x onerror=alert(1)>]]>",
];

/// The names that must never live in a served copy.
const DEADLY: &[&str] = &[
    "srcset",
    "href",
    "style",
    "ping",
    "target",
    "action",
    "poster",
    "data",
    "background",
    "cite",
    "srcdoc",
    "http-equiv",
    "rel",
    "content",
    "download",
    "link",
    "meta",
    "base",
    "form",
    "input",
    "source",
];

/// Fails where anything that acts or fetches lives in the copy of `html`.
fn assert_dead(html: &str) {
    let out = body(html);
    for word in live(&out) {
        let name = word.trim_start_matches('/');
        let dead = !name.starts_with("on") && !DEADLY.contains(&name) && !GONE.contains(&name);
        // `title` is an element that goes and an attribute that stays.
        assert!(dead || name == "title", "`{word}` lives in {out}\nfrom {html}");
        // An image shows only what stands in the page itself.
        assert!(name != "src" || out.contains("src=\"data:image/"), "{out}\nfrom {html}");
    }
}

#[test]
fn every_hostile_snippet_comes_out_dead() {
    for html in HOSTILE {
        assert_dead(html);
    }
}

proptest::proptest! {
    /// Snippets that break out of each other, and pages cut off anywhere.
    #[test]
    fn hostile_snippets_in_any_order_come_out_dead(
        picks in proptest::collection::vec(0..HOSTILE.len(), 1..6),
        between in "[<>\"'/= a-z!-]{0,6}",
        cut in 0..400_usize,
    ) {
        let whole: String = picks.iter().map(|pick| HOSTILE[*pick]).collect::<Vec<_>>().join(&between);
        assert_dead(&whole);
        assert_dead(&whole[..crate::text::floor(&whole, cut)]);
        assert_dead(&whole[crate::text::floor(&whole, cut)..]);
    }
}

#[test]
fn the_words_and_the_order_of_an_article_stay() {
    let out = body(
        "<html><head><title>Site</title></head><body><main><h1>Harbour shut</h1>\
         <p>First <b>words</b>.</p><ul><li>one</li></ul><table><tr><td colspan=2>x</td></tr></table>\
         <blockquote>said</blockquote></main></body></html>",
    );
    assert_eq!(
        out,
        "<main><h1>Harbour shut</h1><p>First <b>words</b>.</p><ul><li>one</li></ul><table><tbody>\
         <tr><td colspan=\"2\">x</td></tr></tbody></table><blockquote>said</blockquote></main>"
    );
}

#[test]
fn a_link_shows_its_address_and_leads_nowhere() {
    assert_eq!(
        body("<a href='https://a.example/?x=1&y=\"2\"'>here</a> <a href='../b'>there</a>"),
        "<a title=\"https://a.example/?x=1&amp;y=&quot;2&quot;\">here</a> <a>there</a>"
    );
}

#[test]
fn an_image_in_the_page_itself_is_shown_and_a_remote_one_leaves_its_description() {
    assert_eq!(
        body(
            "<img src='data:image/png;base64,iVBORw0KGgo=' alt=chart><img src=http://x.example/a.png alt=map>"
        ),
        "<img src=\"data:image/png;base64,iVBORw0KGgo=\" alt=\"chart\"><img alt=\"map\">"
    );
}

#[test]
fn text_is_shown_as_it_is() {
    assert!(shown_as_text("1 < 2 & <script>").contains("<pre>1 &lt; 2 &amp; &lt;script&gt;</pre>"));
}

#[test]
fn what_is_served_never_names_a_place_to_fetch_from() {
    for html in HOSTILE {
        let out = body(html);
        let values = out.split('"').skip(1).step_by(2).filter(|value| value.contains("x.example"));
        assert_eq!(values.count(), 0, "{out}");
    }
}
