//! Weighs: labels, grades, honest dates, and whether a headline fits its text.
