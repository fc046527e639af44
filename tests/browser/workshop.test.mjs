// The agreement workshop and the consents: versions and their difference, everybody’s word, reading aloud, paper; and a consent
// that is withdrawn between two sessions.

import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAccessible, openApp, openBrowser, openSite } from "./harness.mjs";
import { findings } from "./steps/findings.mjs";
import { answer, fill, formWith, giveReason, onDay, openTab, press, story } from "./steps/page.mjs";
import { assent, consent, meet, people, setUpFromTemplate } from "./steps/reflective.mjs";

test("an agreement is made, answered, amended, read and signed", { timeout: 10 * 60_000 }, async (t) => {
  const site = await openSite(t);
  const { page } = await openBrowser(t, site);
  const step = story(t, () => page);
  const clause = (name) => page.locator(".bench-line").filter({ has: page.getByRole("heading", { name, exact: true }) });
  const row = (name) => page.getByRole("group", { name, exact: true });

  await step("what a policy asks stands beside it and follows what is chosen", async () => {
    await page.clock.setFixedTime("2025-01-07T10:00:00Z");
    await openApp(page, site.url);
    await setUpFromTemplate(page);
    await openTab(page, "Agreements");
    const asked = page.locator(".asked");
    await asked.getByText("Everything that they ask for is there.").waitFor();
    await clause("Nothing goes outside").getByRole("button", { name: "Remove Nothing goes outside" }).click();
    await asked.getByText("Everything that they ask for is there.").waitFor();
    await clause("No recordings").getByRole("button", { name: "Remove No recordings" }).click();
    await asked.getByText("1 part is still missing.").waitFor();
    await asked.getByRole("button", { name: "Add “Nothing goes outside”" }).click();
    await asked.getByText("Everything that they ask for is there.").waitFor();
  });

  await step("a clause of one’s own, in its order, saved as a correction while nobody has answered", async () => {
    await page.getByRole("button", { name: "Add a clause of your own" }).click();
    const own = clause("Our own clause");
    await own.getByLabel("What we agree").fill("Whoever is on call says so at the start.");
    await own.getByLabel("Heading", { exact: true }).fill("On call");
    await clause("On call").getByRole("button", { name: "Move up On call" }).click();
    await press(page, formWith(page, "Save the agreement"), "Save the agreement", "Saved");
    assert.equal(await page.locator(".versions > li").count(), 2, "one version of each kind");
  });

  await step("yes, no and abstaining in one tap each", async () => {
    await assent(page, people.slice(0, 6), "2025-01-07");
    await row("P7").getByRole("button", { name: "No" }).click();
    await row("P8").getByRole("button", { name: "Abstains" }).click();
    await page.getByText("6 yes, 1 no, 1 abstain, 1 without an answer.").waitFor();
    await page.getByRole("button", { name: "The other 1 said yes on this day" }).click();
    await page.getByText("7 yes, 1 no, 1 abstain, 0 without an answer.").waitFor();
    assert.match((await findings(page, ["UKH-09"]))["UKH-09"].all, /P7 and P8/u);
  });

  await step("the next version says what it changes and why, and everybody is asked anew", async () => {
    await onDay(page, "2025-02-04");
    await openTab(page, "Agreements");
    await clause("On call").getByRole("button", { name: "Change On call" }).click();
    await clause("On call").getByLabel("What we agree").fill("Whoever is on call says so, and keeps the phone face down.");
    await page.locator(".changes").getByText("Changed:").first().waitFor();
    await answer(page, "How it came about", "Amended by mutual agreement");
    await fill(page, { "Why it was changed (optional)": "Phones rang twice", "Guidance on which the change rests (optional)": "Group agreements, a college, 2024" });
    await press(page, formWith(page, "Save the agreement"), "Save the agreement", "Saved");
    const newest = page.locator(".versions > li").filter({ hasText: "version 2" });
    assert.equal(await newest.count(), 1, "the contract did not change");
    assert.match(await newest.innerText(), /Amended by mutual agreement[\s\S]*Phones rang twice[\s\S]*a college, 2024[\s\S]*Changed: On call/u);
    await page.getByRole("button", { name: "Everybody said yes on this day" }).click();
    await page.getByText("9 yes, 0 no, 0 abstain, 0 without an answer.").waitFor();
    const found = await findings(page, ["UKH-47", "UKH-48"]);
    for (const id of ["UKH-47", "UKH-48"]) assert.match(found[id].all, /In order/u, found[id].all);
  });

  await step("read aloud by keys, one clause at a time", async () => {
    await openTab(page, "Agreements");
    await page.getByRole("button", { name: "Read aloud" }).click();
    const place = page.locator(".aloud-foot p");
    await place.getByText(/^1 of \d+$/u).waitFor();
    await page.locator(".aloud-clause").focus();
    await page.keyboard.press("ArrowRight");
    await place.getByText(/^2 of/u).waitFor();
    await page.keyboard.press("End");
    await page.keyboard.press("ArrowLeft");
    const [at, all] = (await place.innerText()).match(/\d+/gu).map(Number);
    assert.equal(at, all - 1);
    await page.mouse.move(700, 400);
    await page.mouse.down();
    await page.mouse.move(500, 400, { steps: 4 });
    await page.mouse.up();
    await place.getByText(`${all} of ${all}`).waitFor();
    await assertAccessible(page);
    await page.keyboard.press("Escape");
    await page.locator(".aloud").waitFor({ state: "detached" });
  });

  await step("affirmed at a session in one tap; on paper with a line for each", async () => {
    await consent(page, "2025-02-04");
    await meet(page, 1, "2025-02-04", /^Online/u, people);
    await openTab(page, "Agreements");
    await page.getByRole("button", { name: "All who were there affirm it" }).click();
    await page.getByText(/^Affirmed by .*P1/u).waitFor();
    assert.match((await findings(page, ["UKH-15"]))["UKH-15"].all, /In order/u);
    await openTab(page, "Agreements");
    await page.getByRole("link", { name: "Sheet to sign" }).click();
    await page.getByRole("heading", { name: "Signatures" }).waitFor();
    assert.equal(await page.locator(".signatures > li").count(), 9);
    await assertAccessible(page);
  });
});

