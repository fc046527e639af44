// Joins style/*.css into target/main.css, which the build hashes: tokens and base first, then every component by name.

import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";

const first = ["tokens.css", "base.css"];
const rank = (name) => (first.includes(name) ? first.indexOf(name) : first.length);
const names = readdirSync("style", { recursive: true }).filter((name) => name.endsWith(".css")).sort();
const parts = names.sort((a, b) => rank(a) - rank(b)).map((name) => readFileSync(`style/${name}`, "utf8"));

mkdirSync("target", { recursive: true });
writeFileSync("target/main.css", parts.join("\n"));
