// Tries each mutant behind a switch with the tests that reach it, the quick ones first, until one fails.

import { execFileSync, spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { availableParallelism } from "node:os";

/** Optimised a little: it is compiled once and run thousands of times. */
const profile = ["--config", "profile.dev.opt-level=1", "--config", "profile.dev.debug=false"];
/** So many tests in one process at first, and so many times more in each that follows. */
const FIRST = 4;
const GROWTH = 6;

/** Works through a list, several at once. */
async function each(items, work) {
  let next = 0;
  const worker = async (_, number) => {
    while (next < items.length) await work(items[next++], number);
  };
  await Promise.all([...Array(availableParallelism())].map(worker));
}

/** Runs tests of one program. A change may make them endless or take all memory: both are stopped, and are failures. */
function run(tree, program, names, env, seconds) {
  const started = Date.now();
  const script = `ulimit -v 6000000; exec timeout -s KILL ${Math.ceil(seconds)} "$0" "$@"`;
  const child = spawn("sh", ["-c", script, program, "--exact", "--test-threads=1", ...names], { cwd: tree, env, stdio: "ignore" });
  return new Promise((resolve) => {
    child.on("exit", (code, signal) => resolve({ failed: code !== 0, late: code === 137 || signal === "SIGKILL", seconds: (Date.now() - started) / 1000 }));
  });
}

/** Compiles the tests, and finds for each mutant which of them ask its switch. */
async function reached(tests, { tree, folder, env }) {
  const parameters = ["test", "--locked", "--no-default-features", ...profile, "--no-run", "--message-format=json", ...tests];
  const { status, stdout } = spawnSync("cargo", parameters, { cwd: tree, env, encoding: "utf8", maxBuffer: 1e9, stdio: ["ignore", "pipe", "inherit"] });
  if (status !== 0) throw new Error("the tests do not compile with switches");
  const artefacts = stdout.split("\n").filter(Boolean).map((line) => JSON.parse(line));
  const programs = artefacts.filter((one) => one.executable && one.profile?.test).map((one) => one.executable);
  const listed = (program) => execFileSync(program, ["--list", "--format", "terse"], { cwd: tree, encoding: "utf8" }).split("\n").filter((line) => line.endsWith(": test"));
  const all = programs.flatMap((program) => listed(program).map((line) => ({ program, name: line.replace(/: test$/u, "") })));
  const reach = new Map();
  await each(all, async (test, worker) => {
    const path = `${folder}/reached-${worker}`;
    rmSync(path, { force: true });
    const { failed, seconds } = await run(tree, test.program, [test.name], { ...env, MUTANTS_REACHED: path }, 600);
    if (failed) throw new Error(`the test ${test.name} fails before anything is changed`);
    const ids = existsSync(path) ? readFileSync(path, "utf8").split("\n").filter(Boolean).map(Number) : [];
    for (const id of ids) reach.set(id, [...reach.get(id) ?? [], { ...test, seconds }]);
  });
  return { programs, reach };
}

/** What becomes of a mutant under the tests that reach it. */
async function tried(id, tests, programs, { tree, env }) {
  const ordered = tests.toSorted((a, b) => a.seconds - b.seconds);
  for (let at = 0, size = FIRST; at < ordered.length; at += size, size *= GROWTH) {
    const batch = ordered.slice(at, at + size);
    for (const program of programs) {
      const own = batch.filter((test) => test.program === program);
      if (own.length === 0) continue;
      const usual = own.reduce((sum, { seconds }) => sum + seconds, 0);
      const { failed, late } = await run(tree, program, own.map(({ name }) => name), { ...env, MUTANT: String(id) }, 20 + 10 * usual);
      if (failed) return late ? "timeout" : "caught";
    }
  }
  return "missed";
}

/** Tries the mutants with these ids; `found` is told of each. */
export async function tryAll(ids, tests, place, found) {
  const { programs, reach } = await reached(tests, place);
  await each(ids, async (id) => found(id, await tried(id, reach.get(id) ?? [], programs, place)));
}
