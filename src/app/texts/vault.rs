//! Protecting the book, unlocking it, and locking it again.

use crate::app::state::vault::ProtectError;
use crate::app::texts::errors::store_sentence;
use crate::app::work::WorkError;
use crate::texts;
use crate::vault::VaultError;
use crate::vault::recovery::Slip;
use circlebook_worker::Refusal;

texts! {
    /// The part of the page of the book.
    ProtectText {
        Title => "Protect this book",
        Off => "Anybody who can use this browser can read the book. A passphrase seals all of it on this device.",
        On => "The book is sealed with your passphrase whenever it is locked.",
        Begin => "Protect it…",
        Settings => "Passphrase and locking",
        LockNow => "Lock now",
        LockKeys => "Ctrl+Shift+L locks it at any time.",
        Lede => "Whoever opens this browser then needs your passphrase to read anything. Nobody can give you another one: not the browser, not us.",
        Back => "The book",
    }
}

texts! {
    /// Turning the protection on.
    TurnOnText {
        StepPassphrase => "Passphrase",
        StepRecovery => "Recovery key",
        StepDone => "Done",
        Passphrase => "Passphrase",
        PassphraseHint => "Four or more words that do not belong together are easy to type and hard to guess.",
        Again => "Once more",
        Show => "Show what I type",
        TooShort => "Use at least 8 characters. Every further word makes it much harder to guess.",
        NotTheSame => "The two are not the same. Type them again.",
        Short => "{0} characters: somebody with a copy of this device could find it by trying. Longer is better.",
        Fair => "{0} characters: hard to guess, unless it is a saying or a name with a number.",
        Good => "{0} characters: very hard to guess, as long as nobody else uses these words.",
        Next => "Continue",
        RecoveryTitle => "Your recovery key",
        RecoveryText => "It opens the book when the passphrase is forgotten. Write it down or print it, and keep it where you keep important papers, not on this device. If passphrase and recovery key are both lost, the book is lost.",
        Print => "Print it",
        TypeBack => "Type it from the paper",
        TypeBackHint => "So that it is certain that it can be read. Capitals, spaces and dashes make no difference.",
        Differs => "This is a recovery key, but not the one above.",
        Finish => "Seal the book",
        Working => "Sealing the book. This takes a moment.",
        Done => "The book is protected.",
        DoneText => "All records, the history and unsaved text on this device are sealed now. It locks by itself when nobody uses it.",
        Remains => "What may remain",
        RemainsText => "The browser writes to its files again and again: parts of what lay open may stay on the disk until they are overwritten, and copies in backups of this device stay as they are. Backup and export files that you saved before are not sealed. Encrypt the disk of the device as well, and put old files away.",
        NotDone => "The book was not sealed, and nothing was changed.",
    }
}

texts! {
    /// The page that unlocks the book.
    UnlockText {
        Title => "This book is locked",
        Passphrase => "Passphrase",
        Unlock => "Unlock",
        Working => "Opening the book. This takes a moment on purpose: it makes guessing slow.",
        Wrong => "This passphrase does not open the book. Check capitals and the keyboard, then try again.",
        Wait => "Wait {0} seconds before you try again.",
        WrongTitle => "Not unlocked.",
        Forgotten => "I have forgotten the passphrase",
        Recovery => "Recovery key",
        RecoveryHint => "The eight groups of letters and digits on your paper. Capitals, spaces and dashes make no difference.",
        UseRecovery => "Use the recovery key",
        WrongRecovery => "This is a recovery key, but not the one of this book.",
        SlipLength => "A recovery key has 8 groups of 5 characters, 40 in all. You typed {0}.",
        SlipGroup => "Group {0} has a slip. Compare it with your paper.",
        Renew => "Choose a new passphrase",
        RenewText => "The recovery key fits. The old passphrase no longer counts once you have chosen a new one; the recovery key stays the same.",
        RenewButton => "Keep it and open the book",
        Neither => "I have neither",
        NeitherText => "Without passphrase and recovery key nobody can read this book. You can remove it from this device and begin anew, or restore a backup.",
        Either => "Passphrase or recovery key",
        OpenFile => "Open the file",
        Manager => "Circlebook on this device",
    }
}

texts! {
    /// The settings of a protected book.
    ManageText {
        Locking => "Locking",
        Idle => "Lock when nobody uses it for",
        IdleHint => "What you are typing is kept, sealed, and stands in its form again when you unlock. A session that is running does not count as unused.",
        Minutes => "{0} minutes",
        Change => "Change the passphrase",
        ChangeText => "Takes effect at once. The recovery key stays the same.",
        Current => "Present passphrase",
        New => "New passphrase",
        ChangeButton => "Change it",
        Changed => "The passphrase was changed.",
        TurnOff => "End the protection",
        TurnOffText => "Everything on this device lies open again, for anybody who can use this browser.",
        TurnOffButton => "End the protection…",
        TurnOffTitle => "End the protection of this book?",
        TurnOffConfirm => "All records are written in the open again. Passphrase and recovery key no longer mean anything.",
        TurnOffNow => "End it",
        TurnedOff => "The book is no longer protected.",
        WarnTitle => "Locking in one minute",
        WarnText => "Nobody has used this book for a while. What you have typed is kept.",
        Stay => "Keep it open",
    }
}

/// What is wrong with a typed recovery key.
#[must_use]
pub fn slip_sentence(slip: Slip) -> String {
    match slip {
        Slip::Length { found } => UnlockText::SlipLength.with(&[&found.to_string()]),
        Slip::Group { group } => UnlockText::SlipGroup.with(&[&group.to_string()]),
    }
}

texts! {
    /// Why a book was not unlocked or sealed.
    ProtectErrorText {
        Header => "The part of the book that leads to its key was changed or damaged. Restore a backup.",
        TooNew => "A newer Circlebook sealed this book. Load the page again to get the newest version.",
        Worker => "The part of Circlebook that derives keys did not run. Load the page again, with a connection the first time.",
        Memory => "This device has not enough free memory for it. Close other tabs and programs, then try again.",
    }
}

/// Why a book was not unlocked, or its protection not changed.
#[must_use]
pub fn protect_sentence(error: &ProtectError) -> &'static str {
    match error {
        ProtectError::Vault(VaultError::WrongKey) => UnlockText::Wrong.text(),
        ProtectError::Vault(VaultError::TooNew) => ProtectErrorText::TooNew.text(),
        ProtectError::Vault(_) => ProtectErrorText::Header.text(),
        ProtectError::Work(WorkError::Refused(Refusal::Memory)) => ProtectErrorText::Memory.text(),
        ProtectError::Work(_) => ProtectErrorText::Worker.text(),
        ProtectError::Store(error) => store_sentence(error),
    }
}
