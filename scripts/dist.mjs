// Makes the archive for hosting Circlebook oneself: the built page, files for the common hosts, how to host it, and the check
// sums of all of it. The same source gives the same bytes, in whatever folder and for whoever it is built.

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { hosting } from "./hosts.mjs";

const version = /^version = "([^"]+)"/mu.exec(readFileSync("Cargo.toml", "utf8"))[1];
const name = `circlebook-${version}`;
const work = "target/archive";
const folder = `${work}/${name}`;

/** Where things lie on this machine must not be in the wasm: neither for whoever reads it nor for its hash. */
function flags() {
  const own = /^rustflags = (\[.*\])$/mu.exec(readFileSync(".cargo/config.toml", "utf8"));
  const sysroot = execFileSync("rustc", ["--print", "sysroot"], { encoding: "utf8" }).trim();
  const { commit } = /^commit-hash: (?<commit>.*)$/mu.exec(execFileSync("rustc", ["-vV"], { encoding: "utf8" })).groups;
  const moved = [
    [process.env.CARGO_HOME ?? join(homedir(), ".cargo"), "/cargo"],
    // Where the sources of the standard library are installed, the compiler names them there.
    [join(sysroot, "lib/rustlib/src/rust"), `/rustc/${commit}`],
    [process.cwd(), "/circlebook"],
  ];
  return [...JSON.parse(own[1]), ...moved.map(([from, to]) => `--remap-path-prefix=${from}=${to}`)];
}

function build() {
  const env = { ...process.env, CARGO_ENCODED_RUSTFLAGS: flags().join("\x1f"), CARGO_TARGET_DIR: "target/archive-build" };
  execFileSync("trunk", ["build", "--release", "--dist", `${folder}/app`], { env, stdio: "inherit" });
}

const files = () => readdirSync(folder, { recursive: true }).filter((path) => statSync(join(folder, path)).isFile()).sort();
const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");

/** A tar archive without owners and times: with them no two would be the same. */
function tar() {
  const parameters = ["--sort=name", "--format=ustar", "--owner=0", "--group=0", "--numeric-owner", "--mode=u=rwX,go=rX", "--mtime=@0", "-C", work, "-c", name];
  return execFileSync("tar", parameters, { maxBuffer: 1e9 });
}

rmSync(work, { recursive: true, force: true });
mkdirSync(`${folder}/hosting`, { recursive: true });
build();
for (const [file, text] of Object.entries(hosting)) writeFileSync(`${folder}/hosting/${file}`, text);
for (const file of ["LICENSE-APACHE", "LICENSE-MIT", "CHANGELOG.md"]) cpSync(file, `${folder}/${file}`);
cpSync("docs/hosting.md", `${folder}/HOSTING.md`);
writeFileSync(`${folder}/SHA256SUMS`, files().map((path) => `${sha256(readFileSync(join(folder, path)))}  ${path}\n`).join(""));
const archive = gzipSync(tar(), { level: 9 });
writeFileSync(`target/${name}.tar.gz`, archive);
writeFileSync(`target/${name}.tar.gz.sha256`, `${sha256(archive)}  ${name}.tar.gz\n`);
console.log(`target/${name}.tar.gz holds ${files().length} files; SHA-256 ${sha256(archive)}`);
