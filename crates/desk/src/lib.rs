//! Every request that the window or a terminal can make, and the jobs behind them.
