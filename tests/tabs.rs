//! Two tabs with one book, in every order that chance finds: nobody writes over anybody.
//!
//! Each tab is the machine of `keeping/tabs.rs` with a book in memory, as the app has it; browser, channel and lock are played
//! here. Messages come late or in between, saves are cut at each step, and tabs die. Also without the lock, where the compared
//! head alone stands in the way.
#![allow(
    clippy::panic,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::expect_used,
    reason = "a test fails by a panic"
)]

use chrono::NaiveDate;
use circlebook::domain::book::Book;
use circlebook::domain::dates::Moment;
use circlebook::domain::ids::{ChainId, PersonId};
use circlebook::domain::person::Person;
use circlebook::exchange::{row, segment};
use circlebook::journal::apply::Stamp;
use circlebook::journal::chain::{Head, verify};
use circlebook::journal::entry::{Act, Draft, DraftChange, Label};
use circlebook::keeping::tabs::{Act as Do, Event, Message, Role, Tab};
use circlebook::keeping::write::{Write, write};
use circlebook::storage::memory::MemoryStore;
use circlebook::storage::{Area, Page, Store, StoreError};
use std::collections::VecDeque;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

/// How many runs where nobody asks for more: `CIRCLEBOOK_INTERLEAVINGS=10000` is the long form.
const RUNS: u64 = 1000;
const STEPS: usize = 40;
/// The people whose notes the tabs add to.
const PEOPLE: u128 = 3;

fn now<F: Future>(future: F) -> F::Output {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(output) => output,
        Poll::Pending => panic!("a store in memory never waits"),
    }
}

/// Numbers that look random, the same for the same seed.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit as u64) as usize
    }
}

/// One tab: the machine, what is in its memory, and what it has still to do.
struct Window {
    tab: Tab,
    todo: VecDeque<Do>,
    inbox: VecDeque<Message>,
    book: Book,
    head: Option<Head>,
    /// A save that is ready and not written yet: what it adds to whom.
    pending: Option<(Write, Book, u128, String)>,
}

/// The browser with its tabs.
struct World {
    store: MemoryStore,
    windows: Vec<Window>,
    holder: Option<usize>,
    queue: VecDeque<usize>,
    has_lock: bool,
    words: u64,
    acknowledged: Vec<(u128, String)>,
    refused: u64,
}

fn window(id: u64) -> Window {
    let mut tab = Tab::new(id);
    let todo = tab.step(Event::Opened).into();
    Window { tab, todo, inbox: VecDeque::new(), book: Book::default(), head: None, pending: None }
}

fn load(store: &MemoryStore) -> (Book, Option<Head>) {
    let head = now(store.head()).unwrap().map(|bytes| row::decode_head(&bytes).unwrap());
    let mut book = Book::default();
    for (key, bytes) in now(store.page(Area::Segments, &Page::default())).unwrap() {
        segment::load(&mut book, &key, &bytes).unwrap();
    }
    (book, head)
}

impl World {
    fn new(has_lock: bool) -> Self {
        Self {
            store: MemoryStore::default(),
            windows: vec![window(1), window(2)],
            holder: None,
            queue: VecDeque::new(),
            has_lock,
            words: 0,
            acknowledged: Vec::new(),
            refused: 0,
        }
    }

    fn tell(&mut self, place: usize, event: Event) {
        let acts = self.windows[place].tab.step(event);
        self.windows[place].todo.extend(acts);
    }

    fn grant(&mut self, place: usize, event: Event) {
        self.holder = Some(place);
        self.tell(place, event);
    }

    /// One of the things that this tab has to do.
    fn work(&mut self, place: usize) {
        let Some(act) = self.windows[place].todo.pop_front() else { return };
        match act {
            Do::Ask | Do::Queue | Do::Take if !self.has_lock => self.tell(place, Event::Granted),
            Do::Ask if self.holder.is_none() => self.grant(place, Event::Granted),
            Do::Ask => self.tell(place, Event::Refused),
            Do::Queue if self.holder.is_none() => self.grant(place, Event::Reached),
            Do::Queue => self.queue.push_back(place),
            Do::Take => {
                if let Some(loser) = self.holder.take() {
                    self.tell(loser, Event::Lost);
                }
                self.grant(place, Event::Granted);
            }
            Do::Say(message) => {
                for other in (0..self.windows.len()).filter(|other| *other != place) {
                    self.windows[other].inbox.push_back(message);
                }
            }
            Do::Flush => self.tell(place, Event::Flushed),
            Do::Read => {
                let (book, head) = load(&self.store);
                self.windows[place].book = book;
                self.windows[place].head = head;
                self.tell(place, Event::Read);
            }
            Do::Wait(wait) => self.tell(place, Event::Waited(wait)),
        }
    }

    /// The person adds a word to somebody's note: what is on their screen, and one word more.
    fn begin_save(&mut self, place: usize, of: u128) {
        let window = &mut self.windows[place];
        if !window.tab.may_write() || window.pending.is_some() {
            return;
        }
        self.words += 1;
        let word = format!("w{}", self.words);
        window.pending = prepare(&window.book, window.head.as_ref(), of, word, self.words);
    }

