// Each fault of the storage ends in a message and in a file that the user saves; the file opens on another device and holds
// what the book held.

import assert from "node:assert/strict";
import { readFileSync, readdirSync, statSync, truncateSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { assertAccessible, openApp, openBrowser, openSite, temporaryFolder } from "./harness.mjs";
import { restore, saveBackup, wipe } from "./steps/book.mjs";
import { openSample } from "./steps/crawl.mjs";
import { openPart } from "./steps/page.mjs";
import { fillUp, keptCopies, keysOf, makeRoom, putRow } from "./steps/storage.mjs";

const NAME = "A name typed into a fault";

const snapshots = (page) => page.locator("#snapshots tbody tr");

/** The sample with a snapshot of it, and what a backup of it holds; `quota` is how many bytes the page may keep. */
async function withSample(t, { quota } = {}) {
  const site = await openSite(t);
  const browser = await openBrowser(t, site, { acceptDownloads: true });
  const { page, context } = browser;
  if (quota) {
    // Before anything is written: a browser remembers for a while how much room there was.
    const session = await context.newCDPSession(page);
    await session.send("Storage.overrideQuotaForOrigin", { origin: new URL(site.url).origin, quotaSize: quota });
  }
  await openSample(page, site.url);
  const group = page.url();
  const before = JSON.parse((await saveBackup(page)).text);
  await snapshots(page).first().waitFor();
  assert.ok(before.segments.length > 3 && before.journal.length > 0);
  return { ...browser, site, group, before };
}

async function savedBy(page, button) {
  const [download] = await Promise.all([page.waitForEvent("download"), button.click()]);
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), "utf8") };
}

const rescueFile = (page) => savedBy(page, page.getByRole("button", { name: "Save a rescue file" }));

/** Opens the file on a device that never had a book, and compares what comes of it. */
async function opensElsewhere(t, site, text, before) {
  const { page, close } = await openBrowser(t, site, { acceptDownloads: true });
  await openApp(page, site.url);
  await restore(page, text);
  const after = JSON.parse((await saveBackup(page)).text);
  assert.deepEqual(after.segments, before.segments);
  assert.deepEqual(after.journal, before.journal);
  await close();
}

/** Goes to the form with the name of the group, and types another one. */
async function typeName(page, group) {
  await openApp(page, `${group}/settings`);
  const name = page.getByLabel("Name of the group", { exact: true });
  await name.fill(NAME);
  return { name, save: () => page.getByRole("button", { name: "Save", exact: true }).first().click() };
}

/** What holds after a save that failed: the text is still there, nothing was changed, and a backup brings all of it elsewhere. */
async function nothingLost(t, { page, site, before }, { name, message }) {
  await page.getByText(message).first().waitFor();
  assert.equal(await name.inputValue(), NAME);
  await assertAccessible(page);
  const { text } = await saveBackup(page);
  const after = JSON.parse(text);
  assert.deepEqual(after.segments, before.segments);
  assert.deepEqual(after.journal, before.journal);
  await opensElsewhere(t, site, text, before);
}

test("a full disk: a message, the text stays, and a backup leaves", { timeout: 4 * 60_000 }, async (t) => {
  const found = await withSample(t, { quota: 64 << 20 });
  const { page, group } = found;
  const { name, save } = await typeName(page, group);
  await fillUp(page);
  await save();
  await nothingLost(t, found, { name, message: "This device has no room left for the book." });
  assert.equal(await snapshots(page).count(), 1, "the snapshot stays");
  await makeRoom(page);
  const again = await typeName(page, group);
  await again.save();
  await page.getByRole("heading", { level: 1, name: NAME }).waitFor();
});

