# The commands of the portal. `make` alone lists them.
.DEFAULT_GOAL := help
.PHONY: help run dev test lint format messages handbook icons screenshots lock

# Files are UTF-8 whatever the locale says.
export PYTHONUTF8 := 1

PYTHON ?= python3
BIN := .venv/bin
PACKAGES := $(PYTHON) cica_portal/install.py
LOCK := uv pip compile --quiet --universal --generate-hashes --python-version 3.11 \
	--no-header --no-annotate --no-emit-index-url --no-emit-find-links $(UPGRADE)
RUSSIAN := locale/ru/LC_MESSAGES/django.po

help: ## list these commands
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/'

run: ## set up everything and serve the portal at http://127.0.0.1:8000 (PORT=, HOST=)
	@$(PACKAGES)
	@$(BIN)/python manage.py serve

dev: ## the same for developers: reloads on change, shows errors in full
	@$(PACKAGES) dev
	@DEBUG=1 $(BIN)/python manage.py serve

test: ## run all tests (ARGS="tests/core -k period"; BROWSER=0 leaves out those in a browser)
	@$(PACKAGES) dev
	@$(BIN)/pytest -n 2 --dist loadgroup $(ARGS)

lint: ## check style, templates, types, migrations, the prose of the content and the production settings
	@$(PACKAGES) dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/djlint --quiet --lint templates
	$(BIN)/mypy
	$(BIN)/python manage.py makemigrations --check --dry-run
	$(BIN)/python manage.py check_prose --folder fixtures
	@SITE_URL=https://portal.example.org BEHIND_PROXY=1 DEBUG=0 $(BIN)/python manage.py check --deploy --fail-level WARNING

format: ## put Python and templates in shape
	@$(PACKAGES) dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

messages: ## collect the interface strings into locale/ and compile them (needs gettext)
	@$(PACKAGES) dev
	$(BIN)/python manage.py makemessages --locale ru --no-location --no-wrap --no-obsolete --ignore tests --ignore var
	@sed -i.old '/^"POT-Creation-Date/d' $(RUSSIAN) && rm $(RUSSIAN).old
	$(BIN)/python manage.py compilemessages --locale ru --ignore .venv --ignore var --verbosity 0

handbook: ## play the commonest tasks of the desk in a browser and picture them for docs/editors.md
	@$(PACKAGES) dev
	$(BIN)/pytest -q tests/browser/handbook.py

icons: ## draw the icons of the portal in all sizes from static/img/favicon.svg
	@$(PACKAGES) dev
	$(BIN)/python manage.py draw_icons

screenshots: ## picture every kind of page into var/screenshots, in all its looks (ARGS="-k states" for some)
	@$(PACKAGES) dev
	$(BIN)/pytest -q -n 2 tests/browser/screenshots.py $(ARGS)

lock: ## write the lock files anew from the .in files (UPGRADE=--upgrade takes the newest versions; needs uv)
	$(LOCK) requirements.in -o requirements.txt
	$(LOCK) requirements-dev.in -o requirements-dev.txt
