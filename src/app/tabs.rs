//! The tabs of one book: a lock of the browser's own, which goes with the page however that ends, and a channel on which tabs
//! tell each other that something was saved. What to do when is decided in `keeping/tabs.rs`.

use super::base::base_path;
use crate::keeping::tabs::{Act, Event, Message, Role, Tab};
use js_sys::{Function, Math, Object, Promise, Reflect};
use leptos::prelude::*;
use std::pin::Pin;
use std::rc::Rc;
use std::time::Duration;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{BroadcastChannel, MessageEvent};

/// Work that a tab waits for.
pub type Work = Rc<dyn Fn() -> Pin<Box<dyn Future<Output = ()>>>>;

/// What is told each new role.
type OnRole = Rc<dyn Fn(Role)>;

/// This tab among the others. `Copy`, so that handlers can hold it.
#[derive(Clone, Copy)]
pub struct Tabs {
    tab: StoredValue<Tab>,
    /// What this tab is doing.
    pub role: RwSignal<Role>,
    channel: StoredValue<Option<BroadcastChannel>, LocalStorage>,
    read: StoredValue<Option<Work>, LocalStorage>,
    flush: StoredValue<Option<Work>, LocalStorage>,
    changed: StoredValue<Option<OnRole>, LocalStorage>,
    is_reading: StoredValue<bool>,
    reads_again: StoredValue<bool>,
}

/// How the lock is asked for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum How {
    IfFree,
    Queue,
    Take,
}

impl Tabs {
    /// A tab that has not asked for anything yet.
    #[must_use]
    pub fn new() -> Self {
        let tab = Tab::new((Math::random() * 2_f64.powi(53)) as u64);
        Self {
            tab: StoredValue::new(tab),
            role: RwSignal::new(tab.role()),
            channel: StoredValue::new_local(BroadcastChannel::new(&name("book")).ok()),
            read: StoredValue::new_local(None),
            flush: StoredValue::new_local(None),
            changed: StoredValue::new_local(None),
            is_reading: StoredValue::new(false),
            reads_again: StoredValue::new(false),
        }
    }

    /// Begins: `read` reads the book (again), `flush` keeps what is unsaved as drafts, and `changed` is told each new role.
    pub fn begin(self, read: Work, flush: Work, changed: impl Fn(Role) + 'static) {
        self.changed.set_value(Some(Rc::new(changed)));
        self.read.set_value(Some(read));
        self.flush.set_value(Some(flush));
        let heard = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            if let Some(message) = event.data().as_string().and_then(|text| Message::decode(&text)) {
                self.on(Event::Heard(message));
            }
        });
        self.channel.with_value(|channel| {
            if let Some(channel) = channel {
                channel.set_onmessage(Some(heard.as_ref().unchecked_ref()));
            }
        });
        // for as long as the page stands
        heard.forget();
        self.on(Event::Opened);
    }

    /// True where this tab may write.
    #[must_use]
    pub fn may_write(self) -> bool {
        self.tab.with_value(Tab::may_write)
    }

    /// Tells the other tabs that the book was saved.
    pub fn tell_saved(self) {
        self.say(Message::Saved);
    }

    /// Asks to write in this tab.
    pub fn edit_here(self) {
        self.on(Event::Edit);
    }

    fn on(self, event: Event) {
        let Some((acts, role)) = self.tab.try_update_value(|tab| (tab.step(event), tab.role())) else { return };
        if self.role.try_get_untracked() != Some(role) {
            if let Some(changed) = self.changed.get_value() {
                changed(role);
            }
            self.role.try_set(role);
        }
        for act in acts {
            self.act(act);
        }
    }

    fn act(self, act: Act) {
        match act {
            Act::Ask => self.request(How::IfFree),
            Act::Queue => self.request(How::Queue),
            Act::Take => self.request(How::Take),
            Act::Say(message) => self.say(message),
            Act::Wait(wait) => {
                set_timeout(move || self.on(Event::Waited(wait)), Duration::from_millis(wait.milliseconds()));
            }
            Act::Flush => {
                let flush = self.flush.get_value();
                leptos::task::spawn_local(async move {
                    if let Some(flush) = flush {
                        flush().await;
                    }
                    self.on(Event::Flushed);
                });
            }
            Act::Read => self.read(),
        }
    }

    /// Reads the book. Whatever asks while it is being read has it read once more: the first may have come too early.
    fn read(self) {
        if self.is_reading.get_value() {
            self.reads_again.set_value(true);
            return;
        }
        self.is_reading.set_value(true);
        let read = self.read.get_value();
        leptos::task::spawn_local(async move {
            loop {
                self.reads_again.set_value(false);
                if let Some(read) = &read {
                    read().await;
                }
                if !self.reads_again.get_value() {
                    break;
                }
            }
            self.is_reading.set_value(false);
            self.on(Event::Read);
        });
    }

    fn say(self, message: Message) {
        self.channel.with_value(|channel| {
            if let Some(channel) = channel {
                // A tab that hears nothing reads the book when it next writes.
                drop(channel.post_message(&message.encode().into()));
            }
        });
    }

    fn request(self, how: How) {
        // Browsers give locks to secure pages alone. Without them the compared head keeps tabs from writing over each other.
        let locks = Reflect::get(&window().navigator(), &"locks".into()).unwrap_or_default();
        let request = Reflect::get(&locks, &"request".into()).ok().and_then(|it| it.dyn_into::<Function>().ok());
        let Some(request) = request else { return self.on(Event::Granted) };
        let options = Object::new();
        let option = match how {
            How::IfFree => Some("ifAvailable"),
            How::Take => Some("steal"),
            How::Queue => None,
        };
        if let Some(option) = option {
            drop(Reflect::set(&options, &option.into(), &true.into()));
        }
        let granted = Closure::once_into_js(move |lock: JsValue| self.told(&lock, how));
        let Ok(asked) = request.call3(&locks, &name("writer").into(), &options, &granted) else { return };
        leptos::task::spawn_local(async move {
            // It ends with an error where another tab takes the lock.
            if JsFuture::from(Promise::from(asked)).await.is_err() {
                self.on(Event::Lost);
            }
        });
    }

    /// Holds what was granted for as long as the page stands or until another tab takes it.
    fn told(self, lock: &JsValue, how: How) -> JsValue {
        if lock.is_null() || lock.is_undefined() {
            self.on(Event::Refused);
            return JsValue::UNDEFINED;
        }
        self.on(if how == How::Queue { Event::Reached } else { Event::Granted });
        Promise::new(&mut |_, _| {}).into()
    }
}

impl Default for Tabs {
    fn default() -> Self {
        Self::new()
    }
}

fn name(of: &str) -> String {
    format!("circlebook:{}:{of}", base_path())
}
