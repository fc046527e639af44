// The whole way of a group under the CMPC policy by keyboard alone: no mouse, and no focus but by Tab and arrows.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openApp, openBrowser, openSite } from "./harness.mjs";
import { everyScreen, openFullSample, unfold } from "./steps/crawl.mjs";
import { read, titles } from "./steps/findings.mjs";
import { rowOf } from "./steps/group.mjs";
import { keyboardOf } from "./steps/keys.mjs";
import { formWith, onDay, story } from "./steps/page.mjs";

const mentees = ["M01", "M02"];

test("a group from its first day to the credited hours", { timeout: 15 * 60_000 }, async (t) => {
  const site = await openSite(t);
  const { page } = await openBrowser(t, site);
  const step = story(t, () => page);
  const keys = await keyboardOf(page);
  const label = (name) => page.getByLabel(name, { exact: true });
  const button = (name, scope = page) => scope.getByRole("button", { name, exact: true });
  const group = (name, scope = page) => scope.getByRole("group", { name });
  const said = (words) => page.getByRole("status").getByText(words).waitFor();

  const openTab = async (name) => {
    await keys.press(page.getByRole("navigation", { name: "Pages of this group" }).getByRole("link", { name, exact: true }));
    await page.getByRole("heading", { level: 1 }).waitFor();
    await keys.holds();
  };

  /** Presses a button that saves and stays on its page: what it says comes, and the focus stays where the work is. */
  const save = async (name, scope, words) => {
    await keys.press(button(name, scope));
    await said(words);
    await keys.holds();
  };

  const openMeeting = async (name, link) => {
    await openTab("Meetings");
    await keys.press(rowOf(page, name).getByRole("link", { name: link }));
    await page.getByRole("heading", { level: 1, name }).waitFor();
    await keys.choose(group("Has it taken place?"), "Yes, it was held");
  };

  const times = async (date, from, to, scope = page) => {
    await keys.date(scope.getByLabel("Day", { exact: true }), date);
    await keys.time(scope.getByLabel("Start", { exact: true }), from);
    await keys.time(scope.getByLabel("End", { exact: true }), to);
  };

  const saveMeeting = async () => {
    await keys.choose(group("Has the mentee any concerns about the group?", page), "Asked: none");
    await keys.press(button("Save"));
    await page.waitForURL(/\/meetings$/u);
    await keys.holds();
  };

  await step("the first visit leads to a group in four steps", async () => {
    await page.clock.setFixedTime("2021-09-01T18:00:00Z");
    await openApp(page, site.url);
    await keys.press(page.getByRole("link", { name: "Set up a group" }));
    await keys.write(label("Name of the group"), "Keyboard group");
    await keys.write(label("Why the group meets (optional)"), "To practise with one another");
    await keys.write(label("What the group sets out to reach (optional)"), "To ask before advising");
    // Each step begins at its first field; nobody types in the moment between.
    const begins = (id) => page.waitForFunction((field) => document.activeElement?.closest(`#${field}`), id);
    await keys.press(button("Continue"));
    await group("Policies that judge this group").waitFor();
    await begins("packs");
    await keys.holds();
    await keys.press(button("Continue"));
    await begins("mentor");
    await keys.write(label("Code name of the mentor"), "Mentor A");
    await keys.date(label("Listed from (optional)"), "2020-03-01");
    await keys.date(label("Listed until (optional)"), "2022-03-31");
    await keys.date(label("Looked up on (optional)"), "2021-09-01");
    await keys.write(label("Where you looked it up (optional)"), "https://registry.example/mentors");
    await keys.press(button("Continue"));
    await begins("members");
    await keys.press(button("Set up the group"));
    await page.getByRole("navigation", { name: "Pages of this group" }).waitFor();
    await keys.holds();
  });

  await step("two mentees join and choose to count group mentoring", async () => {
    await openTab("Members");
    const form = formWith(page, "Add to the group");
    await keys.write(form.getByLabel("Code names"), mentees.join("\n"));
    await keys.date(form.getByLabel("First day as a member"), "2021-09-01");
    await keys.choose(group("Does the mentee count group mentoring?", form), "Yes, chosen");
    await keys.press(button("Add to the group", form));
    for (const name of mentees) await rowOf(page, name).waitFor();
    await keys.holds();
    for (const name of mentees) {
      await keys.press(rowOf(page, name).getByRole("rowheader").getByRole("link"));
      await page.getByRole("heading", { level: 1, name }).waitFor();
      await keys.date(label("Mentored hours began on (optional)"), "2021-06-01");
      await keys.press(button("Save", formWith(page, "Save")));
      await page.waitForURL(/\/members$/u);
      await keys.holds();
    }
  });

  await step("the group is briefed, and the mentor makes the statements", async () => {
    await onDay(page, "2021-09-06");
    await openTab("Notes");
    for (const [summary, text] of [["Record a briefing"], ["Make the statement"], ["Record what you looked up", "The council's page"]]) {
      const fold = page.getByRole("group").filter({ has: page.getByText(summary, { exact: true }) });
      await keys.press(fold.locator("summary"));
      if (text) await keys.write(fold.getByRole("textbox").first(), text);
      await save("Save", fold, "Noted.");
      await keys.press(button("Close", page.getByRole("status")));
      await keys.holds();
    }
  });

  await step("each has an opening meeting with needs, goals, confidentiality and cases", async () => {
    for (const [place, name] of mentees.entries()) {
      await openMeeting(name, /^Plan or record/u);
      await times("2021-09-06", `0${place + 8}:00`, `0${place + 8}:30`);
      await keys.press(button("Add a need"));
      await keys.write(label("Need 1"), "To listen longer before advising");
      await keys.press(button("Add a goal"));
      await keys.write(label("Goal 1"), `${name} asks two questions before every advice`);
      await keys.choose(group("Was confidentiality discussed?"), "Yes");
      await keys.choose(group("Is the mentee assigned to cases?"), "Yes, these");
      await keys.press(button("Add a case"));
      await keys.write(label("Code"), `C-0${place + 1}`);
      await keys.write(label("Nature of the case (optional)"), "Confidence after an injury");
      await keys.write(label("Scope of the work (optional)"), "Six meetings");
      await keys.choose(group("What stays out of the group?"), "Some of it");
      await keys.write(label("Parts that stay out"), "Club and level");
      await saveMeeting();
    }
  });

  await step("a session is planned, held with everyone present, and written up", async () => {
    await onDay(page, "2021-09-07");
    await openTab("Sessions");
    await keys.press(page.getByRole("link", { name: "Add sessions" }).first());
    await page.getByRole("heading", { level: 1, name: "New session" }).waitFor();
    await times("2021-09-07", "10:00", "11:30");
    await keys.choose(group("How you meet"), "In person");
    await keys.write(label("Topic"), "Working with coaches");
    await keys.press(button("Add an item"));
    await keys.write(label("Item"), "Round of cases");
    await keys.tick(page.getByRole("checkbox", { name: "Service provision" }));
    await keys.press(button("Link the goals of all who attend"));
    await keys.press(button("Plan it"));
    await page.getByRole("heading", { level: 1, name: "Session 1", exact: true }).waitFor();
    await keys.holds();

    const held = formWith(page, "Save what happened");
    await keys.press(button("Everyone present", held));
    await keys.press(button("All had a turn", held));
    await save("Save what happened", held, "Saved.");
    const written = formWith(page, "Save the write-up");
    await keys.choose(group("Did confidentiality hold?", written), "It held throughout");
    await keys.choose(group("Did you keep to the purpose and goals?", written), "On course");
    await keys.write(written.getByLabel("The same for several"), "Looked at the next steps");
    await keys.press(button("Fill in where empty", written));
    await keys.press(button("Tick all goals on the agenda", written));
    await keys.write(written.getByLabel("What was done"), "Practised asking in pairs");
    await keys.select(written.getByLabel("Signed off as complete by"), "Mentor A");
    await save("Save the write-up", written, "Saved.");
  });

  await step("progress is followed in a check-in, and each goal is assessed in a closing meeting", async () => {
    await onDay(page, "2021-09-14");
    await openMeeting("M01", /^Add a check-in/u);
    await times("2021-09-10", "09:00", "09:30");
    await keys.write(label("What was found"), "One question, most of the time");
    await saveMeeting();
    for (const name of mentees) {
      await openMeeting(name, /^Plan or record/u);
      await times("2021-09-14", "09:00", "09:30");
      await keys.write(label("What was found"), "Two questions, nearly always");
      await keys.select(page.getByLabel("Attainment"), "+1: more than expected");
      await saveMeeting();
    }
  });

  await step("the evaluation answers its four questions", async () => {
    await openTab("Evaluation");
    const form = formWith(page, "Save the evaluation");
    await keys.write(label("How did the mentees react to the group?"), "They found it safe");
    await keys.write(label("How did they react to the individual meetings?"), "They felt heard");
    await keys.write(label("How did the mentees benefit?"), "They ask before they advise");
    await keys.write(label("Action"), "Agree on the dates earlier");
    await keys.select(label("Who"), "Mentor A");
    await keys.date(label("By when"), "2021-10-31");
    for (const name of mentees) {
      await keys.write(group(name, form).getByLabel("On the group"), "Learned from the others");
      await keys.write(group(name, form).getByLabel("On the individual meetings"), "Useful and calm");
    }
    await save("Save the evaluation", form, "Evaluation saved.");
  });

  await step("M01’s findings are in order and the hours are final", async () => {
    await openTab("Overview");
    await keys.choose(page.getByRole("main"), /^All/u);
    const rest = page.getByRole("button", { name: /^Show \d+ more/u });
    while (await rest.count() > 0) await keys.press(rest.first());
    const numbers = [16, 17, 18, 19, 20, 21, 29, 30, 31];
    for (const rule of numbers.map((number) => `CMPC-${number}`)) {
      const row = page.getByRole("group").filter({ has: page.locator("summary", { hasText: titles.get(rule) }) });
      await keys.press(row.locator("summary"));
      const { subjects } = await row.evaluate(read);
      const own = subjects.filter(({ subject }) => subject === "M01" || rule === "CMPC-31");
      assert.deepEqual(own.map(({ mark }) => mark), ["In order"], rule);
    }
    await openTab("Hours");
    assert.deepEqual(await rowOf(page, "M01").getByRole("cell").allTextContents(), ["1:30 h", "1:30 h", "0:00 h", "8:30 h", "Final"]);
  });

  await step("the evaluation is taken back and done again by the keys, and by the buttons that offer it", async () => {
    const standing = (words) => rowOf(page, "M01").getByRole("cell", { name: words, exact: true }).waitFor();
    await keys.keyboard.press("Control+z");
    await standing("Provisional");
    await keys.keyboard.press("Control+Shift+z");
    await standing("Final");
    await keys.press(button("Undo", page.getByRole("status")));
    await standing("Provisional");
    await keys.press(button("Redo", page.getByRole("status")));
    await standing("Final");
    await keys.holds();
    t.diagnostic(`${keys.passed.size} different stops, ${keys.presses()} presses of Tab`);
  });
});

