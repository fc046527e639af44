//! A certificate of attendance: only what is recorded, and a refusal where there is nothing to certify.

use crate::domain::ids::PersonId;
use crate::domain::units::Minutes;
use crate::policy::facts::Facts;
use crate::policy::presence::{Attended, HeldOn, Presence};

/// What a certificate of attendance says of one person in one group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Certificate {
    /// The sessions at which the person was present, in order, with minutes present.
    pub sessions: Vec<(HeldOn, Minutes)>,
    /// Minutes present in all.
    pub minutes: Minutes,
    /// Sessions held while the person was a member or was there.
    pub held: usize,
    /// Those of them of which attendance was not taken: the certificate says nothing of them.
    pub not_taken: Vec<HeldOn>,
}

/// Why there is nothing to certify.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NoCertificate {
    /// No session was held while the person was a member.
    NothingHeld,
    /// Attendance was taken at none of the sessions.
    NotTaken,
    /// The person was present at none of the sessions of which attendance was taken.
    NeverThere,
}

/// The certificate of this person.
///
/// # Errors
/// Where nothing is recorded that could be certified.
pub fn certificate(facts: &Facts<'_>, person: PersonId) -> Result<Certificate, NoCertificate> {
    let attended = Attended::of(facts);
    let all: Vec<_> = attended.person(person).filter(|(_, presence)| *presence != Presence::NoMember).collect();
    let not_taken = all.iter().filter(|(_, presence)| *presence == Presence::NotTaken).map(|(held, _)| *held);
    let not_taken: Vec<_> = not_taken.collect();
    let there = |(held, presence): &(HeldOn, Presence)| {
        presence.minutes().filter(|minutes| !minutes.is_zero()).map(|minutes| (*held, minutes))
    };
    let sessions: Vec<_> = all.iter().filter_map(there).collect();
    if !sessions.is_empty() {
        let minutes = sessions.iter().map(|(_, minutes)| *minutes).sum();
        return Ok(Certificate { sessions, minutes, held: all.len(), not_taken });
    }
    Err(match all.len() {
        0 => NoCertificate::NothingHeld,
        held if held == not_taken.len() => NoCertificate::NotTaken,
        _ => NoCertificate::NeverThere,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::group::Member;
    use crate::domain::session::Session;
    use crate::scene::*;

    fn of(scene: &Scene, number: u128) -> Result<Certificate, NoCertificate> {
        certificate(&Facts::of(scene.file()).unwrap(), person(number))
    }

    fn absent(scene: Scene, number: u128, from: &[u128]) -> Scene {
        from.iter().fold(scene, |scene, at| {
            scene.change(session(*at), |session: &mut Session| {
                session.attendance.get_or_insert_default().retain(|row| row.person != person(number));
            })
        })
    }

    fn untaken(scene: Scene, which: &[u128]) -> Scene {
        which
            .iter()
            .fold(scene, |scene, at| scene.change(session(*at), |session: &mut Session| session.attendance = None))
    }

    #[test]
    fn it_says_each_session_and_the_minutes_present() {
        let found = of(&Scene::complete(), 1).unwrap();
        assert_eq!((found.sessions.len(), found.held, found.not_taken.len()), (3, 3, 0));
        assert_eq!(found.minutes, found.sessions.iter().map(|(_, minutes)| *minutes).sum());
        assert!(!found.minutes.is_zero());
    }

    #[test]
    fn a_session_without_attendance_is_not_certified_but_named() {
        let found = of(&untaken(Scene::complete(), &[2]), 1).unwrap();
        let certified: Vec<_> = found.sessions.iter().map(|(held, _)| held.ordinal).collect();
        assert_eq!((certified, found.held, found.not_taken[0].ordinal), (vec![1, 3], 3, 2));
    }

    #[test]
    fn an_absence_is_left_out_and_counts_as_held() {
        let found = of(&absent(Scene::complete(), 1, &[1]), 1).unwrap();
        assert_eq!((found.sessions.len(), found.held, found.not_taken.len()), (2, 3, 0));
    }

    #[test]
    fn nothing_that_is_not_recorded_is_certified() {
        let all = [1, 2, 3];
        assert_eq!(of(&absent(Scene::complete(), 1, &all), 1), Err(NoCertificate::NeverThere));
        assert_eq!(of(&untaken(Scene::complete(), &all), 1), Err(NoCertificate::NotTaken));
        let none = all.iter().fold(Scene::complete(), |scene, at| scene.without::<Session>(session(*at)));
        assert_eq!(of(&none, 1), Err(NoCertificate::NothingHeld));
        let later = absent(Scene::complete(), 3, &all)
            .change(member(3), |member: &mut Member| member.joined = Some(day("2030-01-01")));
        assert_eq!(of(&later, 3), Err(NoCertificate::NothingHeld), "not a member yet");
        assert_eq!(of(&Scene::complete(), 77), Err(NoCertificate::NothingHeld), "nobody of this group");
    }
}
