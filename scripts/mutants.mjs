// Changes a part of the core in one small place at a time and looks whether the tests notice (cargo mutants).
// It takes hours, so it goes in shards; a shard that was done is not run again until the core or its tests change.
// What survives either stands in tests/mutants.json, with the reason why no test can notice it, or makes this fail.
// Usage: node scripts/mutants.mjs [part] [shards to run in this call] [of how many in all]

import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/**
 * What is changed, and which tests have to notice; the quick ones come first. `shards` makes a shard some ten mutants, so that
 * a few of them are done within minutes.
 */
const parts = {
  policy: { files: ["src/policy/**/*.rs"], tests: ["--lib", "--test", "credit", "--test", "generated_books", "--test", "policy", "--test", "scenario_a", "--test", "scenario_b"], shards: 200 },
  journal: { files: ["src/journal/*.rs", "src/journal/erase/**/*.rs"], but: ["src/journal/upcast.rs"], tests: ["--lib", "--test", "journal", "--test", "exchange"], shards: 40 },
  merge: { files: ["src/journal/merge/**/*.rs"], tests: ["--lib", "--test", "journal"], shards: 20 },
  migration: { files: ["src/journal/upcast.rs", "src/journal/upcast/**/*.rs"], tests: ["--lib", "--test", "exchange"], shards: 1 },
  vault: { files: ["src/vault/**/*.rs"], tests: ["--lib", "--test", "vault"], shards: 20 },
};

const named = process.argv[2] in parts;
const part = named ? process.argv[2] : "policy";
const { files: globs, but = [], tests } = parts[part];
const [wanted = Infinity, shards = parts[part].shards] = process.argv.slice(named ? 3 : 2).map(Number);
const git = (...parameters) => execFileSync("git", parameters, { encoding: "utf8", maxBuffer: 1e8 }).trim();
const sources = ["Cargo.toml", "Cargo.lock", ".cargo", "clippy.toml", "rust-toolchain.toml", "src", "tests", "worker", "benches", "docs/checks.md", "docs/pack.schema.json"];
const files = git("ls-files", "--", ...sources).split("\n");

// The list of survivors is read, not run: another reason in it changes no result. The app is not compiled.
const judged = files.filter((file) => file !== "tests/mutants.json" && !/^(src\/app|tests\/browser|benches|worker\/src)\//u.test(file));
const hash = createHash("sha256");
for (const file of judged) hash.update(file).update(readFileSync(file));
const results = `target/mutants/${part}-${hash.digest("hex").slice(0, 12)}-of-${shards}`;

// A copy that is changed in place, so that only what a change touches is compiled anew.
const tree = "target/mutants/tree";
// Fewer cases of each property.
const env = { ...process.env, PROPTEST_CASES: "8", CIRCLEBOOK_IMPORTS: "32", CIRCLEBOOK_MERGES: "16" };
const config = `${process.cwd()}/${results}/config.toml`;
const options = ["--config", config];

/** What cargo mutants reads: JSON lists are lists there as well. */
const settings = `examine_globs = ${JSON.stringify(globs)}
exclude_globs = ${JSON.stringify(but)}
no_default_features = true
additional_cargo_args = ["--locked"]
additional_cargo_test_args = ${JSON.stringify(tests)}
`;

function copyTree() {
  for (const folder of ["src", "tests"]) rmSync(`${tree}/${folder}`, { recursive: true, force: true });
  for (const file of files) {
    mkdirSync(dirname(`${tree}/${file}`), { recursive: true });
    cpSync(file, `${tree}/${file}`, { preserveTimestamps: true });
  }
}

const lines = (path) => existsSync(path) ? readFileSync(path, "utf8").split("\n").filter(Boolean) : [];

/** A shard's mutants by what became of them; nothing where it was not run to its end. */
function shardOf(number) {
  const folder = `${results}/shard-${number}`;
  if (!existsSync(`${folder}/done`)) return null;
  const of = (kind) => lines(`${folder}/mutants.out/${kind}.txt`);
  return { caught: of("caught"), missed: of("missed"), unviable: of("unviable"), timeout: of("timeout") };
}

/** How long the tests take when nothing is changed, in seconds. Measured once. */
function baseline() {
  const path = `${results}/baseline.json`;
  if (existsSync(path)) return JSON.parse(readFileSync(path, "utf8"));
  const run = (...more) => {
    const { status } = spawnSync("cargo", ["test", "--locked", "--no-default-features", ...tests, ...more], { cwd: tree, env, stdio: ["ignore", "ignore", "inherit"] });
    if (status !== 0) throw new Error("the tests fail before anything is changed");
  };
  run("--no-run");
  const started = Date.now();
  run();
  const seconds = (Date.now() - started) / 1000;
  writeFileSync(path, JSON.stringify(seconds));
  return seconds;
}

function runShard(number, seconds) {
  const folder = `${results}/shard-${number}`;
  rmSync(folder, { recursive: true, force: true });
  const parameters = ["mutants", ...options, "--in-place", "--baseline=skip", "--timeout", String(Math.ceil(60 + 5 * seconds)), "--shard", `${number}/${shards}`, "--output", `${process.cwd()}/${folder}`];
  const { status } = spawnSync("cargo", parameters, { cwd: tree, env, stdio: ["ignore", "inherit", "inherit"] });
  // 2: some survived; 3: some never ended. Both are results.
  if (![0, 2, 3].includes(status)) throw new Error(`cargo mutants ended with ${status} in shard ${number}`);
  writeFileSync(`${folder}/done`, "");
}

mkdirSync(results, { recursive: true });
writeFileSync(config, settings);
copyTree();
const total = JSON.parse(execFileSync("cargo", ["mutants", ...options, "--list", "--json"], { cwd: tree, encoding: "utf8", maxBuffer: 1e8 })).length;
// Spread over the whole part, so that a few shards are a fair sample: 0, 100, 50, 150, 25, …
const order = [...Array(shards).keys()].toSorted((a, b) => spread(a) - spread(b));
function spread(number) {
  let [place, step] = [0, 0.5];
  for (let rest = number; rest > 0; rest = Math.floor(rest / 2), step /= 2) place += (rest % 2) * step;
  return place;
}
const open = order.filter((number) => !shardOf(number)).slice(0, wanted);
if (open.length > 0) {
  const seconds = baseline();
  for (const number of open) runShard(number, seconds);
}

const done = order.map(shardOf).filter(Boolean);
const all = (kind) => done.flatMap((shard) => shard[kind]);
// Names without line and column, which every edit above them changes.
const name = (mutant) => mutant.replace(/:\d+:\d+:/u, ":");
const accepted = JSON.parse(readFileSync("tests/mutants.json", "utf8"));
const survivors = all("missed").filter((mutant) => !accepted[name(mutant)]);
const explained = all("missed").length - survivors.length;
const survive = new Set(all("missed").map(name));
const gone = [...all("caught"), ...all("timeout")].map(name).filter((mutant) => accepted[mutant] && !survive.has(mutant));
const ran = ["caught", "missed", "unviable", "timeout"].map((kind) => all(kind).length).reduce((sum, count) => sum + count, 0);
for (const mutant of survivors) console.log(`survived: ${mutant}`);
for (const mutant of gone) console.log(`does not survive any more, take it out of tests/mutants.json: ${mutant}`);
console.log(`${part}: ${ran} of ${total} mutants in ${done.length} of ${shards} shards: ${all("caught").length} caught, ${all("timeout").length} never ended, ${all("unviable").length} do not compile, ${all("missed").length} survived, of which ${explained} are explained`);
process.exitCode = survivors.length > 0 || gone.length > 0 ? 1 : 0;
