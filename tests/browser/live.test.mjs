// A whole session run in the page, with a clock of its own: killed and opened again on the way, nothing is lost but what is
// said to be; and what goes wrong in a meeting has its outcome.

import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAccessible, openApp, openBrowser, openSite, temporaryFolder } from "./harness.mjs";
import { findings } from "./steps/findings.mjs";
import { nameChannel, openRun, plan, seat, setUpHealthcare, speaks, talked, toStep } from "./steps/live.mjs";
import { formWith, giveReason, openTab, press, story } from "./steps/page.mjs";
import { agree, consent } from "./steps/reflective.mjs";

const people = Array.from({ length: 8 }, (_, at) => `P${at + 1}`);
const day = "2025-01-14";
const at = (time) => new Date(`${day}T${time}Z`);

/** A browser in which the same user goes on, with the clock at `time`; it stands still until it is told to run on. */
async function again(t, site, profile, time, { still = false } = {}) {
  const browser = await openBrowser(t, site, { profile });
  const start = at(time);
  await browser.page.clock.install({ time: still ? new Date(start - 1000) : start });
  if (still) await browser.page.clock.pauseAt(start);
  return browser;
}

/** A group with its session, opened to run it. */
async function begin(page, site, names, { session = {} } = {}) {
  await openApp(page, site.url);
  await setUpHealthcare(page, names, "2025-01-07");
  await agree(page, "2025-01-07");
  await consent(page, "2025-01-07");
  await nameChannel(page);
  await plan(page, { day, from: "17:00", to: "18:30", item: "What stays with us", minutes: "80", ...session });
  await page.getByRole("link", { name: "Run this session" }).click();
  await page.getByRole("navigation", { name: "Steps of the session" }).waitFor();
}

