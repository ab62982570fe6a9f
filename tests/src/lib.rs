//! Tests of the whole: through the desk, the command line and the real window.
