"""A state that is told by the region it lies in, and names of countries that mean no state."""

from __future__ import annotations

import pytest

from dragoman.intake import report_from_text
from dragoman.knowledge import countries, regions
from dragoman.reading.actors.coreference import find_cast
from dragoman.reading.model.encoder import tag_report
from dragoman.reading.parser import parse_report
from dragoman.reading.reader import read_report


@pytest.mark.parametrize(
    ("text", "phrase", "state"),
    [
        ("The envoy of Chile broke ties with the South American nation after police in Paraguay searched his house.",
         "the South American nation", "Paraguay"),
        ("Gambia held talks on Monday. The tiny West African country wants the troops to stay.",
         "The tiny West African country", "Gambia"),
        ("Bahrain expelled two envoys on Friday. Kuwait urged the Gulf kingdom to take them back.", "the Gulf kingdom",
         "Bahrain"),
        # named only afterwards
        ("The Southeast Asian nation freed four reporters. Laos had held them since June.",
         "The Southeast Asian nation", "Laos"),
        # the nearer of two
        ("Latvia and Estonia closed the crossing in May.\n\nEstonia has snow.\n\nEstonia opened it again. Norway "
         "thanked the Baltic state.", "the Baltic state", "Estonia"),
        # two that are as near, or none
        ("Fiji and Tonga met on Friday. The Pacific nation signed the treaty.", "The Pacific nation", None),
        ("Poland and Norway met on Friday. The Central Asian nation stayed away.", "The Central Asian nation", None),
    ],
)  # fmt: skip
def test_a_state_told_by_its_region(text: str, phrase: str, state: str | None) -> None:
    cast = find_cast(tag_report(parse_report(report_from_text(text, title=None, language="en", file="x"))))
    chain = next((cast.chains[m.chain] for m in cast.mentions if m.span.cut(text) == phrase), None)
    assert (chain.name if chain is not None and chain.name != phrase else None) == state


@pytest.mark.parametrize(
    ("words", "has", "lacks"),
    [
        (("the", "poor", "west", "african"), "MLI", "KEN"), (("south", "-", "east", "asian"), "LAO", "IND"),
        (("south", "american"), "PER", "MEX"), (("latin", "american"), "MEX", "USA"), (("gulf",), "QAT", "JOR"),
    ],
)  # fmt: skip
def test_the_longest_region_counts(words: tuple[str, ...], has: str, lacks: str) -> None:
    assert has in regions.states_of(words)
    assert lacks not in regions.states_of(words)


def test_regions_hold_known_states_and_nothing_else_is_one() -> None:
    assert not regions.states_of(("the", "poor", "island"))
    for states in regions._regions().values():
        assert [state for state in states if countries.get(state) is None] == []


@pytest.mark.parametrize(
    "text",
    ["leaders from South America", "Latin American leaders", "the Gulf of Guinea", "the South China Sea",
     "the Indian Ocean", "the Strait of Malacca", "the Taiwan Strait", "a trawler in the Gulf of Oman", "New Jersey"],
)  # fmt: skip
def test_continents_and_waters_are_no_states(text: str) -> None:
    assert countries.find_in(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Latin American and American leaders", ["USA"]), ("He left Oman. Gulf states stayed", ["OMN"]),
        ("Japan’s Sea of Okhotsk fleet", ["JPN"]), ("South Korea", ["KOR"]),
        ("American troops in Guinea", ["USA", "GIN"]),
    ],
)  # fmt: skip
def test_countries_beside_them_still_are(text: str, found: list[str]) -> None:
    assert [hit.alpha3 for hit in countries.find_in(text)] == found


def test_ties_cut_with_a_nation_of_the_south_are_not_cut_with_the_united_states() -> None:
    text = (
        "President Ana Ruiz cut links with the South American nation last week after its troops searched the consulate."
    )
    reading = read_report(report_from_text(text, title=None, language="en", file="x"))
    assert "USA" not in {chain.country for chain in reading.chains}
