//! Texts of the concerns page.

use crate::texts;

texts! {
    /// Texts of the concerns page.
    ConcernText {
        Title => "Concerns",
        Lede => "Whether each mentee has concerns, when they were discussed and what came of it.",
        Private => "Private compartment.",
        PrivateText => "What stands here is stored apart from the group’s other records and leaves this device only in a backup of the whole book.",
        Empty => "No mentees yet",
        EmptyText => "Add the members of the group first. Then each mentee can be asked.",
        NotAsked => "Not asked yet.",
        AskedNone => "Asked: no concern.",
        RaisedOn => "raised on {0}",
        AskedOn => "asked on {0}",
        DiscussedOn => "discussed on {0}",
        NotDiscussed => "not discussed yet",
        AddTitle => "Ask, or record a concern",
        AddButton => "Record",
        Person => "Mentee",
        ChoosePerson => "Choose a mentee",
        Has => "Has the mentee any concerns?",
        HasHint => "About the group, the other members, confidentiality, or anything else that weighs on the mentoring.",
        HasNone => "Asked: none",
        HasSome => "Yes",
        AskedDay => "Asked on, or raised on",
        Text => "The concern",
        TextHint => "In the mentee’s sense. Nothing that identifies a client.",
        Discussed => "Discussed on",
        DiscussedHint => "Alone with the mentee; in the group only if they ask for it. Leave empty until then.",
        Outcome => "What came of it",
        Change => "Change",
        Removed => "The entry was removed.",
    }
}
