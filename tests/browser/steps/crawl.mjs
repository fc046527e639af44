// Every screen of the app, found by following its links from the start page.

import { readFileSync } from "node:fs";
import { openApp } from "../harness.mjs";

/** The routes of the app as patterns of addresses, in the order in which `app.rs` has them. */
function routes() {
  const source = readFileSync("src/app/app.rs", "utf8");
  let parent = "";
  return [...source.matchAll(/<(Parent)?Route path=path!\("([^"]*)"\)/gu)].flatMap(([, isParent, path]) => {
    if (isParent) {
      parent = path;
      return [];
    }
    const whole = path.startsWith("/") ? path : `${parent}/${path}`.replace(/\/$/u, "");
    return [new RegExp(`^${whole.replace(/:\w+/gu, "[^/]+")}$`, "u")];
  });
}

/** The kind of screen at an address: the same for any record. */
const kindOf = (path) => path.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/gu, ":id");

/** Addresses within the app that the page links to, without fields and questions. */
function links(page, url) {
  return page.getByRole("link").evaluateAll((found, base) => {
    const inside = found.map((link) => new URL(link.href)).filter((address) => address.href.startsWith(base));
    return inside.map((address) => `/${address.href.slice(base.length)}`.replace(/[?#].*/u, ""));
  }, url);
}

/**
 * Visits one screen of every kind and calls `look` at each. Fails where a route of the app was not reached, so that a new
 * page is looked at too.
 */
export async function everyScreen(page, url, look) {
  const seen = new Map();
  const open = ["/"];
  while (open.length > 0) {
    const path = open.shift();
    const kind = kindOf(path);
    if (seen.has(kind)) continue;
    seen.set(kind, path);
    await openApp(page, url + path.slice(1));
    await page.getByRole("heading", { level: 1 }).waitFor();
    open.push(...await links(page, url));
    await look(kind, path);
  }
  const missed = routes().filter((route) => ![...seen.values()].some((path) => route.test(path)));
  if (missed.length > 0) throw new Error(`no link leads to ${missed.join(", ")}`);
  return [...seen.keys()];
}

/** Opens every fold of the page, so that what it hides is looked at as well. */
export function unfold(page) {
  return page.evaluate(() => {
    for (const fold of document.querySelectorAll("details:not([open])")) fold.open = true;
  });
}

/** Opens the sample group from the start page. */
export async function openSample(page, url) {
  await openApp(page, url);
  await page.getByRole("button", { name: "Explore the sample" }).click();
  await page.getByRole("navigation", { name: "Pages of this group" }).waitFor();
}
