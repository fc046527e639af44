// Runs the Rust tests that need a browser in Chromium; cargo calls it as the runner of a wasm file.
// It takes the same Chromium as the other browser tests, so that nobody needs its WebDriver too.

import { once } from "node:events";
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { chromium } from "playwright-core";
import { chromiumPath } from "./chromium.mjs";

/** Serves the tests of a wasm file as a page, and gives the server with the page's address. */
async function servePage(parameters) {
  const env = { ...process.env, NO_HEADLESS: "1", WASM_BINDGEN_TEST_ADDRESS: "127.0.0.1:0" };
  const server = spawn("wasm-bindgen-test-runner", parameters, { env, stdio: ["ignore", "pipe", "inherit"] });
  for await (const line of createInterface(server.stdout)) {
    const address = /http:\/\/\S+/u.exec(line);
    if (address) return { server, url: address[0] };
  }
  throw new Error("the tests could not be served");
}

const { server, url } = await servePage(process.argv.slice(2));
const browser = await chromium.launch({ executablePath: chromiumPath(), args: ["--no-sandbox", "--disable-gpu"] });
try {
  const page = await browser.newPage({ locale: "en-GB", timezoneId: "Europe/London" });
  page.on("console", (message) => message.type() === "log" && console.log(message.text()));
  page.on("pageerror", (error) => console.error(error.message));
  // Little enough to be filled by a test of what happens then.
  const session = await page.context().newCDPSession(page);
  await session.send("Storage.overrideQuotaForOrigin", { origin: url, quotaSize: 30_000_000 });
  await page.goto(url);
  const output = page.locator("#output");
  await output.filter({ hasText: "test result:" }).waitFor({ timeout: 120_000 }).catch(() => { process.exitCode = 1; });
  const text = await output.textContent();
  console.log(text);
  if (!text.includes("test result: ok.")) process.exitCode = 1;
} finally {
  await browser.close();
  server.kill();
  await once(server, "exit");
}
