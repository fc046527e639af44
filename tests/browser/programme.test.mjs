// The groups of several mentors, looked at together from their exports: counted, searched, printed, and forgotten.

import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAccessible, openApp, openBrowser, openSite } from "./harness.mjs";
import { saveExport } from "./steps/book.mjs";
import { openSample, unfold } from "./steps/crawl.mjs";
import { keyboardOf } from "./steps/keys.mjs";
import { story } from "./steps/page.mjs";
import { asFile, five, openFiles } from "./steps/programme.mjs";

/** Everything that the browser keeps for the page. */
function kept(page) {
  return page.evaluate(async () => {
    const settled = (request) => new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const text = (value) => (value instanceof Uint8Array ? new TextDecoder().decode(value) : JSON.stringify(value));
    const all = [];
    for (const { name } of await indexedDB.databases()) {
      const database = await settled(indexedDB.open(name));
      for (const store of database.objectStoreNames) {
        const rows = database.transaction(store).objectStore(store);
        all.push(store, ...(await settled(rows.getAllKeys())).map(String), ...(await settled(rows.getAll())).map(text));
      }
      database.close();
    }
    const stored = (storage) => JSON.stringify(Object.entries(storage).sort());
    return [...all, stored(localStorage), stored(sessionStorage), JSON.stringify(history.state || null), document.title, location.href].join("\n");
  });
}

/** The titles and marks of the findings in sight, by title. */
async function found(page) {
  const rest = page.getByRole("button", { name: /^Show \d+ more/u });
  while (await rest.count() > 0) await rest.first().click();
  return page.locator(".verdict > summary").evaluateAll((rows) => rows.map((row) => {
    const [mark, words] = row.children;
    return `${words.querySelector("b").textContent}: ${mark.textContent.trim()}`;
  }).sort());
}

const bodyRows = (page) => page.locator("#programme-groups tbody tr");