test("a consent is withdrawn between two sessions", { timeout: 10 * 60_000 }, async (t) => {
  const site = await openSite(t);
  const { page } = await openBrowser(t, site);
  const step = story(t, () => page);
  const storage = () => page.getByLabel("Keeping personal or sensitive data, P4");
  const warning = page.locator(".preflight").getByText("Consent before sensitive data is kept");

  await step("everybody consents, and session 1 names all", async () => {
    await page.clock.setFixedTime("2025-03-09T19:00:00Z");
    await openApp(page, site.url);
    await setUpFromTemplate(page);
    await consent(page, "2025-03-01");
    await meet(page, 1, "2025-03-09", /^Online/u, people);
    assert.match((await findings(page, ["UKH-27"]))["UKH-27"].all, /In order/u);
  });

  await step("one withdraws on 10 March: what is older is kept under retention", async () => {
    await onDay(page, "2025-03-10");
    await openTab(page, "Consents");
    await storage().selectOption({ label: "withdrawn" });
    const follows = page.locator(".notice").filter({ hasText: "P4: what follows" });
    await follows.getByText(/Named with consent on 9 Mar/u).waitFor();
    assert.match(await follows.innerText(), /withdrawn on 10 March 2025/u);
    assert.match(await follows.innerText(), /kept until 9 March 2027/u);
    assert.match((await findings(page, ["UKH-27"]))["UKH-27"].all, /In order/u);
  });

  await step("on 11 March naming them is warned of, with what to do instead", async () => {
    await onDay(page, "2025-03-11");
    await meet(page, 2, "2025-03-11", /^Online/u, people.filter((name) => name !== "P4"));
    const found = await findings(page, ["UKH-27"]);
    assert.match(found["UKH-27"].all, /In order/u, "no named record, nothing against the rule");
    await openTab(page, "Sessions");
    await page.getByRole("link", { name: /Session 2/u }).first().click();
    const form = formWith(page, "Save what happened");
    assert.equal(await warning.count(), 0);
    await form.getByRole("checkbox", { name: "P4", exact: true }).first().check();
    await warning.waitFor();
    assert.match(await form.locator(".preflight").innerText(), /P4 withdrew[\s\S]*record their consent before this[\s\S]*without naming them/u);
    await giveReason(form, "They came back and asked to be counted");
    await press(page, form, "Save what happened", "Saved.");
    assert.match((await findings(page, ["UKH-27"]))["UKH-27"].all, /Not met[\s\S]*P4 withdrew/u);
    await openTab(page, "Consents");
    await page.getByText(/Named without consent on 11 Mar/u).waitFor();
  });

  await step("so is a matter that names them", async () => {
    await openTab(page, "Follow-up");
    const form = formWith(page, "Record");
    await answer(form, "What it is", "Somebody seemed withdrawn");
    await fill(form, { "In a few words, without anything that identifies a client": "Said little", "Noticed on": "2025-03-12" });
    assert.equal(await warning.count(), 0);
    await form.getByLabel("Who", { exact: true }).selectOption({ label: "P4" });
    await warning.waitFor();
  });
});

test("a group begins as an earlier one did", { timeout: 5 * 60_000 }, async (t) => {
  const site = await openSite(t);
  const { page } = await openBrowser(t, site);
  await page.clock.setFixedTime("2025-01-07T10:00:00Z");
  await openApp(page, site.url);
  await setUpFromTemplate(page, { first: "2025-01-14" });
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Groups" }).click();
  await page.getByRole("link", { name: "New group" }).click();
  await page.getByRole("radio", { name: /^As in Tuesday group/u }).check();
  await fill(page, { "Name of the group": "Second group" });
  const next = () => page.getByRole("button", { name: "Continue" }).click();
  await page.getByText(/We meet to grow in our profession/u).or(page.locator("#purpose")).first().waitFor();
  assert.match(await page.locator("#purpose").inputValue(), /We meet to grow/u);
  await next();
  await page.getByRole("checkbox", { name: /^UK healthcare policy/u, checked: true }).waitFor();
  await next();
  await next();
  assert.equal(await page.getByLabel("Records are kept until").inputValue(), "", "the day of retention was the other group’s");
  assert.equal(await page.getByLabel("Platform for sessions online").inputValue(), "The trust’s own");
  await next();
  await page.getByRole("checkbox", { name: /^Nothing goes outside/u, checked: true }).waitFor();
  await next();
  await page.getByRole("checkbox", { name: /First case or question/u, checked: true }).waitFor();
  await next();
  const comrades = page.getByRole("group", { name: "From the earlier group" });
  assert.equal(await comrades.getByRole("checkbox", { checked: true }).count(), 0, "members come only where they are ticked");
  await comrades.getByRole("checkbox", { name: "P2" }).check();
  await page.getByRole("button", { name: "Set up the group" }).click();
  await page.getByText("1 mentee, 0 sessions held.").waitFor();
  await openTab(page, "Agreements");
  await page.getByText("2 without an answer").waitFor();
});
