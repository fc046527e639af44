// Protecting a book, unlocking it, and looking at what the browser keeps of it.

import { readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { openPart } from "./page.mjs";

/** Chooses a passphrase in the two fields. */
export async function choosePassphrase(page, passphrase, label = "Passphrase") {
  await page.getByLabel(label, { exact: true }).fill(passphrase);
  await page.getByLabel("Once more", { exact: true }).fill(passphrase);
}

/** Goes to the page of the protection, from the page of the book. */
export async function openProtection(page, link) {
  await openPart(page, "Book");
  await page.getByRole("link", { name: link, exact: true }).click();
  await page.getByRole("heading", { level: 1, name: "Protect this book" }).waitFor();
}

/** Protects the book; `look` gets the recovery key before it is typed back. Gives the recovery key. */
export async function protect(page, passphrase, look = () => {}) {
  await choosePassphrase(page, passphrase);
  await page.getByRole("button", { name: "Continue" }).click();
  const groups = page.getByRole("list", { name: "Your recovery key" }).getByRole("listitem");
  await groups.first().waitFor();
  const key = (await groups.allTextContents()).join("-");
  await look(key);
  await page.getByLabel("Type it from the paper").fill(key.toLowerCase());
  await page.getByRole("button", { name: "Seal the book" }).click();
  await page.getByText("The book is protected").waitFor();
  return key;
}

/** Waits for the page that unlocks. */
export async function locked(page) {
  await page.getByRole("heading", { level: 1, name: "This book is locked" }).waitFor();
}

/** Tries to unlock. */
export async function tryPassphrase(page, passphrase) {
  await page.getByLabel("Passphrase", { exact: true }).fill(passphrase);
  await page.getByRole("button", { name: "Unlock", exact: true }).click();
}

/** Unlocks, and says how many milliseconds it took from the press to the open book. */
export async function unlock(page, passphrase) {
  await page.getByLabel("Passphrase", { exact: true }).fill(passphrase);
  const taken = page.evaluate(() => new Promise((resolve) => {
    document.querySelector("form").addEventListener("submit", () => {
      const started = performance.now();
      const see = () => (document.querySelector(".unlock") ? requestAnimationFrame(see) : resolve(performance.now() - started));
      see();
    }, { once: true, capture: true });
  }));
  await page.getByRole("button", { name: "Unlock", exact: true }).click();
  return Math.round(await taken);
}

/** Every key and value that the browser keeps for the page, and the page itself, as one text of single bytes. */
export function everythingKept(page) {
  return page.evaluate(async () => {
    const settled = (request) => new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const text = (bytes) => new TextDecoder("latin1").decode(bytes);
    const kept = { database: "", caches: "", local: JSON.stringify({ ...localStorage, ...sessionStorage }) };
    for (const { name } of await indexedDB.databases()) {
      const database = await settled(indexedDB.open(name));
      for (const store of database.objectStoreNames) {
        const rows = database.transaction(store).objectStore(store);
        const [keys, values] = await Promise.all([settled(rows.getAllKeys()), settled(rows.getAll())]);
        kept.database += JSON.stringify(keys) + values.map(text).join("\n");
      }
      database.close();
    }
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) kept.caches += text(await (await cache.match(request)).arrayBuffer());
    }
    const typed = Array.from(document.querySelectorAll("input, textarea"), (field) => field.value);
    kept.page = document.documentElement.outerHTML + typed.join("\n") + JSON.stringify(history.state) + document.title + location.href;
    return kept;
  });
}

/** Reads a stored row as it lies, or writes one. */
export function storedRow(page, store, key, bytes) {
  return page.evaluate(async ([store, key, bytes]) => {
    const settled = (request) => new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const name = `circlebook:${new URL(document.baseURI).pathname}`;
    const database = await settled(indexedDB.open(name));
    const rows = database.transaction(store, "readwrite").objectStore(store);
    const found = bytes ? await settled(rows.put(new Uint8Array(bytes), key)) : Array.from(await settled(rows.get(key)));
    database.close();
    return found;
  }, [store, key, bytes]);
}

/** How many files of a profile hold these bytes. */
export function filesWith(folder, text) {
  const needle = Buffer.from(text);
  const wide = Buffer.from(text, "utf16le");
  const names = readdirSync(folder, { recursive: true }).map((name) => join(folder, name));
  const holds = (name) => {
    try {
      if (!statSync(name).isFile()) return false;
      const bytes = readFileSync(name);
      return bytes.includes(needle) || bytes.includes(wide);
    } catch {
      return false;
    }
  };
  return names.filter(holds).length;
}
