// The page that says that the app has failed, and offers the rescue file.

import { updateReady, applyUpdate } from "./offline.mjs";
import { rescue, snapshot } from "./rescue.mjs";
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

/** Saves the latest snapshot in place of a book that cannot be read; says what came of it. */
async function saveSnapshot() {
  try {
    const found = await snapshot();
    if (!found) return texts.unreadable;
    const name = `circlebook-backup-${new Date(found.taken).toISOString().slice(0, 10)}.json`;
    save(found.file, name);
    return texts.snapshot(name);
  } catch (error) {
    console.error("The snapshot could not be saved:", error.name);
    return texts.unreadable;
  }
}

/** Saves what can be read of the book; says what came of it. */
export async function saveRescue(version) {
  try {
    const now = `${new Date().toISOString().slice(0, 16)}+00:00`;
    const file = await rescue(version, now);
    if (!file) return texts.nothing;
    const name = `circlebook-rescue-${now.slice(0, 10)}.json`;
    save(file, name);
    return texts.saved(name);
  } catch (error) {
    console.error("The rescue file could not be made:", error.name);
    return saveSnapshot();
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
  add(actions, "button", texts.rescue, { type: "button", class: "button button-main" }).addEventListener("click", async () => {
    status.textContent = await saveRescue(version);
  });
  const reload = add(actions, "button", updateReady() ? texts.update : texts.reload, { type: "button", class: "button" });
  reload.addEventListener("click", applyUpdate);
  window.addEventListener("circlebook:update-ready", () => { reload.textContent = texts.update; });
  dialog.showModal();
}
