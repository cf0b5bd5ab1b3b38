"""Whose arrival is a visit. A new line of the table needs no Python."""

from __future__ import annotations

import pytest
from read_events import read


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("The foreign minister arrived in Ankara on Tuesday.", [("CONSULT", "visit")]),
        ("A Libyan delegation arrived in Cairo on Monday.", [("CONSULT", "visit")]),
        ("UN inspectors arrived in Damascus on Sunday.", [("CONSULT", "visit")]),
        ("Thirty lawmakers travelled to Oslo.", [("CONSULT", "visit")]),
        ("Lavrov landed in Baku on Friday.", [("CONSULT", "visit")]),
        ("Turkish troops arrived in Tripoli on Friday.", [("MOBILIZE", "troops")]),
        ("Hundreds of refugees arrived in Greece on Monday.", []),
        ("The schoolboys arrived in Katsina on Friday.", []),
        ("Raiders arrived at the village on motorcycles.", []),
    ],
)
def test_who_comes_on_a_visit(sentence: str, told: list[tuple[str, str | None]]) -> None:
    assert [(event.type, event.mode) for event in read(sentence).events] == told
