# `make run` starts the app, `make test` checks everything.
# Each makes .venv by itself, and again when its requirements change.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet

.PHONY: run test format docs pictures bench clean
.DELETE_ON_ERROR:

run: $(VENV)/run.stamp
	$(BIN)/streamlit run app.py

test: $(VENV)/test.stamp
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/pyright --pythonpath $(BIN)/python
	$(BIN)/lint-imports --no-logo
	$(BIN)/deptry .
	$(BIN)/codespell
	$(BIN)/python -m pytest

format: $(VENV)/test.stamp
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

docs: $(VENV)/run.stamp
	$(BIN)/python -m docs.make_sheets
	$(BIN)/python -m docs.make_method
	$(BIN)/python -m docs.make_settings

# It needs Chromium, and a font that can write Chinese.
pictures: $(VENV)/test.stamp
	$(BIN)/python -m docs.make_pictures

# FOLDER keeps the large store for another run.
FOLDER ?= /tmp/salesdash-bench
bench: $(VENV)/test.stamp
	$(BIN)/python -m benchmarks.intake
	$(BIN)/python -m benchmarks.fold
	$(BIN)/python -m benchmarks.clicks $(FOLDER)
	$(BIN)/python -m benchmarks.server $(FOLDER)

clean:
	rm -rf $(VENV) .pytest_cache .ruff_cache .import_linter_cache .hypothesis

$(VENV)/run.stamp: requirements.txt | $(BIN)/python
	$(PIP) -r requirements.txt
	touch $@

$(VENV)/test.stamp: requirements.txt requirements-dev.txt | $(BIN)/python
	$(PIP) -r requirements-dev.txt
	touch $(VENV)/run.stamp $@

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Python 3.11 or newer is needed: make PYTHON=python3.12 ..."; \
	       exit 1; }
	$(PYTHON) -m venv $(VENV)
