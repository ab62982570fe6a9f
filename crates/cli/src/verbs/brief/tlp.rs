//! TLP labels on the command line.

use clap::ValueEnum;
use desk::wire::TlpLabel;

/// A label of the Traffic Light Protocol 2.0.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum Tlp {
    /// TLP:CLEAR
    Clear,
    /// TLP:GREEN
    Green,
    /// TLP:AMBER
    Amber,
    /// TLP:AMBER+STRICT
    #[value(name = "amber+strict")]
    AmberStrict,
    /// TLP:RED
    Red,
}

impl From<Tlp> for TlpLabel {
    fn from(tlp: Tlp) -> Self {
        match tlp {
            Tlp::Clear => Self::Clear,
            Tlp::Green => Self::Green,
            Tlp::Amber => Self::Amber,
            Tlp::AmberStrict => Self::AmberStrict,
            Tlp::Red => Self::Red,
        }
    }
}

/// The label as it is printed.
pub(super) const fn printed(tlp: TlpLabel) -> &'static str {
    match tlp {
        TlpLabel::Clear => "TLP:CLEAR",
        TlpLabel::Green => "TLP:GREEN",
        TlpLabel::Amber => "TLP:AMBER",
        TlpLabel::AmberStrict => "TLP:AMBER+STRICT",
        TlpLabel::Red => "TLP:RED",
    }
}
