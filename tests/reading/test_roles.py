"""Whose an office is: from the words of the office, from the list that it stands in, from the body that includes it."""

from __future__ import annotations

import functools

import pytest

from dragoman.reading.actors.coreference import find_cast
from dragoman.reading.cast import Cast
from dragoman.reading.model.encoder import tag_report
from dragoman.reading.parser import parse_report
from dragoman.records import Chain, Part, Report


@functools.cache
def cast_of(text: str) -> Cast:
    report = Report(id="r", text=text, parts=(Part(kind="body", start=0, end=len(text)),))
    return find_cast(tag_report(parse_report(report)))


def chain_named(text: str, name: str) -> Chain:
    return next(chain for chain in cast_of(text).chains if chain.name == name)


# text, person, the roles told of him: (title, whose)
OFFICES = [
    (
        "RSF commander Gen. Musa Dafallah met Sudan's army chief Gen. Yasir Kabashi in Juba.",
        {
            "Musa Dafallah": [("commander", "RSF"), ("general", None)],
            "Yasir Kabashi": [("army chief", "Sudan"), ("general", None)],
        },
    ),
    (
        "Hamas political chief Khaled Osman and Hezbollah deputy leader Naim Karam spoke by phone.",
        {"Khaled Osman": [("political chief", "Hamas")], "Naim Karam": [("deputy leader", "Hezbollah")]},
    ),
    (
        "Bank of England governor Peter Hale and OAS Secretary General Luis Prado warned of risks.",
        {"Peter Hale": [("governor", "Bank of England")], "Luis Prado": [("Secretary general", "OAS")]},
    ),
    (
        "Mansour's defense minister Younes Farhi said the army was ready.",
        {"Younes Farhi": [("defense minister", "Mansour")]},
    ),
    (
        "Brigadier General Ahmed al-Masri, spokesman for the Libyan National Army, denied it.",
        {"Ahmed al-Masri": [("Brigadier general", None), ("spokesman", "Libyan National Army")]},
    ),
    # ambassadors are of who sends them
    (
        "The French ambassador to Libya, Michel Hardy, and the U.S. envoy for the coalition, Brett Gorman, met.",
        {"Michel Hardy": [("ambassador", "French")], "Brett Gorman": [("envoy", "U.S.")]},
    ),
    # a list says once whose the offices are
    (
        "Turkish Foreign Minister Kemal Aydin, Defense Minister Orhan Kaya and intelligence chief Murat Demir flew to "
        "Tripoli.",
        {
            "Kemal Aydin": [("Foreign Minister", "Turkish")],
            "Orhan Kaya": [("Defense Minister", "Turkish")],
            "Murat Demir": [("intelligence chief", "Turkish")],
        },
    ),
    (
        "The committee included the vice president of Mansour's government, Abdul Sherif, Foreign Relations and "
        "Planning Minister Omar Tantush, Defense Minister Younes Farhi and intelligence chief Mustafa Barasi.",
        {
            "Abdul Sherif": [("vice president", "Mansour's government")],
            "Omar Tantush": [("Foreign Relations and Planning Minister", "Mansour's government")],
            "Younes Farhi": [("Defense Minister", "Mansour's government")],
            "Mustafa Barasi": [("intelligence chief", "Mansour's government")],
        },
    ),
    # a body says whose are the offices of those whom it includes; a delegation has no ministers of its own
    (
        "A delegation of the Government of National Unity, including Oil Minister Salem Aoun and central bank governor "
        "Omar Khalil, arrived in Malta.",
        {
            "Salem Aoun": [("Oil Minister", "Government of National Unity")],
            "Omar Khalil": [("central bank governor", "Government of National Unity")],
        },
    ),
    (
        "The Syrian delegation was made up of Foreign Minister Asaad Hassan and Defense Minister Murhaf Qasra.",
        {"Asaad Hassan": [("Foreign Minister", "Syrian")], "Murhaf Qasra": [("Defense Minister", "Syrian")]},
    ),
    (
        "Pakistani officials, among them army chief Gen. Asim Murad and Interior Minister Mohsin Naqqash, visited "
        "Kabul.",
        {
            "Asim Murad": [("army chief", "Pakistani"), ("general", None)],
            "Mohsin Naqqash": [("Interior Minister", "Pakistani")],
        },
    ),
    # no list: another speaks, another country's, known to be another country's
    (
        "President Arslan met Libyan Prime Minister Abdul Dabaiba, Interior Minister Ali Yerli said.",
        {"Ali Yerli": [("Interior Minister", None)]},
    ),
    (
        "Russian President Vladimir Putin, Chancellor Angela Merkel and President Emmanuel Macron met in Minsk.",
        {"Angela Merkel": [("Chancellor", None)], "Emmanuel Macron": [("President", None)]},
    ),
    (
        "Red Cross director Anna Weiss and police chief Omar Sy reached the town.",
        {"Omar Sy": [("police chief", None)]},
    ),
    # as translations put it
    (
        "As for the researcher in the affairs of the Arab world, Salem Qadi says, “It is new.”",
        {"Salem Qadi": [("researcher", None)]},
    ),
    (
        "The head of the army, General Min Thura, and Navy chief Admiral Soe Lwin attended.",
        {
            "Min Thura": [("head", "the army"), ("general", None)],
            "Soe Lwin": [("chief", "Navy"), ("Admiral", None)],
        },
    ),
]


