//! Setting up a group in a few short steps, with nothing, with a template or after an earlier group; nothing is recorded
//! before the last.

mod actions;
mod build;
mod fields;
mod steps;

use self::build::{build, check_step, keeper};
use self::fields::Fields;
use self::steps::Step;
use crate::app::clock;
use crate::app::components::{Button, PageHead, Show, Steps, focus, live};
use crate::app::form::Form;
use crate::app::form_view::FormView;
use crate::app::paths;
use crate::app::state::use_book;
use crate::app::texts::common::Common;
use crate::app::texts::new_group::NewGroupText as T;
use crate::app::title::use_title;
use crate::domain::ids::GroupId;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

/// Setting up a group.
#[component]
pub fn NewGroup() -> impl IntoView {
    use_title(T::Title.text());
    let book = use_book();
    let form = Form::new("new-group");
    let mentor = book.shelf().with_untracked(|shelf| keeper(shelf).map(|person| person.code_name.clone()));
    let fields = Fields::of(form, mentor.unwrap_or_default());
    fields.follow(book);
    let place = RwSignal::new(0_usize);
    let all = Memo::new(move |_| Step::all(fields.proposal.with(Option::is_some)));
    let step = Memo::new(move |_| all.get().get(place.get()).copied().unwrap_or(Step::Members));
    // A new step begins at its first field.
    Effect::new(move |before: Option<usize>| {
        let now = place.get();
        if before.is_some_and(|before| before != now) {
            let field = step.get_untracked().first_field();
            request_animation_frame(move || _ = focus(field));
        }
        now
    });
    let navigate = use_navigate();
    let on_save = move |()| {
        let now = step.get_untracked();
        if now != Step::Members {
            let mut errors = form.guarded();
            errors.extend(check_step(now, fields).err().into_iter().flatten());
            let goes_on = errors.is_empty();
            form.errors.set(errors);
            if goes_on {
                place.update(|place| *place += 1);
            }
            return;
        }
        let id: GroupId = clock::new_id();
        let navigate = navigate.clone();
        let build = || {
            let edit = book.shelf().with_untracked(|shelf| build(fields, shelf, id))?;
            let earlier = fields.from.with_untracked(|from| from.strip_prefix("group ").and_then(|id| id.parse().ok()));
            let earlier = earlier.and_then(|earlier| book.file(earlier));
            Ok(match earlier {
                Some(file) => file.with_untracked(|file| actions::settle(edit, fields, file)),
                None => edit,
            })
        };
        let protects = fields.protect.get_untracked() && !book.protected().get_untracked();
        let imports = fields.sheet.get_untracked();
        form.submit(build, move |_| {
            let next = match (protects, imports) {
                (true, _) => paths::PROTECTION.to_owned(),
                (_, true) => paths::group_page(id, "import"),
                _ => paths::group(id),
            };
            navigate(&next, NavigateOptions::default());
        });
    };
    view! {
        <PageHead title=T::Title.text().to_owned() lede=T::Lede.text().to_owned()/>
        {live(move || {
            let labels = all.get().iter().map(|step| step.label().text().to_owned()).collect();
            view! { <Steps labels current=place/> }
        })}
        {move || {
            let now = step.get();
            let save = if now == Step::Members { T::Create.text() } else { Common::Continue.text() };
            view! {
                <FormView form=form on_save=on_save.clone() save=save cancel=paths::GROUPS>
                    {now.view(form, fields)}
                    <Show when=move || place.get() != 0>
                        <Button reads=true on_press=move |()| place.update(|place| *place -= 1)>{Common::Back.text()}</Button>
                    </Show>
                </FormView>
            }
        }}
    }
    .into_any()
}
