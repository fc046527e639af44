// A rescue file of a whole book, saved after a panic and without the wasm, brings everything back.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { openApp, openBrowser, openSite } from "./harness.mjs";
import { restore, saveBackup, wipe } from "./steps/book.mjs";
import { openSample } from "./steps/crawl.mjs";

async function saveRescueFile(page) {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Save a rescue file" }).click(),
  ]);
  return readFileSync(await download.path(), "utf8");
}

/** Each way to fail, and the page that shows it. */
const failures = {
  "a panic in mid-work": async ({ page }) => {
    await page.evaluate(() => window.dispatchEvent(new CustomEvent("circlebook:panic")));
    await page.getByRole("heading", { name: "Circlebook has stopped" }).waitFor();
    return page;
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
  });
}
