//! What is shown only at times, and lists whose rows come and go.
//!
//! These take the place of the library's own: behind them stands one view for all, where the library compiles one for
//! each place that uses it.

use leptos::control_flow::For as KeyedRows;
use leptos::either::Either;
use leptos::prelude::*;
use std::hash::{DefaultHasher, Hash, Hasher};

/// A view that follows what it reads, of one type whatever it shows.
pub fn live<V: IntoView + 'static>(view: impl Fn() -> V + Send + 'static) -> AnyView {
    let view: Box<dyn FnMut() -> AnyView + Send> = Box::new(move || view().into_any());
    view.into_any()
}

/// Shows its content while `when` is true, and `fallback` while it is not.
#[component]
pub fn Show(
    /// Whether the content is shown.
    when: impl Fn() -> bool + Send + Sync + 'static,
    /// What stands in its place; nothing by itself.
    #[prop(optional, into)]
    fallback: ViewFn,
    /// The content.
    children: ChildrenFn,
) -> impl IntoView {
    show(Box::new(when), fallback, children)
}

fn show(when: Box<dyn Fn() -> bool + Send + Sync>, fallback: ViewFn, children: ChildrenFn) -> AnyView {
    let when = ArcMemo::new(move |_| when());
    live(move || if when.get() { Either::Left(children()) } else { Either::Right(fallback.run()) })
}

/// A row for each item; a row stays as it is while its key is among the keys.
#[component]
pub fn For<I, T, K, V>(
    /// The items.
    each: impl Fn() -> I + Send + 'static,
    /// What tells an item from the others.
    key: impl Fn(&T) -> K + Send + 'static,
    /// The row of an item.
    children: impl Fn(T) -> V + Clone + Send + 'static,
) -> impl IntoView
where
    I: IntoIterator<Item = T>,
    T: Send + 'static,
    K: Hash + 'static,
    V: IntoView + 'static,
{
    let row = move |item: T| -> Row {
        let mut hasher = DefaultHasher::new();
        key(&item).hash(&mut hasher);
        let children = children.clone();
        (hasher.finish(), Box::new(move || children(item).into_any()))
    };
    rows(Box::new(move || each().into_iter().map(&row).collect()))
}

/// The hash of a row's key, and how its view is made.
type Row = (u64, Box<dyn FnOnce() -> AnyView + Send>);

fn rows(rows: Box<dyn Fn() -> Vec<Row> + Send>) -> AnyView {
    view! { <KeyedRows each=rows key=|(key, _)| *key children=|(_, view): Row| view()/> }.into_any()
}
