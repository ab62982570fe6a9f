//! Quotation marks of every script, and which of them close which.

/// The marks that may close a phrase opened with `open`; `None` when `open` opens none.
pub(crate) fn closers(open: char) -> Option<&'static [char]> {
    Some(match open {
        '"' | '“' | '”' | '„' | '‟' | '〝' | '＂' | '❝' => {
            &['"', '“', '”', '‟', '〞', '〟', '＂', '❞']
        }
        '«' => &['»'],
        '»' => &['«', '»'],
        '「' => &['」'],
        '『' => &['』'],
        '《' => &['》'],
        '〈' => &['〉'],
        _ => return None,
    })
}

/// Whether `c` belongs to no word because it opens or closes phrases.
pub(crate) fn is_quote(c: char) -> bool {
    closers(c).is_some() || matches!(c, '〞' | '〟' | '❞' | '」' | '』' | '》' | '〉')
}
