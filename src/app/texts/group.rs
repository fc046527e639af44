//! The frame of a group's pages.

use crate::texts;

texts! {
    /// The frame of a group's pages.
    GroupText {
        Groups => "Groups",
        TabsLabel => "Pages of this group",
        Overview => "Overview",
        Members => "Members",
        Meetings => "Meetings",
        Sessions => "Sessions",
        Goals => "Goals",
        Cases => "Cases",
        Concerns => "Concerns",
        Hours => "Hours",
        Papers => "Papers",
        Evaluation => "Evaluation",
        Notes => "Notes",
        History => "History",
        Settings => "Settings",
        NotOpened => "This group could not be opened",
    }
}
