// The service worker: all files or none, offline from the first "ready", updates only when asked.

import assert from "node:assert/strict";
import { appendFileSync, cpSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { precacheLines } from "../../scripts/stage.mjs";
import { offlineReady, openApp, openBrowser, openSite, places, temporaryFolder } from "./harness.mjs";

const cacheNames = (page) => page.evaluate(() => caches.keys());

/** A copy of the build with one file changed; `listed` writes the change into the precache list too, as a new version has it. */
function changedBuild(place, { listed }) {
  const root = temporaryFolder();
  cpSync(place.root, root, { recursive: true });
  appendFileSync(join(root, "boot/texts.mjs"), "// Another version.\n");
  if (listed) {
    const lines = precacheLines(root);
    const source = readFileSync(join(root, "sw.js"), "utf8").split("\n").slice(lines.split("\n").length - 1).join("\n");
    writeFileSync(join(root, "sw.js"), lines + source);
  }
  return { ...place, root };
}

for (const place of places) {
  test(`the app opens offline, also after the browser was closed, at ${place.base}`, async (t) => {
    const site = await openSite(t, place);
    const profile = temporaryFolder();
    const first = await openBrowser(t, site, { profile });
    await openApp(first.page, site.url);
    await offlineReady(first.page);
    await site.goOffline();
    await openApp(first.page, `${site.url}some/page`);
    await first.close();

    const second = await openBrowser(t, site, { profile });
    await openApp(second.page, site.url);
    const names = await cacheNames(second.page);
    assert.equal(names.length, 1);
    assert.ok(names[0].startsWith(`circlebook:${place.base}:`));
  });
}

test("a file that is not the one of this version fails the whole install, and the app still works online", async (t) => {
  const site = await openSite(t, changedBuild(places[0], { listed: false }));
  const browser = await openBrowser(t, site);
  await openApp(browser.page, site.url);
  const outcome = await browser.page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration() ?? await navigator.serviceWorker.register("sw.js");
    const worker = registration.installing;
    if (worker) {
      await new Promise((resolve) => { worker.addEventListener("statechange", () => worker.state !== "installing" && resolve()); });
    }
    return { active: Boolean(registration.active), ready: window.circlebook.offlineReady };
  });
  assert.deepEqual(outcome, { active: false, ready: false });
  assert.deepEqual(await cacheNames(browser.page), []);
});

test("a new version waits until it is applied, and then replaces the old one", async (t) => {
  const place = places[0];
  const site = await openSite(t, place);
  const browser = await openBrowser(t, site);
  const { page } = browser;
  await openApp(page, site.url);
  await offlineReady(page);
  const old = await cacheNames(page);

  await site.goOffline();
  await site.goOnline(changedBuild(place, { listed: true }).root);
  await page.reload();
  await page.waitForFunction(() => window.circlebook?.updateReady);
  assert.equal((await cacheNames(page)).length, 2);
  assert.ok(!await page.evaluate(async () => (await (await fetch("boot/texts.mjs")).text()).includes("Another version")));

  await Promise.all([page.waitForEvent("load"), page.evaluate(() => window.circlebook.applyUpdate())]);
  await page.waitForSelector("#boot", { state: "detached" });
  assert.ok(await page.evaluate(async () => (await (await fetch("boot/texts.mjs")).text()).includes("Another version")));
  const now = await cacheNames(page);
  assert.equal(now.length, 1);
  assert.notDeepEqual(now, old);
});

test("a half-published update changes nothing: the old version stays and opens offline", async (t) => {
  const place = places[0];
  const site = await openSite(t, place);
  const browser = await openBrowser(t, site);
  const { page } = browser;
  await openApp(page, site.url);
  await offlineReady(page);
  const old = await cacheNames(page);

  const half = changedBuild(place, { listed: true });
  writeFileSync(join(half.root, "manifest.webmanifest"), "{}");
  await site.goOffline();
  await site.goOnline(half.root);
  const installed = await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    await registration.update();
    const worker = registration.installing;
    await new Promise((resolve) => { worker.addEventListener("statechange", resolve, { once: true }); });
    return worker.state;
  });
  assert.equal(installed, "redundant");
  assert.deepEqual(await cacheNames(page), old);
  await site.goOffline();
  await openApp(page, site.url);
});

test("the worker answers with the files of the build and nothing else", async (t) => {
  const site = await openSite(t);
  const browser = await openBrowser(t, site);
  await openApp(browser.page, site.url);
  await offlineReady(browser.page);
  const outcomes = await browser.page.evaluate(async (names) => {
    const answered = (address, options) => fetch(address, options).then((response) => response.ok, () => false);
    return {
      listed: await Promise.all(names.map((name) => answered(name))),
      unlisted: await Promise.all(["404.html", "_headers", "boot/boot.mjs?x", "elsewhere"].map((name) => answered(name))),
      post: await answered("index.html", { method: "POST", body: "x" }),
    };
  }, readdirSync("dist").filter((name) => /\.(wasm|css|js|webmanifest)$/u.test(name) && name !== "sw.js"));
  assert.ok(outcomes.listed.length >= 4 && outcomes.listed.every(Boolean));
  assert.deepEqual([...outcomes.unlisted, outcomes.post], [false, false, false, false, false]);
});
