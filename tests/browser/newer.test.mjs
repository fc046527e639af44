// A file of a newer minor version: the page says that there is more than it shows, and keeps it through changes and backups.

import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAccessible, openApp, openBrowser, openSite } from "./harness.mjs";
import { openFile, saveBackup, wipe } from "./steps/book.mjs";
import { openSample } from "./steps/crawl.mjs";
import { openPart, openTab } from "./steps/page.mjs";
import { keysOf, putRow, rowText } from "./steps/storage.mjs";

const more = { seen: "by a newer version" };

/** The backup as a newer minor version would write it: a further field in the group itself and in every session. */
function newer(text) {
  const file = JSON.parse(text);
  let count = 0;
  for (const segment of file.segments) {
    for (const { record } of segment.records) {
      const holder = record.group ?? record.session;
      if (!holder) continue;
      holder.weather = more;
      segment.minor = 1;
      count += 1;
    }
  }
  return { text: JSON.stringify(file), count };
}

const held = (text) => JSON.parse(text).segments.flatMap(({ records }) => records)
  .filter(({ record }) => JSON.stringify((record.group ?? record.session)?.weather) === JSON.stringify(more)).length;

test("what a newer version wrote is kept, said, and saved again", { timeout: 4 * 60_000 }, async (t) => {
  const site = await openSite(t);
  const { page } = await openBrowser(t, site, { acceptDownloads: true });
  await openSample(page, site.url);
  const { text, count } = newer((await saveBackup(page)).text);
  assert.ok(count > 2, `${count}`);
  await wipe(page);
  await openFile(page, text);
  await page.getByText(`${count} records hold more than this version shows`).waitFor();
  await assertAccessible(page);
  await page.getByRole("button", { name: "Restore this book" }).click();
  await page.getByRole("status").getByText("The book was restored.").waitFor();
  await openPart(page, "Groups");
  await page.locator(".card-title a").first().click();
  await page.getByText(`${count} records hold more than this version shows`).waitFor();
  await assertAccessible(page);
  await openTab(page, "Settings");
  await page.getByLabel("Name of the group", { exact: true }).fill("Another name");
  await page.getByRole("button", { name: "Save", exact: true }).first().click();
  await page.getByRole("heading", { level: 1, name: "Another name" }).waitFor();
  const saved = (await saveBackup(page)).text;
  assert.ok(saved.includes("Another name"));
  assert.equal(held(saved), count);
  await page.reload();
  assert.equal(held((await saveBackup(page)).text), count);
});

test("a book that a newer minor version has stored is shown and only read", async (t) => {
  const site = await openSite(t);
  const { page } = await openBrowser(t, site);
  await openSample(page, site.url);
  const group = page.url();
  const rewrite = async (row, from, to) => {
    const text = await rowText(page, row);
    assert.ok(text.includes(from), text.slice(0, 200));
    await putRow(page, { ...row, text: text.replace(from, to) });
  };
  const key = (await keysOf(page, "segments")).find((key) => key.startsWith("group-"));
  await rewrite({ store: "meta", key: "head" }, '{"schema":2', '{"schema":2,"minor":1');
  await rewrite({ store: "segments", key }, '{"schema":2', '{"schema":2,"minor":1');
  await rewrite({ store: "segments", key }, '{"group":{', '{"group":{"weather":"fine",');
  await openApp(page, group);
  await page.getByText("a newer Circlebook has written this book").waitFor();
  await page.getByText("1 record holds more than this version shows").waitFor();
  assert.equal(await page.locator("#edit-here").count(), 0);
  await openTab(page, "Settings");
  assert.ok(await page.getByLabel("Name of the group", { exact: true }).isDisabled());
});
