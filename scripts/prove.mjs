// Runs the long forms of the tests and writes target/proof/report.json: a list of what was measured, the goal, and whether it
// holds. Each part keeps how far it came in target/proof, so that a run that was cut short goes on where it stopped; a changed
// build or a changed core begins anew. Usage: node scripts/prove.mjs [parts, or all]

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { cases } from "./prove/cases.mjs";
import { kills } from "./prove/kills.mjs";
import { tabs } from "./prove/tabs.mjs";
import { updates, versions } from "./prove/updates.mjs";
import { waysOut } from "./prove/ways-out.mjs";

const folder = "target/proof";
mkdirSync(folder, { recursive: true });

/** Parts by name: each takes what it kept and a way to keep it, and gives its findings. */
const parts = { cases, "ways-out": waysOut, versions, updates, tabs, kills };

function fingerprint() {
  const build = existsSync("dist/sw.js") ? readFileSync("dist/sw.js", "utf8").split("\n")[0] : "";
  const files = execFileSync("git", ["ls-files", "--", "src", "tests", "Cargo.lock"], { encoding: "utf8" }).trim().split("\n");
  const hash = createHash("sha256").update(build);
  for (const file of files.filter((path) => existsSync(path))) hash.update(file).update(readFileSync(file));
  return hash.digest("hex").slice(0, 12);
}

const of = fingerprint();

/** What a part kept of this build and core; nothing where it is new. */
function kept(name) {
  const path = `${folder}/${name}.json`;
  const state = existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : {};
  return state.of === of ? state : { of };
}

const chosen = process.argv.slice(2);
for (const name of chosen) if (!(name in parts)) throw new Error(`there is no part ${name}: there are ${Object.keys(parts).join(", ")}`);
for (const [name, run] of Object.entries(parts)) {
  if (chosen.length > 0 && !chosen.includes(name)) continue;
  console.log(`\n== ${name}`);
  const state = kept(name);
  const keep = () => writeFileSync(`${folder}/${name}.json`, `${JSON.stringify(state, null, 1)}\n`);
  state.report = await run(state, keep);
  keep();
}

const report = Object.keys(parts).flatMap((name) => kept(name).report ?? [{ name, value: "not run", goal: "", held: false }]);
writeFileSync(`${folder}/report.json`, `${JSON.stringify(report, null, 2)}\n`);
console.log("");
for (const { name, value, goal, held } of report) console.log(`${held ? "held  " : "MISSED"}  ${name}: ${value}${goal && ` (goal: ${goal})`}`);
process.exitCode = report.every(({ held }) => held) ? 0 : 1;
