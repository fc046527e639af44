//! Texts of a running session.

use crate::texts;

texts! {
    /// Texts of a running session.
    LiveText {
        Title => "Session {0}, running",
        Run => "Run this session",
        RunToday => "Run the session",
        Open => "Open session",
        Leave => "Leave",
        LeaveFull => "Leave the session; it goes on being kept",
        Steps => "Steps of the session",
        Arrival => "Arrival",
        Opening => "Opening",
        Agenda => "Agenda",
        Format => "Format",
        Talk => "Talk",
        Notes => "Notes",
        Closing => "Closing",
        Finish => "Finish",
        StepDone => "(done)",
        Kept => "Kept",
        NotKept => "Not kept",
        NotKeptTitle => "What happens is not being kept.",
        NotKeptText => "This device does not take it at the moment. Leave the page open; it is tried again each second while somebody speaks, and with each tap.",
        Of => "of {0} h",
        Before => "not begun",
        Over => "ended",
        PresentOf => "{0} of {1} here",
        Begin => "Begin the session",
        Next => "Next: {0}",
        Elsewhere => "The book is being edited in another window.",
        ElsewhereText => "Only one window at a time can keep this session. Take it over here, and the other one stops where it is.",
        TakeOver => "Take over here",
        WrittenUp => "This session is written up already.",
        WrittenUpText => "What it says can be corrected on its page.",
        WrittenMeanwhile => "This session was written up by its form while it ran.",
        WrittenMeanwhileText => "Finishing here replaces times, attendance and talk time in that record, and can be undone. Or discard what was kept here, under Finish.",
        CalledOff => "This session was called off.",
        ToSession => "To the session",
        Unreadable => "What was kept of this session cannot be read.",
        UnreadableText => "It may come from another version of the app. Begin anew only if you can do without it.",
        BeginAnew => "Begin anew",
        SetBack => "The clock of this device was set back by {0} min.",
        SetBackText => "The session went on from the latest time that it knew.",
        GapTitle => "This page did not run from {0} to {1}.",
        GapText => "{0} had been speaking. Those {1} are counted as nobody’s talk time. Tap who is speaking.",
        Gone => "No longer in the book, and not named in the record: {0} of those who were here.",
        Speaking => "{0} is speaking",
        Nobody => "Nobody is speaking",
        Silence => "Silence",
    }
}

texts! {
    /// Arrival.
    ArrivalText {
        Title => "Who is here?",
        Lede => "Tap whoever is here. Whoever comes later gets the time by itself.",
        Everybody => "Everybody is here",
        NotHere => "not here yet",
        HereSince => "here since {0}",
        LateBy => "here since {0}, {1} min late",
        LeftAt => "left at {0}",
        Decide => "{0} is here. What is to be changed?",
        LeavesNow => "Leaves now",
        WasNotHere => "Was not here: take it back",
        Others => "Not invited",
        OthersLede => "Whoever comes without an invitation is a decision: invite now, or turn away. Both are recorded.",
        NotInvited => "member, not invited",
        InviteNow => "Invite now",
        TurnAway => "Turn away",
        TurnedAway => "turned away at {0}",
        Guest => "Somebody who is not in the book, by a code name",
        GuestNeedsName => "Enter a code name first.",
        Mentor => "mentor",
        CoMentor => "co-mentor",
        Observer => "observer",
        GuestRole => "guest",
    }
}

texts! {
    /// The opening.
    OpeningText {
        Title => "Opening",
        Lede => "What your policies ask for at the start, each with its time.",
        Done => "Done",
        DoneAt => "done at {0}",
        TakeBack => "Take back",
        Confidentiality => "Confidentiality",
        ConfidentialitySay => "What is said here stays here. Nobody outside learns who said what, and nobody who is spoken of can be recognised.",
        Privacy => "Privacy and safe handling",
        PrivacySay => "Why it matters to those who are not in the room. Notes use code names, stay on this device, and name no client.",
        Purpose => "Purpose",
        GoalsAre => "What we set out to reach: {0}",
        Expectations => "What we expect of one another",
        ExpectationsSay => "Respect, room for everybody, and safety to speak or to stay silent.",
        Channel => "A concern can be raised in confidence: {0}",
        Guidelines => "Guidelines",
        GuidelinesNone => "No guidelines are written yet. Write the first ones together under “Add or change”.",
        GuidelinesSay => "Read them or have them read, then ask whether all still stand by them.",
        Affirmed => "Who stands by them",
        Change => "Add or change",
        Amendment => "What we add or change today",
        AmendmentHint => "It becomes a new version, with the yes of everybody who stands by it.",
        Reference => "Guidance on which it rests",
        Platform => "How the platform works",
        PlatformSay => "How to mute, raise a hand and leave, and what to do when the connection fails.",
        Newcomers => "New to it: {0}.",
        AtEase => "Who is at ease with the technology",
        AllAtEase => "All are",
        AfterFirst => "The first item began at {0}, before confidentiality was established. It is recorded as it was.",
    }
}

