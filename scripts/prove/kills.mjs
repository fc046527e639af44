// Kills the browser while the book is being written, and looks whether everything that the page had called saved is there, and
// nothing is there by halves.

import { serve } from "../serve.mjs";
import { newProfile, open } from "./browser.mjs";

const ROUNDS = 1000;
/** A fresh book after so many rounds: a journal that only grows would make the later rounds slow. */
const ROUNDS_A_BOOK = 50;

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

/** Undoes and redoes without a pause; tells of each entry once the page calls it saved. */
function write(undoFirst) {
  let undo = undoFirst;
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
      waits = setTimeout(press, 0);
    }
  }).observe(document.querySelector(".keeping").parentElement, { subtree: true, childList: true, attributes: true, characterData: true });
  press();
}

/** What stands in the database, read without the app: numbers and hashes, and whatever does not fit together. */
export async function read(name) {
  const database = await new Promise((resolve, reject) => {
    const request = indexedDB.open(name);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const stores = [...database.objectStoreNames];
  const transaction = database.transaction(stores);
  const all = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const rows = {};
  for (const store of stores) {
    const [keys, values] = await Promise.all([all(transaction.objectStore(store).getAllKeys()), all(transaction.objectStore(store).getAll())]);
    rows[store] = keys.map((key, place) => [key, values[place]]);
  }
  database.close();
  const json = (bytes) => JSON.parse(new TextDecoder().decode(bytes));
  const kept = rows.meta?.find(([key]) => key === "head");
  if (!kept) return { number: 0, undoNext: true, puts: 0, found: 0, groups: [], wrong: [`the book is gone: ${stores.join(", ")}`] };
  const head = json(kept[1]);
  const entries = rows.journal.map(([, bytes]) => json(bytes)).filter(({ chain }) => chain === head.chain);
  const wrong = [];
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
  return { number: head.number, undoNext: !JSON.stringify(last.label.act).includes("undo"), puts, found, groups, wrong };
}

async function round(profile, url, wait) {
  // Without the service worker, which answers every address with the app: the database is read before the app opens it.
  const { page, context, kill } = await open(profile, { serviceWorkers: "block" });
  let acknowledged = 0;
  let first;
  const began = new Promise((resolve) => { first = resolve; });
  await context.exposeBinding("acknowledge", () => {
    acknowledged += 1;
    first();
  });
  await page.goto(`${url}boot/texts.mjs`);
  const before = await page.evaluate(read, `circlebook:/`);
  await page.goto(`${url}book`);
  await ready(page);
  await page.waitForSelector(".keeping");
  await page.evaluate(write, before.undoNext);
  await Promise.race([began, new Promise((resolve) => { setTimeout(resolve, 10_000); })]);
  await new Promise((resolve) => { setTimeout(resolve, wait); });
  await kill();
  return { before, acknowledged };
}

export async function kills(state, keep) {
  const { url, server } = await serve({ root: "dist" });
  Object.assign(state, { rounds: 0, writes: 0, lost: 0, torn: 0, ...state });
  let profile;
  try {
    while (state.rounds < ROUNDS) {
      if (!profile || state.rounds % ROUNDS_A_BOOK === 0) {
        profile?.remove();
        ({ profile } = await newBook(url));
        state.last = null;
      }
      // Any moment of the writing: up to a second after the first write.
      const wait = (state.rounds * 7919) % 1000;
      const { before, acknowledged } = await round(profile, url, wait);
      if (state.last) {
        const least = state.last.number + state.last.acknowledged;
        if (before.number < least) state.lost += least - before.number;
      }
      if (before.wrong.length > 0 || before.found !== before.puts) {
        state.torn += 1;
        console.log(`round ${state.rounds}: ${before.wrong.join("; ") || `${before.found} of ${before.puts} records of the last entry`}`);
      }
      state.last = { number: before.number, acknowledged };
      state.rounds += 1;
      state.writes += acknowledged;
      if (state.rounds % 10 === 0) {
        // A run that goes on later begins with a new book: this profile is gone by then.
        keep();
        console.log(`${state.rounds} of ${ROUNDS}: ${state.writes} writes called saved, ${state.lost} lost, ${state.torn} by halves`);
      }
    }
  } finally {
    profile?.remove();
    server.close();
    server.closeAllConnections();
  }
  const { rounds, writes, lost, torn } = state;
  return [
    { name: "kills of the browser during writes", value: `${rounds}, with ${writes} writes called saved`, goal: `${ROUNDS}`, held: rounds >= ROUNDS && writes > rounds },
    { name: "writes lost that were called saved", value: lost, goal: 0, held: lost === 0 },
    { name: "books left by halves", value: torn, goal: 0, held: torn === 0 },
  ];
}
