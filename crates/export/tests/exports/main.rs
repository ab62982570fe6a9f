//! What leaves as a document, through the public face of the crate.

#![expect(clippy::unwrap_used, reason = "a test that panics has failed")]

mod any_text;
mod citations;
mod docx;
mod looks;
mod others;
mod page;
mod pdf;
mod reading;
mod rich;
mod sample;
mod words;
