//! Verifying a file: what was changed in it, and what came after.

use crate::domain::record::Kind;
use crate::evidence::pack::Part;
use crate::journal::chain::Break;
use crate::texts;

use super::history::kind_word;

texts! {
    /// The page.
    VerifyText {
        Title => "Verify a file",
        Lede => "Open an evidence pack, a backup or an export, and see whether it is whole. Nothing of it is kept.",
        Open => "Open a file",
        Reading => "Reading",
        Problem => "This file cannot be verified",
        Foreign => "This is neither an evidence pack nor another file of Circlebook. Choose one that Circlebook saved.",
        TooNew => "A newer Circlebook made this file. Load this page again to get the newer one.",
        TooLarge => "The file is too large for an evidence pack: {0} megabytes, at most {1} are read.",
        Sealed => "This file is sealed with a passphrase. Open it under “Book” first; what it holds can be verified once it was saved without one.",
        Whole => "This evidence pack is whole",
        WholeText => "Not a byte of the pack was changed since it was sealed. Its code is {0}.",
        WholePage => "Not a byte of the pack, nor of what the page shows, was changed since it was sealed. Its code is {0}.",
        ComparesCode => "Compare this code with the one that you noted when you were given the pack: only then does it prove something.",
        ChangedTitle => "This file was changed after it was sealed",
        ChangedOne => "One change was found.",
        ChangedMany => "{0} changes were found.",
        ChangedCaption => "What was changed",
        What => "What",
        Where => "Where in the file",
        At => "line {0}, bytes {1} to {2}",
        PartOf => "The part “{0}” of the pack",
        PartRecords => "The part “{0}” of the pack: {1}",
        PartsOf => "The pack, from the part “{0}” to the part “{1}”",
        SealOf => "The seal: its line for the part “{0}”",
        SealOfShown => "The seal: its line for what the page shows",
        Seal => "The seal itself",
        Shown => "What the page shows; the pack inside it is not touched",
        ShownLine => "What the page shows, in its line {0}: “{1}” stands there, “{2}” was sealed",
        Markers => "The marks around what the page shows, so that it cannot be compared with its seal",
        Frame => "What stands between the parts of the pack, such as a name or a comma",
        Entry => "An entry of the journal, number {0}: {1}",
        Content => "What is kept of {0}: it is not what its entry vouches for",
        Head => "The last entry of the journal: it is not the one that the pack names",
        Gap => "an entry before it is missing",
        Link => "it does not follow from the one before it",
        Header => "it was changed after it was made",
        Kept => "the content of {0} was changed after it was made",
        BackupWhole => "This backup is whole",
        BackupText => "Each of its {0} entries follows from the one before it, and each of its {1} records is what its entry says.",
        BackupChanged => "This backup was changed after it was saved",
        RecordsCaption => "Records that say something else than their entries",
        NoJournal => "This export holds no journal",
        NoJournalText => "So it cannot show by itself whether it was changed. It reads, and its records fit together.",
        NoJournalCompare => "Open it where the book is that it came from, and it is compared with that.",
        ComparedWithBook => "Compared with the book on this device",
        SameInBook => "{0} records say what the book’s entries say.",
        UnknownInBook => "Of {0} records this book has no entry, or their contents were erased since: of these nothing can be said.",
        OtherInBook => "These records say something else than the book’s entries. Before: the book. After: the file.",
        BesideHolds => "The book on this device holds all that this pack was made from, as it was.",
        BesideNot => "The book on this device does not hold what this pack was made from",
        BesideNotText => "Entries that are otherwise: {0}; entries that it does not have: {1}. It is another book, or one of the two was made anew.",
        LaterNone => "Nothing was recorded after that.",
        LaterOne => "{0} entry came after that.",
        LaterMany => "{0} entries came after that.",
        LaterCaption => "What came after",
        Noted => "Compare it with what you noted",
        NotedText => "Type in the code from the cover of the pack, or the seal of the journal, that you noted earlier.",
        NotedField => "Code or seal",
        NotedHint => "Hyphens, blanks and capitals make no difference. Of a seal, 16 digits are enough.",
        Compare => "Compare",
        NotedNeither => "This is neither a code nor a seal. A code has 20 letters and digits; of a seal, at least 16 digits are needed, from 0 to 9 and from a to f.",
        CodeSame => "This is the code of this file",
        CodeSameText => "The file is the very one of which you noted the code.",
        CodeSameChanged => "The code stands in this file, but the file was changed: see above.",
        CodeOther => "This is not the code of this file",
        CodeOtherText => "The code of this file is {0}. It is another pack, or it was changed and sealed anew.",
        HeadFound => "The journal in this file has the entry with this seal",
        HeadFoundText => "It is entry {0}. Nothing up to it was changed since you noted it.",
        HeadInBook => "The book on this device has the entry with this seal",
        HeadBroken => "The journal has the entry with this seal, but contradicts itself before it",
        HeadMissing => "No entry has this seal",
        HeadMissingText => "Neither this file nor the book on this device. It is another journal, one that was made anew, or the entry is older than what the file holds.",
        Earlier => "Compare it with an earlier pack",
        EarlierText => "Choose a pack of the same group that you were given before.",
        EarlierOpen => "Open the earlier pack",
        EarlierNotPack => "The earlier file is no evidence pack that reads.",
        EarlierChanged => "The earlier pack was changed after it was sealed, so nothing can be compared with it.",
        EarlierHolds => "The later pack holds all that the earlier one was made from, as it was",
        EarlierOther => "The later pack does not hold what the earlier one was made from",
        EarlierSame => "Both say the same of every record.",
        EarlierCaption => "What the later pack says otherwise",
        NoChain => "This view of a pack holds no journal, so it can only be compared by its code.",
        Proves => "What this proves, and what it does not",
        ProvesOne => "A whole file says what it said when it was sealed. That is proved by the code or the seal that you noted then, and by nothing in the file itself.",
        ProvesTwo => "Whoever has the file can change it and seal it anew; the code is another one then. Whoever has the device can make another journal; its seals are others then. So note the code when you are given a pack.",
        ProvesThree => "Nothing here proves that what was recorded is what happened, who was at the device, or that its clock was right.",
        ProvesFour => "The style of a page and the white space around the pack are not sealed, because they say nothing.",
        Another => "Verify another file",
    }
}

