// What is printed: the list of papers with what is missing first, each paper on A4 and Letter, long words, empty states, keyboard.

import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAccessible, openApp, openBrowser, openSite } from "./harness.mjs";
import { openFullSample, unfold } from "./steps/crawl.mjs";
import { keyboardOf } from "./steps/keys.mjs";
import { fill, formWith, openTab, press, story } from "./steps/page.mjs";
import { printed, readsPdf, sizes } from "./steps/pdf.mjs";

const phone = { width: 390, height: 844 };
const desk = { width: 1280, height: 900 };
const long = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft";

/** Fails where the page is wider than a phone, or not accessible. */
async function assertFits(page) {
  await unfold(page);
  await assertAccessible(page);
  await page.setViewportSize(phone);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  await page.setViewportSize(desk);
  assert.ok(wide <= phone.width, `${wide} pixels wide on a phone`);
}

/** Prints the page in both sizes: every page says its number of how many, and all these words stand on them. */
async function assertPrints(page, words, { pages } = {}) {
  for (const size of sizes) {
    const sheets = await printed(page, size);
    const all = sheets.join(" ");
    for (const word of words) assert.ok(all.includes(word), `“${word}” is missing on ${size}: ${all}`);
    for (const [place, text] of sheets.entries()) {
      assert.match(text, new RegExp(`(^| )${place + 1} ?/ ?${sheets.length}$`, "u"), `page ${place + 1} of ${sheets.length} on ${size} has no number: ${text}`);
    }
    if (pages) assert.equal(sheets.length, pages, `pages on ${size}`);
    assert.ok(!/All papers|Skip to the content|Pages of this group/u.test(all), `what belongs to the screen is printed: ${all}`);
  }
}

const papers = async (page) => {
  // A statement of hours lies outside of the group, below it.
  const tabs = page.getByRole("navigation", { name: "Pages of this group" });
  if (!await tabs.isVisible()) await page.getByRole("navigation", { name: "Pages above this one" }).getByRole("link").last().click();
  await openTab(page, "Papers");
};
const section = (page, title) => page.locator(".papers > section").filter({ has: page.getByRole("heading", { name: title, exact: true }) });
const follow = async (page, title, link, heading) => {
  await papers(page);
  await section(page, title).getByRole("link", { name: link, exact: true }).click();
  await page.getByRole("heading", { level: 1, name: heading }).waitFor();
};

