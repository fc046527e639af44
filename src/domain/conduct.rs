//! How a session was run: who was invited, its opening, its roles, who spoke and what each brought.

use super::dates::Moment;
use super::fields::{distinct, names, text};
use super::ids::PersonId;
use super::invariant::{Problem, Report, Visit};
use super::record::Kind;
use super::units::Minutes;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// How a session was run. All of it may be left open.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conduct {
    /// Who was invited; none while nobody has said. (UK healthcare, 2.4)
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub invited: Option<Vec<PersonId>>,
    /// Who came without an invitation and was removed before the start. (UK healthcare, 2.4)
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub removed: Vec<PersonId>,
    /// When the agenda was made. (UK healthcare, 5.1)
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agenda_made: Option<Moment>,
    /// When confidentiality was established. (UK healthcare, 2.1)
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confidentiality_at: Option<Moment>,
    /// When the first item of content began. (UK healthcare, 2.1)
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first_item_at: Option<Moment>,
    /// Who made or affirmed the guidelines at the opening. (UK healthcare, 3.2)
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub affirmed_by: Vec<PersonId>,
    /// The format of the session. (UK healthcare, 5.1)
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub format: String,
    /// Who facilitates. (UK healthcare, 5.1)
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub facilitator: Option<PersonId>,
    /// What participants do. (UK healthcare, 5.1)
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub participant_role: String,
    /// Who takes the chair, where it rotates. (Proctor stages, model 1)
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub chair: Option<PersonId>,
    /// How the turn at the chair came to who has it: each swap, in the order in which they were agreed. (Proctor stages, model 1)
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub swaps: Vec<Swap>,
    /// Who took which role in the format. (Proctor stages, stage 7)
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cast: Vec<Cast>,
    /// Who is at ease with the technology. (UK healthcare, 5.2)
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub at_ease: Vec<PersonId>,
    /// Minutes that each person spoke, in aggregate. (UK healthcare, 3.3; Nordic roles, mentor)
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub talk: Vec<Talk>,
    /// What each person brought. (Nordic roles)
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub contributions: Vec<Contribution>,
    /// What was seen of the group's dynamics. (UK healthcare, 5.4)
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub observation: String,
}

/// A swap of turns at the chair. It stands with each session whose turn it changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Swap {
    /// Who asked, and had the turn.
    pub asked: PersonId,
    /// Who agreed to it, and took the turn.
    pub agreed: PersonId,
    /// When they agreed.
    pub on: NaiveDate,
    /// Why; may be left open.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub why: String,
}

/// A role in the format of a session, and who took it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cast {
    /// What the format calls the role.
    pub role: String,
    /// Who took it.
    pub person: PersonId,
}

/// How long a person spoke in a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Talk {
    /// Who.
    pub person: PersonId,
    /// How long.
    pub minutes: Minutes,
}

/// Something that a person brought to a session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contribution {
    /// Who brought it.
    pub person: PersonId,
    /// What kind of thing it is.
    pub kind: ContributionKind,
    /// What it was.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// Whom it was for: whose issue is looked at, who is helped.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<PersonId>,
    /// What came of it: of something to try, of a presentation.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub outcome: String,
    /// How a presentation was prepared. (Proctor stages, stage 7)
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub preparation: String,
}

/// A kind of contribution.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ContributionKind {
    /// Took part in the conversation.
    TookPart,
    /// Declined to speak.
    Declined,
    /// Brought an issue of their own.
    Issue,
    /// Said that they are ready to bring one.
    Readiness,
    /// Gave their view of somebody's issue.
    Perspective,
    /// Helped a peer.
    Help,
    /// Shared knowledge.
    Knowledge,
    /// Spoke from their own experience as a mentor.
    OwnExperience,
    /// Reflected on themselves.
    Reflection,
    /// Something to try, with what came of it.
    Trial,
    /// Presented material; `to` names who chaired it.
    Presentation,
}

impl ContributionKind {
    /// Every kind, in the order in which a form offers them.
    pub const ALL: [Self; 11] = [
        Self::TookPart,
        Self::Declined,
        Self::Issue,
        Self::Readiness,
        Self::Perspective,
        Self::Help,
        Self::Knowledge,
        Self::OwnExperience,
        Self::Reflection,
        Self::Trial,
        Self::Presentation,
    ];
}

impl Conduct {
    /// True where nothing is said.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Contributions of that kind.
    pub fn of_kind(&self, kind: ContributionKind) -> impl Iterator<Item = &Contribution> {
        self.contributions.iter().filter(move |contribution| contribution.kind == kind)
    }

    pub(super) fn problems(&self, report: Report<'_>) {
        distinct(report, self.invited.iter().flatten(), "conduct.invited", "");
        distinct(report, self.removed.iter(), "conduct.removed", "");
        distinct(report, self.affirmed_by.iter(), "conduct.affirmed_by", "");
        distinct(report, self.at_ease.iter(), "conduct.at_ease", "");
        distinct(report, self.talk.iter().map(|talk| talk.person), "conduct.talk", ".person");
        distinct(report, self.cast.iter().map(|cast| (cast.role.as_str(), cast.person)), "conduct.cast", "");
        for (index, swap) in self.swaps.iter().enumerate() {
            if swap.asked == swap.agreed {
                report(format_args!("conduct.swaps[{index}].agreed"), Problem::Duplicate);
            }
        }
        for (index, cast) in self.cast.iter().enumerate() {
            text(report, format_args!("conduct.cast[{index}].role"), &cast.role);
        }
        for (index, contribution) in self.contributions.iter().enumerate() {
            let says_itself = matches!(contribution.kind, ContributionKind::TookPart | ContributionKind::Declined);
            if !says_itself {
                text(report, format_args!("conduct.contributions[{index}].text"), &contribution.text);
            }
        }
    }

    pub(super) fn references(&self, visit: Visit<'_>) {
        let mut list = |name: &str, people: &[PersonId]| {
            for (index, id) in people.iter().enumerate() {
                names(visit, Kind::Person, format_args!("conduct.{name}[{index}]"), Some(id.0));
            }
        };
        list("invited", self.invited.as_deref().unwrap_or_default());
        list("removed", &self.removed);
        list("affirmed_by", &self.affirmed_by);
        list("at_ease", &self.at_ease);
        names(visit, Kind::Person, format_args!("conduct.facilitator"), self.facilitator.map(|id| id.0));
        names(visit, Kind::Person, format_args!("conduct.chair"), self.chair.map(|id| id.0));
        for (index, swap) in self.swaps.iter().enumerate() {
            names(visit, Kind::Person, format_args!("conduct.swaps[{index}].asked"), Some(swap.asked.0));
            names(visit, Kind::Person, format_args!("conduct.swaps[{index}].agreed"), Some(swap.agreed.0));
        }
        for (index, cast) in self.cast.iter().enumerate() {
            names(visit, Kind::Person, format_args!("conduct.cast[{index}].person"), Some(cast.person.0));
        }
        for (index, talk) in self.talk.iter().enumerate() {
            names(visit, Kind::Person, format_args!("conduct.talk[{index}].person"), Some(talk.person.0));
        }
        for (index, contribution) in self.contributions.iter().enumerate() {
            let by = Some(contribution.person.0);
            names(visit, Kind::Person, format_args!("conduct.contributions[{index}].person"), by);
            let to = contribution.to.map(|id| id.0);
            names(visit, Kind::Person, format_args!("conduct.contributions[{index}].to"), to);
        }
    }
}
