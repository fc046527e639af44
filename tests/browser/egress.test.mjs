// Ways out of the page: none may reach a second server, under the page policy as header and meta, nor with the worker.

import assert from "node:assert/strict";
import { createServer } from "node:http";
import { test } from "node:test";
import { offlineReady, openApp, openBrowser, openSite } from "./harness.mjs";

/** Tries every way to send something to `target`; errors are what we hope for. */
async function tryEverything(target) {
  const element = (tag, attributes) => {
    const made = Object.assign(document.createElement(tag), attributes);
    document.body.append(made);
    return made;
  };
  const attempts = {
    fetch: () => fetch(target, { mode: "no-cors" }),
    keepalive: () => fetch(target, { mode: "no-cors", keepalive: true, method: "POST", body: "x" }),
    request: () => new Promise((resolve) => {
      const request = new XMLHttpRequest();
      request.onloadend = resolve;
      request.open("GET", target);
      request.send();
    }),
    socket: () => new WebSocket(target.replace("http", "ws")),
    events: () => new EventSource(target),
    beacon: () => navigator.sendBeacon(target, "x"),
    image: () => element("img", { src: `${target}image` }),
    script: () => element("script", { src: `${target}script` }),
    style: () => element("link", { rel: "stylesheet", href: `${target}style` }),
    prefetch: () => element("link", { rel: "prefetch", href: `${target}prefetch` }),
    preload: () => element("link", { rel: "preload", as: "image", href: `${target}preload` }),
    frame: () => element("iframe", { src: `${target}frame` }),
    form: () => element("form", { action: `${target}form`, method: "post" }).submit(),
    worker: () => new Worker(target),
    font: () => new FontFace("x", `url(${target}font)`).load(),
    call: () => new RTCPeerConnection({ iceServers: [{ urls: target.replace("http://", "stun:").replace("/", "") }] }).createDataChannel("x"),
    transport: () => new WebTransport(target.replace("http", "https")),
  };
  for (const attempt of Object.values(attempts)) {
    try {
      await attempt();
    } catch {
      // Refused, as it should be.
    }
  }
  await new Promise((resolve) => { setTimeout(resolve, 500); });
  return Object.keys(attempts).length;
}

for (const when of ["before the worker", "with the worker"]) {
  test(`nothing leaves the page, ${when}`, async (t) => {
    const arrived = [];
    const outside = createServer((request, response) => {
      arrived.push(request.url);
      response.end();
    });
    outside.on("upgrade", (request, socket) => {
      arrived.push(`upgrade ${request.url}`);
      socket.destroy();
    });
    await new Promise((resolve) => { outside.listen(0, "127.0.0.1", resolve); });
    t.after(() => {
      outside.close();
      outside.closeAllConnections();
    });

    const site = await openSite(t);
    const browser = await openBrowser(t, site, { refused: true, serviceWorkers: when === "with the worker" ? "allow" : "block" });
    await openApp(browser.page, site.url);
    if (when === "with the worker") await offlineReady(browser.page);
    const target = `http://localhost:${outside.address().port}/`;
    assert.equal(await browser.page.evaluate(tryEverything, target), 17);
    assert.deepEqual(arrived, []);
    assert.ok(browser.seen.violations.length >= 10);
  });
}
