// The peer: the least that IndexedDB asks for, by hand.

const settled = (request) => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});

export function openRaw(name) {
  const request = indexedDB.open(name, 1);
  request.onupgradeneeded = () => request.result.createObjectStore("rows");
  return settled(request);
}

export function putRaw(database, key, bytes) {
  const transaction = database.transaction("rows", "readwrite", { durability: "strict" });
  transaction.objectStore("rows").put(bytes, key);
  return new Promise((resolve, reject) => {
    transaction.oncomplete = resolve;
    transaction.onabort = () => reject(transaction.error);
  });
}

export const now = () => performance.now();