@pytest.mark.parametrize(("text", "expected"), OFFICES, ids=[text[:60] for text, _ in OFFICES])
def test_offices_are_told_with_whose_they_are(text: str, expected: dict[str, list[tuple[str, str | None]]]) -> None:
    told = {
        name: [(role.title, role.of_text and role.of_text.removeprefix("the vice ")) for role in chain.roles]
        for name in expected
        for chain in (chain_named(text, name),)
    }
    assert {name: sorted(roles, key=str) for name, roles in told.items()} == {
        name: sorted(roles, key=str) for name, roles in expected.items()
    }


def test_who_holds_an_office_is_of_the_country_of_its_body() -> None:
    text = OFFICES[4][0]
    assert chain_named(text, "Ahmed al-Masri").country == "LBY"


PARTS = [
    ("The Ministry of Interior in the Government of National Accord announced arrests.", "Ministry of Interior",
     "Government of National Accord"),
    ("The Interior Ministry of the Houthi government in Sanaa said it arrested nine men.", "Interior Ministry",
     "the Houthi government in Sanaa"),
    ("The Ministry of Foreign Affairs of the Government of National Unity summoned the envoy.",
     "Ministry of Foreign Affairs", "Government of National Unity"),
    ("The government's Interior Ministry said twelve were held.", "Interior Ministry", "The government"),
    ("The Syrian government and its Foreign Ministry denied it.", "Foreign Ministry", "The Syrian government"),
    ("The Ministry of Health assured the Government of Al-Nasr that wheat had come.", "Ministry of Health",
     "Government of Al-Nasr"),
    ("The Audit Committee of the Higher Council of Elders met in Sirte.",
     "Audit Committee of the Higher Council of Elders", "Higher Council of Elders"),
    ("The Ministry of Interior of the Al-Nasr government affirmed it.", "Ministry of Interior",
     "the Al-Nasr government"),
    ("The head of the Security Committee in the High Council of State left.", "Security Committee",
     "High Council of State"),
    # foreign ministries talk to foreign governments
    ("The Foreign Ministry told the Syrian government that the talks were off.", "Foreign Ministry", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "body", "whole"), PARTS, ids=[text[:50] for text, _, _ in PARTS])
def test_a_body_is_part_of_the_government_that_it_is_named_with(text: str, body: str, whole: str | None) -> None:
    part_of = chain_named(text, body).part_of
    assert (cast_of(text).chains[part_of].name if part_of is not None else None) == whole


def test_texts_and_occasions_are_no_actors() -> None:
    text = "The two states signed the Economic Security Agreement after the Defense of Elections Act (DEA) fell."
    assert not [chain.name for chain in cast_of(text).chains if "Agreement" in chain.name or "Act" in chain.name]
    assert "DEA" not in [chain.name for chain in cast_of(text).chains]


def test_the_name_tells_what_a_body_is_before_the_words_around_it() -> None:
    text = "Envoys met in Damascus, the regime mouthpiece Eastern News Agency reported."
    agency = chain_named(text, "Eastern News Agency")
    assert agency.kind == "media"
    assert "the regime mouthpiece Eastern News Agency" in [name.text for name in agency.names]


def test_words_of_other_languages_tell_what_a_body_is() -> None:
    text = "Zelena Lista accused the court of fraud, and Zelena Lista leader Goran Petkovic resigned."
    assert chain_named(text, "Zelena Lista").kind == "party"
    (role,) = chain_named(text, "Goran Petkovic").roles
    assert (role.title, role.of_text) == ("leader", "Zelena Lista")


def test_a_body_is_one_under_its_short_forms_in_two_languages() -> None:
    text = "The Economic Community of West African States (ECOWAS) met. Cedeao imposed sanctions on the junta."
    assert {name.text for name in chain_named(text, "Economic Community of West African States").names} >= {
        "ECOWAS",
        "Cedeao",
    }


def test_the_vice_president_is_not_the_president() -> None:
    text = "President Luis Prado met ministers. The vice president was away. The president left early."
    assert {name.text for name in chain_named(text, "Luis Prado").names} == {
        "President Luis Prado", "Luis Prado", "The president",
    }  # fmt: skip


def test_a_lone_surname_is_not_the_one_named_in_full_beside_it() -> None:
    text = (
        "Senators met the intelligence director, Mr. Clarke; the police director, Robert S. Muller III; and others. "
        "Clarke and Muller spoke."
    )
    assert "Clarke" not in [name.text for name in chain_named(text, "Robert S. Muller III").names]


@pytest.mark.parametrize(
    "text",
    [
        "Sanctions were a destructive force in the region.",
        "His opposition to the deal has grown.",
        "The court has broad authority over such cases.",
        "The Rubio Doctrine was debated.",
    ],
)
def test_what_somebody_has_is_no_actor(text: str) -> None:
    assert not [c.name for c in cast_of(text).chains if any(w in c.name for w in ("force", "oppos", "autho", "Doctr"))]


def test_words_of_a_headline_in_capitals_are_no_actors() -> None:
    title = "Morning After Senate Set to Override Veto on Fuel Bill"
    body = "The lawmakers met again on Tuesday."
    text = f"{title}\n{body}"
    parts = (
        Part(kind="title", start=0, end=len(title)),
        Part(kind="body", start=len(title) + 1, end=len(text)),
    )
    cast = find_cast(tag_report(parse_report(Report(id="r", text=text, parts=parts, title=title))))
    assert not [chain.name for chain in cast.chains if any(w in chain.name for w in ("Veto", "Override"))]
