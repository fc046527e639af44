//! What the sample group says.

use crate::texts;

texts! {
    /// What the sample group says.
    SampleText {
        Name => "Sample: Thursday group",
        Purpose => "Trainees in sport psychology look at their own practice together, so that each of them serves athletes better.",
        Goals => "Everybody brings a case, gives and takes feedback, and leaves each session with one thing to try.",
        Mentor => "Mentor A",
        ListingSource => "https://registry.example.org/mentors",
        Need => "More confidence in the first conversation with a new athlete.",
        Goal => "Open a first conversation so that the athlete sets the agenda.",
        Specific => "In first conversations, one to one, with athletes who come of their own accord.",
        Step => "Write down one opening question before each first conversation.",
        LevelOne => "I open with my own questions and keep to them.",
        LevelTwo => "I ask what the athlete wants to speak about, and then lead.",
        LevelThree => "In most first conversations the athlete names the topic.",
        LevelFour => "In every first conversation the athlete names the topic and what would help.",
        LevelFive => "Athletes come prepared, because they know that the agenda is theirs.",
        Progress => "Tried it twice; the second time the athlete named the topic.",
        CaseNature => "Performance anxiety before competitions",
        CaseScope => "Six individual sessions, no contact with the team",
        OffLimits => "The athlete’s sport and club",
        Briefing => "Purpose and goals of the group, and the individual meetings beside it.",
        TopicOne => "First conversations",
        TopicTwo => "Working with coaches",
        TopicThree => "When an athlete stops coming",
        TopicFour => "Looking back at a case",
        ServiceNote => "Reported on the sessions given since last time; no concern.",
        Activity => "Practised the opening question with a partner.",
    }
}
