// What goes wrong at the keyboard or on the disk: a message at its field, nothing lost, nothing half-written.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openApp, openBrowser, openSite } from "./harness.mjs";
import { openFile, saveBackup } from "./steps/book.mjs";
import { openSample } from "./steps/crawl.mjs";
import { keyboardOf } from "./steps/keys.mjs";
import { fill, formWith, openTab } from "./steps/page.mjs";

/** What describes a control: its hint, and what is wrong with it. */
const messageOf = (control) => control.evaluate((element) => {
  const ids = (element.getAttribute("aria-describedby") ?? "").split(" ");
  return ids.map((id) => document.getElementById(id)?.textContent).join(" ");
});

const withoutTime = (backup) => backup.replace(/"exported_at":"[^"]*"/u, "");

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

test("a day that is none, half a day and half a time are refused at their fields, and stay there as they were typed", async (t) => {
  const { page, site } = await openBook(t);
  const keys = await keyboardOf(page);
  const before = await saveBackup(page);
  await openApp(page, site.url);
  await page.locator(".card-title a").click();
  await openTab(page, "Members");
  await page.getByRole("rowheader", { name: "M01" }).getByRole("link").click();
  const form = formWith(page, "Save");
  const invited = form.getByLabel("Invited on (optional)");
  const joined = form.getByLabel("First day as a member (optional)");
  const save = form.getByRole("button", { name: "Save", exact: true });
  const noSuchDay = /There is no such day. Enter day, month and year/u;

  // An optional day that cannot be read is no day that was left out.
  await keys.typeDate(invited, "2021-02-31");
  await keys.press(save);
  const list = form.getByRole("group", { name: "Not saved yet. Please look at:" });
  assert.match(await list.innerText(), noSuchDay);
  assert.match(await messageOf(invited), noSuchDay);
  assert.equal(await invited.getAttribute("aria-invalid"), "true");
  assert.ok(await invited.evaluate((field) => field.validity.badInput), "what was typed still stands in the field");
  await keys.press(list.getByRole("link"));
  assert.ok(await invited.evaluate((field) => field === document.activeElement), "the message leads to its field");

  // Mended, it goes; a year of two digits is no year, and what stood before is not put back while one types.
  await keys.date(invited, "2021-02-28");
  assert.doesNotMatch(await messageOf(invited), noSuchDay);
  await keys.typeDate(joined, "0021-09-01");
  await keys.press(save);
  await page.waitForTimeout(300);
  assert.match(await messageOf(joined), noSuchDay);
  assert.ok(page.url().includes("/members/"), "nothing was saved");
  await keys.reach(joined);
  await keys.keyboard.press("Delete");
  await keys.press(save);
  await page.waitForTimeout(300);
  assert.match(await messageOf(joined), noSuchDay);
  await keys.date(joined, "2021-09-01");

  await openTab(page, "Sessions");
  await page.getByRole("link", { name: "Add sessions" }).first().click();
  await fill(page, { Day: "2026-12-01", End: "11:00" });
  const start = page.getByLabel("Start", { exact: true });
  await keys.reach(start);
  await keys.keyboard.type("10");
  await keys.keyboard.press("Delete");
  await keys.press(page.getByRole("button", { name: "Plan it" }));
  await page.getByRole("group", { name: "Not saved yet. Please look at:" }).getByText("A part of the time is missing").waitFor();
  assert.match(await messageOf(start), /A part of the time is missing. Enter hours and minutes/u);

  const after = await saveBackup(page);
  assert.equal(withoutTime(after.text), withoutTime(before.text));
});

test("more minutes missed than the session lasted are refused at their row, and nothing is written", async (t) => {
  const { page } = await openBook(t);
  await openTab(page, "Sessions");
  await page.getByRole("link", { name: /^Session 1:/u }).click();
  const form = formWith(page, "Save what happened");
  const row = form.getByRole("listitem").filter({ has: page.getByRole("checkbox", { name: "M01" }) });
  const late = row.getByLabel("late");
  await row.getByRole("checkbox").check();
  const stayed = await row.getByRole("status").textContent();
  for (const [minutes, message] of [["600", /^The session lasted (\d+) minutes, so none would be left/u], ["4294967295", /none would be left/u], ["-5", /“-5” is not a whole number/u]]) {
    await late.fill(minutes);
    await form.getByRole("button", { name: "Save what happened" }).click();
    const list = form.getByRole("group", { name: "Not saved yet. Please look at:" });
    await list.getByText(message).waitFor();
    assert.match(await messageOf(late), message);
    assert.equal(await late.inputValue(), minutes);
  }
  // Both ways of missing it together.
  await late.fill("4294967295");
  await row.getByLabel("left early").fill("3");
  await form.getByRole("button", { name: "Save what happened" }).click();
  // What is typed is kept a moment after the last key.
  await page.waitForTimeout(1_000);
  assert.match(await messageOf(late), /none would be left/u);

  await openApp(page, page.url());
  await form.getByText("Text that you had typed and not saved was put back.").waitFor();
  assert.equal(await late.inputValue(), "4294967295");
  await form.getByRole("button", { name: "Show what is recorded instead" }).click();
  assert.equal(await row.getByRole("status").textContent(), stayed);
});

test("an address of no page and of no record says so and leads home", async (t) => {
  const { page, site } = await openBook(t);
  const group = new URL(page.url()).pathname;
  const id = "01890000-0000-7000-8000-000000000000";
  const addresses = [
    "no/such/page", "groups/none", `groups/${id}`, `groups/${id}/sessions`, `${group.slice(1)}/no-such-tab`,
    `${group.slice(1)}/sessions/${id}`, `${group.slice(1)}/sessions/none`, `${group.slice(1)}/members/${id}`,
    `${group.slice(1)}/meetings/${id}/opening`, `${group.slice(1)}/goals/${id}`, `${group.slice(1)}/cases/${id}`, `hours/${id}`,
  ];
  const problems = [];
  for (const address of addresses) {
    await openApp(page, site.url + address);
    await page.getByRole("heading", { level: 1, name: "Nothing here" }).waitFor({ timeout: 5000 })
      .catch(async () => problems.push(`${address}: ${await page.getByRole("main").innerText()}`));
  }
  assert.deepEqual(problems, []);
  await page.getByText("There is no page or record at this address.").waitFor();
  await page.getByRole("link", { name: "Go to what is next" }).click();
  await page.locator(".card-title a").waitFor();
  assert.equal(new URL(page.url()).pathname, "/");
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
