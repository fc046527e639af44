// Snapshots stand in a database of their own: those of an earlier version are taken over from the private file system, sealed
// ones open without the book, and none is in the way when the device is emptied.

import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAccessible, openApp, openBrowser, openSite } from "./harness.mjs";
import { wipe } from "./steps/book.mjs";
import { openSample } from "./steps/crawl.mjs";
import { openPart } from "./steps/page.mjs";
import { emptyBook, forgetCopies, keptCopies } from "./steps/storage.mjs";
import { choosePassphrase, openProtection, protect, tryPassphrase, unlock } from "./steps/vault.mjs";

const first = "correct horse battery staple";
const second = "another four quiet words";

const rows = (page) => page.locator("#snapshots tbody tr");

/** Opens the sample and waits until its first snapshot is there. */
async function withSnapshot(t) {
  const site = await openSite(t);
  const { page } = await openBrowser(t, site, { acceptDownloads: true });
  await openSample(page, site.url);
  await openPart(page, "Book");
  await rows(page).first().waitFor();
  return { page, site };
}

/** The folders of the private file system. */
const folders = (page) => page.evaluate(async () => {
  const names = [];
  for await (const name of (await navigator.storage.getDirectory()).keys()) names.push(name);
  return names;
});

test("snapshots of an earlier version are taken over once, and their folder goes", async (t) => {
  const { page, site } = await withSnapshot(t);
  const [{ key, bytes }] = await keptCopies(page);
  const [at, groups, records] = key.split("-");
  // As the earlier version kept them: a file each, its size not in its name, and one that was cut short.
  await page.evaluate(async ({ at, groups, records, bytes }) => {
    const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle("circlebook~", { create: true });
    const write = async (name, content) => {
      const stream = await (await folder.getFileHandle(name, { create: true })).createWritable();
      await stream.write(content);
      await stream.close();
    };
    await write(`${Number(at) - 3_600_000}-${groups}-${records}-open`, new Uint8Array(bytes));
    await write(`${Number(at) - 7_200_000}-${groups}-${records}-open`, "");
  }, { at, groups, records, bytes });
  await forgetCopies(page);
  await openApp(page, `${site.url}book`);
  await rows(page).first().waitFor();
  assert.equal(await rows(page).count(), 1);
  assert.deepEqual(await folders(page), []);
  const [taken] = await keptCopies(page);
  assert.equal(taken.key, `${Number(at) - 3_600_000}-${groups}-${records}-${bytes.length}-open`);
  assert.deepEqual(taken.bytes, bytes);
  await rows(page).first().getByRole("button", { name: /Look into it/u }).click();
  await page.locator("#file-contents").waitFor();
});

test("without an earlier version the private file system is not even looked at", async (t) => {
  const site = await openSite(t);
  const { page } = await openBrowser(t, site);
  await page.addInitScript(() => {
    const { getDirectory } = StorageManager.prototype;
    StorageManager.prototype.getDirectory = function counted() {
      window.looked = (window.looked ?? 0) + 1;
      return getDirectory.call(this);
    };
  });
  await openSample(page, site.url);
  await openPart(page, "Book");
  await rows(page).first().waitFor();
  assert.equal(await page.evaluate(() => window.looked ?? 0), 0);
});

test("sealed snapshots open by the passphrase when the book is gone, with the one that holds now", { timeout: 4 * 60_000 }, async (t) => {
  const { page, site } = await withSnapshot(t);
  await openProtection(page, "Protect it…");
  const recovery = await protect(page, first);
  const sealed = await keptCopies(page);
  assert.deepEqual(sealed.map(({ key }) => key.endsWith("-sealed")), [true]);
  assert.ok(!Buffer.from(sealed[0].bytes).includes("Thursday group"));
  await openProtection(page, "Passphrase and locking");
  await page.getByLabel("Present passphrase").first().fill(first);
  await choosePassphrase(page, second, "New passphrase");
  await page.getByRole("button", { name: "Change it" }).click();
  await page.getByRole("status").getByText("The passphrase was changed.").waitFor();
  await emptyBook(page);
  await openApp(page, site.url);
  await page.getByRole("heading", { name: "Your book is not in this browser any more" }).waitFor();
  await rows(page).first().getByRole("button", { name: /Look into it/u }).click();
  await page.getByLabel("Passphrase or recovery key").fill(first);
  await page.getByRole("button", { name: "Open the file" }).click();
  await page.getByText("This passphrase does not open the book.").waitFor();
  await assertAccessible(page);
  await page.getByLabel("Passphrase or recovery key").fill(second);
  await page.getByRole("button", { name: "Open the file" }).click();
  await page.locator("#restore").click();
  await page.getByText("The book was restored.").waitFor();
  await openPart(page, "Groups");
  await page.getByText("Sample: Thursday group").first().waitFor();

  await t.test("and by the recovery key", async () => {
    await emptyBook(page);
    await openApp(page, site.url);
    const old = rows(page).filter({ has: page.getByRole("button", { name: /Look into it/u }) }).last();
    await old.getByRole("button", { name: /Look into it/u }).click();
    await page.getByLabel("Passphrase or recovery key").fill(recovery);
    await page.getByRole("button", { name: "Open the file" }).click();
    await page.locator("#restore").waitFor();
  });

  await t.test("emptying the device takes them too", async () => {
    await page.getByRole("button", { name: "Begin a new book instead" }).click();
    await page.getByRole("button", { name: "Explore the sample" }).click();
    await page.getByRole("navigation", { name: "Pages of this group" }).waitFor();
    await wipe(page);
    await page.getByRole("link", { name: "Set up a group" }).waitFor();
    assert.deepEqual(await keptCopies(page), []);
  });
});