texts! {
    /// The agenda, and whose turn it is.
    AgendaText {
        Title => "Agenda",
        Empty => "This session has no agenda. It can be written on the session’s page; what was kept here stays.",
        ToPlan => "Write the agenda",
        Begin => "Begin",
        BeginNext => "Next item",
        End => "End this item",
        Left => "{0} left",
        Overrun => "{0} over",
        Taken => "{0} of {1} min",
        TakenOpen => "{0}",
        Planned => "{0} min",
        Now => "now",
        ConfidentialityFirst => "Confidentiality has not been established yet. Your policies want it before the first item.",
        Turns => "Whose turn is it today?",
        TurnsLede => "Whoever has had the fewest turns comes first.",
        Presents => "Presents today",
        PersonTurns => "{0}: {1}",
        NoTurn => "no turn yet",
        OneTurn => "1 turn, on {1}",
        ManyTurns => "{0} turns, last on {1}",
        Material => "What is presented",
        MaterialHint => "By its case code alone.",
        Chair => "Who takes the chair today?",
        ChairLede => "Whoever has been in the chair least comes first.",
        Role => "What participants do today",
        RoleHint => "A line is enough, such as “bring a case, ask, reflect”.",
    }
}

texts! {
    /// The format.
    RoundText {
        Title => "Format",
        Which => "How do we work on it?",
        None => "No format",
        OwnName => "What we call it",
        Minutes => "{0} min in all",
        Roles => "Role cards, and who takes which",
        WhoPlays => "Who takes it",
        Phases => "Phases",
        Begin => "Begin with “{0}”",
        NextPhase => "Next: {0}",
        EndRound => "End the round",
        AnotherRound => "Another round",
    }
}

texts! {
    /// Talk time.
    TalkText {
        Title => "Who is speaking?",
        Lede => "Tap a person; tap again for silence. On a keyboard the numbers do the same while the list has the focus.",
        Nobody => "Take attendance first: whoever is here appears in this list.",
        Speaks => "speaking",
        NotYet => "not yet",
        Declined => "declined",
        HasLeft => "left",
        Dominates => "{0} has spoken for {1} % of the time.",
        DominatesText => "More than twice a fair share.",
        Silent => "Not heard yet: {0}.",
        DeclinesToSpeak => "Declines to speak",
        DeclinesLede => "Silence can be a choice. Tap whoever says so.",
        Even => "Evenness {0} of 100",
        MentorShare => "{0}: {1} % of all talk",
        Privacy => "Only totals are kept, never who spoke when.",
        List => "People",
        TalkTotal => "{0} of talk in all",
        Lost => "{0} not counted, because this page did not run",
    }
}

texts! {
    /// Notes and signs.
    LiveNotesText {
        Title => "Notes",
        Observation => "What you see of the group’s dynamics",
        ObservationHint => "Small signs become a pattern only when they are kept.",
        Notes => "Notes on the session",
        NotesHint => "Without anything that identifies a client.",
        Flags => "Signs that ask for an answer",
        FlagsLede => "Each becomes a matter to follow up, kept apart from the other records.",
        Who => "Who",
        What => "What you noticed",
        Words => "In a few words",
        Add => "Keep it",
        ChooseFirst => "Choose who and what first.",
        Kept => "Kept: {0}",
    }
}

texts! {
    /// The closing.
    ClosingText {
        Title => "Closing",
        Words => "What will each of us try?",
        WordOf => "{0} will try",
        Check => "Your look at the session",
        Purpose => "The purpose: {0}",
        Yes => "Yes",
        No => "No",
        OnCourse => "We kept to the purpose and goals",
        Correction => "How you will get back on course",
        Held => "Confidentiality held throughout",
        Incident => "What happened",
        IncidentHint => "Kept apart from the other records. Do not repeat here what must not be told.",
        Statements => "What your policies ask you to state",
        NextDate => "The next session",
        IsPlanned => "Planned for {0}.",
        NextDay => "Day",
        NextTime => "Start",
        End => "End the session now",
        GoOn => "It goes on after all",
        EndedAt => "The session ended at {0}.",
        NextHint => "It is planned to be as long as this one.",
    }
}

texts! {
    /// The end.
    FinishText {
        Title => "Finish",
        NotBegun => "The session has not begun. Nothing is recorded yet.",
        StillRuns => "The session still goes on. End it first; closing words and notes can be added after that.",
        Written => "This will be recorded, as one step that can be undone:",
        Held => "held {0}, {1}",
        Present => "{0} present, {1} of them late",
        OnTime => "{0} present, nobody late",
        Talk => "{0} min of talk time of {1} people",
        Matters => "{0} to follow up",
        Statements => "{0} statements",
        Words => "{0} to try",
        Agreement => "a new version of the guidelines",
        NextSession => "the next session, on {0}",
        Guests => "{0} new in the book",
        Missing => "Still missing",
        NothingMissing => "Nothing that your policies ask of this session is missing.",
        MissingLede => "It can be recorded all the same, and completed later on the session’s page.",
        Elsewhere => "Not met elsewhere in the group, with this session on record ({0})",
        GoTo => "Go to: {0}",
        Review => "Read through what was written ({0})",
        Sign => "Sign the record as complete",
        Record => "Record the session",
        RecordOver => "Record over what was written",
        Recorded => "The session is recorded.",
        Discard => "Discard what was kept",
        DiscardTitle => "Discard what was kept of this session?",
        DiscardText => "Arrivals, talk time and everything typed in here go. This cannot be undone.",
        Discarded => "What was kept of the session was discarded.",
        NextNoTime => "Enter day and start of the next session, or clear both.",
        Presented => "Presented",
        Unsaid => "Noticed in the session",
    }
}
