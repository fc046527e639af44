// Needs and goals: added, described, followed, rated; and the scores that come of it.

import { fill, formWith, openTab } from "./page.mjs";

/** Adds needs and goals of a mentee, or goals of the whole group. */
export async function addGoals(page, whose, { needs = [], goals = [], answers = [], on }) {
  await openTab(page, "Goals");
  const form = formWith(page, "Add");
  await form.getByLabel("Whose are they?").selectOption({ label: whose });
  if (needs.length > 0) await fill(form, { "What does the mentee need to learn? (optional)": needs.join("\n") });
  await fill(form, { "Goals (optional)": goals.join("\n"), "Settled on": on });
  for (const need of answers) await form.getByRole("checkbox", { name: need }).check();
  await form.getByRole("button", { name: "Add", exact: true }).click();
  for (const text of [...needs, ...goals]) await page.locator(".owner").filter({ hasText: whose }).getByText(text, { exact: true }).waitFor();
}

/** Opens a goal from the list. */
export async function openGoal(page, whose, text) {
  await openTab(page, "Goals");
  const owner = page.locator(".owner").filter({ has: page.getByRole("heading", { name: whose, exact: true }) });
  await owner.getByRole("link", { name: text, exact: true }).click();
  await page.getByRole("heading", { level: 1, name: `Goal: ${whose}` }).waitFor();
}

/** Saves the open goal, which leads to the list. */
export async function saveGoal(page) {
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.waitForURL(/\/goals$/u);
}

/** Describes levels of the open goal by their labels. */
export function describe(page, levels) {
  return fill(page.locator("#scale"), levels);
}

/** Adds a look at the progress of the open goal, seen in a session, whose day it takes. */
export async function look(page, place, { session, text, level }) {
  await page.getByRole("button", { name: "Add a look at the progress" }).click();
  const one = page.getByRole("group", { name: `Look ${place}`, exact: true });
  await fill(one, { "What was seen": text });
  const seenIn = one.getByLabel("Seen in");
  await seenIn.selectOption(await seenIn.locator("option", { hasText: `Session ${session},` }).getAttribute("value"));
  const attainment = one.getByLabel("Attainment");
  await attainment.selectOption(await attainment.locator("option", { hasText: new RegExp(`^${level.replace("+", "\\+")}:`, "u") }).getAttribute("value"));
}

/** Rates a goal at the end. */
export async function rate(page, whose, text, level, on) {
  await openGoal(page, whose, text);
  await page.getByRole("group", { name: "Attainment" }).getByRole("radio", { name: new RegExp(`^${level.replace("+", "\\+")}:`, "u") }).check();
  await fill(page, { "Assessed on": on });
  await saveGoal(page);
}

/** The scores as the group's page of goals shows them, by code name, and their median. */
export async function scores(page) {
  await openTab(page, "Goals");
  const section = page.getByRole("region", { name: "How much was reached" });
  const median = await section.locator(".sums b").innerText();
  const rows = await section.locator("tbody tr").evaluateAll((all) => all.map((row) => [row.cells[0].firstChild.textContent.trim(), row.cells[2].innerText]));
  return { median, ...Object.fromEntries(rows) };
}
