// Reading from the screens what the book finds: verdicts and hours.

import { readFileSync } from "node:fs";
import { rowOf } from "./group.mjs";
import { openTab } from "./page.mjs";

/** The titles of the rules by their identifiers. */
const packs = ["cmpc-policy", "cmpc-notice", "uk-healthcare", "nordic-roles", "proctor-stages"];
export const titles = new Map(packs.flatMap((pack) => {
  const { rules } = JSON.parse(readFileSync(`src/policy/packs/${pack}.json`, "utf8"));
  return rules.map((rule) => [rule.id, rule.title["en-GB"]]);
}));

/** What an opened row shows: its mark, and each subject with mark and sentence; a row of one subject has just that. */
export function read(row) {
  const [mark, words, subject] = row.querySelector("summary").children;
  const text = (element) => element?.textContent.trim() ?? "";
  const line = (item) => ({
    subject: text(item.querySelector("b")),
    mark: text(item.children[0]),
    finding: text(item.querySelector("b + span")),
  });
  const lines = [...row.querySelectorAll(".verdict-cases > li")].map(line);
  const alone = { subject: text(subject), mark: text(mark), finding: text(words.lastElementChild) };
  return { subjects: lines.length > 0 ? lines : [alone], all: text(row) };
}

/** The findings on these rules, as the group's overview shows them: by rule, then by subject. */
export async function findings(page, rules) {
  await openTab(page, "Overview");
  // A new page comes to its top a moment later; a click on its way there would miss.
  await page.waitForTimeout(150);
  await page.getByRole("radio", { name: /^All/u }).check({ force: true });
  const rest = page.getByRole("button", { name: /^Show \d+ more/u });
  while (await rest.count() > 0) await rest.first().click();
  const found = {};
  for (const rule of rules) {
    const row = page.getByRole("group").filter({ has: page.locator("summary", { hasText: titles.get(rule) }) });
    await row.locator("summary").click();
    // Judged anew in this moment, the row is made anew and closed.
    if (!await row.evaluate((opened) => opened.open)) await row.locator("summary").click();
    const { subjects, all } = await row.evaluate(read);
    found[rule] = { ...Object.fromEntries(subjects.map(({ subject, mark, finding }) => [subject, `${mark}: ${finding}`])), all };
  }
  return found;
}

/** A mentee's row in the table of the group's hours: attended, credited, not credited, left, standing. */
export async function hoursOf(page, name) {
  await openTab(page, "Hours");
  return rowOf(page, name).getByRole("cell").allTextContents();
}

/** A mentee's statement of hours: its lines by what they are about, and the words of the page. */
export async function statementOf(page, name) {
  await openTab(page, "Hours");
  await rowOf(page, name).getByRole("link").click();
  await page.getByRole("heading", { level: 1, name: `Hours of ${name}` }).waitFor();
  const lines = await page.getByRole("table").first().evaluate((table) => {
    const words = (cell) => cell.innerText.replace(/\s+/gu, " ").trim();
    const rows = [...table.tBodies[0].rows].map((row) => [...row.cells].map(words));
    return Object.fromEntries(rows.map(([about, ...cells]) => [about.split(",")[0], cells]));
  });
  const text = await page.getByRole("main").innerText();
  await page.getByRole("navigation", { name: "Pages above this one" }).getByRole("link").click();
  await page.getByRole("navigation", { name: "Pages of this group" }).waitFor();
  return { lines, text };
}
