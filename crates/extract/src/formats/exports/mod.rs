//! Files that other programs export. Each is known by its content and read record by record.

pub(super) mod csl;
pub(super) mod json_feed;
pub(super) mod karakeep;
pub(super) mod misp;
pub(super) mod omnivore;
pub(super) mod stix;
pub(super) mod taranis;
pub(super) mod wallabag;

#[cfg(test)]
mod trial;
