//! How much of their goals mentees reached at the end: a score for each mentee, and the middle one of the group.
//!
//! No policy asks for it. It is a T-score: 50 where all came out as expected, ten up or down for each standard deviation.

use crate::domain::book::GroupFile;
use crate::domain::goal::Goal;
use crate::domain::goal_plan::Described;
use crate::domain::ids::PersonId;
use crate::domain::sort::sort_by_key;
use crate::domain::units::{Attainment, Weight};
use chrono::NaiveDate;
use std::cmp::Ordering;
use std::fmt;

/// How much goals of one person are taken to go together. (Kiresuk and Sherman's assumption)
const INTERCORRELATION: f64 = 0.3;

/// A T-score, shown with two decimals.
#[derive(Clone, Copy, Debug)]
pub struct TScore(f64);

impl TScore {
    /// The score of goals by their weights and levels; none of no goals.
    ///
    /// T = 50 + 10 Σ(w·x) / √((1 − r) Σw² + r (Σw)²), with x from −2 to +2 and r = 0.3. Level 0 is set in advance.
    ///
    /// # Source
    /// T. J. Kiresuk and R. E. Sherman, "Goal attainment scaling: a general method for evaluating comprehensive community
    /// mental health programs", Community Mental Health Journal 4 (1968), pages 443 to 453, doi 10.1007/BF01530764.
    #[must_use]
    pub fn of(goals: &[(Weight, Attainment)]) -> Option<Self> {
        let weights = || goals.iter().map(|(weight, _)| f64::from(u8::from(*weight)));
        let reached = weights().zip(goals).map(|(weight, (_, level))| weight * f64::from(level.level())).sum::<f64>();
        let squares = weights().map(|weight| weight * weight).sum::<f64>();
        let sum = weights().sum::<f64>();
        let spread = (INTERCORRELATION * sum).mul_add(sum, (1.0 - INTERCORRELATION) * squares).sqrt();
        (spread > 0.0).then(|| Self(50.0 + 10.0 * reached / spread))
    }

    /// The middle score; of an even number the mean of the two in the middle, of none none.
    #[must_use]
    pub fn median(scores: &[Self]) -> Option<Self> {
        let mut scores = scores.to_vec();
        sort_by_key(&mut scores, |score| *score);
        let upper = scores.get(scores.len() / 2)?;
        let lower = scores.get(scores.len().checked_sub(1)? / 2)?;
        Some(Self(f64::midpoint(lower.0, upper.0)))
    }
}

impl Ord for TScore {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.total_cmp(&other.0)
    }
}

impl PartialOrd for TScore {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for TScore {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for TScore {}

impl fmt::Display for TScore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.2}", self.0)
    }
}

/// What is known of how much a mentee reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attained {
    /// The mentee has no goal.
    NoGoal,
    /// Goals that are not rated at the end, of so many: the score is unknown.
    Open {
        /// Not rated.
        unrated: usize,
        /// All.
        goals: usize,
    },
    /// Every goal is rated.
    Score {
        /// The score.
        score: TScore,
        /// Goals whose level 0 was not described before work on them began: the score is to be read with care.
        unprepared: usize,
        /// All.
        goals: usize,
    },
}

impl Attained {
    /// What the mentee reached.
    #[must_use]
    pub fn by(file: &GroupFile, person: PersonId) -> Self {
        let goals: Vec<&Goal> = file.goals.iter().filter(|goal| goal.person == Some(person)).collect();
        let rating = |goal: &&Goal| {
            let level = goal.outcome.as_ref().and_then(|outcome| outcome.attainment)?;
            Some((goal.plan.weight.unwrap_or(Weight::ONCE), level))
        };
        let rated: Vec<_> = goals.iter().filter_map(rating).collect();
        match (goals.len() - rated.len(), TScore::of(&rated)) {
            (0, Some(score)) => {
                let prepared = |goal: &&&Goal| {
                    matches!(goal.described(Attainment::EXPECTED, goal.began(file)), Described::InTime(_))
                };
                let unprepared = goals.len() - goals.iter().filter(prepared).count();
                Self::Score { score, unprepared, goals: goals.len() }
            }
            (0, None) => Self::NoGoal,
            (unrated, _) => Self::Open { unrated, goals: goals.len() },
        }
    }

    /// The score, where it is known.
    #[must_use]
    pub const fn score(self) -> Option<TScore> {
        if let Self::Score { score, .. } = self { Some(score) } else { None }
    }
}

/// What a group reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupAttained {
    /// Each mentee; who left before the end without a score is left out.
    pub mentees: Vec<(PersonId, Attained)>,
    /// Mentees who left before the end without a score.
    pub left: usize,
    /// The middle score; unknown while the score of any of them is.
    pub median: Option<TScore>,
}

