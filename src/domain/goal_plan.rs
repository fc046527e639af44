//! How a goal is meant: the parts that make it SMART, what it answers and serves, and its scale of attainment.

use super::book::GroupFile;
use super::fields::{distinct, names, text};
use super::goal::Goal;
use super::ids::{GoalId, NeedId};
use super::invariant::{Problem, Report, Visit};
use super::record::Kind;
use super::units::{Attainment, Weight};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// How a goal is meant, as far as it has been said.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct GoalPlan {
    /// What will be different, where and with whom.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub specific: String,
    /// How one will see that it is reached.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub measure: String,
    /// Why it matters, beyond the needs and goals that it is linked to.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub relevance: String,
    /// By when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<NaiveDate>,
    /// The needs of the mentee that it answers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub needs: Vec<NeedId>,
    /// The goals of the group that it serves; only a mentee's goal serves any. The link stands here alone, so that the two
    /// ends can never disagree. (both levels, linked: our decision where Nordic roles and CMPC policy differ)
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub serves: Vec<GoalId>,
    /// How much it counts beside the mentee's other goals; none counts once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weight: Option<Weight>,
    /// The levels of attainment that have been described, lowest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub scale: Vec<Level>,
}

/// What a level of attainment looks like for one goal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Level {
    /// The level.
    pub level: Attainment,
    /// What will be seen there.
    pub text: String,
    /// The day on which it was described, or last changed.
    pub on: NaiveDate,
}

/// A part of a SMART goal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// What exactly.
    Specific,
    /// How one will know.
    Measurable,
    /// What makes it doable.
    Achievable,
    /// Why it matters.
    Relevant,
    /// By when.
    TimeBound,
}

impl Part {
    /// The five parts in their order.
    pub const ALL: [Self; 5] = [Self::Specific, Self::Measurable, Self::Achievable, Self::Relevant, Self::TimeBound];
}

/// Whether a level was described, and in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Described {
    /// Not yet.
    NotYet,
    /// On this day, before work on the goal began or on the day of its beginning.
    InTime(NaiveDate),
    /// On the first day, when work had begun on the second.
    Late(NaiveDate, NaiveDate),
}

impl GoalPlan {
    /// True while nothing of it has been said.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// What was said of this level.
    #[must_use]
    pub fn level(&self, level: Attainment) -> Option<&Level> {
        self.scale.iter().find(|described| described.level == level)
    }

    pub(super) fn problems(&self, report: Report<'_>) {
        distinct(report, self.needs.iter(), "plan.needs", "");
        distinct(report, self.serves.iter(), "plan.serves", "");
        distinct(report, self.scale.iter().map(|level| level.level), "plan.scale", ".level");
        for (index, level) in self.scale.iter().enumerate() {
            text(report, format_args!("plan.scale[{index}].text"), &level.text);
        }
    }

    pub(super) fn references(&self, visit: Visit<'_>) {
        for (index, id) in self.needs.iter().enumerate() {
            names(visit, Kind::Need, format_args!("plan.needs[{index}]"), Some(id.0));
        }
        for (index, id) in self.serves.iter().enumerate() {
            names(visit, Kind::Goal, format_args!("plan.serves[{index}]"), Some(id.0));
        }
    }
}

impl Goal {
    pub(super) fn plan_problems(&self, report: Report<'_>) {
        self.plan.problems(report);
        if self.person.is_none() && !self.plan.serves.is_empty() {
            report(format_args!("plan.serves"), Problem::Contradicts("person"));
        }
    }

    /// True where the part of a SMART goal has been said: in its own field, or by what the goal is linked to.
    #[must_use]
    pub fn has(&self, part: Part) -> bool {
        let plan = &self.plan;
        match part {
            Part::Specific => !plan.specific.is_empty(),
            Part::Measurable => !plan.measure.is_empty() || plan.level(Attainment::EXPECTED).is_some(),
            Part::Achievable => !self.steps.is_empty(),
            Part::Relevant => !(plan.relevance.is_empty() && plan.needs.is_empty() && plan.serves.is_empty()),
            Part::TimeBound => plan.due.is_some(),
        }
    }

    /// The day on which work on it began: the first session, from the day on which it was set, that its mentee attended,
    /// or an earlier look at its progress or outcome. Where nobody took attendance the session counts. (our decision)
    #[must_use]
    pub fn began(&self, file: &GroupFile) -> Option<NaiveDate> {
        let there = |attendance: &[super::session::Attendance]| {
            self.person.is_none_or(|person| attendance.iter().any(|row| row.person == person))
        };
        let attended = file.sessions.iter().filter(|session| session.attendance.as_deref().is_none_or(there));
        let held = attended.filter_map(|session| session.held.as_ref()).map(super::dates::Span::date);
        let looks = self.progress.iter().map(|look| look.on).chain(self.outcome.as_ref().map(|outcome| outcome.on));
        held.filter(|day| *day >= self.set_on).chain(looks).min()
    }

    /// Whether the level was described, and whether that was before work `began`.
    #[must_use]
    pub fn described(&self, level: Attainment, began: Option<NaiveDate>) -> Described {
        match (self.plan.level(level), began) {
            (None, _) => Described::NotYet,
            (Some(described), Some(began)) if described.on > began => Described::Late(described.on, began),
            (Some(described), _) => Described::InTime(described.on),
        }
    }

