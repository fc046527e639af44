// Two pages of one profile do what chance says: they edit, take over, load anew, close and crash. Whatever a page called saved
// must stand in the book at the end. In every fourth run the browser has no locks, so that both pages write and the compared head
// alone stands between them.

import { serve } from "../serve.mjs";
import { newProfile, open } from "./browser.mjs";
import { newBook, read } from "./kills.mjs";

const RUNS = 200;
const STEPS = 8;
/** A fresh book after so many runs. */
const RUNS_A_BOOK = 25;
/** What a form says where it has put back what would take the place of something newer. */
const WARNING = "was changed after you had typed";
const acts = ["edit", "edit", "edit", "edit", "take", "take", "reload", "close", "crash"];

/** Numbers that look random, the same for the same seed. */
function dice(seed) {
  let state = (seed * 0x9E37_79B1 | 1) >>> 0;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

const pause = (time) => new Promise((resolve) => { setTimeout(resolve, time); });

/** A word of its own for each edit, which the guard takes for nothing. */
const word = (run, step, at) => `w${[run, step, at].map((number) => [...String(number)].map((digit) => "abcdefghij"[digit]).join("")).join("x")}`;

async function settings(world) {
  const page = await world.context.newPage();
  await page.goto(`${world.group}/settings`);
  await page.waitForSelector("#boot", { state: "detached" });
  return page;
}

/** Adds a word to what stands in the form, and saves it a moment later. True once the page has led back, which it does when saved. */
async function edit(world, page, added, wait) {
  if (!page.url().endsWith("/settings")) await page.getByRole("link", { name: "Settings" }).first().click({ timeout: 4000 });
  const field = page.locator("#purpose");
  await field.waitFor({ timeout: 4000 });
  if (await field.isDisabled()) return false;
  // A person who is told that the record was changed after they had typed looks at what is recorded.
  const overtaken = page.locator("form [role=status]").filter({ hasText: WARNING });
  if (await overtaken.count() > 0) {
    await overtaken.getByRole("button").click({ timeout: 1000 });
    world.told += 1;
  }
  await field.evaluate((element, text) => {
    element.value += ` ${text}`;
    element.dispatchEvent(new Event("input", { bubbles: true }));
  }, added);
  await pause(wait);
  // In one go: the form may be made anew meanwhile, and what is saved is what stands in it then. Nobody saves over a warning.
  const sent = await page.evaluate((warning) => {
    if (document.querySelector("form")?.innerText.includes(warning)) return "";
    const value = document.querySelector("#purpose")?.value ?? "";
    document.querySelector("form button[type=submit]")?.click();
    return value;
  }, WARNING);
  if (!sent.split(" ").includes(added)) return false;
  await page.waitForURL((address) => address.href === world.group, { timeout: 4000 });
  return true;
}

/** What a page does in a step; whatever stands in its way, such as the other page, ends it. */
async function act(world, at, what, added, wait) {
  const page = world.pages[at];
  try {
    if (what === "edit" && await edit(world, page, added, wait)) world.saved.push(added);
    if (what === "take") await page.locator("#edit-here").click({ timeout: 1000 });
    if (what === "reload") await page.reload();
    if (what === "close") await page.close();
    if (what === "crash") {
      const session = await world.context.newCDPSession(page);
      session.send("Page.crash").catch(() => {});
      await page.waitForEvent("crash", { timeout: 2000 });
      await page.close();
    }
  } catch (error) {
    if (!/Timeout|closed|crashed|destroyed|detached|ERR_ABORTED|interrupted/u.test(error.message)) throw error;
  }
  if (page.isClosed()) world.pages[at] = await settings(world);
}

async function run(world, number) {
  const next = dice(number + 1);
  Object.assign(world, { saved: [], told: 0 });
  world.pages = [await settings(world), await settings(world)];
  for (let step = 0; step < STEPS; step += 1) {
    const both = [0, 1].map((at) => ({ at, what: acts[next(acts.length)], before: next(150), within: next(300) }));
    await Promise.all(both.map(async ({ at, what, before, within }) => {
      await pause(before);
      await act(world, at, what, word(number, step, at), within);
    }));
  }
  for (const page of world.pages) await page.close();
  // Without the app, so that nothing is put in order before it is looked at.
  const page = await world.context.newPage();
  await page.goto(`${world.url}boot/texts.mjs`);
  const found = await page.evaluate(read, "circlebook:/");
  await page.close();
  const words = new Set(found.groups.flatMap(({ purpose }) => (purpose ?? "").split(" ")));
  return { lost: world.saved.filter((each) => !words.has(each)), saved: world.saved.length, told: world.told, wrong: found.wrong };
}

/** A browser with a new book, in which the service worker does not answer every address with the app. */
async function begin(url, locks) {
  const { profile, group } = await newBook(url);
  const { context, kill } = await open(profile, { serviceWorkers: "block" });
  if (!locks) await context.addInitScript(() => { Object.defineProperty(navigator, "locks", { value: undefined }); });
  return { context, url, group: new URL(group, url).href, close: async () => { await kill(); profile.remove(); } };
}

export async function tabs(state, keep, runs = RUNS) {
  const { url, server } = await serve({ root: "dist" });
  Object.assign(state, { runs: 0, saved: 0, unlocked: 0, told: 0, lost: 0, wrong: 0, ...state });
  let world;
  try {
    while (state.runs < runs) {
      const locks = Math.floor(state.runs / RUNS_A_BOOK) % 4 !== 3;
      if (!world || state.runs % RUNS_A_BOOK === 0) {
        await world?.close();
        world = await begin(url, locks);
      }
      const { lost, saved, told, wrong } = await run(world, state.runs);
      for (const problem of [...lost.map((each) => `${each} was lost`), ...wrong]) console.log(`run ${state.runs}: ${problem}`);
      state.runs += 1;
      state.saved += saved;
      state.unlocked += locks ? 0 : saved;
      state.told += told;
      state.lost += lost.length;
      state.wrong += wrong.length;
      keep();
      if (state.runs % 5 === 0) console.log(`${state.runs} of ${runs}: ${state.saved} edits called saved, ${state.lost} lost, ${state.wrong} problems of the journal`);
    }
  } finally {
    await world?.close();
    server.close();
    server.closeAllConnections();
  }
  const { saved, unlocked, told, lost, wrong } = state;
  return [
    { name: "random interleavings of two pages", value: `${state.runs}, with ${saved} edits called saved, ${unlocked} of them without locks; ${told} times a page said that what it had put back was overtaken`, goal: `${runs}`, held: state.runs >= runs && saved > runs && (runs < 100 || unlocked > 0) },
    { name: "edits lost that one of two pages had called saved", value: lost, goal: 0, held: lost === 0 },
    { name: "journals of two pages that do not follow", value: wrong, goal: 0, held: wrong === 0 },
  ];
}
