"""Names in sentences: whole, without titles, with one label through the report."""

from __future__ import annotations

import pytest
from read_events import read

from dragoman.reading.actors.coreference import find_cast
from dragoman.reading.actors.entities.finding import entity_spans
from dragoman.reading.model.encoder import tag_report
from dragoman.reading.parser import parse_report
from dragoman.records import Part, Report


def names_in(text: str) -> list[tuple[str, str]]:
    parsed = parse_report(Report(id="r", text=text, parts=(Part(kind="body", start=0, end=len(text)),)))
    return [(span.text(parsed.doc), span.label) for span in entity_spans(parsed)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # titles are no part of a name, and an office alone is none
        ("Defense Minister Younes Farhan met the Minister of Foreign Affairs.", [("Younes Farhan", "PER")]),
        ("Gen. Ahmed Darwish spoke to Mr. Fox.", [("Ahmed Darwish", "PER"), ("Fox", "PER")]),
        # a surname that abbreviates a title
        ("Prime Minister Hun Manet wrote a letter. Hun Sen signed it.", [("Hun Manet", "PER"), ("Hun Sen", "PER")]),
        ("Sen. Ana Ruiz spoke. Amartya Sen listened.", [("Ana Ruiz", "PER"), ("Amartya Sen", "PER")]),
        # all that a ministry is for
        (
            "Department of Transport and Trade secretary Ana Kovac spoke.",
            [("Department of Transport and Trade", "ORG"), ("Ana Kovac", "PER")],
        ),
        (
            "The Department of Foreign Affairs and Forestry denied it.",
            [("Department of Foreign Affairs and Forestry", "ORG")],
        ),
        # a thing explained by an abbreviation is no body
        ("They signed a memorandum of understanding (MoU) in Cairo.", [("Cairo", "LOC")]),
        # names in quotation marks beside a noun for a body
        ("The “Wings of Peace” company was founded in Doha.", [("Wings of Peace", "ORG"), ("Doha", "LOC")]),
        # well-known names of several words
        (
            "Fighters of the Islamic State of Iraq and the Levant fled.",
            [("Islamic State of Iraq and the Levant", "ORG")],
        ),
        # an office before its holder is no surname, and no part of it a body
        ("They met Abkhazia President Raul Khajimba.", [("Abkhazia", "LOC"), ("Raul Khajimba", "PER")]),
        ("He told U.S. Secretary of State Mark Tully so.", [("U.S.", "LOC"), ("Mark Tully", "PER")]),
        # a number that a name begins with
        ("Fighters of the Seven Rivers Alliance left.", [("Seven Rivers Alliance", "ORG")]),
        # no name ends on the article of a name behind a hyphen
        (
            "The Government of Al-Nahda denied it.",
            [("Government of Al-Nahda", "ORG")],
        ),
        # the state beside its body
        (
            "Libya's Government of National Accord protested.",
            [("Libya", "LOC"), ("Government of National Accord", "ORG")],
        ),
        # each half of two names written as one
        ("The Israel-Hezbollah front is quiet.", [("Israel", "LOC"), ("Hezbollah", "ORG")]),
        ("A Fatah-Hamas deal collapsed in Cairo.", [("Fatah", "ORG"), ("Hamas", "ORG"), ("Cairo", "LOC")]),
        ("The Austro-Daimler Works closed.", [("Austro-Daimler Works", "ORG")]),
        # a minister's portfolio is no body and no given name
        ("Kenyan Minister of Roads and Public Works Moses Ruto resigned.", [("Moses Ruto", "PER")]),
        ("Iraqi Minister of Oil Samir Jubouri flew to Doha.", [("Samir Jubouri", "PER"), ("Doha", "LOC")]),
        ("The Internal Security Minister Dan Levin left.", [("Dan Levin", "PER")]),
        # the town of a dateline, a zone of time
        ("Ruth Golan JERUSALEM — Israel closed it.", [("Ruth Golan", "PER"), ("JERUSALEM", "LOC"), ("Israel", "LOC")]),
        ("The cuts came at 0800 GMT on Friday, Anna Holm said.", [("Anna Holm", "PER")]),
        ("The dead man, a New Zealander, lived in Melbourne.", [("Melbourne", "LOC")]),
        # a name goes on behind its article
        ("Ra'd al-Hammoud spoke in Basra.", [("Ra'd al-Hammoud", "PER"), ("Basra", "LOC")]),
        ("Mark Hoyt GOMA 1997-02-18 Rebels took the town.", [("Mark Hoyt", "PER")]),
        # adjectives and things
        ("Congressional aides said COVID-19 had spread.", []),
        # two surnames of the report, and a surname of two
        (
            "Anna Keller met Luis Ortiz. The Keller-Ortiz talks failed.",
            [("Anna Keller", "PER"), ("Luis Ortiz", "PER"), ("Keller", "PER"), ("Ortiz", "PER")],
        ),
        ("Anna Keller-Ortiz met Luis Prado.", [("Anna Keller-Ortiz", "PER"), ("Luis Prado", "PER")]),
        # what a body is for
        (
            "Rebels of the Alliance of Free Forces for the Liberation of Malawi fled.",
            [("Alliance of Free Forces for the Liberation of Malawi", "ORG")],
        ),
        # a party in a parliament, and a bank that is none
        ("The Senate Republicans objected.", [("Senate", "ORG"), ("Republicans", "ORG")]),
        ("West Bank mayors met in Ramallah.", [("West Bank", "LOC"), ("Ramallah", "LOC")]),
    ],
)
def test_names_are_whole_and_bare(text: str, expected: list[tuple[str, str]]) -> None:
    assert names_in(text) == expected


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Yerevan said on Monday that it would not wait.", "Yerevan"),
        ("The rebels seized Laukkaing at dawn. Laukkaing is a market town.", "Laukkaing"),
        ("Speaking from Mar-a-Lago, the senator denied it.", "Mar-a-Lago"),
    ],
)
def test_a_lone_name_that_stands_where_places_stand_is_the_place(text: str, place: str) -> None:
    assert dict(names_in(text)).get(place, "LOC") == "LOC"


