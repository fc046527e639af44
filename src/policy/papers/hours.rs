//! What a statement of hours sums up, beside its lines.

use crate::domain::ids::GroupId;
use crate::domain::units::Minutes;
use crate::policy::credit::{Ledger, Line, Standing, WhyNot};
use crate::policy::pack::Pack;
use crate::policy::versions::on_day;
use chrono::NaiveDate;
use std::sync::Arc;

/// The sums of a statement of hours.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HoursStatement {
    /// The first and the last day of its lines; none without a line.
    pub period: Option<(NaiveDate, NaiveDate)>,
    /// By group, in the order of their first lines.
    pub groups: Vec<GroupSum>,
    /// By policy version, in the order in which they first judged a line.
    pub policies: Vec<PolicySum>,
    /// Credited minutes that are final, with a remark or without.
    pub settled: Minutes,
    /// Credited minutes that are provisional.
    pub provisional: Minutes,
}

/// What was attended and credited in one group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GroupSum {
    /// The group.
    pub group: GroupId,
    /// Minutes attended.
    pub attended: Minutes,
    /// Minutes credited.
    pub credited: Minutes,
}

/// What one version of a policy judged. A line can be judged by several policies, and counts for each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PolicySum {
    /// Key of the policy.
    pub pack: Arc<str>,
    /// First day of the version.
    pub effective: NaiveDate,
    /// Minutes attended that it judged.
    pub attended: Minutes,
    /// Minutes credited of these.
    pub credited: Minutes,
    /// What its own rules withhold, by rule and reason, in the order in which they first did.
    pub withheld: Vec<RuleSum>,
}

/// What a rule withholds for a reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleSum {
    /// The rule.
    pub rule: Arc<str>,
    /// Why.
    pub why: WhyNot,
    /// How many minutes.
    pub minutes: Minutes,
}

impl HoursStatement {
    /// The sums of a ledger, where `packs_of` gives every version of the policies that a group has chosen.
    #[must_use]
    pub fn of(ledger: &Ledger, packs_of: &dyn Fn(GroupId) -> Vec<Arc<Pack>>) -> Self {
        let mut statement = Self::default();
        for line in &ledger.lines {
            let (first, last) = statement.period.unwrap_or((line.on, line.on));
            statement.period = Some((first.min(line.on), last.max(line.on)));
            match line.standing {
                Standing::Provisional(()) => statement.provisional = statement.provisional + line.credited,
                Standing::Final | Standing::FinalWithRemark(()) => {
                    statement.settled = statement.settled + line.credited;
                }
            }
            statement.add_to_group(line);
            let judges = on_day(&packs_of(line.group), line.on);
            for pack in judges.iter().filter(|pack| pack.programme.as_ref() == Some(&ledger.programme)) {
                statement.add_to_policy(line, pack);
            }
        }
        statement
    }

    fn add_to_group(&mut self, line: &Line) {
        match self.groups.iter_mut().find(|sum| sum.group == line.group) {
            Some(sum) => {
                sum.attended = sum.attended + line.attended;
                sum.credited = sum.credited + line.credited;
            }
            None => self.groups.push(GroupSum { group: line.group, attended: line.attended, credited: line.credited }),
        }
    }

    fn add_to_policy(&mut self, line: &Line, pack: &Pack) {
        let known = self.policies.iter().position(|sum| sum.pack == pack.key && sum.effective == pack.dates.effective);
        let place = known.unwrap_or_else(|| {
            self.policies.push(PolicySum {
                pack: pack.key.clone(),
                effective: pack.dates.effective,
                attended: Minutes::ZERO,
                credited: Minutes::ZERO,
                withheld: Vec::new(),
            });
            self.policies.len() - 1
        });
        let Some(sum) = self.policies.get_mut(place) else { return };
        sum.attended = sum.attended + line.attended;
        sum.credited = sum.credited + line.credited;
        for withheld in line.withheld.iter().filter(|withheld| withheld.pack == pack.key) {
            match sum.withheld.iter_mut().find(|each| each.rule == withheld.rule && each.why == withheld.why) {
                Some(each) => each.minutes = each.minutes + withheld.minutes,
                None => sum.withheld.push(RuleSum {
                    rule: withheld.rule.clone(),
                    why: withheld.why,
                    minutes: withheld.minutes,
                }),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::session::Session;
    use crate::policy::packs::built_in;
    use crate::scene::*;

    fn packs() -> Vec<Arc<Pack>> {
        built_in().unwrap().iter().filter(|pack| &*pack.key == "cmpc-policy").cloned().collect()
    }

    fn stated(scene: &Scene, number: u128) -> (Ledger, HoursStatement) {
        let ledger = scene.assess().ledgers[&person(number)].clone();
        let statement = HoursStatement::of(&ledger, &|_| packs());
        (ledger, statement)
    }

    #[test]
    fn the_sums_are_those_of_the_lines() {
        let (ledger, statement) = stated(&Scene::complete(), 1);
        assert_eq!(statement.period, Some((day("2021-09-07"), day("2021-11-02"))));
        let group = statement.groups[0];
        assert_eq!((statement.groups.len(), group.attended, group.credited), (1, ledger.attended(), ledger.credited()));
        assert!(!ledger.credited().is_zero());
        assert_eq!(statement.settled + statement.provisional, ledger.credited());
        let [policy] = &statement.policies[..] else { panic!("{:?}", statement.policies) };
        assert_eq!((policy.attended, policy.credited), (ledger.attended(), ledger.credited()));
        assert_eq!(policy.withheld, []);
    }

    #[test]
    fn what_is_withheld_stands_with_the_policy_and_rule_that_says_so_and_adds_up() {
        let (lines, others) = ([1_u128, 2], 99_u128);
        let scene = lines.iter().fold(Scene::complete(), |scene, number| {
            scene.change(session(*number), |session: &mut Session| session.conducted_by = Some(person(others)))
        });
        let (ledger, statement) = stated(&scene, 1);
        let withheld = &statement.policies[0].withheld;
        assert_eq!(withheld.len(), 1, "one rule, one reason: {withheld:?}");
        assert_eq!((withheld[0].why, withheld[0].minutes), (WhyNot::NotConductedByListedMentor, ledger.withheld()));
        assert_eq!(ledger.credited() + withheld[0].minutes, ledger.attended());
    }

    #[test]
    fn a_ledger_without_lines_states_nothing() {
        let (mut ledger, _) = stated(&Scene::complete(), 1);
        ledger.lines.clear();
        assert_eq!(HoursStatement::of(&ledger, &|_| packs()), HoursStatement::default());
    }
}
