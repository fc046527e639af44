//! Texts of what is printed: the list of papers, and the papers themselves.

use crate::domain::agreement::AssentTo;
use crate::policy::papers::certificate::NoCertificate;
use crate::texts;

texts! {
    /// The list of papers, and what they share.
    PapersText {
        Title => "Papers",
        Lede => "What can be printed for this group, what still lacks something first. Paper size and printer are chosen when you print.",
        Print => "Print",
        BackToPapers => "All papers",
        Missing => "Missing:",
        Signature => "Signature",
        SignDay => "Day",
        Mentor => "Mentor",
        Mentee => "Mentee",
        Group => "Group",
        GroupPurpose => "Purpose",
        AsOf => "As of",
        FullName => "Name in full",
        NoPeople => "Nobody is in the group yet",
        NoPeopleText => "Add the members first. Then there is something to print for each of them.",
        AddMembers => "Add members",
        HoursTitle => "Statements of hours",
        HoursText => "What each mentee attended, what is credited, and why the rest is not, line by line over all groups.",
        HoursLook => "See hours",
        HoursNone => "nothing attended yet",
        HoursState => "{0} credited, {1}",
        HoursWait => "the credit of {0} mentee is still provisional.",
        HoursWaitMany => "the credit of {0} mentees is still provisional.",
        CertificateTitle => "Certificates of attendance",
        CertificateText => "The sessions at which a mentee was present, with their minutes.",
        CertificateState => "{0} of {1} sessions, {2}",
        CertificateOpen => "attendance of session {0} was not taken.",
        TakeAttendance => "Take it",
        AgreementTitle => "Agreement to sign",
        AgreementText => "The versions in force, with a line for each signature.",
        AgreementNone => "no agreement is written yet.",
        AgreementWait => "the yes of {0}.",
        AgreementOpen => "Agreement in force",
        WriteAgreement => "Write it",
        Record => "Record it",
        ConsentTitle => "Consent sheets",
        ConsentText => "A sheet for each person, with every part that they are asked for.",
        ConsentWait => "{0} answer is not on record.",
        ConsentWaitMany => "{0} answers are not on record.",
        ConsentOpen => "All consent sheets",
        WallTitle => "Attendance sheet for the wall",
        WallText => "Code names, with room for arrival, leaving and signature.",
        WallOpen => "Attendance sheet",
        NothingPlanned => "no session is planned.",
        PlanOne => "Plan one",
        PlanTitle => "Session plans",
        PlanText => "For whoever facilitates: agenda with times, roles, opening, what policies ask for, and room for notes.",
        PlanWait => "session {0} has no agenda yet.",
        WriteAgenda => "Write it",
        AgendaItems => "{0} item, {1}",
        AgendaItemsMany => "{0} items, {1}",
        NoAgenda => "no agenda",
    }
}

texts! {
    /// The certificate of attendance.
    CertificateText {
        Title => "Certificate of attendance",
        Lede => "It says what is on record, and no more.",
        Of => "Presence",
        Says => "{0} was present at {1} of {2} sessions of this group that were held between {3} and {4}: {5} in all.",
        Session => "Session",
        Day => "Day",
        Length => "Length",
        Present => "Present",
        Total => "Total",
        Minutes => "{0} min",
        NotTitle => "What this does not say",
        NotCredit => "Whether any of this time is credited under a policy: the statement of hours says that.",
        NotLearning => "What was learned, and how anybody took part.",
        NotElsewhere => "Time in other groups, in individual meetings, or entered without a session.",
        NotTaken => "Whether they were present at session {0}: attendance was not taken.",
        Sessions => "{0} and {1}",
        SignMentor => "Mentor, {0}",
        Refused => "There is nothing to certify yet.",
        NothingHeld => "No session was held while this person was a member.",
        NoneTaken => "Sessions were held, but attendance was taken at none of them. Record it first; nobody is certified by guess.",
        NeverThere => "Attendance was taken, and this person was present at none of the sessions.",
        ToSessions => "To the sessions",
    }
}

