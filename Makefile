# One word each, safe to repeat. PORT=, RESET=1, SCALE= and ARGS= are passed on.
PYTHON ?= python3
WANGDI := .venv/bin/python -m wangdi
BUILD := $(PYTHON) -m wangdi.project.building
CHECKS := .venv/bin/python -m wangdi.project.building.checks
GIVEN := $(if $(PORT),--port $(PORT)) $(ARGS)
MAKEFLAGS += --no-print-directory

.PHONY: help setup demo dev lint test bench prove prove-time prove-passes prove-gates prove-sync lock clean

help:
	@echo "make demo    the desk of a demo town on http://localhost:8000 (PORT=, RESET=1, SCALE=small|s0|s1|s2|s3|s4)"
	@echo "make setup   only build the environment from the locks"
	@echo "make dev     the desk with reloading, for those who change the code"
	@echo "make lint    style, types, import contracts, templates"
	@echo "make test    lint and all tests, browser journeys included"
	@echo "make bench   how fast it is, against its bounds"
	@echo "make prove   that nothing is lost"
	@echo "make prove-time  that days and slots are counted the same in every time zone"
	@echo "make prove-sync  that nothing a phone sends is lost, while server and database are killed"
	@echo "make prove-passes  that no forged, changed, ended or misplaced pass opens a gate"
	@echo "make prove-gates  the same for the screen of a gate, in a browser"
	@echo "make lock    compile the locks anew after a change of dependencies"
	@echo "make clean   remove what set-up built; the database stays (DATA=1 removes it too)"

setup:
	@$(BUILD)

demo: setup
	@$(WANGDI) demo $(if $(RESET),--reset) $(if $(SCALE),--scale $(SCALE)) $(GIVEN)

dev: setup-dev
	@$(WANGDI) up --reload $(GIVEN)

lint: setup-dev
	@$(CHECKS) --lint

test: setup-dev
	@$(CHECKS) $(ARGS)

bench: setup
	@$(WANGDI) bench $(ARGS)

prove: setup
	@$(WANGDI) prove $(ARGS)

prove-time: setup
	@$(WANGDI) prove --part time $(ARGS)

prove-gates: setup
	@$(WANGDI) prove --part gate-browser $(ARGS)

prove-sync: setup
	@$(WANGDI) prove --part sync $(ARGS)

prove-passes: setup
	@$(WANGDI) prove --part passes $(ARGS)

.PHONY: setup-dev
setup-dev:
	@$(BUILD) --dev

lock: setup-dev
	@$(PYTHON) -m wangdi.project.building.locking

clean:
	@if [ -x .venv/bin/python ]; then $(WANGDI) db stop || true; fi
	@$(if $(DATA),if [ -x .venv/bin/python ]; then $(WANGDI) db destroy; fi && rm -rf var)
	@rm -rf .venv node_modules build wangdi/ui/static/vendor .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	@find wangdi tests -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true
	@find wangdi -name '*.mo' -delete
