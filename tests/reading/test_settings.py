"""The country of those whom a report names without saying whose they are, by where it is set."""

from __future__ import annotations

import pytest

from dragoman.intake import report_from_text
from dragoman.reading.reader import read_report
from dragoman.records import Chain


def chain_of(text: str, words: str) -> Chain:
    reading = read_report(report_from_text(text, title=None, language="en", file="x"))
    found = [m for m in reading.mentions if m.span.cut(text).lower() in (words.lower(), f"the {words}".lower())]
    return reading.chains[found[0].chain]


TWO_STATES = (
    "MANILA - The Philippines accused China of ramming a supply boat near a shoal. Foreign Secretary Ernesto Dalisay "
    "summoned the Chinese ambassador, and Beijing said the navy had lied."
)


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("A bomb killed two policemen in Pakistan's Bannu district, a senior official said.", "two policemen", "PAK"),
        ("A bomb hurt a policeman in Pakistan's Bannu district, an official said.", "an official", "PAK"),
        ("Gunmen attacked a village in the Nigerian city of Kano on Sunday, residents said.", "residents", "NGA"),
        ("Teachers marched through central Buenos Aires on Monday. Police fired tear gas.", "Police", "ARG"),
        ("A court in London jailed a smuggler on Monday. Prosecutors had asked for ten years.", "Prosecutors", "GBR"),
        # where the report was written counts among two states, if it tells of that state
        (TWO_STATES, "Foreign Secretary Ernesto Dalisay", "PHL"),
        ("GENEVA (Reuters) - Sudan freed 30 prisoners in Khartoum on Monday. The army said more would follow.", "army",
         "SDN"),
        # who heads a body is of the country that the body has
        ("The Bank of Ghana kept its rate on Friday. Governor Kwabena Sarpong said prices rose.", "Kwabena Sarpong",
         "GHA"),
        # a state that is only dealt with is no setting
        ("Foreign Minister Ana Silva said on Monday: We condemn Eritrea.", "Foreign Minister Ana Silva", None),
        # forces may be abroad
        ("Russian troops left the town on Monday. The mayor wept.", "mayor", None),
        # neither of two states
        ("Thai and Cambodian troops clashed on Monday. The army said two soldiers had died.", "army", None),
        # a government that is one of several
        ("TRIPOLI - The minister of oil spoke in Tripoli on Monday. Libya's ports were shut by the rival government.",
         "rival government", None),
        # fighters, travellers and what several states have in common
        ("Gunmen attacked a village near Kano, Nigeria, on Sunday.", "Gunmen", None),
        ("The ambassador left Nairobi, Kenya, after a quarrel in Mombasa.", "ambassador", None),
        ("EU foreign ministers met in Warsaw on Monday to talk of Poland.", "EU foreign ministers", None),
    ],
)  # fmt: skip
def test_country_of_the_setting(text: str, words: str, country: str | None) -> None:
    assert chain_of(text, words).country == country
