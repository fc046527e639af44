// What goes wrong at the keyboard or on the disk: a message at its field, nothing lost, nothing half-written.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openApp, openBrowser, openSite } from "./harness.mjs";
import { openFile, saveBackup } from "./steps/book.mjs";
import { openSample } from "./steps/crawl.mjs";
import { fill, formWith, openTab } from "./steps/page.mjs";

/** The message that describes a control. */
const messageOf = (control) => control.evaluate((element) => {
  const ids = (element.getAttribute("aria-describedby") ?? "").split(" ");
  return ids.filter((id) => id.endsWith("-error")).map((id) => document.getElementById(id)?.textContent).join(" ");
});

/** Opens the sample group on a site of its own. */
async function openBook(t) {
  const site = await openSite(t);
  const browser = await openBrowser(t, site);
  await openSample(browser.page, site.url);
  return { site, ...browser };
}

test("an end before the start, and a code name that is there already, are said at their fields", async (t) => {
  const { page } = await openBook(t);
  await openTab(page, "Sessions");
  await page.getByRole("link", { name: "Add sessions" }).first().click();
  await fill(page, { Day: "2026-12-01", Start: "11:00", End: "10:00" });
  await page.getByRole("button", { name: "Plan it" }).click();
  await page.getByText("The end must be after the start").first().waitFor();
  assert.match(await messageOf(page.getByLabel("Day", { exact: true })), /The end must be after the start/u);
  assert.equal(await page.getByLabel("End", { exact: true }).inputValue(), "10:00");

  await openTab(page, "Members");
  const form = formWith(page, "Add to the group");
  await fill(form, { "Code names": "M50\nm01" });
  await form.getByRole("button", { name: "Add to the group" }).click();
  await page.getByText("m01 is already in this group").first().waitFor();
  assert.match(await messageOf(form.getByLabel("Code names")), /m01 is already in this group/u);
  assert.equal(await page.getByRole("rowheader", { name: "M50" }).count(), 0);
});

test("a file that is cut short, foreign or of a newer version changes nothing and says what it is", async (t) => {
  const { page } = await openBook(t);
  const { text } = await saveBackup(page);
  const files = {
    "It ends in the middle": text.slice(0, text.length / 2),
    "This is not a Circlebook file": '{"a":1}',
    "A newer Circlebook saved it": text.replace('"schema":2', '"schema":9'),
  };
  for (const [message, contents] of Object.entries(files)) {
    await openFile(page, contents);
    await page.getByText("The file was not opened, and nothing was changed.").waitFor();
    await page.getByText(message).waitFor();
  }
  const again = await saveBackup(page);
  const withoutTime = (backup) => backup.replace(/"exported_at":"[^"]*"/u, "");
  assert.equal(withoutTime(again.text), withoutTime(text));
});

test("typed text survives a save that the disk refuses, and a reload", async (t) => {
  const { page, site } = await openBook(t);
  await openTab(page, "Notes");
  const summary = page.getByText("Record what you looked up", { exact: true });
  const fold = page.getByRole("group").filter({ has: summary });
  await summary.click();
  await page.evaluate(() => {
    const { transaction } = IDBDatabase.prototype;
    IDBDatabase.prototype.transaction = function refuse(names, mode, options) {
      if (mode === "readwrite" && options?.durability === "strict") throw new DOMException("no room", "QuotaExceededError");
      return transaction.call(this, names, mode, options);
    };
  });
  await fold.getByRole("textbox").first().fill("The council’s page");
  await fold.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByText("This device has no room left for the book").first().waitFor();
  await page.getByText("Not saved", { exact: true }).first().waitFor();
  assert.equal(await fold.getByRole("textbox").first().inputValue(), "The council’s page");
  await page.waitForTimeout(1000);
  await openApp(page, page.url());
  await summary.click();
  await fold.getByText("Text that you had typed and not saved was put back.").waitFor();
  assert.equal(await fold.getByRole("textbox").first().inputValue(), "The council’s page");
  await fold.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByRole("status").getByText("Noted.").waitFor();
  assert.ok(page.url().startsWith(site.url));
});
