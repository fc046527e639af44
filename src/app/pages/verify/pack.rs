//! An evidence pack: whether it is whole, and what was changed in it.

use super::words::{known, place};
use crate::app::components::{Notice, NoticeKind};
use crate::app::format;
use crate::app::pages::evidence::document::document;
use crate::app::state::whole::APP;
use crate::app::texts::counted;
use crate::app::texts::verify::VerifyText as T;
use crate::evidence::pack::Pack;
use crate::evidence::verify::shown::{ShownLine, differing};
use crate::evidence::verify::{Changed, Checked, Place};
use leptos::mount::mount_to;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// What was found of the pack.
pub(super) fn verdict(checked: &Checked) -> AnyView {
    let code = checked.seal.as_ref().map(crate::evidence::seal::Seal::code).unwrap_or_default();
    if checked.is_whole() {
        let text = if checked.is_page { T::WholePage } else { T::WholeText };
        return view! {
            <Notice kind=NoticeKind::Good title=T::Whole.text() text=text.with(&[&code])>
                <p>{T::ComparesCode.text()}</p>
            </Notice>
        }
        .into_any();
    }
    let number = checked.changed.len();
    let known = known(checked.pack.as_ref());
    let row = |changed: &Changed| {
        let shown = Some(checked).filter(|_| changed.place == Place::Shown).and_then(shown_line);
        let what = match shown {
            Some(ShownLine { line, stands, sealed }) => T::ShownLine.with(&[&format::number(line), &stands, &sealed]),
            None => place(&changed.place, checked.pack.as_ref(), &known),
        };
        let at = [changed.line, changed.bytes.start, changed.bytes.end].map(format::number);
        view! {
            <tr>
                <th scope="row" class="typed">{what}</th>
                <td data-label=T::Where.text()>{T::At.with(&[&at[0], &at[1], &at[2]])}</td>
            </tr>
        }
    };
    view! {
        <Notice
            kind=NoticeKind::Bad
            title=T::ChangedTitle.text()
            text=counted(number, T::ChangedOne.text(), T::ChangedMany.text())
        />
        <div class="table">
            <table class="stacks" id="changes">
                <caption>{T::ChangedCaption.text()}</caption>
                <thead>
                    <tr><th scope="col">{T::What.text()}</th><th scope="col">{T::Where.text()}</th></tr>
                </thead>
                <tbody>{checked.changed.iter().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// The line of what is shown that was changed: the pack is drawn once more, where nobody sees it. Another version of the app
/// may draw it otherwise, so that nothing is said then.
fn shown_line(checked: &Checked) -> Option<ShownLine> {
    let (pack, seal, stands) = (checked.pack.as_ref()?, checked.seal.as_ref()?, checked.shown.as_ref()?);
    if pack.about.app != APP {
        return None;
    }
    differing(stands, &drawn(pack, seal.code())?)
}

fn drawn(pack: &Pack, code: String) -> Option<String> {
    let place: HtmlElement = leptos::prelude::document().create_element("div").ok()?.unchecked_into();
    let pack = pack.clone();
    let mounted = mount_to(place.clone(), move || document(&pack, Signal::stored(code)));
    let drawn = crate::app::js::get(&place, "innerHTML").as_string();
    drop(mounted);
    drawn
}
