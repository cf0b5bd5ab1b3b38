# make demo   set up, read the example reports, show the brief
# make test   set up, run every check
# make bench  the slow measurements; GOLD=folder of the public gold data for the referee's figures
PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
READY := .venv/.ready

.PHONY: demo test bench lock clean

demo: $(READY)
	@rm -rf build/demo && mkdir -p build/demo
	$(BIN)/dragoman read examples/damascus-memorandum --case build/demo/damascus.case
	$(BIN)/dragoman brief --case build/demo/damascus.case
	$(BIN)/dragoman brief --case build/demo/damascus.case --format html --out build/demo/brief.html
	@echo "The same as a page, with map, network and the reports in full: build/demo/brief.html"

test: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest

bench: $(READY)
	$(BIN)/python -m benchmarks all $(if $(GOLD),--gold $(GOLD))

# the exact packages, with hashes, that everything above runs on
lock: $(READY)
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile pyproject.toml --group dev --generate-hashes --python-version 3.11 \
		--no-header --no-annotate --upgrade -o requirements.lock

$(READY): requirements.lock pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

clean:
	rm -rf .venv build
