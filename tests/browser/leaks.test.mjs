// What is typed stays in the page: a marker typed into every field of every screen appears in no address, title, file name,
// history state or line of the console; and while a protected book is locked, nowhere at all.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openBrowser, openSite, places } from "./harness.mjs";
import { saveBackup, saveExport } from "./steps/book.mjs";
import { everyScreen, openFullSample, unfold } from "./steps/crawl.mjs";
import { everythingKept, locked, openProtection, protect, unlock } from "./steps/vault.mjs";

const marker = "Zquorl";

/** What the browser keeps or shows of a page besides the page itself. */
async function traces(page) {
  return `${page.url()} ${await page.title()} ${await page.evaluate(() => JSON.stringify(history.state))}`;
}

/** Chooses what opens further fields, then types the marker into every field; says how many there were. */
async function typeEverywhere(page) {
  await unfold(page);
  for (const choice of await page.getByRole("main").getByRole("radio").all()) await choice.check({ force: true, timeout: 2000 }).catch(() => {});
  const fields = page.getByRole("main").locator("input[type=text], textarea");
  let typed = 0;
  for (const field of await fields.all()) {
    if (!await field.isEnabled()) continue;
    await field.fill(`${marker} ${typed}`);
    typed += 1;
  }
  return typed;
}

/** Saves every form of the page; most will be refused for what was typed. */
async function saveEverything(page) {
  const buttons = page.getByRole("main").locator("button[type=submit]");
  for (let place = 0; place < await buttons.count(); place += 1) {
    await buttons.nth(place).click({ timeout: 5000 });
    await page.waitForTimeout(50);
  }
}

/** Types the marker into every field of every screen, and saves; gives how many fields there were. `look` is called after each. */
async function typeThroughout(page, url, look, enter) {
  let typed = 0;
  await everyScreen(page, url, async (kind) => {
    const here = await typeEverywhere(page);
    typed += here;
    if (here > 0) await saveEverything(page);
    await look(kind);
  }, enter);
  assert.ok(typed > 60, `${typed} fields were typed into`);
  return typed;
}

test("nothing typed leaves the page", { timeout: 15 * 60_000 }, async (t) => {
  // Under a sub-path, where an address takes the most to be right.
  const site = await openSite(t, places[1]);
  const { page, seen } = await openBrowser(t, site);
  await openFullSample(page, site.url);
  const found = [];
  const look = async (when) => {
    if ((await traces(page)).includes(marker)) found.push(`${when}: ${await traces(page)}`);
  };
  await typeThroughout(page, site.url, look);
  // Now records and drafts hold the marker: once more through all screens.
  await everyScreen(page, site.url, look);
  const names = [(await saveBackup(page)).name, (await saveExport(page, /./u)).name];
  assert.deepEqual(names.filter((name) => name.includes(marker)), []);
  assert.deepEqual(found, []);
  assert.deepEqual(seen.console.filter((line) => line.includes(marker)), []);
});

test("nothing typed is to be found while the book is locked", { timeout: 15 * 60_000 }, async (t) => {
  const site = await openSite(t);
  const { page } = await openBrowser(t, site);
  const passphrase = "correct horse battery staple";
  await openFullSample(page, site.url);
  await openProtection(page, "Protect it…");
  await protect(page, passphrase);
  const holding = async () => Object.entries(await everythingKept(page)).filter(([, text]) => text.includes(marker)).map(([name]) => name);
  const found = [];
  // Each load locks it.
  const enter = async () => {
    await locked(page);
    if ((await page.content()).includes(marker)) found.push(page.url());
    await unlock(page, passphrase);
  };
  await typeThroughout(page, site.url, () => page.waitForTimeout(600), enter);
  await page.keyboard.press("Control+Shift+L");
  await locked(page);
  // All that the screens left behind, saved or as drafts.
  assert.deepEqual([found, await holding()], [[], []]);
});
