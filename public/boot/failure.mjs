// The page that says that the app has failed, and offers the rescue file.

import { updateReady, applyUpdate } from "./offline.mjs";
import { rescue } from "./rescue.mjs";
import { texts } from "./texts.mjs";

function add(parent, tag, text, attributes = {}) {
  const element = document.createElement(tag);
  element.textContent = text;
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  parent.append(element);
  return element;
}

function save(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

async function onRescue(status, version) {
  try {
    const now = `${new Date().toISOString().slice(0, 16)}+00:00`;
    const file = await rescue(version, now);
    const name = `circlebook-rescue-${now.slice(0, 10)}.json`;
    if (file) save(file, name);
    status.textContent = file ? texts.saved(name) : texts.nothing;
  } catch (error) {
    console.error("The rescue file could not be made:", error.name);
    status.textContent = texts.unreadable;
  }
}

/**
 * Covers the page with what happened, why records are safe, and what to do; the first failure stays.
 * `kind` is `load`, `start` or `panic`; `version` goes into the rescue file.
 */
export function showFailure(kind, version) {
  if (document.querySelector(".failure")) return;
  // A modal dialog puts the dead app out of reach; Escape must not bring it back, in browsers without `closedby` neither.
  const attributes = { class: "failure", role: "alertdialog", closedby: "none", "aria-labelledby": "failure-title" };
  const dialog = add(document.body, "dialog", "", attributes);
  dialog.addEventListener("close", () => dialog.showModal());
  add(dialog, "h1", texts[kind].title, { id: "failure-title" });
  add(dialog, "p", texts[kind].what);
  add(dialog, "p", texts.records);
  const status = add(dialog, "p", "", { role: "status" });
  const actions = add(dialog, "p", "", { class: "failure-actions" });
  add(actions, "button", texts.rescue, { type: "button", class: "button button-main" }).addEventListener("click", () => onRescue(status, version));
  const reload = add(actions, "button", updateReady() ? texts.update : texts.reload, { type: "button", class: "button" });
  reload.addEventListener("click", applyUpdate);
  window.addEventListener("circlebook:update-ready", () => { reload.textContent = texts.update; });
  dialog.showModal();
}
