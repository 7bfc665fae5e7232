# The recipes of the house; CI calls the same ones. `make` lists them.
PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
# pytest-xdist's workers: two, also on a larger machine, so that times compare; who is done takes over from the other.
PYTEST := $(BIN)/pytest -n 2 --dist worksteal
# Some machines forbid Python to keep what it has compiled; then each of the hundred commands that the tests type
# would compile the whole program anew.
export PYTHONDONTWRITEBYTECODE :=

.DEFAULT_GOAL := help
.PHONY: help setup demo test check fix bench fuzz docs messages

help:  ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-9s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: .venv/.for-work  ## Python environment with everything that development needs
	@$(BIN)/cchc setup

demo: .venv/.for-use  ## a served page with Tỉnh Mẫu and its plan; PORT=8001 for another port
	@CCHC_HOME=$(CURDIR)/var/demo $(BIN)/cchc setup
	@CCHC_HOME=$(CURDIR)/var/demo $(BIN)/cchc demo
	@CCHC_HOME=$(CURDIR)/var/demo $(BIN)/cchc serve --port $(PORT)

test: .venv/.for-work  ## every test on SQLite, then those that touch the database on PostgreSQL
	@$(BIN)/python tools/optional.py
	@$(BIN)/python tools/messages.py compile
	$(PYTEST)
	CCHC_ONLY_DATABASE=1 $(BIN)/python tests/postgres.py $(PYTEST) src/cchc/shared src/cchc/steps src/cchc/web tests

check: .venv/.for-work  ## format, lint, types, migrations, the ladder, docs, templates
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/mypy --config-file tools/mypy-django.ini $$(find src/cchc -name queries -o -name actions -o -name queries.py -o -name actions.py | sort)
	$(BIN)/cchc setup > /dev/null
	DJANGO_SETTINGS_MODULE=cchc.settings $(BIN)/python -m django makemigrations --check --dry-run
	DJANGO_SETTINGS_MODULE=cchc.settings $(BIN)/python -m django check --fail-level WARNING
	$(BIN)/djlint --quiet --lint src
	$(BIN)/pytest tests/test_architecture.py tests/test_docs.py tests/test_templates.py tests/test_locale.py

fix: .venv/.for-work  ## format and mend what can be mended by itself; refresh the English catalogue
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .
	$(BIN)/python tools/messages.py update

bench: .venv/.for-work build/bench-venv/.ready  ## figures beside other converters: build/bench.json and a table
	$(BIN)/python -m bench

fuzz: .venv/.for-work  ## mutated documents of every format
	$(BIN)/python -m bench.fuzz

docs: .venv/.for-work  ## the parts of docs/ that are generated: the checker's rules, screenshots
	$(BIN)/python -m tools.docs

messages: .venv/.for-work  ## new sentences into the English catalogue, to be translated
	$(BIN)/python tools/messages.py update

.venv/bin/python:
	$(PYTHON) -m venv .venv

# What a user needs; `make demo` stops here.
.venv/.for-use: requirements.lock pyproject.toml | .venv/bin/python
	$(PIP) install --require-hashes -r requirements.lock
	$(PIP) install --no-deps --editable .
	@touch $@

.venv/.for-work: requirements-dev.lock pyproject.toml | .venv/bin/python
	$(PIP) install --require-hashes -r requirements-dev.lock
	$(PIP) install --no-deps --editable .
	@touch $@ .venv/.for-use

build/bench-venv/.ready: requirements-bench.lock
	$(PYTHON) -m venv build/bench-venv
	build/bench-venv/bin/python -m pip --quiet --disable-pip-version-check install --require-hashes -r requirements-bench.lock
	build/bench-venv/bin/python -m pip --quiet --disable-pip-version-check install --no-deps --editable .
	@touch $@
