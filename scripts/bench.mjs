// Measures how fast Circlebook is: the core natively, its judgement beside other rule engines, saving and starting in Chromium. Prints a table and writes
// target/bench/report.json. All data is made from a seed; nothing else should run beside it.

import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { chromium } from "playwright-core";
import { chromiumPath } from "./chromium.mjs";
import { serve } from "./serve.mjs";

const folder = "target/bench";

/** What a row's figure cannot fall below, by the beginning of the row's name. */
const limits = {
  "judge": "every rule reads every record that it names",
  "12 rules on a group, by hand": "what straight Rust takes, without reason, proof or ledger: no engine compiled to wasm goes below it",
  "12 rules": "some 140 pieces of memory: verdicts, proofs, and the ledgers of all mentees, which the others do not make",
  "verdicts": "every rule reads every record that it names",
  "guard": "each character is looked at by every kind; eight times the length is eight times the work",
  "change": "the whole group is copied, written as one segment and judged again",
  "start: read": "reading JSON",
  "start in": "reading the people and the groups' rows, then putting what is next in order",
  "memory": "people and rows in memory",
  "save": "the disk: one strict transaction",
  "export": "writing JSON",
  "import": "reading JSON, then every check of every record",
  "programme": "reading JSON, every check of every record, then every rule of every group",
  "restore": "reading JSON, then every check of every record, and writing all of it",
  "preview": "reading JSON, the hash of every entry, then the versions of what changed",
};

/** Runs a command, cargo's if no other is named, and gives the rows that it prints. */
function rowsOf(parameters, command = "cargo") {
  const output = execFileSync(command, parameters, { encoding: "utf8", maxBuffer: 1e8, stdio: ["ignore", "pipe", "inherit"] });
  return output.split("\n").filter((line) => line.startsWith("bench: ")).map((line) => JSON.parse(line.slice(7)));
}

/** The judgement beside other rule engines, natively and under node. They have locks of their own, and are installed for this alone. */
function besidePeers() {
  const peers = ["--locked", "--manifest-path", "benches/peers/Cargo.toml", "--target-dir", "target/peers"];
  const native = rowsOf(["run", "--release", ...peers]);
  const wasm = ["shipped", "release"].map((profile) => {
    execFileSync("cargo", ["build", "--profile", profile, "--lib", "--target", "wasm32-unknown-unknown", ...peers], { stdio: "inherit" });
    return `target/peers/wasm32-unknown-unknown/${profile}/circlebook_peers.wasm`;
  });
  if (!existsSync("benches/peers/node_modules")) execFileSync("npm", ["ci", "--no-progress", "--prefix", "benches/peers"], { stdio: "inherit" });
  return [...native, ...rowsOf(["benches/peers/peers.mjs", ...wasm], "node")];
}

function row(name, unit, values, peer = null) {
  const sorted = values.toSorted((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)];
  return { name, unit, median, min: sorted[0], max: sorted.at(-1), peer, ratio: peer && median / peer };
}

/** The same bytes read by the engine of the browser: what the import and export of the core stand beside. */
function besideJson(rows) {
  const text = readFileSync(`${folder}/export.json`, "utf8");
  const times = { parse: [], write: [] };
  for (let run = 0; run < 11; run += 1) {
    const started = performance.now();
    const value = JSON.parse(text);
    const parsed = performance.now();
    JSON.stringify(value);
    times.parse.push(parsed - started);
    times.write.push(performance.now() - parsed);
  }
  const beside = (start, peer, what) => rows.filter(({ name }) => name.startsWith(start)).map((ours) => {
    const { median } = row("", "ms", peer.slice(1));
    return { ...ours, name: ours.name.replace("serde_json::Value", what), peer: median, ratio: ours.median / median };
  });
  return [...beside("import", times.parse, "JSON.parse"), ...beside("export", times.write, "JSON.stringify")];
}

/** Puts what `start-<groups>.json` holds into the database that the app has made. */
async function fill(page, url, groups) {
  await page.route("**/start.json", (route) => route.fulfill({ path: `${folder}/start-${groups}.json` }));
  await page.goto(url);
  await page.waitForSelector("#boot", { state: "detached" });
  await page.evaluate(async () => {
    const { head, segments, summaries } = await (await fetch("start.json")).json();
    const settled = (request) => new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const name = `circlebook:${new URL(document.baseURI).pathname}`;
    const database = await settled(indexedDB.open(name));
    const transaction = database.transaction(["meta", "segments", "summaries"], "readwrite");
    const bytes = (text) => new TextEncoder().encode(text);
    transaction.objectStore("meta").put(bytes(head), "head");
    for (const [area, rows] of Object.entries({ segments, summaries })) {
      for (const [key, text] of Object.entries(rows)) transaction.objectStore(area).put(bytes(text), key);
    }
    await new Promise((resolve, reject) => {
      transaction.oncomplete = resolve;
      transaction.onabort = () => reject(transaction.error);
    });
    database.close();
  });
}

