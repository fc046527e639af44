// Runs the checks and tests one after the other, stops at the first that fails, and ends with how many tests passed and
// failed. A failing step that is no test counts as one. `node scripts/test.mjs lint` runs the checks alone.

import { spawn } from "node:child_process";

const lint = [
  ["format", "cargo fmt --check"],
  ["lints of the core", "cargo clippy --locked --no-default-features --all-targets -- -D warnings"],
  ["lints of the worker", "cargo clippy --locked -p circlebook-worker --all-targets -- -D warnings"],
  ["lints of the app", "cargo clippy --locked --target wasm32-unknown-unknown --lib --bins --test web --bench browser -- -D warnings"],
  // They lie outside of the workspace, where an outdated lock would show only when somebody measures.
  ["locks of bench, fuzz and mutants", "for part in benches/peers fuzz scripts/switches; do cargo update --quiet --workspace --locked --manifest-path $part/Cargo.toml || exit 1; done"],
  ["styles", 'stylelint "style/**/*.css"'],
];
const test = [
  ["tools", "scripts/tools.sh build chromium age pdf office"],
  ...lint,
  ["core", "cargo test --locked --no-default-features --no-fail-fast"],
  ["worker", "cargo test --locked -p circlebook-worker"],
  ["browser glue", "cargo test --locked --target wasm32-unknown-unknown --test web"],
  ["page under a sub-path", "make target/sub-path/index.html"],
  ["browser", "node --test --test-concurrency=1 --test-reporter=spec tests/browser/*.test.mjs"],
  ["size", "make size"],
];

/** Adds up the totals that cargo test and node --test print. */
function counts(output) {
  const sum = (pattern) => [...output.matchAll(pattern)].reduce((total, [, number]) => total + Number(number), 0);
  return {
    passed: sum(/^test result: \w+\. (\d+) passed/gmu) + sum(/^. pass (\d+)$/gmu),
    failed: sum(/^test result: .*; (\d+) failed/gmu) + sum(/^. fail (\d+)$/gmu),
  };
}

/** Runs a command, shows what it prints, and gives its exit code and its output. */
function run(command) {
  const child = spawn(command, { shell: true, stdio: ["inherit", "pipe", "inherit"] });
  let output = "";
  child.stdout.setEncoding("utf8").on("data", (text) => {
    output += text;
    process.stdout.write(text);
  });
  return new Promise((resolve) => { child.on("close", (code) => resolve({ code, output })); });
}

let passed = 0;
let failed = 0;
for (const [name, command] of process.argv[2] === "lint" ? lint : test) {
  console.log(`\n== ${name}: ${command}`);
  const started = Date.now();
  const { code, output } = await run(command);
  const found = counts(output);
  passed += found.passed;
  failed += code === 0 ? found.failed : Math.max(found.failed, 1);
  console.log(`== ${name}: ${code === 0 ? "passed" : "failed"} in ${Math.round((Date.now() - started) / 1000)} s`);
  if (code !== 0) break;
}
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
