// How long the judgement of a group takes under node: Circlebook compiled to wasm beside engines for JavaScript, on the same
// groups and rules. Every outcome is compared before a time counts. Run by scripts/bench.mjs, after the native measurement,
// which leaves the documents of the groups and what is found in each. Circlebook runs as it is shipped, compiled for few bytes, and
// compiled for speed; beside it the same rules by hand in straight Rust, the most that any engine in wasm can reach.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { LogicEngine } from "json-logic-engine";
import { Engine } from "json-rules-engine";

const runs = 12;
const { documents, found } = JSON.parse(readFileSync("target/bench/peers.json", "utf8"));
const file = (name) => readFileSync(new URL(name, import.meta.url), "utf8");
const kinds = {
  groups: ["CMPC-06", "CMPC-37", "UKH-26", "UKH-45"],
  sessions: ["CMPC-05", "CMPC-06", "CMPC-07", "CMPC-27", "CMPC-28", "CMPC-31"],
  mentees: ["CMPC-02", "CMPC-16", "CMPC-29"],
  meetings: ["CMPC-05"],
};

/** What an engine answered about each fact of each kind, rule by rule. */
function byRule(answers) {
  const all = Object.fromEntries([...new Set(Object.values(kinds).flat())].toSorted().map((rule) => [rule, []]));
  for (const [at, rules] of Object.values(kinds).entries()) {
    for (const answer of answers[at]) rules.forEach((rule, place) => all[rule].push(answer[place]));
  }
  return all;
}

/** Circlebook: the book is open, and every verdict comes with its reason and proof; and the rules by hand, from the same file. */
async function circlebook(path) {
  const { instance } = await WebAssembly.instantiate(readFileSync(path));
  const { memory, prepare, judge_all: judgeAll, by_hand_all: byHand, ...made } = instance.exports;
  const read = (at, length) => JSON.parse(new TextDecoder().decode(new Uint8Array(memory.buffer, at, length)));
  prepare(documents.length);
  assert.deepEqual(read(made.found_at(), made.found_length()), found, "circlebook");
  /** The documents as other engines need them, made of the records as they stand now. */
  const makeDocuments = () => {
    const length = made.make_documents();
    return read(made.documents_at(), length);
  };
  assert.deepEqual(makeDocuments(), documents);
  return { judgeAll, byHand, makeDocuments };
}

/** JSON-Logic, compiled: one call answers for a whole group. */
function jsonLogic() {
  const judge = new LogicEngine().build(JSON.parse(file("logic.json")));
  documents.forEach((document, at) => assert.deepEqual(byRule(judge(document)), found[at], `json-logic-engine, group ${at}`));
  return judge;
}

const fact = (name, operator, value) => ({ fact: name, operator, value });
const is = (name, other, operator) => ({ fact: name, operator, value: { fact: other } });
const isThere = (name) => ({ fact: name, operator: "notEqual", value: undefined });
const listed = { all: [is("on", "from", "greaterThanInclusive"), { any: [fact("to", "equal", undefined), is("on", "to", "lessThanInclusive")] }] };
const conditions = {
  groups: {
    "CMPC-06": { all: [fact("roster", "lessThanInclusive", 10)] },
    "CMPC-37": { all: [fact("actions", "greaterThan", 0), is("owned", "actions", "equal"), is("dated", "actions", "equal")] },
    "UKH-26": { all: [fact("consents", "doesNotContain", false)] },
    "UKH-45": { all: [is("today", "review_until", "lessThanInclusive")] },
  },
  sessions: {
    "CMPC-05": listed,
    "CMPC-06": { all: [fact("mentees", "lessThanInclusive", 10)] },
    "CMPC-07": { all: [fact("mentees", "greaterThanInclusive", 2)] },
    "CMPC-27": { all: [fact("linked", "contains", true)] },
    "CMPC-28": { all: [isThere("on_course"), { any: [fact("on_course", "equal", true), isThere("correction")] }] },
    "CMPC-31": { all: ["mode", "attendance", "topic", "signed"].map(isThere) },
  },
  mentees: {
    "CMPC-02": { all: [fact("attended", "greaterThan", 0), fact("eligible", "lessThanInclusive", 600)] },
    "CMPC-16": { all: [is("opened", "start", "lessThanInclusive")] },
    "CMPC-29": { all: [is("closed", "end", "greaterThanInclusive")] },
  },
  meetings: { "CMPC-05": listed },
};

/** json-rules-engine, an engine a kind of fact: one run answers for one fact. */
async function jsonRules() {
  const engines = Object.entries(conditions).map(([kind, rules]) => {
    const named = Object.entries(rules).map(([name, all]) => ({ name, conditions: all, event: { type: name } }));
    return [kind, new Engine(named, { allowUndefinedFacts: true })];
  });
  for (const [at, document] of documents.entries()) {
    const answers = [];
    for (const [kind, engine] of engines) {
      const each = [];
      for (const facts of document[kind]) {
        const { events } = await engine.run(facts);
        each.push(kinds[kind].map((rule) => events.some(({ type }) => type === rule)));
      }
      answers.push(each);
    }
    assert.deepEqual(byRule(answers), found[at], `json-rules-engine, group ${at}`);
  }
  return async () => {
    for (const document of documents) {
      for (const [kind, engine] of engines) for (const facts of document[kind]) await engine.run(facts);
    }
  };
}

const [shipped, speed] = await Promise.all(process.argv.slice(2, 4).map(circlebook));
const judge = jsonLogic();
const works = {
  shipped: shipped.judgeAll,
  speed: speed.judgeAll,
  byHand: speed.byHand,
  logic: () => documents.forEach((document) => judge(document)),
  fromRecords: () => speed.makeDocuments().forEach((document) => judge(document)),
  rules: await jsonRules(),
};
const times = Object.fromEntries(Object.keys(works).map((name) => [name, []]));
// In turns, so that whatever else the machine does falls on all of them alike; the first two runs warm up.
for (let run = -2; run < runs; run += 1) {
  for (const [name, work] of Object.entries(works)) {
    const started = performance.now();
    await work();
    if (run >= 0) times[name].push((performance.now() - started) * 1000 / documents.length);
  }
}
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
const report = (what, ours, peer, others) => {
  const row = { median: median(ours), min: Math.min(...ours), max: Math.max(...ours), peer: median(others) };
  const name = `12 rules on a group, ${what} under node, beside ${peer}`;
  console.log(`bench: ${JSON.stringify({ name, unit: "µs", ...row, ratio: row.median / row.peer })}`);
};
for (const [what, ours] of [["wasm as shipped", times.shipped], ["wasm for speed", times.speed], ["by hand in wasm", times.byHand]]) {
  report(what, ours, "json-logic-engine, compiled, outcomes only", times.logic);
  report(what, ours, "json-logic-engine, compiled, outcomes only, its documents made of the records", times.fromRecords);
  report(what, ours, "json-rules-engine, outcomes only", times.rules);
}
