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
    }
}
