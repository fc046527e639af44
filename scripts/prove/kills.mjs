// Kills the browser while the book is being written, and looks whether everything that the page had called saved is there, and
// nothing is there by halves.

import { serve } from "../serve.mjs";
import { newProfile, open } from "./browser.mjs";

const ROUNDS = 1000;
/** A fresh book after so many rounds: a journal that only grows would make the later rounds slow. */
const ROUNDS_A_BOOK = 50;

const ready = (page) => page.waitForSelector("#boot", { state: "detached" });

/** A new profile with the sample group, whose last entry is undone and redone from then on. */
async function newBook(url) {
  const profile = newProfile();
  const { page, context, kill } = await open(profile);
  await page.goto(url);
  await ready(page);
  await page.getByRole("button", { name: "Explore the sample" }).click();
  await page.getByRole("navigation", { name: "Pages of this group" }).waitFor();
  await page.waitForSelector(".keeping-saved");
  await context.close().catch(() => {});
  await kill();
  return profile;
}

/** Undoes and redoes without a pause; tells the number of each entry once the page calls it saved. */
function write() {
  const turn = { undo: true };
  const line = document.querySelector(".keeping").parentElement;
  const press = () => {
    document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "z", ctrlKey: true, shiftKey: !turn.undo, bubbles: true, cancelable: true }));
    turn.undo = !turn.undo;
  };
  let saving = false;
  new MutationObserver(() => {
    if (document.querySelector(".keeping-saving")) saving = true;
    else if (saving && document.querySelector(".keeping-saved")) {
      saving = false;
      window.acknowledge();
      queueMicrotask(press);
    }
  }).observe(line, { subtree: true, childList: true, attributes: true, characterData: true });
  press();
}

/** What stands in the database, read without the app: numbers and hashes, and whatever does not fit together. */
async function read(name) {
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
  const head = json(rows.meta.find(([key]) => key === "head")[1]);
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
  return { number: head.number, puts, found, wrong };
}

async function round(profile, url, wait) {
  const { page, context, kill } = await open(profile);
  let acknowledged = 0;
  await context.exposeBinding("acknowledge", () => { acknowledged += 1; });
  // A page of the same origin without the app: the database is read as the last kill left it.
  await page.goto(`${url}boot/texts.mjs`);
  const before = await page.evaluate(read, `circlebook:/`);
  await page.goto(`${url}book`);
  await ready(page);
  await page.waitForSelector(".keeping");
  await page.evaluate(write);
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
        profile = await newBook(url);
        state.last = null;
      }
      // Any moment of the writing: between none and a little over a second.
      const wait = 150 + ((state.rounds * 7919) % 1000);
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
