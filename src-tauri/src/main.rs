//! The window of Dossier.
fn main() {}
