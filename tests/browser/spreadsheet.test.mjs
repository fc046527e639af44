// A spreadsheet comes in: as people keep it, with rows that are wrong, mended, twice, and taken back.

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import Papa from "papaparse";
import { assertAccessible, openApp, openBrowser, openSite, temporaryFolder } from "./harness.mjs";
import { openSample } from "./steps/crawl.mjs";
import { fill, openTab } from "./steps/page.mjs";

const mentees = 200;
const sessions = 40;

/** A table of mentees and sessions; unless it is mended, something is wrong in ten of its rows. */
function grid(mended = false) {
  const day = (place) => new Date(Date.UTC(2025, 0, 7 + 7 * place)).toISOString().slice(0, 10).split("-").reverse().join("/");
  const lines = [["Our group on Tuesdays"], ["Mentee", ...Array.from({ length: sessions }, (_, place) => day(place)), "Total"]];
  for (let row = 1; row <= mentees; row += 1) {
    const cells = Array.from({ length: sessions }, (_, place) => {
      const turn = (row + place) % 7;
      return turn === 0 ? "" : turn === 1 ? "x" : turn === 2 ? "1:10" : String(60 + ((row + place) % 31));
    });
    if (!mended && row % 20 === 5) cells[row % 40] = ["soon", "-5", "900", "1,234.5", "25:75"][Math.floor(row / 20) % 5];
    lines.push([`M${String(row).padStart(3, "0")}`, ...cells, "=SUM(B3:AO3)"]);
  }
  return lines.map((cells) => cells.join(";")).join("\r\n");
}

/** Opens the page that imports into the open group. */
async function openImport(page) {
  await openTab(page, "Tables");
  await page.getByRole("link", { name: "Import a spreadsheet" }).click();
  await page.getByRole("heading", { level: 1, name: "Import a spreadsheet" }).waitFor();
}

async function choose(page, folder, text, name = "sheet.csv") {
  const file = join(folder, name);
  writeFileSync(file, text);
  await page.locator("#open-sheet").setInputFiles(file);
  await page.locator("#sheet-layout").waitFor();
}

/** The numbers of the preview, once all rows were checked. */
async function comes(page) {
  await page.locator("#in-order").waitFor();
  const rows = await page.locator("#comes-in tbody tr").evaluateAll((found) => found.map((row) => [...row.cells].map((cell) => cell.innerText)));
  return Object.fromEntries(rows.map(([name, number]) => [name, Number(number.replace(/\D/gu, ""))]));
}

async function times(page) {
  await page.locator("#sheet-start").fill("18:00");
  await page.locator("#sheet-length").fill("90");
  await page.locator("#check-progress").waitFor({ state: "detached" });
}

/** Sets up a group with nobody in it, and goes on to the import. */
async function newGroup(page, url) {
  await openApp(page, `${url}groups/new`);
  await page.getByLabel("Name of the group", { exact: true }).fill("Tuesdays");
  for (const _ of [1, 2]) await page.getByRole("button", { name: "Continue" }).click();
  const mentor = page.locator("#mentor");
  await mentor.waitFor();
  if (await mentor.inputValue() === "") await mentor.fill("K01");
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByLabel("I come from a spreadsheet").check();
  await page.getByRole("button", { name: "Set up the group" }).click();
  await page.getByRole("heading", { level: 1, name: "Import a spreadsheet" }).waitFor();
}

test("200 mentees and 40 sessions with ten bad rows: the good ones in, the ten named, mended, and taken back in one step", async (t) => {
  const site = await openSite(t);
  const { page } = await openBrowser(t, site);
  const folder = temporaryFolder();
  await newGroup(page, site.url);
  await choose(page, folder, grid());
  assert.equal(await page.locator("#sheet-layout option:checked").innerText(), "A person, with a column for each session");
  assert.match(await page.locator("#sheet-head option:checked").innerText(), /^Row 2: Mentee/u);
  await times(page);
  const first = await comes(page);
  assert.equal(first.Members, 190);
  assert.equal(first.Sessions, sessions);
  assert.equal(await page.locator("#in-order").innerText(), "190 rows are in order.");
  const rows = await page.locator("#faults tbody tr").evaluateAll((found) => found.map((row) => [...row.cells].map((cell) => cell.innerText)));
  assert.equal(rows.length, 10);
  const expected = Array.from({ length: 10 }, (_, place) => 20 * place + 5 + 2);
  assert.deepEqual(rows.map(([row]) => Number(row)), expected);
  assert.deepEqual(rows.find(([row]) => row === "7"), ["7", "G7", "soon", "This is no duration. Write it as 90, 1:30 or 1.5 h."]);
  assert.ok(rows.some(([, , cell, why]) => cell === "900" && why === "The session lasted only 90 minutes."));
  assert.equal(await page.locator("#faults caption").innerText(), "10 rows stay out:");

  // The rows to mend, as a file.
  const saved = page.waitForEvent("download");
  await page.locator("#save-bad").click();
  const download = await saved;
  assert.match(download.suggestedFilename(), /^circlebook-rows-to-mend-[\d-]+\.csv$/u);
  const back = Papa.parse(readFileSync(await download.path(), "utf8").slice(1), { skipEmptyLines: true }).data;
  assert.equal(back.length, 11);
  assert.equal(back[0].at(-1), "Why it was not taken in");
  assert.match(back[1].at(-1), /^G7: This is no duration/u);
  assert.equal(back[1].at(-2), "'=SUM(B3:AO3)");

  await page.locator("#take-in").click();
  await page.getByText("All of it is one step: undo takes it back.").waitFor({ timeout: 60_000 });

  // Mended in place, the ten come in, and nothing twice.
  const good = Papa.parse(grid(true), { delimiter: ";" }).data;
  const mended = back.map((row, place) => (place === 0 ? row : [...good.find(([name]) => name === row[0]), row.at(-1)]));
  await choose(page, folder, Papa.unparse(mended), "mended.csv");
  await times(page);
  const second = await comes(page);
  assert.equal(second.Members, 10);
  assert.equal(second.Sessions, undefined);
  await page.getByText("Every row is in order.").waitFor();
  await page.locator("#take-in").click();
  await page.getByText("All of it is one step: undo takes it back.").waitFor({ timeout: 60_000 });

  // The whole once more brings nothing.
  await choose(page, folder, grid(true), "again.csv");
  await times(page);
  await page.getByText("Nothing of this table is new.").waitFor();
  assert.equal(await page.locator("#in-order").innerText(), "200 rows are in order.");
  await openTab(page, "Members");
  assert.equal(await page.locator("tbody tr").count(), 201);
  await openTab(page, "Sessions");
  await page.getByRole("link", { name: /^Session \d+/u }).first().waitFor();

  // Each file is one step back.
  await openTab(page, "History");
  for (const left of [191, 1]) {
    await page.locator("#undo").click();
    await page.getByText("Taken back.").first().waitFor({ timeout: 60_000 });
    await openTab(page, "Members");
    await page.waitForFunction((wanted) => document.querySelectorAll("tbody tr").length === wanted, left);
    await openTab(page, "History");
  }
});

