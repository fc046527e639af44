// Several policies on one group, and policies of an organisation's own.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { assertAccessible, openApp, openBrowser, openSite } from "./harness.mjs";
import { openFullSample, openSample, unfold } from "./steps/crawl.mjs";
import { openPart, openTab } from "./steps/page.mjs";

const council = JSON.parse(readFileSync("src/policy/packs/cmpc-policy.json", "utf8"));

/** The council's policy as one of an organisation's own, with fifteen mentees. */
function ownPolicy() {
  const own = structuredClone(council);
  own.key = "own-council";
  own.title["en-GB"] = "Our own policy";
  own.limits.max_mentees = { count: 15 };
  for (const rule of own.rules) rule.id = rule.id.replace("CMPC", "OWN");
  return own;
}

/** Chooses a policy file on the page of policies. */
async function openPolicy(page, text) {
  const file = { name: "policy.json", mimeType: "application/json", buffer: Buffer.from(text) };
  await page.locator("#open-policy").setInputFiles(file);
}

test("a group under all policies is told where they differ, with both clauses", async (t) => {
  const site = await openSite(t);
  const { page } = await openBrowser(t, site);
  await openFullSample(page, site.url);
  await openTab(page, "Overview");
  const differ = page.locator("#policies-differ");
  await differ.getByText("The policies of this group differ in 15 points").click();
  await differ.getByText("A session of 6 to 10 suits every policy that says a number.").waitFor();
  const rows = await differ.locator("dl > div").allInnerTexts();
  assert.deepEqual(rows.map((row) => row.split("\n")[0].trim()), Array.from({ length: 15 }, (_, at) => `X${at + 1}`));
  for (const row of rows) assert.match(row, /These policies differ: .*\((CMPC|UKH|NOR|PPG)-\d\d\)/su);
  for (const both of [/CMPC-06.*UKH-36/su, /UKH-15.*PPG-21/su, /CMPC-10.*NOR-05/su]) assert.ok(rows.some((row) => both.test(row)));
});

test("a policy of one's own is taken in, chosen and taken out again", async (t) => {
  const site = await openSite(t);
  const { page } = await openBrowser(t, site);
  await openFullSample(page, site.url);
  await openPart(page, "Policies");
  await openPolicy(page, JSON.stringify(ownPolicy()));
  await page.locator("#policy-proposal").getByText("A new policy").waitFor();
  await page.getByRole("button", { name: "Take it in" }).click();
  await page.getByRole("status").getByText("The policy Our own policy was taken in.").waitFor();
  await page.getByRole("heading", { level: 2, name: "Our own policy" }).waitFor();
  await openPart(page, "Groups");
  await page.getByRole("main").getByRole("link").filter({ hasText: /sample/iu }).first().click();
  await openTab(page, "Settings");
  await page.getByRole("checkbox", { name: /^Our own policy/u }).check();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await openTab(page, "Overview");
  await page.getByRole("radio", { name: /^All/u }).check({ force: true });
  await unfold(page);
  await page.getByText("Our own policy, ").first().waitFor({ state: "attached" });
  await openPart(page, "Policies");
  await page.locator("#own-policies").getByRole("button", { name: "Remove" }).click();
  await page.getByRole("status").getByText("A group uses this policy.").waitFor();
});

/** The day so many days from today, as a file has it. */
function dayFromToday(days) {
  const day = new Date();
  day.setDate(day.getDate() + days);
  return `${day.getFullYear()}-${String(day.getMonth() + 1).padStart(2, "0")}-${String(day.getDate()).padStart(2, "0")}`;
}

/** A further version of the council's policy, with three mentees, from a day on between the last two sessions of the sample. */
function furtherVersion() {
  const version = structuredClone(council);
  version.version = "three";
  version.dates.effective = dayFromToday(-20);
  version.limits.max_mentees = { count: 3 };
  return version;
}

/** The rows of the rule on the size of a group, each as its words. */
async function sizeRows(page) {
  await openTab(page, "Overview");
  await page.getByRole("radio", { name: /^All/u }).check({ force: true });
  await unfold(page);
  const rows = page.locator(".verdict").filter({ hasText: "CMPC-06" });
  await rows.first().waitFor();
  return rows.allInnerTexts();
}

test("a further version of a policy judges the sessions of its days, and says before what it changes", async (t) => {
  const site = await openSite(t);
  const { page } = await openBrowser(t, site);
  await openSample(page, site.url);
  const group = page.url();
  const [before] = await sizeRows(page);
  assert.doesNotMatch(before, /version in force/u);
  await openPart(page, "Policies");
  await openPolicy(page, JSON.stringify(furtherVersion()));
  const proposal = page.locator("#policy-proposal");
  await proposal.getByText("A further version of CMPC policy on group mentoring: version three").waitFor();
  const said = await proposal.getByText(/In one group \d+ findings would change\./u).innerText();
  await assertAccessible(page);
  await proposal.getByRole("button", { name: "Take it in" }).click();
  await page.getByRole("status").getByText("The policy CMPC policy on group mentoring was taken in.").waitFor();

  assert.equal(await page.getByRole("heading", { level: 2, name: "CMPC policy on group mentoring" }).count(), 1);
  await page.getByText(/^Version 2021-06-01, from 1 June 2021 to /u).waitFor();

  await page.goto(group);
  const rows = await sizeRows(page);
  assert.equal(rows.length, 2, rows.join("\n---\n"));
  const [failed, met] = /Not met/u.test(rows[0]) ? rows : rows.toReversed();
  assert.match(failed, /Not met.*Session 6.*version in force from/su);
  assert.match(met, /Session 5.*version in force from 1 June 2021/su);
  assert.doesNotMatch(met, /Session 6|Not met/u);

  await openTab(page, "Settings");
  const ticks = page.getByRole("checkbox", { name: /^CMPC policy on group mentoring/u });
  assert.equal(await ticks.count(), 1);
  await page.getByText(/Versions: from 1 June 2021 to .*; from /u).waitFor();

  await openPart(page, "Policies");
  await page.locator("#own-policies").getByRole("button", { name: "Remove" }).click();
  const dialog = page.getByRole("dialog", { name: "Remove this version?" });
  await dialog.getByText("from 1 June 2021").waitFor();
  assert.equal(await dialog.getByText(/In one group \d+ findings would change\./u).innerText(), said);
  await dialog.getByRole("button", { name: "Remove" }).click();
  await page.getByRole("status").getByText("Removed").waitFor();
  await page.goto(group);
  assert.deepEqual(await sizeRows(page), [before]);
});

