//! Erasing for good: what goes, what stays, and how long records are kept.

use crate::texts;

texts! {
    /// Erasing for good.
    EraseText {
        RedactTitle => "Redact this text everywhere?",
        RedactText => "“{0}” is taken out of every record, out of every version in the history, and out of what is typed and not saved yet. “{1}” stands in its place. However it is spaced, and in capitals or not, it is the same text.",
        AnonymiseTitle => "Anonymise {0}?",
        AnonymiseText => "Another name stands in place of this one; full name and note are erased, in the history too. Every record stays, and so do attendance, hours and findings.",
        PersonTitle => "Erase {0}?",
        PersonText => "Everything about this person is erased: needs, goals, cases, concerns, answers and notes, and what they said in sessions. Time and presence stay under another name, so that totals stay true.",
        DueTitle => "Erase what is due?",
        DueText => "The text of these records is erased, in the history too. Sessions, meetings and hours keep their time and who was there, so that totals stay true; other records go.",
        Final => "This is for good. It cannot be undone, neither by Undo nor from the history, where only that it was done is kept.",
        Reach => "Backups and exports that were saved before, and copies of the book on other devices, still hold it. Save a new backup and delete the old ones; a copy that is taken in again loses it as well.",
        Trace => "The browser’s own files may keep traces until it writes over them.",
        NewName => "Name in its place",
        NewNameHint => "It must not tell who it is.",
        Neutral => "Anonymous {0}",
        InTexts => "Replace the name in texts as well, as a word of its own",
        Looking => "Looking through the book and its history…",
        Nothing => "This stands nowhere in the book, nor in its history.",
        RecordOne => "{0} record changes or goes",
        RecordMany => "{0} records change or go",
        InOneGroup => "in {0} group",
        InGroups => "in {0} groups",
        VersionOne => "{0} version in the history loses its contents",
        VersionMany => "{0} versions in the history lose their contents",
        DraftOne => "{0} unsaved form loses it",
        DraftMany => "{0} unsaved forms lose it",
        FindingNone => "no finding comes out otherwise",
        FindingOne => "{0} finding comes out otherwise",
        FindingMany => "{0} findings come out otherwise",
        Sure => "I know that this cannot be undone",
        Now => "Erase for good",
        RedactNow => "Redact everywhere",
        Done => "It is erased. {0} versions in the history lost their contents.",
        Failed => "Nothing was erased.",
        RedactThis => "Redact everywhere…",
        OwnTitle => "Redact a text of your choice",
        OwnText => "A name, a place or a number that stands in texts and should stand nowhere.",
        OwnLabel => "Text to redact",
        OwnShort => "Enter at least two letters or digits.",
        MemberTitle => "When this person should not be known here any more",
        MemberText => "You see what will change before anything does.",
        Anonymise => "Anonymise…",
        Person => "Erase…",
    }
}

texts! {
    /// How long records are kept.
    KeepText {
        Title => "How long records are kept",
        Lede => "Keep no longer than you need. Nothing is erased by itself: what is due stands here until you confirm it.",
        DueTitle => "Due to be erased",
        DueNone => "Nothing is due.",
        DueOne => "{0} record is due to be erased.",
        DueMany => "{0} records are due to be erased.",
        DueButton => "Erase what is due…",
        DueLine => "{0}: {1} since {2}",
        FormTitle => "For how long",
        FormText => "In months; leave a field empty to keep these records until you erase them. A day that a group has set for its records, on its page about how it works, counts for all of them.",
        Source => "No policy in this book names a period. “Guidelines for mentoring groups in UK healthcare”, 4.2, asks that notes be kept safely and in line with data protection law, which means: not longer than needed, with a day that is set.",
        Months => "Months",
        After => "Counted from",
        AfterRecord => "the day of the record",
        AfterLeaving => "the person’s last day",
        AfterClosing => "the closing evaluation",
        TooLong => "Enter at most 1200 months.",
        NoGroup => "Set up a group first",
        NoGroupText => "There is nothing to keep yet.",
        Saved => "How long records are kept was saved.",
    }
}
