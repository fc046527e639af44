//! What if: what the book would find if something were otherwise. What is supposed lives in memory alone.

mod fields;
mod found;
mod made;
mod suppose;

use crate::app::components::{Button, ButtonKind, EmptyState, For, IconName, Notice, NoticeKind, PageHead, Show, live};
use crate::app::state::group::{GroupCtx, use_group};
use crate::app::state::library::packs;
use crate::app::texts::common::Common;
use crate::app::texts::counted;
use crate::app::texts::whatif::{WhatIfText as T, refusal};
use crate::app::title::use_title;
use crate::policy::suppose::{Refused, Supposition};
use crate::policy::whatif::{Present, WhatIf, what_if};
pub(in crate::app::pages) use found::Found;
use leptos::prelude::*;
use suppose::Suppose;

/// Something that the mentor supposes: several suppositions where several people join.
#[derive(Clone, PartialEq)]
struct Item {
    number: usize,
    words: String,
    suppositions: Vec<Supposition>,
}

/// What would be found in the open group.
fn look(group: GroupCtx, items: &[Item]) -> Result<WhatIf, Refused> {
    let suppositions: Vec<_> = items.iter().flat_map(|item| &item.suppositions).cloned().collect();
    // The judgement follows the records of the group, of its neighbours, and the shelf.
    group.assessment.track();
    let (book, library) = (group.book.snapshot(), group.shelf.with(|shelf| packs(shelf)));
    let present = Present { book: &book, group: group.id, library: &library, today: group.book.today().get() };
    what_if(&present, &suppositions)
}

/// The page on which something is supposed.
#[component]
pub fn WhatIfPage() -> impl IntoView {
    use_title(T::Title.text());
    let group = use_group();
    let items = RwSignal::new(Vec::<Item>::new());
    let found = Memo::new(move |_| {
        let items = items.get();
        (!items.is_empty()).then(|| look(group, &items))
    });
    let any = move || items.with(|items| !items.is_empty());
    let number = move || {
        let changed = found.with(|found| found.as_ref()?.as_ref().ok().map(WhatIf::changed))?;
        let words = counted(changed, T::OneChanges.text(), T::ManyChange.text());
        Some(if changed == 0 { T::NoneChange.text().to_owned() } else { words })
    };
    let nothing =
        move || view! { <div class="section"><EmptyState title=T::Empty.text() text=T::EmptyText.text()/></div> };
    view! {
        <PageHead title=T::Title.text().to_owned() lede=T::Lede.text().to_owned()/>
        <Suppose items/>
        <Show when=any fallback=nothing>
            <Supposed items/>
        </Show>
        <div class="section" role="status" id="what-if-number">{move || number().map(|words| view! { <h2>{words}</h2> })}</div>
        {live(move || match found.get()? {
            Ok(found) => Some(view! { <Found found/> }.into_any()),
            Err(refused) => Some(view! { <NotMade refused items/> }.into_any()),
        })}
    }
    .into_any()
}

/// The list of what is supposed, each of which can be taken away.
#[component]
fn Supposed(items: RwSignal<Vec<Item>>) -> impl IntoView {
    let row = move |item: Item| {
        let remove = move |()| items.update(|items| items.retain(|each| each.number != item.number));
        view! {
            <li>
                <span>{item.words.clone()}</span>
                <Button kind=ButtonKind::Quiet icon=IconName::Remove on_press=remove>
                    {Common::Remove.text()} <span class="off">{format!(" {}", item.words)}</span>
                </Button>
            </li>
        }
    };
    view! {
        <section class="section">
            <h2>{T::Supposed.text()}</h2>
            <ul class="supposed panel" id="supposed">
                <For each=move || items.get() key=|item| item.number let:item>{row(item)}</For>
            </ul>
            <Button on_press=move |()| items.set(Vec::new())>{T::Reset.text()}</Button>
        </section>
    }
    .into_any()
}

/// Says which of them cannot be supposed, as where a record has gone since.
#[component]
fn NotMade(refused: Refused, items: RwSignal<Vec<Item>>) -> impl IntoView {
    let words = items.with_untracked(|items| {
        let each = items.iter().flat_map(|item| item.suppositions.iter().map(|_| item.words.clone()));
        each.clone().nth(refused.at).unwrap_or_default()
    });
    view! { <Notice kind=NoticeKind::Bad title=T::NotMade.with(&[&words]) text=refusal(&refused.why)/> }
}
