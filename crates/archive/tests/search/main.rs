//! The search through its public face: what a query finds in which text, and an index that
//! stays in step with its store whatever happens to it.
#![expect(clippy::unwrap_used, reason = "a test ends where something unexpected happens")]

mod agreement;
mod damage;
mod explain;
mod facets;
mod fields;
mod following;
mod highlights;
mod history;
mod hostile;
mod model;
mod reading;
mod rebuilding;
mod store;
mod table;
