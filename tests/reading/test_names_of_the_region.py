"""Names, offices and outlets as the press of South Asia and its neighbours words them."""

from __future__ import annotations

import pytest

from dragoman.intake import report_from_text
from dragoman.reading.actors.coreference import find_cast
from dragoman.reading.actors.settings import settle
from dragoman.reading.cast import Cast
from dragoman.reading.model.encoder import tag_report
from dragoman.reading.parser import parse_report
from dragoman.reading.places.finding import find_places
from dragoman.records import Chain


def cast_of(text: str) -> Cast:
    parsed = tag_report(parse_report(report_from_text(text, title=None, language="en", file="x")))
    cast = find_cast(parsed)
    return settle(parsed, cast, find_places(parsed, cast))


def called(text: str, words: str) -> Chain | None:
    """The chain that is called ``words`` somewhere in a text."""
    found = (
        c
        for c in cast_of(text).chains
        if any(n.text.removeprefix("the ").removeprefix("The ") == words for n in c.names)
    )
    return next(found, None)


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        # one name, whatever the models cut it into, where a bracket spells it
        ("The outlawed Tanzeem-i-Nifaz Punjab (TNP) said that it shot the judge. The TNP has no office.", "TNP",
         "Tanzeem-i-Nifaz Punjab"),
        ("The Valley Workers League-Reform (VWL-R) called a strike.", "VWL-R", "Valley Workers League-Reform"),
        # an office with a bracket or a town behind it is the office of who is named next
        ("The chairman of the National Land Board (NLB) Azamat Orozov resigned.",
         "chairman of the National Land Board", "Azamat Orozov"),
        ("Superintendent of Police, Multan, Tariq Khosa said a van was hit.", "Superintendent of Police",
         "Tariq Khosa"),
        # a body with a bracket, and what it is said to be
        ("Troops raided a camp of the Hill People's Front (HPF), a banned militant group, on Monday.",
         "a banned militant group", "Hill People's Front"),
        # first names, and a spelling
        ("Party chief Mohammad Rafiqul Islam Talukdar was held. Mohammad Rafiqul fell ill.", "Mohammad Rafiqul",
         "Mohammad Rafiqul Islam Talukdar"),
        ("Party chief Mohammad Rafiqul Islam Talukdar was held. A doctor saw Rafiqul.", "Rafiqul",
         "Mohammad Rafiqul Islam Talukdar"),
        ("Acting head Tarique Mahmud spoke. Tariq Mahmud left at noon.", "Tariq Mahmud", "Tarique Mahmud"),
        ("Chief Minister P Ramesh Naidu came late. CM Ramesh Naidu blamed the rain.", "Ramesh Naidu",
         "P Ramesh Naidu"),
    ],
)  # fmt: skip
def test_two_wordings_are_one_actor(text: str, words: str, name: str) -> None:
    chain = called(text, words)
    assert chain is not None
    assert name in {n.text for n in chain.names}


@pytest.mark.parametrize(
    ("text", "words", "kind", "country"),
    [
        ("The mayor told Nepal Today that nobody was hurt.", "Nepal Today", "media", "NPL"),
        ("Villagers told Laos Now that the dam broke.", "Laos Now", "media", "LAO"),
        ("Sputnik Armenia reported that the bridge was shut.", "Sputnik Armenia", "media", "ARM"),
        ("The envoy told BBC Uzbek that he would stay.", "BBC Uzbek", "media", "UZB"),
    ],
)
def test_outlets_called_by_a_country(text: str, words: str, kind: str, country: str) -> None:
    chain = called(text, words)
    assert chain is not None
    assert (chain.kind, chain.country) == (kind, country)


@pytest.mark.parametrize(
    ("text", "words", "sectors"),
    [
        ("Peace Party secretary general Nimal Dias was freed.", "Nimal Dias", ("PTY",)),
        ("Some law enforcers entered the hall.", "Some law enforcers", ("COP",)),
        ("Two police officials were suspended.", "Two police officials", ("COP",)),
        ("Rauf Dar, a commander of the Pakistani Taliban, was shot.", "Rauf Dar", ("REB",)),
        ("President Asif Ali Zardari went to the port.", "Asif Ali Zardari", ("GOV",)),
        ("Four jawans of the battalion were hurt.", "Four jawans of the battalion", ("MIL",)),
        ("Prime Minister Sheikh Hasina left the capital.", "Sheikh Hasina", ("GOV",)),
    ],
)
def test_sectors(text: str, words: str, sectors: tuple[str, ...]) -> None:
    chain = called(text, words)
    assert chain is not None
    assert chain.sectors == sectors


def test_a_bracket_behind_an_office_is_nobody() -> None:
    text = "The Deputy Inspector General of Police (DIGP) came to the market. He left at noon."
    assert not any(n.text == "DIGP" for c in cast_of(text).chains for n in c.names)


def test_two_of_a_list_are_two() -> None:
    cast = cast_of("The doctor said that a guard, a civilian man, and three girls had been killed.")
    assert {"a guard", "a civilian man"} <= {c.name for c in cast.chains}


def test_outlets_do_not_tell_where_a_report_is_set() -> None:
    text = (
        "Georgian President Nino Beridze is ill. Police fired tear gas, RIA Novosti reported. According to "
        "Izvestia and Kommersant, "
        "marchers threw stones. According to TASS and Vedomosti, special forces stood by. The Georgian Interior "
        "Ministry denied it."
    )
    chain = called(text, "Police")
    assert chain is not None
    assert chain.country == "GEO"


def test_the_army_of_the_neighbouring_republic_is_not_our_own() -> None:
    text = "Kyrgyzstan's parliament met in Bishkek. Guards saw the military of the neighbouring republic near Osh."
    chain = called(text, "military of the neighbouring republic")
    assert chain is not None
    assert chain.country is None


def test_a_party_that_begins_a_sentence_is_the_party() -> None:
    chain = called("The budget failed. Republicans rejected it at noon.", "Republicans")
    assert chain is not None
    assert chain.kind == "party"
