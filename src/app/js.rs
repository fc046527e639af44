//! Calls of what the browser offers by name: newer interfaces, of which not every browser has each.

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// A property; undefined where there is none.
#[must_use]
pub fn get(of: &JsValue, name: &str) -> JsValue {
    Reflect::get(of, &name.into()).unwrap_or_default()
}

/// Calls a method.
///
/// # Errors
/// What it throws, or that there is none.
pub fn call(of: &JsValue, name: &str, arguments: &[&JsValue]) -> Result<JsValue, JsValue> {
    let method: Function = get(of, name).dyn_into()?;
    method.apply(of, &arguments.iter().copied().collect::<Array>())
}

/// Calls a method and waits for what it promises.
///
/// # Errors
/// What it throws or is refused with, or that there is none.
pub async fn ask(of: &JsValue, name: &str, arguments: &[&JsValue]) -> Result<JsValue, JsValue> {
    JsFuture::from(Promise::resolve(&call(of, name, arguments)?)).await
}

/// An object with this one property.
#[must_use]
pub fn with(name: &str, value: &JsValue) -> JsValue {
    let object = Object::new();
    // an object that was just made takes every property
    drop(Reflect::set(&object, &name.into(), value));
    object.into()
}
