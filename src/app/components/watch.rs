//! What a field shows of its own text: pieces that a reader should look at, each marked in its place, with what to write
//! instead, and a reason for those that are kept all the same.

use super::button::{Button, ButtonKind};
use super::field::TextField;
use super::flow::{Show, live};
use super::focus::focus;
use super::icon::{Icon, IconName};
use crate::app::texts::erase::EraseText;
use crate::app::texts::guard::GuardText as T;
use crate::domain::sort::sort_by_key;
use leptos::leptos_dom::helpers::debounce;
use leptos::prelude::*;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;
use std::time::Duration;

/// A piece of a text that a reader should look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PieceView {
    /// Where it stands, in bytes.
    pub place: Range<usize>,
    /// The piece, with what stands before and after it in its line.
    pub shown: [String; 3],
    /// What it is, as a record names it.
    pub key: &'static str,
    /// What it is, in words.
    pub name: &'static str,
    /// Why it matters and what to do.
    pub advice: String,
    /// What can be written in its place.
    pub instead: String,
    /// True where it is saved only with a reason.
    pub blocks: bool,
}

/// What is left alone in a field.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Spare {
    /// Nothing.
    #[default]
    Nothing,
    /// These kinds, by their names in a record: the field is the place for them.
    Kinds(&'static [&'static str]),
    /// All of it.
    All,
}

/// A piece that is kept, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// What it is, as a record names it; several with commas between.
    pub keys: String,
    /// The reason.
    pub reason: String,
}

/// Finds the pieces of a text.
type Finds = Arc<dyn Fn(&str) -> Vec<PieceView> + Send + Sync>;

/// Watches the texts of a form: a context of its fields. `Copy`, so that handlers can hold it.
#[derive(Clone, Copy)]
pub struct Watch {
    finds: StoredValue<Finds>,
    fields: StoredValue<Vec<Watched>>,
    /// What each field held when it was first shown: what stands in the record was settled when it was recorded.
    recorded: StoredValue<BTreeMap<String, String>>,
    kept: StoredValue<BTreeMap<String, Kept>>,
    /// Offers to take a piece out of everything that is recorded.
    redact: Option<Callback<String>>,
    restored: RwSignal<bool>,
}

/// A field that is watched.
#[derive(Clone, Copy)]
pub(super) struct Watched {
    watch: Watch,
    id: StoredValue<String>,
    label: StoredValue<String>,
    spare: Spare,
    value: RwSignal<String>,
    pieces: RwSignal<Vec<PieceView>>,
    reason: RwSignal<String>,
}

impl Watch {
    /// Watches by means of `finds`; `restored` is true where unsaved text of an earlier visit was put back, so that the first
    /// that a field shows is not what is recorded.
    #[must_use]
    pub fn new(
        finds: impl Fn(&str) -> Vec<PieceView> + Send + Sync + 'static,
        restored: RwSignal<bool>,
        redact: Option<Callback<String>>,
    ) -> Self {
        Self {
            finds: StoredValue::new(Arc::new(finds)),
            fields: StoredValue::new(Vec::new()),
            recorded: StoredValue::new(BTreeMap::new()),
            kept: StoredValue::new(BTreeMap::new()),
            redact,
            restored,
        }
    }

    /// What stands in the way of saving: a field and a sentence each. Pieces for which a reason is given are noted as kept.
    #[must_use]
    pub fn check(self) -> Vec<(String, String)> {
        self.fields.get_value().into_iter().filter_map(Watched::check).collect()
    }

    /// What is kept, by field.
    #[must_use]
    pub fn kept(self) -> BTreeMap<String, Kept> {
        self.kept.get_value()
    }

    /// All is saved as it stands.
    pub fn settle(self) {
        self.kept.set_value(BTreeMap::new());
        for field in self.fields.try_get_value().unwrap_or_default() {
            let Some(text) = field.value.try_get_untracked() else { continue };
            self.recorded.update_value(|recorded| _ = recorded.insert(field.id.get_value(), text));
            field.reason.set(String::new());
            field.look();
        }
    }
}

