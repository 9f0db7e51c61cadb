PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: help setup demo run test lint bench quality screenshot
.DEFAULT_GOAL := help

help:
	@echo "make demo        the bot in a local chat, no token needed"
	@echo "make run         the bot on Discord (put DISCORD_TOKEN in .env first)"
	@echo "make test        install everything and check everything"
	@echo "make lint        formatting, types, layers"
	@echo "make bench       how fast questions are answered, kept out of the tests"
	@echo "make quality     how well articles are read; CORPUS=FILE measures a labelled corpus"
	@echo "make setup       install everything, run nothing"
	@echo "make screenshot  docs/demo.png and docs/timeline.png anew (needs chromium)"

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Dateline needs Python 3.11 or newer; name one: make PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -m venv $(VENV) \
	  || { rm -rf $(VENV); echo "Python's venv is missing (Debian: apt-get install python3-venv)"; exit 1; }

# One stamp a set of extras: pip runs again only when pyproject.toml changed.
INSTALL = @echo "installing what this needs, once"; $(BIN)/python -m pip install --quiet --disable-pip-version-check

$(VENV)/.run: pyproject.toml | $(BIN)/python
	$(INSTALL) -e .
	@touch $@

$(VENV)/.demo: pyproject.toml | $(BIN)/python
	$(INSTALL) -e '.[demo]'
	@touch $@ $(VENV)/.run

$(VENV)/.dev: pyproject.toml | $(BIN)/python
	$(INSTALL) -e '.[dev]'
	@touch $@ $(VENV)/.demo $(VENV)/.run

setup: $(VENV)/.dev

demo: $(VENV)/.demo
	@$(BIN)/python -m bot demo

run: $(VENV)/.run
	@$(BIN)/python -m bot run

lint: $(VENV)/.dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

test: lint
	$(BIN)/pytest

bench: $(VENV)/.dev
	$(BIN)/pytest tests/benchmarks -s

quality: $(VENV)/.dev
ifdef CORPUS
	@$(BIN)/python -m tests.quality.corpus $(CORPUS)
else
	$(BIN)/pytest tests/quality -s -v
endif

screenshot: $(VENV)/.dev
	$(BIN)/python docs/screenshot.py
