// Empties the device of everything that this page keeps, by JavaScript alone: what is left afterwards starts as on a new
// device. Another Circlebook on the same host, under another path, is left alone.

const base = new URL(document.baseURI).pathname;
const own = `circlebook:${base}`;

const settled = (request) => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve();
  request.onerror = () => reject(request.error);
  // Another window that holds the book lets go of it when it is asked to; the browser then goes on by itself.
  request.onblocked = () => setTimeout(() => reject(new Error("blocked")), 5000);
});

async function emptyCaches() {
  if (!window.caches) return;
  for (const name of await caches.keys()) {
    if (name.startsWith(`${own}:`)) await caches.delete(name);
  }
}

async function leaveWorker() {
  const registration = await navigator.serviceWorker?.getRegistration();
  if (registration?.scope === new URL("./", document.baseURI).href) await registration.unregister();
}

/** The folder in which an earlier Circlebook kept its snapshots; in a name no slash may stand. */
async function emptyFiles() {
  if (!navigator.storage?.getDirectory) return;
  const root = await navigator.storage.getDirectory();
  const names = [];
  for await (const name of root.keys()) names.push(name);
  const snapshots = `circlebook${base.replaceAll("/", "~")}`;
  if (names.includes(snapshots)) await root.removeEntry(snapshots, { recursive: true });
}

function emptyPreferences() {
  for (const storage of [localStorage, sessionStorage]) {
    for (const key of Object.keys(storage)) {
      if (key.startsWith(`${own}:`)) storage.removeItem(key);
    }
  }
}

/**
 * Removes the book, its copies beside it, preferences, the offline copy and its worker. The book goes first: where that is
 * refused, nothing is removed.
 */
export async function wipe() {
  await settled(indexedDB.deleteDatabase(own));
  // where the file of all backups is; the file itself stays
  await settled(indexedDB.deleteDatabase(`${own}:file`));
  await settled(indexedDB.deleteDatabase(`${own}:copies`));
  await settled(indexedDB.deleteDatabase(`${own}:renewal`));
  await emptyFiles();
  emptyPreferences();
  // Without a connection the page could not be opened again. The program's own files hold nothing that was typed.
  if (!navigator.onLine) return;
  await leaveWorker();
  await emptyCaches();
}