/// Watches the field where it stands in a form that is watched.
pub(super) fn watched(id: &str, label: &str, value: RwSignal<String>, spare: Spare) -> Option<Watched> {
    let watch = use_context::<Watch>().filter(|_| spare != Spare::All)?;
    let kept = watch.kept.with_value(|kept| kept.get(id).map(|kept| kept.reason.clone()));
    let field = Watched {
        watch,
        id: StoredValue::new(id.to_owned()),
        label: StoredValue::new(label.to_owned()),
        spare,
        value,
        pieces: RwSignal::new(Vec::new()),
        reason: RwSignal::new(kept.unwrap_or_default()),
    };
    let text = if watch.restored.get_untracked() { String::new() } else { value.get_untracked() };
    watch.recorded.update_value(|recorded| _ = recorded.entry(id.to_owned()).or_insert(text));
    watch.fields.update_value(|fields| fields.push(field));
    on_cleanup(move || _ = watch.fields.try_update_value(|fields| fields.retain(|other| other.id != field.id)));
    let mut look = debounce(Duration::from_millis(300), move |()| field.look());
    Effect::new(move |shown: Option<()>| {
        value.track();
        if shown.is_some() { look(()) } else { field.look() }
    });
    Some(field)
}

impl Watched {
    fn scan(self, text: &str) -> Vec<PieceView> {
        let mut pieces = self.watch.finds.with_value(|finds| finds(text));
        if let Spare::Kinds(kinds) = self.spare {
            pieces.retain(|piece| !kinds.contains(&piece.key));
        }
        let recorded = self.watch.recorded.with_value(|all| all.get(&self.id.get_value()).cloned()).unwrap_or_default();
        for piece in &mut pieces {
            piece.blocks &= !text.get(piece.place.clone()).is_some_and(|piece| recorded.contains(piece));
        }
        pieces
    }

    /// Looks at the text as it stands.
    fn look(self) {
        // the field may have gone while this was waiting
        let Some(text) = self.value.try_get_untracked() else { return };
        let Some(before) = self.pieces.try_get_untracked() else { return };
        let pieces = if text.is_empty() { Vec::new() } else { self.scan(&text) };
        if pieces != before {
            self.pieces.set(pieces);
        }
    }

    fn check(self) -> Option<(String, String)> {
        let text = self.value.try_get_untracked()?;
        let id = self.id.get_value();
        let mut names: Vec<_> = self.scan(&text).into_iter().filter(|piece| piece.blocks).collect();
        sort_by_key(&mut names, |piece| piece.key);
        names.dedup_by_key(|piece| piece.key);
        let reason = self.reason.get_untracked().trim().to_owned();
        let keys = names.iter().map(|piece| piece.key).collect::<Vec<_>>().join(",");
        let names = names.iter().map(|piece| piece.name).collect::<Vec<_>>().join(", ");
        self.look();
        if keys.is_empty() {
            self.watch.kept.update_value(|kept| _ = kept.remove(&id));
        } else if reason.is_empty() {
            return Some((id, T::Refused.with(&[&self.label.get_value(), &names])));
        } else if self.watch.finds.with_value(|finds| finds(&reason)).iter().any(|piece| piece.blocks) {
            return Some((keep_id(&id), T::ReasonTells.text().to_owned()));
        } else {
            self.watch.kept.update_value(|kept| _ = kept.insert(id, Kept { keys, reason }));
        }
        None
    }

    /// True where the piece stands in what is recorded, so that writing something else here leaves it in the history.
    fn is_recorded(self, piece: &str) -> bool {
        let id = self.id.get_value();
        self.watch.recorded.with_value(|all| all.get(&id).is_some_and(|text| text.contains(piece)))
    }

    /// Writes something else in place of the piece.
    fn replace(self, piece: &PieceView) {
        self.value.update(|text| {
            if text.is_char_boundary(piece.place.start) && text.is_char_boundary(piece.place.end) {
                text.replace_range(piece.place.clone(), &piece.instead);
            }
        });
        self.look();
        focus(&self.id.get_value());
    }

