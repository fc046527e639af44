// A mentor who is new to it starts a healthcare group from its template and is ready for session 1; every click is counted
// and stands in docs/click-path.md.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { assertAccessible, openApp, openBrowser, openSite } from "./harness.mjs";
import { findings } from "./steps/findings.mjs";
import { openTab, story } from "./steps/page.mjs";
import { setUpFromTemplate } from "./steps/reflective.mjs";

/** The rules of the healthcare policy that are judged before the first session. */
const early = JSON.parse(readFileSync("src/policy/packs/uk-healthcare.json", "utf8")).rules
  .filter(({ stage }) => ["set-up", "joining", "opening"].includes(stage))
  .map(({ id }) => id);

/** Counts what a finger or a mouse does, as the page sees it. */
async function countClicks(page) {
  await page.addInitScript(() => {
    window.presses = [];
    addEventListener("pointerdown", (event) => window.presses.push(event.target.closest("button, a, label, input, textarea, summary")?.textContent ?? event.target.id), true);
  });
  return () => page.evaluate(() => window.presses.length);
}

/** No accessibility problem in light or dark, and no way sideways on a phone. */
async function lookAt(page) {
  await assertAccessible(page);
  await page.setViewportSize({ width: 390, height: 844 });
  const { wide, window } = await page.evaluate(() => ({ wide: document.documentElement.scrollWidth, window: innerWidth }));
  assert.ok(wide <= window, `${page.url()}: ${wide} pixels wide in a window of ${window}`);
  await page.setViewportSize({ width: 1280, height: 900 });
}

test("from the template to ready for session 1 in under 40 clicks", { timeout: 5 * 60_000 }, async (t) => {
  const site = await openSite(t);
  const { page } = await openBrowser(t, site);
  const clicks = await countClicks(page);
  const step = story(t, () => page);
  const before = page.getByText("Before session 1");

  await step("the steps of the wizard, each confirmed", async () => {
    await page.clock.setFixedTime("2025-01-07T10:00:00Z");
    await openApp(page, site.url);
    await setUpFromTemplate(page, { first: "2025-01-14", look: () => lookAt(page) });
    await before.waitFor();
    assert.equal(await page.getByText("Ready for session 1").count(), 0, "a template gives nobody’s word");
  });

  await step("everybody’s word on the agreement and on each consent", async () => {
    await page.getByRole("link", { name: "Hear everybody’s word on the agreement" }).click();
    await page.getByRole("button", { name: "Everybody said yes on this day" }).click();
    await page.getByText("9 yes, 0 no, 0 abstain, 0 without an answer.").waitFor();
    await page.getByRole("navigation", { name: "Pages of this group" }).getByRole("link", { name: "Consents" }).click();
    await page.getByRole("button", { name: "Everybody said yes to all of it" }).click();
    await page.getByRole("button", { name: "Record their yes" }).click();
    await page.getByText("Everybody who is asked has answered.").waitFor();
    await page.getByRole("navigation", { name: "Pages of this group" }).getByRole("link", { name: "Overview" }).click();
    await page.getByText("Ready for session 1").waitFor();
  });

  await step("the clicks are those of the written path", async () => {
    const count = await clicks();
    const path = readFileSync("docs/click-path.md", "utf8");
    const written = path.split("\n").filter((line) => /^\d+\. /u.test(line)).length;
    t.diagnostic(`${count} clicks`);
    assert.ok(count < 40, `${count} clicks: ${await page.evaluate(() => window.presses.join(" | "))}`);
    assert.equal(count, written, "docs/click-path.md names every click");
  });

  await step("nothing before session 1 is unknown, due or not met", async () => {
    const found = await findings(page, early);
    for (const id of early) assert.doesNotMatch(found[id].all, /Not recorded|Due|Not met/u, `${id}: ${found[id].all}`);
  });

  await step("the screens of the path are accessible and fit a phone", async () => {
    for (const tab of ["Overview", "Agreements", "Consents"]) {
      await openTab(page, tab);
      await lookAt(page);
    }
  });
});

test("every template leads to its group, and one that is not wanted after all takes back what it proposed", { timeout: 5 * 60_000 }, async (t) => {
  const site = await openSite(t);
  const { page } = await openBrowser(t, site);
  await page.clock.setFixedTime("2025-01-07T10:00:00Z");
  const next = () => page.getByRole("button", { name: "Continue" }).click();
  const title = (name) => page.locator("[aria-current=step]").filter({ hasText: name });
  for (const name of ["CMPC group", "Career group", "Peer group"]) {
    await openApp(page, `${site.url}groups/new`);
    await page.getByRole("radio", { name: new RegExp(`^${name}`, "u") }).check();
    assert.match(await page.locator("#purpose").inputValue(), /^We meet/u);
    await page.getByRole("radio", { name: /^Nothing/u }).check();
    await page.waitForFunction(() => document.querySelector("#purpose").value === "");
    await page.getByRole("radio", { name: new RegExp(`^${name}`, "u") }).check();
    await page.getByLabel("Name of the group", { exact: true }).fill(`Our ${name}`);
    await next();
    await title("Policies").waitFor();
    await next();
    await page.getByLabel("Code name of the mentor", { exact: true }).fill("Mentor B");
    for (const step of ["Set-up", "Agreement", "Sessions", "Members"]) {
      await next();
      await title(step).waitFor();
    }
    await page.getByRole("button", { name: "Set up the group" }).click();
    await page.getByRole("heading", { level: 1, name: `Our ${name}` }).waitFor();
    await page.getByText("No session is planned yet.").waitFor();
    await openTab(page, "Agreements");
    assert.ok(await page.locator(".bench-line").count() > 8, "the agreement has the clauses of the template");
  }
});