def test_a_surname_that_a_town_shares_stays_a_person() -> None:
    assert {label for name, label in names_in("Mr. Bolton spoke. Bolton said no.") if name == "Bolton"} == {"PER"}


def test_one_spelling_keeps_one_label() -> None:
    text = "Salah Qasim spoke on Monday. Qasim said no. Supporters of Qasim cheered, and Al-Qasim added a word."
    assert {label for _, label in names_in(text)} == {"PER"}


@pytest.mark.parametrize(
    ("text", "nobody"),
    [
        ("A drone struck the aircraft carrier Harry S. Truman on Monday.", "Truman"),
        ("Two tankers, the Sea Lantern and the Orchid Star, were seized.", "Orchid"),
        ("The bank was added to the ministry's blacklist.", "blacklist"),
        ("The 14th Amendment says so, Ana Ruiz said.", "Amendment"),
        ("Ana Ruiz shook her head.", "head"),
        ("Guests came to a cocktail party.", "party"),
        ("Ana Ruiz waited a couple of months.", "couple"),
        ("The bank stands on the other side of the street.", "side"),
        ("The plant ended assembly of the computer.", "assembly"),
    ],
)
def test_ships_and_lists_are_nobody(text: str, nobody: str) -> None:
    report = Report(id="r", text=text, parts=(Part(kind="body", start=0, end=len(text)),))
    assert not any(nobody in chain.name for chain in find_cast(parse_report(report)).chains)


def test_a_ship_that_goes_on_under_its_name_alone_is_nobody() -> None:
    assert names_in("The warship INS Kiran Devi seized two boats. INS Kiran Devi came from Kochi.") == [
        ("Kochi", "LOC")
    ]


def test_a_common_word_with_the_capital_of_a_beginning_names_nobody() -> None:
    text = "Rescue teams came from Turin. The rescue went on for a day. Divers helped, and other divers came."
    assert names_in(text) == [("Turin", "LOC")]


@pytest.mark.parametrize(
    ("text", "nobody"),
    [
        ("Workers kept Valentine's Day with cake, and Ana Ruiz sang.", "Valentine"),
        ("The ban was told on New Year's Eve.", "New Year"),
        ("Fear of Brexit grew, Ana Ruiz said.", "Brexit"),
    ],
)
def test_days_and_texts_are_nobody(text: str, nobody: str) -> None:
    assert nobody not in [name for name, _ in names_in(text)]


def test_a_building_is_no_person() -> None:
    assert ("Pat Maid Warehouse", "PER") not in names_in("The old Pat Maid Warehouse burned down on Monday.")


def test_a_town_called_like_people_is_the_town_where_the_report_places_things_in_it_twice() -> None:
    text = "A dairy in Palmer burned. Families moved to Palmer in May. Palmer Public Works was called."
    assert {label for name, label in names_in(text) if name == "Palmer"} == {"LOC"}


@pytest.mark.parametrize(
    "word", ["Kidnappers", "Farmers", "Gendarmes", "Evacuees", "Veterans", "Militiamen", "Bandits"]
)
def test_people_in_the_plural_that_begin_a_sentence_are_no_name(word: str) -> None:
    told = read(f"{word} attacked the base on Monday.")
    assert [(chain.name, chain.named) for chain in told.cast.chains] == [(word, False)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The storm prompted Chile's President Andrés Miguel Pérez Obregón to announce a curfew.",
         "Andrés Miguel Pérez Obregón"),
        ("The storm prompted Peru's President Luis Alberto Vargas Quispe to announce a curfew.",
         "Luis Alberto Vargas Quispe"),
    ],
)  # fmt: skip
def test_a_person_whom_the_model_cuts_in_two_is_one(text: str, name: str) -> None:
    report = Report(id="r", text=text, parts=(Part(kind="body", start=0, end=len(text)),))
    parsed = tag_report(parse_report(report))
    assert [span.text(parsed.doc) for span in entity_spans(parsed) if span.label == "PER"] == [name]
