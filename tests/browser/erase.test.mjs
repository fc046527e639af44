// Erasing for good: a text that stands nowhere afterwards, a person who is known no more, what is due, and an empty device.

import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAccessible, openApp, openBrowser, openSite } from "./harness.mjs";
import { openFile, saveBackup, takeIn, traineesFile, wipe } from "./steps/book.mjs";
import { addNote, changeMember, setUpGroup } from "./steps/group.mjs";
import { fill, formWith, openPart, openTab, story } from "./steps/page.mjs";

const MARKER = "943 476 5919";
const forms = [MARKER, "943-476-5919", "9434765919"];

/** Everything that this page keeps on the device, as one text: stores, preferences, caches, private files. */
function everythingKept(page) {
  return page.evaluate(async () => {
    const settled = (request) => new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const text = (bytes) => new TextDecoder("latin1").decode(bytes);
    const kept = [];
    for (const { name } of await indexedDB.databases()) {
      const book = await settled(indexedDB.open(name));
      for (const store of book.objectStoreNames) {
        const rows = book.transaction(store).objectStore(store);
        for (const value of await settled(rows.getAll())) kept.push(`${store} ${text(value)}`);
        for (const key of await settled(rows.getAllKeys())) kept.push(`${store} ${key}`);
      }
      book.close();
    }
    for (const storage of [localStorage, sessionStorage]) {
      for (const [key, value] of Object.entries(storage)) kept.push(`${key} ${value}`);
    }
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        kept.push(name, request.url);
        // The program itself holds nothing that was typed.
        if (!/\.(wasm|m?js|css)$/u.test(request.url)) kept.push(text(await (await cache.match(request)).arrayBuffer()));
      }
    }
    const files = async (folder) => {
      for await (const [name, handle] of folder.entries()) {
        kept.push(name);
        if (handle.kind === "directory") await files(handle);
        else kept.push(text(await (await handle.getFile()).arrayBuffer()));
      }
    };
    await files(await navigator.storage.getDirectory());
    return kept;
  });
}

/** How often a text stands in what is kept, by the first word of where. */
async function found(page, texts) {
  const kept = await everythingKept(page);
  return kept.filter((text) => texts.some((wanted) => text.includes(wanted))).map((text) => text.split(" ")[0]);
}

/** Ticks that it is meant, erases, and waits until the page has come back. */
async function confirm(page, button) {
  const dialog = page.getByRole("dialog");
  await dialog.locator("#erase-loss").waitFor();
  const loss = await dialog.locator("#erase-loss li").allInnerTexts();
  await dialog.getByLabel("I know that this cannot be undone").check();
  await dialog.getByRole("button", { name: button, exact: true }).click();
  await dialog.getByText("It is erased.").waitFor();
  await dialog.locator("#erase-close").click();
  await dialog.waitFor({ state: "detached" });
  await page.waitForSelector("#boot", { state: "detached" });
  await page.getByRole("heading", { level: 1 }).waitFor();
  return loss;
}

async function openGroup(page, name) {
  await openPart(page, "Groups");
  await page.getByRole("link", { name }).first().click();
  await page.getByRole("navigation", { name: "Pages of this group" }).waitFor();
}

/** What the statement of hours says of a mentee of the open group, without the name. */
async function totals(page, name) {
  await openTab(page, "Hours");
  await page.getByRole("link", { name: new RegExp(name, "u") }).first().click();
  await page.getByRole("heading", { level: 1, name: `Hours of ${name}` }).waitFor();
  return (await page.locator("main").innerText()).replaceAll(name, "NAME");
}