test("a whole session of ninety minutes, killed and opened again five times", { timeout: 5 * 60_000 }, async (t) => {
  const site = await openSite(t);
  const profile = temporaryFolder();
  let browser = await again(t, site, profile, "16:50:00");
  let { page } = browser;
  let address = "";
  const step = story(t, () => page);
  const spoken = Object.fromEntries([...people, "Mentor"].map((name) => [name, 0]));

  /** The browser crashes at `time`, as when a battery ends, and the same user opens the session anew. */
  async function kill(time, options) {
    const session = await browser.context.newCDPSession(page);
    const gone = browser.context.waitForEvent("close");
    await session.send("Browser.crash").catch(() => {});
    await gone;
    await browser.close();
    browser = await again(t, site, profile, time, options);
    ({ page } = browser);
    await openRun(page, address);
  }
  /** Somebody speaks for so many seconds. */
  async function talk(name, seconds) {
    await seat(page, name).click();
    await page.clock.runFor(seconds * 1000);
    spoken[name] += seconds;
  }
  const now = () => page.evaluate(() => new Date().toISOString().slice(11, 19));

  await step("arrival: one tap each, and whoever is late gets the time by itself", async () => {
    await begin(page, site, people);
    address = page.url();
    await page.clock.setSystemTime(at("16:59:30"));
    for (const name of people.slice(0, 7)) await seat(page, name).click();
    await page.clock.setSystemTime(at("17:00:00"));
    await page.getByRole("button", { name: "Begin the session" }).click();
    await page.getByRole("heading", { level: 2, name: "Opening" }).waitFor();
    await page.clock.setSystemTime(at("17:01:00"));
    await kill("17:01:05");
    await page.getByText("8 of 9 here").waitFor();
  });

  await step("opening: each part with its time", async () => {
    await toStep(page, "Opening");
    for (const part of ["Confidentiality", "Privacy and safe handling", "Purpose", "What we expect of one another", "Guidelines", "How the platform works"]) {
      await page.getByRole("button", { name: `Done : ${part}` }).click();
    }
    await page.getByRole("button", { name: "All are", exact: true }).click();
    await toStep(page, "Arrival");
    await page.clock.setSystemTime(at("17:12:00"));
    await seat(page, "P8").click();
    await page.getByText("here since 17:12, 12 min late").waitFor();
    await kill("17:12:10");
    await toStep(page, "Opening");
    await page.getByText("done at 17:01").first().waitFor();
    await page.getByRole("group", { name: "Who stands by them" }).getByRole("checkbox", { name: "P8" }).check({ force: true });
    await page.getByRole("button", { name: "All are", exact: true }).click();
  });

  await step("agenda and talk: killed while somebody speaks, at most a second is lost", async () => {
    await toStep(page, "Agenda");
    await page.getByRole("button", { name: /^Begin/u }).click();
    await toStep(page, "Talk");
    await page.clock.pauseAt(at("17:13:00"));
    for (const [place, name] of people.entries()) {
      await talk(name, 300);
      if (place % 3 === 2) {
        // Not before the last second has come to the disk: the clock of the page runs much faster than the disk.
        await page.waitForTimeout(300);
        const time = await now();
        await kill(time, { still: true });
        await toStep(page, "Talk");
        await speaks(page, name);
      }
    }
    await talk("Mentor", 120);
    await page.getByRole("button", { name: "Silence" }).click();
    const shown = await talked(page);
    for (const [name, seconds] of Object.entries(spoken)) {
      assert.ok(seconds - shown[name] <= 1 && shown[name] <= seconds, `${name}: ${shown[name]} of ${seconds} seconds`);
    }
    const sum = (all) => Object.values(all).reduce((total, each) => total + each, 0);
    assert.ok(sum(spoken) - sum(shown) <= 2, `${sum(shown)} of ${sum(spoken)} seconds`);
  });

  await step("notes and closing, killed once more", async () => {
    await toStep(page, "Notes");
    await page.getByLabel("What you see of the group’s dynamics").fill("Open, and slow to start");
    await page.getByLabel("Who", { exact: true }).selectOption({ label: "P4" });
    await page.getByLabel("What you noticed").selectOption({ label: "Somebody seemed distressed" });
    await page.getByLabel("In a few words").fill("Went quiet at the end");
    await page.getByRole("button", { name: "Keep it" }).click();
    await page.getByText("P4: Somebody seemed distressed. Went quiet at the end").waitFor();
    await page.waitForTimeout(300);
    await kill("18:28:00");
    await toStep(page, "Notes");
    assert.equal(await page.getByLabel("What you see of the group’s dynamics").inputValue(), "Open, and slow to start");
    await toStep(page, "Agenda");
    await page.getByLabel("What participants do today").fill("Bring cases, ask, reflect");
    await page.getByRole("group", { name: "Presents today" }).getByRole("checkbox", { name: /^P2/u }).check({ force: true });
    await toStep(page, "Closing");
    for (const name of people) await page.getByLabel(`${name} will try`).fill(`Ask before advising, ${name}`);
    for (const yes of await page.locator(".yes-no").getByRole("button", { name: "Yes" }).all()) await yes.click();
    await page.getByLabel("Day", { exact: true }).fill("2025-02-11");
    await page.getByLabel("Start", { exact: true }).fill("17:00");
    await page.clock.setSystemTime(at("18:30:20"));
    await page.getByRole("button", { name: "End the session now" }).click();
    await page.getByText("The session ended at 18:30.").waitFor();
  });

  await step("finish: what will be written is said, then one entry", async () => {
    await toStep(page, "Finish");
    await page.getByText("held 14 Jan 2025, 17:00–18:30, 90 min").waitFor();
    await page.getByText("9 present, 1 of them late").waitFor();
    await page.getByText("the next session, on 11 Feb 2025, 17:00–18:30").waitFor();
    await page.getByRole("button", { name: "Record the session" }).click();
    const said = page.getByRole("status");
    await said.getByText("The session is recorded.").waitFor();
    await said.getByRole("button", { name: "Undo" }).click();
    await said.getByText("Taken back.").waitFor();
    await page.getByRole("link", { name: "Run this session" }).waitFor();
    await said.getByRole("button", { name: "Redo" }).click();
    await said.getByText("Done again.").waitFor();
    await page.getByRole("heading", { level: 1, name: "Session 1", exact: true }).waitFor();
  });

  await step("the record is complete, and every rule on the opening is in order", async () => {
    const rules = ["UKH-05", "UKH-06", "UKH-13", "UKH-14", "UKH-15", "UKH-18", "UKH-21", "UKH-28", "UKH-30", "UKH-31", "UKH-32", "UKH-33", "UKH-34", "UKH-37"];
    const found = await findings(page, rules);
    for (const rule of rules) assert.match(found[rule].all, /^\s*In order/u, `${rule}: ${found[rule].all}`);
    assert.match((await findings(page, ["UKH-39"]))["UKH-39"].all, /Due/u);
    await openTab(page, "Sessions");
    await page.getByRole("link", { name: /^Session 1/u }).first().click();
    await page.getByRole("link", { name: "How it was run" }).click();
    for (const name of people) assert.equal(await page.getByLabel(`${name}, minutes`).inputValue(), "5");
    assert.equal(await page.getByLabel("Confidentiality was established at").inputValue(), "17:01");
    assert.match(await page.getByLabel("What was seen of the dynamics").inputValue(), /slow to start/u);
  });

  await step("nothing is left over: the session is written up and runs no more", async () => {
    await openApp(page, address);
    await page.getByText("This session is written up already.").waitFor();
  });
});

