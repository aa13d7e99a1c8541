# Everything runs from .venv, which the lock file fills: by uv where it is there, by pip otherwise.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
ASSETS := kg/present/assets/graph.js
DEMO_DAY := 2026-01-10

.PHONY: demo test check lint types contracts schema-check declared setup frontend notebook notebooks bench faults hostile fuzz law schema lock clean

setup: $(READY)

$(READY): pyproject.toml uv.lock requirements.lock
	@if command -v uv >/dev/null 2>&1; then \
		uv sync --quiet --locked --all-extras; \
	else \
		$(PYTHON) -m venv $(VENV) && \
		$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -r requirements.lock && \
		$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable . ; \
	fi
	@$(BIN)/python -m compileall -q kg migrations
	@touch $@

demo: $(READY)
	@mkdir -p build
	@$(BIN)/kg import examples/vault --db build/demo.db --as-of $(DEMO_DAY)
	@echo
	@echo '$$ kg last-contact --status blocked --as-of $(DEMO_DAY)'
	@$(BIN)/kg last-contact --status blocked --as-of $(DEMO_DAY) --db build/demo.db

test: $(READY) $(ASSETS)
	$(BIN)/python -m pytest -n auto

check: lint types contracts schema-check test notebooks

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(READY)
	$(BIN)/mypy

contracts: $(READY)
	$(BIN)/lint-imports

schema-check: $(READY)
	@mkdir -p build && rm -f build/alembic.db
	$(BIN)/alembic -x db=build/alembic.db upgrade head
	$(BIN)/alembic -x db=build/alembic.db check

# The interactive graph. Without Node everything else works, and `kg graph` says what is missing.
frontend: $(ASSETS)

$(ASSETS): $(wildcard frontend/package-lock.json frontend/build.mjs frontend/src/*) kg/present/palette.json
	@if command -v npm >/dev/null 2>&1; then \
		cd frontend && npm ci --no-audit --no-fund --silent && npm run --silent build; \
	else \
		echo 'npm is not installed: the interactive graph is left out.'; \
	fi

notebooks: $(READY)
	$(BIN)/python -m pytest --nbmake --nbmake-timeout=300 -n auto notebooks

notebook: $(READY)
	$(BIN)/jupyter lab notebooks

bench: $(READY)
	@$(BIN)/python -m compileall -q kg
	$(BIN)/python -m benchmarks

faults: $(READY)
	$(BIN)/python -m tests.faults

hostile: $(READY)
	$(BIN)/python -m tests.hostile.queries

fuzz: $(READY)
	$(BIN)/python -m tests.fuzz --seconds $(or $(SECONDS),600) $(if $(SEED),--seed $(SEED))

# SEQUENCES=2000, or as many as there is time for in SECONDS=60; 200 by default.
law: $(READY)
	$(BIN)/python -m tests.law $(if $(SEQUENCES),--sequences $(SEQUENCES)) \
		$(if $(SECONDS),--seconds $(SECONDS)) $(if $(SEED),--seed $(SEED))

# After a new migration: the snapshot from which new databases are made.
schema: $(READY)
	$(BIN)/python -m kg.store.migrate

# After a new question or field: what is made from the declarations, docs/json.md.
declared: $(READY)
	$(BIN)/python -m pytest -n 0 tests/declared --update

# After a change of dependencies.
lock:
	uv lock
	uv export --quiet --all-extras --all-groups --no-hashes --no-emit-project --no-annotate --no-header -o requirements.lock

clean:
	rm -rf build $(VENV) frontend/node_modules kg/present/assets
