// Setting up a group, its members, and the statements that stand in its notes.

import { answer, fill, fillOptional, formWith, giveReason, openTab, press } from "./page.mjs";

/** Sets up a group from the start page in its four steps; the policies stay as they are proposed. */
export async function setUpGroup(page, { name, purpose, goals, mentor, listing }) {
  await page.getByRole("link", { name: "Set up a group" }).click();
  const next = () => page.getByRole("button", { name: "Continue" }).click();
  await fill(page, { "Name of the group": name });
  await fillOptional(page, { "Why the group meets": purpose, "What the group sets out to reach": goals });
  await next();
  await page.getByRole("group", { name: "Policies that judge this group" }).waitFor();
  await next();
  await fill(page, { "Code name of the mentor": mentor });
  await fillOptional(page, {
    "Listed from": listing.from,
    "Listed until": listing.to,
    "Looked up on": listing.checked,
    "Where you looked it up": listing.source,
  });
  await next();
  await page.getByRole("button", { name: "Set up the group" }).click();
  await page.getByRole("navigation", { name: "Pages of this group" }).waitFor();
}

/** The row of that person in the table of the page. */
export const rowOf = (page, name) => page.getByRole("row").filter({ has: page.getByRole("rowheader", { name }) });

/** Fills in the form that adds mentees, who have chosen to count group mentoring. */
export async function proposeMembers(page, { names, invited, joined }) {
  await openTab(page, "Members");
  const form = formWith(page, "Add to the group");
  await fill(form, { "Code names": names.join("\n") });
  await fillOptional(form, { "Invited on": invited, "First day as a member": joined });
  await answer(form, "Does the mentee count group mentoring?", "Yes, chosen");
  return form;
}

/** Adds mentees. */
export async function addMembers(page, members) {
  const form = await proposeMembers(page, members);
  await form.getByRole("button", { name: "Add to the group" }).click();
  for (const name of members.names) await rowOf(page, name).waitFor();
}

/** Changes what is recorded about a member. */
export async function changeMember(page, name, values, reason) {
  await openTab(page, "Members");
  await rowOf(page, name).getByRole("rowheader").getByRole("link").click();
  await page.getByRole("heading", { level: 1, name }).waitFor();
  const form = formWith(page, "Save");
  await fillOptional(form, values);
  await giveReason(form, reason);
  await form.getByRole("button", { name: "Save", exact: true }).click();
  await page.waitForURL(/\/members$/u);
}

/** Closes a duty of a mentee that can no longer be met. */
export async function closeDuty(page, name, rule, reason) {
  await openTab(page, "Members");
  await rowOf(page, name).getByRole("rowheader").getByRole("link").click();
  await page.getByText("Close a duty that can no longer be met").click();
  const form = formWith(page, "Close with this reason");
  const duty = form.getByLabel("Duty", { exact: true });
  const option = await duty.getByRole("option", { name: rule }).textContent();
  await duty.selectOption({ label: option });
  await fill(form, { Reason: reason });
  await form.getByRole("button", { name: "Close with this reason" }).click();
  await page.getByText(`(${rule}), closed on`).waitFor();
}

/** Records a note of the kind that stands under this summary; it carries the day of the story. */
export async function addNote(page, summary, text) {
  await openTab(page, "Notes");
  const fold = page.getByRole("group").filter({ has: page.getByText(summary, { exact: true }) });
  await fold.getByText(summary, { exact: true }).click();
  if (text) await fold.getByRole("textbox").first().fill(text);
  await press(page, fold, "Save", "Noted.");
}
