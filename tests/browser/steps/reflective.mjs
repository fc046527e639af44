// A reflective group of eight: set up from its template, what it agrees and consents to, and its sessions.

import { answer, fill, formWith, giveReason, openTab, press } from "./page.mjs";

export const people = Array.from({ length: 8 }, (_, at) => `P${at + 1}`);
const professions = ["nurse", "nurse", "midwife", "GP", "GP", "physiotherapist", "pharmacist", "psychologist"];

/** Clicks into a field and types: nobody has to know the Tab key. */
async function type(page, label, text) {
  const field = page.getByLabel(label, { exact: true });
  await field.click();
  await field.fill(text);
}

/**
 * The steps of the wizard from the healthcare template, as a mentor takes them who reads what stands on the screen; `look`
 * is called at the end of each.
 */
export async function setUpFromTemplate(page, { first, look = () => {} } = {}) {
  const next = async () => {
    await look();
    await page.getByRole("button", { name: "Continue" }).click();
  };
  await page.getByRole("link", { name: "Set up a group" }).click();
  await page.getByRole("radio", { name: /^Healthcare group/u }).check();
  await type(page, "Name of the group", "Tuesday group");
  await next();
  await page.getByRole("checkbox", { name: /^UK healthcare policy/u, checked: true }).waitFor();
  await next();
  await type(page, "Code name of the mentor", "Mentor B");
  await next();
  await page.getByRole("checkbox", { name: /^This group is mentorship/u }).check();
  await type(page, "Platform for sessions online", "The trust’s own");
  await type(page, "Why it is held to be secure", "Approved by our information governance");
  await answer(page, "Do sessions need a password?", "Yes");
  await next();
  await page.getByText("Everything that they ask for is there.").waitFor();
  await next();
  if (first) {
    await type(page, "Day of the first session (optional)", first);
    await type(page, "Start", "17:00");
  }
  await next();
  await type(page, "Mentees (optional)", people.map((name, at) => `${name}: ${professions[at]}`).join("\n"));
  // It is ticked for this template; the protection has a test of its own.
  await page.getByRole("checkbox", { name: /^Protect this book/u, checked: true }).uncheck();
  await look();
  await page.getByRole("button", { name: "Set up the group" }).click();
  await page.getByRole("navigation", { name: "Pages of this group" }).waitFor();
}

/** A session that is planned and held on its day with these people of all; tells whether a reason was asked for. */
export async function meet(page, number, day, mode, present, all = people) {
  await openTab(page, "Sessions");
  await page.getByRole("link", { name: "Add sessions" }).first().click();
  await page.getByRole("heading", { level: 1, name: "New session" }).waitFor();
  await fill(page, { Day: day, Start: "17:00", End: "18:00", Topic: "What stays with us" });
  await answer(page, "How you meet", mode);
  await page.getByRole("button", { name: "Plan it" }).click();
  await page.getByRole("heading", { level: 1, name: `Session ${number}`, exact: true }).waitFor();
  const form = formWith(page, "Save what happened");
  await form.getByRole("button", { name: "Everyone present" }).click();
  for (const name of all.filter((name) => !present.includes(name))) {
    await form.getByRole("checkbox", { name, exact: true }).first().uncheck();
  }
  const asked = await form.getByLabel("Why you record it all the same").isVisible();
  await giveReason(form, "Others were ill");
  await press(page, form, "Save what happened", "Saved.");
  return asked;
}

/** Takes the clause that the policy asks for from the library, and saves the agreement. */
export async function agree(page, day) {
  await openTab(page, "Agreements");
  const form = formWith(page, "Save the agreement");
  await page.getByRole("button", { name: "Add “Nothing goes outside”" }).click();
  await fill(form, { "Holds from": day });
  await press(page, form, "Save the agreement", "Saved");
}

/** Taps yes for these people, as said on that day. */
export async function assent(page, names, day) {
  await fill(page, { "Said on": day });
  for (const name of names) {
    const yes = page.getByRole("group", { name, exact: true }).getByRole("button", { name: "Yes" });
    await yes.click();
    await page.locator(".answer[aria-pressed=true]").nth(names.indexOf(name)).waitFor();
  }
}

/** Everybody consents to all of it on that day. */
export async function consent(page, day) {
  await openTab(page, "Consents");
  await fill(page, { "Said on": day });
  await page.getByRole("button", { name: "Everybody said yes to all of it" }).click();
  await page.getByRole("button", { name: "Record their yes" }).click();
  await page.getByText("Everybody who is asked has answered.").waitFor();
}