    /// The save comes to the disk, or meets a head that has moved and is made anew on what stands there.
    fn end_save(&mut self, place: usize) {
        let Some((write, book, of, word)) = self.windows[place].pending.take() else { return };
        match now(self.store.commit(write.commit)) {
            Ok(()) => {
                self.windows[place].book = book;
                self.windows[place].head = Some(write.head);
                self.acknowledged.push((of, word));
                self.windows[place].todo.push_back(Do::Say(Message::Saved));
            }
            Err(StoreError::HeadMoved) => {
                self.refused += 1;
                let (book, head) = load(&self.store);
                self.words += 1;
                self.windows[place].pending = prepare(&book, head.as_ref(), of, word, self.words);
                self.windows[place].book = book;
                self.windows[place].head = head;
            }
            Err(other) => panic!("{other}"),
        }
    }

    /// The tab dies and another opens in its place.
    fn kill(&mut self, place: usize) {
        self.words += 1;
        self.windows[place] = window(self.words + 10);
        self.queue.retain(|waiting| *waiting != place);
        if self.holder == Some(place) {
            self.holder = None;
            if let Some(next) = self.queue.pop_front() {
                self.grant(next, Event::Reached);
            }
        }
    }

    fn step(&mut self, dice: &mut Dice) {
        let place = dice.below(self.windows.len());
        match dice.below(12) {
            0 | 1 => self.begin_save(place, dice.below(PEOPLE as usize) as u128),
            2..=4 => self.end_save(place),
            5 => self.tell(place, Event::Edit),
            6 | 7 => {
                if let Some(message) = self.windows[place].inbox.pop_front() {
                    self.tell(place, Event::Heard(message));
                }
            }
            8 if dice.below(6) == 0 => self.kill(place),
            _ => self.work(place),
        }
    }
}

fn prepare(book: &Book, head: Option<&Head>, of: u128, word: String, seed: u64) -> Option<(Write, Book, u128, String)> {
    let mut next = book.clone();
    let id = PersonId::from_number(of);
    let standing = next.shelf.people.get(id.0).cloned();
    let revision = next.shelf.people.revision(id.0);
    let note = standing.map(|person| person.note).unwrap_or_default();
    let person = Person { id, code_name: format!("M{of}"), full_name: String::new(), note: format!("{note} {word}") };
    let draft = Draft {
        label: Label { act: Act::Change, record: None, group: None },
        changes: vec![DraftChange::Put(person.into(), revision)],
    };
    let local = NaiveDate::from_ymd_opt(2021, 9, 7).unwrap().and_hms_opt(10, 0, 0).unwrap();
    let mut bytes = [0; 32];
    bytes[..8].copy_from_slice(&seed.to_le_bytes());
    let stamp = Stamp { at: Moment::new(local, 60, None), actor: None, seed: bytes };
    let chain = ChainId::from_number(u128::from(seed) + 1000);
    let made = write(&mut next, head, chain, draft, stamp).unwrap();
    Some((made, next, of, word))
}

/// Every word that was shown as saved stands in the book, and every entry in the journal, in one sound chain.
fn check(world: &World, seed: u64) {
    let (book, head) = load(&world.store);
    for (of, word) in &world.acknowledged {
        let note =
            book.shelf.people.get(PersonId::from_number(*of).0).map(|person| person.note.clone()).unwrap_or_default();
        assert!(note.split(' ').any(|each| each == word), "run {seed}: {word} of {of} was lost: {note}");
    }
    let entries: Vec<_> = now(world.store.page(Area::Journal, &Page::default()))
        .unwrap()
        .into_iter()
        .map(|(_, bytes)| row::decode_entry(&bytes).unwrap())
        .collect();
    assert_eq!(entries.len(), world.acknowledged.len(), "run {seed}");
    assert_eq!(head.map_or(0, |head| head.number), entries.len() as u64, "run {seed}");
    assert!(verify(&entries).is_ok(), "run {seed}");
}

fn runs() -> u64 {
    std::env::var("CIRCLEBOOK_INTERLEAVINGS").ok().and_then(|runs| runs.parse().ok()).unwrap_or(RUNS)
}

/// How many saves were acknowledged, how many met a head that had moved, and in how many steps both tabs wrote.
fn run(has_lock: bool) -> (u64, u64, u64) {
    let (mut saved, mut refused, mut both) = (0, 0, 0);
    for seed in 1..=runs() {
        let (mut dice, mut world) = (Dice(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1), World::new(has_lock));
        for _ in 0..STEPS {
            world.step(&mut dice);
            both += u64::from(world.windows.iter().all(|window| window.tab.role() == Role::Writing));
        }
        check(&world, seed);
        saved += world.acknowledged.len() as u64;
        refused += world.refused;
    }
    (saved, refused, both)
}

#[test]
fn interleavings_of_two_tabs_lose_no_update() {
    let (saved, refused, both) = run(true);
    assert_eq!(both, 0, "two tabs never write at once");
    assert!(saved > runs(), "{saved} saves, {refused} met a head that had moved");
}

#[test]
fn without_the_lock_the_compared_head_loses_none_either() {
    let (saved, refused, both) = run(false);
    assert!(
        both > runs() && refused > runs() / 10,
        "both wrote in {both} steps, {refused} of {saved} met a head that had moved"
    );
}
