from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import case_fakes
import pytest

from dragoman.case.case import Case

TEXTS = {
    "one.txt": "Daily|2020-03-01|en\nHaftar met Saleh in Sirte.\nSaleh said that the road is open. Ali waited.",
    "two.txt": "Wire|2020-03-01|en\nHaftar met Saleh.\nSerraj said that Haftar lies.",
    "three.txt": "Post|2020-03-02|en\nKhalifa met Serraj.\nNo <b>markup</b> [red]here[/red], said Erdoğan.",
    "four.txt": "Wire|2020-03-02|ru\nХафтар встретил Салеха.",
    "copy.txt": "Post|2020-03-01|en\nHaftar met Saleh.\nSerraj said that Haftar lies.",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "reports"
    place.mkdir()
    for name, text in TEXTS.items():
        (place / name).write_text(text, encoding="utf-8")
    return place


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with Case(tmp_path / "libya.case", stages=case_fakes.STAGES) as made:
        yield made


@pytest.fixture
def full(case: Case, folder: Path) -> Case:
    case.read([folder], workers=0)
    return case
