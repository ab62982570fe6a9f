//! What a row of the log speaks of, and what was done to it.

/// Declares an enum that is stored as a word.
macro_rules! words {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident => $word:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $name {
            $($(#[$doc])* #[serde(rename = $word)] $variant,)+
        }

        impl $name {
            /// The word that stands in the database.
            pub fn word(self) -> &'static str {
                match self { $(Self::$variant => $word,)+ }
            }

            /// The value that a word stands for.
            pub fn from_word(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$variant),)+ _ => None }
            }
        }

        impl rusqlite::ToSql for $name {
            fn to_sql(&self) -> rusqlite::Result<rusqlite::types::ToSqlOutput<'_>> {
                Ok(self.word().into())
            }
        }

        impl rusqlite::types::FromSql for $name {
            fn column_result(
                value: rusqlite::types::ValueRef<'_>,
            ) -> rusqlite::types::FromSqlResult<Self> {
                Self::from_word(value.as_str()?).ok_or(rusqlite::types::FromSqlError::InvalidType)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.word())
            }
        }
    };
}
pub(crate) use words;

words! {
    /// What a row of the log speaks of.
    Noun {
        /// An item; the row's number is the item's.
        Item => "item",
        /// A tag on an item; the number is the tag's.
        Tag => "tag",
        /// A corrected field of an item; the number is that of the field.
        Correction => "correction",
        /// A case.
        Case => "case",
        /// An item in a case; the number is the case's.
        Link => "link",
        /// A briefing.
        Briefing => "briefing",
        /// The vault itself; the number is 1.
        Vault => "vault",
        /// Which version an item shows; the number is the item's.
        Shown => "shown",
        /// That an item was merged into another; the number is that of the merged one.
        Merge => "merge",
        /// A rule for the pages of a site.
        SiteRule => "site_rule",
        /// A watched folder.
        Watch => "watch",
    }
}

impl Noun {
    /// How a sentence speaks of it.
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Shown => "version that the item shows",
            Self::Merge => "merging of the item",
            Self::SiteRule => "rule for this site",
            Self::Watch => "watched folder",
            other => other.word(),
        }
    }
}

words! {
    /// What was done.
    Op {
        /// A new item was filed.
        File => "file",
        /// An item was captured again. Evidence: never taken back.
        Capture => "capture",
        /// An item got a new version. Evidence: never taken back.
        Version => "version",
        /// An item was moved between inbox, archive and bin.
        Triage => "triage",
        /// A tag was put on an item.
        Tag => "tag",
        /// A tag was taken from an item.
        Untag => "untag",
        /// A field of an item was corrected, or the correction removed.
        Correct => "correct",
        /// A case or briefing was made.
        Create => "create",
        /// A case or the vault was changed.
        Edit => "edit",
        /// An item was put into a case, or its role or note changed.
        Link => "link",
        /// An item was taken out of a case.
        Unlink => "unlink",
        /// A briefing was saved.
        Save => "save",
        /// An item shows another version.
        Show => "show",
        /// An item was merged into another, or became one of its own again.
        Merge => "merge",
        /// A rule for a site was set or taken away.
        Teach => "teach",
        /// The watching of a folder was begun, changed or given up.
        Watch => "watch",
        /// Part of an act that takes another back.
        Undo => "undo",
        /// Part of an act that does another again.
        Redo => "redo",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_lead_back_to_their_values() {
        for noun in
            [Noun::Item, Noun::Tag, Noun::Correction, Noun::Case, Noun::Vault, Noun::SiteRule]
        {
            assert_eq!(Noun::from_word(noun.word()), Some(noun));
        }
        assert_eq!(Op::from_word("shred"), None);
    }
}