test("what goes from the page leaves the focus where the work is", async (t) => {
  const site = await openSite(t);
  const { page } = await openBrowser(t, site);
  const keys = await keyboardOf(page);
  const tab = (name) => page.getByRole("navigation", { name: "Pages of this group" }).getByRole("link", { name, exact: true });
  const has = (locator) => locator.evaluate((element) => element === document.activeElement);
  await openApp(page, site.url);
  await keys.press(page.getByRole("button", { name: "Explore the sample" }));
  await keys.press(tab("Notes"));

  const edit = page.getByRole("button", { name: "Edit" }).first();
  const dialog = page.getByRole("dialog");
  await keys.press(edit);
  await dialog.waitFor();
  assert.ok(await dialog.evaluate((element) => element.contains(document.activeElement)), "the dialog has the focus");
  await keys.keyboard.press("Escape");
  await dialog.waitFor({ state: "hidden" });
  assert.ok(await has(edit), "the focus is back where the dialog was opened");

  await keys.press(edit);
  await keys.write(dialog.getByRole("textbox").first(), "Told once more");
  await keys.press(dialog.getByRole("button", { name: "Save", exact: true }));
  await page.getByRole("status").getByText("Noted.").waitFor();
  await dialog.waitFor({ state: "hidden" });
  await keys.holds();

  await keys.press(page.getByRole("button", { name: "Remove" }).first());
  await page.getByRole("status").getByText("The note was removed.").waitFor();
  await keys.holds();
  await keys.press(page.getByRole("status").getByRole("button", { name: "Undo" }));
  await page.getByRole("status").getByText("Taken back.").waitFor();
  await keys.holds();

  await keys.press(tab("Sessions"));
  await keys.press(page.getByRole("link", { name: "Add sessions" }).first());
  await keys.press(page.getByRole("button", { name: "Add an item" }));
  await page.getByLabel("Item", { exact: true }).first().waitFor();
  await keys.holds();
  await keys.press(page.getByRole("button", { name: "Remove", exact: true }).first());
  await keys.holds();
  await keys.reach(page.getByRole("button", { name: "Plan it" }));
  await keys.reach(page.getByLabel("Topic"), "Shift+Tab");
});

test("on every screen Tab comes to each control and round again", { timeout: 15 * 60_000 }, async (t) => {
  const site = await openSite(t);
  const { page } = await openBrowser(t, site);
  await openFullSample(page, site.url);
  const keys = await keyboardOf(page);
  const problems = [];
  const screens = await everyScreen(page, site.url, async (kind) => {
    await unfold(page);
    const missed = await keys.round().catch((error) => [error.message]);
    problems.push(...missed.map((problem) => `${kind}: ${problem}`));
  });
  t.diagnostic(`${screens.length} screens, ${keys.presses()} presses of Tab`);
  assert.deepEqual(problems, []);
});
