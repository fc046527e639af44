// Runs the fuzz targets one after the other (cargo fuzz; libFuzzer), for so many seconds each. What they found interesting stays in
// target/fuzz/corpus and the next run goes on from there; what broke something lies in target/fuzz/found, and makes this fail.
// Usage: node scripts/fuzz.mjs [seconds a target] [targets, or all]

import { spawnSync } from "node:child_process";
import { closeSync, existsSync, mkdirSync, openSync, readdirSync, readFileSync } from "node:fs";

const [seconds = "60", ...chosen] = process.argv.slice(2);
const all = readdirSync("fuzz/fuzz_targets").map((file) => file.replace(".rs", "")).sort();
for (const name of chosen) if (!all.includes(name)) throw new Error(`there is no target ${name}: there are ${all.join(", ")}`);

const folder = `${process.cwd()}/target/fuzz`;
// The fuzzer looks into the compiled code with flags that stable Rust keeps back.
const env = { ...process.env, RUSTC_BOOTSTRAP: "1" };

/** Lengths beyond this only make a target slower. */
const longest = { guard: 2048, import: 65_536, merge: 400, migration: 32_768, vault: 1024 };

/** What the fuzzer tells at its end: how often it ran, and what it reached. */
function figures(log) {
  const text = readFileSync(log, "utf8");
  const last = (pattern) => Number([...text.matchAll(pattern)].at(-1)?.[1] ?? 0);
  return { runs: last(/stat::number_of_executed_units:\s+(\d+)/gu), reached: last(/ cov: (\d+)/gu) };
}

mkdirSync(folder, { recursive: true });
let broke = 0;
for (const target of chosen.length > 0 ? chosen : all) {
  console.log(`\n== ${target}`);
  const [corpus, found, log] = [`${folder}/corpus/${target}`, `${folder}/found/${target}/`, `${folder}/${target}.log`];
  for (const path of [corpus, found]) mkdirSync(path, { recursive: true });
  const run = (...more) => {
    const output = openSync(log, "w");
    const parameters = ["fuzz", "run", "--sanitizer", "none", "--release", "--debug-assertions", "--target-dir", `${folder}/build`, target, corpus, "--", ...more];
    const { status } = spawnSync("cargo", parameters, { env: { ...env, CIRCLEBOOK_SEEDS: corpus }, stdio: ["ignore", output, output] });
    closeSync(output);
    return status;
  };
  // Once without a run: it is compiled, and writes down what it begins with.
  if (run("-runs=0") !== 0) throw new Error(`${target} did not start: see ${log}`);
  const words = existsSync(`${corpus}.dict`) ? [`-dict=${corpus}.dict`] : [];
  const status = run(`-max_total_time=${seconds}`, `-max_len=${longest[target] ?? 4096}`, "-timeout=20", "-rss_limit_mb=4096", "-print_final_stats=1", `-artifact_prefix=${found}`, ...words);
  const { runs, reached } = figures(log);
  const artifacts = readdirSync(found);
  broke += artifacts.length + (status === 0 ? 0 : 1);
  console.log(`${target}: ${runs.toLocaleString("en-GB")} runs in ${seconds} s, ${reached.toLocaleString("en-GB")} places of the code reached, ${artifacts.length} inputs broke something${status === 0 ? "" : `: see ${log}`}`);
}
process.exitCode = broke > 0 ? 1 : 0;
