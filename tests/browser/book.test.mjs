// The book as a whole: files that cannot be opened, the sample in one step, undo and redo by keys and from the history.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { openApp, openBrowser, openSite } from "./harness.mjs";

/** A page with the sample group, at the page of the book. */
async function withSample(t) {
  const site = await openSite(t);
  const { page } = await openBrowser(t, site, { acceptDownloads: true });
  await openApp(page, site.url);
  await page.getByRole("button", { name: "Explore the sample" }).click();
  await page.waitForURL("**/groups/**");
  await page.getByRole("link", { name: "Book", exact: true }).click();
  await page.getByRole("heading", { name: "The book" }).waitFor();
  return page;
}

async function saveBackup(page) {
  const download = page.waitForEvent("download");
  await page.locator("#save-backup").click();
  return readFileSync(await (await download).path(), "utf8");
}

const openFile = (page, text) =>
  page.locator("#open-file").setInputFiles({ name: "book.json", mimeType: "application/json", buffer: Buffer.from(text) });

const withoutTime = (text) => text.replace(/"exported_at":"[^"]*"/u, "");

test("a file that cannot be opened says why and where, and changes nothing", async (t) => {
  const page = await withSample(t);
  const backup = await saveBackup(page);
  const files = [
    [backup.slice(0, backup.length / 2), /cut short/u],
    ['{"recipes":[]}', /not a Circlebook file/u],
    [backup.replace('"schema":2', '"schema":3'), /newer Circlebook saved it/u],
    [backup.replace('"code_name":"M03"', '"code_name":""'), /records\[0\]\.record\.person\.code_name”/u],
  ];
  for (const [file, reason] of files) {
    await openFile(page, file);
    await page.getByRole("alert").filter({ hasText: reason }).waitFor();
  }
  await openFile(page, backup);
  await page.getByText("Everything in this file is in the book already.").waitFor();
  assert.equal(withoutTime(await saveBackup(page)), withoutTime(backup));
});

test("the sample goes in one step and comes back by the keys", async (t) => {
  const page = await withSample(t);
  await page.locator("#remove-sample").click();
  await page.getByText("The sample was removed.").waitFor();
  assert.equal(await page.locator("#save-export").count(), 0, "no group is left to export");
  await page.keyboard.press("Control+z");
  await page.locator("#remove-sample").waitFor();
  await page.keyboard.press("Control+Shift+z");
  await page.locator("#remove-sample").waitFor({ state: "detached" });
  await page.getByRole("link", { name: "History" }).click();
  const entries = page.locator("#history .entry-title");
  await entries.nth(3).waitFor();
  const said = await entries.allInnerTexts();
  assert.deepEqual(said.map((text) => text.split(/[:–]/u)[0].trim()), ["Done again", "Taken back", "Removed", "The sample was added"]);
  await page.locator("#undo").click();
  await page.getByText("Taken back.").waitFor();
  assert.equal(await entries.count(), 5);
});

test("a book is replaced by a file only after what is lost was named", async (t) => {
  const page = await withSample(t);
  const backup = await saveBackup(page);
  await page.locator("#remove-sample").click();
  await page.getByText("The sample was removed.").waitFor();
  await openFile(page, backup);
  await page.locator("#replace").click();
  await page.getByText("What is here now will be lost: 0 groups, 0 people and the history.").waitFor();
  await page.locator("#replace-now").click();
  await page.getByText("The book was restored.").waitFor();
  assert.equal(withoutTime(await saveBackup(page)), withoutTime(backup));
});
