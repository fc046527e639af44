// Goals from a need to the score at the end: the SMART aid, the scale, the progress over three sessions, the link to a goal of
// the group, and the scores of three mentees with their median.

import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAccessible, openApp, openBrowser, openSite } from "./harness.mjs";
import { addGoals, describe, look, openGoal, rate, saveGoal, scores } from "./steps/goals.mjs";
import { addMembers, rowOf, setUpGroup } from "./steps/group.mjs";
import { answer, fill, onDay, openTab, story } from "./steps/page.mjs";
import { meet } from "./steps/reflective.mjs";
import { group } from "./steps/scenario-a.mjs";

const mentees = ["M01", "M02", "M03"];
const own = "Ask two questions before every advice";
const common = "Talk less than we listen";

test("a goal from its need to the score at the end", { timeout: 10 * 60_000 }, async (t) => {
  const site = await openSite(t);
  const { page } = await openBrowser(t, site);
  const step = story(t, () => page);
  const aid = page.locator(".smart");
  const entry = (name) => page.locator(".owner").filter({ has: page.getByRole("heading", { name, exact: true }) });

  await step("a need, and the goal that answers it", async () => {
    await page.clock.setFixedTime("2021-09-01T18:00:00Z");
    await openApp(page, site.url);
    await setUpGroup(page, group);
    await addMembers(page, { names: mentees, joined: "2021-09-01" });
    await addGoals(page, "M01", { needs: ["To listen longer"], on: "2021-09-01" });
    await entry("M01").getByText("no goal answers it yet").waitFor();
    await addGoals(page, "M01", { goals: [own], answers: ["To listen longer"], on: "2021-09-01" });
    await entry("M01").getByText("1 goal answers it").waitFor();
    await entry("M01").getByText("1 of 5 SMART parts, 0 of 5 levels described").waitFor();
    await entry("M01").getByRole("button", { name: "Remove this need" }).click();
    await entry("M01").getByText("0 of 5 SMART parts, 0 of 5 levels described").waitFor();
    await page.getByRole("status").getByRole("button", { name: "Undo" }).click();
    await entry("M01").getByText("1 goal answers it").waitFor();
  });

  await step("beside its text stands which part is open and why, until all five are there", async () => {
    await openGoal(page, "M01", own);
    await aid.getByText("1 of 5 parts are there.").waitFor();
    await aid.getByText("A date makes you look while it can still be changed.").waitFor();
    await aid.getByRole("button", { name: /^Say it.*Specific$/u }).click();
    assert.equal(await page.evaluate(() => document.activeElement.id), "specific");
    await fill(page, { "What will be different, where, and with whom": "In talks with athletes", "Steps towards it": "Record one talk" });
    await aid.getByText("3 of 5 parts are there.").waitFor();
    await fill(page, { "To be reached by": "2021-12-01", "How you will both see it": "Counted in a recording" });
    await aid.getByText("All five parts are there.").waitFor();
    await page.getByText("Work on it has not begun.").waitFor();
    assert.equal(await page.locator("#scale").getByText("Not described yet.").count(), 5);
    await describe(page, { "0: as expected": "Two questions in most talks", "−2: much less than expected": "Advice comes first" });
    await assertAccessible(page);
    await saveGoal(page);
    await entry("M01").getByText("5 of 5 SMART parts, 2 of 5 levels described").waitFor();
  });

  await step("a goal of the group and the goals that serve it are linked from either side, and one step undoes it", async () => {
    await addGoals(page, "The whole group", { goals: [common], on: "2021-09-01" });
    await entry("The whole group").getByText("No individual goal serves it yet.").waitFor();
    await openGoal(page, "The whole group", common);
    await page.getByRole("group", { name: "Individual goals that serve it" }).getByRole("checkbox", { name: "M01" }).check();
    await saveGoal(page);
    await entry("The whole group").getByRole("link", { name: `M01: ${own}` }).waitFor();
    await openGoal(page, "M01", own);
    await page.getByRole("group", { name: "Goals of the group that it serves" }).getByRole("checkbox").uncheck();
    await saveGoal(page);
    await entry("The whole group").getByText("No individual goal serves it yet.").waitFor();
    await openGoal(page, "M01", own);
    await page.getByRole("group", { name: "Goals of the group that it serves" }).getByRole("checkbox").check();
    await saveGoal(page);
    await openGoal(page, "The whole group", common);
    await page.getByText("1 individual goal serves it. It stays").waitFor();
    await page.getByRole("button", { name: "Remove this goal" }).click();
    await page.waitForURL(/\/goals$/u);
    await entry("The whole group").waitFor({ state: "detached" });
    await entry("M01").getByRole("link", { name: own }).waitFor();
    assert.equal(await entry("M01").getByText("Serves the group’s goal").count(), 0);
    await page.getByRole("status").getByRole("button", { name: "Undo" }).click();
    await entry("M01").getByText("Serves the group’s goal").waitFor();
    await entry("The whole group").getByRole("link", { name: `M01: ${own}` }).waitFor();
  });

  await step("progress over three sessions: a picture, and the same as a table", async () => {
    const seen = [["2021-09-07", "Advice first, twice", "−2"], ["2021-10-05", "One question", "−1"], ["2021-11-02", "Two, most of the time", "0"]];
    for (const [place, [day, text, level]] of seen.entries()) {
      await onDay(page, day);
      await meet(page, place + 1, day, "In person", mentees, mentees);
      await openGoal(page, "M01", own);
      await look(page, place + 1, { session: place + 1, text, level });
      await saveGoal(page);
    }
    await openGoal(page, "M01", own);
    const picture = page.getByRole("img", { name: /3 of 3 looks rated\. Last: 0: as expected/u });
    await picture.waitFor();
    assert.equal(await picture.locator("circle").count(), 3);
    assert.deepEqual(await picture.locator("circle + text").allTextContents(), ["S1", "S2", "S3"]);
    const rows = await page.getByRole("table").locator("tbody tr").evaluateAll((all) => all.map((row) => [...row.cells].map((cell) => cell.innerText.replace(/\s/gu, " "))));
    assert.deepEqual(rows, seen.map(([day, text, level], place) => [
      `${Number(day.slice(8))} ${["Sep", "Oct", "Nov"][place]} 2021`, `Session ${place + 1}`,
      { "−2": "−2: much less than expected", "−1": "−1: less than expected", 0: "0: as expected" }[level], text,
    ]));
  });

  await step("what is described now came after work began, and is called so; what stood before keeps its day", async () => {
    await describe(page, { "+1: more than expected": "Two questions in every talk" });
    await saveGoal(page);
    await openGoal(page, "M01", own);
    const scale = page.locator("#scale");
    await scale.getByText("Work on it began on 7 September 2021.").waitFor();
    assert.equal(await scale.getByText("Described on 1 Sep 2021.").count(), 2);
    assert.equal(await scale.getByText("Described on 2 Nov 2021, after work had begun.").count(), 1);
    assert.equal(await scale.getByText("Not described yet.").count(), 2);
    await assertAccessible(page);
  });

  await step("a score is unknown while one goal is not rated, and so is the median", async () => {
    for (const name of mentees) {
      const goals = ["First", "Second", "Third"].map((word) => `${word} goal`).slice(name === "M01" ? 1 : 0);
      await addGoals(page, name, { goals, on: "2021-11-02" });
    }
    await page.getByText("No goal is rated at the end yet.").waitFor();
    for (const [goal, level] of [["First goal", "+1"], ["Second goal", "0"]]) await rate(page, "M02", goal, level, "2021-11-02");
    assert.deepEqual(await scores(page), { median: "unknown", M01: "unknown", M02: "unknown", M03: "unknown" });
    await rowOf(page, "M02").getByText("Not rated at the end: 1 of 3.").waitFor();
    await rate(page, "M02", "Third goal", "0", "2021-11-02");
    for (const [goal, level] of [["First goal", "−1"], ["Second goal", "−1"], ["Third goal", "0"]]) await rate(page, "M03", goal, level, "2021-11-02");
    assert.deepEqual(await scores(page), { median: "unknown", M01: "unknown", M02: "54.56", M03: "40.87" });
    await page.getByText("It waits for 1 mentee whose score is unknown.").waitFor();
  });

  await step("T23: the closing meeting shows what was described, and then scores and median stand", async () => {
    await onDay(page, "2021-11-03");
    await openTab(page, "Meetings");
    await rowOf(page, "M01").getByRole("cell").nth(2).getByRole("link").click();
    await answer(page, "Has it taken place?", "Yes, it was held");
    await fill(page, { Day: "2021-11-03", Start: "09:00", End: "09:30" });
    for (const found of await page.getByLabel("What was found").all()) await found.fill("As we had hoped");
    const levels = page.getByRole("combobox", { name: "Attainment" });
    await levels.first().selectOption({ label: "0: as expected. Two questions in most talks" });
    for (const place of [1, 2]) await levels.nth(place).selectOption({ label: "0: as expected" });
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.waitForURL(/\/meetings$/u);
    assert.deepEqual(await scores(page), { median: "50.00", M01: "50.00", M02: "54.56", M03: "40.87" });
    await page.getByText("The middle of 3 scores.").waitFor();
    await rowOf(page, "M02").getByText("Level 0 of 3 goals was not described before work began: read the score with care.").waitFor();
    await page.getByText("What these numbers mean").click();
    await page.getByText("50 means: on the whole as expected.").waitFor();
    await assertAccessible(page);
    await openTab(page, "Members");
    await rowOf(page, "M02").getByRole("rowheader").getByRole("link").click();
    await page.locator(".sums").filter({ hasText: "T-score" }).getByText("54.56").waitFor();
  });
});
