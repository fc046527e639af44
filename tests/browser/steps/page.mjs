// What every step does with the page: the day of the story, the way to a screen, answers, saving.

import { mkdirSync } from "node:fs";

/** Sets the day on which the story goes on, at six in the evening, and loads the page anew so that it knows. */
export async function onDay(page, day) {
  await page.clock.setFixedTime(`${day}T18:00:00Z`);
  await page.reload();
  await page.waitForSelector("#boot", { state: "detached" });
}

/** Goes to a page of the open group by its tab. */
export async function openTab(page, name) {
  await page.getByRole("navigation", { name: "Pages of this group" }).getByRole("link", { name, exact: true }).click();
  await page.getByRole("heading", { level: 1 }).waitFor();
}

/** Goes to a part of the app by the main navigation. */
export async function openPart(page, name) {
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name, exact: true }).click();
  await page.getByRole("heading", { level: 1 }).waitFor();
}

/** The form with this button. */
export const formWith = (page, button) => page.locator("form").filter({ has: page.getByRole("button", { name: button, exact: true }) });

/** Chooses an answer to a question. */
export async function answer(scope, question, choice) {
  await scope.getByRole("group", { name: question }).getByRole("radio", { name: choice }).check();
}

/** Fills fields by their labels, as far as a value is given. */
export async function fill(scope, values) {
  for (const [label, value] of Object.entries(values)) {
    if (value !== undefined) await scope.getByLabel(label, { exact: true }).fill(value);
  }
}

/** Fills fields whose label says that they are optional. */
export async function fillOptional(scope, values) {
  const named = Object.entries(values).filter(([, value]) => value !== undefined);
  await fill(scope, Object.fromEntries(named.map(([label, value]) => [`${label} (optional)`, value])));
}

/** Gives the reason where a warning asks for it. */
export async function giveReason(scope, reason) {
  const field = scope.getByLabel("Why you record it all the same");
  if (reason !== undefined && await field.isVisible()) await field.fill(reason);
}

/** Presses the button and waits for the word that says that it is done. */
export async function press(page, scope, button, done) {
  const word = page.getByRole("status");
  const close = word.getByRole("button", { name: "Close" });
  if (await close.isVisible()) await close.click();
  await scope.getByRole("button", { name: button, exact: true }).click();
  // A notice on unsaved text, which is a status too, may hold this word among others.
  await word.getByText(done === "Saved" ? /^Saved\.?$/u : done).waitFor();
}

/**
 * Tells a story in steps: each is a test of its own, so that one sees how far it has come. After a step that failed the
 * rest is left out, and a picture of the page as it was then stands in `target/browser`.
 */
export function story(t, page) {
  let failed = false;
  return (name, work) => t.test(name, async (step) => {
    if (failed) return step.skip("an earlier step failed");
    try {
      await work();
    } catch (error) {
      failed = true;
      mkdirSync("target/browser", { recursive: true });
      await page().screenshot({ path: `target/browser/${t.name.replace(/\W+/gu, "-")}.png`, fullPage: true });
      for (const problem of await page().locator(".form-errors li, .notice").allInnerTexts()) step.diagnostic(problem);
      throw error;
    }
  });
}
