//! What a further version would change in the groups that use the policy, before it is saved.

use super::draft::Draft;
use crate::app::clock;
use crate::app::components::{Button, live};
use crate::app::state::judge;
use crate::app::texts::counted;
use crate::app::texts::policy_edit::EditText as T;
use crate::app::texts::rules::RuleText;
use crate::domain::ids::{ChainId, GroupId, OwnPolicyId};
use crate::domain::own_policy::OwnPolicy;
use crate::domain::record::Revision;
use crate::policy::compare::compare;
use crate::policy::edit::write;
use leptos::leptos_dom::helpers::debounce;
use leptos::prelude::*;
use std::time::Duration;

/// How long nothing is typed before the groups are judged anew.
const PAUSE: Duration = Duration::from_millis(600);

/// What is known of the change.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
enum Ahead {
    /// The groups were not looked at yet, and are many.
    #[default]
    Waiting,
    /// Something does not fit yet.
    Open,
    /// So many of so many groups are looked at.
    Looking(usize, usize),
    /// So many groups use the policy; in so many of them so many findings would change.
    Known { using: usize, groups: usize, findings: usize },
}

/// Says what would change in the groups that use the policy.
#[component]
pub(super) fn Ahead(draft: Draft) -> impl IntoView {
    let ahead = RwSignal::new(Ahead::default());
    // tells an answer from those to earlier questions
    let asked = StoredValue::new(0_u32);
    let groups = draft.book.summaries().with_untracked(|rows| rows.len());
    let look = move |()| {
        asked.update_value(|asked| *asked += 1);
        look_ahead(draft, ahead, asked, groups);
    };
    let mut soon = debounce(PAUSE, move |()| {
        if !draft.book.is_large() {
            look(());
        }
    });
    Effect::new(move |_| {
        // whatever is typed asks anew
        draft.track();
        ahead.set(Ahead::Waiting);
        soon(());
    });
    let sentence = move || match ahead.get() {
        Ahead::Waiting => String::new(),
        Ahead::Open => T::AheadOpen.text().to_owned(),
        Ahead::Looking(done, of) => RuleText::Looking.with(&[&done.to_string(), &of.to_string()]),
        Ahead::Known { using: 0, .. } => T::AheadNone.text().to_owned(),
        Ahead::Known { findings: 0, .. } => T::AheadNothing.text().to_owned(),
        Ahead::Known { groups, findings, .. } => {
            let findings = counted(findings, T::OneFinding.text(), T::ManyFindings.text());
            let text = if groups == 1 { T::AheadOne } else { T::AheadMany };
            text.with(&[&groups.to_string(), &findings])
        }
    };
    view! {
        <section class="section" id="ahead">
            <div class="section-head"><h2>{T::Ahead.text()}</h2></div>
            <p role="status">{sentence}</p>
            {live(move || (ahead.get() == Ahead::Waiting && draft.book.is_large()).then(|| view! {
                <Button on_press=look>{T::Look.with(&[&groups.to_string()])}</Button>
            }))}
        </section>
    }
    .into_any()
}

fn look_ahead(draft: Draft, ahead: RwSignal<Ahead>, asked: StoredValue<u32>, all: usize) {
    let book = draft.book;
    let made = untrack(|| draft.pack().ok()).and_then(|pack| Some((pack.key.clone(), write(&pack).ok()?)));
    let Some((key, text)) = made else {
        ahead.set(Ahead::Open);
        return;
    };
    let own = asked.get_value();
    let policy = OwnPolicy { id: OwnPolicyId::from_number(0), added_on: clock::today(), text };
    ahead.set(Ahead::Looking(0, all));
    leptos::task::spawn_local(async move {
        let (mut using, mut changed, mut findings) = (0, 0, 0);
        book.through_groups(|groups, to_come| {
            if asked.try_get_value() != Some(own) {
                return false;
            }
            let mut with = book.snapshot();
            with.put(policy.clone().into(), Revision { chain: ChainId::from_number(0), number: 0 });
            let today = book.today().get_untracked();
            let uses = |group: &&GroupId| {
                let file = with.group(**group).and_then(|file| file.group());
                file.is_some_and(|group| group.packs.iter().any(|chosen| **chosen == *key))
            };
            for group in groups.iter().filter(uses) {
                let Some(before) = book.assessment(*group) else { continue };
                let after = judge(&with, *group, today);
                let number = before.with_untracked(|before| compare(before, &after).changed());
                using += 1;
                changed += usize::from(number > 0);
                findings += number;
            }
            ahead.try_set(Ahead::Looking(all - to_come, all)).is_none()
        })
        .await;
        if asked.try_get_value() == Some(own) {
            ahead.try_set(Ahead::Known { using, groups: changed, findings });
        }
    });
}
