// Kills the browser while the book and its snapshots are being written, and looks whether everything that the page had called
// saved is there, and nothing is there by halves.

import { cpSync, statfsSync } from "node:fs";
import { serve } from "../serve.mjs";
import { newProfile, open } from "./browser.mjs";

const ROUNDS = 1000;
/** A fresh book after so many rounds: a journal that only grows would make the later rounds slow. */
const ROUNDS_A_BOOK = 50;
/** So many browsers are killed side by side, each with a profile of its own. */
const SIDE_BY_SIDE = 2;

const ready = (page) => page.waitForSelector("#boot", { state: "detached" });

/** A new profile with the sample group and a small change to it, which is undone and redone from then on. */
export async function newBook(url) {
  const profile = newProfile();
  const { page, context } = await open(profile);
  await page.goto(url);
  await ready(page);
  await page.getByRole("button", { name: "Explore the sample" }).click();
  await page.getByRole("navigation", { name: "Pages of this group" }).waitFor();
  const group = await page.evaluate(() => location.pathname);
  await page.goto(`${new URL(group, url).href.replace(/\/$/u, "")}/settings`);
  await ready(page);
  await page.getByLabel("Name of the group", { exact: true }).fill("The group of the kills");
  await page.locator("button[type=submit]").first().click();
  // The form leads back to the group once it is saved.
  await page.waitForURL((address) => address.pathname === group);
  await context.close();
  return { profile, group };
}

/** Undoes and redoes without a pause, for so many milliseconds after the first; tells of each entry once the page calls it saved. */
function write({ undoFirst, milliseconds }) {
  let undo = undoFirst;
  let end = Infinity;
  let saving = false;
  // A key that comes too early for the app is pressed again a moment later.
  let waits = 0;
  const press = () => {
    waits = setTimeout(press, 200);
    document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "z", ctrlKey: true, shiftKey: !undo, bubbles: true, cancelable: true }));
  };
  new MutationObserver(() => {
    if (document.querySelector(".keeping-saving")) saving = true;
    else if (saving && document.querySelector(".keeping-saved")) {
      saving = false;
      undo = !undo;
      window.acknowledge();
      clearTimeout(waits);
      end = Math.min(end, performance.now() + milliseconds);
      if (performance.now() < end) waits = setTimeout(press, 0);
    }
  }).observe(document.querySelector(".keeping").parentElement, { subtree: true, childList: true, attributes: true, characterData: true });
  press();
}

/**
 * What stands in the two databases, read without the app: numbers and hashes, and whatever does not fit together. The snapshots
 * are made a day older, so that the next one is due.
 */
export async function read(name) {
  const settled = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  /** Opens a database as it is, or gives none where it is gone. */
  const open = (of) => {
    const request = indexedDB.open(of);
    request.onupgradeneeded = () => request.transaction.abort();
    return settled(request).catch((error) => { if (error.name === "AbortError") return null; throw error; });
  };
  const json = (bytes) => JSON.parse(new TextDecoder().decode(bytes));
  const usage = await navigator.storage.estimate();
  const persisted = await navigator.storage.persisted();
  const wrong = [];
  const copies = await open(`${name}:copies`);
  let snapshots = 0;
  if (copies) {
    const transaction = copies.transaction("copies", "readwrite", { durability: "strict" });
    const store = transaction.objectStore("copies");
    const [keys, values] = await Promise.all([settled(store.getAllKeys()), settled(store.getAll())]);
    keys.forEach((key, place) => {
      const [at, ...rest] = key.split("-");
      const whole = values[place].length === Number(rest[2]) && json(values[place]).format === "circlebook-backup";
      if (!whole) wrong.push(`the snapshot ${key} is there by halves`);
      store.delete(key);
      store.put(values[place], [Number(at) - 86_400_000, ...rest].join("-"));
    });
    await new Promise((resolve, reject) => {
      transaction.oncomplete = resolve;
      transaction.onabort = () => reject(transaction.error);
    });
    snapshots = keys.length;
    copies.close();
  }
  const database = await open(name);
  if (!database) return { gone: true, groups: [], snapshots, usage, persisted, wrong };
  const stores = [...database.objectStoreNames];
  const transaction = database.transaction(stores);
  const rows = {};
  for (const store of stores) {
    const [keys, values] = await Promise.all([
      settled(transaction.objectStore(store).getAllKeys()), settled(transaction.objectStore(store).getAll()),
    ]);
    rows[store] = keys.map((key, place) => [key, values[place]]);
  }
  database.close();
  const kept = rows.meta?.find(([key]) => key === "head");
  if (!kept) return { gone: true, groups: [], snapshots, usage, persisted, wrong };
  const head = json(kept[1]);
  const entries = rows.journal.map(([, bytes]) => json(bytes)).filter(({ chain }) => chain === head.chain);
  entries.forEach((entry, place) => {
    if (entry.number !== place + 1) wrong.push(`entry ${place + 1} is missing`);
    if (place > 0 && entry.previous !== entries[place - 1].hash) wrong.push(`entry ${entry.number} does not follow the one before`);
  });
  const last = entries.at(-1);
  if (last.number !== head.number || last.hash !== head.hash) wrong.push(`the head says ${head.number}, the last entry is ${last.number}`);
  // The records of the last entry stand as it left them.
  const records = rows.segments.flatMap(([, bytes]) => json(bytes).records);
  const found = records.filter(({ revision: [chain, number] }) => chain === head.chain && number === head.number).length;
  const puts = last.changes.filter(({ state }) => state !== "removed").length;
  const groups = records.flatMap(({ record }) => record.group ?? []);
  return { number: head.number, undoNext: !JSON.stringify(last.label.act).includes("undo"), snapshots, usage, persisted, puts, found, groups, wrong };
}

