// Weighs what a visitor downloads: raw, gzip and brotli bytes of every shipped file. Fails over the budget.

import { readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

/**
 * The most bytes of brotli that all files together may weigh. The goal is 260,000; this stays just above what is reached,
 * so that it can only go down.
 */
const BUDGET = 1_955_000;

const folder = "dist";
// Written for the host, never downloaded; 404.html is the page again, sent instead of it.
const unshipped = ["_headers", "404.html"];

function weigh(name) {
  const bytes = readFileSync(join(folder, name));
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  return { name, raw: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length, brotli: brotliCompressSync(bytes, { params }).length };
}

const names = readdirSync(folder, { recursive: true }).filter((name) => statSync(join(folder, name)).isFile());
const files = names.filter((name) => !unshipped.includes(name)).map(weigh).sort((a, b) => b.brotli - a.brotli);
const total = (key) => files.reduce((sum, file) => sum + file[key], 0);
const row = (...cells) => cells.map((cell, index) => (index ? String(cell).padStart(10) : cell.padEnd(44))).join("");
const grouped = (bytes) => bytes.toLocaleString("en-GB");

console.log(row("file (bytes)", "raw", "gzip", "brotli"));
for (const file of files) console.log(row(file.name, grouped(file.raw), grouped(file.gzip), grouped(file.brotli)));
console.log(row("total", grouped(total("raw")), grouped(total("gzip")), grouped(total("brotli"))));

writeFileSync("target/size.json", `${JSON.stringify({ total_brotli: total("brotli"), budget_brotli: BUDGET, files }, null, 2)}\n`);
if (total("brotli") > BUDGET) {
  console.error(`The shipped files weigh ${grouped(total("brotli"))} bytes of brotli; the budget is ${grouped(BUDGET)}.`);
  process.exitCode = 1;
}
