# Everything here does its own set-up: the first target that needs the environment makes it in .venv.
PYTHON ?= $(firstword $(foreach p,python3.13 python3.12 python3.11 python3,$(shell $(p) -c 'import sys, ensurepip, venv; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null && echo $(p))))
export OPENBLAS_NUM_THREADS = 1
export PIP_DISABLE_PIP_VERSION_CHECK = 1

.PHONY: help demo test check eval pictures bench scale wait format clean

help:
	@echo "make demo    compile the examples into a chronicle and print it"
	@echo "make test    run the tests"
	@echo "make check   run the static checks: ruff, mypy, import-linter"
	@echo "make pictures  take the pictures of docs/web.md anew, in a Chromium"
	@echo "make eval    score every set against what careful readers found; its floors only rise"
	@echo "make bench   pages a second on one core, beside natasha's stages"
	@echo "make scale   what linking costs beside reading, how it grows, what a thousand pages more cost; an hour or two"
	@echo "make wait    how long readers wait for a chronicle of 100,000 pages; twenty minutes, most of them to make it"
	@echo "make format  format the code"
	@echo "make clean   remove the environment and what was made"

# What the web page loads is made when the package is installed: it is installed anew where that changed.
FRONT = $(shell find src/svod/show/web/front -type f -not -path '*/node_modules/*')

.venv/.ready: pyproject.toml hatch_build.py $(FRONT)
	@test -n "$(PYTHON)" || { echo "Svod needs Python 3.11, 3.12 or 3.13 with its venv module; none was found on the PATH." \
	  "Install one (Debian: apt-get install python3 python3-venv) or name it: make PYTHON=/path/to/python3.12" >&2; exit 1; }
	$(PYTHON) -m venv .venv
	.venv/bin/python -m pip install --quiet --upgrade pip
	.venv/bin/python -m pip install --quiet --editable '.[dev]'
	@touch $@

demo: .venv/.ready
	@mkdir -p out && rm -f out/demo.db
	.venv/bin/svod build examples -o out/demo.db
	.venv/bin/svod chronicle -c out/demo.db

test: .venv/.ready
	.venv/bin/python -m pytest

check: .venv/.ready
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	.venv/bin/lint-imports

pictures: .venv/.ready
	SVOD_PICTURES=1 .venv/bin/python -m pytest -q tests/show/web/browser/test_pictures.py

eval: .venv/.ready
	.venv/bin/python -m evals

bench: .venv/.ready
	.venv/bin/python -m benchmarks.reading

scale: .venv/.ready
	.venv/bin/python -m benchmarks linking
	.venv/bin/python -m benchmarks incremental

wait: .venv/.ready
	.venv/bin/python -m benchmarks serving

format: .venv/.ready
	.venv/bin/ruff check --fix .
	.venv/bin/ruff format .

clean:
	rm -rf .venv out
