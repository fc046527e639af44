// Seventeen ways in which a script inside the page could send something out, tried one by one: which are stopped, and by what.

import { createSocket } from "node:dgram";
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { serve } from "../serve.mjs";
import { newProfile, open } from "./browser.mjs";

/** What is tried, by name; `target` is a server of another origin. Each tells the error that stopped it, if one was raised. */
const ways = {
  fetch: (target) => fetch(`${target}fetch`, { mode: "no-cors" }),
  XMLHttpRequest: (target) => new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.onload = resolve;
    request.onerror = () => reject(new Error("network error"));
    request.open("GET", `${target}xhr`);
    request.send();
  }),
  WebSocket: (target) => { new WebSocket(`${target.replace("http", "ws")}socket`); },
  EventSource: (target) => { new EventSource(`${target}events`); },
  sendBeacon: (target) => { navigator.sendBeacon(`${target}beacon`, "x"); },
  "image": (target) => { document.body.append(Object.assign(new Image(), { src: `${target}image` })); },
  "style sheet": (target) => { document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: `${target}style` })); },
  prefetch: (target) => { document.head.append(Object.assign(document.createElement("link"), { rel: "prefetch", href: `${target}prefetch` })); },
  preload: (target) => { document.head.append(Object.assign(document.createElement("link"), { rel: "preload", as: "image", href: `${target}preload` })); },
  frame: (target) => { document.body.append(Object.assign(document.createElement("iframe"), { src: `${target}frame` })); },
  form: (target) => {
    const form = Object.assign(document.createElement("form"), { action: `${target}form`, method: "post", target: "_blank" });
    document.body.append(form);
    form.submit();
  },
  "worker from a text": (target) => { new Worker(URL.createObjectURL(new Blob([`fetch("${target}blob-worker", { mode: "no-cors" })`]))); },
  "worker from a file of ours": () => { new Worker("out.mjs", { type: "module" }); },
  "another service worker": () => navigator.serviceWorker.register("out.mjs", { type: "module", scope: "/out/" }),
  WebRTC: (target) => { new RTCPeerConnection({ iceServers: [{ urls: target.replace("http://", "stun:").replace(/\/$/u, "") }] }).createDataChannel("x"); },
  "a new window": (target) => { window.open(`${target}window`); },
  "going to another page": (target) => { location.href = `${target}navigation`; },
};

async function attempt(page, name, target) {
  return page.evaluate(async ([way, address]) => {
    const stopped = [];
    const note = (event) => stopped.push(`page policy (${event.effectiveDirective})`);
    document.addEventListener("securitypolicyviolation", note);
    let error = null;
    try {
      // The page policy forbids to make a function of text, so the way is named and not sent.
      await window.waysOut[way](address);
    } catch (thrown) {
      error = thrown.name;
    }
    await new Promise((resolve) => { setTimeout(resolve, 400); });
    document.removeEventListener("securitypolicyviolation", note);
    return { stopped, error };
  }, [name, target]).catch(() => ({ stopped: [], error: null }));
}

/** Listens for requests and for the datagrams of a call, on one port. */
async function openOutside() {
  const arrived = new Set();
  const server = createServer((request, response) => {
    arrived.add(request.url);
    response.writeHead(200, { "Access-Control-Allow-Origin": "*" }).end();
  });
  server.on("upgrade", (request, socket) => {
    arrived.add(request.url);
    socket.destroy();
  });
  await new Promise((resolve) => { server.listen(0, "127.0.0.1", resolve); });
  const { port } = server.address();
  const calls = createSocket("udp4");
  calls.on("message", () => arrived.add("call"));
  await new Promise((resolve) => { calls.bind(port, "127.0.0.1", resolve); });
  const close = () => {
    server.close();
    server.closeAllConnections();
    calls.close();
  };
  return { arrived, target: `http://127.0.0.1:${port}/`, close };
}

/** The two that no page can forbid itself: they take the user visibly away. */
const beyond = new Set(["a new window", "going to another page"]);

/** The build, beside a script on the same host that sends something out by itself. */
function withScript(target) {
  const root = mkdtempSync(join(tmpdir(), "circlebook-out-"));
  cpSync("dist", root, { recursive: true });
  writeFileSync(join(root, "out.mjs"), `fetch("${target}script", { mode: "no-cors" });\n`);
  return root;
}

export async function waysOut() {
  const outside = await openOutside();
  const root = withScript(outside.target);
  const { url, server } = await serve({ root });
  const profile = newProfile();
  const { page, context } = await open(profile);
  const report = [];
  try {
    await context.addInitScript(`window.waysOut = {${Object.entries(ways).map(([name, way]) => `${JSON.stringify(name)}: ${way}`).join(",\n")}};`);
    for (const name of Object.keys(ways)) {
      await page.goto(url);
      await page.waitForSelector("#boot", { state: "detached" });
      await page.waitForFunction(() => window.circlebook?.offlineReady);
      outside.arrived.clear();
      const { stopped, error } = await attempt(page, name, outside.target);
      const out = outside.arrived.size > 0;
      const by = [...new Set(stopped)].join(", ") || (error ? `refused (${error})` : "nothing got out");
      report.push({ name: `way out: ${name}`, value: out ? "not stopped: the user would see it" : `stopped: ${by}`, goal: beyond.has(name) ? "cannot be stopped by a page" : "stopped", held: !out || beyond.has(name) });
      console.log(`${name}: ${report.at(-1).value}`);
      for (const other of context.pages()) if (other !== page) await other.close();
    }
  } finally {
    await context.close();
    server.close();
    server.closeAllConnections();
    outside.close();
    profile.remove();
    rmSync(root, { recursive: true });
  }
  return report;
}
