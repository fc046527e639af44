// Every screen with a filled book and without one: no accessibility problem in light or dark, no way sideways on a phone.

import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAccessible, openApp, openBrowser, openSite } from "./harness.mjs";
import { everyScreen, openFullSample, unfold } from "./steps/crawl.mjs";
import { fill } from "./steps/page.mjs";

const desk = { width: 1280, height: 900 };
const phone = { width: 390, height: 844 };

/** Fails where the page is wider than the window. */
async function assertFits(page) {
  const { wide, window } = await page.evaluate(() => ({ wide: document.documentElement.scrollWidth, window: innerWidth }));
  assert.ok(wide <= window, `${wide} pixels wide in a window of ${window}`);
}

async function lookAt(page) {
  await unfold(page);
  await page.setViewportSize(desk);
  await assertAccessible(page);
  await page.setViewportSize(phone);
  await assertFits(page);
  await page.setViewportSize(desk);
}

test("every screen of a filled book", { timeout: 15 * 60_000 }, async (t) => {
  const site = await openSite(t);
  const { page } = await openBrowser(t, site);
  await openFullSample(page, site.url);
  const problems = [];
  await everyScreen(page, site.url, async (kind) => {
    await lookAt(page).catch((error) => problems.push(`${kind}: ${error.message}`));
  });
  assert.deepEqual(problems, []);
});

test("the screens of an empty book, and each step of a new group", { timeout: 5 * 60_000 }, async (t) => {
  const site = await openSite(t);
  const { page } = await openBrowser(t, site);
  for (const path of ["", "groups", "hours", "policies", "book", "book/listings", "book/texts", "book/keep", "book/history", "no/such/page", "groups/new"]) {
    await openApp(page, site.url + path);
    await page.getByRole("heading", { level: 1 }).waitFor();
    await lookAt(page);
  }
  await fill(page, { "Name of the group": "Group" });
  for (let step = 2; step <= 4; step += 1) {
    await page.getByRole("button", { name: "Continue" }).click();
    if (step === 4) {
      await page.getByText("Enter a text here.").first().waitFor();
      await lookAt(page);
      await fill(page, { "Code name of the mentor": "Mentor" });
      await page.getByRole("button", { name: "Continue" }).click();
    }
    await lookAt(page);
  }
});
