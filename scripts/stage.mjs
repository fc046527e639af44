// Finishes a release build in Trunk's staging folder: the page policy in the page, the precache list in the service
// worker, and the files that static hosts look for. A development build stays as it is.

import { createHash } from "node:crypto";
import { readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { headers, metaPolicy } from "./headers.mjs";

const { TRUNK_PROFILE: profile, TRUNK_STAGING_DIR: staging } = process.env;
if (profile === "release") finish();

function finish() {
  const path = (name) => join(staging, name);
  const read = (name) => readFileSync(path(name));
  const names = readdirSync(staging, { recursive: true }).filter((name) => statSync(path(name)).isFile()).sort();

  const wasm = names.find((name) => name.endsWith(".wasm"));
  const page = finishPage(read("index.html").toString(), statSync(path(wasm)).size);
  writeFileSync(path("index.html"), page);

  const files = names.filter((name) => name !== "sw.js").map((name) => [name, sha256(read(name))]);
  const list = JSON.stringify(files);
  const lines = `const BUILD = "${sha256(list).slice(0, 16)}";\nconst FILES = ${list};\n`;
  writeFileSync(path("sw.js"), lines + read("sw.js"));

  writeFileSync(path("404.html"), page);
  const headerLines = Object.entries(headers).map(([name, value]) => `  ${name}: ${value}\n`);
  writeFileSync(path("_headers"), `/*\n${headerLines.join("")}`);
}

/** Puts in what only the build knows; each place must be there once. */
function finishPage(html, wasmSize) {
  const version = /^version = "([^"]+)"/mu.exec(readFileSync("Cargo.toml", "utf8"))[1];
  const meta = `<meta http-equiv="Content-Security-Policy" content="${metaPolicy}">`;
  const withPolicy = insertAfter(html, /<meta charset="?utf-8"?\s*\/?>/u, meta);
  return insertAfter(withPolicy, /<script type="?module"?/u, ` data-release="true" data-version="${version}" data-size="${wasmSize}"`);
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
