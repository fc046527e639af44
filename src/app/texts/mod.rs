//! The one home of every text that a user reads.
//!
//! One file an area, each an enum of typed keys with its texts by language. British English comes first; a second
//! language is a second column (`da: "…"`) in each file, and the compiler names every text that lacks it.
//! Places that are filled in are written `{0}`, `{1}`, in every language the same ones.

pub mod agreed;
pub mod answers;
pub mod book;
pub mod calendar;
pub mod cases;
pub mod charts;
pub mod checks;
pub mod choices;
pub mod common;
pub mod components;
pub mod concerns;
pub mod consents;
pub mod entries;
pub mod erase;
pub mod errors;
pub mod evaluation;
pub mod evidence;
pub mod fields;
pub mod findings;
pub mod formats;
pub mod goals;
pub mod group;
pub mod guard;
pub mod history;
pub mod home;
pub mod hours;
pub mod installation;
pub mod listings;
pub mod live;
pub mod meetings;
pub mod members;
pub mod new_group;
pub mod notes;
pub mod overview;
pub mod papers;
pub mod policies;
pub mod policy_edit;
pub mod preflight;
pub mod privacy;
pub mod programme;
pub mod records;
pub mod rescue;
pub mod roles;
pub mod rules;
pub mod sample;
pub mod sessions;
pub mod settings;
pub mod slips;
pub mod spreadsheet;
pub mod spreadsheet_import;
pub mod trail;
pub mod unite;
pub mod vault;
pub mod verify;
pub mod welcome;
pub mod whatif;
pub mod workshop;

/// Fills `{0}`, `{1}`, … of a text with `values`.
#[must_use]
pub fn fill(text: &str, values: &[&str]) -> String {
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    // in one pass, so that a value that reads like a place stays as it is
    while let Some((before, behind)) = rest.split_once('{') {
        filled.push_str(before);
        let place =
            behind.split_once('}').and_then(|(place, after)| Some((values.get(place.parse::<usize>().ok()?)?, after)));
        (filled, rest) = match place {
            Some((value, after)) => (filled + value, after),
            None => (filled + "{", behind),
        };
    }
    filled + rest
}

/// Declares the texts of an area: an enum of keys, each with its text.
///
/// ```ignore
/// texts! {
///     /// The start page.
///     HomeText {
///         Title => "Next",
///         GroupsHeld => "{0} sessions held",
///     }
/// }
/// ```
/// A key gives its text with `.text()` and, filled in, with `.with(&["8"])`.
#[macro_export]
macro_rules! texts {
    ($(#[$doc:meta])* $name:ident { $($key:ident => $en:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[allow(missing_docs, reason = "each key is explained by its text")]
        pub enum $name {
            $($key),+
        }

        impl $name {
            /// Every key.
            pub const ALL: &'static [Self] = &[$(Self::$key),+];

            /// The text.
            #[must_use]
            pub const fn text(self) -> &'static str {
                match self {
                    $(Self::$key => $en),+
                }
            }

            /// The text with its places filled in.
            #[must_use]
            pub fn with(self, values: &[&str]) -> String {
                $crate::app::texts::fill(self.text(), values)
            }
        }
    };
}

/// `one` for a single thing, else `many`; both have the number as `{0}`.
#[must_use]
pub fn counted(number: usize, one: &str, many: &str) -> String {
    fill(if number == 1 { one } else { many }, &[&number.to_string()])
}
