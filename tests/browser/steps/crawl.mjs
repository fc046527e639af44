// Every screen of the app, found by following its links from the start page, else by its address.

import { readFileSync } from "node:fs";
import { openApp } from "../harness.mjs";
import { openTab } from "./page.mjs";

/** The routes of the app, in the order in which `app.rs` has them. */
function routes() {
  const source = readFileSync("src/app/app.rs", "utf8");
  let parent = "";
  return [...source.matchAll(/<(Parent)?Route path=path!\("([^"]*)"\)/gu)].flatMap(([, isParent, path]) => {
    if (isParent) {
      parent = path;
      return [];
    }
    return [path.startsWith("/") ? path : `${parent}/${path}`.replace(/\/$/u, "")];
  });
}

const id = "[0-9a-f]{8}-[0-9a-f-]{27}";

/** The kind of screen at an address: the same for any record, and for any rule of any policy. */
const kindOf = (path) => path
  .replace(/^\/policies\/[^/]+\/(rules|change)(\/[^/]+)?$/u, "/policies/:policy/$1")
  .replace(new RegExp(id, "gu"), ":id");

/** An address of this route, with the identifiers of records that stand in these addresses. */
function addressOf(route, paths) {
  return route.split("/").slice(1).reduce((start, part) => {
    const known = () => paths.map((path) => new RegExp(`^${start}/(${id})`, "u").exec(path)?.[1]).find(Boolean);
    return `${start}/${part.startsWith(":") ? known() : part}`;
  }, "");
}

/** Addresses within the app that the page links to, without fields and questions. */
function links(page, url) {
  return page.getByRole("link").evaluateAll((found, base) => {
    const inside = found.map((link) => new URL(link.href)).filter((address) => address.href.startsWith(base));
    return inside.map((address) => `/${address.href.slice(base.length)}`.replace(/[?#].*/u, ""));
  }, url);
}

/**
 * Visits one screen of every kind and calls `look` at each. What the policies of the book do not ask for has no link: it is
 * visited by its address, so that a new page is looked at in any case. Fails where that leads nowhere. `enter` does what it takes
 * to get in after each load.
 */
export async function everyScreen(page, url, look, enter = () => {}) {
  const seen = new Map();
  const open = ["/"];
  const missed = () => routes().filter((route) => {
    const pattern = new RegExp(`^${route.replace(/:\w+/gu, "[^/]+")}$`, "u");
    return ![...seen.values()].some((path) => pattern.test(path));
  });
  for (;;) {
    const path = open.shift() ?? missed().map((route) => addressOf(route, [...seen.values()]))[0];
    if (path === undefined) return [...seen.keys()];
    const kind = kindOf(path);
    if (seen.has(kind)) continue;
    seen.set(kind, path);
    await openApp(page, url + path.slice(1));
    await enter();
    await page.getByRole("heading", { level: 1 }).waitFor();
    if (await page.getByRole("heading", { name: "Nothing here" }).isVisible()) throw new Error(`nothing stands at ${path}`);
    open.push(...await links(page, url));
    await look(kind, path);
  }
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

/** Opens the sample group and puts it under every policy, so that it has every page. */
export async function openFullSample(page, url) {
  await openSample(page, url);
  await openTab(page, "Settings");
  for (const policy of await page.getByRole("group", { name: "Policies" }).getByRole("checkbox").all()) await policy.check();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByRole("link", { name: "Agreements" }).waitFor();
}
