# make run    start the assistant (creates what it needs first)
# make test   run the tests but the slow ones (creates what it needs first)
# make test-full  all tests, with more examples
# make check  everything a commit must pass
# make soak   kill it 200 times, leave it 50 times, type 40 sentences: is anything lost or done?

PYTHON ?= python3
VENV   ?= .venv
ifeq ($(OS),Windows_NT)
BIN := $(VENV)/Scripts
else
BIN := $(VENV)/bin
endif
TASKS := VENV=$(VENV) $(PYTHON) tasks.py

.PHONY: run test test-full check lint format docs screenshots bench published soak clean
.DEFAULT_GOAL := run

run:
	@$(TASKS) run

test:
	@TESTS='$(TESTS)' $(TASKS) test

test-full:
	@TESTS='$(TESTS)' $(TASKS) test-full

check: lint test

lint: $(VENV)/.dev
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/assistant kb lint knowledge
	@$(BIN)/assistant kb test knowledge/questions.jsonl --min-top1 95
	@$(BIN)/assistant kb test knowledge/neighbours.jsonl --min-top1 90

format: $(VENV)/.dev
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

published: $(VENV)/.dev
	@$(BIN)/python -m tests.published

docs: $(VENV)/.docs
	@NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --quiet
	@echo "open site/index.html"

$(VENV)/.docs: $(VENV)/.dev
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[docs]'
	@touch $@

screenshots: $(VENV)/.dev
	@$(BIN)/python -m tests.tui.scenes

bench: $(VENV)/.dev
	@$(BIN)/python -m benchmarks

soak: $(VENV)/.dev
	@SOAK_RUNS=200 SOAK_QUITS=50 SOAK_SENTENCES=40 $(BIN)/python -m pytest -s -m "slow or not slow" \
		tests/sessions/test_session_soak.py tests/tui/test_tui_leaving.py \
		tests/tui/test_tui_typing_terminal.py

$(VENV)/.dev: pyproject.toml
	@$(TASKS) setup

clean:
	rm -rf $(VENV) build dist site .mypy_cache .pytest_cache .ruff_cache .import_linter_cache assistant/builtin.kb
