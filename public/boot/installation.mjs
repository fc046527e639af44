// Looks at the host that this page came from and at what this browser allows it: what holds, what is missing. The app puts it
// into words. Nothing is sent but requests for the page's own files.

import { headers } from "./headers.mjs";

const scope = new URL(".", document.baseURI);
const ask = (path) => fetch(new URL(`${path}?host`, scope), { cache: "no-store" });
const finding = (key, holds, seen = "") => ({ key, holds, seen: String(seen).slice(0, 200) });

function directives(policy) {
  return new Map(policy.split(";").map((part) => part.trim().split(/\s+/u)).map(([name, ...sources]) => [name, sources]));
}

/** True where one of the policies that came allows nothing that ours does not. */
function asStrict(sent) {
  const ours = directives(headers["Content-Security-Policy"]);
  return (sent ?? "").split(",").some((policy) => {
    const theirs = directives(policy);
    return [...ours].every(([name, sources]) => {
      const allowed = theirs.get(name);
      return allowed?.every((source) => source === "'none'" || sources.includes(source));
    });
  });
}

/** True where everything that ours switches off is switched off. */
function switchesOff(sent) {
  const off = (text) => new Set((text ?? "").split(",").map((part) => part.trim()).filter((part) => part.endsWith("=()")));
  const theirs = off(sent);
  return [...off(headers["Permissions-Policy"])].every((part) => theirs.has(part));
}

function headersOf(response, worker) {
  const get = (name) => response.headers.get(name);
  const same = (key, name) => finding(key, get(name) === headers[name], get(name) ?? "");
  const policy = get("Content-Security-Policy");
  const own = document.querySelector("meta[http-equiv='Content-Security-Policy']")?.content ?? "";
  return [
    finding("policy", asStrict(policy), policy ?? ""),
    finding("policy-page", asStrict(`${own}; frame-ancestors 'none'`), own),
    finding("policy-worker", asStrict(worker.headers.get("Content-Security-Policy")), worker.headers.get("Content-Security-Policy") ?? ""),
    finding("permissions", switchesOff(get("Permissions-Policy")), get("Permissions-Policy") ?? ""),
    same("opener", "Cross-Origin-Opener-Policy"),
    same("resource", "Cross-Origin-Resource-Policy"),
    same("referrer", "Referrer-Policy"),
    same("sniffing", "X-Content-Type-Options"),
  ];
}

/** Name of the version and its files with their hashes, as the service worker of this host has them; none in a development build. */
function listOf(source) {
  const of = (name) => new RegExp(`^const ${name} = (.*);$`, "mu").exec(source)?.[1];
  return { build: JSON.parse(of("BUILD") ?? "null"), files: JSON.parse(of("FILES") ?? "null") };
}

async function sha256(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

const types = { wasm: /^application\/wasm\b/u, mjs: /javascript/u, js: /javascript/u, webmanifest: /json/u, css: /^text\/css\b/u };

async function filesOf(files) {
  const [wrongType, changed] = [[], []];
  for (const [path, hash] of files ?? []) {
    const response = await ask(path);
    const wanted = types[path.split(".").at(-1)];
    if (wanted && !wanted.test(response.headers.get("Content-Type") ?? "")) wrongType.push(path);
    if (!response.ok || await sha256(await response.arrayBuffer()) !== hash) changed.push(path);
  }
  const whole = files ? changed.length === 0 : null;
  return [finding("types", files ? wrongType.length === 0 : null, wrongType.join(", ")), finding("unchanged", whole, changed.join(", "))];
}

/** What others keep at this origin: whoever wrote it can read this book as well. */
async function neighbours() {
  const own = `circlebook:${scope.pathname}`;
  const [databases, caches_, workers] = await Promise.all([
    indexedDB.databases?.() ?? [], globalThis.caches?.keys() ?? [], navigator.serviceWorker?.getRegistrations() ?? [],
  ]);
  const strange = [
    ...databases.filter(({ name }) => !name.startsWith(own)),
    ...caches_.filter((name) => !name.startsWith(own)),
    ...workers.filter((worker) => worker.scope !== scope.href),
  ];
  return finding("neighbours", strange.length === 0, strange.length || "");
}

const waysOut = ["RTCPeerConnection", "webkitRTCPeerConnection", "WebTransport"];

/** Every finding: a key, whether it holds (null where it cannot be told), and what was seen. The name of the build goes beside them. */
export async function inspect() {
  const [page, worker, address] = await Promise.all([ask("index.html"), ask("sw.js"), ask("groups/none")]);
  const { build, files } = listOf(await worker.text());
  const open = waysOut.filter((name) => name in globalThis).concat("sendBeacon" in navigator ? ["sendBeacon"] : []);
  return {
    build,
    findings: [
      finding("secure", globalThis.isSecureContext, location.protocol),
      finding("own-origin", scope.pathname === "/", scope.pathname),
      await neighbours(),
      ...headersOf(page, worker),
      ...await filesOf(files),
      finding("addresses", address.ok && (address.headers.get("Content-Type") ?? "").startsWith("text/html"), address.status),
      finding("ways-out", open.length === 0, open.join(", ")),
      finding("offline", Boolean(navigator.serviceWorker?.controller)),
      finding("kept", await navigator.storage?.persisted?.() ?? null),
      finding("locks", Boolean(navigator.locks)),
    ],
  };
}
