// What lies in the browser's storage, read and changed without the app.

/** Gives a function of the page two helpers: one that waits for a request, one that opens a database of this page. */
const helpers = () => {
  window.settled = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  window.ownDatabase = (ending = "") => window.settled(indexedDB.open(`circlebook:${new URL(document.baseURI).pathname}${ending}`));
};

async function within(page, work, argument) {
  await page.evaluate(helpers);
  return page.evaluate(work, argument);
}

/** Removes what stands in the database of the book, as a browser does that clears its storage; snapshots and preferences stay. */
export const emptyBook = (page) => within(page, async () => {
  const database = await window.ownDatabase();
  const names = [...database.objectStoreNames];
  const done = database.transaction(names, "readwrite");
  for (const name of names) done.objectStore(name).clear();
  await new Promise((resolve, reject) => {
    done.oncomplete = resolve;
    done.onerror = () => reject(done.error);
  });
  database.close();
});

/** The snapshots: keys and bytes. */
export const keptCopies = (page) => within(page, async () => {
  const database = await window.ownDatabase(":copies");
  const store = database.transaction("copies").objectStore("copies");
  const [keys, values] = await Promise.all([window.settled(store.getAllKeys()), window.settled(store.getAll())]);
  database.close();
  return keys.map((key, place) => ({ key, bytes: Array.from(values[place]) }));
});

/** Removes the database of the snapshots, as if there never had been one. */
export const forgetCopies = (page) => within(page, () =>
  window.settled(indexedDB.deleteDatabase(`circlebook:${new URL(document.baseURI).pathname}:copies`)));

/** Writes a stored row, or removes it where there are no bytes. */
export const putRow = (page, row) => within(page, async ({ ending, store, key, text }) => {
  const database = await window.ownDatabase(ending);
  const rows = database.transaction(store, "readwrite").objectStore(store);
  await window.settled(text === undefined ? rows.delete(key) : rows.put(new TextEncoder().encode(text), key));
  database.close();
}, row);

/** The keys of a store. */
export const keysOf = (page, store) => within(page, async (name) => {
  const database = await window.ownDatabase();
  const keys = await window.settled(database.transaction(name).objectStore(name).getAllKeys());
  database.close();
  return keys;
}, store);

/** Fills the room that the page has, up to the last bytes. */
export const fillUp = (page) => within(page, async () => {
  const opening = indexedDB.open("filler", 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore("filler", { autoIncrement: true });
  const database = await window.settled(opening);
  for (const size of [4 << 20, 64 << 10, 1 << 10]) {
    for (let full = false; !full;) {
      const bytes = new Uint8Array(size);
      for (let at = 0; at < size; at += 65536) crypto.getRandomValues(bytes.subarray(at, Math.min(at + 65536, size)));
      full = await new Promise((resolve) => {
        const transaction = database.transaction("filler", "readwrite");
        transaction.objectStore("filler").put(bytes);
        transaction.oncomplete = () => resolve(false);
        transaction.onabort = () => resolve(true);
      });
    }
  }
  database.close();
});

/** Gives the room back. */
export const makeRoom = (page) => within(page, () => window.settled(indexedDB.deleteDatabase("filler")));

/** A stored row as text. */
export const rowText = (page, row) => within(page, async ({ store, key }) => {
  const database = await window.ownDatabase();
  const bytes = await window.settled(database.transaction(store).objectStore(store).get(key));
  database.close();
  return new TextDecoder().decode(bytes);
}, row);
