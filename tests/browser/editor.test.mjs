// Changing policies in the app, looking rules up, and comparing policies.

import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAccessible, openApp, openBrowser, openSite } from "./harness.mjs";
import { openFullSample, openSample } from "./steps/crawl.mjs";
import { findings } from "./steps/findings.mjs";
import { openPart, openTab } from "./steps/page.mjs";

const status = (page) => page.getByRole("status");
const ahead = (page) => page.locator("#ahead");
const title = (page, name) => page.getByRole("heading", { level: 1, name }).waitFor();

/** Goes from the policies to the form that changes this one. */
async function change(page, policy) {
  await openPart(page, "Policies");
  const section = page.locator("section").filter({ has: page.getByRole("heading", { level: 2, name: policy, exact: true }) });
  await section.locator("summary").first().click();
  await section.getByRole("link", { name: "Change this policy" }).click();
  await title(page, "Change a policy");
}

/** The rows on the size of the group in its overview. */
const size = (page) => page.locator(".verdict").filter({ hasText: "Ten mentees at most" });

/** Waits until one of them is marked so. */
async function sizeIs(page, mark) {
  await page.getByRole("radio", { name: /^All/u }).check({ force: true });
  const rest = page.getByRole("button", { name: /^Show \d+ more/u });
  while (await rest.count() > 0) await rest.first().click();
  await size(page).filter({ hasText: mark }).first().waitFor();
}

const save = (page) => page.getByRole("button", { name: "Save this version" }).click();

/** Opens the sample group from the list of groups. */
async function openGroup(page) {
  await openPart(page, "Groups");
  await page.getByRole("main").getByRole("link").filter({ hasText: /sample/iu }).first().click();
  await page.getByRole("navigation", { name: "Pages of this group" }).waitFor();
}

test("another limit from a day on changes a finding, says so before, and can be taken back", async (t) => {
  const site = await openSite(t);
  const { page } = await openBrowser(t, site);
  await openSample(page, site.url);
  await openTab(page, "Overview");
  await sizeIs(page, "In order");
  assert.equal(await size(page).filter({ hasText: "Not met" }).count(), 0);
  await change(page, "CMPC policy on group mentoring");
  await page.getByLabel("Name of this version").fill("Small groups");
  await page.getByLabel("First day", { exact: true }).fill("2021-06-02");
  await ahead(page).getByText("No finding would change").waitFor();
  await page.getByLabel("The most mentees").fill("2");
  await ahead(page).getByText(/In one group (one finding|\d+ findings) would change/u).waitFor();
  await page.getByText("does the wording still fit?").waitFor();

  // what is typed is there after a reload
  await page.waitForTimeout(600);
  await page.reload();
  await page.getByText("Text that you had typed and not saved was put back.").waitFor();
  assert.equal(await page.getByLabel("The most mentees").inputValue(), "2");
  assert.equal(await page.getByLabel("Name of this version").inputValue(), "Small groups");
  await save(page);
  await status(page).getByText("A version of CMPC policy on group mentoring was saved.").waitFor();
  await openGroup(page);
  await sizeIs(page, "Not met");

  await openPart(page, "Book");
  await page.getByRole("link", { name: "History", exact: true }).first().click();
  const entry = page.getByRole("listitem").filter({ hasText: "Added: Version Small groups of CMPC policy on group mentoring" });
  await entry.getByText("version Small groups, 38 rules").waitFor();
  await entry.getByRole("button", { name: "Undo" }).click();
  await status(page).getByText("Taken back.").waitFor();
  await openGroup(page);
  await sizeIs(page, "In order");
  assert.equal(await size(page).filter({ hasText: "Not met" }).count(), 0);
});

test("a rule that a source only describes is weighed otherwise, and back; one of the council is not", async (t) => {
  const site = await openSite(t);
  const { page } = await openBrowser(t, site);
  await openFullSample(page, site.url);
  assert.match((await findings(page, ["NOR-01"]))["NOR-01"].all, /NOR-01 · Required/u);
  await change(page, "Nordic roles in group mentoring");
  await page.getByLabel("First day", { exact: true }).fill("2001-01-01");
  await page.locator("summary").filter({ hasText: "NOR-01" }).click();
  await page.getByLabel("How binding").selectOption({ label: "Expected" });
  await page.locator("summary").filter({ hasText: "NOR-01" }).getByText("changed").waitFor();
  await save(page);
  await status(page).getByText("A version of Nordic roles in group mentoring was saved.").waitFor();
  const undo = status(page).getByRole("button", { name: "Undo" });
  await openGroup(page);
  assert.match((await findings(page, ["NOR-01"]))["NOR-01"].all, /NOR-01 · Expected/u);
  await undo.click();
  await status(page).getByText("Taken back.").waitFor();
  await page.getByText("NOR-01 · Expected").waitFor({ state: "detached" });

  await change(page, "CMPC policy on group mentoring");
  await page.locator("summary").filter({ hasText: "CMPC-06" }).click();
  await page.getByText("How binding a rule is comes from the source of this policy").waitFor();
  assert.equal(await page.getByLabel("How binding").count(), 0);
});

