"""Countries and capitals that act, and those where something merely happens."""

from __future__ import annotations

import pytest

from dragoman.reading.actors.coreference import find_cast
from dragoman.reading.parser import parse_report
from dragoman.records import Part, Report


def acting(text: str) -> set[str]:
    cast = find_cast(parse_report(Report(id="r", text=text, parts=(Part(kind="body", start=0, end=len(text)),))))
    return {
        text[m.start : m.end] for m in cast.mentions if cast.chains[m.chain].kind == "state" and m.kind != "pronoun"
    }


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Damascus denied the report.", {"Damascus"}),
        ("The deal was mediated by Moscow, Abu Dhabi and Riyadh.", {"Moscow", "Abu Dhabi", "Riyadh"}),
        ("Iran repeated its support for Damascus.", {"Iran", "Damascus"}),
        ("Tensions between Ankara and Athens rose.", {"Ankara", "Athens"}),
        ("Washington imposed sanctions on Tehran.", {"Washington", "Tehran"}),
        ("Turkish aggression against Syria must stop, he said.", {"Turkish", "Syria"}),
        ("The company was hit by US sanctions.", {"US"}),
        ("South Korea said the North had jammed its signals.", {"South Korea", "the North"}),
        ("North Korea shut the road, and the South condemned it.", {"North Korea", "the South"}),
        ("South Sudan accused the North of arming rebels.", {"South Sudan", "the North"}),
        # places only
        ("North Macedonia said the army would stay in the North.", {"North Macedonia"}),
        ("Talks were held in Damascus on Friday.", set()),
        ("The minister flew to Moscow from Cairo.", set()),
        ("A bomb exploded near Baghdad.", set()),
        ("The delegation visited Beirut.", set()),
        ("Protesters gathered in northern Syria.", set()),
    ],
)
def test_a_place_is_an_actor_where_it_acts(text: str, actors: set[str]) -> None:
    assert acting(text) == actors
