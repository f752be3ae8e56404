# Everything a newcomer needs: Python 3.11, make and a package registry.

PAGES ?= seeds/pages
WAREHOUSE ?= warehouse/press.duckdb
RUNS ?= 500
SECONDS ?= 600
PYTHON ?= $(shell command -v python3.11 || command -v python3)

VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DEFAULT_GOAL := help
.PHONY: help setup run screen serve server status stop score proof bench test test-faults test-browser soak fuzz lint format lock clean

help: ## Show this help
	@echo "make run                     pages in $(PAGES) -> $(WAREHOUSE), with a report in the Prefect UI"
	@echo "make run PAGES=d WAREHOUSE=f the same for any folder and file"
	@echo
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(STAMP) ## Make .venv from the hashed lock (the other targets do it when needed)

$(STAMP): requirements.lock pyproject.toml
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' 2>/dev/null || \
		{ echo "Python 3.11 is needed, found: $$("$(PYTHON)" --version 2>&1). Name one: make setup PYTHON=/path/to/python3.11" >&2; exit 1; }
	@test -x $(BIN)/python || "$(PYTHON)" -m venv $(VENV) || \
		{ echo "No virtual environment could be made; on Debian: apt install python3.11-venv" >&2; exit 1; }
	@echo "Installing the locked packages into $(VENV); the first time this takes a minute or two."
	@$(BIN)/python -m pip install -qq --require-hashes --no-deps -r requirements.lock
	@$(BIN)/python -m pip install -qq --no-deps --no-build-isolation -e .
	@touch $@

run: $(STAMP) ## Load PAGES into WAREHOUSE; leaves the local Prefect server up
	@$(BIN)/shuzheng run --pages "$(PAGES)" --warehouse "$(WAREHOUSE)" --local-server

screen: $(STAMP) ## Write the screen of WAREHOUSE anew and open it in the browser
	@$(BIN)/shuzheng screen --warehouse "$(WAREHOUSE)"

serve: $(STAMP) ## Run by itself: server, worker, schedules, and the inbox desk/inbox (needs SHUZHENG_AUTH=user:password)
	@$(BIN)/shuzheng serve

server: $(STAMP) ## Only the Prefect server, with the password SHUZHENG_AUTH=user:password; stays up
	@$(BIN)/shuzheng server

status: $(STAMP) ## Say whether the local Prefect server is up
	@$(BIN)/shuzheng status

stop: ## End the local Prefect server
	@if [ -x $(BIN)/shuzheng ]; then $(BIN)/shuzheng stop; fi

score: $(STAMP) ## Score WAREHOUSE against the hand labels in tests/gold
	@$(BIN)/python tests/score.py "$(WAREHOUSE)" tests/gold

proof: $(STAMP) ## Plant errors, see which are found, write docs/proof.md (some minutes)
	@$(BIN)/python benchmarks/proof.py

bench: $(STAMP) ## Measure everything, write docs/performance.md (some minutes); FULL=1 the large sizes (hours); PEERS=python of the peers
	@$(BIN)/python benchmarks/run.py $(if $(FULL),--full) $(if $(PEERS),--peers "$(PEERS)")

# Two processes of one thread each: each needs 900 MB. A file's dear preparations are made twice at most, where the two meet.
test: lint ## Lint, check types and run all tests
	@POLARS_MAX_THREADS=1 $(BIN)/python -m pytest -n 2 --dist worksteal

# All cases of what `make test` tries a few of.
THOROUGH := $(addprefix tests/,warehouse/test_at_once.py flows/test_killed.py flows/test_damaged.py flows/test_incremental.py flows/test_engines.py flows/bulletins/test_numbers.py screen/test_writing_again.py)

test-faults: $(STAMP) ## Kill server, worker and database in the middle of runs; some twenty minutes, PostgreSQL too where it is installed
	@SHUZHENG_THOROUGH=1 $(BIN)/python -m pytest -q tests/faults $(THOROUGH)

soak: $(STAMP) ## RUNS runs in a row (500): do memory, files or time grow?
	@$(BIN)/python tests/faults/soak.py --runs $(RUNS)

fuzz: $(STAMP) ## Look for input that trips the readers, for SECONDS (600); what is found is kept in tests/fuzz/kept
	@$(BIN)/python -m pip install -qq atheris==3.0.0 || echo "Without atheris: Hypothesis makes the input."
	@$(BIN)/python tests/fuzz/fuzz.py --seconds $(SECONDS)

test-browser: $(STAMP) ## Click through the screen and the Prefect UI in a real Chromium (Debian: apt install chromium)
	@$(BIN)/python -m pip install -qq playwright==1.65.2
	@$(BIN)/python -m pip install -qq --no-deps axe-playwright-python==0.1.8
	@$(BIN)/python -m pytest -q tests/browser

lint: $(STAMP) ## Check style, format and types
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/ty check

format: $(STAMP) ## Rewrite the files in the agreed format
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

# Of vizly only one file is read: what it would compute with is left out.
lock: ## Recompile requirements.lock from pyproject.toml (needs uv)
	@uv pip compile --quiet --generate-hashes --extra dev --no-emit-package numpy --no-emit-package pandas --no-emit-package openpyxl --no-emit-package et-xmlfile --python-version 3.11 pyproject.toml -o requirements.lock

clean: stop ## Remove what was made: warehouse file, releases, report, server history, caches (keeps .venv)
	@rm -rf warehouse/press.duckdb warehouse/press.duckdb.wal warehouse/press.releases warehouse/press.bulletins warehouse/press.screen warehouse/report .prefect
	@rm -rf .pytest_cache .ruff_cache .hypothesis build *.egg-info
	@find . -name __pycache__ -type d -not -path './$(VENV)/*' -prune -exec rm -rf {} +
