//! The check of this installation.

use crate::texts;

texts! {
    /// The page.
    InstallationText {
        Title => "Check this installation",
        Lede => "Whether the host that you opened Circlebook from, and this browser, are fit for real records. Nothing is sent but requests for the page's own files.",
        Checking => "Asking the host for its files",
        Again => "Check again",
        Failed => "The check could not be made.",
        FailedText => "It needs a connection to the host. Connect, then check again.",
        Fit => "Fit for real records.",
        FitText => "Everything that protects the records holds here.",
        Unfit => "For demonstration only.",
        UnfitText => "What is marked below leaves records open to others. Keep real records on an installation where it holds.",
        Partly => "Usable, with something missing.",
        PartlyText => "The records are kept apart from others. What is marked below is worth mending.",
        Address => "The address",
        Host => "What the host sends",
        Browser => "What this browser allows",
        Build => "This version is called {0}. A release is published with that name and with the check sums of its files: compare the name to know which one runs here.",
        Seen => "Seen: {0}",
        Hosting => "Whoever runs the host finds each of these in the hosting folder of the archive, ready for the common servers.",
    }
}

texts! {
    /// What is looked at, and what to do where it does not hold.
    FindingText {
        Secure => "The connection is encrypted",
        SecureNot => "Open Circlebook by an address that begins with https.",
        OwnOrigin => "Circlebook has the address for itself",
        OwnOriginNot => "It stands under a path of a shared address, and every other page there can read the records. Give it a host name of its own.",
        Neighbours => "Nobody else keeps anything at this address",
        NeighboursNot => "Other pages keep data at this address, so they can read this book too. Give Circlebook a host name of its own.",
        Policy => "The host sends the page policy",
        PolicyNot => "The page carries most of it itself; without the header it can be shown inside another page. Add Content-Security-Policy.",
        PolicyPage => "The page carries its policy itself",
        PolicyPageNot => "The page was changed on its way, or is a development build. Upload the whole folder again.",
        PolicyWorker => "The page policy covers what works in the background",
        PolicyWorkerNot => "Until it is kept for offline use, the background scripts run without the policy. Send the header with every file.",
        Permissions => "Camera, microphone, place and the like are switched off",
        PermissionsNot => "Circlebook asks for none of them. Add Permissions-Policy, so that nothing else can.",
        Opener => "Other windows cannot reach into this one",
        OpenerNot => "Add Cross-Origin-Opener-Policy.",
        Resource => "Other sites cannot use its files",
        ResourceNot => "Add Cross-Origin-Resource-Policy.",
        Referrer => "Addresses are told to nobody",
        ReferrerNot => "The page asks for it itself; add Referrer-Policy for every file.",
        Sniffing => "Files are taken for what they are",
        SniffingNot => "Add X-Content-Type-Options.",
        Types => "Files have their types",
        TypesNot => "Set the types of .wasm, .mjs and .webmanifest files.",
        Unchanged => "The files are those of this version",
        UnchangedNot => "The host changes them or mixes two versions. Switch off minifying and rewriting, and upload the whole folder again.",
        Addresses => "Every address of the app leads to the page",
        AddressesNot => "Answer addresses without an ending with index.html; else a bookmark fails on the first visit.",
        WaysOut => "Ways out of the page are closed",
        WaysOutNot => "This browser did not let them be taken away. Use another browser for real records.",
        Offline => "Circlebook is kept for offline use",
        OfflineNot => "Load the page once more. In a private window it cannot be kept.",
        Kept => "The browser keeps the book when room runs short",
        KeptNot => "It may remove the book then. Install Circlebook as an app, and save backups often.",
        Locks => "Two windows can take turns",
        LocksNot => "Keep Circlebook open in one window alone.",
    }
}
