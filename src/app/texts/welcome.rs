//! The first visit.

use crate::texts;

texts! {
    /// The first visit.
    WelcomeText {
        Title => "A record book for your mentoring group",
        Lede => "Circlebook runs a group with you from the first invitation to the closing evaluation, and tells you at once what counts, what is missing and what to do next. Everything you write stays on this device, in this browser; nothing is sent anywhere, and you can save it all as a file at any time.",
        NewGroup => "Begin a group",
        NewGroupText => "From a template or from nothing, in a few short steps.",
        NewGroupButton => "Set up a group",
        OpenFile => "Open my backup",
        OpenFileText => "A backup of your own book, or a group that somebody handed you.",
        OpenFileButton => "Open a file",
        Sample => "Look around first",
        SampleText => "A complete sample group with eight mentees. You can remove it in one step.",
        SampleButton => "Explore the sample",
        Shared => "For looking around, not for real records.",
        SharedText => "This address is shared with other pages, and they can read what a browser keeps here.",
        SharedCheck => "Check this installation",
        Privacy => "What is kept, where, and who can read it",
        Answer => "Answer your mentor",
        AnswerText => "Your mentor sent you a form or a slip with your records. Answer it here and send the file back; you need no book for it.",
        SlipButton => "Open a slip",
        AnswerButton => "Answer a form",
        Problem => "The sample was not added.",
    }
}

texts! {
    /// Where the browser has emptied its storage.
    RecoverText {
        Title => "Your book is not in this browser any more",
        Lede => "A book was kept here. The browser has cleared its storage, or somebody has done so in its settings. Bring the book back before you write anything new.",
        Why => "Nothing else was changed.",
        LastBackup => "The last backup that is known here was saved on {0}.",
        NoBackup => "No backup is known here; perhaps you keep one elsewhere.",
        OpenBackup => "Open my backup",
        Anew => "Begin a new book instead",
    }
}
