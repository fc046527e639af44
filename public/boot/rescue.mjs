// The rescue file: the raw stores of the book, read by JavaScript alone for the day on which the app does not run; and the
// latest snapshot, for the day on which not even those can be read.

/** The name that the app's storage gives the database of this page. */
const database = () => `circlebook:${new URL(document.baseURI).pathname}`;

const settled = (request) => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});

/** So long is waited for a database, in milliseconds: one that another window holds up does not open at all. */
const PATIENCE = 5000;

/** Opens a database as it is; nothing where there is none, and none is made. */
async function open(name) {
  const request = indexedDB.open(name);
  let absent = false;
  request.onupgradeneeded = () => {
    absent = true;
    request.transaction.abort();
  };
  const late = new Promise((_, reject) => {
    setTimeout(() => reject(new DOMException("held up", "TimeoutError")), PATIENCE);
  });
  try {
    return await Promise.race([settled(request), late]);
  } catch (error) {
    request.onsuccess = () => request.result.close();
    if (absent) return null;
    throw error;
  }
}

/**
 * The latest snapshot that lies open, as a backup, with the time at which it was taken (in milliseconds since 1970); nothing
 * where there is none. A sealed one wants the app.
 */
export async function snapshot() {
  const copies = await open(`${database()}:copies`);
  if (!copies) return null;
  try {
    const store = copies.transaction("copies", "readonly").objectStore("copies");
    const keys = (await settled(store.getAllKeys())).filter((key) => key.endsWith("-open"));
    if (keys.length === 0) return null;
    const taken = Math.max(...keys.map((key) => Number.parseInt(key, 10)));
    const bytes = await settled(store.get(keys.find((key) => Number.parseInt(key, 10) === taken)));
    return { taken, file: new Blob([bytes], { type: "application/json" }) };
  } finally {
    copies.close();
  }
}

/** Bytes as text where they are text, else (a sealed book) as base64. */
export function readable(value) {
  if (!(value instanceof Uint8Array || value instanceof ArrayBuffer)) return value;
  const bytes = new Uint8Array(value);
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    let characters = "";
    for (let at = 0; at < bytes.length; at += 0x8000) {
      characters += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
    }
    return { base64: btoa(characters) };
  }
}

/** Every store of one moment as parts of JSON: a big book never becomes one string. */
async function storeParts(book) {
  const names = [...book.objectStoreNames];
  if (names.length === 0) return [];
  const transaction = book.transaction(names, "readonly");
  const stores = await Promise.all(names.map(async (name) => {
    const store = transaction.objectStore(name);
    return [name, ...await Promise.all([settled(store.getAllKeys()), settled(store.getAll())])];
  }));
  return stores.flatMap(([name, keys, values], index) => [
    `${index ? "," : ""}\n${JSON.stringify(name)}:[`,
    ...keys.map((key, row) => `${row ? "," : ""}\n${JSON.stringify([key, readable(values[row])])}`),
    "]",
  ]);
}

/**
 * The whole book as a rescue file, or `null` where this browser holds none. `exportedAt` is the day and time to the minute
 * with its offset, such as `2021-09-07T10:00+00:00`.
 */
export async function rescue(app, exportedAt) {
  const book = await open(database());
  if (!book) return null;
  try {
    const header = JSON.stringify({ format: "circlebook-rescue", schema: 2, app, exported_at: exportedAt });
    const parts = [header.slice(0, -1), ',"stores":{', ...await storeParts(book), "}}\n"];
    return new Blob(parts, { type: "application/json" });
  } finally {
    book.close();
  }
}
