// Something is supposed to be otherwise: what the book would find, and nothing of it is kept. What a plan brings is said
// with the hours.

import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAccessible, openBrowser, openSite } from "./harness.mjs";
import { openSample } from "./steps/crawl.mjs";
import { rowOf } from "./steps/group.mjs";
import { keyboardOf } from "./steps/keys.mjs";
import { answer, fill, fillOptional, formWith, openPart, openTab, press } from "./steps/page.mjs";

/** All that is stored on the device, apart from drafts of forms. */
function stored(page) {
  return page.evaluate(async () => {
    const settled = (request) => new Promise((resolve) => { request.onsuccess = () => resolve(request.result); });
    const name = `circlebook:${new URL(document.baseURI).pathname}`;
    const database = await settled(indexedDB.open(name));
    const stores = [...database.objectStoreNames];
    const all = await Promise.all(stores.map((store) => settled(database.transaction(store).objectStore(store).getAll())));
    database.close();
    return all.map((rows) => rows.map((row) => row instanceof Uint8Array ? new TextDecoder().decode(row) : JSON.stringify(row)));
  });
}

test("three more mentees are one too many, which is shown and not kept", async (t) => {
  const site = await openSite(t);
  const { page } = await openBrowser(t, site);
  await openSample(page, site.url);
  await openTab(page, "Overview");
  await page.getByRole("main").getByRole("link", { name: "What if?" }).click();
  await page.getByRole("heading", { level: 2, name: "Nothing is supposed yet" }).waitFor();
  await assertAccessible(page);
  const before = await stored(page);

  const number = page.locator("#what-if-number");
  const size = page.locator(".turns > li").filter({ hasText: "CMPC-06" });
  const suppose = () => page.getByRole("button", { name: "Suppose this" }).click();
  await page.getByLabel("How many new mentees").fill("3");
  await suppose();
  await page.getByText(/^3 new mentees join on /u).first().waitFor();
  await page.getByText(/^\d+ findings would change$/u).waitFor();
  assert.match(await size.innerText(), /In order[^]*Not met[^]*The group[^]*90 min less credit for M01, M02[^]*CMPC-06, CMPN-05/u);
  assert.match(await size.innerText(), /^Ten mentees at most/u);
  await assertAccessible(page);

  await page.getByLabel("What would be otherwise?").selectOption("Somebody leaves");
  await page.getByLabel("Who?").selectOption("M01");
  await page.getByLabel("Last day as a member").fill("2000-01-01");
  await suppose();
  await page.locator("#suppose-day-error").waitFor();
  assert.equal(await page.locator("#supposed > li").count(), 1);

  await page.getByLabel("What would be otherwise?").selectOption("A limit is another number");
  await page.getByLabel("Which limit?").selectOption({ index: 0 });
  await page.getByLabel("Number").fill("15");
  await suppose();
  await page.locator("#supposed > li").nth(1).waitFor();
  await page.locator("#supposed > li").filter({ hasText: "Most mentees: 15 (CMPC policy on group mentoring)" }).waitFor();
  await size.waitFor({ state: "detached" });
  await page.locator(".turns > li").filter({ hasText: "CMPN-05" }).getByText("Not met").first().waitFor();
  const keys = await keyboardOf(page);
  await keys.press(page.getByRole("button", { name: /^Remove 3 new mentees/u }));
  await keys.holds();
  await keys.press(page.getByRole("button", { name: "Suppose nothing" }));
  await keys.holds();
  await page.getByRole("heading", { level: 2, name: "Nothing is supposed yet" }).waitFor();
  assert.equal(await number.innerText(), "");

  assert.deepEqual(await stored(page), before);
  await openTab(page, "Members");
  assert.equal(await page.getByText("new mentee").count(), 0);
});

test("the hours say in which planned session the cap is reached", async (t) => {
  const site = await openSite(t);
  const { page } = await openBrowser(t, site);
  await openSample(page, site.url);
  await openTab(page, "Hours");
  const plan = page.locator("#plan-ahead");
  const reaches = /M\d\d[^.]* reach(es)? 10:00 h on \d+ \w+ \d{4}, in session 7; 30 min of it would not count\./u;
  await plan.getByText(reaches).waitFor();
  await page.getByRole("main").getByRole("link", { name: "M01" }).click();
  await plan.getByText(/At this plan M01 /u).waitFor();
  await plan.getByText("The planned session would add").waitFor();
});

test("somebody who joins a second group is judged over both at once", async (t) => {
  const site = await openSite(t);
  const { page } = await openBrowser(t, site);
  await openSample(page, site.url);
  const openHours = async (name, hours) => {
    await openPart(page, "Groups");
    await page.getByRole("main").getByRole("link").filter({ hasText: name }).first().click();
    await openTab(page, "Hours");
    if (hours) await rowOf(page, "M01").getByRole("cell").first().getByText(hours).waitFor();
  };
  await openPart(page, "Groups");
  await page.getByRole("main").getByRole("link", { name: "New group" }).click();
  await fill(page, { "Name of the group": "Second group" });
  const next = () => page.getByRole("button", { name: "Continue" }).click();
  await next();
  await page.getByRole("group", { name: "Policies that judge this group" }).waitFor();
  await next();
  await fill(page, { "Code name of the mentor": "Mentor B" });
  await next();
  await page.getByRole("button", { name: "Set up the group" }).click();
  await page.getByRole("navigation", { name: "Pages of this group" }).waitFor();
  await openHours(/sample/iu, "8:45 h");
  await openHours("Second group");
  await openTab(page, "Members");
  const joining = formWith(page, "Add to the group");
  await answer(joining, "Who joins?", "Somebody who is already in this book");
  await joining.getByLabel("Person", { exact: true }).selectOption("M01");
  await fillOptional(joining, { "First day as a member": "2021-09-01" });
  await joining.getByRole("button", { name: "Add to the group" }).click();
  await rowOf(page, "M01").waitFor();
  await openTab(page, "Hours");
  await page.getByRole("main").getByRole("link", { name: "Other hours" }).click();
  const entry = page.locator("form").filter({ has: page.getByLabel("Minutes", { exact: true }) });
  await fill(entry, { Day: "2021-09-02", Minutes: "60" });
  await entry.getByLabel("Mentee", { exact: true }).selectOption("M01");
  await answer(entry, "With whom", "In a group");
  await answer(entry, "Where it counts", "Mentored experience");
  await press(page, entry, "Save", "Entered.");

  await openHours(/sample/iu, "9:45 h");
});
