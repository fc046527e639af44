// Verifying a file: a pack as it was saved is whole; one changed byte of it is found and named, in the pack and in what its page
// shows; what came after a noted seal is told in words. And the history, as who changed what when.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { assertAccessible, openApp, openBrowser, openSite } from "./harness.mjs";
import { openTab } from "./steps/page.mjs";

/** A page with the sample group open. */
async function withSample(t) {
  const site = await openSite(t);
  const { page } = await openBrowser(t, site, { acceptDownloads: true });
  await openApp(page, site.url);
  await page.getByRole("button", { name: "Explore the sample" }).click();
  await page.waitForURL("**/groups/**");
  return { site, page, group: page.url() };
}

/** Gives the group another name; the form leads back to the group once it is saved. */
async function rename(page) {
  await page.getByLabel("Name of the group", { exact: true }).fill("Another name");
  await page.locator("button[type=submit]").first().click();
  await page.waitForURL(({ pathname }) => !pathname.endsWith("/settings"));
}

/** The bytes of an auditor's pack of the open group. */
async function savePack(page) {
  await openTab(page, "Evidence");
  await page.getByRole("button", { name: "Show the pack" }).click();
  const save = page.getByRole("button", { name: "Save as one file" });
  await save.and(page.locator(":enabled")).waitFor();
  const download = page.waitForEvent("download");
  await save.click();
  return readFileSync(await (await download).path());
}

const verify = (page, bytes, name = "pack.html") =>
  page.locator("#verify-file").setInputFiles({ name, mimeType: "text/html", buffer: bytes });

/** The file with another byte in place of the last one of `text`, where that stands first after `start`. */
function otherwise(bytes, text, start = 0) {
  const at = bytes.indexOf(text, start) + Buffer.byteLength(text) - 1;
  assert.ok(at > start, text);
  const changed = Buffer.from(bytes);
  changed[at] = changed[at] === 0x39 ? 0x38 : 0x39;
  return changed;
}

test("one changed byte of a saved pack is found and named", async (t) => {
  const { site, page } = await withSample(t);
  const bytes = await savePack(page);
  await openApp(page, `${site.url}verify`);
  await assertAccessible(page);

  await verify(page, bytes);
  await page.getByText("This evidence pack is whole").waitFor();
  const code = /Its code is ([A-Z2-7-]{24})/u.exec(await page.locator("#verdict").innerText())[1];
  await assertAccessible(page);
  await page.locator("#noted").fill(code.toLowerCase());
  await page.getByRole("button", { name: "Compare" }).click();
  await page.getByText("This is the code of this file").waitFor();
  await page.locator("#noted").fill("ABCD-ABCD-ABCD-ABCD-ABCD");
  await page.keyboard.press("Enter");
  await page.getByText("This is not the code of this file").waitFor();

  // a minute more of somebody's presence, in the pack
  const json = bytes.indexOf('{"format":"circlebook-evidence"');
  const sessions = bytes.indexOf('"attendance":[{', json);
  const present = /"present":\d/u.exec(bytes.subarray(sessions).toString("utf8"))[0];
  await verify(page, otherwise(bytes, present, sessions));
  await page.getByText("This file was changed after it was sealed").waitFor();
  assert.match(await page.locator("#changes tbody").innerText(), /The part “sessions” of the pack: Session 1/u);
  await assertAccessible(page);

  // a word of what the page shows
  const shown = bytes.indexOf("<!--circlebook:shown-->");
  await verify(page, otherwise(bytes, "M03", shown));
  const row = page.locator("#changes tbody").getByText("What the page shows, in its line");
  await row.waitFor();
  assert.match(await row.innerText(), /M09.* stands there, .*M03.* was sealed/u);

  // the style of the page says nothing; anything else is no pack
  await verify(page, Buffer.from(bytes.toString("utf8").replace("<style>", "<style> ")));
  await page.getByText("This evidence pack is whole").waitFor();
  await verify(page, Buffer.from("<p>Hello</p>"));
  await page.getByRole("alert").filter({ hasText: "neither an evidence pack nor another file of Circlebook" }).waitFor();
  assert.equal(page.url(), `${site.url}verify`);
});

test("what was recorded after a noted seal is told in words", async (t) => {
  const { site, page, group } = await withSample(t);
  const bytes = await savePack(page);
  const hash = /class="pack-hash">([0-9a-f]{64})</u.exec(bytes.toString("utf8"))[1];
  await openApp(page, `${group}/settings`);
  await rename(page);

  await openApp(page, `${site.url}verify`);
  await verify(page, bytes);
  const beside = page.locator("#beside");
  await beside.getByText("holds all that this pack was made from").waitFor();
  await beside.getByText("1 entry came after that.").waitFor();
  await beside.getByText(/name: .+ → Another name/u).waitFor();
  await page.locator("#noted").fill(hash.slice(0, 20));
  await page.getByRole("button", { name: "Compare" }).click();
  await page.getByText("The journal in this file has the entry with this seal").waitFor();
  await assertAccessible(page);

  // a later pack beside the earlier one
  await openApp(page, group);
  const later = await savePack(page);
  await openApp(page, `${site.url}verify`);
  await verify(page, later);
  await page.locator("#earlier-file").setInputFiles({ name: "pack.html", mimeType: "text/html", buffer: bytes });
  await page.getByText("The later pack holds all that the earlier one was made from").waitFor();
  await page.getByText(/name: (.+ → )?Another name/u).first().waitFor();
});

test("a backup that was changed names the record", async (t) => {
  const { site, page } = await withSample(t);
  await openApp(page, `${site.url}book`);
  const download = page.waitForEvent("download");
  await page.locator("#save-backup").click();
  const bytes = readFileSync(await (await download).path());
  await openApp(page, `${site.url}verify`);
  await verify(page, bytes, "backup.json");
  await page.getByText("This backup is whole").waitFor();
  await verify(page, otherwise(bytes, '"code_name":"M03', bytes.indexOf('"journal"')), "backup.json");
  await page.getByText("This backup was changed after it was saved").waitFor();
  await page.locator("#changes").getByText("the content of a person was changed").waitFor();
  await assertAccessible(page);
});

test("the history says who changed what when, and is narrowed without a trace in the address", async (t) => {
  const { site, page, group } = await withSample(t);
  await openApp(page, `${group}/settings`);
  await rename(page);
  await openApp(page, `${site.url}book/history`);
  await page.locator("#history").getByText(/name: .+ → Another name/u).waitFor();
  await assertAccessible(page);
  const entries = page.locator("#history .entry");
  assert.equal(await entries.count(), 2);
  await page.getByLabel("Words").fill("another NAME");
  await page.getByText("1 entry", { exact: true }).waitFor();
  await page.getByLabel("What was done").selectOption({ label: "erased for good" });
  await page.getByText("No entry fits").waitFor();
  await page.getByRole("button", { name: "Clear" }).click();
  await page.getByText("2 entries", { exact: true }).waitFor();
  await page.getByLabel("Kind of record").selectOption({ label: "a session" });
  await page.getByText("1 entry", { exact: true }).waitFor();
  await page.getByRole("button", { name: "As a table" }).click();
  await page.locator("#trail tbody tr").waitFor();
  await assertAccessible(page);
  assert.equal(page.url(), `${site.url}book/history`);
  assert.equal(await page.evaluate(() => JSON.stringify(history.state)?.includes("another") ?? false), false);
});
