//! The policies.

use crate::texts;

texts! {
    /// The policies.
    PoliciesText {
        Title => "Policies",
        Lede => "What the book judges by: every rule in our own words, with the clause it rests on.",
        Search => "Search the rules",
        SearchHint => "A word, or a rule’s identifier.",
        OneRule => "{0} rule",
        ManyRules => "{0} rules",
        InForce => "In force from {0}.",
        InForceUnconfirmed => "Taken to be in force from {0}; the source gives no date.",
        Limits => "Limits: {0}.",
        Days => "{0} days",
        Months => "{0} months",
        Percent => "{0} %",
        Why => "Why: {0}",
        Brings => "What it brings: {0}",
        Watch => "What to watch: {0}",
        SavePack => "Save as a file",
        NotSaved => "The file could not be saved. Check the browser’s permissions, then try again.",
        OwnTitle => "Your own policies",
        OwnLede => "Bring a policy of your organisation: save one from above as a file, change its name, limits and rules, and open it here. Nothing is taken in before it reads without an error.",
        OwnButton => "Open a policy file",
        OwnProblem => "The policy was not taken in",
        OwnNone => "There is none yet.",
        OwnAdded => "taken in on {0}, version {1}",
        OwnTaken => "The policy {0} was taken in.",
        OwnRemoved => "Removed",
        OwnInUse => "A group uses this policy. Take it out of the group’s settings first.",
        OwnBroken => "It does not read any more: {0}",
        KeyTaken => "`key`: a policy that comes with the book is called `{0}`. Give yours a name of its own.",
        NotText => "The file is not a text file. Choose the JSON file of a policy.",
    }
}
