//! Uniting another copy of the book, and deciding between versions.

use crate::domain::clash::Cause;
use crate::texts;

texts! {
    /// Another copy beside this book.
    UniteText {
        Caption => "What would come in from this copy",
        Where => "Where",
        Shared => "The whole book",
        New => "New",
        Changed => "Changed there",
        Removed => "Removed there",
        Combined => "Combined",
        Clashing => "To decide",
        Explained => "Combined: changed here and there, in different places; both changes are kept. To decide: changed here and there in the same place; both versions are kept until you choose. Nothing is chosen for you.",
        Impossible => "This copy cannot be united with the book",
        Unite => "Unite it with my book",
        Done => "The copy was united with your book.",
        DoneOne => "The copy was united with your book. {0} record waits for your decision.",
        DoneMany => "The copy was united with your book. {0} records wait for your decision.",
    }
}

texts! {
    /// Records in several versions.
    VersionsText {
        Title => "Two versions",
        LinkOne => "{0} record to decide",
        LinkMany => "{0} records to decide",
        Lede => "These records were changed in two copies of the book. Both versions are kept until you decide.",
        None => "Nothing to decide",
        NoneText => "Where two copies of the book disagree about a record, both versions will stand here.",
        Fields => "The same place was changed in two ways. Whatever else differs was combined.",
        Removal => "One copy changed this record, the other removed it. It stays until you decide.",
        Named => "One copy removed this record, and another record still names it. It stays until you decide.",
        Contradiction => "The two changes together would contradict each other.",
        Double => "Each copy made its own record where there can be only one. The other waits until you decide.",
        Judged => "Until then the book shows and judges the version saved last: {0}.",
        Here => "this device",
        There => "another device",
        By => "{0}, {1} ({2})",
        ByNobody => "{0} ({1})",
        Caption => "{0}: what differs",
        Field => "Field",
        Removed => "This version removed the record.",
        Alike => "These two versions say the same.",
        Choose => "{0}: which stands?",
        ChooseWhole => "Which version stands?",
        Nothing => "nothing",
        RemovedChoice => "Remove the record",
        Decide => "Decide",
        NotChosen => "Choose one for each question first.",
        NotTogether => "These choices do not go together. Choose one version, or write it anew.",
        Anew => "Write it anew",
        AsItStands => "Keep it as it stands now",
        AnewHint => "To write it anew: open the record, change it, then come back and keep it as it stands.",
        Decided => "Decided. The other version stays in the history.",
        GroupOne => "{0} record of this group stands in two versions.",
        GroupMany => "{0} records of this group stand in two versions.",
        GroupText => "The book shows and judges the version saved last until you decide.",
        RecordMark => "This record stands in two versions.",
        RecordText => "What you see is the one saved last. Both are kept until you decide.",
        Open => "See both and decide",
        Mark => "{0} to decide",
    }
}

/// What clashes, in a sentence.
#[must_use]
pub const fn cause(cause: Cause) -> &'static str {
    match cause {
        Cause::Fields => VersionsText::Fields.text(),
        Cause::Removal => VersionsText::Removal.text(),
        Cause::Named => VersionsText::Named.text(),
        Cause::Contradiction => VersionsText::Contradiction.text(),
        Cause::Double(_) => VersionsText::Double.text(),
    }
}
