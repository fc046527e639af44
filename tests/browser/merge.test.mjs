// Two devices that go on from one backup: both change the book, one is opened beside the other, and a person decides what
// clashes. Undone in one step, and united the other way round, it is the same book.

import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { test } from "node:test";
import { assertAccessible, openApp, openBrowser, openSite } from "./harness.mjs";
import { openFile, restore, saveBackup } from "./steps/book.mjs";
import { openSample } from "./steps/crawl.mjs";
import { keyboardOf } from "./steps/keys.mjs";
import { openPart, openTab } from "./steps/page.mjs";

const shots = process.env.CIRCLEBOOK_SHOTS;

/** Takes pictures on a phone and on a desk, in light and in dark, where they are asked for. */
async function look(page, name) {
  if (!shots) return;
  mkdirSync(shots, { recursive: true });
  for (const width of [390, 1280]) {
    for (const colorScheme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      await page.screenshot({ path: `${shots}/${name}-${width}-${colorScheme}.png`, fullPage: true });
    }
  }
  await page.emulateMedia({ colorScheme: null });
}

async function openGroup(page) {
  await openPart(page, "Groups");
  await page.locator(".card-title a").click();
  await page.getByRole("navigation", { name: "Pages of this group" }).waitFor();
}

/** Changes texts of the group's settings. */
async function change(page, values) {
  await openGroup(page);
  await openTab(page, "Settings");
  for (const [label, value] of Object.entries(values)) await page.getByLabel(label).fill(value);
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.waitForURL(/\/groups\/[0-9a-f-]+$/u);
}

async function removeListing(page) {
  await openPart(page, "Book");
  await page.getByRole("link", { name: "Registry listings" }).click();
  await page.getByRole("row").getByRole("button", { name: "Remove" }).first().click();
  await page.getByRole("status").getByText("The listing was removed.").waitFor();
}

async function changeListing(page, source) {
  await openPart(page, "Book");
  await page.getByRole("link", { name: "Registry listings" }).click();
  await page.getByLabel("Where it was looked up").first().fill(source);
  await page.getByRole("button", { name: "Save", exact: true }).first().click();
  await page.getByRole("status").getByText("The listing was saved.").waitFor();
}

/** Opens a backup beside the book and unites the two. */
async function unite(page, text, seen = () => {}) {
  await openFile(page, text);
  await page.getByRole("table", { name: "What would come in from this copy" }).waitFor();
  await seen();
  await page.getByRole("button", { name: "Unite it with my book" }).click();
  await page.getByRole("status").getByText(/^The copy was united with your book\./u).waitFor();
}

/** Every record as it stands, without revisions and without what waits for a decision. */
function recordsOf(text) {
  const found = JSON.parse(text).segments.flatMap(({ records }) => records.map(({ record }) => JSON.stringify(record)));
  return found.sort();
}

const records = async (page) => recordsOf((await saveBackup(page)).text);

test("two copies that were both changed are united, decided, undone and united the other way round", async (t) => {
  const site = await openSite(t);
  const { page: mine } = await openBrowser(t, site);
  const { page: theirs } = await openBrowser(t, site);
  await openSample(mine, site.url);
  const start = (await saveBackup(mine)).text;
  await openApp(theirs, site.url);
  await openApp(theirs, `${site.url}book`);
  await restore(theirs, start);

  // Different fields, the same field, and a record that one changes and the other removes.
  await change(mine, { "Why the group meets": "to learn", "Name of the group": "Autumn group" });
  await removeListing(mine);
  await change(theirs, { "What the group sets out to reach": "calm practice", "Name of the group": "Winter group" });
  await changeListing(theirs, "the register");
  const before = await records(mine);
  const own = (await saveBackup(mine)).text;
  const other = (await saveBackup(theirs)).text;

  await unite(mine, other, async () => {
    const row = (name) => mine.locator("#union").getByRole("row").filter({ has: mine.getByRole("rowheader", { name }) });
    assert.deepEqual(await row("The whole book").getByRole("cell").allInnerTexts(), ["0", "0", "0", "0", "1"]);
    assert.deepEqual(await row("Autumn group").getByRole("cell").allInnerTexts(), ["0", "0", "0", "0", "1"]);
    assert.deepEqual(await records(mine).catch(() => before), before, "nothing is changed by looking");
    await openFile(mine, other);
    await mine.locator("#union").waitFor();
    await look(mine, "preview");
    await assertAccessible(mine);
  });
  const united = await records(mine);

  // The marks, on the group and on its own record, and the list of what is to be decided.
  await openGroup(mine);
  await mine.getByText("1 record of this group stands in two versions").waitFor();
  await look(mine, "group");
  await openTab(mine, "Settings");
  await mine.getByText("This record stands in two versions").waitFor();
  await mine.getByRole("link", { name: "See both and decide" }).click();
  await mine.getByRole("heading", { level: 1, name: "Two versions" }).waitFor();
  const table = mine.getByRole("table", { name: "The group: what differs" });
  for (const text of ["Autumn group", "Winter group"]) await table.getByRole("cell", { name: text }).waitFor();
  await look(mine, "versions");
  await assertAccessible(mine);

  // Nothing is chosen for anybody; then by keyboard.
  const keys = await keyboardOf(mine);
  const section = mine.getByRole("region", { name: "The group" });
  await keys.press(section.getByRole("button", { name: "Decide" }));
  await section.getByRole("alert").getByText("Choose one for each question first.").waitFor();
  const question = section.getByRole("group", { name: /which stands\?$/u });
  await question.getByRole("radio", { name: /^Autumn group/u }).check();
  await keys.press(section.getByRole("button", { name: "Decide" }));
  await mine.getByRole("status").getByText("Decided. The other version stays in the history.").waitFor();
  await section.waitFor({ state: "detached" });
  const decided = (await saveBackup(mine)).text;
  const names = recordsOf(decided).filter((record) => record.startsWith('{"group"'));
  assert.match(names.join(""), /Autumn group.*to learn.*calm practice/u);

  // The way back, after a reload too: the decision, then the whole merge in one step.
  await openApp(mine, `${site.url}book/history`);
  await mine.getByRole("button", { name: "Undo", exact: true }).first().click();
  await mine.getByRole("status").getByText("Taken back.").waitFor();
  assert.deepEqual(await records(mine), united);
  await openApp(mine, `${site.url}book/history`);
  await mine.getByText("Another copy was united with this book").waitFor();
  await mine.locator("#undo").click();
  await mine.getByRole("status").getByText("Taken back.").waitFor();
  assert.deepEqual(await records(mine), before);

  // The other way round it is the same book; so it is where the first copy is united again.
  await unite(theirs, own);
  assert.deepEqual(await records(theirs), united);
  await unite(mine, other);
  assert.deepEqual(await records(mine), united);

  // A decision that was made elsewhere comes in with the copy.
  await unite(theirs, decided);
  await openPart(theirs, "Book");
  await theirs.getByRole("link", { name: "1 record to decide" }).waitFor();
});
