// Changes a part of the core in one small place at a time and looks whether the tests notice. What is changed, and how, is what
// cargo mutants lists. Most are compiled together, each behind a switch (scripts/switches), and take a second or less; those that
// cannot stand behind one are compiled each by itself. It goes on where it stopped until the core or its tests change. What
// survives either stands in tests/mutants.json, with the reason why no test can notice it, or makes this fail.
// Usage: node scripts/mutants.mjs [part]

import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { putBehind } from "./mutants/behind.mjs";
import { tryAll } from "./mutants/trials.mjs";

/** What is changed, and which tests have to notice. */
const parts = {
  policy: { files: ["src/policy/**/*.rs"], tests: ["credit", "generated_books", "policy", "scenario_a", "scenario_b"] },
  journal: { files: ["src/journal/*.rs", "src/journal/erase/**/*.rs"], but: ["src/journal/upcast.rs"], tests: ["journal", "exchange", "tabs"] },
  merge: { files: ["src/journal/merge/**/*.rs"], tests: ["journal"] },
  migration: { files: ["src/journal/upcast.rs", "src/journal/upcast/**/*.rs"], tests: ["exchange"] },
  vault: { files: ["src/vault/**/*.rs"], tests: ["vault"] },
};

const [part = "policy"] = process.argv.slice(2);
if (!(part in parts)) throw new Error(`there is no part ${part}: there are ${Object.keys(parts).join(", ")}`);
const { files: globs, but = [] } = parts[part];
const tests = ["--lib", ...parts[part].tests.flatMap((test) => ["--test", test])];
const sources = ["Cargo.toml", "Cargo.lock", ".cargo", "clippy.toml", "rust-toolchain.toml", "src", "tests", "worker", "benches", "docs/checks.md", "docs/pack.schema.json"];
const files = execFileSync("git", ["ls-files", "--", ...sources], { encoding: "utf8", maxBuffer: 1e8 }).trim().split("\n");

// The list of survivors is read, not run: another reason in it changes no result. The app is not compiled.
const judged = files.filter((file) => file !== "tests/mutants.json" && !/^(src\/app|tests\/browser|benches|worker\/src)\//u.test(file));
const hash = createHash("sha256");
for (const file of judged) hash.update(file).update(readFileSync(file));
const folder = `${process.cwd()}/target/mutants/${part}-${hash.digest("hex").slice(0, 12)}`;
const config = `${folder}/config.toml`;
mkdirSync(folder, { recursive: true });
writeFileSync(config, `examine_globs = ${JSON.stringify(globs)}
exclude_globs = ${JSON.stringify(but)}
`);

/** A copy of the sources that is changed in place, so that only what a change touches is compiled anew. */
function copyOf(name) {
  const tree = `target/mutants/${name}`;
  const fresh = () => {
    for (const file of ["src", "tests"]) rmSync(`${tree}/${file}`, { recursive: true, force: true });
    for (const file of files) {
      mkdirSync(dirname(`${tree}/${file}`), { recursive: true });
      cpSync(file, `${tree}/${file}`, { preserveTimestamps: true });
    }
  };
  fresh();
  return { tree, fresh };
}

const mutants = JSON.parse(execFileSync("cargo", ["mutants", "--config", config, "--list", "--json"], { encoding: "utf8", maxBuffer: 1e9 })).map((mutant, id) => ({ ...mutant, id }));

/** What became of each mutant, by its name: caught, missed, timeout or unviable. */
const results = existsSync(`${folder}/results.json`) ? JSON.parse(readFileSync(`${folder}/results.json`, "utf8")) : {};
const keep = () => writeFileSync(`${folder}/results.json`, `${JSON.stringify(results, null, 1)}\n`);
const open = (list) => list.filter(({ name }) => !(name in results));

/** Those that can stand behind a switch, in one compilation. */
async function together() {
  // Warnings about what the switches make of the code are nobody's concern.
  const place = { folder, env: { ...process.env, RUSTFLAGS: "--cap-lints=allow -Awarnings" }, ...copyOf("behind") };
  const { behind, unviable } = putBehind(mutants, place);
  for (const id of unviable) results[mutants[id].name] = "unviable";
  const ids = open(mutants).map(({ id }) => id).filter((id) => behind.includes(id));
  console.log(`${behind.length} of ${mutants.length} mutants stand behind switches, ${ids.length} of them not tried yet`);
  await tryAll(ids, tests, place, (id, result) => {
    results[mutants[id].name] = result;
    keep();
  });
  writeFileSync(`${folder}/together`, "");
}

/** The others, each compiled by itself, with fewer cases of each property. */
function oneByOne(list) {
  const env = { ...process.env, PROPTEST_CASES: "8", CIRCLEBOOK_IMPORTS: "32", CIRCLEBOOK_MERGES: "16" };
  const { tree } = copyOf("alone");
  const cargo = (...parameters) => spawnSync("timeout", ["-s", "KILL", "900", "cargo", ...parameters, "--locked", "--no-default-features"], { cwd: tree, env, stdio: "ignore" });
  for (const [at, mutant] of list.entries()) {
    const path = `${tree}/${mutant.file}`;
    const text = readFileSync(path, "utf8");
    writeFileSync(path, changed(text, mutant));
    // Most of them are values that a type cannot have, which shows before the tests are compiled.
    const compiles = cargo("check", "--lib").status === 0;
    const { status, signal } = compiles ? cargo("test", ...tests) : {};
    results[mutant.name] = !compiles ? "unviable" : status === 0 ? "missed" : signal === "SIGKILL" || status === 137 ? "timeout" : "caught";
    writeFileSync(path, text);
    keep();
    console.log(`${at + 1} of ${list.length} by itself: ${results[mutant.name]}: ${mutant.name}`);
  }
}

/** The text of a file with the mutant in it. */
function changed(text, { span: { start, end }, replacement }) {
  const lines = text.split("\n");
  const place = ({ line, column }) => lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0) + [...lines[line - 1]].slice(0, column - 1).join("").length;
  return text.slice(0, place(start)) + replacement + text.slice(place(end));
}

if (!existsSync(`${folder}/together`)) await together();
oneByOne(open(mutants));

const all = (result) => Object.keys(results).filter((mutant) => results[mutant] === result);
// Names without line and column, which every edit above them changes.
const name = (mutant) => mutant.replace(/:\d+:\d+:/u, ":");
const accepted = JSON.parse(readFileSync("tests/mutants.json", "utf8"));
const survivors = all("missed").filter((mutant) => !accepted[name(mutant)]);
const explained = all("missed").length - survivors.length;
const survive = new Set(all("missed").map(name));
const gone = [...all("caught"), ...all("timeout")].map(name).filter((mutant) => accepted[mutant] && !survive.has(mutant));
for (const mutant of survivors) console.log(`survived: ${mutant}`);
for (const mutant of gone) console.log(`does not survive any more, take it out of tests/mutants.json: ${mutant}`);
console.log(`${part}: ${Object.keys(results).length} of ${mutants.length} mutants: ${all("caught").length} caught, ${all("timeout").length} never ended, ${all("unviable").length} do not compile, ${all("missed").length} survived, of which ${explained} are explained`);
process.exitCode = survivors.length > 0 || gone.length > 0 || open(mutants).length > 0 ? 1 : 0;
