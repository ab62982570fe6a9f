//! Bytes in, clean capture out: text, blocks, headline, dates, language, each with where it came from.
