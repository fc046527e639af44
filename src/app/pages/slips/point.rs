//! One thing on which mentor and mentee differ, and what the mentor decides on it.

use super::words::{hours, says, what};
use crate::app::clock;
use crate::app::components::{Choice, RadioGroup, Show, TextField};
use crate::app::form::{Form, Reader};
use crate::app::format;
use crate::app::state::group::GroupCtx;
use crate::app::texts::slips::SlipsText as T;
use crate::domain::ids::PersonId;
use crate::domain::note::SlipPoint;
use crate::domain::record::{Record, RecordKey};
use crate::exchange::slip::settle::{Made, NotMade, Point, Stands, accept, hours as hours_entry};
use crate::exchange::slip::{Missing, Said};
use leptos::prelude::*;
use std::sync::Arc;
use uuid::Uuid;

const ACCEPT: &str = "accept";
const REFUSE: &str = "refuse";

/// What there is to decide.
#[derive(Clone)]
pub(super) enum Matter {
    /// A line.
    Line(Box<Point>),
    /// Something that the mentee misses; with the identifier of the entry that it would become.
    Missing(Missing, Uuid),
}

/// A matter and the decision on it. Cheap to clone, so that handlers can hold it.
#[derive(Clone)]
pub(super) struct Decision {
    pub(super) matter: Arc<Matter>,
    id: Arc<str>,
    person: PersonId,
    choice: RwSignal<String>,
    reason: RwSignal<String>,
}

impl Decision {
    pub(super) fn new(at: usize, person: PersonId, matter: Matter) -> Self {
        let id = format!("slip-point-{at}").into();
        let (choice, reason) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
        Self { matter: Arc::new(matter), id, person, choice, reason }
    }

    fn is(&self, choice: &str) -> bool {
        self.choice.with(|chosen| chosen == choice)
    }

    fn record(&self) -> Option<RecordKey> {
        if let Matter::Line(point) = &*self.matter { point.now.as_ref().map(|(key, _)| *key) } else { None }
    }

    /// What accepting it does.
    fn made(&self, group: GroupCtx) -> Result<Made, NotMade> {
        match &*self.matter {
            Matter::Missing(missing, id) => {
                let entry = hours_entry(missing, (*id).into(), group.id, self.person, T::Source.text());
                Ok(Made::Put(entry.into()))
            }
            Matter::Line(point) => match (&point.said, self.record()) {
                (Said::Corrected { to, .. }, Some(record)) => {
                    group.file.with(|file| accept(file, self.person, record, to, &clock::moment_at))
                }
                _ => Err(NotMade::Gone),
            },
        }
    }

    /// What accepting it does, where it is accepted.
    pub(super) fn accepted(&self, group: GroupCtx) -> Option<Made> {
        self.is(ACCEPT).then(|| self.made(group).ok()).flatten()
    }

    /// What is kept of it; errors go to `reader`.
    pub(super) fn read(&self, reader: &mut Reader, group: GroupCtx) -> SlipPoint {
        let accepted = self.is(ACCEPT);
        let mut reason = String::new();
        if accepted {
            if let Err(error) = self.made(group) {
                reader.refuse(&self.id, not_made(error));
            }
        } else if self.is(REFUSE) {
            reason = self.reason.with(|reason| reason.trim().to_owned());
            if reason.is_empty() {
                reader.refuse(&self.reason_id(), T::ReasonFirst.text());
            }
        } else {
            reader.refuse(&self.id, T::DecideFirst.text());
        }
        let made = match &*self.matter {
            Matter::Missing(_, id) => accepted.then_some(*id),
            Matter::Line(_) => self.record().map(|key| key.id),
        };
        SlipPoint { record: made, remark: self.remark().to_owned(), accepted, reason }
    }

    fn remark(&self) -> &str {
        match &*self.matter {
            Matter::Missing(missing, _) => &missing.remark,
            Matter::Line(point) => remark(&point.said),
        }
    }

    fn reason_id(&self) -> String {
        format!("{}-reason", self.id)
    }