texts! {
    /// Consent sheets.
    SheetText {
        Title => "Consent sheets",
        Lede => "One sheet a person. What is signed here still has to be recorded under Consents.",
        ToConsents => "To the consents",
        SheetOf => "Consent",
        Whom => "Whose sheet",
        Everybody => "Everybody, a page each",
        Part => "I agree to this",
        Yes => "Yes",
        No => "No",
        OnRecord => "On record",
        NotYet => "not yet",
        Given => "yes, {0}",
        Refused => "no, {0}",
        Abstained => "abstains, {0}",
        Withdrawn => "withdrawn, {0}",
        Free => "Each part stands by itself. You may say no to any of them, and you may take back a yes at any time; tell the mentor. What is older than that day is kept as said below.",
        KeptUntil => "Records of this group are kept until {0}.",
        KeptOpen => "No day is set yet up to which the records of this group are kept.",
        Concern => "A concern can be raised in confidence: {0}",
        NothingAsked => "Nobody is asked for consent here",
        NothingAskedText => "The policies of this group ask for none beyond the agreement. Under Consents you can ask for some.",
        Purpose => "I agree to the purpose of the group.",
        PresentingFormat => "I agree to the format in which we present.",
        SharedResponsibility => "I share the responsibility for how the group works.",
        Voluntary => "I take part of my own free will, and I know that I can stop at any time.",
        NatureAndPurpose => "The nature and the purpose of the group were explained to me, and I want to take part in it.",
        SharingExperience => "I am willing to share experience from my work, as far as I choose to.",
        Confidentiality => "I keep to myself what others say here, and whom and what they speak of.",
        DataStorage => "The mentor may keep records that name me by my code name: presence, talk time, what I brought, and notes.",
        Standards => "I uphold the standards of the policy.",
        GoalOf => "I share this goal of the group: {0}",
        Agreement => "I agree to the agreement in force.",
    }
}

texts! {
    /// The attendance sheet for the wall.
    WallText {
        Title => "Attendance sheet",
        Lede => "To be written on by hand. Carry it over into the session’s record afterwards.",
        Which => "For which session",
        All => "All planned sessions, a page each",
        SheetOf => "Attendance, session {0}",
        When => "When",
        How => "How",
        Name => "Code name",
        Arrived => "Arrived",
        Left => "Left",
        Guest => "Guest",
        Began => "Began at",
        Ended => "Ended at",
        Conducted => "Conducted by",
        NonePlanned => "No session is planned",
        NonePlannedText => "Plan a session first; its sheet then has the day and the names.",
        PlanOne => "Plan a session",
        NoTime => "no day yet",
        SignMentor => "Mentor",
    }
}

texts! {
    /// The session plan.
    PlanPaperText {
        Title => "Session plan",
        Lede => "For whoever facilitates.",
        SheetOf => "Plan of session {0}",
        BackToSession => "To the session",
        OnPaper => "Plan on paper",
        When => "When",
        How => "How",
        Topic => "Topic",
        Platform => "Platform",
        Conducts => "Conducts",
        Facilitates => "Facilitates",
        Chairs => "In the chair",
        Format => "Format",
        Participants => "Participants",
        Expected => "Expected",
        Agenda => "Agenda",
        NoAgenda => "No agenda is written yet.",
        Begins => "Begins",
        Item => "Item",
        Takes => "Takes",
        Open => "open",
        ProposedBy => "proposed by {0}",
        For => "for {0}",
        Spare => "{0} of the session are left.",
        Over => "The items take {0} longer than the session.",
        OpenOne => "The length of {0} item is open.",
        OpenMany => "The length of {0} items is open.",
        Opening => "Opening",
        NoOpening => "No policy asks for anything at the opening.",
        Covered => "What policies ask to be covered",
        CoveredLede => "So that it can be recorded afterwards.",
        NothingAsked => "No policy asks for anything of this session.",
        Tasks => "Who does what",
        Notes => "Notes",
        NotesHint => "No client is to be recognised from them.",
        Done => "done",
    }
}

/// Why nothing is certified.
#[must_use]
pub const fn no_certificate(why: NoCertificate) -> &'static str {
    match why {
        NoCertificate::NothingHeld => CertificateText::NothingHeld.text(),
        NoCertificate::NotTaken => CertificateText::NoneTaken.text(),
        NoCertificate::NeverThere => CertificateText::NeverThere.text(),
    }
}

/// What somebody signs for a part of the consent, where it needs no words of its own.
#[must_use]
pub const fn consent_words(to: AssentTo) -> &'static str {
    match to {
        AssentTo::Agreement(_) => SheetText::Agreement.text(),
        AssentTo::Goal(_) => SheetText::GoalOf.text(),
        AssentTo::Purpose => SheetText::Purpose.text(),
        AssentTo::PresentingFormat => SheetText::PresentingFormat.text(),
        AssentTo::SharedResponsibility => SheetText::SharedResponsibility.text(),
        AssentTo::Voluntary => SheetText::Voluntary.text(),
        AssentTo::NatureAndPurpose => SheetText::NatureAndPurpose.text(),
        AssentTo::SharingExperience => SheetText::SharingExperience.text(),
        AssentTo::Confidentiality => SheetText::Confidentiality.text(),
        AssentTo::DataStorage => SheetText::DataStorage.text(),
        AssentTo::Standards => SheetText::Standards.text(),
    }
}
