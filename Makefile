PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: setup demo run test lint bench
.DEFAULT_GOAL := help

help:
	@echo "make demo   the bot in a local chat, no token needed"
	@echo "make run    the bot on Discord (put DISCORD_TOKEN in .env first)"
	@echo "make test   install everything and check everything"
	@echo "make lint   formatting, types, layers"
	@echo "make bench  speed, kept out of the tests"

# One stamp a set of extras: pip runs again only when pyproject.toml changed.
$(VENV)/.run: pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	@touch $@

$(VENV)/.demo: pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[demo]'
	@touch $@

$(VENV)/.dev: pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	@touch $@ $(VENV)/.demo $(VENV)/.run

setup: $(VENV)/.dev

demo: $(VENV)/.demo
	$(BIN)/python -m bot demo

run: $(VENV)/.run
	$(BIN)/python -m bot run

lint: $(VENV)/.dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

test: lint
	$(BIN)/pytest

bench: $(VENV)/.dev
	$(BIN)/pytest tests/benchmarks -s