    /// The decision as it is made.
    pub(super) fn view(&self, form: Form) -> AnyView {
        let is_missing = matches!(&*self.matter, Matter::Missing(..));
        let accept = if is_missing { T::AcceptMissing } else { T::Accept };
        let choices = vec![Choice::new(ACCEPT, accept.text()), Choice::new(REFUSE, T::Refuse.text())];
        let (words, rows) = match &*self.matter {
            Matter::Line(point) => (what(&point.line.fact), values(point)),
            Matter::Missing(missing, _) => {
                let told = format::minutes(missing.minutes);
                (
                    hours(missing.setting).with(&[&format::day_short(missing.on)]),
                    vec![(T::InBook, "–".to_owned()), (T::ByMentee, told)],
                )
            }
        };
        let remark = self.remark().to_owned();
        let hint = if is_missing { T::MissingHint.text() } else { "" };
        let (id, reason, reason_id) = (self.id.to_string(), self.reason, self.reason_id());
        let (error, reason_error) = (form.error(id.clone()), form.error(reason_id.clone()));
        let label = format!("{}: {words}", T::Decide.text());
        let this = self.clone();
        let choice = self.choice;
        view! {
            <li class="rows-card slip-point">
                <h3>{words}</h3>
                <dl class="slip-values">
                    {rows.into_iter().map(|(name, value)| view! { <div><dt>{name.text()}</dt><dd class="typed">{value}</dd></div> }).collect_view()}
                    {(!remark.is_empty()).then(|| view! { <div><dt>{T::Remark.text()}</dt><dd class="typed">{remark}</dd></div> })}
                </dl>
                <RadioGroup id label hint choices value=choice error/>
                <Show when=move || this.is(REFUSE)>
                    <TextField id=reason_id.clone() label=T::Reason.text() value=reason error=reason_error/>
                </Show>
            </li>
        }
        .into_any()
    }
}

fn remark(said: &Said) -> &str {
    if let Said::Corrected { remark, .. } = said { remark } else { "" }
}

/// What slip, book and mentee say; what the slip said only where the book says something else by now.
fn values(point: &Point) -> Vec<(T, String)> {
    let told = match &point.said {
        Said::Corrected { to, .. } => Some((T::ByMentee, says(&point.line.fact.corrected(to)))),
        _ => None,
    };
    let slip = point.is_changed().then(|| (T::OnSlip, says(&point.line.fact)));
    let now = point.now.as_ref().map_or_else(|| T::Gone.text().to_owned(), |(_, now)| says(now));
    slip.into_iter().chain([(T::InBook, now)]).chain(told).collect()
}

fn not_made(error: NotMade) -> String {
    match error {
        NotMade::Gone => T::CannotGone.text().to_owned(),
        NotMade::MoreThanHeld(length) => T::CannotHeld.with(&[&format::minutes(length)]),
        NotMade::NoSuchTime => T::CannotTime.text().to_owned(),
    }
}

/// A line on which there is nothing to decide.
pub(super) fn settled(point: &Point) -> AnyView {
    let word = match point.stands() {
        Stands::Agreed => T::Agreed,
        Stands::Unsaid => T::Unsaid,
        Stands::Differs => T::Differs,
        Stands::Solved => T::Solved,
        Stands::Outdated => T::Outdated,
        Stands::Gone => T::Gone,
    };
    let now = point.now.as_ref().filter(|_| point.is_changed()).map(|(_, now)| {
        view! { <span class="why">{format!("{}: {}", T::InBook.text(), says(now))}</span> }
    });
    view! {
        <tr>
            <th scope="row">{what(&point.line.fact)}</th>
            <td class="typed" data-label=T::OnSlip.text()>{says(&point.line.fact)} {now}</td>
            <td class="wide" data-label=T::ByMentee.text()>{word.text()}</td>
        </tr>
    }
    .into_any()
}

/// True where the mentor has to decide.
pub(super) fn is_open(point: &Point) -> bool {
    match point.stands() {
        Stands::Differs => true,
        Stands::Gone => matches!(point.said, Said::Corrected { .. }),
        _ => false,
    }
}

/// What is kept of a correction that the record says by now.
pub(super) fn solved(point: &Point) -> Option<SlipPoint> {
    (point.stands() == Stands::Solved).then(|| SlipPoint {
        record: point.now.as_ref().map(|(key, _)| key.id),
        remark: remark(&point.said).to_owned(),
        accepted: true,
        reason: String::new(),
    })
}

/// The records that these would put and take away.
pub(super) fn split(made: Vec<Made>) -> (Vec<Record>, Vec<Record>) {
    let (mut put, mut gone) = (Vec::new(), Vec::new());
    for made in made {
        match made {
            Made::Put(record) => put.push(record),
            Made::Remove(record) => gone.push(record),
        }
    }
    (put, gone)
}
