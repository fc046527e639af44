//! How a group is set up, what it agreed, and what is stated: forms made of sheets.

mod ahead;
pub mod charter;
pub mod conduct;
pub mod consents;
mod contributions;
pub mod matters;
mod rows;
mod stated;
pub mod statements;
pub(super) mod words;
pub mod workshop;

use crate::app::components::Choice;
use crate::app::state::group::GroupCtx;
use crate::domain::statement::{Scope, Topic};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// The name of a value in a closed list, as a file has it.
pub fn key<T: Serialize>(value: &T) -> String {
    serde_json::to_string(value).unwrap_or_default().trim_matches('"').to_owned()
}

/// The value of that name.
pub fn of_key<T: DeserializeOwned>(key: &str) -> Option<T> {
    serde_json::from_str(&format!("\"{key}\"")).ok()
}

/// A closed list as choices.
fn choices<T: Serialize + Copy>(all: &[T], word: impl Fn(T) -> &'static str) -> Vec<Choice> {
    all.iter().map(|value| Choice::new(key(value), word(*value))).collect()
}

/// Everybody in the group as choices.
fn people(group: GroupCtx) -> Vec<Choice> {
    group.people().into_iter().map(|(person, name)| Choice::new(person.to_string(), name)).collect()
}

/// True where a policy of the group reads more than hours: these pages are then in its way.
pub fn asks_for_more(group: GroupCtx) -> bool {
    group.packs().iter().any(|pack| pack.programme.is_none())
}

/// Topics of that scope for which a policy of the group may ask.
fn topics(group: GroupCtx, scope: Scope) -> Vec<Topic> {
    let packs = group.packs();
    let own = |topic: &Topic| packs.iter().any(|pack| &*pack.key == topic.policy());
    let unknown =
        packs.iter().any(|pack| pack.programme.is_none() && !Topic::ALL.iter().any(|t| t.policy() == &*pack.key));
    Topic::ALL.iter().copied().filter(|topic| topic.scope() == scope && (unknown || own(topic))).collect()
}
