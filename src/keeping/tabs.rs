//! Which tab may write: one holds a lock of the browser, the others read along.
//!
//! The machine takes what happens and says what to do. It promises little on purpose: that two tabs never write over each
//! other is held by the store, which compares the head; this keeps people from ever meeting that.

/// A tab, by a number drawn when it opens.
pub type TabId = u64;

/// What a tab waits for, and how long at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wait {
    /// A page that was just closed or loaded again lets go a moment later.
    Grace,
    /// The tab that asks waits for an answer; then it takes the lock from one that does not answer.
    Answer,
    /// The tab that lets go waits to be relieved; then the other is gone, and it goes on.
    Relief,
}

impl Wait {
    /// How long, in milliseconds.
    #[must_use]
    pub const fn milliseconds(self) -> u64 {
        match self {
            Self::Grace => 250,
            Self::Answer => 600,
            Self::Relief => 3000,
        }
    }
}

/// What a tab is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// It has just opened, and asks.
    Asking,
    /// It reads along.
    Reading,
    /// It reads along, and has asked to write.
    Wanting,
    /// It holds the lock, and reads the book again before it writes.
    Taking,
    /// It writes.
    Writing,
    /// It has the lock still, and writes no more: another asked for it.
    Leaving(TabId),
}

/// What tabs say to each other. Nothing of the book is in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Message {
    /// The book was saved.
    Saved,
    /// This tab asks to write.
    Want(TabId),
    /// This tab may write now: everything is on the disk.
    Yours(TabId),
}

impl Message {
    /// As text, for a channel.
    #[must_use]
    pub fn encode(self) -> String {
        match self {
            Self::Saved => "saved".to_owned(),
            Self::Want(id) => format!("want {id}"),
            Self::Yours(id) => format!("yours {id}"),
        }
    }

    /// From text; none for what another version may say.
    #[must_use]
    pub fn decode(text: &str) -> Option<Self> {
        let (word, id) = text.split_once(' ').unwrap_or((text, ""));
        match word {
            "saved" => Some(Self::Saved),
            "want" => id.parse().ok().map(Self::Want),
            "yours" => id.parse().ok().map(Self::Yours),
            _ => None,
        }
    }
}

/// What happens to a tab.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// It has opened.
    Opened,
    /// The lock is free no more: another tab has it.
    Refused,
    /// The lock is this tab's: it was free, or was taken.
    Granted,
    /// The lock is this tab's: its turn in the queue came.
    Reached,
    /// Another tab took the lock.
    Lost,
    /// The book was read again.
    Read,
    /// What was unsaved is kept as drafts.
    Flushed,
    /// The person wants to write here.
    Edit,
    /// Another tab said something.
    Heard(Message),
    /// That wait is over.
    Waited(Wait),
}

/// What a tab does next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Ask for the lock if it is free.
    Ask,
    /// Wait in the queue for the lock.
    Queue,
    /// Take the lock from whoever has it.
    Take,
    /// Say this to the other tabs.
    Say(Message),
    /// Keep what is unsaved as drafts and let a save come to its end.
    Flush,
    /// Read the book again.
    Read,
    /// Wait for this.
    Wait(Wait),
}

/// One tab.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tab {
    id: TabId,
    role: Role,
    is_queued: bool,
}

impl Tab {
    /// A tab that has not asked yet.
    #[must_use]
    pub const fn new(id: TabId) -> Self {
        Self { id, role: Role::Asking, is_queued: false }
    }

    /// What it is doing.
    #[must_use]
    pub const fn role(&self) -> Role {
        self.role
    }

    /// True where it may write.
    #[must_use]
    pub fn may_write(&self) -> bool {
        self.role == Role::Writing
    }

    /// What to do after `event`.
    pub fn step(&mut self, event: Event) -> Vec<Act> {
        let (role, acts) = self.next(event);
        self.role = role;
        acts
    }

    fn next(&mut self, event: Event) -> (Role, Vec<Act>) {
        use Role::{Asking, Leaving, Reading, Taking, Wanting, Writing};
        match (self.role, event) {
            (role, Event::Opened) => (role, vec![Act::Ask]),
            (Asking, Event::Refused) => (Asking, self.queue(Act::Wait(Wait::Grace))),
            (Asking, Event::Waited(Wait::Grace)) => (Reading, vec![Act::Read]),
            (Asking | Reading | Wanting, Event::Granted) => (Taking, vec![Act::Read]),
            (role, Event::Reached) => {
                self.is_queued = false;
                if matches!(role, Asking | Reading | Wanting) { (Taking, vec![Act::Read]) } else { (role, Vec::new()) }
            }
            (Taking, Event::Read) => (Writing, Vec::new()),
            (_, Event::Lost) => (Reading, self.queue(Act::Read)),
            (Reading, Event::Edit) => (Wanting, vec![Act::Say(Message::Want(self.id)), Act::Wait(Wait::Answer)]),
            (Wanting, Event::Waited(Wait::Answer)) => (Wanting, vec![Act::Take]),
            (Wanting, Event::Heard(Message::Yours(id))) if id == self.id => (Wanting, vec![Act::Take]),
            (Writing, Event::Heard(Message::Want(other))) => (Leaving(other), vec![Act::Flush]),
            (Leaving(to), Event::Flushed) => (Leaving(to), vec![Act::Say(Message::Yours(to)), Act::Wait(Wait::Relief)]),
            // it asked and went away before it was answered
            (Leaving(_), Event::Waited(Wait::Relief)) => (Writing, Vec::new()),
            (role @ (Reading | Wanting | Leaving(_)), Event::Heard(Message::Saved)) => (role, vec![Act::Read]),
            (role, _) => (role, Vec::new()),
        }
    }