texts! {
    /// The parts of a pack.
    PartText {
        About => "cover",
        People => "people",
        Things => "list of records",
        Policies => "verdicts",
        Counts => "counts",
        Charter => "how the group is set up",
        Roster => "members",
        Listings => "registry listings",
        Agreements => "agreements",
        Consents => "consents",
        Sessions => "sessions",
        Meetings => "individual meetings",
        Needs => "needs",
        Goals => "goals",
        Attained => "goals reached",
        Cases => "cases",
        Hours => "hours",
        Statements => "statements",
        Notes => "notes",
        Evaluations => "evaluations",
        Private => "private compartment",
        Corrections => "corrections",
        Chain => "journal",
    }
}

/// The name of a part.
#[must_use]
pub const fn part(part: Part) -> &'static str {
    use PartText as T;
    match part {
        Part::About => T::About.text(),
        Part::People => T::People.text(),
        Part::Things => T::Things.text(),
        Part::Policies => T::Policies.text(),
        Part::Counts => T::Counts.text(),
        Part::Charter => T::Charter.text(),
        Part::Roster => T::Roster.text(),
        Part::Listings => T::Listings.text(),
        Part::Agreements => T::Agreements.text(),
        Part::Consents => T::Consents.text(),
        Part::Sessions => T::Sessions.text(),
        Part::Meetings => T::Meetings.text(),
        Part::Needs => T::Needs.text(),
        Part::Goals => T::Goals.text(),
        Part::Attained => T::Attained.text(),
        Part::Cases => T::Cases.text(),
        Part::Hours => T::Hours.text(),
        Part::Statements => T::Statements.text(),
        Part::Notes => T::Notes.text(),
        Part::Evaluations => T::Evaluations.text(),
        Part::Private => T::Private.text(),
        Part::Corrections => T::Corrections.text(),
        Part::Chain => T::Chain.text(),
    }
}

/// What is wrong with an entry.
#[must_use]
pub fn broken(what: Break) -> String {
    use VerifyText as T;
    match what {
        Break::Gap(_) => T::Gap.text().to_owned(),
        Break::Link => T::Link.text().to_owned(),
        Break::Header => T::Header.text().to_owned(),
        Break::Content(key) => T::Kept.with(&[kind(key.kind)]),
    }
}

/// One record of this kind.
const fn kind(kind: Kind) -> &'static str {
    kind_word(kind)
}
