"""Whose an actor is and what he is, where other words of the report than his own tell it."""

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


def chain_of(cast: Cast, text: str, words: str) -> Chain | None:
    """The chain of the mention whose words, without an article, are ``words``."""
    found = [m for m in cast.mentions if m.span.cut(text).removeprefix("the ").removeprefix("The ") == words]
    return cast.chains[found[-1].chain] if found else None


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        # an office of state told with its country makes the report at home there
        ("Zambia's High Court freed the mayor on Monday. The army denied that it had held him.", "army", "ZMB"),
        ("Peruvian President Ana Salcedo spoke for an hour. Police cleared the square and Judge Rita Mamani left.",
         "Police", "PER"),
        ("Peruvian President Ana Salcedo spoke for an hour. Police cleared the square and Judge Rita Mamani left.",
         "Rita Mamani", "PER"),
        # all public bodies are of one country
        ("The Pentagon and the White House objected. Sen. Tom Harkness praised it.", "Tom Harkness", "USA"),
        # forces and diplomats may be abroad
        ("Russian troops left the town on Monday. The mayor wept.", "mayor", None),
        ("The Dutch ambassador left the town on Monday. The government said nothing.", "government", None),
        # two countries are named
        ("Zambia's High Court freed a pilot from Malawi on Monday. The army denied that it held him.", "army", None),
        # an office that somebody is put in
        ("Pita Wongsakul was sworn in as Thailand's prime minister on Friday.", "Pita Wongsakul", "THA"),
        ("Lawmakers elected Ion Ceban president of Moldova on Friday.", "Ion Ceban", "MDA"),
    ],
)  # fmt: skip
def test_country_by_other_words(text: str, words: str, country: str | None) -> None:
    chain = chain_of(cast_of(text), text, words)
    assert chain is not None
    assert chain.country == country


@pytest.mark.parametrize(
    ("text", "words", "sector"),
    [
        ("A spokesman for the rebels denied it.", "A spokesman for the rebels", "REB"),
        ("Hassan Gedi, the governor of the province, was hurt and his deputy died.", "his deputy", "GOV"),
        ("Justice Ministry spokesperson Li Fang denied it.", "Li Fang", "GOV"),
        ("The prelate denied it.", "prelate", "REL"),
        ("Actress Vera Blum sued, and Vera Blum's agent denied it.", "Vera Blum's agent", None),
    ],
)
def test_sector_of_whose_he_is(text: str, words: str, sector: str | None) -> None:
    chain = chain_of(cast_of(text), text, words)
    assert chain is not None
    assert sector in chain.sectors if sector else not chain.sectors


@pytest.mark.parametrize(
    ("text", "short", "full"),
    [
        ("Óscar Fiallos Pineda fled the country in May. Police say Fiallos hid in a convent.", "Fiallos",
         "Óscar Fiallos Pineda"),
        ("Samia Ben Achour won the vote. Ben Achour thanked her mother.", "Ben Achour", "Samia Ben Achour"),
        ("Former premier Imran Niazi fell ill. His sister, Aleema Niazi, said nobody had seen Niazi.", "Niazi",
         "Imran Niazi"),
        ("Former premier Imran Niazi fell ill. His sister, Aleema Niazi, said nobody had seen Niazi.", "His sister",
         "Aleema Niazi"),
        ("Its Greek owner, Aegean Crown Maritime, said the ship was safe.", "Its Greek owner",
         "Aegean Crown Maritime"),
        ("The bank fired Ada Okoye. The manager, Ada Okoye, had sued.", "manager", "Ada Okoye"),
    ],
)  # fmt: skip
def test_short_name_or_description_is_the_full_name(text: str, short: str, full: str) -> None:
    cast = cast_of(text)
    chain = chain_of(cast, text, short)
    assert chain is not None
    assert chain.name == full


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Israel's Iron Dome stopped the rockets.", "Iron Dome"),
        ("Lina Said, the author of The General's Widow, won the prize.", "General's Widow"),
        ("Life returned to Port-au-Prince.", "Prince"),
        ("Life returned to Port-au-Prince.", "Port-au-Prince"),
    ],
)
def test_nobody_is_meant(text: str, words: str) -> None:
    assert chain_of(cast_of(text), text, words) is None


def test_town_with_hyphens_is_one_name() -> None:
    text = "Port-au-Prince denied the report."
    chain = chain_of(cast_of(text), text, "Port-au-Prince")
    assert chain is not None
    assert (chain.kind, chain.country) == ("state", "HTI")


