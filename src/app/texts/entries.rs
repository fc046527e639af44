//! Texts of the hours entries.

use crate::texts;

texts! {
    /// Texts of the hours entries.
    EntriesText {
        Title => "Hours from elsewhere",
        Lede => "Hours that did not come from a session or a meeting in this book: from before, or from another mentor.",
        EmptyTitle => "No hours from elsewhere",
        EmptyText => "Sessions and meetings in this book count by themselves. Add only what was recorded somewhere else.",
        Caption => "Entries in order of their day",
        Day => "Day",
        Mentee => "Mentee",
        ChooseMentee => "Choose a mentee",
        ChooseMenteeFirst => "Choose the mentee.",
        Minutes => "Minutes",
        MinutesHint => "90 for an hour and a half.",
        Setting => "With whom",
        Group => "In a group",
        Individual => "Alone with the mentor",
        ChooseSetting => "Choose one: it decides where the hours can count.",
        Category => "Where it counts",
        Mentored => "Mentored experience",
        Direct => "Direct Knowledge of Services",
        DirectNotOffered => "Group time never counts as Direct Knowledge of Services, so it is not offered here (CMPC policy, para 1).",
        ChooseCategory => "Choose where it counts.",
        Source => "Where it comes from",
        SourceHint => "A log, another mentor’s statement.",
        Earns => "How it stands",
        AddTitle => "Add an entry",
        EditTitle => "Change this entry",
        Saved => "Entered.",
        Removed => "The entry was removed.",
    }
}
