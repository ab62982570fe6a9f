//! The user's settings: of the program, not of a vault.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Settings of the program, kept in the user's configuration folder.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[serde(default)]
pub struct Settings {
    /// Light, dark or as the system says.
    pub theme: Theme,
    /// Zoom of the window in percent, 80 to 200.
    pub zoom: u16,
    /// Widths of panes in CSS pixels, by the name of the pane.
    pub panes: BTreeMap<String, u32>,
    /// The analyst's name proposed for a new vault.
    pub analyst: String,
    /// True where the last vault is opened at the start.
    pub reopen_last: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            theme: Theme::System,
            zoom: 100,
            panes: BTreeMap::new(),
            analyst: String::new(),
            reopen_last: false,
        }
    }
}

/// Colour theme.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Theme {
    /// As the system says.
    System,
    /// Dark ink on warm paper.
    Light,
    /// Light ink on dark.
    Dark,
}
