//! What the record of a session says of how it was run.

use super::{Evidence, Reading, said};
use crate::domain::conduct::ContributionKind;
use crate::domain::note::About;
use crate::domain::session::{AgendaItem, Focus, Session};
use crate::policy::desk::Desk;
use crate::policy::verdict::{Field, Place};

/// What the session's record says of that evidence.
#[must_use]
pub fn of_session(desk: &Desk<'_>, session: &Session, evidence: Evidence) -> Reading {
    match evidence {
        Evidence::DevelopmentPurpose => agenda(session, Field::Serves, |item| item.serves.iter().any(develops)),
        Evidence::SpaceForAmbitions => agenda(session, Field::Serves, |item| item.serves.contains(&Focus::Ambitions)),
        Evidence::TimedItemsOrFormat => timed_or_format(session),
        Evidence::DynamicsObservation => observation(session),
        Evidence::KnowledgeSharing => knowledge(desk, session),
        Evidence::PeerHelp => contributed(session, ContributionKind::Help),
        _ => agenda(session, Field::Goals, |item| !item.goals.is_empty()),
    }
}

/// Services to clients and running the group are not the development of its members.
const fn develops(focus: &Focus) -> bool {
    matches!(focus, Focus::ProfessionalFunctioning | Focus::Learning | Focus::PeerLearning | Focus::PeerSupport)
}

fn agenda(session: &Session, missing: Field, serves: impl Fn(&AgendaItem) -> bool) -> Reading {
    let nothing = Reading::nothing(Place::Session(session.id), Field::Agenda);
    if session.agenda.is_empty() {
        nothing
    } else if session.agenda.iter().any(serves) {
        nothing.there([session])
    } else {
        nothing.short(missing, [session])
    }
}

fn timed_or_format(session: &Session) -> Reading {
    if said(&session.conduct.format) {
        return Reading::nothing(Place::Conduct(session.id), Field::Format).there([session]);
    }
    let nothing = Reading::nothing(Place::Session(session.id), Field::Agenda);
    let timed = |item: &AgendaItem| item.minutes.is_some_and(|minutes| !minutes.is_zero());
    match (session.agenda.is_empty(), session.agenda.iter().all(timed)) {
        (true, _) => nothing,
        (false, true) => nothing.there([session]),
        (false, false) => nothing.short(Field::ItemMinutes, [session]),
    }
}

/// Whoever signs a record as complete says that nothing is to be added: what is not there then is lacking.
fn observation(session: &Session) -> Reading {
    let nothing = Reading::nothing(Place::Conduct(session.id), Field::Observation);
    if said(&session.conduct.observation) {
        nothing.there([session])
    } else if session.sign_off.is_some() {
        nothing.short(Field::Observation, [session])
    } else {
        nothing
    }
}

fn contributed(session: &Session, kind: ContributionKind) -> Reading {
    let nothing = Reading::nothing(Place::Conduct(session.id), Field::Contributions);
    if session.conduct.contributions.is_empty() {
        nothing
    } else if session.conduct.of_kind(kind).next().is_some() {
        nothing.there([session])
    } else {
        nothing.short(Field::Contributions, [session])
    }
}

fn knowledge(desk: &Desk<'_>, session: &Session) -> Reading {
    let of_session = |about: &About| matches!(about, About::Activity { session: Some(at), .. } if *at == session.id);
    let mut notes = desk.facts.file.notes.iter().filter(|note| of_session(&note.about)).peekable();
    if notes.peek().is_none() {
        return contributed(session, ContributionKind::Knowledge);
    }
    Reading::nothing(Place::Conduct(session.id), Field::Contributions).there(notes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::SessionId;
    use crate::domain::units::Minutes;
    use crate::policy::answer::Found;
    use crate::scene::*;

    fn found(evidence: &str, change: impl FnOnce(&mut Session)) -> Found {
        let check = format!(r#"{{"kind": "recorded", "subject": "session", "evidence": "{evidence}"}}"#);
        Scene::complete().change(session(1), change).found(&check, at_session(1))
    }

    #[test]
    fn an_agenda_develops_its_members_and_leaves_space_for_ambitions() {
        let serves = |evidence: &str, focus| {
            found(evidence, |session| {
                session.agenda.truncate(1);
                session.agenda[0].serves = vec![focus];
            })
        };
        for focus in [Focus::Learning, Focus::PeerLearning, Focus::PeerSupport, Focus::ProfessionalFunctioning] {
            assert_eq!(serves("development-purpose", focus), Found::Met);
        }
        assert_eq!(serves("development-purpose", Focus::Administration), Found::Unmet);
        assert_eq!(serves("space-for-ambitions", Focus::Ambitions), Found::Met);
        assert_eq!(serves("space-for-ambitions", Focus::Learning), Found::Unmet);
        for evidence in ["development-purpose", "space-for-ambitions", "agenda-goal-link"] {
            assert_eq!(found(evidence, |session| session.agenda.clear()), Found::Unknown);
        }
    }

    #[test]
    fn every_item_has_its_time_or_the_session_a_format() {
        let timed = |minutes: &[u32], format: &str| {
            found("timed-items-or-format", |session| {
                let item = session.agenda[0].clone();
                let at = |minutes: &u32| AgendaItem { minutes: Some(Minutes(*minutes)), ..item.clone() };
                session.agenda = minutes.iter().map(at).collect();
                session.conduct.format = format.to_owned();
            })
        };
        assert_eq!(timed(&[5, 10], ""), Found::Met);
        assert_eq!(timed(&[5, 0], ""), Found::Unmet);
        assert_eq!(timed(&[5, 0], "Rounds"), Found::Met);
        assert_eq!(timed(&[], ""), Found::Unknown);
    }

    #[test]
    fn a_record_signed_without_an_observation_lacks_it() {
        let seen = |text: &str, signed: bool| {
            found("dynamics-observation", |session| {
                session.conduct.observation = text.to_owned();
                session.sign_off = session.sign_off.take().filter(|_| signed);
            })
        };
        assert_eq!(seen("Lively", false), Found::Met);
        assert_eq!(seen(" ", true), Found::Unmet);
        assert_eq!(seen("", false), Found::Unknown);
    }

    #[test]
    fn knowledge_is_shared_and_peers_help() {
        let given = |evidence: &str, kinds: &[ContributionKind]| {
            found(evidence, |session| {
                session.conduct.contributions = kinds.iter().map(|kind| brought(person(1), *kind)).collect();
            })
        };
        assert_eq!(given("knowledge-sharing", &[ContributionKind::Knowledge]), Found::Met);
        assert_eq!(given("knowledge-sharing", &[ContributionKind::Issue]), Found::Unmet);
        assert_eq!(given("knowledge-sharing", &[]), Found::Unknown);
        assert_eq!(given("peer-help", &[ContributionKind::Help]), Found::Met);
        assert_eq!(given("peer-help", &[ContributionKind::Perspective]), Found::Unmet);
        assert_eq!(given("peer-help", &[]), Found::Unknown);
    }

    #[test]
    fn an_activity_of_the_session_shares_knowledge_too() {
        let at = SessionId::from_number(session(1));
        let about = About::Activity { person: person(1), goal: None, session: Some(at) };
        let without =
            Scene::complete().change(session(1), |session: &mut Session| session.conduct.contributions.clear());
        let check = r#"{"kind": "recorded", "subject": "session", "evidence": "knowledge-sharing"}"#;
        assert_eq!(without.with(note(1, "2021-09-07", "Read", about)).found(check, at_session(1)), Found::Met);
    }
}