@pytest.mark.parametrize(
    ("text", "phrase", "same"),
    [
        ("The union sued the firm. Miners struck as well, and they won.", "they", "Miners"),
        ('Police shot Abdullah "Abu Nur" Hadi on Monday. Hadi died.', "Hadi", 'Abdullah "Abu Nur" Hadi'),
        ("A rebel spokesman, who gave his name only as Tarek, denied it.", "Tarek", "A rebel spokesman"),
    ],
)
def test_one_actor(text: str, phrase: str, same: str) -> None:
    cast = cast_of(text)
    first, second = chain_of(cast, text, phrase), chain_of(cast, text, same)
    assert first is not None
    assert first == second


@pytest.mark.parametrize(
    ("text", "words", "kind", "country"),
    [
        ("A Syrian was held in Bonn.", "A Syrian", "person", "SYR"),
        ("MEPs from Malta left the room.", "MEPs from Malta", "group", "MLT"),
        ("A militia known as the Green Army took the town.", "Green Army", "armed-group", None),
        # a body that an actor belongs to, and the country of its office holders
        ("Malawi's Electoral Court met. The court's chairman, Justice Ann Phiri, spoke.", "Ann Phiri", "person", "MWI"),
    ],
)
def test_kind_and_country(text: str, words: str, kind: str, country: str | None) -> None:
    chain = chain_of(cast_of(text), text, words)
    assert chain is not None
    assert (chain.kind, chain.country) == (kind, country)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Hurricane Freddy killed 40 people.", "Freddy"),
        ("Operation Amber Shield cost a billion.", "Amber Shield"),
        ("He flew home from Queen Alia International Airport.", "Queen Alia International Airport"),
        ("The ministry put the figure at 31.", "figure"),
        ("Farmers blamed El Niño for the drought.", "El Niño"),
    ],
)
def test_things_called_like_somebody(text: str, words: str) -> None:
    assert chain_of(cast_of(text), text, words) is None


def test_counterpart_holds_the_like_office() -> None:
    text = "Cypriot Energy Minister Giorgos Kyriakou met Israeli counterpart Dov Arbel."
    chain = chain_of(cast_of(text), text, "Dov Arbel")
    assert chain is not None
    assert (chain.country, chain.sectors) == ("ISR", ("GOV",))


JOINT = (
    "The presidents of Kenya and Uganda, William Otieno and Sam Mugisha, met in Kisumu. The two leaders agreed to "
    "dredge the lake."
)


def test_offices_of_several_states_are_shared_in_order() -> None:
    cast = cast_of(JOINT)
    holders = chain_of(cast, JOINT, "presidents of Kenya and Uganda")
    first, second = chain_of(cast, JOINT, "William Otieno"), chain_of(cast, JOINT, "Sam Mugisha")
    assert holders is not None
    assert first is not None
    assert second is not None
    assert (holders.country, first.country, second.country) == (None, "KEN", "UGA")
    assert first.sectors == second.sectors == ("GOV",)
    leaders = chain_of(cast, JOINT, "two leaders")
    assert leaders is not None
    assert leaders.members == holders.members


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("The mayor of Kharkiv, Ihor Bondar, wept.", "Ihor Bondar", "UKR"),
        ("Karachi police chief Omar Baig resigned.", "Omar Baig", "PAK"),
        # another large town is called so
        ("The mayor of Birmingham wept.", "mayor of Birmingham", None),
        # no tourist is of where he is
        ("A tourist in Karachi wept.", "A tourist in Karachi", None),
    ],
)
def test_country_of_the_town_of_an_office(text: str, words: str, country: str | None) -> None:
    chain = chain_of(cast_of(text), text, words)
    assert chain is not None
    assert chain.country == country


@pytest.mark.parametrize(
    ("sentence", "name", "country"),
    [
        ("The Iran-backed Houthis fired a missile on Monday.", "Houthis", "YEM"),
        ("The Turkish-backed Sultan Murad Division shelled a village.", "Sultan Murad Division", None),
        ("Lebanese Hezbollah fired rockets on Monday.", "Hezbollah", "LBN"),
    ],
)
def test_who_backs_a_body_gives_it_no_country(sentence: str, name: str, country: str | None) -> None:
    assert [chain.country for chain in cast_of(sentence).chains if name in chain.name] == [country]
