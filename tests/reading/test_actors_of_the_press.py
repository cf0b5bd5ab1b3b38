"""Who is one actor and who is none, as state agencies, wires and local papers word it."""

from __future__ import annotations

import functools

import pytest

from dragoman.intake import report_from_text
from dragoman.reading.actors.coreference import find_cast
from dragoman.reading.actors.settings import settle
from dragoman.reading.cast import Cast
from dragoman.reading.model.encoder import tag_report
from dragoman.reading.parser import parse_report
from dragoman.reading.places.finding import find_places
from dragoman.records import Mention


@functools.cache
def cast_of(text: str) -> Cast:
    title = text.split("\n\n")[0] if "\n\n" in text else None
    return find_cast(tag_report(parse_report(report_from_text(text, title=title, language="en", file="x"))))


def mention_of(text: str, words: str) -> Mention:
    """The mention that reads ``words``, an article aside; "#2" behind them means the second one."""
    words, _, nth = words.partition("#")
    cut = [(m, m.span.cut(text).replace("\n", " ")) for m in cast_of(text).mentions]
    found = [m for m, told in cut if words in (told, told.removeprefix("the ").removeprefix("The "))]
    assert len(found) >= int(nth or 1), f"{words!r} is no mention: {[told for _, told in cut]}"
    return found[int(nth or 1) - 1]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        # a state's forces, however they are worded
        (
            "Malawian Army Kills Nine Raiders\n\nMalawi's military said on Monday that it had killed nine raiders. The "
            "Malawian Armed Forces lost two men, the army added.",
            ["Malawian Army", "Malawi's military", "Malawian Armed Forces", "army"],
        ),
        (
            "The national army has held the airport since May. The Zambian Defence Force (ZDF) said on Friday that the "
            "military would stay.",
            ["national army", "Zambian Defence Force", "ZDF", "military"],
        ),
        (
            "Zambian police held nine men. The Zambia Police Service said the nine had stoned a bank. Police gave no "
            "names.",
            ["Zambian police", "Zambia Police Service", "Police"],
        ),
        (
            "Security forces took back the hotel. Zambian security forces lost a man, an officer said.",
            ["Security forces", "Zambian security forces"],
        ),
        (
            "The Malawian army fled, and Zambia sent food to Zambians. Witnesses say the army left. Zambia "
            "wants peace.",
            ["Malawian army", "army"],
        ),
        # a nickname told in quotation marks or behind a comma, and what goes on by it
        (
            'Police shot at Ramiro "El Zorro" Quintana on Friday. El Zorro leads a gang in the port of Callao, and '
            "Quintana's sons were held.",
            ['Ramiro "El Zorro" Quintana', "El Zorro", "Quintana"],
        ),
        (
            "Police raided Baz Lakou, the stronghold of Mr Emile Dorsin alias Tonnerre. Tonnerre leads a gang.",
            ["Emile Dorsin", "Tonnerre", "Tonnerre#2"],
        ),
        (
            "Oscar Tapia, head of the Los Arenales gang, better known by his alias Pico, fled. Guards were held after "
            "Pico's escape.",
            ["Oscar Tapia", "Pico", "Pico#2"],
        ),
        # who is told to be called so
        (
            "The boats of a trader, named Momade Issufo, were burned. Issufo lives in Pemba.",
            ["a trader", "Momade Issufo", "Issufo"],
        ),
        (
            "The officer in charge of the Kaya zone, Col. Idrissa Zongo, said that nine men had died.",
            ["officer in charge of the Kaya zone", "Idrissa Zongo"],
        ),
        (
            "Idrissa Zongo, who is also the commander of the Kaya brigade, met the envoys. He had asked for it.",
            ["Idrissa Zongo", "commander of the Kaya brigade", "He"],
        ),
        # an office told in the first sentence, and who holds it
        (
            "Zambia expelled the Malawian ambassador on Friday. Malawi's ambassador Grace Banda had refused to come to "
            "talks. Banda is at home.",
            ["Malawian ambassador", "Grace Banda", "Banda"],
        ),
        # what a body is, behind its name
        (
            "Nine raiders died, according to RTZ, the national broadcaster. The army lost a man.",
            ["RTZ", "national broadcaster"],
        ),
        # a body for a place, and the short form of both
        (
            "Ana Lindt, head of the Joint Mission in Malawi (JOMIMA), condemned the raid. JOMIMA lost two men.",
            ["Joint Mission in Malawi", "JOMIMA", "JOMIMA#2"],
        ),
        # the last two words of a name, behind the whole
        (
            "The Kasungu Relief Committee shared a video. The Relief Committee said that nine had died.",
            ["Kasungu Relief Committee", "Relief Committee"],
        ),
        # so many of a sort, told again
        (
            "Raid Kills 17 Soldiers\n\nAt least 17 Malawian soldiers died on Monday. Their camp near Kasungu was "
            "burned. The 17 soldiers had come in May.",
            ["17 Soldiers", "17 Malawian soldiers", "17 soldiers"],
        ),
        ("Raiders took two nurses on Monday. The two nurses were freed on Friday.", ["two nurses", "two nurses#2"]),
        # a band by its name
        (
            "The Los Arenales gang burned a bus. Police hunted Los Arenales in the hills.",
            ["Los Arenales gang", "Los Arenales#2"],
        ),
    ],
)
def test_one_actor(text: str, words: list[str]) -> None:
    assert len({mention_of(text, word).chain for word in words}) == 1


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        # the army is a state's, not the rebels' who call theirs so
        ("The Red Hill Army, a militia, took the town of Kasama. Zambia's military said that it would take it back.",
         "Red Hill Army", "Zambia's military"),
        ("The National Freedom Army (NFA) freed two pilots in Zambia. The army would not say where.",
         "National Freedom Army", "army"),
        ("The military-led government banned the party. The plotters wanted to install a regime of priests in Niger.",
         "military-led government", "a regime of priests"),
        # two states' forces, though one is told without its state before
        ("The military said that nine had died. The Malawian military went on with its search, along with the Zambian "
         "military.", "Malawian military", "Zambian military"),
        # a branch and its whole; nobody calls the police an organisation
        ("The Court of Appeals of the Harbour Board met. The Harbour Board said no.",
         "Court of Appeals of the Harbour Board", "Harbour Board#2"),
        ("The National Police shot nine men in Peru. The attack came after the same organization burned a bus.",
         "National Police", "same organization"),
        # others of a sort, and a few here and a few there
        ("Nine nurses were freed on Monday. Nine other nurses are held.", "Nine nurses", "Nine other nurses"),
        ("Four Malawian guards died in Kasungu. Four guards died on the other side.", "Four Malawian guards",
         "Four guards"),
        # of two states
        ("The Zambian army crossed the river. The Malawian Armed Forces said that they would fire.",
         "Zambian army", "Malawian Armed Forces"),
    ],
)  # fmt: skip
def test_two_actors(text: str, one: str, other: str) -> None:
    assert mention_of(text, one).chain != mention_of(text, other).chain


