// Nothing that a page called saved is written over unnoticed: by two pages that do what chance says (the short form of what
// `make prove` does at length), and by unsaved text that is put back.

import assert from "node:assert/strict";
import { test } from "node:test";
import { tabs } from "../../scripts/prove/tabs.mjs";
import { openApp, openBrowser, openSite } from "./harness.mjs";

test("two pages that do what chance says lose no edit", { timeout: 10 * 60_000 }, async (t) => {
  const state = {};
  await tabs(state, () => {}, 6);
  t.diagnostic(`${state.saved} edits called saved`);
  assert.ok(state.saved > 0);
  assert.deepEqual([state.lost, state.wrong], [0, 0]);
});

test("unsaved text does not take the place of what was changed after it was typed", async (t) => {
  const site = await openSite(t);
  const { page } = await openBrowser(t, site);
  await openApp(page, site.url);
  await page.getByRole("button", { name: "Explore the sample" }).click();
  await page.waitForURL("**/groups/**");
  const group = page.url();
  const [purpose, goals] = [page.locator("#purpose"), page.locator("#group-goals")];
  const settings = () => openApp(page, `${group}/settings`);
  const putBack = page.getByText("Text that you had typed and not saved was put back.");
  const overtaken = page.getByText("was changed after you had typed");
  /** Types and leaves without saving; the draft is kept a moment later. */
  async function typeAndLeave(field, text) {
    await settings();
    await field.fill(text);
    await page.waitForTimeout(1000);
    await openApp(page, group);
  }
  async function press(keys, said) {
    // Until the book is read there is nothing to take back.
    await page.getByRole("navigation", { name: "Pages of this group" }).waitFor();
    await page.locator("#content").focus();
    await page.keyboard.press(keys);
    await page.getByText(said).first().waitFor();
  }

  await settings();
  const before = await purpose.inputValue();
  await purpose.fill("The second purpose");
  await page.locator("form button[type=submit]").first().click();
  await page.waitForURL(group);

  await typeAndLeave(goals, "Typed and not saved");
  await press("Control+z", /^Taken back/u);
  await settings();
  await putBack.waitFor();
  assert.equal(await goals.inputValue(), "Typed and not saved");
  assert.equal(await purpose.inputValue(), before, "nothing was typed there: what is recorded stands");
  assert.equal(await overtaken.count(), 0);

  await typeAndLeave(purpose, "Typed over the first");
  await press("Control+Shift+z", /^Done again/u);
  await settings();
  await overtaken.waitFor();
  assert.equal(await purpose.inputValue(), "Typed over the first");
  await page.getByRole("button", { name: "Show what is recorded instead" }).click();
  assert.equal(await purpose.inputValue(), "The second purpose");
  assert.equal(await overtaken.count(), 0);
});
