// The evidence pack: made, printed on both papers, saved as one file that opens by itself, sends nothing and runs nothing;
// a changed byte is not the seal's any more.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { assertAccessible, openApp, openBrowser, openSite, temporaryFolder } from "./harness.mjs";
import { openSample } from "./steps/crawl.mjs";
import { openTab } from "./steps/page.mjs";

const hostile = "</script><script>window.broken = 1</script><img src=x onerror=\"window.broken = 1\"><!-- <style> &lt;";
const long = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft".repeat(3);

/** Shows the pack and waits for its seal; returns its code. */
async function make(page, { view = "An auditor", mentee } = {}) {
  await page.getByRole("radio", { name: view }).check();
  if (mentee) await page.getByLabel("Which mentee").selectOption({ label: mentee });
  await page.getByRole("button", { name: "Show the pack" }).click();
  await page.waitForFunction(() => (document.querySelector(".pack-code code")?.textContent.length ?? 0) > 20);
  return page.locator(".pack-code code").innerText();
}

/** Saves the file. */
async function save(page) {
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Save as one file" }).click()]);
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), "utf8") };
}

/** The sizes of the pages of a PDF in points, and its text where the program for it is there. */
function pages(path) {
  const pdf = readFileSync(path).toString("latin1");
  const sizes = [...pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/gu)].map(([, wide, high]) => [Math.round(wide), Math.round(high)]);
  let text = null;
  try {
    text = execFileSync("pdftotext", ["-layout", path, "-"], { encoding: "utf8" });
  } catch (error) {
    if (error.code !== "ENOENT") throw error;
  }
  return { sizes, text };
}

/** What stands in the file between its markers, and its JSON. */
function parts(text) {
  const [, shown] = text.split("<!--circlebook:shown-->");
  const json = text.match(/<script type="application\/json" id="circlebook-evidence">(.*)<\/script>/u)[1];
  return { shown: shown.split("<!--/circlebook:shown-->")[0], json, pack: JSON.parse(json) };
}

const sha = (text) => createHash("sha256").update(text).digest("hex");

test("a pack of the sample, on both papers and as one file", { timeout: 10 * 60_000 }, async (t) => {
  const site = await openSite(t);
  const folder = temporaryFolder();
  const { page, context } = await openBrowser(t, site, { acceptDownloads: true, own: [pathToFileURL(folder).href] });
  await openSample(page, site.url);
  await openTab(page, "Evidence");
  const code = await make(page);
  assert.match(code, /^([A-Z2-7]{4}-){4}[A-Z2-7]{4}$/u);
  for (const [paper, size] of [["A4", [595, 842]], ["US Letter", [612, 792]]]) {
    await page.getByRole("radio", { name: paper, exact: true }).check();
    const path = join(folder, `${size[0]}.pdf`);
    await page.pdf({ path, preferCSSPageSize: true });
    const { sizes, text } = pages(path);
    assert.ok(sizes.length > 5, `${sizes.length} pages`);
    for (const [wide, high] of sizes) assert.ok(Math.abs(wide - size[0]) <= 1 && Math.abs(high - size[1]) <= 1, `${wide} by ${high} on ${paper}`);
    if (text !== null) {
      assert.ok(text.includes(code), "the code is on the cover");
      assert.ok(text.includes(`${sizes.length} / ${sizes.length}`), "the last page is numbered");
      assert.ok(!text.includes("Show the pack"), "only the document is printed");
    }
  }
  const inOrder = await page.locator(".pack-rules tr").filter({ hasText: "In order" }).allInnerTexts();
  assert.ok(inOrder.length > 30, `${inOrder.length}`);
  assert.deepEqual(inOrder.filter((row) => /too (late|early)/u.test(row)), []);
  await assertAccessible(page);
  await page.setViewportSize({ width: 390, height: 844 });
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "it fits a phone");
  await page.setViewportSize({ width: 1280, height: 900 });

  const { name, text } = await save(page);
  assert.match(name, /^circlebook-evidence-\d{4}-\d\d-\d\d\.html$/u);
  const { shown, json, pack } = parts(text);
  assert.equal(sha(shown.replace(code, "")), pack.seal.shown, "the digest of what is shown");
  for (const [part, digest] of pack.seal.parts) {
    const name = part.replaceAll("-", "_");
    const from = json.indexOf(`"${name}":`, part === "about" ? 0 : json.indexOf(",\"about\":"));
    assert.ok(from > 0, name);
    assert.match(digest, /^[0-9a-f]{64}$/u);
  }
  const about = json.slice(json.indexOf("\"about\":") + 8, json.indexOf(",\"people\":"));
  assert.equal(sha(`about\n${about}`), pack.seal.parts[0][1], "the digest of the first part");

  // The file by itself: it shows the same, asks for nothing, and its policy is not broken.
  const path = join(folder, name);
  writeFileSync(path, text);
  const alone = await context.newPage();
  const asked = [];
  const complaints = [];
  alone.on("request", (request) => asked.push(request.url()));
  alone.on("console", (message) => complaints.push(message.text()));
  await alone.goto(pathToFileURL(path).href);
  assert.equal(await alone.locator(".pack-code code").innerText(), code);
  assert.equal(await alone.locator(".pack-section").count(), await page.locator(".pack-section").count());
  assert.deepEqual(asked, [pathToFileURL(path).href]);
  assert.deepEqual(complaints, []);
  const pdf = join(folder, "alone.pdf");
  await alone.pdf({ path: pdf, preferCSSPageSize: true });
  assert.deepEqual(pages(pdf).sizes[0], [612, 792], "it keeps the paper that was chosen");
  await alone.close();
});

