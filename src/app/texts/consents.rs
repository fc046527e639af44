//! Texts of the page on consents.

use crate::domain::agreement::AssentTo;
use crate::texts;

texts! {
    /// Texts of the page on consents.
    ConsentText {
        Title => "Consents",
        Lede => "Everybody’s word on each part, and what follows from it.",
        Explained => "Consent comes before the record. Whoever refuses is not named in it, and gets no credit that rests on it. A withdrawal acts forward: what is older is kept until the day on which records go.",
        NothingAsked => "The policies of this group ask for no consent beyond the agreement. You can ask for some below.",
        SaidOn => "Said on",
        AllYes => "Everybody said yes to all of it",
        AllYesText => "{0} answers are recorded as given on {1}: of everybody who is asked, to each part that is still open. Do it only when each of them has said so; choose a refusal in the grid first.",
        AllYesDo => "Record their yes",
        NoneOpen => "Everybody who is asked has answered.",
        StillOpen => "{0} answers are still open.",
        Saved => "Recorded",
        Member => "Member",
        CellOf => "{0}, {1}",
        NotAsked => "not asked",
        Open => "open",
        Given => "given",
        Refused => "refused",
        Withdrawn => "withdrawn",
        GivenAndWithdrawn => "given {0}, withdrawn {1}",
        GoalOf => "Goal: {0}",
        Follows => "What follows",
        FollowsFor => "{0}: what follows",
        WasRefused => "refused.",
        WasWithdrawn => "withdrawn on {0}.",
        Kept => "Named with consent on {0}: these records stay.",
        KeptUntil => "They are kept until {0}; then decide on each: erase it or take the name out.",
        KeptUndated => "No day is set up to which records are kept: set one under Set-up.",
        Against => "Named without consent on {0}: take the name out of these records.",
        Storage => "From then on nothing may name them: no attendance, no talk time, no flag, no note. Without attendance no hours are credited.",
        Free => "They do not take part, or stop when they say so. Nothing is held against them.",
        Nature => "Explain once more what the group is for. Without it they do not take part.",
        Sharing => "They may listen, and nobody asks for their own experience. Talk with them about whether the group is right for them.",
        Secrecy => "They cannot be in a session, because what others say would not be safe.",
        Standard => "The policy asks that all uphold its standards. Talk with them before the next session.",
        Consensus => "Speak about it in the group until everybody can live with it.",
        More => "Ask for more than the policies do",
        MoreHint => "What you tick has a column of its own in the grid.",
        AskedFor => "Also ask for consent to",
    }
}

/// What follows where somebody's consent to that is missing.
#[must_use]
pub const fn follows(to: AssentTo) -> &'static str {
    use ConsentText as T;
    match to {
        AssentTo::DataStorage => T::Storage.text(),
        AssentTo::Voluntary => T::Free.text(),
        AssentTo::NatureAndPurpose => T::Nature.text(),
        AssentTo::SharingExperience => T::Sharing.text(),
        AssentTo::Confidentiality => T::Secrecy.text(),
        AssentTo::Standards => T::Standard.text(),
        AssentTo::Purpose
        | AssentTo::PresentingFormat
        | AssentTo::SharedResponsibility
        | AssentTo::Goal(_)
        | AssentTo::Agreement(_) => T::Consensus.text(),
    }
}