test("every paper of a filled group, on both sizes of paper", { timeout: 15 * 60_000, skip: !readsPdf() && "pdftotext is not installed (poppler-utils)" }, async (t) => {
  const site = await openSite(t);
  const { page } = await openBrowser(t, site);
  const step = story(t, () => page);

  await step("the list begins with what is missing, and says where it is mended", async () => {
    await page.clock.setFixedTime("2025-03-04T10:00:00Z");
    await openFullSample(page, site.url);
    await openTab(page, "Members");
    const form = formWith(page, "Add to the group");
    await fill(form, { "Code names": long, "First day as a member (optional)": "2024-12-01" });
    await form.getByRole("button", { name: "Add to the group" }).click();
    await page.getByRole("rowheader", { name: long }).waitFor();
    await papers(page);
    const lacks = await page.locator(".papers > section").evaluateAll((all) => all.map((one) => one.querySelector(".paper-lacks") !== null));
    assert.ok(lacks.includes(true) && lacks.lastIndexOf(true) < lacks.indexOf(false), `missing first: ${lacks}`);
    await section(page, "Agreement to sign").getByText("no agreement is written yet.").waitFor();
    await section(page, "Session plans").getByText("session 7 has no agenda yet.").waitFor();
    await assertFits(page);
  });

  await step("the statement of hours explains each line and sums up by policy", async () => {
    await follow(page, "Statements of hours", "M01", "Hours of M01");
    const words = ["Hours of M01", "Period", "Session 1", "Total", "By policy", "How to read this", "Signature"];
    await assertPrints(page, words);
    const rows = page.locator("table").first().locator("tbody tr");
    const minutes = (await rows.locator("td:nth-child(2)").allInnerTexts()).map(Number);
    const total = Number(await page.locator("table").first().locator("tfoot td").first().innerText());
    assert.equal(minutes.reduce((sum, each) => sum + each, 0), total, "the lines add up to the total");
    await assertFits(page);
  });

  await step("the certificate says what is recorded and what it does not say", async () => {
    await follow(page, "Certificates of attendance", "M02", "Certificate of attendance");
    await assertPrints(page, ["M02 was present at 6 of 6 sessions", "75 min", "What this does not say", "Total", "525 min", "Signature"], { pages: 1 });
    await assertFits(page);
  });

  await step("nothing that is not recorded is certified", async () => {
    await papers(page);
    await section(page, "Certificates of attendance").getByRole("link", { name: long }).click();
    await page.getByText("There is nothing to certify yet.").waitFor();
    assert.equal(await page.getByRole("button", { name: "Print" }).count(), 0, "nothing to print");
    await assertFits(page);
  });

  await step("consent sheets: a page each, or one person’s alone", async () => {
    await follow(page, "Consent sheets", "All consent sheets", "Consent sheets");
    await assertPrints(page, ["Consent: M01", `Consent: M08`, "I keep to myself what others say here", "Signature"]);
    await assertFits(page);
    await page.getByLabel("Whose sheet").selectOption({ label: "M03" });
    await page.getByText("Consent: M01").waitFor({ state: "detached" });
    await assertPrints(page, ["Consent: M03", "not yet"], { pages: 1 });
  });

  await step("the sheet for the wall has everybody’s code name, and room to write", async () => {
    await follow(page, "Attendance sheet for the wall", "Attendance sheet", "Attendance sheet");
    await assertPrints(page, ["Attendance, session 7", "M01", "M08", "Guest", "Arrived", "Left", "Signature", "Began at"]);
    const { inside, cell } = await page.locator(".by-hand").evaluate((table) => {
      const name = [...table.querySelectorAll("tbody th")].find((each) => each.innerText.length > 60);
      const box = name.getBoundingClientRect();
      return { inside: name.scrollWidth <= Math.ceil(box.width) + 1, cell: name.innerText.length };
    });
    assert.ok(inside && cell === long.length, "the long name is whole, within its column");
    await assertFits(page);
  });

  await step("the session plan has times, opening, what policies ask, and room for notes", async () => {
    await openTab(page, "Sessions");
    await page.getByRole("link", { name: /^Session 7/u }).first().click();
    await page.getByRole("heading", { level: 1, name: "Session 7", exact: true }).waitFor();
    const form = formWith(page, "Save the plan");
    for (const [place, [title, minutes]] of [["Arriving", "10"], [`${long} and its consequences`, "70"], ["Closing", "20"]].entries()) {
      await form.getByRole("button", { name: "Add an item" }).click();
      await form.getByLabel("Item", { exact: true }).nth(place).fill(title);
      await form.getByLabel(/^Minutes/u).nth(place).fill(minutes);
    }
    await press(page, form, "Save the plan", "Saved");
    await page.getByRole("link", { name: "Plan on paper" }).click();
    await page.getByRole("heading", { level: 1, name: "Session plan" }).waitFor();
    await assertPrints(page, ["Plan of session 7", "10:00", "10:10", "11:20", "longer than the session", "Opening", "Confidentiality", "What policies ask to be covered", "Notes"]);
    await assertFits(page);
    await papers(page);
    await section(page, "Session plans").getByText("3 items, 100 min").waitFor();
  });

  await step("pictures stand beside the records, with their numbers as tables", async () => {
    await openTab(page, "Sessions");
    await page.getByText("Attendance as a picture").click();
    await page.locator(".chart .chart-row").nth(8).waitFor();
    await page.getByText("The same numbers as a table").click();
    await page.getByRole("row", { name: /^M02 6 of 6 8:45 2: 75 of 90 min$/u }).waitFor();
    await assertFits(page);
    await openTab(page, "Overview");
    await page.getByText("Stages as a picture").click();
    await page.locator(".chart-stage").first().waitFor();
    await assertFits(page);
    await openTab(page, "Goals");
    await page.getByText("All goals as a picture").click();
    assert.equal(await page.locator(".chart-goals .attained").count(), 8);
    await assertFits(page);
  });
});

test("a group without members, sessions or agreements has something to say instead of an empty paper", { timeout: 5 * 60_000 }, async (t) => {
  const site = await openSite(t);
  const { page } = await openBrowser(t, site);
  await page.clock.setFixedTime("2025-03-04T10:00:00Z");
  await openApp(page, site.url);
  await page.getByRole("link", { name: "Set up a group" }).click();
  await fill(page, { "Name of the group": "Empty group" });
  for (let step = 2; step <= 3; step += 1) await page.getByRole("button", { name: "Continue" }).click();
  await fill(page, { "Code name of the mentor": "Mentor" });
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByRole("button", { name: "Set up the group" }).click();
  await page.getByRole("navigation", { name: "Pages of this group" }).waitFor();
  await papers(page);
  await page.getByText("Nobody is in the group yet").waitFor();
  await assertFits(page);
  const group = page.url();
  for (const [place, word] of [["wall", "No session is planned"], ["consents", "Nobody is asked for consent here"], ["certificate/00000000-0000-4000-8000-000000000001", "Nothing here"], ["plan/00000000-0000-4000-8000-000000000001", "Nothing here"]]) {
    await openApp(page, `${group}/${place}`);
    await page.getByText(word).waitFor();
    assert.equal(await page.getByRole("button", { name: "Print" }).count(), 0, place);
    await assertFits(page);
  }
});

test("papers by keyboard", { timeout: 5 * 60_000 }, async (t) => {
  const site = await openSite(t);
  const { page } = await openBrowser(t, site);
  await openFullSample(page, site.url);
  const keys = await keyboardOf(page);
  await papers(page);
  await keys.press(section(page, "Consent sheets").getByRole("link", { name: "All consent sheets" }));
  await page.getByRole("heading", { level: 1, name: "Consent sheets" }).waitFor();
  await keys.reach(page.getByLabel("Whose sheet"));
  await page.keyboard.press("ArrowDown");
  await page.waitForFunction(() => document.querySelectorAll(".sheets > .paper").length === 1);
  await page.evaluate(() => { window.print = () => { window.printedBy = document.activeElement?.innerText; }; });
  await keys.reach(page.getByRole("button", { name: "Print" }), "Shift+Tab");
  await page.keyboard.press("Enter");
  assert.match(await page.evaluate(() => window.printedBy ?? ""), /Print/u);
});
