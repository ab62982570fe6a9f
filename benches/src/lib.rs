//! Archive generator and benchmarks.
