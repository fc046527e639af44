//! What is proposed for a new group: by a template, or after an earlier group.

use super::{library, open_actions, said};
use crate::domain::agreement::{AgreementKind, AssentTo, Clause};
use crate::domain::book::GroupFile;
use crate::domain::charter::{Charter, RoleModel, Selection};
use crate::domain::dates::Span;
use crate::domain::evaluation::Action;
use crate::domain::group::Role;
use crate::domain::ids::PersonId;
use crate::domain::session::{Focus, Mode, Session};
use crate::domain::sort::sort_by_key;
use crate::domain::statement::Topic;
use crate::domain::units::Minutes;
use crate::policy::pack::Texts;
use chrono::{Months, NaiveDate};
use serde::Deserialize;
use std::sync::OnceLock;

/// A template, as its file holds it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Template {
    /// Its key.
    pub key: String,
    /// What it is called, by language tag.
    pub title: Texts,
    /// For whom it is, by language tag.
    pub about: Texts,
    packs: Vec<String>,
    #[serde(default)]
    protect: bool,
    purpose: Texts,
    goals: Texts,
    size: u16,
    role_model: RoleModel,
    presenting_format: Texts,
    channel: Texts,
    #[serde(default)]
    shared_issue: Texts,
    #[serde(default)]
    role_model_reason: Texts,
    #[serde(default)]
    membership_criteria: Texts,
    #[serde(default)]
    mix_rationale: Texts,
    #[serde(default)]
    selection: Option<SelectionTexts>,
    #[serde(default)]
    presenting_minutes: Option<Minutes>,
    keep_months: u32,
    guideline_review_days: u16,
    guidance_check_days: u16,
    clauses: Vec<String>,
    consents: Vec<AssentTo>,
    asks: Vec<String>,
    declares: Vec<Topic>,
    series: Series,
    agenda: Vec<LineTexts>,
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct SelectionTexts {
    method: Texts,
    decider: Texts,
    context: Texts,
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct LineTexts {
    title: Texts,
    minutes: Minutes,
    serves: Vec<Focus>,
}

/// A first series of sessions, without their days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Series {
    /// How many.
    pub sessions: u32,
    /// Weeks from one to the next.
    pub weeks: u32,
    /// How long each is.
    pub minutes: Minutes,
    /// How people meet.
    pub mode: Option<Mode>,
}

/// A line of the agenda that all sessions of the series share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgendaLine {
    /// What it is.
    pub title: String,
    /// How long.
    pub minutes: Option<Minutes>,
    /// What it serves.
    pub serves: Vec<Focus>,
}

/// What is proposed for a new group.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Proposal {
    /// Keys of its policies.
    pub packs: Vec<String>,
    /// Whether the book is protected by a passphrase unless the mentor decides otherwise.
    pub protect: bool,
    /// Why it meets.
    pub purpose: String,
    /// What it sets out to reach.
    pub goals: String,
    /// Individual contacts with each mentee.
    pub contact_target: Option<u16>,
    /// How it is set up.
    pub charter: Charter,
    /// Which fields of the set-up are asked for, by their keys; all where it is empty.
    pub asks: Vec<String>,
    /// What the mentor is asked to state about the group on the day on which it is set up.
    pub declares: Vec<Topic>,
    /// Clauses of contract and working agreement.
    pub clauses: Vec<Clause>,
    /// Minutes that a member has to present.
    pub presenting: Option<Minutes>,
    /// The agenda of each session.
    pub agenda: Vec<AgendaLine>,
    /// The first series.
    pub series: Option<Series>,
    /// Members who may come along, if they are asked.
    pub members: Vec<PersonId>,
    /// What an earlier group left to be done better, and is still open.
    pub actions: Vec<Action>,
}

/// Every template; empty where they do not read, which a test rules out.
#[must_use]
pub fn templates() -> &'static [Template] {
    static READ: OnceLock<Vec<Template>> = OnceLock::new();
    READ.get_or_init(|| serde_json::from_str(include_str!("templates.json")).unwrap_or_default())
}

