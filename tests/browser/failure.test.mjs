// When the app fails: a page that says so, and the rescue file, made without the wasm.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { assertAccessible, openApp, openBrowser, openSite, places } from "./harness.mjs";

const book = {
  segments: [["book", '{"name":"Ærø ☃"}'], ["group:1", new Uint8Array([0xff, 0x00, 0x80])]],
  journal: [[1, '{"label":"first"}']],
};

/** Writes the stores as the app does, values as bytes. */
function fill(page) {
  return page.evaluate(async (stores) => {
    const request = indexedDB.open(`circlebook:${new URL(document.baseURI).pathname}`, 1);
    request.onupgradeneeded = () => {
      for (const name of Object.keys(stores)) request.result.createObjectStore(name);
    };
    await new Promise((resolve) => { request.onsuccess = resolve; });
    const transaction = request.result.transaction(Object.keys(stores), "readwrite");
    for (const [name, rows] of Object.entries(stores)) {
      for (const [key, value] of rows) {
        const bytes = typeof value === "string" ? new TextEncoder().encode(value) : value;
        transaction.objectStore(name).put(bytes, key);
      }
    }
    await new Promise((resolve) => { transaction.oncomplete = resolve; });
    request.result.close();
  }, book);
}

async function saveRescueFile(page) {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Save a rescue file" }).click(),
  ]);
  return { name: download.suggestedFilename(), contents: JSON.parse(readFileSync(await download.path(), "utf8")) };
}

for (const place of places) {
  test(`without the wasm the page says so and saves the whole book, at ${place.base}`, async (t) => {
    const site = await openSite(t, place);
    const browser = await openBrowser(t, site);
    const { page } = browser;
    await page.route("**/*.wasm", (route) => route.abort());
    await page.goto(site.url);
    await page.getByRole("heading", { name: "Circlebook could not be loaded" }).waitFor();
    await assertAccessible(page);
    await fill(page);
    const { name, contents } = await saveRescueFile(page);
    assert.match(name, /^circlebook-rescue-\d{4}-\d\d-\d\d\.json$/u);
    assert.equal(contents.format, "circlebook-rescue");
    assert.equal(contents.schema, 2);
    assert.match(contents.app, /^\d+\.\d+\.\d+$/u);
    assert.ok(Math.abs(Date.now() - Date.parse(contents.exported_at)) < 60_000);
    assert.deepEqual(contents.stores, {
      journal: [[1, '{"label":"first"}']],
      segments: [["book", '{"name":"Ærø ☃"}'], ["group:1", { base64: "/wCA" }]],
    });
    assert.ok(await page.getByText(`Saved as ${name}.`).isVisible());
  });
}

test("a wasm that is no wasm shows that the app could not start; an empty browser has nothing to rescue", async (t) => {
  const site = await openSite(t);
  const browser = await openBrowser(t, site);
  const { page } = browser;
  await page.route("**/*.wasm", (route) => route.fulfill({ contentType: "application/wasm", body: "not wasm" }));
  await page.goto(site.url);
  await page.getByRole("heading", { name: "Circlebook could not start" }).waitFor();
  await page.getByRole("button", { name: "Save a rescue file" }).click();
  await page.getByText("There are no records in this browser.").waitFor();
  assert.deepEqual(await page.evaluate(() => indexedDB.databases()), []);
});

test("a panic covers the app with a page that the keyboard cannot leave", async (t) => {
  const site = await openSite(t);
  const browser = await openBrowser(t, site);
  const { page } = browser;
  await openApp(page, site.url);
  await page.evaluate(() => window.dispatchEvent(new CustomEvent("circlebook:panic")));
  const title = page.getByRole("heading", { name: "Circlebook has stopped" });
  await title.waitFor();
  await assertAccessible(page);
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  assert.ok(await title.isVisible());
  await Promise.all([page.waitForEvent("load"), page.getByRole("button", { name: "Load the page again" }).click()]);
  await page.waitForSelector("#boot", { state: "detached" });
});
