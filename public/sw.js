// Serves the page from the device. The build puts three lines above this one: BUILD, the name of this version, FILES, a
// list of [address relative to the scope, SHA-256 in hex], and HEADERS, which every answer carries whatever the host sent:
// what the page and its workers may do does not depend on the host. Nothing but these files is ever answered.

const scope = self.registration.scope;
const prefix = `circlebook:${new URL(scope).pathname}:`;
const cacheName = prefix + BUILD;
const page = new URL("index.html", scope).href;
const known = new Set(FILES.map(([path]) => new URL(path, scope).href));
// What the check of an installation asks the host itself for: our files, this one, and an address of the app.
const asked = new Set([...known, self.location.href, new URL("groups/none", scope).href].map((url) => `${url}?host`));

async function sha256(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** One file of this version, or an error: a host in the middle of an update must not mix two versions. */
async function verified([path, expected]) {
  const url = new URL(path, scope).href;
  const response = await fetch(url, { cache: "no-cache" });
  if (!response.ok) throw new Error(`${path} answered ${response.status}`);
  const body = await response.arrayBuffer();
  if (await sha256(body) !== expected) throw new Error(`${path} is not the file of this version`);
  // A new response: a redirected one may not answer a navigation.
  return [url, new Response(body, { headers: { ...HEADERS, "content-type": response.headers.get("content-type") ?? "" } })];
}

/** All files or none: nothing is stored before everything is verified. */
async function install() {
  const files = await Promise.all(FILES.map(verified));
  try {
    const cache = await caches.open(cacheName);
    await Promise.all(files.map(([url, response]) => cache.put(url, response)));
  } catch (error) {
    await caches.delete(cacheName);
    throw error;
  }
}

/** Older versions go only now, when no open tab is served from them. */
async function activate() {
  for (const name of await caches.keys()) {
    if (name.startsWith(prefix) && name !== cacheName) await caches.delete(name);
  }
  await self.clients.claim();
}

async function answer(request) {
  if (request.method === "GET" && asked.has(request.url)) return fetch(request.url, { cache: "no-store" });
  const url = request.mode === "navigate" ? page : request.url;
  if (request.method !== "GET" || !known.has(url)) return Response.error();
  const cache = await caches.open(cacheName);
  return await cache.match(url) ?? fetch(url);
}

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));
self.addEventListener("fetch", (event) => event.respondWith(answer(event.request)));
self.addEventListener("message", (event) => {
  if (event.data === "apply") self.skipWaiting();
});
