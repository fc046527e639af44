//! What was done, in words: a sentence for each entry, and a word for each field that it changed.

use crate::domain::record::Kind;
use crate::journal::entry::{Act, Label};
use crate::journal::undo::History;
use crate::texts;

use super::counted;

texts! {
    /// The history.
    HistoryText {
        Title => "History",
        Lede => "Every change that was saved, the latest first. Each can be looked into, and taken back as long as nothing later builds on it.",
        GroupLede => "Every change that was saved in this group, the latest first.",
        Group => "Group",
        AllGroups => "Everything",
        Empty => "Nothing was recorded yet",
        EmptyText => "Each change that you save will stand here.",
        Problem => "The history could not be read.",
        UndoLast => "Undo",
        RedoLast => "Redo",
        Changes => "What changed",
        NoChanges => "What stood here before is no longer kept.",
        Removed => "{0} was removed.",
        Field => "Field",
        Before => "Before",
        After => "After",
        Nothing => "–",
        PolicyText => "version {0}, {1} rules",
        Erased => "The contents of this version were erased.",
        ErasedBefore => "What stood here before was erased.",
        ErasedOf => "{0}: {1}",
        WasRedacted => "A text was redacted wherever it stood; {0}",
        WereErased => "Records were erased; {0}",
        PersonErased => "Erased but for time and presence: {1}; {0}",
        PersonAnonymised => "Anonymised: {1}; {0}",
        WereDue => "Records whose time was up were erased; {0}",
        VersionsOne => "{0} version lost its contents",
        VersionsMany => "{0} versions lost their contents",
        TakenBack => "Taken back",
        UndoThis => "Undo",
        RedoThis => "Do again",
        More => "Show {0} more",
        Another => "another record",
        WasAdded => "Added: {0}",
        WasChanged => "Changed: {0}",
        WasRemoved => "Removed: {0}",
        GroupSetUp => "The group was set up",
        FileImported => "A file was taken in",
        SampleAdded => "The sample was added",
        Merged => "Another copy was united with this book",
        Decided => "Decided between versions: {0}",
        WasUndone => "Taken back – {0}",
        WasRedone => "Done again – {0}",
    }
}

texts! {
    /// One record of each kind, where it cannot be named any closer.
    KindWord {
        Settings => "settings of the book",
        Listing => "a registry listing",
        Person => "a person",
        Enrolment => "an enrolment",
        Group => "the group",
        Member => "a membership",
        Session => "a session",
        Meeting => "an individual meeting",
        Need => "a need",
        Goal => "a goal",
        Case => "a case",
        Note => "a note",
        Evaluation => "the evaluation",
        Hours => "hours from elsewhere",
        Concern => "a concern",
        Incident => "an incident",
        Agreement => "an agreement",
        Assent => "an assent",
        Statement => "a statement",
        Matter => "a matter",
        OwnPolicy => "a policy",
        Clash => "two versions of a record",
    }
}

/// One record of this kind, where it cannot be named any closer.
#[must_use]
pub const fn kind_word(kind: Kind) -> &'static str {
    match kind {
        Kind::Settings => KindWord::Settings.text(),
        Kind::Listing => KindWord::Listing.text(),
        Kind::Person => KindWord::Person.text(),
        Kind::Enrolment => KindWord::Enrolment.text(),
        Kind::Group => KindWord::Group.text(),
        Kind::Member => KindWord::Member.text(),
        Kind::Session => KindWord::Session.text(),
        Kind::Meeting => KindWord::Meeting.text(),
        Kind::Need => KindWord::Need.text(),
        Kind::Goal => KindWord::Goal.text(),
        Kind::Case => KindWord::Case.text(),
        Kind::Note => KindWord::Note.text(),
        Kind::Evaluation => KindWord::Evaluation.text(),
        Kind::Hours => KindWord::Hours.text(),
        Kind::Concern => KindWord::Concern.text(),
        Kind::Incident => KindWord::Incident.text(),
        Kind::Agreement => KindWord::Agreement.text(),
        Kind::Assent => KindWord::Assent.text(),
        Kind::Statement => KindWord::Statement.text(),
        Kind::Matter => KindWord::Matter.text(),
        Kind::OwnPolicy => KindWord::OwnPolicy.text(),
        Kind::Clash => KindWord::Clash.text(),
    }
}

/// What the entry with this label did to the record called `name`.
#[must_use]
pub fn sentence(history: &History, label: &Label, name: &str) -> String {
    use HistoryText as T;
    match label.act {
        Act::Add => T::WasAdded.with(&[name]),
        Act::Change => T::WasChanged.with(&[name]),
        Act::Remove => T::WasRemoved.with(&[name]),
        Act::Redact(versions) => T::WasRedacted.with(&[&lost(versions)]),
        Act::Erase(versions) => T::WereErased.with(&[&lost(versions)]),
        Act::ErasePerson(versions) => T::PersonErased.with(&[&lost(versions), name]),
        Act::Anonymise(versions) => T::PersonAnonymised.with(&[&lost(versions), name]),
        Act::Expire(versions) => T::WereDue.with(&[&lost(versions)]),
        Act::SetUpGroup => T::GroupSetUp.text().to_owned(),
        Act::Import => T::FileImported.text().to_owned(),
        Act::AddSample => T::SampleAdded.text().to_owned(),
        Act::Merge => T::Merged.text().to_owned(),
        Act::Decide => T::Decided.with(&[name]),
        Act::Undo(_) | Act::Redo(_) => {
            let text = if let Act::Undo(_) = label.act { T::WasUndone } else { T::WasRedone };
            let original = original(history, label);
            if original.act.reverses().is_some() {
                return text.with(&[name]);
            }
            text.with(&[&sentence(history, original, name)])
        }
    }
}

