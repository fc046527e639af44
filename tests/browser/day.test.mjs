// A page that stays open goes with the calendar: at midnight, and when somebody looks at it again.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openBrowser, openSite } from "./harness.mjs";
import { openSample } from "./steps/crawl.mjs";
import { openPart } from "./steps/page.mjs";

/** The lines of a part of the start page; none where the part is not there. */
const lines = (page, part) => page.locator("section").filter({ has: page.getByRole("heading", { level: 2, name: part, exact: true }) })
  .locator(".entry").allInnerTexts();

test("the day turns at midnight and when the page is looked at again, and the book judges by it", async (t) => {
  const site = await openSite(t);
  const { page } = await openBrowser(t, site);
  const heading = (day) => page.getByRole("heading", { level: 1, name: day, exact: true }).waitFor();
  let loads = 0;
  page.on("load", () => { loads += 1; });
  await page.clock.install({ time: "2026-11-22T12:00:00Z" });
  await openSample(page, site.url);
  await openPart(page, "Next");
  await heading("Sunday 22 November");
  assert.match((await lines(page, "Coming up")).join("\n"), /26 Nov 2026\s+in 4 days, 10:00\s+Session 7/u);

  await page.clock.fastForward("11:59:00");
  await page.waitForTimeout(300);
  await heading("Sunday 22 November");
  await page.clock.fastForward("01:02");
  await heading("Monday 23 November");
  assert.match((await lines(page, "Coming up")).join("\n"), /in 3 days, 10:00\s+Session 7/u);
  await page.clock.fastForward("24:00:00");
  await heading("Tuesday 24 November");

  // A device that sleeps rings no timer.
  await page.clock.setSystemTime("2026-11-26T08:00:00Z");
  await page.waitForTimeout(300);
  await heading("Tuesday 24 November");
  await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange", { bubbles: true })));
  await heading("Thursday 26 November");
  assert.match((await lines(page, "Today")).join(), /Session 7/u);

  // An open group is judged again too.
  await page.locator(".card-title a").click();
  const closing = page.locator("details.verdict").filter({ hasText: "Closing meeting after the last session" });
  await closing.filter({ hasText: /^Due/u }).waitFor();
  await page.clock.setSystemTime("2027-02-01T08:00:00Z");
  await page.evaluate(() => window.dispatchEvent(new Event("focus")));
  await closing.filter({ hasText: /^Not met/u }).waitFor();
  await openPart(page, "Next");
  await heading("Monday 1 February");
  const missed = await lines(page, "Not met");
  assert.ok(missed.some((line) => line.includes("Closing meeting after the last session")), missed.join("\n"));
  assert.deepEqual(await lines(page, "Today"), []);
  assert.equal(loads, 1, "the page was never loaded again");
});