/** Opens the profile, reads what stands there and, unless there is nothing to write to, writes until it is killed. */
async function round(profile, url, { wait, milliseconds } = {}) {
  // Without the service worker, which answers every address with the app: the database is read before the app opens it.
  const { page, context, kill } = await open(profile, { serviceWorkers: "block" });
  const done = { acknowledged: 0 };
  try {
    let first;
    const began = new Promise((resolve) => { first = resolve; });
    await context.exposeBinding("acknowledge", () => {
      done.acknowledged += 1;
      first();
    });
    await page.goto(`${url}boot/texts.mjs`);
    done.before = await page.evaluate(read, `circlebook:/`);
    if (done.before.gone || wait === undefined) return done;
    await page.goto(`${url}book`);
    await ready(page);
    await page.waitForSelector(".keeping");
    await page.evaluate(write, { undoFirst: done.before.undoNext, milliseconds });
    await Promise.race([began, new Promise((resolve) => { setTimeout(resolve, 10_000); })]);
    await new Promise((resolve) => { setTimeout(resolve, wait); });
  } catch (error) {
    // A machine that is too busy for the page: what was called saved until then counts all the same.
    done.error = error.message.split("\n")[0];
  } finally {
    await kill();
  }
  return done;
}

/**
 * Any moment of the writing: up to a second after the first write. Every other time around the snapshot, which comes two seconds
 * after that and waits for a pause.
 */
function plan(place) {
  const moment = (place * 7919) % 1000;
  return place % 2 ? { wait: 1900 + moment, milliseconds: 1500 } : { wait: moment, milliseconds: 10_000 };
}

/** Holds what is found now against what was known before the kill. False where the storage is gone. */
function compare(state, found, known, profile) {
  if (found.gone) {
    state.gone += 1;
    const { bavail, blocks } = statfsSync(profile.path);
    console.log(`round ${state.rounds}: the whole book is gone, snapshots left: ${found.snapshots}, persisted: ${found.persisted}, `
      + `${JSON.stringify(found.usage)}, ${Math.round(bavail / blocks * 100)} % of the disk free`);
    cpSync(profile.path, `target/proof/gone-${state.gone}`, { recursive: true, force: true, errorOnExist: false });
    return false;
  }
  const least = known ? known.number + known.acknowledged : 0;
  if (found.number < least) {
    state.lost += least - found.number;
    console.log(`round ${state.rounds}: entry ${found.number}, where ${least} was called saved`);
  }
  if (found.found !== found.puts) found.wrong.push(`${found.found} of ${found.puts} records of the last entry`);
  if (known?.snapshots > 0 && found.snapshots === 0) found.wrong.push("every snapshot is gone");
  if (found.wrong.length > 0) {
    state.torn += 1;
    console.log(`round ${state.rounds}: ${found.wrong.join("; ")}`);
  }
  return true;
}

/** One book through its rounds; after the last of them it is looked at once more. */
async function oneBook(url, state, keep) {
  const { profile } = await newBook(url);
  let known = null;
  try {
    for (let place = 0; place <= ROUNDS_A_BOOK && state.rounds < ROUNDS; place += 1) {
      const looks = place === ROUNDS_A_BOOK;
      const { before, acknowledged, error } = await round(profile, url, looks ? undefined : plan(place));
      if (before && !compare(state, before, known, profile)) return;
      if (error) console.log(`round ${state.rounds} was cut short: ${error}`);
      // What was called saved adds up where the page was not even read this time.
      known = before ? { number: before.number, acknowledged, snapshots: before.snapshots } : known;
      if (looks) return;
      if (error) state.cut += 1;
      state.rounds += 1;
      state.writes += acknowledged;
      state.most = Math.max(state.most, before?.snapshots ?? 0);
      if (state.rounds % 10 === 0) {
        // A run that goes on later begins with a new book: this profile is gone by then.
        keep();
        console.log(`${state.rounds} of ${ROUNDS}: ${state.writes} writes called saved, ${state.lost} lost, ${state.torn} by halves, `
          + `${state.gone} times all gone; up to ${state.most} snapshots; ${state.cut} rounds cut short`);
      }
    }
  } finally {
    profile.remove();
  }
}

export async function kills(state, keep) {
  const { url, server } = await serve({ root: "dist" });
  Object.assign(state, { rounds: 0, writes: 0, lost: 0, torn: 0, gone: 0, cut: 0, most: 0, ...state });
  const worker = async () => {
    while (state.rounds < ROUNDS) {
      await oneBook(url, state, keep).catch((error) => {
        state.cut += 1;
        console.log(`a book was given up: ${error.message.split("\n")[0]}`);
      });
    }
  };
  try {
    await Promise.all(Array.from({ length: SIDE_BY_SIDE }, worker));
  } finally {
    server.close();
    server.closeAllConnections();
  }
  const { rounds, writes, lost, torn, gone } = state;
  return [
    { name: "kills of the browser during writes", value: `${rounds}, with ${writes} writes called saved`, goal: `${ROUNDS}`, held: rounds >= ROUNDS && writes > rounds },
    { name: "writes lost that were called saved", value: lost, goal: 0, held: lost === 0 },
    { name: "books or snapshots left by halves", value: torn, goal: 0, held: torn === 0 },
    { name: "whole storage gone after a kill", value: gone, goal: 0, held: gone === 0 },
  ];
}