/// How many versions lost their contents.
fn lost(versions: u64) -> String {
    let versions = usize::try_from(versions).unwrap_or(usize::MAX);
    counted(versions, HistoryText::VersionsOne.text(), HistoryText::VersionsMany.text())
}

/// The label of the entry at the bottom of a row of undoing and redoing, as far as the history reaches.
fn original<'a>(history: &'a History, label: &'a Label) -> &'a Label {
    let mut label = label;
    while let Some(step) = label.act.reverses().and_then(|of| history.step(of)) {
        label = &step.label;
    }
    label
}

macro_rules! fields {
    ($($key:literal => $name:ident $word:literal),+ $(,)?) => {
        texts! {
            /// Fields of records, as the history names them.
            FieldName {
                $($name => $word),+
            }
        }

        /// The word for a field of a record.
        #[must_use]
        pub fn field_name(key: &str) -> Option<&'static str> {
            match key {
                $($key => Some(FieldName::$name.text()),)+
                _ => None,
            }
        }
    };
}

fields! {
    "about" => About "subject",
    "accrual_start" => AccrualStart "begin of accrual",
    "actions" => Actions "action",
    "after" => After "counted from",
    "agenda" => Agenda "agenda item",
    "answered" => Answered "who answered",
    "assessed_on" => AssessedOn "assessed on",
    "assigned_on" => AssignedOn "assigned on",
    "attainment" => Attainment "attainment",
    "attendance" => Attendance "attendance",
    "benefits" => Benefits "benefits",
    "by" => By "by",
    "cancelled" => Cancelled "cancelled",
    "carried" => Carried "action of the earlier group",
    "cases" => Cases "cases",
    "cases_raised" => CasesRaised "cases raised",
    "category" => Category "category",
    "certified" => Certified "certified",
    "charter" => Charter "set-up",
    "checked_on" => CheckedOn "checked on",
    "closed_on" => ClosedOn "closed on",
    "code" => Code "code",
    "code_name" => CodeName "code name",
    "completed_on" => CompletedOn "completed on",
    "concern" => Concern "concern",
    "conducted_by" => ConductedBy "conducted by",
    "confidentiality" => Confidentiality "confidentiality",
    "confidentiality_on" => ConfidentialityOn "confidentiality agreed on",
    "contact_target" => ContactTarget "target for individual contacts",
    "correction" => Correction "correction",
    "count" => Count "how many",
    "covers" => Covers "covers",
    "discussed_on" => DiscussedOn "discussed on",
    "due" => Due "due",
    "end" => End "end",
    "evidence" => Evidence "evidence",
    "from" => From "from",
    "full_name" => FullName "full name",
    "gathered" => Gathered "answers without names",
    "goals" => Goals "goals",
    "group" => Group "about the group",
    "group_option" => GroupOption "group option",
    "group_reactions" => GroupReactions "reactions of the group",
    "held" => Held "held",
    "held_by" => HeldBy "held by",
    "how" => How "what became of it",
    "incident" => Incident "incident",
    "individual" => Individual "about the individual meetings",
    "individual_reactions" => IndividualReactions "reactions to the individual meetings",
    "invited" => Invited "invited",
    "joined" => Joined "first day",
    "keeper" => Keeper "keeper of the book",
    "kind" => Kind "kind",
    "late" => Late "minutes late",
    "left" => Left "last day",
    "measure" => Measure "how it will be seen",
    "meeting" => Meeting "meeting",
    "mentees" => Mentees "mentees",
    "mentor" => Mentor "mentor",
    "minutes" => Minutes "minutes",
    "mode" => Mode "how people met",
    "months" => Months "months",
    "name" => Name "name",
    "nature" => Nature "nature",
    "note" => Note "note",
    "notes" => Notes "notes",
    "off_limits" => OffLimits "off limits",
    "on" => On "on",
    "on_course" => OnCourse "on course",
    "outcome" => Outcome "outcome",
    "owner" => Owner "responsible",
    "packs" => Packs "policies",
    "person" => Person "person",
    "plan" => Plan "how it is meant",
    "planned" => Planned "planned",
    "present" => Present "minutes present",
    "programme" => Programme "programme",
    "progress" => Progress "progress",
    "purpose" => Purpose "purpose",
    "raised_on" => RaisedOn "raised on",
    "reason" => Reason "reason",
    "recipients" => Recipients "who was told",
    "record" => Record "record",
    "relevance" => Relevance "why it matters",
    "resolution" => Resolution "resolution",
    "responses" => Responses "response",
    "retention" => Retention "how long kept",
    "role" => Role "role",
    "rule" => Rule "rule",
    "ruling" => Ruling "the council’s answer",
    "sample" => Sample "sample",
    "scale" => Scale "described level",
    "scope" => Scope "scope",
    "self_check" => SelfCheck "self-check",
    "serves" => Serves "serves",
    "session" => Session "session",
    "set_on" => SetOn "set on",
    "setting" => Setting "setting",
    "settled" => Settled "settled",
    "sign_off" => SignOff "sign-off",
    "source" => Source "source",
    "start" => Start "start",
    "text" => Text "text",
    "texts" => Texts "texts",
    "title" => Title "title",
    "to" => To "to",
    "to_benefit" => ToBenefit "on the benefit",
    "to_group" => ToGroup "on the group",
    "to_improve" => ToImprove "on what should become better",
    "to_individual" => ToIndividual "on the individual meetings",
    "topic" => Topic "topic",
    "turns" => Turns "turns",
}
