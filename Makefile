# Circlebook's commands; `make` alone lists them. What a command does stands in scripts/.

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help run dev test bench mutants fuzz size dist prove screenshots lint fmt tools

export PATH := $(CURDIR)/node_modules/.bin:$(PATH)
# Trunk refuses NO_COLOR=1.
unexport NO_COLOR

PORT ?= 8080
# Not the same: the service worker of a release build would answer in place of the development server.
DEV_PORT ?= 8081
sources := Cargo.toml Cargo.lock Trunk.toml index.html package-lock.json \
  $(shell find src style public scripts worker -type f)

help: ## List the commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-12s%s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: dist/index.html ## Build the release app and serve it at http://localhost:8080
	node scripts/serve.mjs --port $(PORT)

dev: tools ## Serve a development build and rebuild it on every change
	trunk serve --dist target/dev --port $(DEV_PORT)

test: ## Run every check and test; ends with the number passed and failed
	node scripts/test.mjs

bench: dist/index.html ## Measure speed; writes target/bench/report.json
	node scripts/bench.mjs

mutants: ## Change a PART (policy, journal, merge, migration, vault) in many small places and see whether the tests notice; goes on where it stopped
	scripts/tools.sh mutants
	node scripts/mutants.mjs $(or $(PART),policy)

fuzz: ## Feed what comes from outside with bytes that look for trouble, each target for SECONDS=60; goes on where it stopped (TARGETS="import vault")
	scripts/tools.sh fuzz
	node scripts/fuzz.mjs $(or $(SECONDS),60) $(TARGETS)

size: dist/index.html ## Weigh every shipped file against the budget; writes target/size.json
	node scripts/size.mjs

dist: tools ## Make the archive for hosting it oneself, with check sums: the same bytes wherever it is made
	node scripts/dist.mjs

prove: dist/index.html ## Run the long forms of the tests; hours, goes on where it stopped; writes target/proof/report.json
	node scripts/prove.mjs $(PARTS)

screenshots: dist/index.html ## Take the pictures of docs/screenshots anew
	node scripts/screenshots.mjs

lint: tools ## Check formatting, lints and styles
	node scripts/test.mjs lint

fmt: tools ## Format the code
	cargo fmt
	stylelint --fix "style/**/*.css"

tools: ## Install what is missing
	scripts/tools.sh build

dist/index.html: $(sources) | tools
	trunk build --release

# The same app for a sub-path: only the page around the compiled wasm is made anew.
target/sub-path/index.html: dist/index.html
	trunk build --release --public-url /circlebook/ --dist target/sub-path