test("columns are matched anew, what is missing is said, and what tells who somebody is stays out", async (t) => {
  const site = await openSite(t);
  const { page } = await openBrowser(t, site);
  const folder = temporaryFolder();
  await openSample(page, site.url);
  await openImport(page);
  // A file of older letters, with headings that nobody knows.
  const text = Buffer.from("Wer;Wann;Minuten;Thema\nM01;5.1.2026;90;Caf\xe9\nM02;5.1.2026;60;Caf\xe9\nM99;6.1.2026;30;call 07700 900123\n", "latin1");
  await choose(page, folder, text);
  assert.match(await page.getByText("older letters (Windows-1252)").innerText(), /^4 rows, parted by semicolons/u);
  await page.locator("#sheet-head").selectOption({ label: "Row 1: Wer, Wann, Minuten" });
  await page.locator("#sheet-layout").selectOption({ label: "One person at one session" });
  await page.getByText(/^No column holds: Code name, Day/u).waitFor();
  for (const [label, field] of [["Wer", "Code name"], ["Wann", "Day"], ["Minuten", "There, or how long"], ["Thema", "Topic"]]) {
    await page.getByLabel(label, { exact: true }).selectOption({ label: field });
  }
  await page.locator("#faults tbody tr").first().waitFor();
  const whys = () => page.locator("#faults tbody tr").evaluateAll((found) => found.map((row) => row.cells[3].innerText));
  assert.ok((await whys()).includes("Neither the table nor the book says when the session began."));
  await fill(page, {});
  await page.locator("#sheet-start").fill("10:00");
  await page.waitForFunction(() => document.querySelectorAll("#faults tbody tr").length === 1);
  assert.deepEqual(await page.locator("#faults tbody tr td").first().innerText(), "D4");
  assert.match((await whys())[0], /^This tells who somebody is \(.*telephone.*\)/iu);
  assert.deepEqual(await comes(page), { Sessions: 1, "Presences at sessions": 2 });
  await assertAccessible(page);
  await page.locator("#take-in").click();
  await page.getByText("All of it is one step: undo takes it back.").waitFor();
  await openTab(page, "Sessions");
  await page.getByText("5 Jan 2026").first().waitFor();
});

test("what is no table is said in words, and nothing changes", async (t) => {
  const site = await openSite(t);
  const { page } = await openBrowser(t, site);
  const folder = temporaryFolder();
  await openSample(page, site.url);
  await openImport(page);
  const cases = [["", "Nothing stands in it."], ["PK\u0003\u0004workbook", /It is no text\./u], ["a,b\n1,\"2\n", "Row 2 opens a quotation mark that is never closed."]];
  for (const [text, sentence] of cases) {
    const file = join(folder, "no.csv");
    writeFileSync(file, text);
    await page.locator("#open-sheet").setInputFiles(file);
    await page.getByRole("alert").getByText(sentence).waitFor();
  }
  assert.equal(await page.locator("#take-in").count(), 0);
});

test("twenty thousand rows are checked while the page goes on", async (t) => {
  const site = await openSite(t);
  const { page } = await openBrowser(t, site);
  const folder = temporaryFolder();
  await openSample(page, site.url);
  await openImport(page);
  const lines = Array.from({ length: 20_000 }, (_, place) => `M01,2026-01-05,${1 + (place % 90)},individual,line ${place}`);
  writeFileSync(join(folder, "large.csv"), ["Mentee,Date,Minutes,Setting,Source", ...lines].join("\n"));
  await page.evaluate(() => {
    window.frames_seen = 0;
    const count = () => { window.frames_seen += document.querySelector("#check-progress") ? 1 : 0; requestAnimationFrame(count); };
    count();
  });
  await page.locator("#open-sheet").setInputFiles(join(folder, "large.csv"));
  await page.locator("#in-order").waitFor({ timeout: 60_000 });
  assert.equal(await page.locator("#in-order").innerText(), "20000 rows are in order.");
  assert.ok(await page.evaluate(() => window.frames_seen) >= 3, "the page was drawn while rows were checked");
});
