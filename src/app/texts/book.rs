//! The page of the book itself: backup, files, settings.

use super::errors::problem_sentence;
use crate::app::files::FileError;
use crate::domain::record::Kind;
use crate::exchange::open::OpenError;
use crate::json::DecodeError;
use crate::texts;

texts! {
    /// Keeping the book safe.
    SafeText {
        Title => "The book",
        Lede => "Everything you record is on this device only. A backup file is your second copy.",
        History => "History",
        Listings => "Registry listings",
        Privacy => "Privacy",
        KeepSafe => "Keep it safe",
        Backup => "Save a backup",
        BackupText => "The whole book with its history and the private records, to bring back here or on another device. Keep it where you would keep the records themselves.",
        NoBackup => "You have not saved a backup yet.",
        BackupToday => "The last backup was saved today.",
        BackupDay => "The last backup is {0} day old.",
        BackupDays => "The last backup is {0} days old.",
        Reading => "Reading the book: {0} parts so far.",
        Saved => "The browser now saves {0}.",
        Problem => "Nothing was saved.",
        Export => "Save an export",
        ExportText => "Chosen groups with their people, to hand on. Concerns, incidents and the history are left out.",
        ExportGroups => "Groups to export",
        ExportNone => "Tick at least one group.",
        ExportButton => "Save the export",
        Storage => "Storage on this device",
        Persisted => "The browser keeps the book even when the device runs short of room.",
        NotPersisted => "The browser was asked to keep the book for certain, and did not agree: it may remove it when the device runs short of room. Save backups often, add this page to your bookmarks or install Circlebook as an app, then ask again.",
        NotAsked => "The browser is asked to keep the book for certain as soon as a group is recorded.",
        AskToPersist => "Ask the browser to keep it",
        ChangeSince => "{0} change was made since.",
        ChangesSince => "{0} changes were made since.",
        Elsewhere => "Save it as a new file",
        OneFile => "Use one file for all backups…",
        OtherFile => "Use another file…",
        SameFile => "Backups go to {0}, each in place of the one before.",
        NotAllowed => "The browser was not allowed to write to the file. Allow it, or save the backup as a new file.",
        Spared => "The file was not written over.",
        SparedText => "It holds much more than this book does now. If the book was emptied by mistake, open that file first. You can save this book as a new file beside it.",
        Seal => "Seal it with a passphrase",
        SealHint => "A sealed backup opens here and with the free program age. Whoever loses the passphrase has lost that backup.",
        Pass => "Passphrase of the file",
        PassAgain => "The passphrase once more",
        PassShort => "Enter a passphrase of at least {0} characters. Four or five words are good.",
        PassDiffers => "The two passphrases differ. Enter the same one twice.",
        Used => "{0} of about {1} are in use.",
    }
}

texts! {
    /// Files that are sealed with a passphrase.
    UnsealText {
        Sealed => "This file is sealed with a passphrase.",
        Open => "Open the file",
        Busy => "Opening takes a moment.",
        Wrong => "This passphrase does not open the file. Try again.",
        Damaged => "The file is damaged. Choose another copy.",
        Stopped => "The file could not be opened here, perhaps because this device has too little memory. Close other windows and try again, or open it with the program age.",
        Heavy => "Opening this file takes much memory and time.",
        HeavyText => "It was sealed with more work than usual. Open it only if you know where it comes from.",
        TooMuch => "It was sealed with more work than this page takes on. Open it with the program age, then choose what comes out.",
        Otherwise => "It is sealed for a key and not with a passphrase. Open it with the program age, then choose what comes out.",
        NotSealed => "The backup could not be sealed, perhaps because this device has too little memory. Nothing was saved. Close other windows and try again.",
    }
}

texts! {
    /// Snapshots on this device.
    SnapshotText {
        Title => "Earlier states",
        Text => "Circlebook keeps up to ten of them on this device by itself, close together near today and wider apart before. They help when something went wrong in the book. They are no backup: a browser that clears its storage takes them too.",
        Caption => "Snapshots on this device",
        Taken => "Taken",
        Holds => "Holds",
        Size => "Size",
        Look => "Look into it",
        LookAt => "of {0}",
        Save => "Save as a file",
        Unreadable => "This snapshot cannot be read. Choose another.",
        RecordOne => "{0} record",
        RecordMany => "{0} records",
    }
}

