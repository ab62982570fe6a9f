//! What leaves as a document, through the public face of the crate.

mod any_text;
mod citations;
mod looks;
mod reading;
mod rich;
mod sample;
