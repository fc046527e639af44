// A slip: from the mentor to a mentee with a profile of their own, and back with one mismatch, which is accepted; as a file and as
// the text of a QR code that an independent decoder reads from the screen. What does not fit changes nothing.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import jsQR from "jsqr";
import { assertAccessible, openApp, openBrowser, openSite } from "./harness.mjs";
import { openSample } from "./steps/crawl.mjs";
import { openPart, openTab, story } from "./steps/page.mjs";

/** A file that a press of the button saves: its name and its text. */
async function saved(page, button) {
  const download = page.waitForEvent("download");
  await button.click();
  const file = await download;
  return { name: file.suggestedFilename(), text: readFileSync(await file.path(), "utf8") };
}

const open = (page, id, text, name = "file") =>
  page.locator(id).setInputFiles({ name, mimeType: "text/html", buffer: Buffer.from(text) });

const refused = (page, reason) => page.getByRole("alert").filter({ hasText: reason }).waitFor();

/** The text of the QR code on the screen, read from a picture of it by a decoder that is not ours. */
async function scan(page, code) {
  const picture = await code.screenshot();
  const blank = await page.context().newPage();
  const { dark, width, height } = await blank.evaluate(async (bytes) => {
    const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${bytes}`)).blob());
    const canvas = new OffscreenCanvas(image.width, image.height).getContext("2d");
    canvas.drawImage(image, 0, 0);
    const { data } = canvas.getImageData(0, 0, image.width, image.height);
    let dark = "";
    for (let at = 0; at < data.length; at += 4) dark += data[at] < 128 ? "1" : "0";
    return { dark, width: image.width, height: image.height };
  }, picture.toString("base64"));
  await blank.close();
  const found = jsQR(Uint8ClampedArray.from([...dark].flatMap((one) => (one === "1" ? [0, 0, 0, 255] : [255, 255, 255, 255]))), width, height);
  assert.ok(found, "the code is readable");
  return found.data;
}

const line = (page, name) => page.locator(".slip-line").filter({ hasText: name });

test("a slip goes to a mentee and comes back with one mismatch, which is accepted", { timeout: 8 * 60_000 }, async (t) => {
  const site = await openSite(t);
  const { page } = await openBrowser(t, site, { acceptDownloads: true });
  const step = story(t, () => page);
  await openSample(page, site.url);
  let slip;
  let answer;

  await step("the mentor makes a slip from the member's page, and everything on it is the mentee's own", async () => {
    await openTab(page, "Members");
    await page.getByRole("main").getByRole("link", { name: "M02" }).first().click();
    await page.getByRole("link", { name: "Make slips" }).click();
    await page.getByRole("heading", { level: 1, name: "Slips" }).waitFor();
    await page.getByRole("group", { name: "What is on it" }).getByRole("checkbox", { name: "Goals, word for word" }).uncheck();
    await page.getByRole("button", { name: "Make the slip" }).click();
    await page.locator("article.slip").waitFor();
    await assertAccessible(page);
    slip = await saved(page, page.getByRole("button", { name: "Save the slip as a file" }));
    assert.match(slip.name, /^circlebook-slip-\d{4}-\d\d-\d\d\.html$/u);
    assert.match(slip.text, /For M02, made on/u);
    assert.doesNotMatch(slip.text, /M0[13-9]/u);
    assert.doesNotMatch(slip.text, /M02.*\?|https?:/u, "no address");
    await page.getByText(/^M02, /u).waitFor();
    await page.getByText("No answer yet").waitFor();
  });

  await step("the file is a page that reads without Circlebook and asks nobody for anything", async () => {
    const { page: reader, close } = await openBrowser(t, site);
    await reader.setContent(slip.text);
    await reader.getByRole("heading", { name: /Your records in/u }).waitFor();
    assert.ok(await reader.getByRole("row").count() > 6);
    await assertAccessible(reader);
    await close();
  });

  let code;
  await step("the QR code holds the slip itself", async () => {
    await page.getByText("As a QR code").click();
    await page.setViewportSize({ width: 1280, height: 1400 });
    code = await scan(page, page.locator("article.slip .slip-code svg.qr"));
    assert.match(code, /^CBSLIP1:[0-9A-Z]+$/u);
    assert.equal(code, await page.getByLabel("The same as text").inputValue());
  });

  const mentee = await openBrowser(t, site, { acceptDownloads: true });
  await step("the mentee opens the file, corrects one line, adds a meeting, and nothing of it is kept", async () => {
    const own = mentee.page;
    await openApp(own, site.url);
    await own.getByRole("link", { name: "Open a slip" }).click();
    await open(own, "#open-slip", '{"format":"circlebook-backup","schema":2}');
    await refused(own, "holds something else");
    await open(own, "#open-slip", slip.text.replace(/"late":15/u, '"late":14'));
    await refused(own, "changed by hand");
    await open(own, "#open-slip", slip.text);
    await own.getByText("For M02, made on").waitFor();
    await own.getByRole("button", { name: "Finish my answer" }).click();
    await own.locator(".form-errors").filter({ hasText: "You have not said anything yet" }).waitFor();
    const first = line(own, "Group session").first();
    await first.getByRole("radio", { name: "Not right" }).check();
    await own.getByRole("button", { name: "Finish my answer" }).click();
    await own.locator(".form-errors").filter({ hasText: "That is what the slip says" }).waitFor();
    await first.getByLabel("Minutes you were there").fill("80");
    await first.getByLabel("Minutes you came late").fill("20");
    await own.getByRole("button", { name: "Finish my answer" }).click();
    await own.locator(".form-errors").filter({ hasText: "more than the session lasted" }).waitFor();
    await first.getByLabel("Minutes you were there").fill("70");
    await first.getByLabel("What you want to say to it").fill("The call of 999 000 0018 came first");
    await own.getByRole("button", { name: "Everything is right" }).click();
    await own.getByRole("button", { name: "Add what is missing" }).click();
    const missing = own.getByRole("group", { name: "Missing, 1" });
    await missing.getByRole("radio", { name: "A meeting alone" }).check();
    await missing.getByLabel("Day").fill("2025-02-03");
    await missing.getByLabel("Minutes", { exact: true }).fill("30");
    await own.getByRole("button", { name: "Finish my answer" }).click();
    await own.locator(".form-errors").filter({ hasText: "NHS number" }).waitFor();
    await first.getByLabel("What you want to say to it").fill("The bus was late");
    await assertAccessible(own);
    await own.getByRole("button", { name: "Finish my answer" }).click();
    await own.getByText("Your answer is ready.").waitFor();
    await assertAccessible(own);
    answer = await saved(own, own.getByRole("button", { name: "Save my answer as a file" }));
    assert.match(answer.name, /^circlebook-slip-answer-.*\.json$/u);
    await own.reload();
    await own.locator("#open-slip").waitFor({ state: "attached" });
    assert.doesNotMatch(await own.content(), /The bus was late|M02/u);
  });

  await step("what is no answer, or was changed, is refused and says why", async () => {
    for (const [text, reason] of [
      [slip.text, /a slip without an answer/u],
      [answer.text.slice(0, -20), /ends in the middle/u],
      [answer.text.replace('"present":70', '"present":71').replace('"present":75', '"present":74'), /changed by hand|does not say/u],
      [answer.text.replace('"schema":1', '"schema":2'), /newer Circlebook/u],
      ["hello", /no slip and no answer/u],
    ]) {
      await open(page, "#open-slip-answer", text);
      await refused(page, reason);
    }
    const slips = page.url();
    await openPart(page, "Book");
    for (const text of [slip.text, answer.text]) {
      await open(page, "#open-file", text);
      await refused(page, /a slip or an answer to one/u);
    }
    await openApp(page, `${site.url}answer`);
    await open(page, "#open-form", answer.text);
    await refused(page, /not an evaluation/u);
    await openApp(page, slips);
  });

  await step("the mentor sees both values, what would change, accepts one and refuses the other", async () => {
    await open(page, "#open-slip-answer", answer.text);
    const points = page.locator(".slip-point");
    await points.first().getByText("70 min").first().waitFor();
    assert.equal(await points.count(), 2);
    assert.match(await points.first().innerText(), /In the book now[\s\S]*The mentee says[\s\S]*70 min of 90 min[\s\S]*The bus was late/u);
    await page.getByRole("button", { name: "Take the answer in" }).click();
    await page.locator(".form-errors").filter({ hasText: "Decide on this first" }).waitFor();
    await points.first().getByRole("radio", { name: /Accept/u }).check();
    await page.getByRole("heading", { name: "What would change" }).waitFor();
    await points.nth(1).getByRole("radio", { name: /Refuse/u }).check();
    await page.getByRole("button", { name: "Take the answer in" }).click();
    await page.locator(".form-errors").filter({ hasText: "Say why" }).waitFor();
    await points.nth(1).getByLabel("Why it is refused").fill("It was a call about dates");
    await assertAccessible(page);
    await page.getByRole("button", { name: "Take the answer in" }).click();
    await page.getByText("The answer was taken in.").first().waitFor();
    await page.getByText(/1 accepted, 1 refused/u).waitFor();
    await page.getByText("It was a call about dates").waitFor();
  });

  await step("the same answer is known again; undone in one step, it is open again and the record is as it was", async () => {
    await open(page, "#open-slip-answer", answer.text);
    await page.getByText("was taken in already").waitFor();
    await page.locator(".slip-answer").getByText("the same now").first().waitFor();
    await page.locator(".slip-answer").getByRole("button", { name: "Close", exact: true }).click();
    await page.keyboard.press("Control+z");
    await page.getByText("No answer yet").waitFor();
    await open(page, "#open-slip-answer", answer.text);
    await page.locator(".slip-point").first().waitFor();
    assert.equal(await page.locator(".slip-point").count(), 2);
    await page.getByRole("button", { name: "Leave it out" }).click();
  });

  await step("the same by the text of the code, both ways, and line by line what was changed since is said", async () => {
    const own = mentee.page;
    await openApp(own, `${site.url}slip`);
    await own.getByText("Or paste the text").click();
    await own.getByLabel("The text").fill(`${code.slice(0, 40)}${code[40] === "A" ? "B" : "A"}${code.slice(41)}`);
    await own.getByRole("button", { name: "Read the text" }).click();
    await refused(own, /part of the text is missing or was changed/u);
    await own.getByLabel("The text").fill(code.toLowerCase().replace(/(.{60})/gu, "$1\n"));
    await own.getByRole("button", { name: "Read the text" }).click();
    await own.getByRole("button", { name: "Everything is right" }).click();
    await own.getByRole("button", { name: "Finish my answer" }).click();
    await own.getByText("Your answer is ready.").waitFor();
    await own.getByText("As a QR code").click();
    await own.setViewportSize({ width: 1280, height: 1400 });
    const text = await scan(own, own.locator("#slip-done svg.qr"));
    assert.match(text, /^CBANSWER1:/u);

    // Meanwhile the record is changed by the other answer.
    await open(page, "#open-slip-answer", answer.text);
    await page.locator(".slip-point").first().getByRole("radio", { name: /Accept/u }).check();
    await page.locator(".slip-point").nth(1).getByRole("radio", { name: /Accept/u }).check();
    await page.getByRole("button", { name: "Take the answer in" }).click();
    await page.getByText(/2 accepted, 0 refused/u).waitFor();
    await page.locator("#open-answer-part").getByText("Or paste the text").click();
    await page.getByLabel("The text", { exact: true }).fill(text);
    await page.locator("#open-answer-part").getByRole("button", { name: "Read the text" }).click();
    await page.getByText("answered this slip before, differently").waitFor();
    await page.locator(".slip-answer").getByText("the record was changed since").waitFor();
    assert.equal(await page.locator(".slip-answer").getByText("Both say the same").count() > 3, true);
    await page.getByRole("button", { name: "Take the answer in" }).click();
    await page.getByText(/0 accepted, 0 refused, 1 left open/u).waitFor();
  });

  await step("an answer to somebody else's slip is none of this group's", async () => {
    await openApp(mentee.page, site.url);
    await openSample(mentee.page, site.url);
    await openTab(mentee.page, "Slips");
    await open(mentee.page, "#open-slip-answer", answer.text);
    await refused(mentee.page, /No slip of this group is answered by it/u);
  });
  await mentee.close();
});

test("slips for everybody, at the width of a telephone and on paper", { timeout: 4 * 60_000 }, async (t) => {
  const site = await openSite(t);
  const { page } = await openBrowser(t, site, { viewport: { width: 390, height: 844 } });
  await openSample(page, site.url);
  await openTab(page, "Slips");
  await page.getByLabel("For whom").selectOption("all");
  await page.getByRole("button", { name: "Make the slip" }).click();
  await page.getByText("8 slips were made").first().waitFor();
  assert.equal(await page.locator("article.slip").count(), 8);
  await assertAccessible(page);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(wide <= 390, `${wide} pixels wide`);
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.locator("article.slip svg.qr").first().isVisible(), true, "the code is on paper");
  assert.equal(await page.getByRole("button", { name: "Make the slip" }).isVisible(), false);
});