test("what goes wrong in a meeting has its outcome", { timeout: 5 * 60_000 }, async (t) => {
  const site = await openSite(t);
  const { context, page } = await again(t, site, temporaryFolder(), "17:00:00");
  const step = story(t, () => page);
  const rail = (of) => of.getByRole("navigation", { name: "Steps of the session" });

  await step("every step works by keyboard, fits a phone, and has no accessibility problem", async () => {
    await begin(page, site, ["A1", "A2", "A3"]);
    await page.setViewportSize({ width: 390, height: 844 });
    await page.getByRole("button", { name: "Everybody is here" }).press("Enter");
    await page.getByRole("button", { name: "Begin the session" }).press("Enter");
    await page.getByRole("heading", { level: 2, name: "Opening" }).waitFor();
    for (const name of ["Arrival", "Opening", "Agenda", "Format", "Talk", "Notes", "Closing", "Finish"]) {
      await toStep(page, name);
      if (name === "Format") {
        await page.getByLabel("How do we work on it?").selectOption({ label: "Balint group" });
        await page.getByRole("button", { name: "Begin with “The case”" }).click();
        await page.getByText("8:00 left").waitFor();
      }
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(wide <= 0, `${name} is ${wide} pixels too wide`);
      await assertAccessible(page);
    }
    await page.setViewportSize({ width: 1280, height: 900 });
  });

  await step("two tapped at once: the last one speaks; numbers tap while the list has the focus", async () => {
    await toStep(page, "Talk");
    await page.clock.pauseAt(at("17:30:00"));
    await page.evaluate(() => { for (const tile of [...document.querySelectorAll(".seat-tile")].slice(0, 2)) tile.click(); });
    await speaks(page, "A2");
    await seat(page, "A2").focus();
    await page.keyboard.press("3");
    await speaks(page, "A3");
    await page.keyboard.press("0");
    await speaks(page);
    await page.keyboard.press("1");
    await page.clock.runFor(60_000);
    await speaks(page, "A1");
    assert.equal((await talked(page)).A1, 60);
  });

  await step("an hour asleep is nobody’s talk time, and is told", async () => {
    await page.clock.fastForward("01:00:00");
    await page.getByText("This page did not run from 17:31 to 18:31.").waitFor();
    await page.getByText("A1 had been speaking.").waitFor();
    await speaks(page);
    assert.equal((await talked(page)).A1, 60);
  });

  await step("a clock that is set back holds nothing back, and is told", async () => {
    await seat(page, "A2").click();
    await page.clock.runFor(10_000);
    await page.clock.setSystemTime(at("17:50:00"));
    await page.clock.runFor(11_000);
    await page.getByText("The clock of this device was set back by 41 min.").waitFor();
    const { A2 } = await talked(page);
    assert.ok(A2 >= 19 && A2 <= 21, `${A2} seconds`);
    await page.getByRole("button", { name: "Silence" }).click();
  });

  await step("opened twice, one window keeps it; the other takes over by an explicit act alone", async () => {
    await page.clock.resume();
    const other = await context.newPage();
    await openApp(other, page.url());
    await other.getByText("Only one window at a time can keep this session.", { exact: false }).waitFor();
    assert.equal(await rail(other).count(), 0);
    await assertAccessible(other);
    await other.getByRole("button", { name: "Take over here" }).click();
    await rail(other).waitFor();
    await page.getByText("Only one window at a time can keep this session.", { exact: false }).waitFor();
    await toStep(other, "Talk");
    assert.equal((await talked(other)).A1, 60);
    // The window that is left goes on by itself.
    await other.close();
    await rail(page).waitFor();
  });

  await step("whoever is not invited is invited now or turned away, and both are recorded", async () => {
    await toStep(page, "Arrival");
    await page.getByText("Not invited", { exact: true }).click();
    for (const [name, decision] of [["Guest 1", "Invite now"], ["Guest 2", "Turn away"]]) {
      await page.getByLabel("Somebody who is not in the book, by a code name").fill(name);
      await page.getByRole("button", { name: decision }).last().click();
    }
    await page.getByText(/^turned away at/u).waitFor();
    await seat(page, "Guest 1").waitFor();
  });

  await step("somebody who leaves while speaking falls silent, and the time until then stands", async () => {
    await toStep(page, "Talk");
    await seat(page, "A3").click();
    await speaks(page, "A3");
    await toStep(page, "Arrival");
    await seat(page, "A3").click();
    await page.getByRole("dialog").getByRole("button", { name: "Leaves now" }).click();
    await speaks(page);
  });

  await step("what was kept can be discarded, and the session begins anew", async () => {
    await toStep(page, "Finish");
    await page.getByRole("button", { name: "Discard what was kept" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Discard what was kept" }).click();
    await page.getByRole("heading", { level: 1, name: "Session 1", exact: true }).waitFor();
    await page.getByRole("link", { name: "Run this session" }).click();
    await page.getByText("1 of 4 here").waitFor();
  });

  await step("written up in another window meanwhile: that is said, and recording replaces it", async () => {
    const other = await context.newPage();
    await openApp(other, page.url().replace(/\/run$/u, ""));
    // One window writes the book: this one asks for it first.
    await other.getByRole("button", { name: "Edit here instead" }).click();
    await other.locator("#reading-reason").waitFor({ state: "detached" });
    const form = formWith(other, "Save what happened");
    await form.getByRole("button", { name: "Everyone present" }).click();
    await giveReason(form, "A small group");
    await press(other, form, "Save what happened", "Saved.");
    await page.getByText("Only one window at a time can keep this session.", { exact: false }).waitFor();
    await page.getByRole("button", { name: "Take over here" }).click();
    await rail(page).waitFor();
    await other.close();
    await page.getByRole("button", { name: "Begin the session" }).click();
    await toStep(page, "Finish");
    await page.getByRole("button", { name: "End the session now" }).click();
    await page.getByRole("button", { name: "Record over what was written" }).waitFor();
    await giveReason(page, "A small group");
    await page.getByText("This session was written up by its form while it ran.").waitFor();
    await page.getByRole("button", { name: "Record over what was written" }).click();
    await page.getByRole("status").getByText("The session is recorded.").waitFor();
  });
});
