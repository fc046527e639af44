// A rescue file of a whole book, saved after a panic, after a trap and without the wasm, brings everything back.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { openApp, openBrowser, openSite } from "./harness.mjs";
import { restore, saveBackup, wipe } from "./steps/book.mjs";
import { openSample } from "./steps/crawl.mjs";
import { openPart, openTab } from "./steps/page.mjs";

async function saveRescueFile(page) {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Save a rescue file" }).click(),
  ]);
  return readFileSync(await download.path(), "utf8");
}

/** Goes to the form of a briefing in the only group; gives its field for text. */
async function openBriefing(page) {
  await openPart(page, "Groups");
  await page.locator(".card-title a").click();
  await openTab(page, "Notes");
  await page.getByText("Record a briefing", { exact: true }).click();
  return page.getByLabel("What is said (optional)").first();
}

/** Waits for the failure page; the trap in which a panic ends is an error of the page that is expected here. */
async function stops({ page, seen }) {
  await page.getByRole("heading", { name: "Circlebook has stopped" }).waitFor();
  assert.ok(seen.errors.length > 0 && seen.errors.every((error) => /RuntimeError: unreachable/u.test(error)), seen.errors.join());
  seen.errors.length = 0;
  return page;
}

/** Each way to fail, and the page that shows it. */
const failures = {
  // The app's views take it for certain that an element can be made: the browser refuses one, and the Rust code panics.
  "a panic in mid-work": async (browser) => {
    const { page, seen } = browser;
    await page.evaluate(() => {
      const { createElement } = Document.prototype;
      Document.prototype.createElement = function refuse() {
        Document.prototype.createElement = createElement;
        throw new DOMException("no element", "InvalidCharacterError");
      };
    });
    await page.getByRole("navigation", { name: "Pages of this group" }).getByRole("link", { name: "Goals" }).click();
    await stops(browser);
    assert.match(seen.console.join(), /Circlebook stopped at \S+\.rs:\d+:\d+/u);
    return page;
  },
  // Without randomness there is no identifier and no salt: the app stops rather than guess them.
  "a trap in mid-work": async (browser) => {
    const { page } = browser;
    await page.evaluate(() => {
      Crypto.prototype.getRandomValues = () => { throw new DOMException("no randomness", "OperationError"); };
    });
    await page.getByRole("group").filter({ has: page.getByText("Record a briefing", { exact: true }) })
      .getByRole("button", { name: "Save", exact: true }).click();
    return stops(browser);
  },
  "a start that fails": async ({ context, page }) => {
    const other = await context.newPage();
    await other.addInitScript(() => {
      WebAssembly.instantiateStreaming = () => Promise.reject(new Error("no wasm"));
      WebAssembly.instantiate = WebAssembly.instantiateStreaming;
    });
    await other.goto(page.url());
    await other.getByRole("heading", { name: "Circlebook could not start" }).waitFor();
    return other;
  },
};

for (const [name, fail] of Object.entries(failures)) {
  test(`${name} leaves a rescue file that is complete`, async (t) => {
    const site = await openSite(t);
    const browser = await openBrowser(t, site);
    const { page } = browser;
    await openSample(page, site.url);
    const before = JSON.parse((await saveBackup(page)).text);
    await (await openBriefing(page)).fill("Typed and not saved");
    // As long as the draft of a form takes.
    await page.waitForTimeout(1000);
    const failed = await fail(browser);
    const rescue = await saveRescueFile(failed);
    if (failed !== page) await failed.close();
    await openApp(page, site.url);
    await wipe(page);
    await restore(page, rescue);
    const after = JSON.parse((await saveBackup(page)).text);
    assert.ok(before.segments.length > 3 && before.journal.length > 0);
    assert.deepEqual(after.segments, before.segments);
    assert.deepEqual(after.journal, before.journal);
    assert.equal(await (await openBriefing(page)).inputValue(), "Typed and not saved");
  });
}
