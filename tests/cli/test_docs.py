"""The docs that are written from the code are those of this code, and nothing is undocumented."""

from __future__ import annotations

import json
import runpy
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import typer

from dragoman.case.case import Case
from dragoman.cli.app import app
from dragoman.exports.json import write_json

sys.path.insert(0, str(Path(__file__).parents[1] / "case"))
import case_fakes

DOCS = Path(__file__).parents[2] / "docs"
PAGES = runpy.run_path(str(DOCS / "generate.py"))["PAGES"]
ROOT: Any = typer.main.get_command(app)


@pytest.mark.parametrize("page", sorted(PAGES))
def test_generated_pages_are_current(page: str) -> None:
    assert (DOCS / page).read_text(encoding="utf-8") == PAGES[page](), "run: python docs/generate.py"


@pytest.mark.parametrize("name", list(ROOT.commands))
def test_every_command_says_what_it_does_and_gives_an_example(name: str) -> None:
    command = ROOT.commands[name]
    assert command.help
    assert command.epilog.startswith(f"Example: dragoman {name}")
    for parameter in command.params:
        assert parameter.help, f"{name} {parameter.name} has no help"
        assert parameter.metavar or parameter.is_flag, f"{name} {parameter.name} has no metavar"


def test_a_real_export_is_what_the_schema_says(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("Daily|2020-03-01|en\nHaftar met Saleh.\nSaleh said that the road is open.")
    schema = json.loads((DOCS / "picture.schema.json").read_text(encoding="utf-8"))
    with Case(tmp_path / "x.case", stages=case_fakes.STAGES) as case:
        case.read([tmp_path / "one.txt"], workers=0)
        with (tmp_path / "x.json").open("wb") as out:
            write_json(out, case.stream(), dragoman="0.0", models=case.models())
    picture = json.loads((tmp_path / "x.json").read_text(encoding="utf-8"))
    jsonschema.validate(picture, schema)
    for kind in ("reports", "actors", "places", "claims", "events", "ties", "stories"):
        assert picture[kind], f"the sample has no {kind}"
    picture["events"][0].pop("accounts")
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(picture, schema)
