//! The running session as its screens see it: what has happened, who is meant, one way to tell what happens.

use super::keep::Keep;
use crate::app::clock;
use crate::app::form::Form;
use crate::app::state::group::GroupCtx;
use crate::app::state::summary::is_mentee;
use crate::app::texts::formats;
use crate::app::texts::live::LiveText as T;
use crate::domain::group::Role;
use crate::domain::ids::{PersonId, SessionId};
use crate::domain::session::Session;
use crate::domain::sort::sort_by_key;
use crate::live::asks::{Asks, blank};
use crate::live::event::Event;
use crate::live::running::{Opening, Running, Text};
use leptos::prelude::*;

/// A step of the session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    Arrival,
    Opening,
    Agenda,
    Format,
    Talk,
    Notes,
    Closing,
    Finish,
}

impl Step {
    const ALL: [Self; 8] = [
        Self::Arrival,
        Self::Opening,
        Self::Agenda,
        Self::Format,
        Self::Talk,
        Self::Notes,
        Self::Closing,
        Self::Finish,
    ];

    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Arrival => T::Arrival.text(),
            Self::Opening => T::Opening.text(),
            Self::Agenda => T::Agenda.text(),
            Self::Format => T::Format.text(),
            Self::Talk => T::Talk.text(),
            Self::Notes => T::Notes.text(),
            Self::Closing => T::Closing.text(),
            Self::Finish => T::Finish.text(),
        }
    }
}

/// A running session. `Copy`, so that handlers can hold it.
#[derive(Clone, Copy)]
pub(super) struct Run {
    pub(super) group: GroupCtx,
    pub(super) id: SessionId,
    pub(super) live: RwSignal<Running>,
    pub(super) step: RwSignal<Step>,
    pub(super) form: Form,
    pub(super) keep: Keep,
    asks: StoredValue<Asks>,
}

impl Run {
    /// The session that is kept by `keep`, as far as it has come.
    pub(super) fn new(group: GroupCtx, id: SessionId, live: RwSignal<Running>, keep: Keep) -> Self {
        let form = Form::new(keep.slot());
        let asks = StoredValue::new(untrack(|| asks(group, id, &live.get())));
        let step = if live.with_untracked(|live| live.ended.is_some()) { Step::Finish } else { Step::Arrival };
        Self { group, id, live, step: RwSignal::new(step), form, keep, asks }
    }

    /// Something happens: it takes effect and is kept at once.
    pub(super) fn act(self, event: Event) {
        self.live.update(|live| live.apply(event, clock::at()));
        self.keep.write();
    }

    pub(super) fn asks<T>(self, read: impl FnOnce(&Asks) -> T) -> T {
        self.asks.with_value(read)
    }

    /// The session as it stands in the book.
    pub(super) fn session(self) -> Option<Session> {
        self.group.file.with(|file| file.sessions.get(self.id.0).cloned())
    }

    /// A part of the running session, which changes only when it does.
    pub(super) fn part<T: PartialEq + Send + Sync + 'static>(
        self,
        read: impl Fn(&Running) -> T + Send + Sync + 'static,
    ) -> Memo<T> {
        Memo::new(move |_| self.live.with(&read))
    }

    /// The person's code name.
    pub(super) fn name(self, person: PersonId) -> String {
        let guest = self.live.with(|live| live.guest(person).map(str::to_owned));
        guest.unwrap_or_else(|| self.group.name(person))
    }

    pub(super) fn role(self, person: PersonId) -> Option<Role> {
        let leads = || self.group.group().and_then(|group| group.mentor) == Some(person);
        self.group
            .file
            .with(|file| file.member(person).map(|member| member.role))
            .or_else(|| leads().then_some(Role::Mentor))
    }

    /// True for whoever takes part: mentees, participants and guests.
    pub(super) fn takes_part(self, person: PersonId) -> bool {
        self.role(person).is_none_or(is_mentee)
    }

    /// These people by name, whoever leads last.
    pub(super) fn in_order(self, people: impl Iterator<Item = PersonId>) -> Vec<PersonId> {
        let mut people: Vec<_> = people.collect();
        sort_by_key(&mut people, |person| (!self.takes_part(*person), self.name(*person)));
        people
    }

    /// Everybody who was there, those who left included.
    pub(super) fn attendees(self) -> Memo<Vec<PersonId>> {
        let there = self.part(|live| live.stays.keys().copied().collect::<Vec<_>>());
        Memo::new(move |_| self.in_order(there.get().into_iter()))
    }

    /// Everybody who is there now.
    pub(super) fn present(self) -> Memo<Vec<PersonId>> {
        let there = self.part(|live| live.present().collect::<Vec<_>>());
        Memo::new(move |_| self.in_order(there.get().into_iter()))
    }

    /// Those of the attendees who take part.
    pub(super) fn participants(self) -> Memo<Vec<PersonId>> {
        let there = self.attendees();
        Memo::new(move |_| there.get().into_iter().filter(|person| self.takes_part(*person)).collect())
    }

    /// A field of text that is kept as it is typed.
    pub(super) fn text(self, field: Text) -> RwSignal<String> {
        let recorded = self.live.with_untracked(|live| live.texts.get(&field).cloned().unwrap_or_default());
        self.typed(recorded, move |text| Event::Typed(field, text))
    }

    /// A text that tells `event` whenever it is changed.
    pub(super) fn typed(
        self,
        recorded: String,
        event: impl Fn(String) -> Event + Send + Sync + 'static,
    ) -> RwSignal<String> {
        let text = RwSignal::new(recorded);
        Effect::new(move |before: Option<()>| {
            let typed = text.get();
            if before.is_some() {
                self.act(event(typed));
            }
        });
        text
    }

    /// The parts of the opening that the policies ask for, and the purpose where there is one.
    pub(super) fn openings(self) -> Vec<Opening> {
        let has_purpose = untrack(|| self.group.group()).is_some_and(|group| !group.purpose.is_empty());
        self.asks(|asks| asks.openings(has_purpose))
    }

    /// The steps that this session has.
    pub(super) fn steps(self) -> Vec<Step> {
        let opens = !self.openings().is_empty();
        Step::ALL.into_iter().filter(|step| opens || *step != Step::Opening).collect()
    }

    /// What the format is called.
    pub(super) fn format_name(self) -> String {
        self.live.with(|live| {
            let own = live.text(Text::OwnFormat);
            match &live.round {
                Some(round) if own.is_empty() || round.format != crate::live::format::Format::Own => {
                    formats::words(round.format).name.to_owned()
                }
                Some(_) => own.to_owned(),
                None => String::new(),
            }
        })
    }
}

/// What the policies ask of the session, read from the verdicts on it while nothing of it is recorded.
fn asks(group: GroupCtx, id: SessionId, live: &Running) -> Asks {
    let Some(session) = group.file.with(|file| file.sessions.get(id.0).cloned()) else { return Asks::default() };
    let trial = blank(&session, &live.invited, live.pace.latest, live.zone.as_deref());
    Asks::of(&group.judged_with([trial.into()]), &group.packs(), id, &live.invited)
}