impl GroupAttained {
    /// What the mentees of the group reached, as it stands today.
    #[must_use]
    pub fn of(file: &GroupFile, today: NaiveDate) -> Self {
        let mut mentees = Vec::new();
        let mut left = 0;
        for member in file.members.iter().filter(|member| member.role.is_mentored()) {
            let attained = Attained::by(file, member.person);
            if attained.score().is_none() && member.left.is_some_and(|last| last < today) {
                left += 1;
            } else {
                mentees.push((member.person, attained));
            }
        }
        let scores: Option<Vec<_>> = mentees.iter().map(|(_, attained)| attained.score()).collect();
        Self { median: scores.and_then(|scores| TScore::median(&scores)), mentees, left }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::goal::GoalOutcome;
    use crate::domain::goal_plan::{GoalPlan, Level};
    use crate::domain::group::{Member, Role};
    use crate::domain::ids::{GoalId, GroupId, MemberId};
    use crate::domain::record::{Record, Revision};

    const GROUP: GroupId = GroupId::from_number(1);
    const MENTOR: u128 = 9;

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2021, 9, day).unwrap()
    }

    fn person(number: u128) -> PersonId {
        PersonId::from_number(number)
    }

    fn score(levels: &[i8]) -> Option<TScore> {
        let rated: Vec<_> = levels.iter().map(|level| (Weight::ONCE, Attainment::try_from(*level).unwrap())).collect();
        TScore::of(&rated)
    }

    fn file(records: Vec<Record>) -> GroupFile {
        let revision: Revision = (crate::domain::ids::ChainId::from_number(1), 1).into();
        records.into_iter().fold(GroupFile::default(), |mut file, record| {
            file.put(record, revision);
            file
        })
    }

    fn member(number: u128, left: Option<NaiveDate>) -> Record {
        Member {
            id: MemberId::from_number(number),
            group: GROUP,
            person: person(number),
            role: if number == MENTOR { Role::Mentor } else { Role::Mentee },
            invited: None,
            joined: Some(day(1)),
            left,
            fit: String::new(),
            profession: String::new(),
        }
        .into()
    }

    /// A goal that was set on the first, its level 0 described on that day, and rated at the end of the month.
    fn goal(number: u128, of: u128, level: Option<i8>, described: u32) -> Record {
        let described = Level { level: Attainment::EXPECTED, text: "Two questions".to_owned(), on: day(described) };
        let rated = |level: i8| Attainment::try_from(level).unwrap();
        let outcome = GoalOutcome { on: day(28), meeting: None, text: String::new(), attainment: level.map(rated) };
        Goal {
            id: GoalId::from_number(number),
            group: GROUP,
            person: Some(person(of)),
            text: "Ask first".to_owned(),
            proposed_by: Vec::new(),
            steps: Vec::new(),
            plan: GoalPlan { scale: vec![described], ..GoalPlan::default() },
            set_on: day(1),
            meeting: None,
            progress: Vec::new(),
            outcome: Some(outcome),
        }
        .into()
    }

    #[test]
    fn t23_scores_of_three_goals_of_equal_weight() {
        let shown = |levels: &[i8]| score(levels).map(|score| score.to_string());
        assert_eq!(shown(&[0, 0, 0]).as_deref(), Some("50.00"));
        assert_eq!(shown(&[1, 0, 0]).as_deref(), Some("54.56"));
        assert_eq!(shown(&[-1, -1, 0]).as_deref(), Some("40.87"));
        assert_eq!(shown(&[2]).as_deref(), Some("70.00"));
        assert_eq!(shown(&[]), None);
    }

    #[test]
    fn a_goal_that_counts_more_moves_the_score_more() {
        let [once, _, thrice] = Weight::ALL;
        let (up, level) = (Attainment::LEVELS[3], Attainment::EXPECTED);
        let heavy = TScore::of(&[(thrice, up), (once, level)]).unwrap();
        assert!(heavy > TScore::of(&[(once, up), (once, level)]).unwrap());
        // 3 over the root of 0.7 x 10 + 0.3 x 16
        assert_eq!(heavy.to_string(), "58.73");
        assert_eq!(TScore::of(&[(thrice, level), (once, level)]), score(&[0]));
    }

    #[test]
    fn the_median_is_the_middle_score_or_between_the_two_in_the_middle() {
        let scores = [score(&[1, 0, 0]), score(&[-1, -1, 0]), score(&[0, 0, 0])].map(Option::unwrap);
        assert_eq!(TScore::median(&scores).unwrap().to_string(), "50.00");
        assert_eq!(TScore::median(&scores[..2]).unwrap().to_string(), "47.72");
        assert_eq!(TScore::median(&[]), None);
    }

    #[test]
    fn a_score_is_unknown_while_a_goal_is_not_rated() {
        let file = file(vec![member(1, None), goal(11, 1, Some(0), 1), goal(12, 1, None, 1), member(2, None)]);
        assert_eq!(Attained::by(&file, person(1)), Attained::Open { unrated: 1, goals: 2 });
        assert_eq!(Attained::by(&file, person(2)), Attained::NoGoal);
        assert_eq!(GroupAttained::of(&file, day(30)).median, None);
    }

    #[test]
    fn a_scale_that_came_after_the_work_is_named() {
        let by = |described| {
            let attained = Attained::by(&file(vec![goal(11, 1, Some(0), described)]), person(1));
            if let Attained::Score { unprepared, .. } = attained { Some(unprepared) } else { None }
        };
        assert_eq!(by(28), Some(0), "the first look was on that day");
        assert_eq!(by(29), Some(1));
    }

    #[test]
    fn the_median_waits_for_everybody_but_those_who_left_without_a_score() {
        let rated = |left: Option<NaiveDate>, last: Option<i8>| {
            let goals = [goal(11, 1, Some(1), 1), goal(21, 2, Some(-1), 1), goal(31, 3, last, 1)];
            let members = [member(1, None), member(2, None), member(3, left), member(MENTOR, None)];
            GroupAttained::of(&file(members.into_iter().chain(goals).collect()), day(29))
        };
        let median = |group: &GroupAttained| group.median.map(|score| score.to_string());
        assert_eq!(median(&rated(None, None)), None);
        let without = rated(Some(day(28)), None);
        assert_eq!((without.left, without.mentees.len(), median(&without).as_deref()), (1, 2, Some("50.00")));
        let still_there = rated(Some(day(29)), None);
        assert_eq!((still_there.left, median(&still_there)), (0, None));
        let all = rated(Some(day(28)), Some(2));
        assert_eq!((all.left, median(&all).as_deref()), (0, Some("60.00")));
    }
}
