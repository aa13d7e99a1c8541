# Everything runs from .venv, which the lock file fills: by uv where it is there, by pip otherwise.
# Both compare the hash of each file with the lock's. kg itself is built by what was installed so.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.PHONY: demo test check lint types contracts schema-check declared setup frontend frontend-check pictures notebook notebooks bench faults hostile fuzz law mutants licences sbom schema words lock clean

setup: $(READY)

$(READY): pyproject.toml uv.lock requirements.lock
	@if command -v uv >/dev/null 2>&1; then \
		uv sync --quiet --locked --all-extras --no-install-project && \
		uv pip install --quiet --no-deps --no-build-isolation --editable . ; \
	else \
		$(PYTHON) -m venv $(VENV) && \
		$(PIP) --no-deps --require-hashes -r requirements.lock && \
		$(PIP) --no-deps --no-build-isolation --editable . ; \
	fi
	@$(BIN)/python -m compileall -q kg migrations
	@touch $@

demo: $(READY)
	@$(BIN)/kg demo

test: $(READY)
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

# The interactive graph's script, which is committed: only who changes frontend/ needs Node (18 or newer).
frontend:
	cd frontend && npm ci --no-audit --no-fund --silent && npm run --silent build

# Do the sources make what is committed, byte by byte?
frontend-check:
	@mkdir -p build
	cd frontend && npm ci --no-audit --no-fund --silent && npm run --silent check && npm run --silent test >/dev/null
	cd frontend && node build.mjs --into ../build/assets
	@cmp build/assets/graph.js kg/present/assets/graph.js && cmp build/assets/graph.css kg/present/assets/graph.css \
		|| { echo 'frontend/ makes another script than the one committed: run `make frontend` and commit it.' >&2; exit 1; }

notebooks: $(READY)
	$(BIN)/python -m pytest --nbmake --nbmake-timeout=300 -n auto notebooks

notebook: $(READY)
	$(BIN)/jupyter lab notebooks

# Forty minutes on an idle machine; QUICK=1 takes eight, with smaller vaults, and leaves RESULTS.md alone.
bench: $(READY)
	@$(BIN)/python -m compileall -q kg
	$(BIN)/python -m benchmarks $(if $(QUICK),--small 1000 --large 10000 --times 2 --no-results)

faults: $(READY)
	$(BIN)/python -m tests.faults

hostile: $(READY)
	$(BIN)/python -m tests.hostile.queries
	$(BIN)/python -m tests.hostile.tampered --most 500

fuzz: $(READY)
	$(BIN)/python -m tests.fuzz --seconds $(or $(SECONDS),600) $(if $(SEED),--seed $(SEED))

# SEQUENCES=2000, or as many as there is time for in SECONDS=60; 200 by default.
law: $(READY)
	$(BIN)/python -m tests.law $(if $(SEQUENCES),--sequences $(SEQUENCES)) \
		$(if $(SECONDS),--seconds $(SECONDS)) $(if $(SEED),--seed $(SEED)) $(if $(EVENTS),--events)

# Changes of kg/interpret and kg/resolve that no test notices: MODULE=kg/resolve/links.py for one file,
# SAMPLE=20 for so many changes of each, by SEED; AGAIN=1 for those alone that lived. Hours for all.
mutants: $(READY)
	nice -n 19 $(BIN)/python -m tests.mutants $(if $(MODULE),--module $(MODULE)) \
		$(if $(SAMPLE),--sample $(SAMPLE)) $(if $(SEED),--seed $(SEED)) $(if $(AGAIN),--again)

# Is each package of the lock files under a licence that may be?
licences: $(READY)
	@$(BIN)/python -m tests.supply.licences

# What kg is built of, as CycloneDX: build/sbom.cdx.json.
sbom: $(READY)
	@$(BIN)/python -m tests.supply.sbom

# After a new migration: the snapshot from which new databases are made.
schema: $(READY)
	$(BIN)/python -m kg.store.migrate

# After a change of words in kg/model/words: the table that an import reads.
words: $(READY)
	$(BIN)/python -m kg.model.languages

# After a new question or field: what is made from the declarations, docs/json.md.
declared: $(READY)
	$(BIN)/python -m pytest -n 0 tests/declared --update

# After a change of dependencies.
lock:
	uv lock
	uv export --quiet --all-extras --all-groups --no-emit-project --no-annotate --no-header -o requirements.lock

# The pictures of the README, of the example vault, and in build/pictures those of every kind of web page: needs Chromium.
pictures: $(READY)
	$(BIN)/python docs/pictures/make.py
	$(BIN)/python -m tests.web_pictures build/pictures

clean:
	rm -rf build $(VENV) frontend/node_modules
