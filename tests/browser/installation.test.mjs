// The check of an installation: a good host, a shared address, and a host that sends nothing and changes files.

import assert from "node:assert/strict";
import { createServer } from "node:http";
import { readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { test } from "node:test";
import { headers } from "../../public/boot/headers.mjs";
import { offlineReady, openApp, openBrowser, openSite, places } from "./harness.mjs";

/** The rows of the page: what is looked at, by its key, with the word of its mark. */
async function rows(page) {
  await page.locator(".marked-rows").first().waitFor();
  const read = (list) => list.map((row) => [row.id, row.querySelector(".mark").innerText.trim()]);
  return Object.fromEntries(await page.locator(".marked-rows > li").evaluateAll(read));
}

const missing = (found) => Object.entries(found).filter(([, word]) => word !== "In order").map(([key]) => key);

/** A host as a careless one is: no headers, one type for all, and a line added to a script. */
async function careless(t) {
  const server = createServer((request, response) => {
    const path = new URL(request.url, "http://localhost").pathname;
    const name = extname(path) ? path : "/index.html";
    try {
      const body = readFileSync(join("dist", name));
      const type = { ".html": "text/html", ".wasm": "application/octet-stream", ".css": "text/css", ".svg": "image/svg+xml" }[extname(name)] ?? "text/javascript";
      response.writeHead(extname(path) || path === "/" || path.startsWith("/book") ? 200 : 404, { "Content-Type": type });
      response.end(name.endsWith("/texts.mjs") ? `${body}\n` : body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => { server.listen(0, "127.0.0.1", resolve); });
  t.after(() => {
    server.close();
    server.closeAllConnections();
  });
  return { url: `http://localhost:${server.address().port}/` };
}

test("on a good host only what the browser refuses is missing, and the worker's answers carry the headers", async (t) => {
  const site = await openSite(t);
  const { page } = await openBrowser(t, site);
  await openApp(page, site.url);
  await offlineReady(page);
  const response = await page.goto(`${site.url}book/installation`);
  assert.ok(response.fromServiceWorker());
  const sent = response.headers();
  for (const [name, value] of Object.entries(headers)) assert.equal(sent[name.toLowerCase()], value);
  // Chromium without a window never promises to keep a site's storage.
  assert.deepEqual(missing(await rows(page)), ["kept"]);
  await page.getByText("Usable, with something missing").waitFor();
});

test("a shared address is for demonstration only, and is said to be on the first page", async (t) => {
  const site = await openSite(t, places[1]);
  const { page } = await openBrowser(t, site);
  await openApp(page, site.url);
  await page.getByText("For looking around, not for real records").waitFor();
  await page.getByRole("link", { name: "Check this installation" }).click();
  await page.getByText("For demonstration only").waitFor();
  assert.ok(missing(await rows(page)).includes("own-origin"));
});

test("a host without headers that changes a file is told what is missing", async (t) => {
  const site = await careless(t);
  const { page } = await openBrowser(t, site);
  await openApp(page, `${site.url}book/installation`);
  const found = missing(await rows(page));
  const expected = ["policy", "policy-worker", "permissions", "opener", "resource", "referrer", "sniffing", "types", "unchanged", "addresses", "offline", "kept"];
  assert.deepEqual(found, expected);
  await page.locator("#unchanged").getByText("Seen: boot/texts.mjs").waitFor();
  await page.getByText("For demonstration only").waitFor();
});
