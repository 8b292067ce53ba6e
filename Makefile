# Two commands: `make demo` shows the product, `make test` proves it. Both set up what they need.
PORT ?= 8501
JIRA_PORT ?= 8502
SEED ?= 1
WORKERS ?= 2

VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
PEOPLE := $(firstword $(wildcard aar/demo/people.jsonl aar/demo/*/people.jsonl))
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-input

.PHONY: demo demo-jira test prove bench lock readme
.DELETE_ON_ERROR:

demo: $(READY)
	@$(BIN)/aar demo
	@exec $(BIN)/aar serve --port $(PORT)

# The stand-in for Jira knows the sample's people and prints the settings that point at it; it ends when the product does.
demo-jira: $(READY)
	@$(BIN)/aar demo
	@settings=$$(mktemp); \
	$(BIN)/python -m tests.fakes.jira --port $(JIRA_PORT) $(PEOPLE:%=--people %) 2>"$$settings" & fake=$$!; \
	trap 'kill $$fake 2>/dev/null; rm -f "$$settings"' EXIT; trap 'exit 130' INT TERM; \
	until grep -q '^export AAR_JIRA_ISSUE_TYPE' "$$settings"; do \
		kill -0 $$fake 2>/dev/null || { cat "$$settings" >&2; exit 1; }; sleep 0.2; done; \
	cat "$$settings" >&2; eval "$$(grep '^export ' "$$settings")"; \
	$(BIN)/aar serve --port $(PORT)

# Every check runs even if one before it failed, and pytest has the last word.
test: $(READY)
	@./.ci/chromium
	@failed=""; \
	check() { echo "== $$*"; "$(BIN)/$$@" || { failed="$$failed $$1"; echo "== $$1: not right yet"; }; }; \
	check ruff format --check .; \
	check ruff check --quiet .; \
	check mypy; \
	check lint-imports --no-logo; \
	[ -z "$$failed" ] || echo "== not right yet:$$failed"; \
	check() { "$(BIN)/$$@" || failed="$$failed pytest"; }; \
	check python -m pytest -n $(WORKERS) --cov; \
	[ -z "$$failed" ]

# Long runs over random histories; the same SEED gives the same run.
prove: $(READY)
	@AAR_PROVE=1 $(BIN)/python -m pytest -n $(WORKERS) -m prove --hypothesis-seed=$(SEED)

bench: $(READY)
	@$(BIN)/python -m pytest -m benchmark --benchmark-enable

# The README's table of settings is generated.
readme: $(READY)
	@$(BIN)/python -m tests.architecture.readme

lock: $(READY)
	@$(PIP) uv
	@$(BIN)/uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --upgrade --generate-hashes \
		--no-config --no-emit-index-url --no-annotate --no-header --quiet --output-file requirements.lock

# The lock names everything, so nothing is resolved anew: a release of tomorrow cannot break an installation.
$(READY): requirements.lock pyproject.toml
	@if ! $(BIN)/python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
		python=$$(./.ci/find-python) && "$$python" -m venv --clear $(VENV); fi
	@echo "Installing what requirements.lock names; the first time takes some minutes." >&2
	@$(PIP) --no-deps --require-hashes --requirement requirements.lock
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@
