// Finds the Chromium of this machine. Run by itself, it prints the path, or nothing.

import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

function runs(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The path of Chromium: the environment variable CHROMIUM, or the first found on PATH; `undefined` where there is none. */
export function chromiumPath() {
  const folders = process.env.PATH.split(delimiter);
  const candidates = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [process.env.CHROMIUM, ...candidates].find((path) => path && runs(path));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(chromiumPath() ?? "");
