# Everything runs inside .venv, which the first target that needs it makes from requirements.lock.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed
TORCH_VERSION := 2.13.0
TORCH := $(VENV)/.torch-$(TORCH_VERSION)

# nbgrader and Jupyter call programs of the environment by their names.
export PATH := $(CURDIR)/$(BIN):$(PATH)

.DEFAULT_GOAL := help
.PHONY: help install demo test lint notebooks record figures prove messages lab site lite share lock clean

help: ## list these targets
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' $(firstword $(MAKEFILE_LIST)) | expand -t 18

install: $(INSTALLED) ## install the course and its tools into .venv

demo: $(INSTALLED) ## see the whole course work on a sample class, in build/demo
	@$(BIN)/autograders demo --folder build/demo

test: lint $(TORCH) ## run every check: lint, the tests, and the notebooks by nbval
	$(BIN)/python -m pytest -n 2 --dist loadfile
	$(BIN)/python -m pytest -n 2 --dist loadfile --nbval notebooks

lint: $(INSTALLED) ## run ruff and mypy
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

# With CHAPTER=NN_name, notebooks and prove look at that chapter only.
notebooks: $(INSTALLED) ## run the course's notebooks again and store their outputs
	@$(BIN)/python -m autograders.notebooks $(addprefix notebooks/,$(CHAPTER))

record: $(INSTALLED) ## record what the references give on the visible cases
	@$(BIN)/python -m autograders.record

figures: $(INSTALLED) ## draw the figures in images/ and docs/pictures/
	@$(BIN)/python -m autograders.figures
	@for dot in docs/pictures/*.dot; do dot -Tsvg $$dot -o $${dot%.dot}.svg; done

prove: $(INSTALLED) ## run the mutation proof, store its result, and print the table of proofs
	@$(BIN)/python -m autograders.proof.mutation $(CHAPTER)
	@$(BIN)/python -m autograders.proof $(CHAPTER)

messages: $(INSTALLED) ## bring the Korean catalogue up to date with the code, and compile it
	@$(BIN)/python -m autograders.messages

# JupyterLab refuses to run as root unless it is told to.
lab: $(INSTALLED) ## open the instructor's course in JupyterLab, with nbgrader's formgrader
	@$(BIN)/jupyter lab $(if $(filter 0,$(shell id -u)),--allow-root)

# With REPO=OWNER/NAME, the address of what `make share` makes, chapters lead to Colab and Binder.
site: $(INSTALLED) ## make the course's pages to read, in both languages, in build/site
	@$(BIN)/python -m autograders.web.site build/site $(if $(REPO),--repository $(REPO))

# With PYODIDE=PATH, a full Pyodide distribution, it needs no other address when it is used.
lite: $(INSTALLED) ## make a site in which the chapters run in the browser, in build/lite
	@$(BIN)/python -m autograders.web.lite build/lite $(if $(PYODIDE),--pyodide $(PYODIDE))

share: $(INSTALLED) ## make a repository for learners, in build/share: make share REPO=OWNER/NAME
	@$(BIN)/python -m autograders.web.share build/share $(REPO)

# To take newer versions: make lock LOCK_OPTIONS=--upgrade
lock: $(INSTALLED) ## write requirements.lock anew from pyproject.toml
	@$(BIN)/python -m pip install -qq uv
	@$(BIN)/uv pip compile pyproject.toml --extra dev --output-file requirements.lock \
	    --universal --python-version 3.11 --fork-strategy fewest --generate-hashes \
	    --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" \
	    --quiet $(LOCK_OPTIONS)

clean: ## remove all that make has made, .venv included
	rm -rf $(VENV) build dist *.egg-info .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -prune -exec rm -rf {} +

$(INSTALLED): requirements.lock pyproject.toml scripts/install.sh scripts/system_programs.sh
	@PYTHON="$(PYTHON)" sh scripts/install.sh $(VENV)
	@touch $@

$(TORCH): $(INSTALLED)
	@echo "Installing PyTorch $(TORCH_VERSION), which the tests compare with, into $(VENV)"
	@$(BIN)/python -m pip install -qq torch==$(TORCH_VERSION) || { \
	    echo "PyTorch $(TORCH_VERSION) could not be installed: the tests need it, and it may not be" \
	         "made for this system ($$($(BIN)/python --version), $$(uname -sm))." >&2; exit 1; }
	@touch $@