@pytest.mark.parametrize(
    ("text", "words"),
    [
        # a place that the report says to be one
        ("Fighters attacked the village of Ntotolo on Monday. Ntotolo was burned.", "Ntotolo"),
        ("Soldiers died in the Umm Kesra area on Monday.", "Umm Kesra"),
        ("Soldiers were sent to Borgu state on Monday.", "Borgu"),
        # nor is a people, whose militia may be one
        ("Fighters of the Abgoro ethnic group burned a bus. An ethnic Abgoro militia said so.", "Abgoro"),
        # force is no forces
        ("They told the men to leave, threatening force if they stayed. Police used brute force.", "threatening force"),
        ("They told the men to leave, threatening force if they stayed. Police used brute force.", "brute force"),
    ],
)
def test_nobody(text: str, words: str) -> None:
    assert not [m for m in cast_of(text).mentions if m.span.cut(text).removeprefix("the ") == words]


def test_an_office_of_two_words_is_of_the_first() -> None:
    text = "Director-general of the health ministry Adam Idris said that nine had died."
    assert "MIL" not in cast_of(text).chains[mention_of(text, "Adam Idris").chain].sectors


def test_an_opposition_party_is_a_party() -> None:
    text = "Police held Ana Lindt. The Coalition for Renewal, an opposition party, had planned a rally."
    assert cast_of(text).chains[mention_of(text, "Coalition for Renewal").chain].kind == "party"


def test_troops_of_two_states_are_of_neither() -> None:
    text = "Raiders burned a village in Malawi. Malawian and Zambian troops hunted them in the hills of Malawi."
    parsed = tag_report(parse_report(report_from_text(text, title=None, language="en", file="x")))
    cast = find_cast(parsed)
    cast = settle(parsed, cast, find_places(parsed, cast))
    assert cast.chains[mention_of(text, "Malawian and Zambian troops").chain].country is None
