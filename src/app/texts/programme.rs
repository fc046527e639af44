//! Looking at the groups of several mentors together.

use crate::programme::rows::Stands;
use crate::texts;

texts! {
    /// The page, its files, and what it says of them.
    ProgrammeText {
        Title => "Several groups together",
        Link => "Look at several groups’ exports",
        Lede => "For whoever looks after several mentors: open their files, and see every group at once. Nothing is taken into your own book.",
        Forgets => "Nothing is kept. When you leave this page, it forgets all of it.",
        Choose => "Choose files",
        ChooseMore => "Add more files",
        Drop => "or drop them here",
        DropText => "Exports, backups and rescue files, as many as you like at once.",
        EmptyTitle => "No file is open yet",
        EmptyText => "Each mentor saves an export under “Book” and hands it to you. It names only whom the mentor names in it, and leaves private records out.",
        Busy => "Opening files: {0} of {1}",
        Judging => "Judging groups: {0} of {1}",
        Ready => "{0} from {1}, judged today",
        ReadyRefused => "{0} from {1}, judged today; {2}",
        RefusedOne => "{0} file was not opened",
        RefusedMany => "{0} files were not opened",
        OneGroup => "{0} group",
        ManyGroups => "{0} groups",
        OneFile => "{0} file",
        ManyFiles => "{0} files",
        OneMentee => "{0} mentee",
        ManyMentees => "{0} mentees",
        Files => "Files",
        FilesCaption => "The files that are open",
        File => "File",
        Kind => "Kind",
        Saved => "Saved",
        Groups => "Groups",
        WithNotMet => "With something not met",
        Export => "Export",
        Backup => "Backup",
        Rescue => "Rescue file",
        CloseFile => "Close",
        CloseNamed => "Close {0}",
        NotOpened => "Not opened: {0}",
        NoGroup => "It holds no group. Ask for an export with at least one.",
        Twice => "It is open already, as {0}.",
        Protected => "It is a rescue file of a protected book. Open it in the book that it belongs to, and save an export there.",
        SealedTitle => "{0} is sealed with a passphrase.",
        SealedSkip => "Leave it out",
        TabsLabel => "Parts of this view",
        TabGroups => "Groups ({0})",
        TabMentors => "Mentors ({0})",
        TabMentees => "Mentees ({0})",
        TabOverdue => "Overdue ({0})",
        Summary => "Summary to print",
        Back => "Back to the groups",
        Print => "Print",
        NothingOpen => "Open files above, and this part fills.",
        AsOf => "As of {0}. Judged from the files that are named at the end.",
    }
}

texts! {
    /// What the files disagree about or lack.
    ProgrammeNote {
        Title => "What the files differ in",
        Copies => "“{0}” is in several files. The copy in {1} counts, because it was saved last.",
        CopySame => "The one in {0} says the same.",
        CopyOne => "The one in {0} differs in {1} record and is not shown.",
        CopyMany => "The one in {0} differs in {1} records and is not shown.",
        People => "{0} and {1} say different things of {2}. What {0} says counts, because it was saved last.",
        Policy => "The policy “{0}” reads differently in {1} and {2}. The groups of each are judged by their own.",
        UnreadOne => "{0} policy in {1} cannot be read, and no group is judged by it.",
        UnreadMany => "{0} policies in {1} cannot be read, and no group is judged by them.",
        Missing => "“{0}” has chosen a policy that is not in its file: {1}.",
        Flawed => "The history in {0} was altered or has a gap, or parts of it are damaged. Its records are shown as they stand.",
    }
}

texts! {
    /// The tables.
    ProgrammeTable {
        GroupsCaption => "Every group, with what the book finds under each policy",
        Group => "Group",
        Mentor => "Mentor",
        Mentees => "Mentees",
        Sessions => "Sessions held",
        AllPolicies => "All policies",
        Overdue => "Overdue",
        Findings => "Findings",
        NotChosen => "Not chosen",
        UntoldBelow => "{0} findings rest on private records, which exports leave out: they cannot be told here, and are not counted above.",
        Total => "All {0} groups",
        TotalShown => "{0} of {1} groups",
        NoMentor => "No mentor recorded",
        NameAndFile => "{0} (file {1})",
        Sample => "Sample",
        FilterOutcome => "Show groups with",
        FilterAll => "All",
        FilterPolicy => "Policy",
        FilterMentor => "Mentor",
        AllMentors => "All mentors",
        FindGroup => "Find a group",
        FindMentee => "Find a mentee",
        SortBy => "Sort by",
        Shown => "{0} of {1} shown",
        NoneFound => "Nothing here fits. Choose less above.",
        More => "Show {0} more",
        MentorsCaption => "Every mentor, over all groups",
        MenteesCaption => "Hours of each mentee, one ledger over all groups",
        Mentee => "Mentee",
        InGroups => "Groups",
        Attended => "Attended",
        Credited => "Credited",
        Left => "Left until the cap",
        OfCap => "of {0}",
        NoCap => "No cap",
        Standing => "Standing",
        NotCounted => "No hours counted",
        AlsoCalled => "also {0}",
        CapReached => "Cap reached",
        NothingOverdue => "Nothing is overdue",
        NothingOverdueText => "What has a day, and whose day has passed, appears here.",
        SessionNotWritten => "Session {0} was not written up",
        ActionOf => "Left by an evaluation.",
        ActionFor => "Left by an evaluation, for {0}.",
        RetentionEnded => "The records are kept longer than agreed",
        For => "For {0}.",
        OverdueCaption => "What is overdue, the oldest first",
        Since => "Since",
        What => "What",
    }
}

texts! {
    /// One group, to read only.
    ProgrammeGroup {
        Lede => "{0}, {1}, {2}. From {3}.",
        LedeNoMentor => "{1}, {2}. From {3}.",
        SessionOne => "{0} session held",
        SessionMany => "{0} sessions held",
        Findings => "What the book finds",
        ReadOnly => "To read only: what wants mending is mended in the mentor’s book.",
        UntoldOne => "{0} finding cannot be told from this file.",
        UntoldMany => "{0} findings cannot be told from this file.",
        UntoldText => "They rest on private records, which an export leaves out. The mentor’s own book has them: {0}.",
        Hours => "Hours",
        Gone => "This group is not in the files that are open.",
    }
}

texts! {
    /// Whether credit is final, where a file may not tell.
    StandsText {
        Provisional => "Provisional",
        Untold => "Final but for private records",
        FinalWithRemark => "Final, with a remark",
        Final => "Final",
    }
}

/// Whether credit is final, in words.
#[must_use]
pub const fn stands(stands: Stands) -> &'static str {
    match stands {
        Stands::Provisional => StandsText::Provisional,
        Stands::Untold => StandsText::Untold,
        Stands::FinalWithRemark => StandsText::FinalWithRemark,
        Stands::Final => StandsText::Final,
    }
    .text()
}
