// From the first byte to the app: the shell, the progress of loading, every address, the headers.

import assert from "node:assert/strict";
import { test } from "node:test";
import { headers, metaPolicy } from "../../public/boot/headers.mjs";
import { assertAccessible, openApp, openBrowser, openSite, places } from "./harness.mjs";

for (const place of places) {
  test(`the shell shows before the app has come, then the app stands instead, at ${place.base}`, async (t) => {
    const site = await openSite(t, place);
    const browser = await openBrowser(t, site);
    const { page } = browser;
    let letThrough;
    const held = new Promise((resolve) => { letThrough = resolve; });
    await page.route("**/*.wasm", async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(site.url);
    assert.equal(await page.title(), "Circlebook");
    assert.ok(await page.getByLabel("Opening your book").isVisible());
    await assertAccessible(page);
    letThrough();
    await page.waitForSelector("#boot", { state: "detached" });
    assert.ok(await page.locator("main").isVisible());
    assert.deepEqual(browser.seen.console, []);
  });

  test(`an address of the app answers with the app, a missing file does not, at ${place.base}`, async (t) => {
    const site = await openSite(t, place);
    const browser = await openBrowser(t, site);
    await openApp(browser.page, `${site.url}no/such/page`);
    assert.equal(new URL(browser.page.url()).pathname, `${place.base}no/such/page`);
    assert.equal((await fetch(`${site.url}no-such-file.js`)).status, 404);
  });
}

test("the page carries the policy of the headers, and every answer carries the headers", async (t) => {
  const site = await openSite(t);
  for (const name of ["", "sw.js", "boot/boot.mjs", "no-such-file.js"]) {
    const response = await fetch(site.url + name);
    for (const [header, value] of Object.entries(headers)) assert.equal(response.headers.get(header), value);
  }
  const html = await (await fetch(site.url)).text();
  assert.ok(html.includes(`<meta http-equiv="Content-Security-Policy" content="${metaPolicy}">`));
});

test("the bar fills while the app comes", async (t) => {
  const site = await openSite(t);
  const browser = await openBrowser(t, site);
  await browser.context.addInitScript(() => {
    window.progress = [];
    const { set } = Object.getOwnPropertyDescriptor(HTMLProgressElement.prototype, "value");
    Object.defineProperty(HTMLProgressElement.prototype, "value", {
      set(value) {
        window.progress.push(value);
        set.call(this, value);
      },
    });
  });
  await openApp(browser.page, site.url);
  const steps = await browser.page.evaluate(() => window.progress);
  assert.equal(steps.at(-1), 1);
  assert.deepEqual(steps, [...steps].sort((a, b) => a - b));
});
