// Second copies: snapshots by themselves, a backup that is proved, sealed and written again to one file, and the ways back
// where the browser has emptied its storage.

import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { assertAccessible, openApp, openBrowser, openSite, temporaryFolder } from "./harness.mjs";
import { emptyBook } from "./steps/storage.mjs";

const PASS = "correct horse battery staple";

const toBook = async (page) => {
  await page.getByRole("link", { name: "Book", exact: true }).click();
  await page.getByRole("heading", { name: "The book", exact: true }).waitFor();
};

async function withSample(t, options) {
  const site = await openSite(t);
  const { context, page } = await openBrowser(t, site, { acceptDownloads: true, ...options });
  await openApp(page, site.url);
  await page.getByRole("button", { name: "Explore the sample" }).click();
  await page.waitForURL("**/groups/**");
  await toBook(page);
  return { context, page, site };
}

async function saved(page, button = "#save-backup") {
  const [download] = await Promise.all([page.waitForEvent("download", { timeout: 120_000 }), page.locator(button).click()]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

const choose = (page, input, name, bytes) =>
  page.locator(input).setInputFiles({ name, mimeType: "application/octet-stream", buffer: Buffer.from(bytes) });

/** Whether the standard tool is there, with what drives it. `make test` installs both where it may. */
const hasAge = ["age", "expect"].every((tool) => spawnSync("sh", ["-c", `command -v ${tool}`]).status === 0);
const withoutAge = hasAge ? false : "install the packages age and expect to try the standard program";

/** Drives the standard tool, which asks for a passphrase at a terminal. */
function age(folder, ...words) {
  const script = join(folder, "age.exp");
  writeFileSync(script, [
    "set timeout 120", `spawn -noecho age ${words.join(" ")}`,
    "expect {", '-re "passphrase.*:" { send "' + PASS + '\\r"; exp_continue }', "timeout { exit 2 }", "eof {}", "}",
    "lassign [wait] pid spawn os status", "exit $status",
  ].join("\n"));
  execFileSync("expect", [script]);
}

test("snapshots are kept by themselves, and bring an emptied book back", { timeout: 5 * 60_000 }, async (t) => {
  const { page, site } = await withSample(t);
  const rows = page.locator("#snapshots tbody tr");
  await rows.first().waitFor();
  assert.match(await rows.first().innerText(), /1 group/u);
  await assertAccessible(page);
  await page.setViewportSize({ width: 390, height: 844 });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(wide <= 0, `${wide} pixels too wide`);
  await page.setViewportSize({ width: 1280, height: 900 });

  await t.test("storage that was emptied is told apart from a new device", async () => {
    await emptyBook(page);
    await openApp(page, site.url);
    await page.getByRole("heading", { name: "Your book is not in this browser any more" }).waitFor();
    assert.equal(await page.getByRole("button", { name: "Explore the sample" }).count(), 0);
    await page.getByRole("link", { name: "Open my backup" }).waitFor();
    await assertAccessible(page);
  });

  await t.test("beginning anew takes no snapshot away", async () => {
    await page.getByRole("button", { name: "Begin a new book instead" }).click();
    await page.getByRole("heading", { name: "A record book for your mentoring group" }).waitFor();
    await openApp(page, site.url);
    await page.getByRole("heading", { name: "Your book is not in this browser any more" }).waitFor();
    await rows.first().waitFor();
    assert.equal(await rows.count(), 1);
  });

  await t.test("a snapshot is looked into like a file, and restored", async () => {
    await rows.first().getByRole("button", { name: /Look into it/u }).click();
    await page.locator("#file-contents").waitFor();
    await page.locator("#restore").click();
    await page.getByText("The book was restored.").waitFor();
    await page.getByRole("link", { name: "Groups", exact: true }).click();
    await page.getByText("Sample: Thursday group").first().waitFor();
  });
});

test("a device where everything is gone, and a new one, offer to open a backup", async (t) => {
  const site = await openSite(t);
  const { page } = await openBrowser(t, site);
  await openApp(page, site.url);
  await page.getByRole("heading", { name: "A record book for your mentoring group" }).waitFor();
  await page.getByRole("heading", { name: "Open my backup" }).waitFor();
});

test("a backup is sealed for the standard tool, proved, and written again to one file", { timeout: 8 * 60_000 }, async (t) => {
  const { page } = await withSample(t);
  const folder = temporaryFolder();
  await page.getByText(/^No backup yet/u).waitFor();
  const plain = await saved(page);
  await page.getByText("Backup made today").waitFor();

  await t.test("the drill opens the backup and changes nothing", async () => {
    await page.getByText("It was not tried yet.").waitFor();
    await choose(page, "#drill-file", plain.name, plain.bytes);
    await page.getByText("The backup opens.").waitFor();
    await page.getByText("Every record in it stands in the book as it does there.").waitFor();
    await page.getByText(/^Last tried on .*: it opened/u).waitFor();
    await choose(page, "#drill-file", plain.name, plain.bytes.subarray(0, plain.bytes.length / 2));
    await page.getByRole("alert").filter({ hasText: "cut short" }).waitFor();
  });

  await t.test("a sealed backup opens in the standard age program, and here", async () => {
    await page.getByLabel("Seal it with a passphrase").check();
    await page.getByLabel("Passphrase of the file").fill("short");
    await page.locator("#save-backup").click();
    await page.getByText("Enter a passphrase of at least 10 characters.", { exact: false }).waitFor();
    await page.getByLabel("Passphrase of the file").fill(PASS);
    await page.getByLabel("The passphrase once more").fill(PASS);
    const start = Date.now();
    const sealed = await saved(page);
    t.diagnostic(`sealed in ${Date.now() - start} ms`);
    assert.match(sealed.name, /^circlebook-backup-.*\.age$/u);
    assert.match(sealed.bytes.subarray(0, 80).toString("latin1"), /^age-encryption\.org\/v1\n-> scrypt \S+ 17\n/u);
    const [file, open] = [join(folder, "book.age"), join(folder, "book.json")];
    writeFileSync(file, sealed.bytes);
    if (hasAge) {
      age(folder, "-d", "-o", open, file);
      const text = readFileSync(open, "utf8");
      const withoutTime = (json) => json.replace(/"exported_at":"[^"]*"/u, "");
      assert.equal(withoutTime(text), withoutTime(plain.bytes.toString("utf8")));
    } else {
      t.diagnostic(withoutAge);
    }

    await choose(page, "#drill-file", sealed.name, sealed.bytes);
    await page.locator("#unseal-pass").fill("another passphrase");
    await page.locator("#unseal").click();
    await page.getByText("This passphrase does not open the file.").waitFor({ timeout: 60_000 });
    await page.locator("#unseal-pass").fill(PASS);
    await page.locator("#unseal").click();
    await page.getByText("The backup opens.").waitFor({ timeout: 60_000 });
  });

  await t.test("a file that the standard program made opens here, as bytes and as text", { skip: withoutAge }, async () => {
    const open = join(folder, "plain.json");
    writeFileSync(open, plain.bytes);
    for (const [name, options] of [["made.age", []], ["text.age", ["-a"]]]) {
      age(folder, "-p", ...options, "-o", join(folder, name), open);
      await choose(page, "#open-file", name, readFileSync(join(folder, name)));
      await page.locator("#unseal-pass").last().fill(PASS);
      await page.locator("#unseal").last().click();
      await page.getByText("Everything in this file is in the book already.").waitFor({ timeout: 90_000 });
      await page.getByRole("button", { name: "Close the file" }).click();
    }
    await choose(page, "#open-file", "heavy.age", "age-encryption.org/v1\n-> scrypt tuZRyLvTm++rGBS76SrAhg 24\nabc\n--- x\n");
    await page.getByText("It was sealed with more work than this page takes on.").waitFor();
  });

  await t.test("one file is written again, and is not written over by an emptied book", async () => {
    await page.getByLabel("Seal it with a passphrase").uncheck();
    // In place of the browser's own question for a file: a real handle, in the private file system.
    await page.evaluate(() => {
      window.showSaveFilePicker = async ({ suggestedName }) =>
        (await navigator.storage.getDirectory()).getFileHandle(suggestedName, { create: true });
    });
    const kept = () => page.evaluate(async (name) => {
      const handle = await (await navigator.storage.getDirectory()).getFileHandle(name);
      return (await handle.getFile()).size;
    }, plain.name);
    await page.locator("#choose-file").click();
    await page.getByText(`Backups go to ${plain.name}`, { exact: false }).waitFor();
    const full = await kept();
    assert.ok(full > 10_000, `${full} bytes`);
    await page.locator("#wipe").scrollIntoViewIfNeeded();
    await page.locator("#remove-sample").click();
    await page.getByText("The sample was removed.").waitFor();
    await page.locator("#save-backup").click();
    await page.getByText("The file was not written over.").waitFor();
    assert.equal(await kept(), full);
    await page.keyboard.press("Control+z");
    await page.locator("#remove-sample").waitFor();
    await page.locator("#save-backup").click();
    await page.getByText("The file was not written over.").waitFor({ state: "detached" });
    await assert.doesNotReject(async () => { while (await kept() <= full) await new Promise((go) => { setTimeout(go, 100); }); });
  });
});
