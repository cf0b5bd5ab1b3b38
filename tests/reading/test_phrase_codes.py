"""Country and sector of a phrase alone, as the PLOVER manual codes actors."""

from __future__ import annotations

import pytest

from dragoman.reading.actors.phrase_codes import code_phrase


@pytest.mark.parametrize(
    ("phrase", "country", "sector"),
    [
        ("Uruguay", "URY", None),
        ("Montevideo", "URY", "GOV"),
        ("three Belgian women", "BEL", "CVL"),
        ("the Hungarian prime minister", "HUN", "GOV"),
        ("Rwanda's foreign ministry", "RWA", "GOV"),
        ("a retired Indian general", "IND", "ELI"),
        ("Greek riot police", "GRC", "COP"),
        ("NATO warplanes", "IGO", "MIL"),
        ("an army auditor", None, "MIL"),
        ("a military contractor", None, "BUS"),
        ("a group of Danish fishermen", "DNK", "AGR"),
        ("members of Hamas", "PSE", "REB"),
        ("European Union lawmakers", "EUR", "LEG"),
        ("Spain's ambassador to Chile", "ESP", "GOV"),
        ("rebel commanders", None, "REB"),
        ("an opposition senator", None, "LEG"),
        ("an Iran-backed militia", None, "PRM"),
        ("a Yemen-based armed group", "YEM", "UAF"),
        ("secretary of state", None, "GOV"),
        ("she", None, "UNK"),
        ("Somaliland", "SOM", "PRE"),
        ("German Chancellor Angela Merkel", "DEU", "GOV"),
        ("chairwoman of the miners' union", None, "LAB"),
        ("Osaka police", "JPN", "COP"),
        ("", None, None),
    ],
)
def test_phrases(phrase: str, country: str | None, sector: str | None) -> None:
    assert code_phrase(phrase) == (country, sector)


def test_offices_end() -> None:
    assert code_phrase("Angela Merkel", year=2015) == ("DEU", "GOV")
    assert code_phrase("Angela Merkel", year=2023) == ("DEU", "ELI")


def test_the_report_s_country_decides_between_namesakes() -> None:
    assert code_phrase("the Ministry of Defence")[0] is None
    assert code_phrase("the Ministry of Defence", country="GBR")[0] == "GBR"
    assert code_phrase("PTI", country="IND") == ("IND", "JRN")
