// Chromium as a process of its own, so that it can be killed as a failing battery kills it.

import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { chromiumPath } from "../chromium.mjs";

const flags = [
  "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update",
  "--disable-sync", "--remote-debugging-port=0",
];

/** A folder for a profile, and how to remove it. */
export function newProfile() {
  const path = mkdtempSync(join(tmpdir(), "circlebook-proof-"));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** Opens a profile; `kill` ends the whole group of processes at once, without a word to any of them. */
export async function open(profile) {
  const port = join(profile.path, "DevToolsActivePort");
  rmSync(port, { force: true });
  const child = spawn(chromiumPath(), [...flags, `--user-data-dir=${profile.path}`], { detached: true, stdio: "ignore" });
  const ended = new Promise((resolve) => { child.once("exit", resolve); });
  const started = Date.now();
  while (!existsSync(port) || !readFileSync(port, "utf8").includes("\n")) {
    if (Date.now() - started > 30_000) throw new Error("Chromium did not start within 30 s");
    await new Promise((resolve) => { setTimeout(resolve, 20); });
  }
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${readFileSync(port, "utf8").split("\n")[0]}`);
  const [context] = browser.contexts();
  const page = context.pages()[0] ?? await context.newPage();
  async function kill() {
    process.kill(-child.pid, "SIGKILL");
    await ended;
    await browser.close().catch(() => {});
  }
  return { context, page, kill };
}