test("what does not fit is told at its field, and nothing is saved", async (t) => {
  const site = await openSite(t);
  const { page } = await openBrowser(t, site);
  await openApp(page, `${site.url}policies/uk-healthcare/change`);
  await title(page, "Change a policy");
  const limit = page.getByLabel("The fewest participants of a typical session");
  const wrong = async (number, sentence, field = limit) => {
    await limit.fill(number);
    await save(page);
    const described = page.locator(`#${await field.getAttribute("id")}-error`);
    await described.getByText(sentence).waitFor();
    assert.equal(await field.getAttribute("aria-invalid"), "true");
  };
  await wrong("13", "This is below “The fewest participants of a typical session”", page.getByLabel("The most participants of a typical session"));
  await wrong("0", "Enter a number above nothing.");
  await wrong("", "UKH-36 is held against this.");
  await wrong("six", "“six” is not a whole number.");
  await limit.fill("6");
  const rule = page.locator(".rule-fold").filter({ hasText: "UKH-05" });
  await rule.locator("summary").click();
  await rule.getByLabel("What it asks").fill("");
  await rule.locator("summary").click();
  await save(page);
  await rule.getByText("Enter a text here.").waitFor();
  await page.getByLabel("First day", { exact: true }).fill("1999-01-01");
  await save(page);
  await page.getByRole("link", { name: "The version that you change began on 1 January 2000." }).click();
  assert.ok(await page.getByLabel("First day", { exact: true }).evaluate((field) => field === document.activeElement));
  await assertAccessible(page);
  await openPart(page, "Policies");
  await page.getByText("There is none yet.").waitFor();
});

test("a policy of one's own is made from nothing, with a rule from elsewhere, by keyboard", async (t) => {
  const site = await openSite(t);
  const { page } = await openBrowser(t, site);
  await openApp(page, `${site.url}policies`);
  await page.getByRole("link", { name: "A policy of our own" }).focus();
  await page.keyboard.press("Enter");
  await title(page, "A policy of our own");
  await page.getByRole("button", { name: "Start" }).focus();
  await page.keyboard.press("Enter");
  await page.getByLabel("Name of the policy").fill("House rules");
  await page.getByLabel("What it is, in a sentence").fill("What we hold ourselves to.");
  await page.getByLabel("Who issues it").fill("Our house");
  const saveNew = page.getByRole("button", { name: "Save this policy" });
  await saveNew.press("Enter");
  await page.getByRole("link", { name: "A policy needs at least one rule." }).waitFor();
  await page.getByLabel("Take in rules from").selectOption({ label: "UK healthcare policy on group mentorship, version 1" });
  await page.getByRole("checkbox", { name: /^UKH-36/u }).press("Space");
  await page.getByLabel("The most participants of a typical session").fill("8");
  const rule = page.locator(".rule-fold summary").filter({ hasText: "UKH-36" });
  await rule.press("Enter");
  await page.getByLabel("Title", { exact: true }).fill("Six to eight of us");
  await assertAccessible(page);
  await saveNew.press("Enter");
  await status(page).getByText("House rules was saved.").waitFor();
  // The focus goes to the page that follows, a moment after it stands.
  await page.locator("#content:focus").waitFor();
  const section = page.locator("section").filter({ has: page.getByRole("heading", { level: 2, name: "House rules" }) });
  await section.locator("summary").first().press("Enter");
  await section.getByText("The most participants of a typical session: 8").waitFor();
  await section.getByRole("link", { name: /OWN-01.*Six to eight of us/u }).press("Enter");
  await title(page, "Six to eight of us");
  await page.getByText("What is counted lies between two limits").waitFor();
});

test("a rule is looked up, says how it is judged, and leads to where it stands", async (t) => {
  const site = await openSite(t);
  const { page } = await openBrowser(t, site);
  await openSample(page, site.url);
  await openPart(page, "Policies");
  await page.getByLabel("Search the rules").fill("ten mentees");
  await page.getByRole("link", { name: /CMPC-06/u }).first().click();
  await title(page, "Ten mentees at most");
  const main = page.getByRole("main");
  for (const text of ["Nothing that is counted goes over the limit.", "The most mentees: 10", "CMPC-06, para 2", "These policies differ"]) {
    await main.getByText(text).first().waitFor();
  }
  await page.locator("summary").filter({ hasText: "What these words mean" }).click();
  await page.getByText("The place in the source that the rule comes from.").waitFor();
  const stands = page.locator("#stands").getByRole("listitem").filter({ hasText: /sample/iu });
  await stands.getByText("In order").waitFor({ state: "attached" });
  await stands.getByRole("link").first().click();
  await page.locator(".verdict[open]").filter({ hasText: "CMPC-06" }).getByText("No more than ten mentees").waitFor();

  await openPart(page, "Policies");
  await page.getByRole("radio", { name: /^Evaluation/u }).check({ force: true });
  await page.getByRole("link", { name: /CMPC-33/u }).waitFor();
  assert.equal(await page.getByRole("link", { name: /CMPC-06/u }).count(), 0);
  await page.getByLabel("Search the rules").fill("no rule has this word");
  await status(page).getByText("No rule of this stage holds these words.").waitFor();
});

test("two policies are compared: days, limits, rules", async (t) => {
  const site = await openSite(t);
  const { page } = await openBrowser(t, site);
  await openApp(page, `${site.url}policies`);
  await page.getByRole("link", { name: "Compare two policies" }).click();
  await page.getByLabel("From").selectOption({ label: "CMPC notice on group mentoring, version 2021-06-01" });
  await page.getByLabel("To", { exact: true }).selectOption({ label: "CMPC notice, later version, version undated" });
  const row = async (name) => page.getByRole("row").filter({ has: page.getByRole("rowheader", { name, exact: true }) }).getByRole("cell").allInnerTexts();
  assert.deepEqual(await row("The most mentees"), ["10", "15"]);
  assert.deepEqual(await row("First day"), ["1 June 2021", "2 July 2022"]);
  assert.deepEqual(await row("The most group time credited to a mentee"), ["600 min", "none"]);
  await page.getByRole("heading", { name: "Only in the second" }).waitFor();
  await page.getByRole("link", { name: /CMPL-02/u }).waitFor();
  await page.getByLabel("From").selectOption({ label: "CMPC notice, later version, version undated" });
  await status(page).getByText("They do not differ.").waitFor();
});
