// What independent programs make of our tables and calendars: hostile texts, and the tables of the sample as they are saved.
// The files with hostile texts are written by the tests of the core.

import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import ICAL from "ical.js";
import Papa from "papaparse";
import { openApp, openBrowser, openSite, temporaryFolder } from "./harness.mjs";
import { openSample } from "./steps/crawl.mjs";
import { openTab } from "./steps/page.mjs";

const written = "target/tmp/spreadsheet";
const payloads = JSON.parse(readFileSync("tests/spreadsheet/payloads.json", "utf8"));

/** A file that the tests of the core write. */
function core(name) {
  if (!existsSync(join(written, name))) {
    execFileSync("cargo", ["test", "--locked", "--no-default-features", "--test", "spreadsheet", "hostile"], { stdio: "inherit" });
  }
  return readFileSync(join(written, name), "utf8");
}

const hasOffice = spawnSync("soffice", ["--version"]).status === 0;
const office = { skip: hasOffice ? false : "LibreOffice is not installed, and could not be: install libreoffice-calc" };

/** What LibreOffice makes of a CSV file with this separator, formulas computed: the cells as XML, and how many formulas. */
function opened(folder, file, separator = 44) {
  const out = join(folder, `out-${separator}`);
  mkdirSync(out, { recursive: true });
  execFileSync("soffice", [
    `-env:UserInstallation=file://${folder}/profile`, "--headless", `--infilter=CSV:${separator},34,76,1,,0,false,true,false,false,false,0,true`,
    "--convert-to", "fods", "--outdir", out, file,
  ], { stdio: "pipe", timeout: 180_000 });
  const xml = readFileSync(join(out, file.split("/").at(-1).replace(/csv$/u, "fods")), "utf8");
  return { xml, formulas: xml.match(/table:formula="[^"]*"/gu) ?? [] };
}

/** What a spreadsheet takes for the beginning of a formula. */
const active = (cell) => /^["\s\u00ad\u200b\u200e\u200f\u2060\ufeff]*[=+\-@＝＋－＠]/u.test(cell);

test(`none of ${payloads.length} hostile texts is active in a table read by another parser, with any separator`, () => {
  const text = core("payloads.csv");
  assert.ok(payloads.length >= 250);
  const { data, errors } = Papa.parse(text.replace(/^\ufeff/u, ""), { delimiter: ",", skipEmptyLines: true });
  assert.deepEqual(errors, []);
  assert.equal(data.length, payloads.length);
  assert.ok(data.every((row) => row.length === 3 && row[0] === "before" && row[2] === "-7"), "no text breaks out of its cell");
  assert.deepEqual(data.map(([, cell]) => cell).filter(active), []);
  for (const delimiter of [";", "\t"]) {
    const cells = Papa.parse(text, { delimiter }).data.flat();
    assert.deepEqual(cells.filter(active), [], delimiter);
  }
});

test("none of them breaks out of a calendar read by another parser", () => {
  const calendar = new ICAL.Component(ICAL.parse(core("payloads.ics")));
  const events = calendar.getAllSubcomponents("vevent");
  assert.equal(calendar.getAllSubcomponents().length, payloads.length);
  assert.equal(events.length, payloads.length);
  const names = new Set(events.flatMap((event) => event.getAllProperties().map((property) => property.name)));
  assert.deepEqual([...names].sort(), ["description", "dtend", "dtstamp", "dtstart", "last-modified", "sequence", "summary", "transp", "uid"]);
  assert.equal(new Set(events.map((event) => event.getFirstPropertyValue("uid"))).size, payloads.length);
  assert.ok(events.every((event) => event.getAllSubcomponents().length === 1), "a reminder each, and nothing else");
});

test("LibreOffice computes none of them, with any separator, and would compute a bare one", office, () => {
  const folder = temporaryFolder();
  core("payloads.csv");
  const control = join(folder, "control.csv");
  writeFileSync(control, "before,=1+1,-7\r\n");
  assert.equal(opened(folder, control).formulas.length, 1, "the control is a formula");
  for (const separator of [44, 59, 9]) {
    const { xml, formulas } = opened(folder, `${written}/payloads.csv`, separator);
    assert.deepEqual(formulas, [], `separator ${separator}`);
    assert.ok(!/<text:a\b/u.test(xml), "no link");
  }
});

test("each table of the sample is saved, and read by another parser and by LibreOffice", async (t) => {
  const site = await openSite(t);
  const { page } = await openBrowser(t, site);
  await openSample(page, site.url);
  await openTab(page, "Tables");
  const folder = temporaryFolder();
  const names = await page.locator("#tables tbody tr th").allInnerTexts();
  const rows = (await page.locator("#tables tbody tr td.number").allInnerTexts()).map(Number);
  assert.equal(names.length, 14, "nothing private is offered");
  for (const [place, name] of names.entries()) {
    const saved = page.waitForEvent("download");
    await page.locator("#tables").getByRole("button", { name: `Save as CSV : ${name}`, exact: true }).click();
    const download = await saved;
    const file = download.suggestedFilename();
    assert.match(file, /^circlebook-[a-z]+-\d{4}-\d{2}-\d{2}\.csv$/u);
    await download.saveAs(join(folder, file));
    const text = readFileSync(join(folder, file), "utf8");
    assert.ok(text.startsWith("\ufeff") && text.endsWith("\r\n"));
    const { data, errors } = Papa.parse(text.slice(1), { delimiter: ",", skipEmptyLines: true });
    assert.deepEqual(errors, [], name);
    assert.equal(data.length, rows[place] + 1, name);
    assert.ok(data.every((row) => row.length === data[0].length), name);
    assert.equal(new Set(data[0]).size, data[0].length, `${name}: no heading twice`);
    if (hasOffice && ["members", "attendance"].some((key) => file.includes(key))) {
      const { xml, formulas } = opened(folder, join(folder, file));
      assert.deepEqual(formulas, []);
      assert.equal(xml.split(/<table:table-row /u).length - 1 >= 1, true);
      if (file.includes("attendance")) {
        assert.ok(/office:value-type="float" office:value="90"/u.test(xml), "minutes are numbers");
        assert.ok(/office:value-type="date"/u.test(xml), "days are days");
      }
    }
  }
  // The private compartment only where it is wanted, and a preview of any table.
  await page.getByLabel("Also offer the private compartment").check();
  await page.locator("#tables").getByRole("button", { name: "Look : Private compartment" }).click();
  await page.locator("#preview-title").getByText("Private compartment").waitFor();
  // The whole book has the name of the group in each row.
  await openApp(page, `${site.url}book/tables`);
  const saved = page.waitForEvent("download");
  await page.locator("#save-members").click();
  const text = readFileSync(await (await saved).path(), "utf8");
  const { data } = Papa.parse(text.slice(1), { skipEmptyLines: true });
  assert.equal(data[0][0], "Group");
  assert.equal(new Set(data.slice(1).map(([group]) => group)).size, 1);
});
