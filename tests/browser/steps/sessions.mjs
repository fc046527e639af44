// Sessions: planned, held, written up; and the evaluation after the last.

import { answer, fill, fillOptional, formWith, giveReason, openTab, press } from "./page.mjs";

/** Fills in the form of a new session; after the first, times and agenda come from the session before. */
export async function proposeSession(page, { day, from, to, topic, agenda }) {
  await openTab(page, "Sessions");
  await page.getByRole("link", { name: "Add sessions" }).first().click();
  await page.getByRole("heading", { level: 1, name: "New session" }).waitFor();
  await fill(page, { Day: day, Start: from, End: to, Topic: topic });
  await answer(page, "How you meet", "In person");
  if (agenda) {
    await page.getByRole("button", { name: "Add an item" }).click();
    await fill(page, { Item: agenda });
    await page.getByRole("checkbox", { name: "Service provision" }).check();
  } else {
    await page.getByRole("button", { name: "Take over the agenda of the session before" }).click();
  }
  await page.getByRole("button", { name: "Link the goals of all who attend" }).click();
}

/** Plans the session that is proposed in the form, and goes on to its page. */
export async function planSession(page, number, reason) {
  await giveReason(page, reason);
  await page.getByRole("button", { name: "Plan it" }).click();
  await page.getByRole("heading", { level: 1, name: `Session ${number}`, exact: true }).waitFor();
}

/** Records on the session's page that all were there; `late` tells by how many minutes somebody was late. */
export async function holdSession(page, { late = {}, reason } = {}) {
  const form = formWith(page, "Save what happened");
  await form.getByRole("button", { name: "Everyone present" }).click();
  const row = (name) => form.getByRole("listitem").filter({ has: page.getByRole("checkbox", { name }) });
  for (const [name, minutes] of Object.entries(late)) await row(name).getByLabel("late").fill(minutes);
  await form.getByRole("button", { name: "All had a turn" }).click();
  await giveReason(form, reason);
  await press(page, form, "Save what happened", "Saved.");
}

/** Writes the session up on its page, with nothing left open. */
export async function writeUp(page, { reason, signedBy }) {
  const form = formWith(page, "Save the write-up");
  await answer(form, "Did confidentiality hold?", "It held throughout");
  await answer(form, "Did you keep to the purpose and goals?", "On course");
  await fillOptional(form, { "The same for several": "Heard how the work goes and looked at the next steps" });
  await form.getByRole("button", { name: "Fill in where empty" }).click();
  await form.getByRole("button", { name: "Tick all goals on the agenda" }).click();
  await fillOptional(form, { "What was done": "Practised asking in pairs" });
  await form.getByLabel("Signed off as complete by").selectOption({ label: signedBy });
  await giveReason(form, reason);
  await press(page, form, "Save the write-up", "Saved.");
}

/** Answers questions of the evaluation; an answer that is not given stays as it is. */
export async function evaluate(page, { on, group, individual, benefits, action, responses = [] }) {
  await openTab(page, "Evaluation");
  const form = formWith(page, "Save the evaluation");
  await fill(form, {
    "Evaluated on": on,
    "How did the mentees react to the group?": group,
    "How did they react to the individual meetings?": individual,
    "How did the mentees benefit?": benefits,
  });
  if (action) {
    await fill(form, { Action: action.text, "By when": action.due });
    await form.getByLabel("Who", { exact: true }).selectOption({ label: action.owner });
  }
  for (const name of responses) {
    const own = form.getByRole("group", { name, exact: true });
    await fill(own, { "On the group": "Learned from the others", "On the individual meetings": "Useful and calm" });
  }
  await press(page, form, "Save the evaluation", "Evaluation saved.");
}
