//! The Traffic Light Protocol, version 2.0: who may be shown a text.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// A TLP 2.0 label. The order is the order of strictness: `Clear < Green < ... < Red`.
///
/// Labels keep their form in every language, so they are never translated. Serde writes the
/// label itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tlp {
    /// No limit on who may see it.
    Clear,
    /// The wider community of those who received it.
    Green,
    /// The recipient's organisation and its clients who need to know.
    Amber,
    /// The recipient's organisation only.
    AmberStrict,
    /// The named recipients only.
    Red,
}

impl Tlp {
    /// All labels, the most open one first.
    pub const ALL: [Self; 5] =
        [Self::Clear, Self::Green, Self::Amber, Self::AmberStrict, Self::Red];

    /// The label as the standard writes it, such as `TLP:AMBER+STRICT`.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Clear => "TLP:CLEAR",
            Self::Green => "TLP:GREEN",
            Self::Amber => "TLP:AMBER",
            Self::AmberStrict => "TLP:AMBER+STRICT",
            Self::Red => "TLP:RED",
        }
    }

    /// Reads a label in any case, with or without `TLP:` before it. `TLP:WHITE` of version 1.0
    /// reads as [`Tlp::Clear`]. `None` for anything else.
    pub fn from_label(text: &str) -> Option<Self> {
        let upper = text.trim().to_ascii_uppercase();
        match upper.strip_prefix("TLP:").unwrap_or(&upper).trim_start() {
            "CLEAR" | "WHITE" => Some(Self::Clear),
            "GREEN" => Some(Self::Green),
            "AMBER" => Some(Self::Amber),
            "AMBER+STRICT" => Some(Self::AmberStrict),
            "RED" => Some(Self::Red),
            _ => None,
        }
    }

    /// Colour of the label's letters, `#RRGGBB`; the standard puts them on black.
    pub const fn color(self) -> &'static str {
        match self {
            Self::Clear => "#FFFFFF",
            Self::Green => "#33FF00",
            Self::Amber | Self::AmberStrict => "#FFC000",
            Self::Red => "#FF2B2B",
        }
    }

    /// The strictest of `labels`; `None` where there are none.
    pub fn strictest(labels: impl IntoIterator<Item = Self>) -> Option<Self> {
        labels.into_iter().max()
    }
}

impl fmt::Display for Tlp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.label())
    }
}

/// A text that is no TLP label.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotALabel(String);

impl fmt::Display for NotALabel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "“{}” is no TLP label. Use TLP:CLEAR, TLP:GREEN, TLP:AMBER, TLP:AMBER+STRICT or TLP:RED.",
            self.0
        )
    }
}

impl std::error::Error for NotALabel {}

impl FromStr for Tlp {
    type Err = NotALabel;

    fn from_str(text: &str) -> Result<Self, NotALabel> {
        Self::from_label(text).ok_or_else(|| NotALabel(text.chars().take(40).collect()))
    }
}

impl Serialize for Tlp {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.label())
    }
}

impl<'de> Deserialize<'de> for Tlp {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::Tlp;

    #[test]
    fn labels_are_read_as_they_are_written() {
        for label in Tlp::ALL {
            assert_eq!(Tlp::from_label(label.label()), Some(label));
            let json = serde_json::to_string(&label).unwrap();
            assert_eq!(json, format!("{:?}", label.label()));
            assert_eq!(serde_json::from_str::<Tlp>(&json).unwrap(), label);
        }
    }

    #[test]
    fn hand_typed_labels_are_read() {
        for (text, label) in [
            ("amber", Some(Tlp::Amber)),
            (" tlp:amber+strict ", Some(Tlp::AmberStrict)),
            ("TLP: red", Some(Tlp::Red)),
            ("TLP:WHITE", Some(Tlp::Clear)),
            ("TLP:BLUE", None),
            ("", None),
            ("TLP:AMBER STRICT", None),
        ] {
            assert_eq!(Tlp::from_label(text), label, "{text}");
        }
        let error = "pink".parse::<Tlp>().unwrap_err().to_string();
        assert!(error.starts_with("“pink” is no TLP label."), "{error}");
    }

    #[test]
    fn the_strictest_wins() {
        assert_eq!(
            Tlp::strictest([Tlp::Green, Tlp::AmberStrict, Tlp::Amber]),
            Some(Tlp::AmberStrict)
        );
        assert_eq!(Tlp::strictest([]), None);
        assert!(Tlp::ALL.is_sorted());
    }
}
