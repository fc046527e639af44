//! Texts of the evaluation.

use crate::texts;

texts! {
    /// Texts of the evaluation.
    EvaluationText {
        Title => "Evaluation",
        Lede => "A look back at the group once it is over: four questions, what the mentees say, and what will be done better.",
        TooEarly => "The last session is still ahead. An evaluation counts only after it; a draft can be kept here until then.",
        StillOpen => "Still open: {0}.",
        AllAnswered => "All four questions are answered.",
        On => "Evaluated on",
        By => "Evaluated by",
        NotStated => "Not stated",
        Questions => "Four questions",
        GroupReactions => "How did the mentees react to the group?",
        IndividualReactions => "How did they react to the individual meetings?",
        Benefits => "How did the mentees benefit?",
        Actions => "What will be done to improve?",
        ActionsHint => "Each with who does it and by when.",
        ActionText => "Action",
        ActionOwner => "Who",
        ActionDue => "By when",
        Nobody => "Nobody yet",
        AddAction => "Add an action",
        OpenGroup => "the reaction to the group",
        OpenIndividual => "the reaction to the individual meetings",
        OpenBenefits => "the benefit",
        OpenActions => "the actions",
        Responses => "What the mentees say",
        ResponsesHint => "What each told you openly, in their own words or summed up. Leave empty whoever has not answered yet.",
        AnsweredOn => "Answers given on",
        AnsweredHint => "New answers carry this day; those that stand keep theirs.",
        ResponseGroup => "On the group",
        ResponseIndividual => "On the individual meetings",
        NoAnswer => "No answer yet from {0}.",
        PartAnswer => "Half an answer from {0}.",
        AllResponded => "Every mentee has answered both questions.",
        Save => "Save the evaluation",
        Saved => "Evaluation saved.",
        Remove => "Remove the evaluation",
        Removed => "The evaluation was removed.",
        Found => "What the book finds",
    }
}
