PYTHON ?= python3
BIN := .venv/bin
VENDOR := assets/vendor/.built

.PHONY: help run setup test lint types units browser demo bench long pins
.DEFAULT_GOAL := help

# Tests start hundreds of processes: what was compiled once is read again, wherever this runs.
unexport PYTHONDONTWRITEBYTECODE

help: ## lists the commands
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /|/' | awk -F'|' '{printf "make %-8s %s\n", $$1, $$2}'

run: setup ## installs, creates the demonstration database and serves it on http://127.0.0.1:8050 (or IPP_PORT)
	$(BIN)/python app.py demo
	$(BIN)/python app.py serve

setup: .venv/.runtime $(VENDOR) ## installs into .venv and builds the front-end assets

test: .venv/.development $(VENDOR) browser lint types units ## runs every check, browser and PostgreSQL included

lint: .venv/.development
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports

types: .venv/.development
	$(BIN)/mypy

units: .venv/.development $(VENDOR)
	$(BIN)/python -m pytest -n 2 --dist loadscope

browser: .venv/.development ## finds or installs a Chromium for the browser tests
	@command -v chromium >/dev/null || $(BIN)/playwright install --with-deps chromium >/dev/null 2>&1 || \
	 { apt-get update -qq && apt-get install -y -qq chromium >/dev/null; }

bench: setup .venv/.development ## runs the benchmarks (2,000,000 assets; several minutes)
	$(BIN)/python -m benchmarks

long: .venv/.development $(VENDOR) ## runs the tests that take minutes each: many threads, locks held long
	$(BIN)/python -m pytest -m long

pins: .venv/.development ## pins requirements*.txt anew from requirements*.in
	$(BIN)/uv pip compile -q --no-header --no-emit-index-url requirements.in -o requirements.txt
	$(BIN)/uv pip compile -q --no-header --no-emit-index-url requirements-dev.in -o requirements-dev.txt

.venv/bin/python:
	@$(PYTHON) -m venv .venv || { rm -rf .venv; apt-get update -qq && apt-get install -y -qq python3-venv >/dev/null && $(PYTHON) -m venv .venv; }

.venv/.runtime: requirements.txt | .venv/bin/python
	$(BIN)/pip install -q --disable-pip-version-check -r requirements.txt
	@touch $@

.venv/.development: requirements-dev.txt .venv/.runtime
	$(BIN)/pip install -q --disable-pip-version-check -r requirements-dev.txt
	@touch $@

$(VENDOR): package-lock.json commands/assets.py $(wildcard assets/*.css assets/*.js) | .venv/.runtime
	$(BIN)/python app.py assets
	@touch $@