    /// The goals of mentees that serve it, in the order of the file.
    pub fn served_by<'a>(&'a self, file: &'a GroupFile) -> impl Iterator<Item = &'a Self> {
        file.goals.iter().filter(|goal| goal.plan.serves.contains(&self.id))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::book::GroupFile;
    use crate::domain::invariant::check;
    use crate::domain::record::{Record, Revision};
    use serde_json::{Value, json};

    const GROUP: &str = "00000000-0000-0000-0000-000000000001";
    const PERSON: &str = "00000000-0000-0000-0000-000000000002";
    const OTHER: &str = "00000000-0000-0000-0000-000000000003";

    fn goal(more: Value) -> Goal {
        let mut goal =
            json!({"id": OTHER, "group": GROUP, "person": PERSON, "text": "Ask first", "set_on": "2021-09-06"});
        goal.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        serde_json::from_value(goal).unwrap()
    }

    fn day(day: &str) -> NaiveDate {
        day.parse().unwrap()
    }

    #[test]
    fn each_part_is_there_by_its_own_field_or_by_what_the_goal_is_linked_to() {
        let missing = |goal: &Goal| Part::ALL.into_iter().filter(|part| !goal.has(*part)).collect::<Vec<_>>();
        assert_eq!(missing(&goal(json!({}))), Part::ALL);
        let described = json!([{"level": 0, "text": "Two questions", "on": "2021-09-06"}]);
        let linked = json!({"steps": ["Record one talk"], "plan": {"needs": [OTHER], "scale": described}});
        assert_eq!(missing(&goal(linked)), [Part::Specific, Part::TimeBound]);
        let own = json!({"plan": {"specific": "In each talk", "measure": "Counted", "relevance": "Trust", "due": "2021-12-01"}});
        assert_eq!(missing(&goal(own)), [Part::Achievable]);
        let at_the_edge = json!({"plan": {"scale": [{"level": 1, "text": "Three", "on": "2021-09-06"}]}});
        assert!(!goal(at_the_edge).has(Part::Measurable), "only the expected level says when it is reached");
    }

    #[test]
    fn work_begins_with_the_first_session_that_the_mentee_attended_or_an_earlier_look() {
        let session = |number: u8, day: &str, there: Option<&str>| -> Record {
            let held = json!({"start": format!("{day}T10:00+01:00"), "end": format!("{day}T11:30+01:00")});
            let attendance = there.map(|person| json!([{"person": person, "present": 90}]));
            let id = format!("00000000-0000-0000-0000-0000000000{number}");
            serde_json::from_value(
                json!({"session": {"id": id, "group": GROUP, "held": held, "attendance": attendance}}),
            )
            .unwrap()
        };
        let mut file = GroupFile::default();
        let revision: Revision = (crate::domain::ids::ChainId::from_number(1), 1).into();
        let plain = goal(json!({}));
        assert_eq!(plain.began(&file), None);
        for record in [
            session(11, "2021-09-05", Some(PERSON)),
            session(12, "2021-09-07", Some(OTHER)),
            session(13, "2021-09-14", Some(PERSON)),
            session(14, "2021-09-21", None),
        ] {
            file.put(record, revision);
        }
        assert_eq!(plain.began(&file), Some(day("2021-09-14")));
        assert_eq!(goal(json!({"person": null})).began(&file), Some(day("2021-09-07")), "the group was there");
        let looked = goal(json!({"progress": [{"on": "2021-09-10", "text": "Better"}]}));
        assert_eq!(looked.began(&file), Some(day("2021-09-10")));
    }

    #[test]
    fn a_level_is_in_time_up_to_the_day_on_which_work_began() {
        let on = |described: &str| {
            let scale = json!([{"level": 0, "text": "Two questions", "on": described}]);
            goal(json!({"plan": {"scale": scale}})).described(Attainment::EXPECTED, Some(day("2021-09-07")))
        };
        assert_eq!(on("2021-09-07"), Described::InTime(day("2021-09-07")));
        assert_eq!(on("2021-09-08"), Described::Late(day("2021-09-08"), day("2021-09-07")));
        assert_eq!(goal(json!({})).described(Attainment::EXPECTED, None), Described::NotYet);
    }

    #[test]
    fn a_plan_that_contradicts_itself_is_refused() {
        let fields = |more: Value| {
            let invalid = check(&goal(more).into());
            invalid.into_iter().map(|invalid| invalid.field).collect::<Vec<_>>()
        };
        let level = json!({"level": 0, "text": "Two questions", "on": "2021-09-06"});
        assert!(fields(json!({"plan": {"serves": [GROUP], "needs": [GROUP], "scale": [level]}})).is_empty());
        assert_eq!(fields(json!({"plan": {"serves": [GROUP, GROUP]}})), ["plan.serves[1]"]);
        assert_eq!(fields(json!({"person": null, "plan": {"serves": [GROUP]}})), ["plan.serves"]);
        assert_eq!(fields(json!({"plan": {"scale": [level, level]}})), ["plan.scale[1].level"]);
        assert_eq!(
            fields(json!({"plan": {"scale": [{"level": 0, "text": " ", "on": "2021-09-06"}]}})),
            ["plan.scale[0].text"]
        );
    }
}
