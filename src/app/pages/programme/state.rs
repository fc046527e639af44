//! The open files and what is read off them: signals to read, and the work that fills them piece by piece.

use super::table::{Sort, WINDOW};
use super::words;
use crate::app::clock;
use crate::app::files;
use crate::app::pages::book::unseal::{Chosen, look};
use crate::app::state::ahead::breathe;
use crate::app::texts::book::file_sentence;
use crate::domain::ids::{GroupId, PersonId};
use crate::exchange::open::Limits;
use crate::journal::bytes::Bytes32;
use crate::programme::Programme;
use crate::programme::judge::{Inputs, Judged};
use crate::programme::rows::{Overview, overview};
use crate::programme::source::Source;
use leptos::prelude::*;
use std::collections::{BTreeMap, VecDeque};
use std::rc::Rc;
use std::sync::Arc;
use web_sys::File;

/// So long the page may stand still while groups are judged, in milliseconds.
const TURN: u64 = 24;

/// A file that was chosen, and what became of it.
#[derive(Clone)]
pub(super) struct FileRow {
    pub(super) key: usize,
    pub(super) name: String,
    pub(super) state: FileState,
}

/// What became of a file.
#[derive(Clone)]
pub(super) enum FileState {
    Waiting,
    /// It is sealed with a passphrase, at this work.
    Sealed(u8),
    /// It was not opened, and why.
    Refused(String),
    /// It is open, and told from the others by this.
    Open(Bytes32),
}

/// How far the work has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Progress {
    /// Nothing is under way.
    Still,
    /// So many of so many files are read.
    Reading(usize, usize),
    /// So many of so many groups are judged.
    Judging(usize, usize),
}

/// What is to be done with a file.
enum Task {
    Read(usize, File),
    Take(usize, Vec<u8>),
}

/// The open files: a context of every part of the view. `Copy`, so that handlers can hold it.
#[derive(Clone, Copy)]
pub(super) struct ProgrammeCtx {
    programme: StoredValue<Programme>,
    tasks: StoredValue<VecDeque<Task>, LocalStorage>,
    sealed: StoredValue<BTreeMap<usize, Rc<Vec<u8>>>, LocalStorage>,
    next: StoredValue<usize>,
    pub(super) files: RwSignal<Vec<FileRow>>,
    pub(super) overview: RwSignal<Arc<Overview>>,
    pub(super) progress: RwSignal<Progress>,
    /// What is chosen of the groups, of the mentors, and of the mentees: it stays while one goes from part to part.
    pub(super) groups: Selection,
    pub(super) mentors: RwSignal<Sort>,
    pub(super) mentees: Selection,
}

/// What is chosen of a table.
#[derive(Clone, Copy)]
pub(super) struct Selection {
    pub(super) chip: RwSignal<String>,
    pub(super) policy: RwSignal<String>,
    pub(super) mentor: RwSignal<String>,
    pub(super) find: RwSignal<String>,
    pub(super) sort: RwSignal<Sort>,
    pub(super) shown: RwSignal<usize>,
}

impl Selection {
    fn all() -> Self {
        Self {
            chip: RwSignal::new("all".to_owned()),
            policy: RwSignal::new(String::new()),
            mentor: RwSignal::new(String::new()),
            find: RwSignal::new(String::new()),
            sort: RwSignal::new(Sort { column: 0, down: false }),
            shown: RwSignal::new(WINDOW),
        }
    }
}

/// The open files.
///
/// # Panics
/// Outside the view, which is a mistake in the router.
pub(super) fn use_programme() -> ProgrammeCtx {
    expect_context::<ProgrammeCtx>()
}

impl ProgrammeCtx {
    pub(super) fn provide() -> Self {
        let programme = Self {
            programme: StoredValue::new(Programme::new(clock::today())),
            tasks: StoredValue::new_local(VecDeque::new()),
            sealed: StoredValue::new_local(BTreeMap::new()),
            next: StoredValue::new(0),
            files: RwSignal::new(Vec::new()),
            overview: RwSignal::new(Arc::default()),
            progress: RwSignal::new(Progress::Still),
            groups: Selection::all(),
            mentors: RwSignal::new(Sort { column: 0, down: false }),
            mentees: Selection::all(),
        };
        provide_context(programme);
        programme
    }

    /// Reads off what is open; the views that do so follow the rows.
    pub(super) fn with<T>(self, read: impl FnOnce(&Programme) -> T) -> T {
        self.overview.track();
        self.programme.with_value(read)
    }

    /// The verdicts of a group, and what they rest on.
    pub(super) fn judged(self, group: GroupId) -> Option<(Inputs, Arc<Judged>)> {
        self.with(|programme| programme.judged(group).map(|(inputs, judged)| (inputs.clone(), Arc::clone(judged))))
    }

    /// What somebody is called in the file of a group.
    pub(super) fn name(self, group: GroupId, person: PersonId) -> String {
        self.with(|programme| {
            let (inputs, _) = programme.judged(group)?;
            inputs.shelf.code_name(person).map(str::to_owned)
        })
        .unwrap_or_else(|| "–".to_owned())
    }

