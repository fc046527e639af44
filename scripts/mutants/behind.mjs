// Mutants behind switches: the core with as many of them as compile so, for one compilation instead of one for each.

import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";

const CALL = /crate::mutant\((\d+)usize\)/gu;
/** An error speaks of a switch that begins at most so many characters before it. */
const NEAR = 2500;

/** The compiler's errors, where there are any. */
function check(tree, env) {
  const { stdout } = spawnSync("cargo", ["check", "--locked", "--no-default-features", "--lib", "--message-format=json"], { cwd: tree, env, encoding: "utf8", maxBuffer: 1e9, stdio: ["ignore", "pipe", "ignore"] });
  const messages = stdout.split("\n").filter(Boolean).map((line) => JSON.parse(line));
  return messages.filter(({ reason, message }) => reason === "compiler-message" && message.level === "error").map(({ message }) => message);
}

/** The mutants of which a place in the rewritten sources speaks: the nearest before it, else those within it. */
function blamed(tree, { file_name: file, byte_start: start, byte_end: end }) {
  const bytes = readFileSync(`${tree}/${file}`);
  const ids = (text) => [...text.matchAll(CALL)];
  const before = bytes.subarray(0, start).toString();
  const nearest = ids(before).at(-1);
  if (nearest && before.length - nearest.index < NEAR) return [Number(nearest[1])];
  return ids(bytes.subarray(start, end).toString()).map(([, id]) => Number(id));
}

/** No value of that type by default: it does not compile without a switch either. */
const hasNoDefault = ({ code, message }) => code?.code === "E0277" && message.includes(": Default` is not satisfied");

/** The function that a constant calls, where the error is that. */
const calledByConstant = ({ code, message }) => code?.code === "E0015" && /`([^`]*)`/u.exec(message)?.[1].replace(/::<[^:]*>$/u, "").split("::").at(-1);

/**
 * Rewrites the sources in `tree`, which `fresh` restores, until they compile. Gives the ids behind switches, and those that cannot
 * compile at all; what does not compile so, or is worked out by the compiler, is in neither.
 */
export function putBehind(mutants, { tree, folder, env, fresh }) {
  const tool = ["run", "--quiet", "--locked", "--manifest-path", "scripts/switches/Cargo.toml", "--target-dir", "target/mutants/switches", "--"];
  const aside = new Set();
  const unviable = new Set();
  const constant = new Set();
  for (;;) {
    fresh();
    writeFileSync(`${folder}/list.json`, JSON.stringify(mutants.filter(({ id }) => !aside.has(id))));
    const behind = JSON.parse(execFileSync("cargo", [...tool, `${folder}/list.json`, tree, [...constant].join(",")], { encoding: "utf8" }));
    const errors = check(tree, env);
    if (errors.length === 0) return { behind, unviable };
    const before = aside.size + constant.size;
    for (const error of errors) {
      const called = calledByConstant(error);
      if (called) constant.add(called);
      else for (const span of error.spans.filter((one) => one.is_primary)) {
        for (const id of blamed(tree, span)) {
          aside.add(id);
          if (hasNoDefault(error)) unviable.add(id);
        }
      }
    }
    console.log(`${behind.length} of ${mutants.length} behind switches, ${errors.length} errors`);
    if (aside.size + constant.size === before) throw new Error(`the core does not compile with switches:\n${errors[0].rendered}`);
  }
}
