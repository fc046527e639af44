#!/usr/bin/env bash
# Installs what the build needs and does not find; run again, it only looks.
# Usage: scripts/tools.sh (build | chromium | age | pdf | office | mutants | fuzz)…
set -euo pipefail

trunk_version=0.21.14
mutants_version=27.1.0
fuzz_version=0.13.1

# One line: which tool, why, how to get it.
missing() {
  echo "Missing: $1. It is needed to $2. Get it: $3" >&2
  exit 1
}

has() { command -v "$1" >/dev/null 2>&1; }

# A tool from crates.io in one exact version. The quick profile: these tools are run a few times, not shipped.
cargo_tool() {
  local crate=$1 command=$2 version=$3 purpose=$4
  # A subcommand of cargo answers to its name as an argument alone.
  case "$("$command" --version 2>/dev/null || "$command" "${command#cargo-}" --version 2>/dev/null || true)" in *" $version"*) return ;; esac
  echo "Installing $crate $version"
  if has cargo-binstall; then
    cargo binstall --no-confirm --locked "$crate@$version" && return
  fi
  CARGO_PROFILE_RELEASE_OPT_LEVEL=1 CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 \
    cargo install --locked --force "$crate@$version" ||
    missing "$crate $version" "$purpose" "cargo install --locked $crate@$version"
}

wasm_target() {
  [ -d "$(rustc --print target-libdir --target wasm32-unknown-unknown)" ] && return
  rustup target add wasm32-unknown-unknown ||
    missing "the Rust target wasm32-unknown-unknown" "compile the app" "rustup target add wasm32-unknown-unknown"
}

build_tools() {
  has cargo || missing "Rust" "compile the app" "https://rustup.rs"
  has node || missing "Node 20 or later" "build and serve the app" "https://nodejs.org"
  [ "$(node -p 'Number(process.versions.node.split(".")[0]) >= 20')" = true ] ||
    missing "Node 20 or later (found $(node --version))" "build and serve the app" "https://nodejs.org"
  if ! [ node_modules/.package-lock.json -nt package-lock.json ]; then
    npm ci --no-progress
    touch node_modules/.package-lock.json
  fi
  wasm_target
  local bindgen
  bindgen=$(sed -n '/^name = "wasm-bindgen"$/{n;s/^version = "\(.*\)"$/\1/p}' Cargo.lock)
  cargo_tool wasm-bindgen-cli wasm-bindgen "$bindgen" "join the app's wasm to the page"
  cargo_tool trunk trunk "$trunk_version" "build the page"
  # Trunk works offline, so that no build fetches a tool; the crates come here.
  cargo fetch --locked --quiet
}

chromium() {
  [ -n "$(node scripts/chromium.mjs)" ] && return
  if [ "$(id -u)" = 0 ] && has apt-get; then
    apt-get update -q && apt-get install -q -y --no-install-recommends chromium && return
  fi
  missing "Chromium" "run the browser tests" "install the package chromium, or name one with CHROMIUM=/path/to/chromium"
}

# Programs against which some tests hold what we write; without one its test says so and is left out.
optional() { # the packages, for the programs named after --
  local packages=()
  while [ "$1" != -- ]; do packages+=("$1"); shift; done
  shift
  local program found=yes
  for program; do has "$program" || found=; done
  if [ -z "$found" ] && [ "$(id -u)" = 0 ] && has apt-get; then
    local install=(apt-get install -q -y --no-install-recommends "${packages[@]}")
    "${install[@]}" || apt-get update -q && "${install[@]}" || true
  fi
}

mutants() {
  has cargo || missing "Rust" "compile the core" "https://rustup.rs"
  cargo_tool cargo-mutants cargo-mutants "$mutants_version" "change the core and see whether the tests notice"
}

fuzz() {
  has cargo || missing "Rust" "compile the core" "https://rustup.rs"
  cargo_tool cargo-fuzz cargo-fuzz "$fuzz_version" "feed the core with bytes that look for trouble"
}

[ $# -gt 0 ] || set -- usage
for part; do
  case "$part" in
    build) build_tools ;;
    chromium) chromium ;;
    age) optional age expect -- age expect ;;
    pdf) optional poppler-utils -- pdftotext ;;
    office) optional libreoffice-calc -- soffice ;;
    mutants) mutants ;;
    fuzz) fuzz ;;
    *) echo "Usage: scripts/tools.sh (build | chromium | age | pdf | office | mutants | fuzz)…" >&2; exit 2 ;;
  esac
done
