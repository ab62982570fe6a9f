//! Lists of addresses: plain ones, bookmarks of browsers, lists of feeds. Dossier does not fetch, so
//! each becomes an item without text that says so.

pub(super) mod bookmarks;
pub(super) mod link;
pub(super) mod list;
pub(super) mod opml;
