//! The kinds of note that a mentor writes, and what each is called.

use crate::app::format;
use crate::app::guard::departure;
use crate::app::state::group::GroupCtx;
use crate::app::texts::notes::NotesText;
use crate::app::texts::records::{self, RecordText};
use crate::domain::note::{About, BriefingPart, Note, Reviewed};
use crate::policy::verdict::Field;
use leptos::prelude::*;

/// A kind of note that a mentor writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NoteKind {
    Briefing,
    OtherDuties,
    Guidance,
    Service,
    Activity,
    GuidelineReview,
    PolicyReview,
}

/// The words of a kind.
pub(super) struct Words {
    pub(super) title: NotesText,
    pub(super) hint: NotesText,
    pub(super) add: NotesText,
    pub(super) none: NotesText,
    pub(super) text: NotesText,
}

/// What a briefing covers, with its key and its words.
pub(super) const PARTS: [(BriefingPart, &str, NotesText); 5] = [
    (BriefingPart::Purpose, "purpose", NotesText::CoversPurpose),
    (BriefingPart::Goals, "goals", NotesText::CoversGoals),
    (BriefingPart::IndividualComponent, "individual", NotesText::CoversIndividual),
    (BriefingPart::RoleExpectations, "roles", NotesText::CoversRoles),
    (BriefingPart::Platform, "platform", NotesText::CoversPlatform),
];

/// The words for what a briefing covers.
pub fn covers_word(part: BriefingPart) -> &'static str {
    PARTS.into_iter().find(|(each, ..)| *each == part).map_or("", |(.., text)| text.text())
}

impl NoteKind {
    pub(super) const ALL: [Self; 7] = [
        Self::Briefing,
        Self::OtherDuties,
        Self::Guidance,
        Self::Service,
        Self::Activity,
        Self::GuidelineReview,
        Self::PolicyReview,
    ];

    /// True for a kind that only policies ask for which read more than hours.
    pub(super) const fn is_review(self) -> bool {
        matches!(self, Self::GuidelineReview | Self::PolicyReview)
    }

    /// True for a note of this kind.
    pub(super) const fn is(self, about: &About) -> bool {
        matches!(
            (self, about),
            (Self::Briefing, About::Briefing { .. })
                | (Self::OtherDuties, About::OtherDuties)
                | (Self::Guidance, About::Guidance)
                | (Self::Service, About::ServiceMonitoring { .. })
                | (Self::Activity, About::Activity { .. })
                | (Self::GuidelineReview, About::Review { of: Reviewed::Guidelines })
                | (Self::PolicyReview, About::Review { of: Reviewed::Policy })
        )
    }

    /// The key of the field that a remedy leads to.
    pub(super) const fn key(self) -> &'static str {
        match self {
            Self::Briefing => Field::Briefing.key(),
            Self::OtherDuties => Field::OtherDuties.key(),
            Self::Guidance => Field::Guidance.key(),
            Self::Service => Field::ServiceMonitoring.key(),
            Self::Activity => Field::Activity.key(),
            Self::GuidelineReview => Field::Review.key(),
            Self::PolicyReview => Field::PolicyReview.key(),
        }
    }

    pub(super) const fn words(self) -> Words {
        use NotesText as T;
        let [title, hint, add, none, text] = match self {
            Self::Briefing => [T::Briefings, T::BriefingHint, T::BriefingAdd, T::BriefingNone, T::Text],
            Self::OtherDuties => [T::Duties, T::DutiesHint, T::DutiesAdd, T::DutiesNone, T::Text],
            Self::Guidance => [T::Guidance, T::GuidanceHint, T::GuidanceAdd, T::GuidanceNone, T::TextGuidance],
            Self::Service => [T::Service, T::ServiceHint, T::ServiceAdd, T::ServiceNone, T::TextService],
            Self::Activity => [T::Activities, T::ActivitiesHint, T::ActivityAdd, T::ActivitiesNone, T::TextActivity],
            Self::GuidelineReview => {
                [T::GuidelineReviews, T::GuidelineReviewHint, T::ReviewAdd, T::ReviewNone, T::Text]
            }
            Self::PolicyReview => [T::PolicyReviews, T::PolicyReviewHint, T::ReviewAdd, T::ReviewNone, T::Text],
        };
        Words { title, hint, add, none, text }
    }
}

/// What a note says in a few words.
pub(super) fn title(group: GroupCtx, note: &Note) -> String {
    match &note.about {
        About::Briefing { recipients, .. } if recipients.len() == group.people().len() => {
            NotesText::ToldAll.with(&[&recipients.len().to_string()])
        }
        About::Briefing { recipients, .. } => {
            let names: Vec<_> = recipients.iter().map(|person| group.name(*person)).collect();
            NotesText::ToldSome.with(&[&format::list(&names)])
        }
        About::Activity { person, .. } | About::ServiceMonitoring { person, .. } => group.name(*person),
        About::OtherDuties => NotesText::DutiesStated.text().to_owned(),
        About::Guidance => NotesText::GuidanceFound.text().to_owned(),
        About::Review { of: Reviewed::Guidelines } => NotesText::ReviewedGuidelines.text().to_owned(),
        About::Review { of: Reviewed::Policy } => NotesText::ReviewedPolicy.text().to_owned(),
        About::Slip { person, .. } => RecordText::Slip.with(&[&group.name(*person)]),
        About::Closure { rule, person: None } => NotesText::Closure.with(&[rule]),
        About::Closure { rule, person: Some(person) } => NotesText::ClosureFor.with(&[rule, &group.name(*person)]),
        About::Departure { rule, .. } => departure(rule).unwrap_or_else(|| NotesText::Departure.with(&[rule])),
    }
}

/// What else identifies a note: what it covers, the goal and the session that it belongs to, who says it.
pub(super) fn facts(group: GroupCtx, note: &Note) -> Vec<String> {
    let session = |session| {
        let place = group.file.with(|file| records::ordinal(file, session))?;
        Some(RecordText::Session.with(&[&place.to_string()]))
    };
    let own: Vec<String> = match &note.about {
        About::Briefing { covers, .. } => {
            PARTS.iter().filter(|(part, ..)| covers.contains(part)).map(|(.., text)| text.text().to_owned()).collect()
        }
        About::Activity { goal, session: held, .. } => {
            let goal =
                goal.and_then(|goal| group.file.with(|file| file.goals.get(goal.0).map(|goal| goal.text.clone())));
            goal.into_iter().chain(held.and_then(session)).collect()
        }
        About::ServiceMonitoring { session: held, .. } => held.and_then(session).into_iter().collect(),
        _ => Vec::new(),
    };
    own.into_iter().chain(note.by.map(|by| group.name(by))).collect()
}