test("what is redacted or erased stands nowhere, and totals stay", { timeout: 8 * 60_000 }, async (t) => {
  const site = await openSite(t);
  const { page } = await openBrowser(t, site, { acceptDownloads: true });
  const step = story(t, () => page);
  let older = "";

  await step("a number is recorded in several places and versions", async () => {
    await page.clock.setFixedTime("2025-03-11T18:00:00Z");
    await openApp(page, site.url);
    await setUpGroup(page, { name: "Group G", purpose: "To learn", mentor: "Mentor G", listing: {} });
    await addNote(page, "Record what you looked up", "A quiet day, and Anna was asked");
    for (const [purpose, goals] of [[`for ${forms[0]}`, "to listen"], [`for ${forms[0]} and more`, "to listen"], ["for nobody", `with ${forms[2]}`]]) {
      await openTab(page, "Settings");
      await fill(page, { "Why the group meets (optional)": purpose, "What the group sets out to reach (optional)": goals });
      for (const reason of await page.getByLabel("Reason to keep it").all()) await reason.fill("Made up");
      const form = formWith(page, "Save").filter({ has: page.locator("#purpose") });
      await form.getByRole("button", { name: "Save", exact: true }).click();
      const keep = form.getByLabel("Reason to keep it");
      await Promise.race([keep.first().waitFor(), page.getByRole("heading", { name: "What the book finds" }).waitFor()]);
      if (await keep.count()) {
        for (const reason of await keep.all()) await reason.fill("Made up");
        await form.getByRole("button", { name: "Save", exact: true }).click();
      }
      await page.getByRole("heading", { name: "What the book finds" }).waitFor();
    }
    await takeIn(page, traineesFile([{ name: "Anna", start: "2021-05-02" }, { name: "Bert", start: "2021-05-02" }]));
    older = (await saveBackup(page)).text;
    assert.ok(older.includes(MARKER));
    // and a form that is not saved
    await openGroup(page, "Group G");
    await openTab(page, "Settings");
    await page.locator("#purpose").fill(`for ${forms[1]}`);
    await page.waitForFunction(() => document.querySelector("#purpose-watch .watch-piece"));
    await page.waitForTimeout(1000);
    const places = await found(page, forms);
    assert.ok(places.filter((place) => place === "journal").length >= 3, places.join(" "));
    assert.ok(places.includes("segments") && places.includes("drafts"), places.join(" "));
  });

  await step("redacted from the field, it stands nowhere on the device nor in a fresh backup", async () => {
    await page.locator("#group-goals-watch").getByRole("button", { name: "Redact everywhere…" }).click();
    await page.getByRole("dialog").locator("#erase-loss").waitFor();
    await assertAccessible(page);
    const loss = await confirm(page, "Redact everywhere");
    assert.match(loss[0], /^1 record changes or goes in 1 group$/u);
    assert.match(loss[1], /^\d+ versions in the history lose their contents$/u);
    assert.deepEqual(await found(page, forms), []);
    await page.getByRole("heading", { name: "Settings of the group" }).waitFor();
    assert.equal(await page.locator("#group-goals").inputValue(), "with [redacted]");
    const { text } = await saveBackup(page);
    for (const form of forms) assert.ok(!text.includes(form));
    assert.ok(text.includes("[redacted]"));
  });

  await step("the history says what was done, shows erased versions as such, and offers no way back", async () => {
    await page.getByRole("link", { name: "History" }).click();
    const done = page.locator("#history .entry").filter({ hasText: "A text was redacted wherever it stood" });
    await done.waitFor();
    assert.equal(await done.getByRole("button", { name: "Undo" }).count(), 0);
    const earlier = page.locator("#history .entry").filter({ hasText: "Changed: The group" });
    await earlier.last().getByText("The contents of this version were erased.").waitFor();
    await earlier.last().getByRole("button", { name: "Undo" }).click();
    await page.getByText("was erased for good, so it cannot be put back").waitFor();
    await assertAccessible(page);
  });

  await step("an older copy that is opened brings it back nowhere", async () => {
    await openFile(page, older);
    await page.locator("#file-contents").waitFor();
    const theirs = page.getByRole("radio", { name: "Take them from the file" });
    if (await theirs.count()) await theirs.check();
    const take = page.getByRole("button", { name: "Take this in" });
    if (await take.count()) {
      await take.click();
      await page.getByRole("status").getByText("The file was taken in.").waitFor();
    }
    assert.deepEqual(await found(page, forms), []);
    await openFile(page, older);
    await page.locator("#replace").click();
    await page.locator("#replace-now").click();
    await page.getByText("The book was restored.").waitFor();
    assert.deepEqual(await found(page, forms), []);
  });

  await step("a text of one's own choice is redacted from the page of texts", async () => {
    await openPart(page, "Book");
    await page.getByRole("link", { name: "Look through the texts" }).click();
    await page.locator("#own-text").fill("-");
    await page.locator("#redact-own").click();
    await page.getByText("Enter at least two letters or digits.").waitFor();
    await page.locator("#own-text").fill("quiet day");
    await page.locator("#redact-own").click();
    await confirm(page, "Redact everywhere");
    assert.deepEqual(await found(page, ["quiet day"]), []);
  });

  await step("a person is anonymised, and the statement of hours keeps its totals", async () => {
    await openGroup(page, "Trainees");
    await changeMember(page, "Anna", { "Real name": "Anna Abel" });
    const before = await totals(page, "Anna");
    assert.ok(before.includes("14"), before);
    await openGroup(page, "Trainees");
    await openTab(page, "Members");
    await page.getByRole("link", { name: "Anna", exact: true }).first().click();
    await page.locator("#anonymise").click();
    await assertAccessible(page);
    const loss = await confirm(page, "Erase for good");
    assert.equal(loss[2], "no finding comes out otherwise");
    await page.getByRole("heading", { level: 1, name: "Anonymous 1" }).waitFor();
    assert.deepEqual(await found(page, ["Anna"]), []);
    await openGroup(page, "Trainees");
    assert.equal(await totals(page, "Anonymous 1"), before);
  });

  await step("what is due is listed, and erased in one confirmed act", async () => {
    await openPart(page, "Book");
    await page.getByRole("link", { name: "How long records are kept" }).click();
    await page.getByText("Nothing is due.").waitFor();
    await page.locator("#months-note").fill("a year");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.locator("#months-note").fill("12");
    await page.locator("#after-note").selectOption({ label: "the day of the record" });
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.getByText("How long records are kept was saved.").waitFor();
    await assertAccessible(page);
    await page.clock.setFixedTime("2026-03-12T18:00:00Z");
    await openApp(page, site.url);
    await page.getByText(/records? (is|are) due to be erased/u).waitFor();
    await page.getByRole("link", { name: "How long records are kept" }).click();
    await page.locator("#due li").first().waitFor();
    await page.locator("#erase-due").click();
    await confirm(page, "Erase for good");
    await page.getByText("Nothing is due.").waitFor();
    await openPart(page, "Book");
    await page.getByRole("link", { name: "History" }).click();
    await page.getByText("Records whose time was up were erased").waitFor();
  });

  await step("emptied, the device keeps nothing and starts as a new one", async () => {
    await page.evaluate(async () => {
      const root = await navigator.storage.getDirectory();
      for (const name of ["circlebook:/:copies", "circlebook:/other/:x", "elsewhere"]) {
        await caches.open(name);
        localStorage.setItem(name, "kept");
      }
      for (const name of ["circlebook~", "circlebook~other~", "elsewhere"]) {
        const folder = await root.getDirectoryHandle(name, { create: true });
        await folder.getFileHandle("copy", { create: true });
      }
    });
    await wipe(page);
    const left = await page.evaluate(async () => {
      const root = await navigator.storage.getDirectory();
      const files = [];
      for await (const name of root.keys()) files.push(name);
      // The page that opens afterwards is kept for offline use, as on a new device.
      const cached = (await caches.keys()).filter((name) => !/^circlebook:\/:[0-9a-f]{16}$/u.test(name));
      return [cached, Object.keys(localStorage), files].map((names) => names.sort());
    });
    const others = ["circlebook:/other/:x", "elsewhere"];
    assert.deepEqual(left, [others, others, ["circlebook~other~", "elsewhere"]], "what is not this page's own stays");
    const kept = await everythingKept(page);
    assert.deepEqual(kept.filter((text) => /Group G|Bert|Mentor|backup|initialised|Anonymous/u.test(text)), []);
    await page.getByRole("link", { name: "Set up a group" }).waitFor();
  });
});
