// Updates of the page that are cut short at any byte, and a version that is gone back from: the app is always one whole version,
// and what is recorded stays.

import { createHash } from "node:crypto";
import { appendFileSync, cpSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { mkdtempSync, rmSync } from "node:fs";
import { answer } from "../serve.mjs";
import { precacheLines } from "../stage.mjs";
import { newProfile, open } from "./browser.mjs";

const ROUNDS = 200;

/** A copy of the build that differs in one file, as a further version does. */
export function furtherVersion(number) {
  const root = mkdtempSync(join(tmpdir(), "circlebook-version-"));
  cpSync("dist", root, { recursive: true });
  appendFileSync(join(root, "boot/texts.mjs"), `// Version ${number}.\n`);
  const lines = precacheLines(root);
  const source = readFileSync(join(root, "sw.js"), "utf8").split("\n").slice(lines.split("\n").length - 1).join("\n");
  writeFileSync(join(root, "sw.js"), lines + source);
  return root;
}

/** A server whose build and whose patience can be changed: with `cut` it breaks off after so many bytes of an update. */
async function openServer() {
  const host = { root: "dist", cut: Infinity, sent: 0 };
  const server = createServer(async (request, response) => {
    const { write, end } = response;
    const limited = (bytes) => {
      const length = Buffer.byteLength(bytes ?? "");
      if (request.url.startsWith("/sw.js") || host.sent + length <= host.cut) {
        host.sent += length;
        return true;
      }
      write.call(response, Buffer.from(bytes).subarray(0, Math.max(host.cut - host.sent, 0)));
      host.sent = host.cut;
      response.socket.destroy();
      return false;
    };
    response.end = (bytes) => limited(bytes) && end.call(response, bytes);
    await answer(request, response, { root: host.root, base: "/" });
  });
  await new Promise((resolve) => { server.listen(0, "127.0.0.1", resolve); });
  host.url = `http://localhost:${server.address().port}/`;
  host.close = () => {
    server.close();
    server.closeAllConnections();
  };
  return host;
}

const started = (page) => page.waitForSelector("#boot", { state: "detached" });
const kept = (page) => page.waitForFunction(() => window.circlebook?.offlineReady);

/** The hashes of the files in each cache, by name; the page is whatever the worker in charge answers. */
async function caches_() {
  const hex = async (response) => Array.from(new Uint8Array(await crypto.subtle.digest("SHA-256", await response.arrayBuffer())), (byte) => byte.toString(16).padStart(2, "0")).join("");
  const found = {};
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    found[name] = [];
    for (const request of await cache.keys()) found[name].push([new URL(request.url).pathname.slice(1), await hex(await cache.match(request))]);
  }
  return found;
}

const filesOf = (root) => {
  const [, list] = /^const FILES = (.*);$/mu.exec(readFileSync(join(root, "sw.js"), "utf8"));
  return JSON.stringify(JSON.parse(list).sort());
};

/** Asks for a newer version and waits until it is there or has failed; tells which. */
async function update() {
  const registration = await navigator.serviceWorker.getRegistration();
  try {
    await registration.update();
  } catch {
    return "failed";
  }
  const worker = registration.installing;
  if (!worker) return registration.waiting ? "waiting" : "none";
  return new Promise((resolve) => {
    worker.addEventListener("statechange", () => {
      if (worker.state === "installed") resolve("waiting");
      if (worker.state === "redundant") resolve("failed");
    });
  });
}

export async function updates(state, keep) {
  state.rounds ??= 0;
  state.half ??= 0;
  state.cut ??= 0;
  const host = await openServer();
  const profile = newProfile();
  const { page, context } = await open(profile);
  const roots = [];
  try {
    await page.goto(host.url);
    await started(page);
    await kept(page);
    const total = JSON.parse(filesOf("dist")).reduce((sum, [path]) => sum + readFileSync(join("dist", path)).length, 0);
    for (; state.rounds < ROUNDS; state.rounds += 1) {
      const root = furtherVersion(state.rounds);
      roots.push(root);
      const part = Number.parseInt(createHash("sha256").update(String(state.rounds)).digest("hex").slice(0, 8), 16) / 2 ** 32;
      Object.assign(host, { root, sent: 0, cut: Math.floor(part * total) });
      const outcome = await page.evaluate(update);
      host.cut = Infinity;
      const whole = new Set(["dist", root].map(filesOf));
      const found = Object.values(await page.evaluate(caches_)).map((files) => JSON.stringify(files.sort()));
      if (outcome === "waiting" || found.length !== 1 || !found.every((files) => whole.has(files))) state.half += 1;
      if (outcome === "failed") state.cut += 1;
      rmSync(root, { recursive: true });
      if (state.rounds % 20 === 19) {
        keep();
        console.log(`${state.rounds + 1} of ${ROUNDS}: ${state.cut} cut short, ${state.half} half-updated`);
      }
    }
    // Nothing of that stands in the way of a whole update.
    host.root = furtherVersion("whole");
    roots.push(host.root);
    host.sent = 0;
    state.after = await page.evaluate(update);
  } finally {
    await context.close();
    host.close();
    profile.remove();
    for (const root of roots) rmSync(root, { recursive: true, force: true });
  }
  return [
    { name: "updates cut at random bytes", value: `${state.rounds}, of which ${state.cut} failed as they should`, goal: `${ROUNDS}`, held: state.cut === ROUNDS },
    { name: "half-updated after a cut", value: state.half, goal: 0, held: state.half === 0 },
    { name: "a whole update after them", value: state.after, goal: "waiting", held: state.after === "waiting" },
  ];
}

/** A version, the next one, and the first again: the group that was recorded stands under each. */
export async function versions() {
  const host = await openServer();
  const profile = newProfile();
  const { page, context } = await open(profile);
  const next = furtherVersion("next");
  const seen = [];
  const look = async (name) => {
    await page.waitForSelector("#boot", { state: "detached" });
    const cards = page.locator(".card");
    // A page that shows none has lost them.
    await cards.first().waitFor().catch(() => {});
    const names = await page.evaluate(() => caches.keys());
    seen.push({ name, build: names.at(-1), groups: await cards.allInnerTexts() });
  };
  const take = async (root) => {
    Object.assign(host, { root, sent: 0 });
    await page.evaluate(update);
    await page.getByRole("button", { name: "Use the new version" }).click();
    await page.waitForFunction((before) => caches.keys().then((names) => names.length === 1 && names[0] !== before), seen.at(-1).build);
    await page.goto(`${host.url}groups`);
  };
  try {
    await page.goto(host.url);
    await started(page);
    await kept(page);
    await page.getByRole("button", { name: "Explore the sample" }).click();
    await page.getByRole("navigation", { name: "Pages of this group" }).waitFor();
    await page.goto(`${host.url}groups`);
    await look("N−1");
    await take(next);
    await look("N");
    await take("dist");
    await look("N−1");
  } finally {
    await context.close();
    host.close();
    profile.remove();
    rmSync(next, { recursive: true });
  }
  const held = seen.length === 3 && seen[0].build === seen[2].build && seen[0].build !== seen[1].build && seen.every(({ groups }) => groups.length > 0 && groups.join() === seen[0].groups.join());
  return [{ name: "a version, the next, and back", value: seen.map(({ name, groups }) => `${name}: ${groups.length} group`).join(", "), goal: "the same under each", held }];
}
