// Chromium with a profile on disk that can be killed as a failing battery kills it.

import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { chromiumPath } from "../chromium.mjs";

const args = [
  "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
];

/** A folder for a profile, and how to remove it. */
export function newProfile() {
  const path = mkdtempSync(join(tmpdir(), "circlebook-proof-"));
  return { path, remove: () => rmSync(path, { recursive: true, force: true, maxRetries: 5 }) };
}

/** The browser's own process: the one with this profile that is nobody's helper. */
function processOf(profile) {
  const own = (pid) => {
    try {
      const command = readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0");
      return command.includes(`--user-data-dir=${profile.path}`) && !command.some((part) => part.startsWith("--type="));
    } catch {
      return false;
    }
  };
  return Number(readdirSync("/proc").find((name) => /^\d+$/u.test(name) && own(name)));
}

/** Opens a profile; `kill` ends the whole group of processes at once, without a word to any of them. */
export async function open(profile, options = {}) {
  const context = await chromium.launchPersistentContext(profile.path, { executablePath: chromiumPath(), args, ...options });
  context.setDefaultTimeout(30_000);
  const pid = processOf(profile);
  async function kill() {
    const closed = new Promise((resolve) => { context.once("close", resolve); });
    process.kill(-pid, "SIGKILL");
    await closed;
  }
  return { context, page: context.pages()[0], kill };
}