/** The most memory that a page's process ever held, in MB; none where the system does not tell. */
async function peakMemory(browser) {
  if (!existsSync("/proc/self/status")) return null;
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  await session.detach();
  const peak = ({ id }) => Number(/VmHWM:\s+(\d+)/u.exec(readFileSync(`/proc/${id}/status`, "utf8"))[1]) / 1_000;
  return Math.max(...processInfo.filter(({ type }) => type === "renderer").map(peak));
}

/** From navigation to the cards of the first groups, in ms, in a page of its own, and the memory that it took. */
async function start(browser, context, url) {
  const page = await context.newPage();
  const started = performance.now();
  await page.goto(url);
  await page.locator(".cards > *").nth(29).waitFor({ timeout: 120_000 });
  const time = performance.now() - started;
  const memory = await peakMemory(browser);
  await page.close();
  return { time, memory };
}

/** The start page of the built app with a large book. Only what a start reads is stored: it opens no group. */
async function starts(groups, sessions, runs = 5) {
  const { server, url } = await serve({ root: "dist" });
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: ["--no-sandbox", "--disable-gpu"] });
  try {
    const context = await browser.newContext({ locale: "en-GB", timezoneId: "Europe/London", serviceWorkers: "block" });
    const page = await context.newPage();
    await fill(page, url, groups);
    await page.close();
    const found = [];
    for (let run = 0; run < runs; run += 1) found.push(await start(browser, context, url));
    const memory = found.map((each) => each.memory).filter((each) => each !== null);
    return [
      row(`start in Chromium, ${groups} groups with ${sessions} sessions`, "ms", found.map(({ time }) => time)),
      ...memory.length ? [row(`memory of the page's process at most, ${groups} groups`, "MB", memory)] : [],
    ];
  } finally {
    await browser.close();
    server.close();
  }
}

/** From choosing five exports to the verdicts of their 60 groups, in ms, in a page of its own each time. */
async function programme(runs = 5) {
  const { server, url } = await serve({ root: "dist" });
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: ["--no-sandbox", "--disable-gpu"] });
  try {
    const context = await browser.newContext({ locale: "en-GB", timezoneId: "Europe/London", serviceWorkers: "block" });
    const times = [];
    for (let run = 0; run < runs; run += 1) {
      const page = await context.newPage();
      await page.goto(`${url}programme`);
      const field = page.locator("#programme-files");
      await field.waitFor({ state: "attached" });
      const started = performance.now();
      await field.setInputFiles([0, 1, 2, 3, 4].map((place) => `${folder}/programme-${place}.json`));
      await page.getByText("60 groups from 5 files, judged today").waitFor({ timeout: 120_000 });
      await page.locator("#programme-groups tbody tr").nth(59).waitFor();
      times.push(performance.now() - started);
      await page.close();
    }
    return row("programme in Chromium, 60 groups of five exports", "ms", times);
  } finally {
    await browser.close();
    server.close();
  }
}

const figure = (value) => value === null ? "" : value.toLocaleString("en-GB", { maximumSignificantDigits: 4 });

function print(report) {
  console.log(`\n${"".padEnd(88)}unit${["median", "min", "max", "peer", "ratio"].map((head) => head.padStart(12)).join("")}`);
  for (const { name, unit, ...figures } of report) {
    const cells = ["median", "min", "max", "peer", "ratio"].map((key) => figure(figures[key]).padStart(12));
    console.log(`${name.padEnd(88)}${unit.padEnd(4)}${cells.join("")}`);
    const limit = Object.keys(limits).find((beginning) => name.startsWith(beginning));
    if (limit) console.log(`    limit: ${limits[limit]}`);
  }
}

mkdirSync(folder, { recursive: true });
const core = rowsOf(["bench", "--locked", "--no-default-features", "--bench", "core"]);
const report = [...core, ...besideJson(core), ...besidePeers()];
report.push(...rowsOf(["test", "--locked", "--target", "wasm32-unknown-unknown", "--bench", "browser"]));
if (existsSync("dist/index.html")) report.push(...await starts(500, "30,000"), ...await starts(5_000, "300,000"), await programme());
writeFileSync(`${folder}/report.json`, `${JSON.stringify(report, null, 2)}\n`);
print(report);
