//! Asking the worker: each request gets a worker of its own, which is ended with the answer. Memory of a wasm never
//! shrinks, and what a derivation saw is gone with it.

use circlebook_worker::{Refusal, Request, Response};
use futures::channel::oneshot;
use js_sys::Uint8Array;
use std::cell::RefCell;
use std::rc::Rc;
use thiserror::Error;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{MessageEvent, Worker, WorkerOptions, WorkerType};

/// Why there is no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum WorkError {
    /// The worker could not be loaded, or stopped.
    #[error("the worker did not run")]
    Stopped,
    /// The worker refused.
    #[error(transparent)]
    Refused(#[from] Refusal),
}

/// A worker that is ended when nobody waits for it any longer.
struct Hired {
    worker: Worker,
    _listeners: [Closure<dyn FnMut(MessageEvent)>; 2],
}

impl Drop for Hired {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
    }
}

/// Asks a new worker, and ends it.
///
/// # Errors
/// [`WorkError::Stopped`] where there is no worker or it broke off, [`WorkError::Refused`] with its reason.
pub async fn ask(request: &Request) -> Result<Response, WorkError> {
    let (answered, answer) = oneshot::channel();
    let hired = hire(answered).ok_or(WorkError::Stopped)?;
    let bytes = Uint8Array::from(&*request.encode());
    hired
        .worker
        .post_message_with_transfer(&bytes, &js_sys::Array::of1(&bytes.buffer()))
        .map_err(|_| WorkError::Stopped)?;
    let answer = answer.await.ok().flatten().ok_or(WorkError::Stopped)?;
    match Response::decode(&answer).ok_or(WorkError::Stopped)? {
        Response::Refused(refusal) => Err(refusal.into()),
        response => Ok(response),
    }
}

fn hire(answered: oneshot::Sender<Option<Vec<u8>>>) -> Option<Hired> {
    let options = WorkerOptions::new();
    options.set_type(WorkerType::Module);
    // Relative to the base of the page, which names the sub-path.
    let worker = Worker::new_with_options("boot/worker.mjs", &options).ok()?;
    let answered = Rc::new(RefCell::new(Some(answered)));
    let told = answered.clone();
    let on_message = Closure::new(move |event: MessageEvent| {
        let bytes = event.data().dyn_into().ok().map(|bytes: Uint8Array| bytes.to_vec());
        if let Some(answered) = told.borrow_mut().take() {
            // Nobody waits any longer: the answer is not needed.
            let _ = answered.send(bytes);
        }
    });
    let on_error = Closure::new(move |_: MessageEvent| drop(answered.borrow_mut().take()));
    let listener =
        |closure: &Closure<dyn FnMut(MessageEvent)>| Some(closure.as_ref().unchecked_ref::<js_sys::Function>().clone());
    worker.set_onmessage(listener(&on_message).as_ref());
    worker.set_onerror(listener(&on_error).as_ref());
    Some(Hired { worker, _listeners: [on_message, on_error] })
}
