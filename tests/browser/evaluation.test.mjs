// The evaluation as mentees answer it: alone on the mentor's device, which shows nothing else meanwhile, or from a file; fewer
// than five are never told apart; what it leaves to do comes to the next group; what is planned and due as a calendar file.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import ICAL from "ical.js";
import { assertAccessible, openApp, openBrowser, openSite } from "./harness.mjs";
import { fill, formWith, openPart, openTab, press, story } from "./steps/page.mjs";
import { setUpFromTemplate } from "./steps/reflective.mjs";

const code = "4711";
const at = (time) => `2025-03-04T${time}Z`;

/** A file that a press of the button saves: its name and its text. */
async function saved(page, button) {
  const download = page.waitForEvent("download");
  await button.click();
  const file = await download;
  return { name: file.suggestedFilename(), text: readFileSync(await file.path(), "utf8") };
}

const open = (page, id, text, name = "file.json") =>
  page.locator(id).setInputFiles({ name, mimeType: "application/json", buffer: Buffer.from(text) });

const refused = (page, reason) => page.getByRole("alert").filter({ hasText: reason }).waitFor();

const formRefused = (page, reason) => page.locator(".form-errors").filter({ hasText: reason }).waitFor();

/** A healthcare group of eight, at its evaluation. */
async function atEvaluation(t) {
  const site = await openSite(t);
  const { page, context } = await openBrowser(t, site, { acceptDownloads: true });
  await page.clock.setFixedTime(at("10:00:00"));
  await openApp(page, site.url);
  await setUpFromTemplate(page, { first: "2025-03-11" });
  await openTab(page, "Evaluation");
  return { site, page, context };
}

