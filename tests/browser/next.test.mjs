// The start page: each line offers the step of its verdict; of five thousand groups so many are drawn at a time, and any
// is found.

import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAccessible, openApp, openBrowser, openSite } from "./harness.mjs";
import { openSample } from "./steps/crawl.mjs";
import { keyboardOf } from "./steps/keys.mjs";
import { openPart } from "./steps/page.mjs";

const many = 5_000;

/**
 * Copies the row of the only group, so that the start page has so many: with the dates of the sample, but a year later. The
 * group called “Last of all” has its session tomorrow. The records of the copies are not made: the start page opens no group.
 */
function copyRow(page, copies) {
  return page.evaluate(async (copies) => {
    const settled = (request) => new Promise((resolve) => { request.onsuccess = () => resolve(request.result); });
    const name = `circlebook:${new URL(document.baseURI).pathname}`;
    const database = await settled(indexedDB.open(name));
    const store = database.transaction("summaries", "readwrite").objectStore("summaries");
    const row = new TextDecoder().decode((await settled(store.getAll()))[0]);
    const { id } = JSON.parse(row);
    const later = row.replace(/"20(\d\d)-(?=\d\d-\d\d)/gu, (_, year) => `"20${Number(year) + 1}-`);
    const tomorrow = new Date(Date.now() + 864e5).toISOString().slice(0, 10);
    for (let number = 1; number <= copies; number += 1) {
      const own = `01890000-0000-7000-8000-${String(number).padStart(12, "0")}`;
      const copy = JSON.parse(later.replaceAll(id, own));
      copy.name = number === copies ? "Last of all" : `Group ${number}`;
      if (number === copies) copy.items[0].session.start = `${tomorrow}T10:00+00:00[Europe/London]`;
      copy.judged_on = JSON.parse(row).judged_on;
      store.put(new TextEncoder().encode(JSON.stringify(copy)), own);
    }
    await new Promise((resolve) => { store.transaction.oncomplete = resolve; });
    database.close();
  }, copies);
}

test("a line offers the step that its verdict offers, in the same words, and leads to the same field", async (t) => {
  const site = await openSite(t);
  const { page } = await openBrowser(t, site);
  await openSample(page, site.url);
  const verdict = page.locator("details.verdict").filter({ hasText: "Session records complete" });
  await verdict.locator("summary").click();
  const remedy = verdict.locator(".verdict-cases > li").filter({ hasText: "Not met" }).locator("> a").or(verdict.locator("a.button"));
  const [words, address] = [await remedy.innerText(), await remedy.getAttribute("href")];
  assert.equal(words, "Sign it off");
  await openPart(page, "Next");
  const line = page.locator(".entry").filter({ hasText: "Session records complete" });
  const step = line.locator(".entry-end").getByRole("link");
  assert.deepEqual([await step.innerText(), await step.getAttribute("href")], [words, address]);
  await step.click();
  await page.getByLabel("Signed off as complete by").and(page.locator(":focus")).waitFor();
});

test("thirty of five thousand groups are drawn, by what is next; a search by keyboard finds any other", async (t) => {
  const site = await openSite(t);
  const { page } = await openBrowser(t, site);
  await openSample(page, site.url);
  await copyRow(page, many - 1);
  const keys = await keyboardOf(page);
  const cards = page.locator(".card-title a");
  const started = performance.now();
  await openApp(page, site.url);
  await cards.nth(29).waitFor();
  t.diagnostic(`${Math.round(performance.now() - started)} ms from the address to the cards`);
  assert.equal(await cards.count(), 30);
  await page.getByText("30 of 5,000 groups").waitFor();
  assert.deepEqual((await cards.allInnerTexts()).slice(0, 2), ["Last of all", "Sample: Thursday group"]);

  const section = (name) => page.locator("section").filter({ has: page.getByRole("heading", { level: 2, name, exact: true }) });
  for (const part of ["Not met", "Coming up"]) assert.equal(await section(part).locator(".entry").count(), 8);
  assert.match(await section("Coming up").locator(".entry").first().innerText(), /tomorrow, 10:00[^]*Last of all/u);
  await keys.press(section("Coming up").getByRole("button", { name: "Show 30 more" }));
  await section("Coming up").locator(".entry").nth(37).waitFor();
  assert.equal(await section("Coming up").locator(".entry").count(), 38);
  await page.getByText("10,000 things are not met.").waitFor();
  await assertAccessible(page);

  const search = page.getByLabel("Find a group by its name");
  await keys.write(search, "group 4998");
  await page.getByText("1 shown of 1 found among 5,000 groups").waitFor();
  assert.deepEqual(await cards.allInnerTexts(), ["Group 4998"]);
  await keys.write(search, "no such name");
  await page.getByText("None of the 5,000 groups has this in its name.").waitFor();
  assert.equal(await cards.count(), 0);
  await keys.write(search, "");
  await cards.nth(29).waitFor();

  await keys.press(section("My groups").getByRole("button", { name: "Show 30 more" }));
  await page.getByText("60 of 5,000 groups").waitFor();
  assert.equal(await cards.count(), 60);
  assert.ok(await cards.nth(30).evaluate((link) => link === document.activeElement), "the focus is on the first of the new ones");

  await keys.press(page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Groups" }));
  await page.getByRole("heading", { level: 1, name: "My groups" }).waitFor();
  await keys.write(search, "LAST OF");
  await page.getByText("1 shown of 1 found").waitFor();
  assert.deepEqual(await cards.allInnerTexts(), ["Last of all"]);
});
