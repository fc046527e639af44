// The rescue file: the raw stores of the book, read by JavaScript alone for the day on which the app does not run.

/** The name that the app's storage gives the database of this page. */
const database = () => `circlebook:${new URL(document.baseURI).pathname}`;

const settled = (request) => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});

/** Opens the book as it is; nothing where there is none, and none is made. */
async function open() {
  const request = indexedDB.open(database());
  let absent = false;
  request.onupgradeneeded = () => {
    absent = true;
    request.transaction.abort();
  };
  try {
    return await settled(request);
  } catch (error) {
    if (absent) return null;
    throw error;
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
  const book = await open();
  if (!book) return null;
  try {
    const header = JSON.stringify({ format: "circlebook-rescue", schema: 2, app, exported_at: exportedAt });
    const parts = [header.slice(0, -1), ',"stores":{', ...await storeParts(book), "}}\n"];
    return new Blob(parts, { type: "application/json" });
  } finally {
    book.close();
  }
}