impl Template {
    /// What it proposes on `today`.
    #[must_use]
    pub fn proposal(&self, language: &str, today: NaiveDate) -> Proposal {
        let text = |texts: &Texts| said(texts, language).to_owned();
        let known = |id: &String| library().iter().find(|clause| clause.id == *id);
        let selection = self.selection.as_ref().map(|selection| Selection {
            method: text(&selection.method),
            decider: text(&selection.decider),
            context: text(&selection.context),
        });
        let line = |line: &LineTexts| AgendaLine {
            title: text(&line.title),
            minutes: Some(line.minutes),
            serves: line.serves.clone(),
        };
        Proposal {
            packs: self.packs.clone(),
            protect: self.protect,
            purpose: text(&self.purpose),
            goals: text(&self.goals),
            contact_target: None,
            charter: Charter {
                shared_issue: text(&self.shared_issue),
                membership_criteria: text(&self.membership_criteria),
                mix_rationale: text(&self.mix_rationale),
                selection: selection.unwrap_or_default(),
                role_model: Some(self.role_model),
                role_model_reason: text(&self.role_model_reason),
                presenting_format: text(&self.presenting_format),
                planned_size: Some(self.size),
                confidential_channel: text(&self.channel),
                retention_until: today.checked_add_months(Months::new(self.keep_months)),
                guideline_review_days: Some(self.guideline_review_days),
                guidance_check_days: Some(self.guidance_check_days),
                consents: self.consents.clone(),
                ..Charter::default()
            },
            asks: self.asks.clone(),
            declares: self.declares.clone(),
            clauses: self.clauses.iter().filter_map(known).map(|clause| clause.clause(language)).collect(),
            presenting: self.presenting_minutes,
            agenda: self.agenda.iter().map(line).collect(),
            series: Some(self.series),
            members: Vec::new(),
            actions: Vec::new(),
        }
    }
}

/// What an earlier group proposes on `today`: its settings, the agreements in force, and the agenda of its last session.
///
/// Who took which task, the days of its stages and the day of retention were its own, and stay with it.
#[must_use]
pub fn after_group(file: &GroupFile, today: NaiveDate) -> Option<Proposal> {
    let group = file.group()?;
    let in_force = |kind| {
        let versions = file.agreements.iter().filter(move |version| version.kind == kind && version.on <= today);
        versions.max_by_key(|version| (version.on, version.id))
    };
    let (working, contract) = (in_force(AgreementKind::WorkingAgreement), in_force(AgreementKind::Contract));
    let clauses = contract.into_iter().chain(working).flat_map(|version| version.clauses.iter().cloned());
    let sessions = file.sessions_in_order();
    let last = sessions.iter().rev().find(|session| !session.agenda.is_empty());
    let line = |item: &crate::domain::session::AgendaItem| AgendaLine {
        title: item.title.clone(),
        minutes: item.minutes,
        serves: item.serves.clone(),
    };
    let members =
        file.members.iter().filter(|member| Some(member.person) != group.mentor && member.role != Role::Mentor);
    let mut members: Vec<_> = members.map(|member| member.person).collect();
    sort_by_key(&mut members, |person| *person);
    members.dedup();
    Some(Proposal {
        packs: group.packs.clone(),
        protect: false,
        purpose: group.purpose.clone(),
        goals: group.goals.clone(),
        contact_target: group.contact_target,
        charter: Charter {
            tasks: Vec::new(),
            stages: Vec::new(),
            retention_until: None,
            carried: Vec::new(),
            ..group.charter.clone()
        },
        asks: Vec::new(),
        declares: Vec::new(),
        clauses: clauses.collect(),
        presenting: working.and_then(|version| version.presenting),
        agenda: last.map(|session| session.agenda.iter().map(line).collect()).unwrap_or_default(),
        series: series(&sessions),
        members,
        actions: open_actions(file).into_iter().map(|(_, action)| action.clone()).collect(),
    })
}