test("a transaction that the browser aborts: a message, the text stays, and a backup leaves", { timeout: 4 * 60_000 }, async (t) => {
  const found = await withSample(t);
  const { page, group } = found;
  const { name, save } = await typeName(page, group);
  await page.evaluate(() => {
    const { put } = IDBObjectStore.prototype;
    window.heal = () => { IDBObjectStore.prototype.put = put; };
    IDBObjectStore.prototype.put = function abort(...words) {
      const request = put.apply(this, words);
      if (this.name !== "drafts") this.transaction.abort();
      return request;
    };
  });
  await save();
  await nothingLost(t, found, { name, message: "The browser's storage failed. Your text is still here; try again." });
  await page.evaluate(() => window.heal());
  await page.goBack();
  await page.getByLabel("Name of the group", { exact: true }).fill(NAME);
  await page.getByRole("button", { name: "Save", exact: true }).first().click();
  await page.getByRole("heading", { level: 1, name: NAME }).waitFor();
});

/** Makes every page of the context fail to open the database of the book as it asks for it. */
const failToOpen = (context, how) => context.addInitScript((how) => {
  const { open } = IDBFactory.prototype;
  IDBFactory.prototype.open = function fail(name, version) {
    if (name !== "circlebook:/") return open.apply(this, version === undefined ? [name] : [name, version]);
    if (how === "throws") throw new DOMException("no database", "UnknownError");
    // As a newer Circlebook would whose database has another form.
    return open.apply(this, version === undefined ? [name] : [name, version + 1]);
  };
}, how);

test("a database that does not open: the snapshot is saved in its place", { timeout: 4 * 60_000 }, async (t) => {
  const { page, context, site, before } = await withSample(t);
  await failToOpen(context, "throws");
  await openApp(page, site.url);
  await page.getByRole("heading", { name: "Save what is here" }).waitFor();
  await page.getByRole("heading", { level: 1, name: "The book could not be opened" }).waitFor();
  await page.getByText("The browser refuses to keep data for this page").waitFor();
  await assertAccessible(page);
  const saved = await rescueFile(page);
  await page.getByText("its latest snapshot was saved as circlebook-backup-").waitFor();
  assert.match(saved.name, /^circlebook-backup-\d{4}-\d\d-\d\d\.json$/u);
  await opensElsewhere(t, site, saved.text, before);
  await t.test("and so is a snapshot of one's own choice", async () => {
    const chosen = await savedBy(page, snapshots(page).first().getByRole("button", { name: /Save as a file/u }));
    assert.equal(chosen.text, saved.text);
    await page.getByText(`The browser now saves ${chosen.name}.`).waitFor();
  });
});

test("a database that another window holds up: a message says which, and the snapshot is saved", { timeout: 4 * 60_000 }, async (t) => {
  const { page, context, site, before } = await withSample(t);
  const other = await context.newPage();
  await other.goto(`${site.url}manifest.webmanifest`);
  // A window that does not let go of it.
  await other.evaluate(() => new Promise((resolve) => {
    const request = indexedDB.open("circlebook:/");
    request.onsuccess = () => { window.held = request.result; resolve(); };
  }));
  await failToOpen(context, "newer");
  await openApp(page, site.url);
  await page.getByText("Another tab with an older Circlebook is open. Close it, then load this page again.").waitFor();
  assert.equal(await page.locator("#wipe").count(), 0, "nothing is damaged, so nothing needs to be removed");
  await assertAccessible(page);
  const saved = await rescueFile(page);
  await page.getByText("its latest snapshot was saved as circlebook-backup-").waitFor();
  await opensElsewhere(t, site, saved.text, before);
});

test("a damaged segment of a group: a message, and a rescue file that has it from the history", { timeout: 4 * 60_000 }, async (t) => {
  const { page, site, group, before } = await withSample(t);
  const key = (await keysOf(page, "segments")).find((key) => key.startsWith("group-"));
  await putRow(page, { store: "segments", key, text: '{"schema":2,"home":"gro' });
  await openApp(page, group);
  await page.getByText("A part of the book cannot be read.").waitFor();
  await assertAccessible(page);
  const { name, text } = await rescueFile(page);
  await page.getByText(`Saved as ${name}.`).waitFor();
  assert.match(name, /^circlebook-rescue-/u);
  await opensElsewhere(t, site, text, before);
});

