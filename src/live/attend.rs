//! From when to when people were there, in whole minutes of the session.

use super::at::At;
use super::running::{Running, Stay};
use crate::domain::dates::Span;
use crate::domain::session::Attendance;
use crate::domain::units::Minutes;

fn minutes(from: i64, to: i64) -> Minutes {
    Minutes(u32::try_from(to.saturating_sub(from)).unwrap_or_default())
}

impl Running {
    /// From when to when it was held: at least a minute; none where it has not begun.
    #[must_use]
    pub fn held(&self) -> Option<Span> {
        let zone = self.zone.as_deref();
        let (from, to) = self.bounds()?;
        Span::new(from.moment(zone), to.moment(zone)).ok()
    }

    /// Beginning and end, a minute apart at least.
    fn bounds(&self) -> Option<(At, At)> {
        let from = self.began?;
        let to = self.ended.unwrap_or(self.pace.latest);
        let least = from.ms.saturating_add(super::at::MINUTE);
        Some((from, At { ms: to.ms.max(least), offset: to.offset }))
    }

    /// Everybody's presence: minutes late and minutes there. Whoever was there for less than a minute was there for one.
    #[must_use]
    pub fn attendance(&self) -> Vec<Attendance> {
        let Some((from, to)) = self.bounds() else { return Vec::new() };
        let (from, to) = (from.minute(), to.minute());
        let clamp = |at: At| at.minute().clamp(from, to);
        let stretch = |stay: &Stay| (clamp(stay.from), stay.to.map_or(to, clamp));
        let row = |(person, stays): (&_, &Vec<Stay>)| {
            let first = stays.first().map(stretch)?;
            let there: Minutes = stays.iter().map(stretch).map(|(from, to)| minutes(from, to)).sum();
            let there = there.max(Minutes(1));
            let late = minutes(from, first.0).min(minutes(from, to).less(there));
            Some(Attendance { person: *person, present: there, late })
        };
        self.stays.iter().filter_map(row).collect()
    }
}
