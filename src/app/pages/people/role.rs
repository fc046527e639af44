//! Roles in words.

use crate::app::components::Choice;
use crate::app::texts::members::RoleText;
use crate::domain::group::Role;

/// The word for a role.
#[must_use]
pub const fn role_word(role: Role) -> &'static str {
    words(role).0.text()
}

const fn words(role: Role) -> (RoleText, RoleText) {
    match role {
        Role::Mentee => (RoleText::Mentee, RoleText::MenteeHint),
        Role::Participant => (RoleText::Participant, RoleText::ParticipantHint),
        Role::Mentor => (RoleText::Mentor, RoleText::MentorHint),
        Role::CoMentor => (RoleText::CoMentor, RoleText::CoMentorHint),
        Role::Observer => (RoleText::Observer, RoleText::ObserverHint),
    }
}

/// The key by which a form holds a role.
#[must_use]
pub const fn role_key(role: Role) -> &'static str {
    match role {
        Role::Mentee => "mentee",
        Role::Participant => "participant",
        Role::Mentor => "mentor",
        Role::CoMentor => "co-mentor",
        Role::Observer => "observer",
    }
}

/// The role with this key.
#[must_use]
pub fn role_of(key: &str) -> Option<Role> {
    Role::ALL.into_iter().find(|role| role_key(*role) == key)
}

/// Every role to choose from, with what it means.
#[must_use]
pub fn role_choices() -> Vec<Choice> {
    let choice = |role| {
        let (word, hint) = words(role);
        Choice {
            key: role_key(role).to_owned(),
            label: format!("{}: {}", word.text(), hint.text()),
            hint: String::new(),
        }
    };
    Role::ALL.into_iter().map(choice).collect()
}
