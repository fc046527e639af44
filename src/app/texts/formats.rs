//! Texts of the formats for working on what somebody presents: what each is for, its roles, its phases.

use crate::live::format::Format;

/// A format in words.
#[derive(Clone, Copy, Debug)]
pub struct FormatWords {
    /// Its name.
    pub name: &'static str,
    /// What it is for.
    pub about: &'static str,
    /// Its roles, each with a card.
    pub roles: &'static [(&'static str, &'static str)],
    /// Its phases, each with what happens in it.
    pub phases: &'static [(&'static str, &'static str)],
}

const PRESENTER: (&str, &str) =
    ("Presenter", "Brings one thing that is still open. Says what would help, and takes what fits.");
const GROUP: (&str, &str) = ("Group", "Listens first. Wonders aloud and gives no orders.");
const KEEPER: (&str, &str) = ("Time keeper", "Says when a phase ends, kindly and on time.");

const TROIKA: FormatWords = FormatWords {
    name: "Troika",
    about: "Quick help in threes. One asks, two think aloud, then the roles move on.",
    roles: &[
        ("Client", "Says in a minute what you would like help with. Then turn away and only listen."),
        ("Consultants", "Ask to understand. Then talk with each other as if the client had gone out."),
    ],
    phases: &[
        ("The question", "The client says what help is wanted."),
        ("To understand", "The consultants ask, and only to understand."),
        ("Thinking aloud", "The consultants talk with each other; the client faces away and listens."),
        ("What helps", "The client turns back and says what was of use."),
    ],
};
const INCIDENT: FormatWords = FormatWords {
    name: "Incident method",
    about: "One short event. The group finds out the rest by asking, then decides as if it had been there.",
    roles: &[PRESENTER, GROUP, KEEPER],
    phases: &[
        ("The incident", "The presenter tells what happened in a few sentences, without how it ended."),
        ("Finding out", "The group asks for facts."),
        ("The decision", "The group agrees what had to be decided."),
        ("In their place", "Each writes down and says what they would do, and why."),
        ("Together", "The group compares the answers."),
        ("What happened", "The presenter tells how it went on."),
        ("Looking back", "All say what they take with them for their own work."),
    ],
};
const ACTION_LEARNING: FormatWords = FormatWords {
    name: "Action learning",
    about: "Questions and no advice, until the presenter sees a next step.",
    roles: &[
        PRESENTER,
        ("Group", "Asks open questions. Whoever wants to advise turns the advice into a question."),
        KEEPER,
    ],
    phases: &[
        ("Arriving", "All say in a word how they are here."),
        ("Presenting", "The presenter tells the problem and what makes it hard."),
        ("Questions", "The group asks; the presenter answers or keeps the question."),
        ("Next step", "The presenter says what they will do, and by when."),
        ("Looking at the work", "Optional: the group says what helped and what did not."),
        ("Leaving", "All say in a word what they take with them."),
    ],
};
const BALINT: FormatWords = FormatWords {
    name: "Balint group",
    about: "What goes on between a professional and a client, felt more than solved. No advice. Suits six to ten people.",
    roles: &[
        ("Presenter", "Tells a case from memory, without notes. Then sits back and listens."),
        GROUP,
        ("Leader", "Keeps the group with the relationship, and keeps it safe."),
    ],
    phases: &[
        ("The case", "The presenter tells it as it comes to mind."),
        ("Facts", "The group asks only what it needs to follow."),
        ("Wondering", "The presenter sits back. The group says what it imagines and feels, on all sides."),
        ("Coming back", "The presenter says what touched something, if they wish."),
    ],
};
const REFLECTING_TEAM: FormatWords = FormatWords {
    name: "Reflecting team",
    about: "Some talk with the presenter, the others listen; then these talk with one another, and the presenter listens.",
    roles: &[
        PRESENTER,
        ("Interviewer", "Helps the presenter to tell it."),
        ("Team", "Listens without a word. Then speaks tentatively, to one another, with respect for all."),
    ],
    phases: &[
        ("Interview", "The interviewer talks with the presenter. The team listens."),
        ("The team reflects", "The team talks with one another. The presenter listens."),
        ("Answer", "The presenter tells the interviewer what was interesting."),
        ("All together", "All speak about what this opens up for their own work."),
    ],
};
const STRUCTURED: FormatWords = FormatWords {
    name: "Structured peer supervision",
    about: "A question to begin with, and a way of listening for each of the others.",
    roles: &[
        PRESENTER,
        ("Listeners", "Each hears it from one side: the client, the presenter, a colleague, an image that comes up."),
        ("Moderator", "Keeps to the steps and sums up."),
    ],
    phases: &[
        ("The question", "The presenter says what they would like feedback on."),
        ("Roles", "Each listener takes a side from which to listen."),
        ("Presenting", "The presenter shows or tells."),
        ("Feedback", "Each speaks from their side. The presenter stays silent."),
        ("Discussion", "All talk, led by the moderator."),
        ("Summary", "The moderator sums up; the presenter says whether the question was answered."),
    ],
};
const GROW: FormatWords = FormatWords {
    name: "GROW",
    about: "Four steps from where somebody wants to be to what they will do first.",
    roles: &[PRESENTER, GROUP],
    phases: &[
        ("Goal", "What would you like to reach, and how would you know?"),
        ("Reality", "How is it now? What have you tried?"),
        ("Options", "What could you do? What else?"),
        ("Way forward", "What will you do, when, and who can help?"),
    ],
};
const OWN: FormatWords = FormatWords {
    name: "A format of our own",
    about: "As the group has agreed. No times are set.",
    roles: &[],
    phases: &[("Our own way", "As the group has agreed.")],
};

/// The words of a format.
#[must_use]
pub const fn words(format: Format) -> FormatWords {
    match format {
        Format::Troika => TROIKA,
        Format::Incident => INCIDENT,
        Format::ActionLearning => ACTION_LEARNING,
        Format::Balint => BALINT,
        Format::ReflectingTeam => REFLECTING_TEAM,
        Format::Structured => STRUCTURED,
        Format::Grow => GROW,
        Format::Own => OWN,
    }
}

// Words and minutes come from two tables: a phase without its time, or a time without its phase, does not compile.
const _: () = {
    let mut at = 0;
    while at < Format::ALL.len() {
        #[expect(clippy::indexing_slicing, reason = "checked while compiling")]
        let format = Format::ALL[at];
        assert!(words(format).phases.len() == format.minutes().len());
        at += 1;
    }
};
