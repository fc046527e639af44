//! What is kept where, who can read it, and what this cannot protect against.

use crate::texts;

texts! {
    /// The page.
    PrivacyText {
        Title => "Privacy",
        Lede => "What Circlebook keeps, where it is, who can read it, and what nobody can promise.",
        Check => "Check this installation",
        Scan => "Look through the texts",
        Kept => "What is kept",
        Kept1 => "Only what you type in: people by their code names or names, sessions, agreements, goals, notes, and the history of every change.",
        Kept2 => "A form that you have not saved is kept as well, until you save or discard it, so that a flat battery loses nothing.",
        Kept3 => "Preferences such as colours and the age of the last backup. They hold nothing of what you record.",
        Kept5 => "Files that are only looked at, as those of several mentors together, are never kept: leaving their page forgets them.",
        Kept4 => "No account, no cookies, no counting of visits, no error reports.",
        Where => "Where it is",
        Where1 => "In this browser on this device, in databases that belong to the address of this page: the book, and its snapshots beside it. It is not on a server, and nobody else has a copy.",
        Where2 => "In the files that you save: backups, exports, calendar files. They are where you put them, and if that folder is synchronised, they are there too.",
        Where3 => "After the first visit the page works without a connection. It asks its host for nothing but its own files, to see whether there is a newer version.",
        Who => "Who can read it",
        Who1 => "Whoever can use this device under your name and open this browser, as long as the book is not protected by a passphrase.",
        Who2 => "With a passphrase, everything at rest is encrypted. It can then be read while it is unlocked, and by whoever has the passphrase or the recovery key.",
        Who3 => "Other pages at the same address, where there are any. That is why real records want an installation with a host name of its own.",
        Who4 => "Extensions of the browser that may read pages. Use a browser, or a profile of it, without them.",
        Not => "What it cannot protect against",
        Not1 => "A host that serves a changed program. Every web page trusts its host anew at each update; verify the release, or host it yourself.",
        Not2 => "Somebody who uses the device while the book is open, or a program on the device that watches the screen or the keys.",
        Not3 => "Traces outside the book: memory written to disk by the system, reports of a crash, the history of a clipboard, pages of the database that were freed and not yet written over.",
        Not4 => "The loss of the device, or a browser that empties its storage. Snapshots help against mistakes and damage, not against that: only a backup somewhere else does.",
        Not5 => "A forgotten passphrase without its recovery key. Nobody can open the book then.",
        Not6 => "Words that tell who somebody is. The guard marks what it knows, and it does not know everything: use code names.",
        Verify => "How to verify a release",
        Verify1 => "Each release is an archive with a list of check sums of its files, the same on every machine that builds it. Compare the check sum of the archive with the one that was published.",
        Verify2 => "The check of this installation asks the host for every file, compares each with the list of this version, and says what it is called.",
        Verify3 => "Building it yourself from the source with “make dist” gives the same bytes.",
    }
}