    /// True while something is found that is not saved without a reason.
    pub(super) fn blocks(self) -> bool {
        self.pieces.with(|pieces| pieces.iter().any(|piece| piece.blocks))
    }

    /// True while something is found.
    pub(super) fn speaks(self) -> bool {
        self.pieces.with(|pieces| !pieces.is_empty())
    }

    /// What is shown below the control.
    pub(super) fn view(self) -> AnyView {
        let id = self.id.get_value();
        let keep = keep_id(&id);
        let asks = Memo::new(move |_| self.blocks());
        let list = move || {
            let pieces = self.pieces.get();
            let more = pieces.len().saturating_sub(SHOWN);
            (!pieces.is_empty()).then(|| {
                view! {
                    <ul class="watch" id=watch_id(&id)>
                        {pieces.into_iter().take(SHOWN).map(|piece| self.piece(piece)).collect_view()}
                        {(more > 0).then(|| view! { <li>{T::More.with(&[&more.to_string()])}</li> })}
                    </ul>
                }
            })
        };
        view! {
            <div aria-live="polite">{live(list)}</div>
            <Show when=move || asks.get()>
                <TextField id=keep.clone() label=T::Keep.text() hint=T::KeepHint.text() value=self.reason spare=Spare::All/>
            </Show>
        }
        .into_any()
    }

    fn piece(self, piece: PieceView) -> impl IntoView {
        let icon = if piece.blocks { IconName::Fail } else { IconName::Warn };
        let instead = T::Instead.with(&[&piece.instead]);
        let (name, advice, shown, blocks) =
            (piece.name, piece.advice.clone(), piece.shown.clone(), piece.blocks.then_some(""));
        let [_, own, _] = shown.clone();
        let redact = self.watch.redact.filter(|_| self.is_recorded(&own)).map(|redact| {
            let press = move |()| redact.run(own.clone());
            view! { <Button kind=ButtonKind::Quiet on_press=press>{EraseText::RedactThis.text()}</Button> }
        });
        view! {
            <li class="watch-piece" data-blocks=blocks>
                <Icon name=icon/>
                <div>
                    <p><strong>{name}</strong> " " <Marked shown/></p>
                    <p class="hint">{advice}</p>
                    <Button kind=ButtonKind::Quiet on_press=move |()| self.replace(&piece)>{instead}</Button>
                    {redact}
                </div>
            </li>
        }
    }
}

/// A piece, marked in its line.
#[component]
pub fn Marked(
    /// The piece, with what stands before and after it.
    shown: [String; 3],
) -> impl IntoView {
    let [before, own, after] = shown;
    view! { <q>{before} <mark>{own}</mark> {after}</q> }
}

/// So many pieces are shown at once.
const SHOWN: usize = 6;

/// So many letters are shown before a piece and after it.
const AROUND: usize = 24;

/// The piece with what stands around it in its line.
#[must_use]
pub fn around(text: &str, place: &Range<usize>) -> [String; 3] {
    let part = |range: Range<usize>| text.get(range).unwrap_or_default();
    let before = part(0..place.start).rsplit('\n').next().unwrap_or_default();
    let after = part(place.end..text.len()).split('\n').next().unwrap_or_default();
    let short = before.char_indices().rev().nth(AROUND - 1).map(|(at, _)| at);
    let long = after.char_indices().nth(AROUND).map(|(at, _)| at);
    [
        short.map_or_else(|| before.to_owned(), |at| format!("…{}", before.get(at..).unwrap_or_default())),
        part(place.clone()).to_owned(),
        long.map_or_else(|| after.to_owned(), |at| format!("{}…", after.get(..at).unwrap_or_default())),
    ]
}

/// Identifier of the list below a control.
pub(super) fn watch_id(id: &str) -> String {
    format!("{id}-watch")
}

fn keep_id(id: &str) -> String {
    format!("{id}-keep")
}
