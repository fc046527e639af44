//! Small records with nothing in them but what they must have.

use circlebook::domain::charter::Charter;
use circlebook::domain::group::{Group, Member, Role};
use circlebook::domain::ids::{GroupId, MemberId, NoteId, PersonId};
use circlebook::domain::note::{About, Note};
use circlebook::domain::person::Person;
use circlebook::domain::record::Record;

/// The group with this number.
pub fn group(number: u128, name: &str) -> Record {
    let id = GroupId::from_number(number);
    let name = name.to_owned();
    let (purpose, goals) = (String::new(), String::new());
    Group {
        id,
        name,
        purpose,
        goals,
        packs: Vec::new(),
        mentor: None,
        contact_target: None,
        charter: Charter::default(),
        sample: false,
    }
    .into()
}

/// The person with this number.
pub fn person(number: u128, code_name: &str) -> Record {
    let code_name = code_name.to_owned();
    Person { id: PersonId::from_number(number), code_name, full_name: String::new(), note: String::new() }.into()
}

/// A mentee's membership.
pub fn member(number: u128, group: u128, person: u128) -> Record {
    Member {
        id: MemberId::from_number(number),
        group: GroupId::from_number(group),
        person: PersonId::from_number(person),
        role: Role::Mentee,
        invited: None,
        joined: "2021-09-07".parse().ok(),
        left: None,
        fit: String::new(),
        profession: String::new(),
    }
    .into()
}

/// A note of the group by the person.
pub fn note(number: u128, group: u128, by: u128, text: &str) -> Record {
    Note {
        id: NoteId::from_number(number),
        group: GroupId::from_number(group),
        on: "2021-09-07".parse().unwrap(),
        by: Some(PersonId::from_number(by)),
        text: text.to_owned(),
        about: About::OtherDuties,
    }
    .into()
}
