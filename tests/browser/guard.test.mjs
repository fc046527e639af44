// What the guard does with a text as it is typed and before it is saved: numbers of health services, and a whole note.

import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAccessible, openApp, openBrowser, openSite } from "./harness.mjs";
import { addMembers, setUpGroup } from "./steps/group.mjs";
import { fill, formWith, openPart, openTab, story } from "./steps/page.mjs";

/** The pieces that are marked below the field. */
const marked = (form, id) => form.locator(`#${id}-watch .watch-piece`);

/** Types a text into the field and waits for what the guard says: pairs of a kind and a piece, `!` where it blocks. */
async function typed(form, id, text, expected) {
  await form.locator(`#${id}`).fill(text);
  const pieces = marked(form, id);
  for (const [at, [kind, piece]] of expected.entries()) {
    await pieces.nth(at).filter({ hasText: kind }).locator("mark").getByText(piece, { exact: true }).waitFor();
  }
  await form.page().waitForFunction(
    ([list, count]) => document.querySelectorAll(`#${list}-watch .watch-piece`).length === count,
    [id, expected.length],
  );
  const blocks = await pieces.evaluateAll((all) => all.map((piece) => piece.hasAttribute("data-blocks")));
  assert.deepEqual(blocks, expected.map(([, , blocks]) => blocks === "!"));
}

test("what tells who somebody is stays out of the book, or is kept with a reason", { timeout: 5 * 60_000 }, async (t) => {
  const site = await openSite(t);
  const { page } = await openBrowser(t, site);
  const step = story(t, () => page);
  const note = () => formWith(page, "Save").filter({ has: page.locator("#purpose") });

  const save = async () => {
    await note().getByRole("button", { name: "Save", exact: true }).click();
    await page.getByRole("heading", { name: "What the book finds" }).waitFor();
  };

  await step("a field of the wizard is watched before anything is recorded", async () => {
    await page.clock.setFixedTime("2025-03-11T18:00:00Z");
    await openApp(page, site.url);
    await page.getByRole("link", { name: "Set up a group" }).click();
    await fill(page, { "Name of the group": "Group G" });
    const form = page.locator("form");
    await typed(form, "purpose", "for 943 476 5919", [["NHS number", "943 476 5919", "!"]]);
    await page.getByRole("button", { name: "Continue" }).click();
    await page.locator("#form-errors").getByText("give a reason to keep it: NHS number").waitFor();
    assert.equal(await page.getByLabel("Name of the group").isVisible(), true);
    await page.getByRole("button", { name: "Write “[number removed]” instead" }).click();
    assert.equal(await form.locator("#purpose").inputValue(), "for [number removed]");
    await openApp(page, site.url);
    await setUpGroup(page, { name: "Group G", purpose: "To learn", mentor: "Mentor G", listing: {} });
    await addMembers(page, { names: ["M1", "M2"], joined: "2025-03-01" });
  });

  await step("T24: a valid number is not saved until it is changed or a reason is given", async () => {
    await openTab(page, "Settings");
    const form = note();
    for (const number of ["943 476 5919", "987 654 3210", "999 000 0018", "999 000 0050"]) {
      await typed(form, "purpose", `seen ${number} today`, [["NHS number", number, "!"]]);
      await form.getByRole("button", { name: "Save", exact: true }).click();
      await form.locator("#form-errors").getByText("NHS number").waitFor();
    }
    await assertAccessible(page);
    // The draft is kept a moment after the last letter.
    await page.waitForTimeout(1000);
    await page.reload();
    await page.waitForSelector("#boot", { state: "detached" });
    await form.locator("#purpose").waitFor();
    // What was typed is put back, and it is still not recorded.
    await page.getByText("Text that you had typed and not saved was put back.").waitFor();
    await page.getByRole("button", { name: "Show what is recorded instead" }).click();
    assert.equal(await form.locator("#purpose").inputValue(), "To learn");
  });

  await step("T25: a number whose check digit is wrong only warns", async () => {
    const form = note();
    await typed(form, "purpose", "943 476 5918 and 999 000 0000", [["NHS number", "943 476 5918"], ["NHS number", "999 000 0000"]]);
    await save();
  });

  await step("T26: ten digits that begin with a day are a CHI number", async () => {
    await openTab(page, "Settings");
    const form = note();
    await typed(form, "purpose", "0101901232", [["CHI number", "0101901232", "!"]]);
    await form.getByRole("button", { name: "Save", exact: true }).click();
    await form.locator("#form-errors").getByText("CHI number").waitFor();
  });

  await step("a reason lets it be kept, is kept itself, and does not repeat the number", async () => {
    const form = note();
    const reason = form.getByLabel("Reason to keep it");
    await reason.fill("It is 0101901232 again");
    await form.getByRole("button", { name: "Save", exact: true }).click();
    await form.locator("#form-errors").getByText("The reason itself tells who somebody is").waitFor();
    await reason.fill("A made-up number, used in training");
    await save();
    await openTab(page, "Notes");
    await page.getByText("Kept in a text with a reason: CHI number").waitFor();
    await page.getByText("A made-up number, used in training").waitFor();
    assert.equal(await page.getByText("0101901232").count(), 0);
    assert.doesNotMatch(page.url(), /0101901232/u);
    // What stands recorded is not asked about again.
    await openTab(page, "Settings");
    await marked(note(), "purpose").first().waitFor();
    assert.equal(await note().getByLabel("Reason to keep it").count(), 0);
  });

  await step("the texts that stand in the book are looked through, and each finding leads to its record", async () => {
    await openPart(page, "Book");
    await page.getByRole("link", { name: "Look through the texts" }).click();
    await page.getByRole("button", { name: "Look through all texts" }).click();
    await page.getByText(/^One piece to look at in \d+ texts\.$/u).waitFor();
    await page.getByRole("heading", { name: "CHI number (1)" }).waitFor();
    await page.locator("mark").getByText("0101901232", { exact: true }).waitFor();
    await page.getByText("A reason was given for keeping it.").waitFor();
    await assertAccessible(page);
    await page.locator(".watch-piece").getByRole("link").click();
    await page.getByRole("heading", { name: "Settings of the group" }).waitFor();
    assert.match(page.url(), /\/groups\/[\da-f-]+\/settings$/u);
  });

  await step("a long text is read without holding up the typing", async () => {
    const form = note();
    const long = "We listened, and said what we saw in the room. ".repeat(1394);
    const started = Date.now();
    await form.locator("#purpose").fill(`${long}943 476 5919`);
    await marked(form, "purpose").first().getByText("943 476 5919").waitFor();
    t.diagnostic(`64 KiB were read ${Date.now() - started} ms after they were typed`);
  });
});
