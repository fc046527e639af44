// Working a page by keyboard alone. Locators only tell which control is meant; the focus gets there by Tab and by arrows.

import assert from "node:assert/strict";

/** So many stops at most are passed on the way to a control; no page has as many. */
const FAR = 600;
/** A date has four stops of its own (its parts and its calendar); who stands longer is in a trap. */
const STOPS_OF_ONE = 6;

/** Runs in the page: what has the focus, and whether one sees that it has. */
function look(wanted) {
  const at = document.activeElement;
  if (!at || at === document.body) return { found: false, lost: true };
  window.passed ??= new WeakSet();
  window.passed.add(at);
  const stayed = window.before === at;
  window.before = at;
  const outlined = (element) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    return outlineStyle !== "none" && parseFloat(outlineWidth) > 0;
  };
  // A chip shows the ring beside its control, a button that opens a file and a card around it.
  const beside = at.matches("input") ? [at.nextElementSibling, at.closest("label")] : [at.closest(".card")];
  const { top, bottom, left, right } = at.getBoundingClientRect();
  const text = at.getAttribute("aria-label") ?? at.labels?.[0]?.innerText ?? at.innerText;
  return {
    found: wanted.includes(at),
    stayed,
    name: `${at.tagName} “${(text ?? "").trim().slice(0, 60)}” #${at.id} at ${location.pathname}`,
    ringed: [at, ...beside].some((element) => element && outlined(element)),
    inSight: bottom > 0 && right > 0 && top < innerHeight && left < innerWidth,
  };
}

/** Runs in the page: the controls that Tab has not come to; of several choices of one question it comes to one. */
function missed() {
  const controls = [...document.querySelectorAll("a[href], button, input, select, textarea, summary")];
  const isOpen = (control) => control.checkVisibility({ visibilityProperty: true }) && control.tabIndex >= 0 && !control.disabled;
  const isPassed = (control) => window.passed.has(control)
    || control.type === "radio" && [...document.getElementsByName(control.name)].some((other) => window.passed.has(other));
  return controls.filter((control) => isOpen(control) && !isPassed(control)).map((control) => control.outerHTML.slice(0, 120));
}

/** The order in which this browser's date field takes day and month, and whether its time field asks for a.m. or p.m. */
async function nativeFields(context) {
  const page = await context.newPage();
  await page.setContent('<input type="date"><input type="time">');
  const [day, time] = [page.locator("[type=date]"), page.locator("[type=time]")];
  await day.focus();
  await page.keyboard.type("03042021");
  await time.focus();
  await page.keyboard.type("0930");
  const fields = { dayFirst: await day.inputValue() === "2021-04-03", half: await time.inputValue() === "" };
  await page.close();
  return fields;
}

/** The keyboard of a page. */
export async function keyboardOf(page) {
  const { keyboard } = page;
  const { dayFirst, half } = await nativeFields(page.context());
  const passed = new Set();
  let tabs = 0;
  let stays = 0;

  /** Goes on by one stop, which must be seen to have the focus and has to let it go again. */
  async function next(wanted, key = "Tab") {
    await keyboard.press(key);
    tabs += 1;
    const stop = await wanted.evaluateAll(look);
    // The end of the page: the browser's own controls come next.
    if (stop.lost) return stop;
    stays = stop.stayed ? stays + 1 : 0;
    assert.ok(stop.ringed, `the focus is not seen on ${stop.name}`);
    assert.ok(stop.inSight, `the focus is out of sight on ${stop.name}`);
    assert.ok(stays < STOPS_OF_ONE, `the focus cannot leave ${stop.name}`);
    passed.add(stop.name);
    return stop;
  }

  /** Presses Tab until one of these has the focus. */
  async function reach(locator, key = "Tab") {
    await locator.first().waitFor({ state: "attached" });
    let stop = await locator.evaluateAll(look);
    for (let presses = 0; !stop.found && presses < FAR; presses += 1) stop = await next(locator, key);
    assert.ok(stop.found, `${key} does not lead to ${locator}`);
  }

  /** Fails where the focus has been lost: the next Tab would begin anew at the top. */
  async function holds() {
    // A frame, and what the app does with it.
    await page.waitForTimeout(100);
    assert.notEqual(await page.evaluate(() => document.activeElement?.tagName), "BODY", "the focus was lost");
  }

  async function press(locator, key = "Enter") {
    await reach(locator);
    await keyboard.press(key);
    // A new page takes the focus to its top a moment later; nobody presses Tab before.
    await page.waitForTimeout(100);
  }

  async function write(locator, text) {
    await reach(locator);
    await keyboard.press("Control+A");
    await keyboard.press("Delete");
    await keyboard.type(text);
    assert.equal(await locator.inputValue(), text);
  }

  async function typeDate(locator, date) {
    await reach(locator);
    const [year, month, day] = date.split("-");
    await keyboard.type(dayFirst ? day + month + year : month + day + year);
  }

  async function typeTime(locator, time) {
    await reach(locator);
    const [hours, minutes] = time.split(":").map(Number);
    const two = (number) => String(number).padStart(2, "0");
    await keyboard.type(half ? `${two(hours % 12 || 12)}${two(minutes)}${hours < 12 ? "AM" : "PM"}` : time.replace(":", ""));
    assert.equal(await locator.inputValue(), time);
  }

  /** Goes once through all of a page that was just opened; gives the controls to which Tab did not come. */
  async function round() {
    const none = page.locator(":not(*)");
    for (let presses = 0; presses < FAR; presses += 1) {
      if ((await next(none)).lost) return page.evaluate(missed);
    }
    assert.fail("Tab does not come round");
  }

  return {
    keyboard, passed, reach, round, holds, press, write, typeDate, time: typeTime, presses: () => tabs,

    /** Types a day into a native field, part by part. */
    async date(locator, date) {
      await typeDate(locator, date);
      assert.equal(await locator.inputValue(), date);
    },

    /** Chooses one answer of a question: Tab leads to the question, arrows to the answer. */
    async choose(question, name) {
      const answer = question.getByRole("radio", { name });
      await reach(question.getByRole("radio"));
      const count = await question.getByRole("radio").count();
      if (!await answer.isChecked()) await keyboard.press("Space");
      for (let moves = 0; moves < count && !await answer.isChecked(); moves += 1) await keyboard.press("ArrowDown");
      assert.ok(await answer.isChecked(), `no arrow leads to ${answer}`);
    },

    /** Ticks a box. */
    async tick(locator) {
      await press(locator, "Space");
      assert.ok(await locator.isChecked());
    },

    /** Chooses from a list by arrows. */
    async select(locator, label) {
      await reach(locator);
      const chosen = () => locator.evaluate((list) => list.selectedOptions[0]?.label);
      for (const key of ["Home", ...Array(await locator.locator("option").count()).fill("ArrowDown")]) {
        if (await chosen() === label) return;
        await keyboard.press(key);
      }
      assert.equal(await chosen(), label);
    },
  };
}