async function handOver(page) {
  await page.getByRole("button", { name: "Hand the device over…" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("A code that gives the book back").fill("12");
  await dialog.getByRole("button", { name: "Hand it over" }).click();
  await dialog.getByText("Enter at least 4 characters.").waitFor();
  await dialog.getByLabel("A code that gives the book back").fill(code);
  await dialog.getByRole("button", { name: "Hand it over" }).click();
  await page.getByRole("heading", { name: "Who are you?" }).waitFor();
}

/** One mentee answers, and gives the device on. */
async function answers(page, name, text) {
  await page.getByRole("button", { name, exact: true }).click();
  await page.getByText(`You answer as ${name}.`).waitFor();
  await fill(page, { "How was the group for you?": `Group: ${text}`, "What should become better?": `Better: ${text}` });
  await page.getByRole("button", { name: "Give my answers" }).click();
  await page.getByRole("heading", { name: "Thank you." }).waitFor();
  await page.getByRole("button", { name: "I am next" }).click();
  await page.getByRole("heading", { name: "Who are you?" }).waitFor();
}

/** Nothing of the book is in the page but the code names of those who have not answered. */
async function assertNothingElse(page, names) {
  await page.getByRole("heading", { name: "Who are you?" }).waitFor();
  assert.deepEqual(await page.locator(".handed-names button").allInnerTexts(), names);
  assert.equal(await page.title(), "Circlebook");
  assert.equal(await page.locator("nav, header.side, .toast").count(), 0);
  const html = await page.content();
  for (const word of ["Tuesday group", "Mentor B", "Group:", code]) assert.ok(!html.includes(word), `“${word}” is in the page`);
}

async function takeBack(page, typed) {
  const field = page.getByLabel("Your code");
  if (!await field.isVisible()) await page.getByText("For the mentor: take the book back").click();
  await field.fill(typed);
  await page.getByRole("button", { name: "Take the book back" }).click();
}

async function closeRound(page) {
  await page.getByRole("button", { name: "Close the round…" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Close the round" }).click();
  await page.getByText("The round was closed.").waitFor();
}

async function backup(page) {
  await openPart(page, "Book");
  return saved(page, page.locator("#save-backup"));
}

test("six mentees answer one after the other on a device that shows nothing else, and a seventh from a file", { timeout: 6 * 60_000 }, async (t) => {
  const { site, page, context } = await atEvaluation(t);
  const step = story(t, () => page);
  const evaluation = page.url();

  await step("the screen shows nothing of the book, whatever is tried", async () => {
    await assertAccessible(page);
    await handOver(page);
    const all = ["P1", "P2", "P3", "P4", "P5", "P6", "P7", "P8"];
    await assertNothingElse(page, all);
    await assertAccessible(page);
    await page.keyboard.press("Control+z");
    await page.goBack();
    await assertNothingElse(page, all);
    for (const address of [site.url, `${site.url}groups`, evaluation]) {
      await openApp(page, address);
      await assertNothingElse(page, all);
    }
    const other = await context.newPage();
    await other.clock.setFixedTime(at("10:00:00"));
    await openApp(other, evaluation);
    await assertNothingElse(other, all);
    await other.close();
  });

  await step("six answer, each once; the guard watches, and a reload changes nothing", async () => {
    for (const [name, text] of [["P3", "c"], ["P1", "f"]]) await answers(page, name, text);
    await page.reload();
    await assertNothingElse(page, ["P2", "P4", "P5", "P6", "P7", "P8"]);
    await page.getByRole("button", { name: "P2", exact: true }).click();
    await page.getByRole("button", { name: "Give my answers" }).click();
    await formRefused(page, "No question is answered");
    await page.getByLabel("How was the group for you?").fill("We spoke of 999 000 0018");
    await page.getByRole("button", { name: "Give my answers" }).click();
    await formRefused(page, "NHS number");
    await page.getByRole("button", { name: "That is not me" }).click();
    for (const [name, text] of [["P2", "a"], ["P5", "e"], ["P4", "b"], ["P6", "d"]]) await answers(page, name, text);
    await assertNothingElse(page, ["P7", "P8"]);
  });

  await step("only the code gives the book back, and a wrong one costs a wait that a reload does not shorten", async () => {
    await takeBack(page, "0000");
    await page.getByText("That is not the code. You can try again in 5 seconds.").waitFor();
    await page.reload();
    await page.getByText("For the mentor: take the book back").click();
    await page.getByText("You can try again in 5 seconds.").waitFor();
    assert.ok(await page.getByRole("button", { name: "Take the book back" }).isDisabled());
    await page.clock.setFixedTime(at("10:00:06"));
    await takeBack(page, "1234");
    await page.getByText("You can try again in 10 seconds.").waitFor();
    await page.clock.setFixedTime(at("10:01:00"));
    await takeBack(page, code);
    await page.getByText("6 of 8 have answered.").waitFor();
    await page.getByText("Not yet: P7 and P8.").waitFor();
    assert.equal((await page.content()).includes("Group: a"), false, "what was said is not shown before the round is closed");
  });

  await step("a form goes out, is answered where there is no book, and comes back; what does not fit changes nothing", async () => {
    const form = await saved(page, page.getByRole("button", { name: "Save a form to send" }));
    assert.match(form.name, /^circlebook-form-2025-03-04\.json$/u);
    assert.doesNotMatch(form.text, /Tuesday|P\d|Mentor/u);
    const { page: own, close } = await openBrowser(t, site, { acceptDownloads: true });
    await openApp(own, site.url);
    await own.getByRole("link", { name: "Answer a form" }).click();
    await open(own, "#open-form", '{"format":"circlebook-backup","schema":2}');
    await refused(own, "holds a book");
    await open(own, "#open-form", form.text);
    await fill(own, { "How was the group for you?": "Group: g", "What did you gain?": "Courage" });
    await assertAccessible(own);
    const answer = await saved(own, own.getByRole("button", { name: "Save my answers as a file" }));
    assert.match(answer.name, /^circlebook-answer-.*\.json$/u);
    await own.getByText("Send this file to your mentor").waitFor();
    await close();

    const other = answer.text.replace(/"round":"[^"]*"/u, '"round":"01890000-0000-7000-8000-000000000001"');
    for (const [text, reason] of [
      [answer.text.slice(0, -20), /ends in the middle/u],
      [answer.text.replace('"benefit"', '"gain"'), /damaged/u],
      [answer.text.replace('"schema":1', '"schema":2'), /newer Circlebook/u],
      [other, /another form/u],
      [form.text, /a form without answers/u],
      ['{"format":"circlebook-export","schema":2}', /holds a book/u],
      ["hello", /not a Circlebook file/u],
    ]) {
      await open(page, "#open-answer", text);
      await refused(page, reason);
    }
    await page.getByText("6 of 8 have answered.").waitFor();
    await open(page, "#open-answer", answer.text);
    await page.getByLabel("From whom is this answer?").selectOption("P7");
    await page.getByRole("button", { name: "Take it in" }).click();
    await page.getByText("7 of 8 have answered.").waitFor();
    await open(page, "#open-answer", answer.text);
    await refused(page, /taken in already/u);
    await openPart(page, "Book");
    await open(page, "#open-file", answer.text);
    await refused(page, /the form of an evaluation, or an answer/u);
    await page.goBack();
  });

  await step("closed, the round shows what was said by question, in the order of the alphabet", async () => {
    await page.getByText("7 of 8 have answered.").waitFor();
    await closeRound(page);
    const texts = await page.locator(".gathered-question").first().locator("li").allInnerTexts();
    assert.deepEqual(texts, ["a", "b", "c", "d", "e", "f", "g"].map((text) => `Group: ${text}`));
    await assertAccessible(page);
    const { text } = await backup(page);
    assert.equal(text.match(/Group: a/gu).length >= 1, true);
    for (const entry of JSON.parse(text).journal) {
      const words = JSON.stringify(entry);
      const told = ["a", "b", "c", "d", "e", "f", "g"].filter((letter) => words.includes(`Group: ${letter}`));
      assert.ok(told.length === 0 || told.length === 7, `an entry of the history holds ${told.length} answers`);
    }
  });
});

test("of three nothing is told apart, on the screen or in a file; the actions come to the next group, and all days to a calendar", { timeout: 6 * 60_000 }, async (t) => {
  const { page } = await atEvaluation(t);
  const step = story(t, () => page);

  await step("three answers are counted and not kept", async () => {
    await handOver(page);
    for (const name of ["P1", "P2", "P3"]) await answers(page, name, `told by ${name.slice(1)}`);
    await takeBack(page, code);
    await page.getByText("3 of 8 have answered.").waitFor();
    await closeRound(page);
    await page.getByText("3 answered: fewer than 5").waitFor();
    assert.equal((await page.content()).includes("told by"), false);
    const { text } = await backup(page);
    assert.equal(text.includes("told by"), false, "nor is it in a backup");
    assert.match(text, /"to_group":\{"count":3\}/u);
    await page.goBack();
  });

  await step("an action is what is next, and can be dropped with a reason or done", async () => {
    const form = formWith(page, "Save the evaluation");
    await form.getByLabel("Action", { exact: true }).fill("Start on time");
    await form.locator("#action-owner").selectOption("Mentor B");
    await form.locator("#action-due").fill("2025-04-01");
    await form.getByRole("button", { name: "Add an action" }).click();
    await form.getByLabel("Action", { exact: true }).nth(1).fill("A warmer room");
    await press(page, form, "Save the evaluation", "Evaluation saved.");
    await openPart(page, "Next");
    const line = page.locator(".entry").filter({ hasText: "Start on time" });
    assert.match(await line.innerText(), /1 Apr[^]*Tuesday group/u);
    await line.getByRole("link", { name: "Settle it" }).click();
    const room = page.locator(".entry").filter({ hasText: "A warmer room" });
    await room.getByRole("button", { name: "Drop…" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
    await page.getByRole("dialog").getByLabel("Why it will not be done").fill("The house is sold");
    await press(page, page.getByRole("dialog"), "Save", "The action was dropped.");
    await room.waitFor({ state: "detached" });
    await assertAccessible(page);
  });

  let first;
  await step("the calendar file is read by another’s parser, tells no names, and a second one updates the first", async () => {
    const file = async (names) => {
      await openPart(page, "Next");
      await page.getByRole("button", { name: "Calendar file…" }).click();
      const dialog = page.getByRole("dialog");
      if (names) await dialog.getByLabel("Put the names of the groups into the file").check();
      const { name, text } = await saved(page, dialog.getByRole("button", { name: "Save the file" }));
      assert.equal(name, "circlebook-calendar-2025-03-04.ics");
      for (const line of text.split("\r\n")) assert.ok(Buffer.byteLength(line) <= 75, line);
      const calendar = new ICAL.Component(ICAL.parse(text));
      return calendar.getAllSubcomponents("vevent").map((event) => new ICAL.Event(event));
    };
    first = await file(false);
    const sessions = first.filter(({ summary }) => summary.startsWith("Mentoring session"));
    assert.ok(sessions.length >= 2, `${sessions.length} sessions`);
    assert.equal(sessions[0].startDate.toJSDate().toISOString(), "2025-03-11T17:00:00.000Z");
    // in British summer time five o’clock on the wall is four in UTC
    const summer = sessions.find(({ startDate }) => startDate.toJSDate() > new Date("2025-04-01"));
    assert.equal(summer.startDate.toJSDate().getUTCHours(), 16);
    const action = first.find(({ summary }) => summary === "Mentoring: an action is due");
    assert.equal(action.startDate.toString(), "2025-04-01");
    assert.ok(first.every(({ summary, description }) => !/Tuesday|P\d|Start on/u.test(`${summary} ${description}`)));
    assert.equal(new Set(first.map(({ uid }) => uid)).size, first.length, "each has an identifier of its own");
    await page.clock.setFixedTime(at("10:05:00"));
    const second = await file(true);
    assert.deepEqual(second.map(({ uid }) => uid), first.map(({ uid }) => uid));
    assert.ok(second.every(({ sequence }, place) => sequence > first[place].sequence));
    assert.ok(second.every(({ summary }) => summary.startsWith("Tuesday group: Mentoring")));
  });

  await step("the next group takes the action over, and only it has it from then on", async () => {
    await openPart(page, "Next");
    await page.getByRole("link", { name: "New group" }).first().click();
    await page.getByRole("radio", { name: /^As in Tuesday group/u }).check();
    await page.waitForFunction(() => document.querySelector("#purpose").value !== "");
    await fill(page, { "Name of the group": "Wednesday group" });
    const next = () => page.getByRole("button", { name: "Continue" }).click();
    for (const name of ["Policies", "Mentor", "Set-up"]) {
      await next();
      await page.locator("[aria-current=step]").filter({ hasText: name }).waitFor();
    }
    const action = page.getByLabel("Start on time");
    assert.equal(await action.inputValue(), "take-over");
    await action.selectOption("Drop it");
    await next();
    await page.getByText("Why it will not be done").first().waitFor();
    await action.selectOption("Take it over into this group");
    await assertAccessible(page);
    for (const name of ["Agreement", "Sessions", "Members"]) {
      await next();
      await page.locator("[aria-current=step]").filter({ hasText: name }).waitFor();
    }
    await page.getByRole("button", { name: "Set up the group" }).click();
    await page.getByRole("heading", { level: 1, name: "Wednesday group" }).waitFor();
    const carried = page.locator(".entry").filter({ hasText: "Start on time" });
    assert.match(await carried.innerText(), /From the earlier group/u);
    await openPart(page, "Next");
    const lines = page.locator(".entry").filter({ hasText: "Start on time" });
    await lines.first().waitFor();
    assert.deepEqual([await lines.count(), /Wednesday group/u.test(await lines.innerText())], [1, true]);
    await lines.getByRole("link", { name: "Settle it" }).click();
    await carried.getByRole("button", { name: "Done" }).click();
    await page.getByText("The action is done.").waitFor();
    await carried.waitFor({ state: "detached" });
  });
});