test("sixty groups of five mentors from their exports", { timeout: 10 * 60_000 }, async (t) => {
  const site = await openSite(t);
  const { page } = await openBrowser(t, site);
  const step = story(t, () => page);
  let files;
  let own;
  let before;
  let small;

  await step("a group of one’s own gives the export that all others are made of", async () => {
    await openSample(page, site.url);
    await page.getByRole("radio", { name: /^All/u }).check({ force: true });
    own = await found(page);
    files = five((await saveExport(page, /./u)).text);
  });

  await step("the page of the groups leads there, and it works with an empty book", async () => {
    ({ page: small } = await openBrowser(t, site));
    await openApp(small, `${site.url}groups`);
    await small.getByRole("link", { name: "Look at several groups’ exports" }).click();
    await small.getByRole("heading", { name: "No file is open yet" }).waitFor();
    await openFiles(small, files.slice(0, 1));
    assert.equal(await bodyRows(small).count(), 12);
  });

  await step("five exports and a damaged one: sixty groups, and the damaged one is named", async () => {
    await openApp(page, `${site.url}groups`);
    before = await kept(page);
    await page.getByRole("link", { name: "Look at several groups’ exports" }).click();
    const damaged = { name: "torn.json", text: files[0].text.slice(0, 4000) };
    await openFiles(page, [...files.slice(0, 2), damaged, ...files.slice(2)]);
    const alert = page.getByRole("alert");
    assert.match(await alert.innerText(), /Not opened: torn\.json.*cut short/su);
    await page.getByRole("status").getByText("60 groups from 5 files, judged today; 1 file was not opened").waitFor();
    await alert.getByRole("button", { name: "Close torn.json" }).click();
    await page.getByRole("status").getByText("60 groups from 5 files, judged today", { exact: true }).waitFor();
    assert.equal(await bodyRows(page).count(), 60);
    const figures = await page.locator(".sums dd b").allTextContents();
    assert.deepEqual(figures.slice(0, 3).map(Number), [60, figures[1] === "0" ? 0 : 60, 480]);
    // the same group sixty times: each line of the total is sixty times that of a row
    const numbers = (row) => row.locator(".tally").evaluateAll((lists) => lists.flatMap((list) => [...list.children].map((item) => Number.parseInt(item.textContent, 10))));
    const one = await numbers(bodyRows(page).first());
    assert.ok(one.length > 0);
    assert.deepEqual(await numbers(page.locator("#programme-groups tfoot tr")), one.map((number) => number * 60));
  });

  await step("the mentors, and the mentees with a search over all of them", async () => {
    const part = (name) => page.getByRole("navigation", { name: "Parts of this view" }).getByRole("link", { name });
    await part("Mentors (5)").click();
    const mentors = page.locator("#programme-mentors tbody tr");
    assert.deepEqual(await mentors.getByRole("rowheader").allTextContents().then((all) => all.map((name) => name.trim())), ["Ada", "Bo", "Cy", "Dee", "Eve"]);
    await part("Mentees (480)").click();
    const mentees = page.locator("#programme-mentees tbody tr");
    assert.equal(await mentees.count(), 100);
    await page.getByRole("button", { name: "Show 100 more" }).click();
    assert.equal(await mentees.count(), 200);
    await page.getByLabel("Find a mentee").fill("M03");
    await page.getByRole("status").getByText("60 of 480 shown").waitFor();
    await page.getByLabel("Mentor", { exact: true }).selectOption("Dee");
    await page.getByRole("status").getByText("12 of 480 shown").waitFor();
    assert.match(await mentees.first().innerText(), /M03.*Group 37.*\d:\d\d h/su);
    await part(/^Overdue/u).click();
    await page.locator(".ledger, .empty").first().waitFor();
    await part("Groups (60)").click();
  });

  await step("sorting and filters, which stay while one looks at a group", async () => {
    const head = page.getByRole("columnheader", { name: "Group", exact: true });
    assert.equal(await head.getAttribute("aria-sort"), "ascending");
    await head.getByRole("button").click();
    assert.equal(await head.getAttribute("aria-sort"), "descending");
    assert.match(await bodyRows(page).first().innerText(), /Group 60/u);
    await page.getByLabel("Mentor", { exact: true }).selectOption("Bo");
    assert.equal(await bodyRows(page).count(), 12);
    await page.getByLabel("Policy", { exact: true }).selectOption({ index: 1 });
    assert.equal(await page.locator("#programme-groups thead th").count(), 6);
    await page.getByLabel("Find a group").fill("group 20");
    await page.getByRole("link", { name: "Group 20" }).click();
    await page.getByRole("heading", { level: 1, name: "Group 20" }).waitFor();
    assert.match(await page.locator(".lede").innerText(), /^Bo, 8 mentees, \d+ sessions held\. From bo\.json\.$/u);
    await page.getByRole("navigation", { name: "Pages above this one" }).getByRole("link").click();
    assert.equal(await bodyRows(page).count(), 1);
    await page.getByLabel("Find a group").fill("");
    await page.getByLabel("Mentor", { exact: true }).selectOption("All mentors");
    await page.getByLabel("Policy", { exact: true }).selectOption("All policies");
  });

  await step("a group’s findings are those of its own book, but for what rests on private records", async () => {
    await page.getByRole("link", { name: "Group 07" }).click();
    await page.getByRole("heading", { level: 1, name: "Group 07" }).waitFor();
    const here = await found(page);
    const untold = await page.getByText("They rest on private records").innerText();
    const title = (line) => line.slice(0, line.lastIndexOf(": "));
    assert.deepEqual(own.filter((line) => !here.includes(line)).filter((line) => !untold.includes(title(line))), []);
    assert.deepEqual(here.filter((line) => !own.includes(line)), []);
    await unfold(page);
    assert.equal(await page.locator(".verdict-opened a").count(), 0, "nothing leads into one’s own book");
    await assertAccessible(page);
  });

  await step("every part on a phone and for those who listen", async () => {
    for (const part of ["mentors", "mentees", "overdue", "", "summary"]) {
      if (part === "summary") await small.getByRole("link", { name: "Summary to print" }).click();
      else await small.locator(`nav.tabs a[href="programme${part && `/${part}`}"]`).click();
      await unfold(small);
      await assertAccessible(small);
      await small.setViewportSize({ width: 390, height: 844 });
      const wide = await small.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(wide <= 390, `${part}: ${wide}`);
      await small.setViewportSize({ width: 1280, height: 900 });
    }
  });

  await step("the summary on paper holds every group and mentee, and no control", async () => {
    await page.getByRole("navigation", { name: "Pages above this one" }).getByRole("link").click();
    await page.getByRole("link", { name: "Summary to print" }).click();
    await page.emulateMedia({ media: "print" });
    assert.equal(await page.locator("table").filter({ hasText: "Group 01" }).first().locator("tbody tr").count(), 60);
    const hours = page.locator("section").filter({ has: page.getByRole("heading", { name: /^Hours of each mentee/u }) });
    assert.equal(await hours.locator("tbody tr").count(), 480);
    assert.equal(await page.getByRole("button").filter({ visible: true }).count(), 0);
    assert.ok((await page.pdf({ format: "A4" })).length > 20_000);
    await page.emulateMedia({ media: null });
  });

  await step("nothing of it is kept, and leaving forgets it", async () => {
    await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Groups", exact: true }).click();
    await page.locator(".cards").waitFor();
    assert.equal(await kept(page), before);
    await page.goBack();
    await page.getByRole("heading", { name: "No file is open yet" }).waitFor();
  });
});

test("the same file twice, and the view by keyboard alone", async (t) => {
  const site = await openSite(t);
  const { page } = await openBrowser(t, site);
  await openSample(page, site.url);
  const [file] = five((await saveExport(page, /./u)).text);
  await openApp(page, `${site.url}programme`);
  const keys = await keyboardOf(page);
  await keys.reach(page.locator("#programme-files"));
  await openFiles(page, [file]);
  await page.locator("#programme-files").setInputFiles([asFile({ ...file, name: "again.json" })]);
  assert.match(await page.getByRole("alert").innerText(), /again\.json.*open already, as ada\.json/su);
  await keys.press(page.getByRole("columnheader", { name: "Group", exact: true }).getByRole("button"));
  assert.match(await bodyRows(page).first().innerText(), /Group 12/u);
  await keys.press(page.getByRole("link", { name: "Group 12" }));
  await page.getByRole("heading", { level: 1, name: "Group 12" }).waitFor();
  await keys.holds();
  assert.deepEqual(await keys.round(), []);
});
