# Needs python3 (3.11 or later) and make; everything else is installed, locked and hashed, into .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: run test test-failover lint venv browser bench lock clean
.DEFAULT_GOAL := run

run: venv  ## Serve the record at http://127.0.0.1:8000/naravard/v1, with a MongoDB of its own in .data
	@exec env NARAVARD_DATA_DIR="$${NARAVARD_DATA_DIR:-.data}" $(BIN)/naravard serve

venv: $(VENV)/.run  ## Build .venv with the command `naravard` in it

test: lint  ## All checks: ruff, mypy, import contracts, pytest with branch coverage
	$(BIN)/pytest --cov --cov-report=term

test-failover: $(VENV)/.test  ## The long form of what `make test` shows of failover: servers are killed with -9, over and over
	NARAVARD_TEST_LONG=1 $(BIN)/pytest tests/failover --timeout=900 --durations=0

browser: $(VENV)/.browser  ## The pages in Chromium: WCAG 2.1 AA, by keyboard alone, offline (needs apt's chromium)
	@command -v chromium >/dev/null || { echo "make browser needs Chromium: apt-get install chromium" >&2; exit 1; }
	$(BIN)/pytest tests/web/browser --timeout=600 --basetemp=.data/browser

bench: venv  ## Measure the service against a hello-world behind the same front
	$(BIN)/python -m bench

lint: $(VENV)/.test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

$(VENV)/.run: .ci/requirements.txt pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "naravard needs Python 3.11 or later")'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(PIP) install --require-hashes -r .ci/requirements.txt
	$(PIP) install --no-deps --no-build-isolation --editable .
	touch $@

$(VENV)/.test: $(VENV)/.run .ci/requirements-test.txt
	$(PIP) install --require-hashes -r .ci/requirements-test.txt
	touch $@

$(VENV)/.browser: $(VENV)/.test .ci/requirements-browser.txt
	$(PIP) install --require-hashes -r .ci/requirements-browser.txt
	touch $@

lock:  ## Resolve the requirements anew and write them with their hashes
	test -x .data/lock/bin/uv || { $(PYTHON) -m venv .data/lock && .data/lock/bin/pip install --quiet uv; }
	.data/lock/bin/uv pip compile pyproject.toml --extra build $(LOCK) -o .ci/requirements.txt
	.data/lock/bin/uv pip compile pyproject.toml --extra build --extra test -c .ci/requirements.txt $(LOCK) -o .ci/requirements-test.txt
	.data/lock/bin/uv pip compile pyproject.toml --extra build --extra test --extra browser -c .ci/requirements-test.txt $(LOCK) -o .ci/requirements-browser.txt
LOCK := --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --no-emit-index-url

clean:  ## Remove what make has made; the record in .data stays
	rm -rf $(VENV) .data/lock .data/browser .data/coverage* .data/bench.json dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
