//! highlights
