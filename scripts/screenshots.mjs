// Pictures of the sample group for README and docs, from the built page: node scripts/screenshots.mjs

import { chromium } from "playwright-core";
import { chromiumPath } from "./chromium.mjs";
import { serve } from "./serve.mjs";

const folder = "docs/screenshots";
const looks = [
  { name: "1280-light", colorScheme: "light", viewport: { width: 1280, height: 860 } },
  { name: "1280-dark", colorScheme: "dark", viewport: { width: 1280, height: 860 } },
  { name: "390-light", colorScheme: "light", viewport: { width: 390, height: 844 } },
];
// The sample is written for the day on which it is opened: the same day makes the same pictures.
const day = "2026-11-12T10:00:00Z";

const { server, url } = await serve({ root: "dist" });
const browser = await chromium.launch({ executablePath: chromiumPath(), args: ["--no-sandbox", "--disable-gpu", "--hide-scrollbars"] });
const tabs = (page) => page.getByRole("navigation", { name: "Pages of this group" });

/** Each picture: the way to its screen from the sample group's overview. */
const screens = {
  home: (page) => page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Next" }).click(),
  group: (page) => tabs(page).getByRole("link", { name: "Overview" }).click(),
  "opening-meeting": async (page) => {
    await tabs(page).getByRole("link", { name: "Meetings" }).click();
    await page.getByRole("link", { name: /^held/u }).first().click();
  },
  session: async (page) => {
    await tabs(page).getByRole("link", { name: "Sessions" }).click();
    await page.getByRole("heading", { name: "Held", exact: true }).waitFor();
    await page.getByRole("link", { name: /^Session 2/u }).click();
    await page.getByRole("navigation", { name: "Parts of this session" }).getByRole("link", { name: "Hold" }).click();
  },
  hours: (page) => tabs(page).getByRole("link", { name: "Hours" }).click(),
  run: async (page) => {
    await tabs(page).getByRole("link", { name: "Sessions" }).click();
    await page.getByRole("link", { name: /^Session 7/u }).first().click();
    await page.getByRole("link", { name: "Run this session" }).click();
    await page.getByRole("button", { name: "Everybody is here" }).click();
    await page.getByRole("button", { name: "Begin the session" }).click();
    await page.getByRole("button", { name: /^Talk/u }).click();
    await page.locator(".seat-tile").nth(2).click();
  },
  policies: (page) => page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Policies" }).click(),
};

for (const { name, ...look } of looks) {
  const context = await browser.newContext({ ...look, locale: "en-GB", timezoneId: "Europe/London", serviceWorkers: "block" });
  const page = await context.newPage();
  await page.clock.setFixedTime(day);
  await page.goto(url);
  await page.getByRole("button", { name: "Explore the sample" }).click();
  await tabs(page).waitFor();
  const group = page.url();
  for (const [screen, open] of Object.entries(screens)) {
    await page.goto(group);
    await tabs(page).waitFor();
    await open(page);
    // Focus and scrolling follow the new page a moment later.
    await page.waitForTimeout(500);
    await page.evaluate(() => document.activeElement?.blur());
    await page.screenshot({ path: `${folder}/${screen}-${name}.png`, animations: "disabled" });
    console.log(`${folder}/${screen}-${name}.png`);
  }
  await context.close();
}
await browser.close();
server.close();
