//! A line of a slip in words.

use crate::app::format;
use crate::app::texts::choices::assent;
use crate::app::texts::slips::SlipText as T;
use crate::domain::agreement::AgreementKind;
use crate::domain::hours::Setting;
use crate::domain::meeting::MeetingKind;
use crate::domain::units::Minutes;
use crate::exchange::slip::{Consented, Fact};

/// What a line is about.
pub(super) fn what(fact: &Fact) -> String {
    match fact {
        Fact::Session { on, .. } => T::Session.with(&[&format::day_short(*on)]),
        Fact::Meeting { kind, on, .. } => {
            let text = match kind {
                MeetingKind::Opening => T::Opening,
                MeetingKind::CheckIn => T::CheckIn,
                MeetingKind::Closing => T::Closing,
            };
            text.with(&[&format::day_short(*on)])
        }
        Fact::Hours { setting, on, .. } => hours(*setting).with(&[&format::day_short(*on)]),
        Fact::Goal { .. } => T::Goal.text().to_owned(),
        Fact::Consent { to: Consented::Agreement(AgreementKind::WorkingAgreement, on), .. } => {
            T::WorkingAgreement.with(&[&format::day_short(*on)])
        }
        Fact::Consent { to: Consented::Agreement(AgreementKind::Contract, on), .. } => {
            T::Contract.with(&[&format::day_short(*on)])
        }
        Fact::Consent { to, .. } => assent(to.as_assent()).to_owned(),
    }
}

/// Hours of that setting, on a day.
pub(super) const fn hours(setting: Setting) -> T {
    match setting {
        Setting::Group => T::HoursGroup,
        Setting::Individual => T::HoursAlone,
    }
}

/// What the record says.
pub(super) fn says(fact: &Fact) -> String {
    let minutes = format::minutes;
    match fact {
        Fact::Session { length, present, .. } if present.is_zero() => T::Absent.with(&[&minutes(*length)]),
        Fact::Session { from, length, present, late, .. } => {
            let (came, left) = (clock(*from, *late), clock(*from, *late + *present));
            let text = if late.is_zero() { T::There } else { T::ThereLate };
            text.with(&[&came, &left, &minutes(*present), &minutes(*length), &minutes(*late)])
        }
        Fact::Meeting { minutes: long, .. } if long.is_zero() => T::NotHeld.text().to_owned(),
        Fact::Meeting { on, from, minutes: long, .. } => {
            let (start, end) = (clock(*from, Minutes::ZERO), clock(*from, *long));
            format!("{}, {}", format::day_short(*on), T::Span.with(&[&start, &end, &minutes(*long)]))
        }
        Fact::Hours { minutes: long, .. } if long.is_zero() => T::NoHours.text().to_owned(),
        Fact::Hours { on, minutes: long, .. } => format!("{}, {}", format::day_short(*on), format::hours(*long)),
        Fact::Goal { text } => text.clone(),
        Fact::Consent { given, on, .. } => if *given { T::Yes } else { T::No }.with(&[&format::day_short(*on)]),
    }
}

/// The time of day so long after a start.
fn clock(from: u16, after: Minutes) -> String {
    let at = (u32::from(from) + after.0 % (24 * 60)) % (24 * 60);
    format!("{:02}:{:02}", at / 60, at % 60)
}