test("hostile texts stay texts, and a long word stays on the page", { timeout: 10 * 60_000 }, async (t) => {
  const site = await openSite(t);
  const folder = temporaryFolder();
  const { page, context } = await openBrowser(t, site, { acceptDownloads: true, own: [pathToFileURL(folder).href] });
  await openSample(page, site.url);
  await openTab(page, "Settings");
  await page.getByLabel("Name of the group").fill(hostile);
  await page.getByLabel("Why the group meets").fill(long);
  await page.getByRole("button", { name: "Save", exact: true }).click();
  // The form leads back to the group once it is saved.
  await page.waitForURL(({ pathname }) => !pathname.endsWith("/settings"));
  await openTab(page, "Evidence");
  await make(page);
  await page.setViewportSize({ width: 390, height: 844 });
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "it fits a phone");
  const { name, text } = await save(page);
  assert.ok(!parts(text).json.includes("<"), "the JSON cannot end its element");
  const path = join(folder, name);
  writeFileSync(path, text);
  const alone = await context.newPage();
  await alone.setViewportSize({ width: 390, height: 844 });
  await alone.goto(pathToFileURL(path).href);
  assert.equal(await alone.locator(".pack-title").innerText(), hostile);
  assert.equal(await alone.evaluate(() => window.broken), undefined);
  assert.equal(await alone.locator("article script, article img, article style").count(), 0);
  assert.ok(await alone.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "the file fits a phone");
  await alone.close();
});

test("a mentee's pack has nothing of others, and everybody's no name at all", { timeout: 10 * 60_000 }, async (t) => {
  const site = await openSite(t);
  const { page } = await openBrowser(t, site, { acceptDownloads: true });
  await openSample(page, site.url);
  await openTab(page, "Evidence");
  await page.getByRole("radio", { name: "A mentee" }).check();
  await page.getByRole("button", { name: "Show the pack" }).click();
  await page.getByText("Choose the mentee whose pack it is.").waitFor();
  const names = (await page.getByLabel("Which mentee").locator("option").allInnerTexts()).slice(1);
  assert.ok(names.length > 4, names.join());
  await make(page, { view: "A mentee", mentee: names[0] });
  const own = (await save(page)).text;
  assert.ok(own.includes(names[0]));
  for (const name of names.slice(1)) assert.ok(!own.includes(name), name);
  await make(page, { view: "Everybody" });
  const { text } = await save(page);
  for (const name of names) assert.ok(!text.includes(name), name);
  assert.ok(!/[0-9a-f]{8}-[0-9a-f]{4}-/u.test(parts(text).json), "no identifier");
});
