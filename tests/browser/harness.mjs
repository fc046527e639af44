// What every browser test uses: the built page on a server of its own, a Chromium with a profile on disk, and a record of
// everything that a page must not do.

import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import AxeBuilder from "@axe-core/playwright";
import { chromium } from "playwright-core";
import { chromiumPath } from "../../scripts/chromium.mjs";
import { serve } from "../../scripts/serve.mjs";

/** The two builds: at the top of a host and under a sub-path. */
export const places = [
  { base: "/", root: "dist" },
  { base: "/circlebook/", root: "target/sub-path" },
];

const flags = [
  "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
];

/** A folder that is gone after the tests of the file. */
export function temporaryFolder() {
  const folder = mkdtempSync(join(tmpdir(), "circlebook-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Serves a build for one test, on a port that stays the same while the site goes offline and online. */
export async function openSite(t, { base, root } = places[0]) {
  let running = await serve({ root, base });
  const { url } = running;
  const { port } = running.server.address();
  const goOffline = () => new Promise((resolve) => {
    running.server.close(resolve);
    running.server.closeAllConnections();
  });
  t.after(() => running.server.listening && goOffline());
  return { url, goOffline, async goOnline(newRoot = root) { running = await serve({ root: newRoot, base, port }); } };
}

// Chromium calls its maker whatever the flags say, for updates, the time, kinds of forms; a page that called there would
// still be seen from inside.
const browserOwn = /^(http:\/\/)?([\w-]+\.)*(google|googleapis|gvt1)\.com[:/]/u;

/** A proxy for everything beyond this machine: it lets nothing through and keeps the address of who was called. */
async function openTrap() {
  const calls = [];
  const note = (address) => { if (!browserOwn.test(address)) calls.push(address); };
  const server = createServer((request, response) => {
    note(request.url);
    response.writeHead(403).end();
  });
  server.on("connect", (request, socket) => {
    note(request.url);
    socket.destroy();
  });
  await new Promise((resolve) => { server.listen(0, "127.0.0.1", resolve); });
  return { calls, server, port: server.address().port };
}

/** Records what the pages of a context do, seen from inside the browser. */
async function watch(context, url, also) {
  const seen = { foreign: [], violations: [], errors: [], console: [] };
  context.on("request", (request) => {
    const own = [url, "blob:", "data:", ...also].some((start) => request.url().startsWith(start));
    if (!own) seen.foreign.push(request.url());
  });
  context.on("console", (message) => seen.console.push(`${message.type()}: ${message.text()}`));
  context.on("weberror", (error) => seen.errors.push(String(error.error())));
  await context.exposeBinding("recordViolation", (_, text) => seen.violations.push(text));
  await context.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => {
      window.recordViolation(`${event.effectiveDirective} blocked ${event.blockedURI}`);
    });
  });
  return seen;
}

/**
 * Opens Chromium at a site for one test. The same `profile` folder again is the same user, after closing and opening.
 * Closing, which the end of the test does at the latest, fails when a page asked for anything foreign, broke the page
 * policy or threw an error; `own` are beginnings of addresses that the test itself opens besides, `refused` is for a test that tries to, and looks at the outcome itself.
 */
export async function openBrowser(t, site, { profile = temporaryFolder(), refused = false, own = [], ...options } = {}) {
  const trap = await openTrap();
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: chromiumPath(),
    args: [...flags, `--proxy-server=127.0.0.1:${trap.port}`],
    locale: "en-GB",
    timezoneId: "Europe/London",
    ...options,
  });
  context.setDefaultTimeout(20_000);
  const seen = await watch(context, site.url, own);
  let closed = false;
  async function close() {
    if (closed) return;
    closed = true;
    await context.close();
    trap.server.close();
    if (refused) return;
    const { foreign, violations, errors } = seen;
    assert.deepEqual({ foreign, violations, errors, trapped: trap.calls }, { foreign: [], violations: [], errors: [], trapped: [] });
  }
  t.after(close);
  return { context, page: context.pages()[0], seen, close };
}

/** Goes to an address of the app and waits until the app stands instead of the start-up shell. */
export async function openApp(page, url) {
  await page.goto(url);
  await page.waitForSelector("#boot", { state: "detached" });
}

/** Waits until the page is kept for offline use. */
export function offlineReady(page) {
  return page.waitForFunction(() => window.circlebook?.offlineReady);
}

/** Fails with every accessibility problem of the page, in light and in dark. */
export async function assertAccessible(page) {
  for (const colorScheme of ["light", "dark"]) {
    // Colours on their way from one scheme to the other are nobody's.
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(" ")).join(", ")}`);
    assert.deepEqual(found, [], `accessibility in ${colorScheme}`);
  }
  await page.emulateMedia({ colorScheme: null, reducedMotion: null });
}
