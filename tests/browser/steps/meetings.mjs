// Individual meetings.

import { rowOf } from "./group.mjs";
import { answer, fill, fillOptional, giveReason, openTab } from "./page.mjs";

const columns = { "Opening meeting": 0, "Closing meeting": 2 };

async function openMeeting(page, kind, mentee) {
  await openTab(page, "Meetings");
  await rowOf(page, mentee).getByRole("cell").nth(columns[kind]).getByRole("link").click();
  await page.getByRole("heading", { level: 1, name: `${kind}: ${mentee}` }).waitFor();
}

async function wasHeld(page, { day, from = "09:00", to = "09:30" }) {
  await answer(page, "Has it taken place?", "Yes, it was held");
  await fill(page, { Day: day, Start: from, End: to });
}

async function save(page) {
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.waitForURL(/\/meetings$/u);
}

async function addCase(page, place, code) {
  await page.getByRole("button", { name: "Add a case" }).click();
  const one = page.getByRole("group", { name: `Case ${place}`, exact: true });
  await fill(one, { Code: code });
  await fillOptional(one, { "Nature of the case": "Confidence after an injury", "Scope of the work": "Six meetings" });
  await answer(one, "What stays out of the group?", "Some of it");
  await fill(one, { "Parts that stay out": "Club and level\nMedical history" });
}

/** Records an opening meeting that covers everything; without cases the mentee says that none is assigned. */
export async function openingMeeting(page, mentee, { cases, reason, ...when }) {
  await openMeeting(page, "Opening meeting", mentee);
  await wasHeld(page, when);
  await page.getByRole("button", { name: "Add a need" }).click();
  await fill(page, { "Need 1": "To listen longer before advising" });
  await page.getByRole("button", { name: "Add a goal" }).click();
  await fill(page, { "Goal 1": `${mentee} asks two questions before every advice` });
  await answer(page, "Was confidentiality discussed?", "Yes");
  await answer(page, "Is the mentee assigned to cases?", cases.length ? "Yes, these" : "None assigned");
  for (const [place, code] of cases.entries()) await addCase(page, place + 1, code);
  await answer(page, "Has the mentee any concerns about the group?", "Asked: none");
  await giveReason(page, reason);
  await save(page);
}

/** Records a check-in that finds progress on the mentee's goal. */
export async function checkIn(page, mentee, when) {
  await openTab(page, "Meetings");
  await rowOf(page, mentee).getByRole("link", { name: "Add a check-in" }).click();
  await page.getByRole("heading", { level: 1, name: `Check-in: ${mentee}` }).waitFor();
  await wasHeld(page, when);
  await fill(page, { "What was found": "One question, most of the time" });
  await answer(page, "Has the mentee any concerns about the group?", "Asked: none");
  await save(page);
}

/** Records a closing meeting with the outcome of the mentee's goal. */
export async function closingMeeting(page, mentee, { reason, ...when }) {
  await openMeeting(page, "Closing meeting", mentee);
  await wasHeld(page, when);
  await fill(page, { "What was found": "Two questions, nearly always" });
  await page.getByLabel("Attainment").selectOption({ label: "+1: more than expected" });
  await answer(page, "Has the mentee any concerns about the group?", "Asked: none");
  await giveReason(page, reason);
  await save(page);
}
