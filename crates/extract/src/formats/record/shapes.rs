//! Shapes of records that programs export, which mean more than the names of their fields say.

use serde_json::Value;

use super::Fields;
use crate::formats::exports;

/// What a record of a shape says; `None` where a record is not of this shape.
pub(in crate::formats) type Shape = fn(&Value) -> Option<Fields>;

/// Every shape; the first that fits is taken.
pub(in crate::formats) static SHAPES: &[Shape] = &[
    exports::stix::fields,
    exports::misp::fields,
    exports::taranis::fields,
    exports::wallabag::fields,
    exports::karakeep::fields,
    exports::omnivore::fields,
    exports::json_feed::fields,
    exports::csl::fields,
];