    /// Takes the files that were chosen, one after the other.
    pub(super) fn choose(self, chosen: Vec<File>) {
        for file in chosen {
            let key = self.next.get_value();
            self.next.set_value(key + 1);
            let row = FileRow { key, name: file.name(), state: FileState::Waiting };
            self.files.update(|files| files.push(row));
            self.tasks.update_value(|tasks| tasks.push_back(Task::Read(key, file)));
        }
        self.go_on();
    }

    /// The bytes of a sealed file.
    pub(super) fn sealed(self, key: usize) -> Option<Rc<Vec<u8>>> {
        self.sealed.with_value(|sealed| sealed.get(&key).cloned())
    }

    /// Takes what was in a sealed file.
    pub(super) fn unsealed(self, key: usize, bytes: Vec<u8>) {
        self.sealed.update_value(|sealed| drop(sealed.remove(&key)));
        self.mark(key, FileState::Waiting);
        self.tasks.update_value(|tasks| tasks.push_back(Task::Take(key, bytes)));
        self.go_on();
    }

    /// Lets go of a file.
    pub(super) fn close(self, key: usize) {
        let row = self.files.with_untracked(|files| files.iter().find(|row| row.key == key).cloned());
        self.files.update(|files| files.retain(|row| row.key != key));
        self.sealed.update_value(|sealed| drop(sealed.remove(&key)));
        if let Some(FileRow { state: FileState::Open(digest), .. }) = row {
            self.programme.update_value(|programme| {
                if let Some(place) = programme.sources().iter().position(|source| source.digest == digest) {
                    programme.remove(place);
                }
            });
            self.go_on();
        }
    }

    fn mark(self, key: usize, state: FileState) {
        self.files.update(|files| {
            if let Some(row) = files.iter_mut().find(|row| row.key == key) {
                row.state = state;
            }
        });
    }

    /// Does what is to be done, unless that is under way already.
    fn go_on(self) {
        if self.progress.get_untracked() != Progress::Still {
            return;
        }
        self.progress.set(Progress::Reading(0, 0));
        leptos::task::spawn_local(async move { _ = self.work().await });
    }

    /// Reads the files, then judges the groups; none where the page has gone meanwhile.
    async fn work(self) -> Option<()> {
        loop {
            let mut done = 0;
            while let Some(task) = self.tasks.try_update_value(VecDeque::pop_front)? {
                let left = self.tasks.try_with_value(VecDeque::len)?;
                self.progress.try_set(Progress::Reading(done, done + left + 1));
                self.step(task).await?;
                breathe().await;
                done += 1;
            }
            self.judge().await?;
            if self.tasks.try_with_value(VecDeque::is_empty)? {
                break;
            }
        }
        let rows = self.programme.try_with_value(overview)?;
        self.overview.try_set(Arc::new(rows));
        self.progress.try_set(Progress::Still);
        Some(())
    }

    async fn step(self, task: Task) -> Option<()> {
        let (key, bytes) = match task {
            Task::Take(key, bytes) => (key, bytes),
            Task::Read(key, file) => match files::read(&file, Limits::default().bytes as u64, |_| {}).await.map(look) {
                Ok(Chosen::Open(bytes)) => (key, bytes),
                Ok(Chosen::Sealed(bytes, work)) => {
                    self.sealed.try_update_value(|sealed| sealed.insert(key, bytes))?;
                    return self.alive(key, FileState::Sealed(work));
                }
                Ok(Chosen::Refused(why)) => return self.alive(key, FileState::Refused(why.to_owned())),
                Err(error) => return self.alive(key, FileState::Refused(file_sentence(&error))),
            },
        };
        let known = self.files.try_with_untracked(|files| files.iter().find(|row| row.key == key).cloned())?;
        // closed before it was read
        let Some(FileRow { name, .. }) = known else { return Some(()) };
        let state = match Source::read(&name, &bytes, Limits::default()) {
            Err(refused) => FileState::Refused(words::refused(&refused, &[])),
            Ok(source) => {
                let digest = source.digest;
                self.programme.try_update_value(|programme| match programme.add(source) {
                    Ok(()) => FileState::Open(digest),
                    Err(refused) => FileState::Refused(words::refused(&refused, programme.sources())),
                })?
            }
        };
        self.alive(key, state)
    }

    /// Marks a file; none where the page has gone.
    fn alive(self, key: usize, state: FileState) -> Option<()> {
        self.files.try_with_untracked(|_| ())?;
        self.mark(key, state);
        Some(())
    }

    /// Judges what is not judged yet, and lets the page be drawn in between.
    async fn judge(self) -> Option<()> {
        loop {
            let until = clock::milliseconds() + TURN;
            let (more, (done, all)) = self.programme.try_update_value(|programme| {
                while clock::milliseconds() < until && programme.judge_next() {}
                (programme.waiting().is_some(), programme.progress())
            })?;
            self.progress.try_set(Progress::Judging(done, all));
            if !more {
                return Some(());
            }
            breathe().await;
        }
    }
}
