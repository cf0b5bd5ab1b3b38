"""Names, demonyms, capitals and seats lead to the right country, and ordinary words to none."""

from __future__ import annotations

import pytest

from dragoman.knowledge import countries


@pytest.mark.parametrize(
    ("text", "alpha3"),
    [
        ("Syria", "SYR"), ("the United Arab Emirates", "ARE"), ("UAE", "ARE"), ("U.A.E.", "ARE"), ("US", "USA"),
        ("U.S.", "USA"), ("us", None), ("Côte d’Ivoire", "CIV"), ("Cote d'Ivoire", "CIV"), ("Türkiye", "TUR"),
        ("Kosovo", "XKX"), ("Palestine", "PSE"), ("Republic of China", "TWN"), ("Burma", "MMR"), ("USSR", "RUS"),
        ("TURKEY", "TUR"), ("DR Congo", "COD"), ("Republic of Congo", "COG"), ("Niger", "NER"), ("Nigeria", "NGA"),
        ("Narnia", None), ("", None),
    ],
)  # fmt: skip
def test_of_name(text: str, alpha3: str | None) -> None:
    assert countries.of_name(text) == alpha3


@pytest.mark.parametrize(
    ("text", "alpha3"),
    [
        ("Syrian", "SYR"), ("Syrians", "SYR"), ("French", "FRA"), ("Frenchmen", "FRA"), ("Emirati", "ARE"),
        ("Emiratis", "ARE"), ("Saudis", "SAU"), ("Chinese", "CHN"), ("Nigerien", "NER"), ("Nigerian", "NGA"),
        ("South Korean", "KOR"), ("Burkinabé", "BFA"), ("Turks", "TUR"), ("Swiss", "CHE"), ("Syria", None),
    ],
)  # fmt: skip
def test_of_demonym(text: str, alpha3: str | None) -> None:
    assert countries.of_demonym(text) == alpha3


@pytest.mark.parametrize(
    ("text", "alpha3"),
    [
        ("Ankara", "TUR"), ("the Kremlin", "RUS"), ("Élysée", "FRA"), ("Elysee", "FRA"), ("Tobruk", "LBY"),
        ("Downing Street", "GBR"), ("N’Djamena", "TCD"), ("Damascus", "SYR"), ("Aleppo", None), ("male", None),
    ],
)  # fmt: skip
def test_of_metonym(text: str, alpha3: str | None) -> None:
    assert countries.of_metonym(text) == alpha3


def test_find_in_takes_the_longest_name_and_leaves_genitives_and_full_stops_outside() -> None:
    text = "South Sudan's army, U.S. envoys and the Turks met in Mali. They ate turkey with us in Papua New Guinea."
    found = [(text[h.start : h.end], h.alpha3, h.how) for h in countries.find_in(text)]
    assert found == [
        ("South Sudan", "SSD", "name"),
        ("U.S.", "USA", "name"),
        ("Turks", "TUR", "demonym"),
        ("Mali", "MLI", "name"),
        ("Papua New Guinea", "PNG", "name"),
    ]


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("the Hargeisa authorities", "Somaliland"), ("Bosnian Serbs", "Republika Srpska"), ("Erbil", "Iraqi Kurdistan"),
        ("the Scottish government", "Scotland"), ("Somali troops", ""), ("Baghdad", ""), ("the prime minister", ""),
    ],
)  # fmt: skip
def test_a_part_of_a_state_is_known_and_belongs_to_the_state(text: str, part: str) -> None:
    assert countries.part_in(text) == part
    assert not part or {hit.alpha3 for hit in countries.find_in(text)} == {countries.of_name(part)}


def test_codes_are_unique_and_every_country_answers_to_its_own_name() -> None:
    every = countries.every()
    assert len({c.alpha3 for c in every}) == len({c.alpha2 for c in every}) == len(every) == 250
    for country in every:
        assert countries.of_name(country.name) == country.alpha3
        assert countries.get(country.alpha3) is country
        for name in country.names:
            assert countries.of_name(name) == country.alpha3, name
    assert countries.get("ZZZ") is None
