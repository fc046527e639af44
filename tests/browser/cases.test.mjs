// Boundary cases of the catalogue, gone through on the screens: T3, T19 and T22 under the UK healthcare policy, T23 on goals.
// T17, T18 and T28 stand in the tests of the second scenario and of the workshop.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openApp, openBrowser, openSite } from "./harness.mjs";
import { findings } from "./steps/findings.mjs";
import { addGoals, rate, scores } from "./steps/goals.mjs";
import { setUpHealthcare } from "./steps/live.mjs";
import { fill, formWith, onDay, openTab, press, story } from "./steps/page.mjs";
import { meet } from "./steps/reflective.mjs";

const people = Array.from({ length: 13 }, (_, at) => `P${String(at + 1).padStart(2, "0")}`);

/** The lines of a finding on this session: mark and sentence. */
const on = (found, rule, session) => Object.entries(found[rule]).find(([subject]) => subject.startsWith(`Session ${session},`))?.[1];

/** Records how long each spoke in the open session. */
async function talk(page, session, minutes) {
  await openTab(page, "Sessions");
  await page.getByRole("link", { name: new RegExp(`Session ${session}\\b`, "u") }).first().click();
  await page.getByRole("link", { name: "How it was run" }).click();
  const form = formWith(page, "Save how it was run");
  await fill(form, Object.fromEntries(minutes.map((spoke, at) => [`${people[at]}, minutes`, String(spoke)])));
  await press(page, form, "Save how it was run", "Saved");
  const stated = formWith(page, "Save the statements");
  for (const statement of ["Nobody dominated", "Equal"]) {
    const question = stated.getByRole("group", { name: new RegExp(`^${statement}`, "u") });
    await question.getByRole("radio", { name: "Yes" }).check();
  }
  await press(page, stated, "Save the statements", "Saved");
}

/** Records that the policy was reviewed on that day. */
async function reviewed(page, day) {
  await openTab(page, "Notes");
  const fold = page.getByRole("group").filter({ has: page.getByText("Record a review", { exact: true }) }).nth(1);
  await fold.getByText("Record a review", { exact: true }).click();
  await fill(fold, { Day: day });
  await press(page, fold, "Save", "Noted.");
}

test("boundary cases of the catalogue on the screens", { timeout: 10 * 60_000 }, async (t) => {
  const site = await openSite(t);
  const { page } = await openBrowser(t, site);
  const step = story(t, () => page);
  const ofPolicy = async () => (await findings(page, ["UKH-45"]))["UKH-45"].all;

  await step("T19: a review on the last day of February is followed by one on the last day of the next", async () => {
    await page.clock.setFixedTime("2025-02-27T19:00:00Z");
    await openApp(page, site.url);
    await setUpHealthcare(page, people, "2024-05-01");
    await reviewed(page, "2024-02-29");
    assert.match(await ofPolicy(), /In order/u);
    await onDay(page, "2025-02-28");
    assert.match(await ofPolicy(), /In order/u);
    await onDay(page, "2025-03-01");
    assert.match(await ofPolicy(), /Not met/u);
  });

  await step("T19: reviewed on 10 May 2024 it is in order on 10 May 2025, and overdue on the day after", async () => {
    await reviewed(page, "2024-05-10");
    await onDay(page, "2025-05-10");
    assert.match(await ofPolicy(), /In order/u);
    await onDay(page, "2025-05-11");
    assert.match(await ofPolicy(), /Not met/u);
  });

  await step("T3: five and thirteen who attend are watched, six and twelve in order, and none fails", async () => {
    for (const [place, count] of [5, 6, 12, 13].entries()) {
      const day = `2025-05-0${place + 1}`;
      await meet(page, place + 1, day, /^In person/u, people.slice(0, count), people);
    }
    const found = await findings(page, ["UKH-36"]);
    const marks = [1, 2, 3, 4].map((session) => on(found, "UKH-36", session).split(":")[0]);
    assert.deepEqual(marks, ["Watch", "In order", "In order", "Watch"]);
    assert.doesNotMatch(found["UKH-36"].all, /Not met/u);
  });

  await step("T22: how unequally six spoke, and who had more than their share", async () => {
    const spoken = [[10, 10, 10, 10, 10, 10], [20, 12, 10, 8, 6, 4], [30, 10, 10, 5, 5, 0]];
    for (const place of spoken.keys()) await meet(page, place + 5, `2025-05-0${place + 5}`, /^In person/u, people.slice(0, 6), people);
    for (const [place, minutes] of spoken.entries()) await talk(page, place + 5, minutes);
    const found = await findings(page, ["UKH-18", "UKH-19", "UKH-20"]);
    const inequality = [5, 6, 7].map((session) => on(found, "UKH-19", session));
    assert.deepEqual(inequality, ["0", "33", "57"].map((share) => `In order: On record. Measured: ${share} %.`));
    assert.equal(on(found, "UKH-20", 5), "In order: On record. 17 % where 30 % is the limit.");
    assert.equal(on(found, "UKH-20", 7), "Watch: Over the limit. 50 % where 30 % is the limit.");
    assert.equal(on(found, "UKH-18", 7), "Not met: P06 was not heard.");
  });

  await step("T23: three goals of equal weight each, and the median of the three scores", async () => {
    const levels = { P01: ["0", "0", "0"], P02: ["+1", "0", "0"], P03: ["−1", "−1", "0"] };
    for (const [name, rated] of Object.entries(levels)) {
      const goals = rated.map((_, place) => `Goal number ${place + 1}`);
      await addGoals(page, name, { goals, on: "2025-05-01" });
      for (const [place, level] of rated.entries()) await rate(page, name, goals[place], level, "2025-05-11");
    }
    const shown = await scores(page);
    assert.deepEqual([shown.P01, shown.P02, shown.P03], ["50.00", "54.56", "40.87"]);
    assert.equal(shown.median, "unknown", "ten others have no goal");
    for (const name of people.slice(3)) {
      await openTab(page, "Members");
      await page.getByRole("row").filter({ has: page.getByRole("rowheader", { name }) }).getByRole("rowheader").getByRole("link").click();
      await page.getByRole("heading", { level: 1, name }).waitFor();
      await fill(formWith(page, "Save"), { "Last day as a member (optional)": "2025-05-10" });
      await page.getByRole("button", { name: "Save", exact: true }).click();
      await page.waitForURL(/\/members$/u);
    }
    assert.equal((await scores(page)).median, "50.00", "who left without a score is not waited for");
  });
});
