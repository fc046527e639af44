// Properties and generated cases of the core, in their long forms: the tests read how many cases from the environment.

import { spawnSync } from "node:child_process";

/** What is held, over how many cases, and the test that holds it. */
const long = [
  { name: "random changes, judged again: the same as judged afresh", cases: 10_000, variable: "CIRCLEBOOK_CHANGES", test: ["--test", "rejudging"] },
  { name: "hostile imports: no panic, nothing changed where one is refused", cases: 10_000, variable: "CIRCLEBOOK_IMPORTS", test: ["--test", "exchange"] },
  { name: "two tabs in every order that chance finds: no update lost", cases: 10_000, variable: "CIRCLEBOOK_INTERLEAVINGS", test: ["--test", "tabs"] },
  { name: "bits flipped in what is sealed: each refused", cases: 1000, variable: null, test: ["--test", "vault"] },
  { name: "copies united: commutative, associative, idempotent, no entry lost", cases: 100_000, variable: "CIRCLEBOOK_MERGES", test: ["--test", "journal", "united"] },
];

/** Optimised, in a folder of its own: what `make test` has compiled stays as it is. */
const optimised = ["--config", "profile.dev.opt-level=2", "--target-dir", "target/proof/build"];

export function cases(state, keep) {
  state.done ??= {};
  for (const { name, cases: number, variable, test } of long) {
    if (state.done[name]) continue;
    const env = variable ? { ...process.env, [variable]: String(number) } : process.env;
    const { status } = spawnSync("cargo", ["test", "--locked", "--no-default-features", ...optimised, ...test], { env, stdio: "inherit" });
    const value = `${number.toLocaleString("en-GB")} cases, ${status === 0 ? "none" : "at least one"} against it`;
    state.done[name] = { name, value, goal: `${number.toLocaleString("en-GB")}, none against it`, held: status === 0 };
    keep();
  }
  return Object.values(state.done);
}
