# For a newcomer: `make demo`, `make test`.  For a contributor: check, bench, docs, constraints, clean.
# Everything is installed into .venv, from PyPI, checked against the hashes of the two constraints
# files; nothing else on the machine changes.
#
#   make demo ARGS="--port 9000"     words for the command behind a target
#   make test PYTHON=python3.12      the Python that .venv is made with (3.11 or newer)

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo test check style types layers generated docs bench constraints clean

PYTHON ?= python3 python3.13 python3.12 python3.11
ARGS ?=

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --quiet --no-input --disable-pip-version-check
RUNTIME := $(VENV)/.runtime-installed
DEVELOPMENT := $(VENV)/.development-installed

help:
	@echo 'make demo         the service on a sample of news, on this machine'
	@echo 'make test         the test suite'
	@echo 'make check        style, types, layers, generated files, documentation'
	@echo 'make bench        the figures of docs and README, measured here'
	@echo 'make docs         the documentation as a site, in site/'
	@echo 'make constraints  the pinned, hashed dependencies anew (UPGRADE=1 for the newest)'
	@echo 'make clean        remove .venv and what was built'

demo: $(RUNTIME)
	@$(BIN)/bilateral demo $(ARGS)

test: $(DEVELOPMENT)
	$(BIN)/python -m pytest $(ARGS)

check: style types layers generated docs

style: $(DEVELOPMENT)
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: $(DEVELOPMENT)
	$(BIN)/mypy
	PYRIGHT_PYTHON_IGNORE_WARNINGS=1 $(BIN)/pyright

layers: $(DEVELOPMENT)
	$(BIN)/lint-imports

generated: $(DEVELOPMENT)
	$(BIN)/python -m ontology.generate --check

docs: $(DEVELOPMENT)
	$(BIN)/python -m pytest --quiet tests/docs/test_mentions.py
	$(BIN)/mkdocs build --strict --quiet

bench: $(DEVELOPMENT)
	$(BIN)/python -m tests.benchmarks $(ARGS)

# The environment.  A stamp is newer than all that it was made from, so a second run costs nothing
# and a changed constraints file is installed before anything else runs.

$(BIN)/python:
	@for candidate in $(PYTHON); do \
	  if $$candidate -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
	    echo "Making $(VENV) with $$($$candidate --version)" >&2; \
	    rm -f $(RUNTIME) $(DEVELOPMENT); \
	    $$candidate -m venv $(VENV) || { rm -rf $(VENV); exit 1; }; \
	    exit 0; \
	  fi; \
	done; \
	echo "Bilateral needs Python 3.11 or newer and found none as: $(PYTHON)." >&2; \
	echo "Name one that is, for example: make demo PYTHON=python3.12" >&2; \
	exit 1

$(RUNTIME): $(BIN)/python constraints.txt pyproject.toml
	@echo 'Installing what Bilateral runs on' >&2
	@$(PIP) install --require-hashes --no-deps --no-compile --requirement constraints.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(DEVELOPMENT): $(RUNTIME) constraints-dev.txt
	@echo 'Installing what its tests and checks need' >&2
	@$(PIP) install --require-hashes --no-deps --no-compile --requirement constraints-dev.txt
	@touch $@

# Versions already pinned stay unless UPGRADE is set; every platform's hashes are written, and
# neither an index nor the path of this machine.

COMPILE = uv pip compile --quiet --no-config --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-annotate --no-header $(if $(UPGRADE),--upgrade)
BUILD_REQUIRES = import tomllib; \
	  print(*tomllib.load(open("pyproject.toml", "rb"))["build-system"]["requires"], sep="\n")

constraints: $(BIN)/python
	@tools=$$(mktemp -d) && trap 'rm -rf "$$tools"' EXIT && set -e && \
	$(BIN)/python -m venv "$$tools" && \
	"$$tools/bin/python" -m pip --quiet --disable-pip-version-check install uv && \
	PATH="$$tools/bin:$$PATH" && \
	$(COMPILE) --extra dev --output-file constraints-dev.txt pyproject.toml && \
	python -c '$(BUILD_REQUIRES)' | \
	  $(COMPILE) --constraint constraints-dev.txt --output-file constraints.txt pyproject.toml - && \
	if grep -n '://' constraints.txt constraints-dev.txt; then \
	  echo 'a constraints file names an address' >&2; exit 1; \
	fi

clean:
	rm -rf $(VENV) bilateral-demo.db* dist site .pytest_cache .mypy_cache .ruff_cache .hypothesis \
	  .import_linter_cache test-results
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
