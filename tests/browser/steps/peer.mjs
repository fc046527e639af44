// A peer group of seven, made in the stages that Proctor describes.

import { titles } from "./findings.mjs";
import { answer, fill, formWith, onDay, openTab, press } from "./page.mjs";

export const people = Array.from({ length: 7 }, (_, at) => `M${at + 1}`);

/**
 * Sets the group up from its template: a series of seven sessions, a week apart, from that day. What a group settles in its
 * stages is left out of what the template proposes, so that one sees each rule before and after.
 */
export async function setUpPeers(page, first) {
  const next = () => page.getByRole("button", { name: "Continue" }).click();
  const title = (name) => page.locator("[aria-current=step]").filter({ hasText: name }).waitFor();
  await page.getByRole("link", { name: "Set up a group" }).click();
  await page.getByRole("radio", { name: /^Peer group/u }).check();
  await fill(page, { "Name of the group": "Peers" });
  await page.locator("#purpose").fill("");
  await next();
  await title("Policies");
  await next();
  await fill(page, { "Code name of the mentor": "Convener" });
  await next();
  await title("Set-up");
  for (const [label, text] of Object.entries(settled)) {
    const field = page.getByLabel(label, { exact: true });
    text.proposed = await field.inputValue();
    await field.fill("");
  }
  await next();
  await title("Agreement");
  for (const box of await page.getByRole("group", { name: "Clauses" }).getByRole("checkbox").all()) await box.uncheck();
  await page.getByLabel(/^Minutes each member has to present/u).fill("");
  await next();
  await title("Sessions");
  await fill(page, { "Day of the first session (optional)": first, Start: "17:00", "Weeks from one to the next": "1" });
  await page.getByRole("checkbox", { name: /who chairs/u }).uncheck();
  await next();
  await title("Members");
  await page.getByLabel("Mentees (optional)", { exact: true }).fill(people.join("\n"));
  await page.getByRole("button", { name: "Set up the group" }).click();
  await page.getByRole("heading", { level: 1, name: "Peers" }).waitFor();
}

/** What the template proposes for the set-up, by label; filled while the wizard is gone through. */
export const settled = {
  "Criteria for membership, and how they follow from the purpose": {},
  "Why this mix of experience, professions and areas": {},
  "How members are selected": {},
  "Who decides": {},
  "What limits the choice, such as a place": {},
  "Format for presenting": {},
};

/** Fills these fields of the set-up and saves. */
export async function settle(page, values) {
  await openTab(page, "Set-up");
  await fill(page, values);
  await press(page, page, "Save", "Saved");
}

/** Whoever takes that task. */
export async function share(page, tasks) {
  await openTab(page, "Set-up");
  for (const [task, name] of Object.entries(tasks)) await page.getByLabel(task, { exact: true }).selectOption({ label: name });
  await press(page, page, "Save", "Saved");
}

/** The marks of all rules on the overview, by rule. */
export async function marks(page) {
  await openTab(page, "Overview");
  await page.waitForTimeout(150);
  await page.getByRole("radio", { name: /^All/u }).check({ force: true });
  const rest = page.getByRole("button", { name: /^Show \d+ more/u });
  while (await rest.count() > 0) await rest.first().click();
  const rows = await page.locator("details > summary").evaluateAll((all) => all.map((row) => [row.children[0]?.textContent.trim() ?? "", row.textContent]));
  const of = (title) => rows.find(([, text]) => text.includes(title))?.[0];
  return Object.fromEntries([...titles].filter(([id]) => id.startsWith("PPG")).map(([id, title]) => [id, of(title)]));
}

/** A stage of the path. */
export const stage = (page, name) => page.locator(".stage").filter({ has: page.getByRole("heading", { level: 2, name }) });

/** Completes a stage on that day. */
export async function complete(page, name, day) {
  await openTab(page, "Stages");
  const section = stage(page, name);
  await section.getByLabel("Completed on", { exact: true }).fill(day);
  await press(page, section, `Complete this stage ${name}`, "The stage is completed.");
}

/** States something on the group, on the day of the story. */
export async function state(page, values) {
  await openTab(page, "Statements");
  const form = formWith(page, "Save the statements").first();
  for (const [topic, said] of Object.entries(values)) await answer(form, topic, said);
  await press(page, form, "Save the statements", "Saved");
}

/** The rows of the roster in words. */
export async function turns(page) {
  const rows = await page.locator(".roster > li").allInnerTexts();
  return rows.map((row) => row.replace(/\s+/gu, " "));
}

/** Who has the turn in each session, in order. */
export const chairs = (page) => page.locator(".roster > li strong").allInnerTexts();

/** A session held on its day under its chair; a presentation with a note on how it was prepared. */
export async function hold(page, number, day, { chair, presents, prepared, stated = {} }) {
  await onDay(page, day);
  await openTab(page, "Sessions");
  await page.getByRole("link", { name: new RegExp(`^Session ${number}(\\D|$)`, "u") }).first().click();
  await page.getByRole("heading", { level: 1, name: `Session ${number}`, exact: true }).waitFor();
  const form = formWith(page, "Save what happened");
  await form.getByRole("button", { name: "Everyone present" }).click();
  await press(page, form, "Save what happened", "Saved.");
  await page.getByRole("link", { name: "How it was run" }).click();
  await page.getByRole("heading", { level: 1, name: `How session ${number} was run` }).waitFor();
  if (chair) {
    await page.getByLabel("Who takes the chair", { exact: true }).selectOption({ label: chair });
    await press(page, page, "Save how it was run", "Saved");
  }
  if (presents) {
    const brought = formWith(page, "Add what somebody brought");
    await brought.getByLabel("Who", { exact: true }).selectOption({ label: presents });
    await brought.getByLabel("Kind", { exact: true }).selectOption({ label: "Presented" });
    await fill(brought, { "What it was": "A student who falls silent" });
    if (prepared) await fill(brought, { "How a presentation was prepared": prepared });
    await press(page, brought, "Add what somebody brought", "Saved");
  }
  const statements = formWith(page, "Save the statements");
  for (const [topic, said] of Object.entries(stated)) await answer(statements, topic, said);
  if (Object.keys(stated).length > 0) await press(page, statements, "Save the statements", "Saved");
}