/** Takes from the stored rows of the start page what rows from before there were versions do not have. */
function ageRows(page) {
  return page.evaluate(async () => {
    const answer = (request) => new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const name = `circlebook:${new URL(document.baseURI).pathname}`;
    const database = await answer(indexedDB.open(name));
    const store = database.transaction("summaries", "readwrite").objectStore("summaries");
    const keys = await answer(store.getAllKeys());
    const rows = await answer(store.getAll());
    for (const [place, bytes] of rows.entries()) {
      const row = JSON.parse(new TextDecoder().decode(bytes));
      if (!row.packs || !row.items.some((item) => item.rule?.effective)) throw new Error(`nothing to take away: ${JSON.stringify(row)}`);
      delete row.packs;
      for (const item of row.items) if (item.rule) delete item.rule.effective;
      await answer(store.put(new TextEncoder().encode(JSON.stringify(row)), keys[place]));
    }
    database.close();
    return rows.length;
  });
}

test("rows from before there were versions still read, and a group that is not loaded counts too", async (t) => {
  const site = await openSite(t);
  const { page } = await openBrowser(t, site);
  await openSample(page, site.url);
  await openPart(page, "Next");
  const lines = page.getByRole("main").getByRole("listitem");
  await lines.first().waitFor();
  const before = await lines.allInnerTexts();
  assert.equal(await ageRows(page), 1);
  await openApp(page, site.url);
  await lines.first().waitFor();
  assert.deepEqual(await lines.allInnerTexts(), before);
  await openApp(page, `${site.url}policies`);
  await openPolicy(page, JSON.stringify(furtherVersion()));
  await page.locator("#policy-proposal").getByText(/In one group \d+ findings would change\./u).waitFor();
  await page.getByRole("button", { name: "Take it in" }).click();
  await page.getByRole("status").getByText("was taken in").waitFor();
  await openPart(page, "Next");
  await lines.filter({ hasText: "CMPC-06" }).first().waitFor();
  await openApp(page, site.url);
  await lines.filter({ hasText: "CMPC-06" }).first().waitFor();
});

test("a version with the first day of one that comes with the book takes its place, until it is removed", async (t) => {
  const site = await openSite(t);
  const { page } = await openBrowser(t, site);
  await openApp(page, `${site.url}policies`);
  const own = furtherVersion();
  own.dates.effective = council.dates.effective;
  await openPolicy(page, JSON.stringify(own));
  const proposal = page.locator("#policy-proposal");
  await proposal.getByText("takes the place of the version of CMPC policy on group mentoring that comes with the book").waitFor();
  await proposal.getByText("No group has chosen this policy").waitFor();
  await proposal.getByRole("button", { name: "Leave it" }).click();
  await page.getByText("There is none yet.").waitFor();
  await openPolicy(page, JSON.stringify(own));
  await proposal.getByRole("button", { name: "Take it in" }).click();
  // Once it is saved, the policies stand anew, and a fold that was opened before is closed.
  await page.locator("#own-policies").getByRole("button", { name: "Remove" }).waitFor();
  const policy = page.locator("section").filter({ has: page.getByRole("heading", { level: 2, name: "CMPC policy on group mentoring" }) });
  await policy.locator("summary").click();
  await policy.getByText("The most mentees: 3").waitFor();
  await openPolicy(page, JSON.stringify(own));
  await page.locator("#own-policies").getByText(/stands in the book already/u).waitFor();
  await page.locator("#own-policies").getByRole("button", { name: "Remove" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
  await page.getByText("There is none yet.").waitFor();
  await policy.locator("summary").click();
  await policy.getByText("The most mentees: 10").waitFor();
});

test("a policy file that goes wrong is not taken in, and the message names the place", async (t) => {
  const site = await openSite(t);
  const { page } = await openBrowser(t, site);
  await openApp(page, `${site.url}policies`);
  const wrong = (change) => {
    const own = ownPolicy();
    change(own);
    return JSON.stringify(own);
  };
  const cases = [
    [wrong((own) => { own.rules[5].check.limit = "max_people"; }), /rules\[5\].*max_people.*expected.*max_mentees/su],
    [wrong((own) => { own.rules[2].severity = 7; }), /rules\[2\]\.severity.*expected a name/u],
    [wrong((own) => { own.limits = {}; }), /needs the limit `\w+`/u],
    [JSON.stringify(council), /stands in the book already/u],
    [wrong((own) => { own.dates.end = "2020-12-31"; }), /`dates\.end`: 2020-12-31 lies before the first day/u],
    [JSON.stringify({ ...council, programme: "other", dates: { effective: "2024-01-01", confirmed: true } }), /`programme`/u],
    ["{\"key\":", /does not read/u],
  ];
  for (const [text, message] of cases) {
    await openPolicy(page, text);
    await page.locator("#own-policies").getByText(message).waitFor();
  }
  await page.getByText("There is none yet.").waitFor();
});