texts! {
    /// The drill that proves a backup.
    DrillText {
        Title => "Prove that the backup opens",
        Text => "Choose the backup that you saved last, from where you keep it. It is read and checked as a whole, and nothing is changed.",
        Button => "Choose the backup",
        Never => "It was not tried yet.",
        Last => "Last tried on {0}: it opened.",
        Opens => "The backup opens.",
        Holds => "It is of {0} and holds {1}, {2} records and {3} entries of history.",
        AllSame => "Every record in it stands in the book as it does there.",
        Same => "{0} of them stand in the book as they do there; the others were changed since.",
        NewerOne => "{0} change was made since the last backup.",
        NewerMany => "{0} changes were made since the last backup.",
        Failed => "This does not prove a backup.",
        NoBackup => "It is no backup of a whole book. Choose the file that “Save a backup” made.",
        Unsound => "It can be read, but parts of it are damaged or missing. Save a new backup and keep it in another place.",
    }
}

texts! {
    /// Opening a file.
    OpenText {
        Title => "Open a file",
        Text => "A backup, an export or a rescue file. You see what is in it before anything changes.",
        Button => "Choose a file",
        Reading => "Reading the file",
        Problem => "The file was not opened, and nothing was changed.",
        Backup => "A backup of {0}",
        Export => "An export of {0}",
        Rescue => "A rescue file of {0}",
        Caption => "What is in the file, compared with this book",
        Records => "Records",
        Adds => "New",
        Changes => "Changed",
        Same => "The same",
        Conflicts => "Changed in both",
        NewGroups => "New groups: {0}.",
        NewPeople => "New people: {0}.",
        Broken => "The history in this file was altered or has a gap at entry {0}. Its records can still be read.",
        Damaged => "Damaged parts: {0}. Their records come from the history as far as it has them.",
        WithheldOne => "{0} private record was left out by whoever saved the file.",
        WithheldMany => "{0} private records were left out by whoever saved the file.",
        MoreOne => "{0} record holds more than this version shows, because a newer Circlebook wrote it. It is kept, and saved again with the record.",
        MoreMany => "{0} records hold more than this version shows, because a newer Circlebook wrote them. It is kept, and saved again with the records.",
        Nothing => "Everything in this file is in the book already.",
        ConflictsLegend => "Records that were changed in both",
        KeepMine => "Keep them as they are in this book",
        TakeTheirs => "Take them from the file",
        Import => "Take this in",
        Imported => "The file was taken in.",
        Restore => "Restore this book",
        Restored => "The book was restored.",
        Replace => "Replace this book…",
        ReplaceTitle => "Replace this whole book with the file?",
        ReplaceText => "What is here now will be lost: {0}, {1} and the history. It cannot be undone.",
        ReplaceButton => "Replace the book",
        Discard => "Close the file",
        GroupOne => "{0} group",
        GroupMany => "{0} groups",
        PersonOne => "{0} person",
        PersonMany => "{0} people",
    }
}

texts! {
    /// Why a file was not opened.
    OpenErrorText {
        TooLarge => "It holds {0} MB, and at most {1} MB are read. Export fewer groups at a time.",
        TooMany => "It holds {0} records, and at most {1} are read. Export fewer groups at a time.",
        Foreign => "This is not a Circlebook file. Choose one that Circlebook saved.",
        Sheet => "This is the form of an evaluation, or an answer to one. Open a form under “Answer an evaluation”, and an answer on the evaluation page of its group.",
        Slip => "This is a slip or an answer to one. Open a slip under “A slip from your mentor”, and an answer on the page “Slips” of its group.",
        TooNew => "A newer Circlebook saved it. Load this page again to get the newest version, then open the file.",
        Sealed => "It is of a protected book. Enter its passphrase or its recovery key.",
        CutShort => "It ends in the middle: it was cut short when it was saved or copied. Choose another copy.",
        NotJson => "It is damaged in line {0}, column {1}. Choose another copy.",
        Misfit => "At “{0}”: {1}. Choose another copy, or mend the file there.",
        Duplicate => "At “{0}”: this record stands in the file twice.",
        Invalid => "At “{0}”: {1}",
        Unreadable => "The browser could not read it, perhaps because it was moved. Choose it again.",
        NotSaved => "The browser did not save the file. Check its permissions and the free space, then try again.",
    }
}

texts! {
    /// Settings, the sample, and emptying the device.
    DeviceText {
        Colours => "Colours",
        ColoursText => "Light or dark pages.",
        AsDevice => "As the device",
        Light => "Light",
        Dark => "Dark",
        Offline => "Without a connection",
        OfflineReady => "Circlebook is ready to work offline.",
        OfflineNot => "Circlebook is not kept for offline use yet. Stay connected for a moment, then load the page again.",
        UpdateReady => "A newer Circlebook is ready.",
        UpdateText => "Everything is saved; the page loads again.",
        UseUpdate => "Use the new version",
        Sample => "The sample",
        SampleText => "Removes the sample group with its people, sessions and records. Your own groups stay.",
        RemoveSample => "Remove the sample",
        SampleRemoved => "The sample was removed.",
        Wipe => "Remove everything",
        WipeText => "Removes the whole book from this device: records, history, unsaved text, settings and the offline copy of the app. Afterwards this page starts as on a new device.",
        WipeButton => "Remove everything from this device…",
        WipeTitle => "Remove everything from this device?",
        WipeConfirm => "{0}, {1} and the history will be gone from this device. It cannot be undone.",
        WipeBackup => "Save a backup first",
        WipeReach => "Files that were saved stay where they are: backups and exports, in download folders, on drives and in folders that are synced. Delete them there. Other browsers and devices keep their own copies.",
        WipeWord => "remove",
        WipeType => "Type “{0}” to confirm",
        WipeNow => "Remove everything",
    }
}

