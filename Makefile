# Two commands do everything: `make demo` and `make test`. Each makes its own environment on the first run.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test check format bench bench-quick clean

demo: .venv/ready
	$(BIN)/qual demo

test: .venv/ready
	$(BIN)/python -m pytest -n auto

check: .venv/ready
	$(BIN)/ruff format --check qual tests benchmarks docs
	$(BIN)/ruff check qual tests benchmarks docs
	$(BIN)/mypy
	$(BIN)/lint-imports

format: .venv/ready
	$(BIN)/ruff format qual tests benchmarks docs
	$(BIN)/ruff check --fix qual tests benchmarks docs

bench: .venv/ready
	$(BIN)/python -m benchmarks

bench-quick: .venv/ready
	$(BIN)/python -m benchmarks --quick

.venv/ready: pyproject.toml constraints.txt
	$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("qual needs Python 3.11 or newer; say which with: make PYTHON=python3.11")'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[dev]'
	touch $@

clean:
	rm -rf .venv demo-study .mypy_cache .ruff_cache .pytest_cache
