//! What a statement is worth to a rule: it holds, it was put right, it does not hold, or nobody made it.

use super::accord::Of;
use super::answer::{Answer, Found};
use super::circle::Circle;
use super::condition::Condition;
use super::desk::{Desk, Who};
use super::verdict::{Field, Finding, Place, Subject};
use crate::domain::statement::{Scope, Topic};

impl Of {
    /// Whom or what the verdict is about.
    #[must_use]
    pub const fn subject(self) -> Subject {
        match self {
            Self::Group => Subject::Group,
            Self::Session(session) => Subject::Session(session),
            Self::Member(person) => Subject::Member(person),
        }
    }

    /// Where the statement is made.
    #[must_use]
    pub const fn place(self, topic: Topic) -> Place {
        match self {
            Self::Group => Place::Statement(topic),
            Self::Session(session) => Place::SessionStatement(session, topic),
            Self::Member(person) => Place::MemberStatement(person, topic),
        }
    }
}

impl Who {
    /// The circle of people, where it is about people.
    #[must_use]
    pub const fn circle(self) -> Option<Circle> {
        match self {
            Self::Mentee => Some(Circle::Mentees),
            Self::Participant => Some(Circle::Participants),
            Self::Member => Some(Circle::Members),
            Self::Group | Self::Session | Self::Case => None,
        }
    }

    /// True where a statement on that topic is about these.
    #[must_use]
    pub fn takes(self, topic: Topic) -> bool {
        match topic.scope() {
            Scope::Group => self == Self::Group,
            Scope::Session => self == Self::Session,
            Scope::Member => self.circle().is_some(),
        }
    }
}

impl Desk<'_> {
    /// One answer for each subject of which something may be stated; where the condition does not hold, that answer.
    pub fn each_stated(&self, who: Who, when: Option<Condition>, judge: impl Fn(Of) -> Answer) -> Vec<Answer> {
        let judge = |of: Of| {
            let session = match of {
                Of::Session(id) => self.facts.file.sessions.get(id.0),
                Of::Group | Of::Member(_) => None,
            };
            self.kept_out(when, of.subject(), session).unwrap_or_else(|| judge(of))
        };
        match who.circle() {
            Some(circle) => self.each_of(circle, |person| judge(Of::Member(person))),
            None if who == Who::Session => self.each_session(|held| judge(Of::Session(held.session.id))),
            None => vec![judge(Of::Group)],
        }
    }

    /// The answer of a statement: one that it was not so is unmet until it is put right.
    #[must_use]
    pub fn stated(&self, topic: Topic, of: Of) -> Answer {
        self.heard(topic, of, Finding::Recorded, Answer::unmet(of.subject(), Finding::StatedNot))
    }

    /// The answer of a look at something: what was seen is watched until it is put right.
    #[must_use]
    pub fn watched(&self, topic: Topic, of: Of) -> Answer {
        self.heard(topic, of, Finding::NoneStated, Answer::new(of.subject(), Found::Watch, Finding::Seen))
    }

    /// The answer of a statement that there is no matter of some kind, where no such matter is on record: one that there
    /// is leads to the place where it is recorded.
    #[must_use]
    pub fn none_stated(&self, topic: Topic, of: Of) -> Answer {
        let answer = self.heard(topic, of, Finding::NoneStated, Answer::unmet(of.subject(), Finding::StatedNot));
        if answer.found == Found::Unmet { answer.mend(Place::Matters, Field::Matter) } else { answer }
    }

    fn heard(&self, topic: Topic, of: Of, holds: Finding, holds_not: Answer) -> Answer {
        let statement = self.facts.stated(topic, of);
        let answer = match statement {
            None => Answer::unknown(of.subject()),
            Some(statement) if statement.holds => Answer::met(of.subject(), holds),
            Some(statement) if statement.mended_on.is_some() => Answer::met(of.subject(), Finding::Mended),
            Some(_) => holds_not,
        };
        answer.proof(statement).mend(of.place(topic), Field::Statement)
    }
}