/// The rhythm in which the sessions took place.
fn series(sessions: &[&Session]) -> Option<Series> {
    let times: Vec<&Span> = sessions.iter().filter_map(|session| session.time()).collect();
    let last = times.last()?;
    let days = times.first().map(|first| (last.date() - first.date()).num_days()).unwrap_or_default();
    let gaps = i64::try_from(times.len()).unwrap_or(1) - 1;
    let weeks = if gaps > 0 { (days + gaps * 7 / 2) / (gaps * 7) } else { 4 };
    Some(Series {
        sessions: u32::try_from(times.len()).unwrap_or(1),
        weeks: u32::try_from(weeks).unwrap_or(1).max(1),
        minutes: last.minutes(),
        mode: sessions.last().and_then(|session| session.mode),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::statement::Scope;
    use crate::policy::packs::built_in;
    use crate::policy::verdict::Field;
    use crate::scene::*;
    use crate::templates::wanted;
    use std::sync::Arc;

    #[test]
    fn every_template_reads_and_names_only_what_there_is() {
        let read: Vec<Template> = serde_json::from_str(include_str!("templates.json")).unwrap();
        assert_eq!(read.iter().map(|it| &*it.key).collect::<Vec<_>>(), ["healthcare", "cmpc", "career", "peer"]);
        assert_eq!(templates(), read);
        for template in &read {
            for pack in &template.packs {
                assert!(built_in().unwrap().iter().any(|known| *known.key == **pack), "{pack}");
            }
            let proposal = template.proposal("en-GB", day("2026-01-31"));
            assert_eq!(
                proposal.clauses.len(),
                template.clauses.len(),
                "{}: a clause is not in the library",
                template.key
            );
            assert!(!proposal.purpose.is_empty() && !proposal.agenda.is_empty());
            assert!(template.declares.iter().all(|topic| topic.scope() == Scope::Group));
            let total: Minutes = proposal.agenda.iter().filter_map(|line| line.minutes).sum();
            assert_eq!(total, template.series.minutes, "{}: the agenda fills the session", template.key);
        }
    }

    #[test]
    fn a_template_leaves_nothing_open_that_its_policies_ask_of_the_agreement() {
        for template in templates() {
            let packs = built_in().unwrap().iter().filter(|pack| template.packs.iter().any(|key| **key == *pack.key));
            let packs: Vec<Arc<_>> = packs.cloned().collect();
            let proposal = template.proposal("en-GB", day("2026-01-31"));
            for wanted in wanted(&packs, proposal.charter.role_model) {
                assert!(wanted.is_in(&proposal.clauses, proposal.presenting), "{}: {wanted:?}", template.key);
            }
        }
    }

    #[test]
    fn whatever_a_template_sets_is_shown_to_be_confirmed() {
        for template in templates() {
            let Proposal { charter, asks, .. } = template.proposal("en-GB", day("2026-01-31"));
            let selection = &charter.selection;
            let set = [
                ("shared-issue", !charter.shared_issue.is_empty()),
                ("membership-criteria", !charter.membership_criteria.is_empty()),
                ("mix-rationale", !charter.mix_rationale.is_empty()),
                ("selection-method", !selection.method.is_empty()),
                ("selection-decider", !selection.decider.is_empty()),
                ("selection-context", !selection.context.is_empty()),
                ("role-model", charter.role_model.is_some()),
                ("role-model-reason", !charter.role_model_reason.is_empty()),
                ("presenting-format", !charter.presenting_format.is_empty()),
                ("planned-size", charter.planned_size.is_some()),
                ("confidential-channel", !charter.confidential_channel.is_empty()),
                ("retention", charter.retention_until.is_some()),
                ("guideline-review-days", charter.guideline_review_days.is_some()),
                ("guidance-check-days", charter.guidance_check_days.is_some()),
            ];
            for (field, _) in set.iter().filter(|(_, is_set)| *is_set) {
                assert!(asks.iter().any(|ask| ask == field), "{}: `{field}` is set unseen", template.key);
            }
            for ask in &asks {
                assert!(Field::ALL.iter().any(|field| field.key() == ask), "{}: no field `{ask}`", template.key);
            }
        }
    }

    #[test]
    fn a_template_holds_nothing_that_has_not_happened() {
        for template in templates() {
            let charter = template.proposal("en-GB", day("2026-01-31")).charter;
            assert!(charter.tasks.is_empty() && charter.stages.is_empty() && charter.platform.is_none());
            assert!(charter.retention_until.unwrap() > day("2026-01-31"));
        }
    }

    #[test]
    fn an_earlier_group_gives_its_settings_and_keeps_its_days() {
        let scene = Scene::complete();
        let found = after_group(scene.file(), day("2021-12-10")).unwrap();
        let group = scene.file().group().unwrap();
        assert_eq!((&found.packs, &found.purpose), (&group.packs, &group.purpose));
        assert_eq!(found.charter.presenting_format, group.charter.presenting_format);
        assert!(found.charter.tasks.is_empty() && found.charter.stages.is_empty());
        assert_eq!(found.charter.retention_until, None);
        assert!(found.clauses.len() > 3 && found.presenting.is_some());
        let last = scene.file().sessions.get(uuid::Uuid::from_u128(session(3))).unwrap();
        assert_eq!(found.agenda.len(), last.agenda.len());
        let series = found.series.unwrap();
        assert_eq!((series.sessions, series.weeks, series.minutes), (3, 4, Minutes(60)));
        assert_eq!(found.members, [1, 2, 3, 21, 22, 23].map(person), "everybody but the mentor");
        assert_eq!(after_group(&GroupFile::default(), day("2021-12-10")), None);
        assert_eq!(found.actions.iter().map(|it| it.text.as_str()).collect::<Vec<_>>(), ["Start earlier"]);
        assert!(found.charter.carried.is_empty(), "they are taken over one by one");
    }
}
