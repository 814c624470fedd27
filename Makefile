# make site · make test · make serve · make check. The logic lives in hooks/dalil.
.PHONY: site offline test serve check annotate bench bench-search clean
.DEFAULT_GOAL := site

export NO_MKDOCS_2_WARNING := 1
PYTHON ?= python3
BIN := .venv/bin

site:
	@$(PYTHON) hooks/dalil/provision.py site
	@$(BIN)/python -m dalil fonts
	@$(BIN)/mkdocs build
	@echo "dalil: open site/index.html (Arabic) or site/en/index.html (English); PDFs are in site/downloads"

offline: site # one file for a USB stick, in dist
	@$(BIN)/python -m dalil offline

test:
	@$(PYTHON) hooks/dalil/provision.py test
	@$(BIN)/python -m dalil fonts
	$(BIN)/ruff format --check hooks tests
	$(BIN)/ruff check hooks tests
	$(BIN)/mypy
	$(BIN)/python -m dalil check
	$(BIN)/pytest -n auto --dist loadfile

serve: # LANG=ar or LANG=en on the command line chooses one language, which builds in half the time
	@$(PYTHON) hooks/dalil/provision.py site
	@$(BIN)/python -m dalil fonts
	@EXPORTS=0 $(if $(filter command line,$(origin LANG)),ONLY=$(LANG)) $(BIN)/mkdocs serve

check:
	@$(PYTHON) hooks/dalil/provision.py site
	@$(BIN)/python -m dalil check

annotate: # the findings as annotations of a pull request
	@$(PYTHON) hooks/dalil/provision.py site
	@$(BIN)/python -m dalil check --format github

bench: # SIZES="20 100" chooses the sizes; results in bench/README.md
	@$(PYTHON) hooks/dalil/provision.py test
	@$(BIN)/python -m dalil fonts
	@$(BIN)/python -m bench.environment
	@.venv-bench/bin/python -m bench $(SIZES)
	@PERFORMANCE=95 $(BIN)/pytest -q -s tests/browser/test_lighthouse.py

bench-search: # how soon the first search answers on a slow phone, on the site that was built
	@$(BIN)/python -m bench.first_search

clean:
	rm -rf site dist .cache docs/assets/fonts
