//! What leaves as a document, through the public face of the crate.

mod any_text;
mod citations;
mod docx;
mod looks;
mod others;
mod pdf;
mod reading;
mod rich;
mod sample;