texts! {
    /// Kinds of record, several of each.
    KindText {
        Settings => "Settings",
        Listing => "Registry listings",
        Person => "People",
        Enrolment => "Enrolments",
        Group => "Groups",
        Member => "Memberships",
        Session => "Sessions",
        Meeting => "Individual meetings",
        Need => "Needs",
        Goal => "Goals",
        Case => "Cases",
        Note => "Notes",
        Evaluation => "Evaluations",
        Hours => "Hours from elsewhere",
        Concern => "Concerns",
        Incident => "Incidents",
        Agreement => "Agreements",
        Assent => "Assents and consents",
        Statement => "Statements",
        Matter => "Matters to follow up",
        OwnPolicy => "Own policies",
        Clash => "Records in two versions",
    }
}

/// What records of this kind are called, several of them.
#[must_use]
pub const fn kinds(kind: Kind) -> &'static str {
    match kind {
        Kind::Settings => KindText::Settings.text(),
        Kind::Listing => KindText::Listing.text(),
        Kind::Person => KindText::Person.text(),
        Kind::Enrolment => KindText::Enrolment.text(),
        Kind::Group => KindText::Group.text(),
        Kind::Member => KindText::Member.text(),
        Kind::Session => KindText::Session.text(),
        Kind::Meeting => KindText::Meeting.text(),
        Kind::Need => KindText::Need.text(),
        Kind::Goal => KindText::Goal.text(),
        Kind::Case => KindText::Case.text(),
        Kind::Note => KindText::Note.text(),
        Kind::Evaluation => KindText::Evaluation.text(),
        Kind::Hours => KindText::Hours.text(),
        Kind::Concern => KindText::Concern.text(),
        Kind::Incident => KindText::Incident.text(),
        Kind::Agreement => KindText::Agreement.text(),
        Kind::Assent => KindText::Assent.text(),
        Kind::Statement => KindText::Statement.text(),
        Kind::Matter => KindText::Matter.text(),
        Kind::OwnPolicy => KindText::OwnPolicy.text(),
        Kind::Clash => KindText::Clash.text(),
    }
}

/// The sentence for a file that was not opened.
#[must_use]
pub fn open_sentence(error: &OpenError) -> String {
    use OpenErrorText as T;
    match error {
        OpenError::TooLarge { found, max } => T::TooLarge.with(&[&megabytes(*found as u64), &megabytes(*max as u64)]),
        OpenError::TooMany { found, max } => T::TooMany.with(&[&found.to_string(), &max.to_string()]),
        OpenError::Sealed(_) => T::Sealed.text().to_owned(),
        OpenError::Foreign => T::Foreign.text().to_owned(),
        OpenError::Sheet => T::Sheet.text().to_owned(),
        OpenError::Slip => T::Slip.text().to_owned(),
        OpenError::TooNew { .. } => T::TooNew.text().to_owned(),
        OpenError::Malformed(DecodeError::CutShort) => T::CutShort.text().to_owned(),
        OpenError::Malformed(DecodeError::NotJson { line, column }) => {
            T::NotJson.with(&[&line.to_string(), &column.to_string()])
        }
        OpenError::Malformed(DecodeError::Misfit { path, problem }) => T::Misfit.with(&[path, problem]),
        OpenError::Duplicate { path, .. } => T::Duplicate.with(&[path]),
        OpenError::Invalid { path, invalid } => T::Invalid.with(&[path, &problem_sentence(&invalid.problem)]),
    }
}

/// The sentence for a file that the browser could not read or save.
#[must_use]
pub fn file_sentence(error: &FileError) -> String {
    match error {
        FileError::TooLarge { bytes, limit } => OpenErrorText::TooLarge.with(&[&megabytes(*bytes), &megabytes(*limit)]),
        FileError::Unreadable => OpenErrorText::Unreadable.text().to_owned(),
        FileError::NotSaved => OpenErrorText::NotSaved.text().to_owned(),
    }
}

/// So many bytes in whole megabytes, at least one.
#[must_use]
pub fn megabytes(bytes: u64) -> String {
    bytes.div_ceil(1 << 20).max(1).to_string()
}
