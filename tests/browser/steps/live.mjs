// A session while it runs: its steps, its seats, its clock.

import assert from "node:assert/strict";
import { openApp } from "../harness.mjs";
import { answer, fill, fillOptional, formWith, openTab, press } from "./page.mjs";
import { rowOf } from "./group.mjs";

/** Sets up a group under the UK healthcare policy with these participants. */
export async function setUpHealthcare(page, people, day, mentor = "Mentor") {
  await page.getByRole("link", { name: "Set up a group" }).click();
  const next = () => page.getByRole("button", { name: "Continue" }).click();
  await fill(page, { "Name of the group": "Reflective group" });
  await fillOptional(page, { "Why the group meets": "Reflecting on practice" });
  await next();
  const policies = page.getByRole("group", { name: "Policies that judge this group" });
  for (const box of await policies.getByRole("checkbox").all()) await box.uncheck();
  await policies.getByRole("checkbox", { name: /^UK healthcare policy/u }).check();
  await next();
  await fill(page, { "Code name of the mentor": mentor });
  await next();
  await page.getByRole("button", { name: "Set up the group" }).click();
  await openTab(page, "Members");
  const form = formWith(page, "Add to the group");
  await fill(form, { "Code names": people.join("\n") });
  const role = form.getByLabel("As what?");
  const label = (await role.locator("option").allInnerTexts()).find((text) => text.startsWith("Participant"));
  await role.selectOption({ label });
  await fillOptional(form, { "First day as a member": day });
  await form.getByRole("button", { name: "Add to the group" }).click();
  for (const name of people) await rowOf(page, name).waitFor();
}

/** Names the way in which a concern can be raised in confidence. */
export async function nameChannel(page) {
  await openTab(page, "Set-up");
  await page.getByLabel("How a concern can be raised in confidence").fill("A word with the mentor after the session");
  await press(page, page, "Save", "Saved");
}

/** Plans a session on that day with an agenda of one item of so many minutes. */
export async function plan(page, { day, from, to, item, minutes }) {
  await openTab(page, "Sessions");
  await page.getByRole("link", { name: "Add sessions" }).first().click();
  await page.getByRole("heading", { level: 1, name: "New session" }).waitFor();
  await fill(page, { Day: day, Start: from, End: to, Topic: "What stays with us" });
  await answer(page, "How you meet", /^Online/u);
  await page.getByRole("button", { name: "Add an item" }).click();
  await fill(page, { Item: item, Minutes: minutes });
  await page.getByRole("checkbox", { name: "Learning from one another" }).check();
  await page.getByRole("button", { name: "Plan it" }).click();
  await page.getByRole("heading", { level: 1, name: /^Session \d+$/u }).waitFor();
}

/** Goes to a step by the rail. */
export async function toStep(page, name) {
  await page.getByRole("navigation", { name: "Steps of the session" }).getByRole("button", { name: new RegExp(`^${name}`, "u") }).click();
  await page.locator("#step").waitFor();
}

/** The tile of that person. */
export const seat = (page, name) => page.locator(".seat-tile").filter({ has: page.locator("b", { hasText: new RegExp(`(^|\\s)${name}(\\s|$)`, "u") }) });

/** How many seconds each person has spoken, as the tiles show it. */
export async function talked(page) {
  const shown = await page.locator(".seats .seat-tile").evaluateAll((tiles) => tiles.map((tile) => [
    tile.querySelector("b").innerText.replace(/^\d+\s+/u, "").trim(), tile.querySelector(".seat-time").innerText,
  ]));
  const seconds = (text) => text.split(":").reduce((sum, part) => sum * 60 + Number(part), 0);
  return Object.fromEntries(shown.map(([name, text]) => [name, seconds(text)]));
}

/** Opens the running session at its address and waits for its rail. */
export async function openRun(page, url) {
  await openApp(page, url);
  await page.getByRole("navigation", { name: "Steps of the session" }).waitFor();
}

/** The page shows that this person speaks, or that nobody does. */
export async function speaks(page, name) {
  const words = name ? `${name} is speaking` : "Nobody is speaking";
  await page.locator(".runner-thumb").getByText(words, { exact: true }).waitFor();
  if (name) assert.equal(await seat(page, name).getAttribute("aria-pressed"), "true");
}
