// Finishes a release build in Trunk's staging folder: the page policy in the page, the precache list in the service
// worker, and the files that static hosts look for. A development build stays as it is.

import { createHash } from "node:crypto";
import { readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { headers, metaPolicy } from "../public/boot/headers.mjs";
import { headersFile } from "./hosts.mjs";

const { TRUNK_PROFILE: profile, TRUNK_STAGING_DIR: staging } = process.env;
if (profile === "release") finish();

function finish() {
  const path = (name) => join(staging, name);
  // The worker's wasm has no hash in its name. Zeros at the front of a hash are not written.
  const wasm = readdirSync(staging).find((name) => /-[0-9a-f]{1,16}_bg\.wasm$/u.test(name));
  const page = finishPage(readFileSync(path("index.html"), "utf8"), statSync(path(wasm)).size);
  writeFileSync(path("index.html"), page);
  writeFileSync(path("sw.js"), precacheLines(staging) + readFileSync(path("sw.js")));
  // What static hosts look for; neither is part of the app.
  writeFileSync(path("404.html"), page);
  writeFileSync(path("_headers"), headersFile);
}

/** The three lines that the service worker starts with: a name made of the next two, the files of the folder with their hashes, and the headers. */
export function precacheLines(folder) {
  const names = readdirSync(folder, { recursive: true }).filter((name) => statSync(join(folder, name)).isFile());
  const own = names.filter((name) => !["sw.js", "404.html", "_headers"].includes(name)).sort();
  const list = JSON.stringify(own.map((name) => [name, sha256(readFileSync(join(folder, name)))]));
  const kept = JSON.stringify(headers);
  return `const BUILD = "${sha256(list + kept).slice(0, 16)}";\nconst FILES = ${list};\nconst HEADERS = ${kept};\n`;
}

/** Puts in what only the build knows; each place must be there once. */
function finishPage(html, wasmSize) {
  const version = /^version = "([^"]+)"/mu.exec(readFileSync("Cargo.toml", "utf8"))[1];
  const meta = `<meta http-equiv="Content-Security-Policy" content="${metaPolicy}">`;
  const withPolicy = insertAfter(html, /<meta charset="?utf-8"?\s*\/?>/u, meta);
  return insertAfter(withPolicy, /<script(?=[^>]* data-wasm=)/u, ` data-release="true" data-version="${version}" data-size="${wasmSize}"`);
}

function insertAfter(text, place, addition) {
  const found = place.exec(text);
  if (!found) throw new Error(`the page has no ${place}`);
  const end = found.index + found[0].length;
  return text.slice(0, end) + addition + text.slice(end);
}

function sha256(contents) {
  return createHash("sha256").update(contents).digest("hex");
}