for (const [what, row] of Object.entries({
  "the segment of the book": { store: "segments", key: "book", text: "{" },
  "the head": { store: "meta", key: "head", text: "no head" },
})) {
  test(`damage to ${what}: a message, a rescue file, and the device begins anew with it`, { timeout: 4 * 60_000 }, async (t) => {
    const { page, site, before } = await withSample(t);
    await putRow(page, row);
    await openApp(page, site.url);
    await page.getByText("The book could not be opened").waitFor();
    await page.getByText("A part of the book cannot be read.").waitFor();
    await page.getByText(`It is this part: ${row.key}.`).waitFor();
    await assertAccessible(page);
    const { text } = await rescueFile(page);
    await opensElsewhere(t, site, text, before);
    await page.getByRole("button", { name: "Remove everything from this device…" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Type “remove” to confirm").fill("remove");
    await dialog.getByRole("button", { name: "Remove everything", exact: true }).click();
    await page.getByRole("heading", { name: "A record book for your mentoring group" }).waitFor();
    await restore(page, text);
    assert.deepEqual(JSON.parse((await saveBackup(page)).text).segments, before.segments);
  });
}

test("a damaged snapshot: a message, nothing changes, and the others still open", { timeout: 4 * 60_000 }, async (t) => {
  const { page, site, before } = await withSample(t);
  const [{ key, bytes }] = await keptCopies(page);
  const [at, ...rest] = key.split("-");
  const put = (hours, text) => putRow(page, {
    ending: ":copies", store: "copies", key: [Number(at) - hours * 3_600_000, ...rest].join("-"), text,
  });
  const good = Buffer.from(bytes).toString("utf8");
  await put(1, good.slice(0, good.length / 2));
  await put(2, `${good.slice(0, -40)}${"x".repeat(40)}`);
  await openApp(page, `${site.url}book`);
  await snapshots(page).nth(2).waitFor();
  const look = (place) => snapshots(page).nth(place).getByRole("button", { name: /Look into it/u }).click();
  await look(1);
  await page.getByText("This snapshot cannot be read. Choose another.").waitFor();
  await look(2);
  await page.getByText(/It is damaged in line|It ends in the middle/u).waitFor();
  await page.getByText("The file was not opened, and nothing was changed.").waitFor();
  await assertAccessible(page);
  await look(0);
  await page.locator("#file-contents").waitFor();
  const { text } = await saveBackup(page);
  await opensElsewhere(t, site, text, before);
  await wipe(page);
});

test("a write that a kill cut short does not cost the book at the start after the next", { timeout: 5 * 60_000 }, async (t) => {
  const site = await openSite(t);
  const profile = temporaryFolder();
  let group;
  /** Opens the browser with what the last one left, does this, and ends the browser. */
  async function visit(work) {
    const { page, close } = await openBrowser(t, site, { profile });
    await work(page);
    await close();
  }
  const rename = async (page, to) => {
    const { name, save } = await typeName(page, group);
    await name.fill(to);
    await save();
    await page.waitForURL(group);
  };
  await visit(async (page) => {
    await openSample(page, site.url);
    group = page.url();
    await rename(page, "Named before the kill");
  });
  // Half of the last write is missing, as though the machine had failed in the middle of it.
  const folder = join(profile, "Default", "IndexedDB");
  const database = join(folder, readdirSync(folder).find((name) => name.endsWith(".leveldb")));
  const log = join(database, readdirSync(database).filter((name) => name.endsWith(".log")).sort().at(-1));
  assert.ok(statSync(log).size > 3000);
  truncateSync(log, statSync(log).size - 1500);
  await visit((page) => rename(page, "Named after the kill"));
  await visit(async (page) => {
    await openApp(page, group);
    await page.getByRole("heading", { level: 1, name: "Named after the kill" }).waitFor();
  });
});
