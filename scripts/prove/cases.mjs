// Properties and generated cases of the core, in their long forms: the tests read how many cases from the environment.

import { spawnSync } from "node:child_process";

/** What is held, over how many cases, and the test that holds it. */
const long = [
  { name: "random changes, judged again: the same as judged afresh", cases: 10_000, variable: "CIRCLEBOOK_CHANGES", test: ["--test", "rejudging"] },
];

export function cases(state, keep) {
  state.done ??= {};
  for (const { name, cases: number, variable, test } of long) {
    if (state.done[name]) continue;
    const { status } = spawnSync("cargo", ["test", "--release", "--locked", "--no-default-features", ...test], {
      env: { ...process.env, [variable]: String(number) }, stdio: "inherit",
    });
    state.done[name] = { name, value: `${number.toLocaleString("en-GB")} cases, ${status === 0 ? "none" : "at least one"} against it`, goal: "none against it", held: status === 0 };
    keep();
  }
  return Object.values(state.done);
}
