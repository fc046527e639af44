//! Icons, drawn once in a sprite and used everywhere.

use super::charts::patterns;
use leptos::prelude::*;

macro_rules! icons {
    ($($(#[$doc:meta])* $name:ident = $id:literal, $solid:literal, $line:literal;)+) => {
        /// An icon. Each is drawn on a square of 20 units.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum IconName {
            $($(#[$doc])* $name),+
        }

        impl IconName {
            /// Every icon.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// Where a use of the icon points.
            #[must_use]
            pub const fn reference(self) -> &'static str {
                match self {
                    $(Self::$name => concat!("#", $id)),+
                }
            }

            /// Its identifier in the sprite, its filled shape, its strokes.
            const fn drawing(self) -> (&'static str, &'static str, &'static str) {
                match self {
                    $(Self::$name => ($id, $solid, $line)),+
                }
            }
        }
    };
}

icons! {
    /// In order: a filled disc with a tick.
    Pass = "i-pass", "M10 1.5a8.500 8.500 0 1 1 0 17a8.500 8.500 0 1 1 0-17z", "M6 10.400l2.700 2.700 5.300-6";
    /// Not met: a filled square with a cross.
    Fail = "i-fail", "M5 2.200h10a2.800 2.800 0 0 1 2.800 2.800v10a2.800 2.800 0 0 1-2.800 2.800H5a2.800 2.800 0 0 1-2.800-2.800V5A2.800 2.800 0 0 1 5 2.200z", "M6.800 6.800l6.400 6.400M13.200 6.800l-6.400 6.400";
    /// Due: a clock.
    Due = "i-due", "", "M10 2.200a7.800 7.800 0 1 1 0 15.600a7.800 7.800 0 1 1 0-15.600zM10 5.600V10l3 2.200";
    /// To be watched: an eye.
    Watch = "i-watch", "", "M1.600 10C3.600 6.300 6.600 4.500 10 4.500s6.400 1.800 8.400 5.500c-2 3.700-5 5.500-8.400 5.500S3.600 13.700 1.600 10zM10 7.600a2.400 2.400 0 1 1 0 4.800a2.400 2.400 0 1 1 0-4.800z";
    /// Not recorded: a broken circle with a question mark.
    Unknown = "i-unknown", "", "M13.900 3.240A7.800 7.800 0 0 0 6.100 3.240M3.240 6.100A7.800 7.800 0 0 0 3.240 13.900M6.100 16.760A7.800 7.800 0 0 0 13.900 16.760M16.760 13.900A7.800 7.800 0 0 0 16.760 6.100M7.700 8.100c0-1.300 1-2.200 2.300-2.200s2.300.8 2.300 2c0 1.700-2.300 1.700-2.300 3.300M10 14v.1";
    /// Does not apply: a dash.
    NotApplicable = "i-na", "", "M5 10h10";
    /// Exempt: a shield with a bar.
    Exempt = "i-exempt", "", "M10 2l6.500 2.400v4.900c0 4-2.700 7-6.500 8.700-3.800-1.700-6.500-4.700-6.500-8.700V4.400zM7 10h6";
    /// What comes next: a list.
    Next = "i-next", "", "M4 5h12M4 10h12M4 15h7";
    /// Groups: five seats.
    Groups = "i-groups", "", "M10 1.800a1.800 1.800 0 1 1 0 3.600a1.800 1.800 0 1 1 0-3.600zM16 6.400a1.800 1.800 0 1 1 0 3.600a1.800 1.800 0 1 1 0-3.600zM13.700 13.500a1.800 1.800 0 1 1 0 3.600a1.800 1.800 0 1 1 0-3.600zM6.300 13.500a1.800 1.800 0 1 1 0 3.600a1.800 1.800 0 1 1 0-3.600zM4 6.400a1.800 1.800 0 1 1 0 3.600a1.800 1.800 0 1 1 0-3.600z";
    /// A person.
    Person = "i-person", "", "M10 3.200a3.300 3.300 0 1 1 0 6.600a3.300 3.300 0 1 1 0-6.600zM3.500 17c.6-3.500 3.200-5.300 6.500-5.300s5.900 1.800 6.500 5.300";
    /// Hours: three columns.
    Hours = "i-hours", "", "M4 16.500V9.500M9 16.500V4M14 16.500v-5M18 16.500H1.500";
    /// Policies: a written sheet.
    Policies = "i-policies", "", "M5 2.500h7l3.500 3.500v11.500H5zM8 9.500h5M8 13h5";
    /// The book.
    Book = "i-book", "", "M4 3h10.500A1.500 1.500 0 0 1 16 4.500V17H5.500A1.500 1.500 0 0 1 4 15.500zM7.500 3v14";
    /// Saved: a tick.
    Saved = "i-saved", "", "M4 10.500l4 4L16 6";
    /// Kept on this device: a lock.
    Device = "i-device", "", "M6 8.500h8a1.500 1.500 0 0 1 1.500 1.500v5.500a1.500 1.500 0 0 1-1.500 1.500H6a1.500 1.500 0 0 1-1.500-1.500V10A1.500 1.500 0 0 1 6 8.500zM7 8.500V6a3 3 0 0 1 6 0v2.500";
    /// Without a network.
    Offline = "i-offline", "", "M2.500 2.500l15 15M3 8.500a11 11 0 0 1 3.500-2.300M17 8.500a11 11 0 0 0-6.500-3M6 12a6 6 0 0 1 3-1.600M10 16v.1";
    /// Save to a file, or take a new version.
    Download = "i-download", "", "M10 3v9M6.500 9l3.500 3.500L13.500 9M4 16.500h12";
    /// Open a file.
    Upload = "i-upload", "", "M10 12.500v-9M6.500 6.500L10 3l3.500 3.500M4 16.500h12";
    /// Opens and folds.
    Turn = "i-turn", "", "M5 7.500l5 5 5-5";
    /// A record.
    Record = "i-record", "", "M5 2.500h7l3.500 3.500v11.500H5z";
    /// Add.
    Add = "i-add", "", "M10 4v12M4 10h12";
    /// Remove.
    Remove = "i-remove", "", "M3.500 5.500h13M8 5.500V3.500h4v2M5.500 5.500l.8 11.500h7.400l.8-11.500";
    /// Close.
    Close = "i-close", "", "M5 5l10 10M15 5L5 15";
    /// Print.
    Print = "i-print", "", "M6 7V3h8v4M6 14H3.500V7h13v7H14M6 12h8v5H6z";
    /// A calendar.
    Calendar = "i-calendar", "", "M3.500 4.500h13v12.500h-13zM3.500 8.500h13M7 2.500v3.500M13 2.500v3.500";
    /// Back.
    Back = "i-back", "", "M12 4.500L6.500 10l5.500 5.500";
    /// Onwards.
    Forward = "i-forward", "", "M8 4.500l5.500 5.500L8 15.500";
    /// Edit or note.
    Edit = "i-edit", "", "M4 16l.8-3.500L13 4.300l2.700 2.700-8.200 8.200z";
    /// Undo.
    Undo = "i-undo", "", "M7 5L3.500 8.500 7 12M4 8.500h8a4 4 0 0 1 0 8H9";
    /// Redo.
    Redo = "i-redo", "", "M13 5l3.500 3.500L13 12M16 8.500H8a4 4 0 0 0 0 8h3";
    /// To be told.
    Info = "i-info", "", "M10 2.200a7.800 7.800 0 1 1 0 15.600a7.800 7.800 0 1 1 0-15.600zM10 9.200V14M10 6.200v.1";
    /// To be heeded.
    Warn = "i-warn", "", "M10 2.800l8 14H2zM10 8v4.200M10 14.600v.1";
}

/// An icon beside words; it is hidden from those who listen, so the words must do without it.
#[component]
pub fn Icon(
    /// Which icon.
    name: IconName,
) -> impl IntoView {
    view! {
        <svg class="icon" aria-hidden="true">
            <use_ href=name.reference() />
        </svg>
    }
}

/// The drawings of all icons and the patterns of bars. Stands once on the page.
#[component]
pub fn Sprite() -> impl IntoView {
    let symbols = IconName::ALL.iter().map(|name| {
        let (id, solid, line) = name.drawing();
        let stroke = if solid.is_empty() { "currentColor" } else { "var(--mark)" };
        view! {
            <symbol id=id viewBox="0 0 20 20">
                <path d=solid fill="currentColor" />
                <path
                    d=line
                    fill="none"
                    stroke=stroke
                    stroke-width="1.75"
                    stroke-linecap="round"
                    stroke-linejoin="round"
                />
            </symbol>
        }
    });
    view! {
        <svg class="sprite" aria-hidden="true">
            <defs>
                {symbols.collect_view()}
                {patterns()}
            </defs>
        </svg>
    }
    .into_any()
}
