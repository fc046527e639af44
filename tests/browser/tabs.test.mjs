// Two windows with one book: one writes, the other reads along and takes over by one press; what was typed goes along.

import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAccessible, openApp, openBrowser, openSite } from "./harness.mjs";

const bar = (page) => page.locator("#reading-reason");
const writes = (page) => bar(page).waitFor({ state: "detached" });

test("one window writes and the others follow, take over, and outlive it", { timeout: 5 * 60_000 }, async (t) => {
  const site = await openSite(t);
  const { context, page } = await openBrowser(t, site);
  await openApp(page, site.url);
  await page.getByRole("button", { name: "Explore the sample" }).click();
  await page.waitForURL("**/groups/**");
  const settings = `${page.url()}/settings`;
  await openApp(page, settings);
  assert.equal(await bar(page).count(), 0);

  const other = await context.newPage();
  await openApp(other, settings);
  await t.test("a second window is for reading, and says why to everybody", async () => {
    await bar(other).getByText("this book is being edited in another window").waitFor();
    const name = other.getByRole("textbox").first();
    assert.equal(await name.isDisabled(), true);
    const save = other.locator(".form-actions .button").first();
    assert.equal(await save.getAttribute("aria-disabled"), "true");
    assert.equal(await save.getAttribute("aria-describedby"), "reading-reason");
    await assertAccessible(other);
    await other.setViewportSize({ width: 390, height: 844 });
    const wide = await other.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(wide <= 0, `${wide} pixels too wide`);
  });

  await t.test("it follows what the first one saves", async () => {
    const purpose = page.getByRole("textbox").first();
    await purpose.fill("Followed by the other");
    await page.locator(".form-actions .button").first().click();
    await page.getByRole("status").getByText("Undo").waitFor().catch(() => {});
    await page.getByText(/^Saved at/u).waitFor();
    await other.getByText("Followed by the other").first().waitFor();
  });

  await t.test("taking over takes at most a second, and what was typed is not lost", async () => {
    await page.getByRole("link", { name: "Settings" }).first().click();
    const field = page.getByRole("textbox").first();
    await field.fill("Typed, and not saved");
    const start = Date.now();
    await other.getByRole("button", { name: "Edit here instead" }).click();
    await writes(other);
    const took = Date.now() - start;
    t.diagnostic(`takeover: ${took} ms`);
    assert.ok(took <= 1000, `${took} ms`);
    await bar(page).waitFor();
    await other.waitForFunction(() => document.querySelector("form input.input, form textarea")?.value === "Typed, and not saved");
    assert.equal(await page.getByRole("textbox").first().isDisabled(), true);
  });

  await t.test("the keys change nothing in a window for reading, and say why", async () => {
    await page.locator("#content").focus();
    await page.keyboard.press("Control+z");
    await page.getByText(/being edited in another window, so nothing was changed here/u).waitFor();
  });

  await t.test("a window whose writer is killed goes on within two seconds", async () => {
    const session = await context.newCDPSession(other);
    const start = Date.now();
    session.send("Page.crash").catch(() => {});
    await writes(page);
    const took = Date.now() - start;
    t.diagnostic(`after a kill: ${took} ms`);
    assert.ok(took <= 2000, `${took} ms`);
    assert.equal(await page.getByRole("textbox").first().isDisabled(), false);
  });
});

test("a book that a newer version has written is only read", async (t) => {
  const site = await openSite(t);
  const { page } = await openBrowser(t, site);
  await openApp(page, site.url);
  await page.getByRole("button", { name: "Explore the sample" }).click();
  await page.waitForURL("**/groups/**");
  const database = (work) => page.evaluate(`new Promise((resolve, reject) => {
    const opening = indexedDB.open("circlebook:/");
    opening.onsuccess = () => {
      const book = opening.result;
      const done = book.transaction(["meta", "segments"], "readwrite");
      done.oncomplete = () => { book.close(); resolve(); };
      done.onerror = () => reject(done.error);
      const change = (store, key, turn) => {
        const asked = done.objectStore(store).get(key);
        asked.onsuccess = () => done.objectStore(store).put(new TextEncoder().encode(turn(new TextDecoder().decode(asked.result))), key);
      };
      (${work})(change);
    };
  })`);
  await database(`(change) => change("meta", "head", (text) => text.replace(/"schema":\\d+/, '"schema":99'))`);
  const group = page.url();
  await openApp(page, group);
  await bar(page).getByText("a newer Circlebook has written this book").waitFor();
  assert.equal(await page.locator("#edit-here").count(), 0);
  await database(`(change) => change("segments", "book", (text) => text.replace(/"schema":\\d+/, '"schema":99').replace('"records":[', '"records":[{"strange":1},'))`);
  await openApp(page, group);
  await page.getByText("this older one cannot read it").waitFor();
});