    /// Waits in the queue, where it does not yet, and does `next`.
    fn queue(&mut self, next: Act) -> Vec<Act> {
        let queue = (!self.is_queued).then_some(Act::Queue);
        self.is_queued = true;
        queue.into_iter().chain([next]).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn writing() -> Tab {
        let mut tab = Tab::new(1);
        assert_eq!(tab.step(Event::Opened), [Act::Ask]);
        assert_eq!(tab.step(Event::Granted), [Act::Read]);
        assert!(!tab.may_write(), "not before the book was read under the lock");
        assert_eq!(tab.step(Event::Read), []);
        assert!(tab.may_write());
        tab
    }

    fn reading() -> Tab {
        let mut tab = Tab::new(2);
        tab.step(Event::Opened);
        assert_eq!(tab.step(Event::Refused), [Act::Queue, Act::Wait(Wait::Grace)]);
        assert_eq!(tab.step(Event::Waited(Wait::Grace)), [Act::Read]);
        tab
    }

    #[test]
    fn a_tab_lets_go_when_asked_and_writes_nothing_after() {
        let (mut holder, mut other) = (writing(), reading());
        assert_eq!(other.step(Event::Edit), [Act::Say(Message::Want(2)), Act::Wait(Wait::Answer)]);
        assert_eq!(holder.step(Event::Heard(Message::Want(2))), [Act::Flush]);
        assert!(!holder.may_write());
        assert_eq!(holder.step(Event::Flushed), [Act::Say(Message::Yours(2)), Act::Wait(Wait::Relief)]);
        assert_eq!(other.step(Event::Heard(Message::Yours(2))), [Act::Take]);
        assert_eq!(holder.step(Event::Lost), [Act::Queue, Act::Read]);
        assert_eq!(other.step(Event::Granted), [Act::Read]);
        assert_eq!(other.step(Event::Read), []);
        assert!(other.may_write() && holder.role() == Role::Reading);
        assert_eq!(holder.step(Event::Waited(Wait::Relief)), [], "the wait of earlier means nothing any more");
    }

    #[test]
    fn a_holder_that_does_not_answer_is_relieved_and_one_that_is_not_relieved_goes_on() {
        let (mut holder, mut other) = (writing(), reading());
        other.step(Event::Edit);
        assert_eq!(other.step(Event::Waited(Wait::Answer)), [Act::Take]);
        holder.step(Event::Heard(Message::Want(3)));
        holder.step(Event::Flushed);
        holder.step(Event::Waited(Wait::Relief));
        assert!(holder.may_write());
    }

    #[test]
    fn a_reader_follows_and_becomes_the_writer_when_the_other_is_gone() {
        let mut tab = reading();
        assert_eq!(tab.step(Event::Heard(Message::Saved)), [Act::Read]);
        assert_eq!(tab.step(Event::Read), []);
        assert_eq!(tab.role(), Role::Reading, "reading again does not make a writer");
        assert_eq!(tab.step(Event::Heard(Message::Yours(9))), [], "meant for another");
        assert_eq!(tab.step(Event::Reached), [Act::Read]);
        assert_eq!(tab.step(Event::Read), []);
        assert!(tab.may_write());
    }

    #[test]
    fn it_waits_in_the_queue_once() {
        let mut tab = reading();
        for event in [Event::Edit, Event::Waited(Wait::Answer), Event::Granted, Event::Read] {
            tab.step(event);
        }
        assert!(tab.may_write());
        assert_eq!(tab.step(Event::Lost), [Act::Read], "its place in the queue was never used");
        tab.step(Event::Reached);
        tab.step(Event::Read);
        assert!(tab.may_write());
        assert_eq!(tab.step(Event::Lost), [Act::Queue, Act::Read]);
    }

    #[test]
    fn messages_read_back_and_strange_ones_are_passed_over() {
        for message in [Message::Saved, Message::Want(7), Message::Yours(u64::MAX)] {
            assert_eq!(Message::decode(&message.encode()), Some(message));
        }
        assert_eq!(Message::decode("want"), None);
        assert_eq!(Message::decode("merged 4"), None);
    }
}
