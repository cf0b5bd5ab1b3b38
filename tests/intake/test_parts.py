"""Which lines of a report are its story, and which are not. A new line of a table needs no knowledge of Python."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.intake import find_parts, report_from_text
from dragoman.intake.boilerplate import is_boilerplate
from dragoman.intake.bylines import is_byline, is_date_line, is_initials, is_sign_off, stamp_in
from dragoman.intake.captions import find_credit, is_caption
from dragoman.intake.datelines import find_dateline
from dragoman.intake.page_heads import outlet_in
from dragoman.knowledge.files import load_yaml

FIRST = "Negotiators from the two governments met for a third day on Tuesday and left without a statement, aides said."
SECOND = "The crossing has been closed since the shelling of 12 April, which each side blames on the other."


def parts_of(text: str, kind: str, **known: str) -> list[str]:
    return [part.cut(text) for part in find_parts(text, **known).of(kind)]  # type: ignore[arg-type]


# ---------------------------------------------------------------- whole reports


def test_a_report_with_everything_is_taken_apart() -> None:
    text = "\n".join(
        [
            "Envoys leave Geneva without a deal on the crossing",
            "By Layla Haddad and Omar Nasser",
            "Published 14 May 2019 10:32 GMT",
            "Trucks queue at the closed crossing on May 13, 2019. (AFP Photo)",
            "GENEVA (Reuters) - " + FIRST,
            "Advertisement",
            SECOND,
            "",
            "No date for a fourth round",
            FIRST,
            "An empty customs hall on the southern side (Levant Post)",
            SECOND + " (Reuters)",
            "(Reporting by Layla Haddad; Editing by Sam Reed)",
            "Our Standards: The Thomson Reuters Trust Principles.",
            "Read more: Who controls the crossing",
        ]
    )
    layout = find_parts(text)
    assert [(p.kind, text[p.start : p.end]) for p in layout.parts] == [
        ("title", "Envoys leave Geneva without a deal on the crossing"),
        ("byline", "By Layla Haddad and Omar Nasser"),
        ("boilerplate", "Published 14 May 2019 10:32 GMT"),
        ("caption", "Trucks queue at the closed crossing on May 13, 2019. (AFP Photo)"),
        ("credit", "(AFP Photo)"),
        ("dateline", "GENEVA (Reuters) -"),
        ("body", FIRST),
        ("boilerplate", "Advertisement"),
        ("body", SECOND),
        ("heading", "No date for a fourth round"),
        ("body", FIRST),
        ("caption", "An empty customs hall on the southern side (Levant Post)"),
        ("credit", "(Levant Post)"),
        ("body", SECOND),
        ("credit", "(Reuters)"),
        ("credit", "(Reporting by Layla Haddad; Editing by Sam Reed)"),
        ("boilerplate", "Our Standards: The Thomson Reuters Trust Principles."),
        ("boilerplate", "Read more: Who controls the crossing"),
    ]
    assert layout.agency == "Reuters"


def test_outlet_place_and_day_under_the_title_date_the_report() -> None:
    report = report_from_text(f"Envoy sent home\nVoice of the Coast, Lomé, August 27, 2023\n{FIRST}\n{SECOND}")
    assert (report.title, report.published, report.published_from) == ("Envoy sent home", "2023-08-27", "text")
    assert (report.outlet, report.byline) == ("Voice of the Coast", None)
    assert [p.kind for p in report.parts] == ["title", "boilerplate", "body", "body"]


@pytest.mark.parametrize(
    "text",
    [
        f"Envoy sent home\nGulf of Aden Herald\n4 March 2026\n{FIRST}",
        f"Gulf of Aden Herald\nEnvoy sent home\n{FIRST}\n{SECOND}",
        f"Envoy sent home\nGulf of Aden Herald\nBy Salma Idris\n{FIRST}",
        f"Envoy sent home\nGulf of Aden Herald\nADEN (AP) - {FIRST}",
    ],
)
def test_an_outlet_on_a_line_of_its_own_is_told(text: str) -> None:
    report = report_from_text(text)
    assert (report.title, report.outlet) == ("Envoy sent home", "Gulf of Aden Herald")
    assert "Gulf of Aden Herald" not in [part.span.cut(text) for part in report.parts if part.kind == "body"]


@pytest.mark.parametrize(
    "text",
    [
        f"Envoy sent home\nWASHINGTON, DC, April 28, 2009\n{FIRST}",
        f"Envoy sent home\nSun, 15 Sep 2013\n{FIRST}",
        f"Bad news for Herald readers\n\n{FIRST}\n\n{SECOND}",
        f"Envoy sent home\n\n{FIRST}\n\nMorning Star\n\n{SECOND}",
    ],
)
def test_no_outlet_is_made_up(text: str) -> None:
    assert report_from_text(text).outlet is None


def test_a_name_and_city_on_the_first_line_is_a_byline_and_no_title() -> None:
    report = report_from_text(f"Salma Idris - Khartoum\n\n{FIRST}\n\n{SECOND}")
    assert report.title is None
    assert report.byline == "Salma Idris - Khartoum"
    assert [p.kind for p in report.parts] == ["byline", "body", "body"]


def test_a_dateline_on_its_own_line_after_a_standfirst_is_found() -> None:
    text = f"Envoys leave without a deal\nThird round ends in silence.\nPORT SUDAN, Sudan (AP) —\n{FIRST}"
    assert parts_of(text, "dateline") == ["PORT SUDAN, Sudan (AP) —"]
    assert FIRST in parts_of(text, "body")


def test_a_list_in_the_story_is_not_a_row_of_headings() -> None:
    points = "A ceasefire of ten days\nThe exchange of the wounded\nTalks in June"
    text = f"{FIRST}\n\nThe plan has three points:\n{points}\n\n{SECOND}"
    assert parts_of(text, "heading") == []


def test_a_sentence_broken_by_the_page_is_not_a_heading() -> None:
    text = f"{FIRST}\nThe foreign minister of the\nRepublic\nwill travel on Friday to meet his counterpart.\n{SECOND}"
    assert parts_of(text, "heading") == []


def test_a_report_of_one_line_keeps_its_line() -> None:
    for line in (
        "Follow us to the border, he told them, and they did so in their hundreds that night.",
        FIRST + " (AFP)",
    ):
        assert parts_of(line, "body"), line


# ---------------------------------------------------------------- titles


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"Three killed in Quetta blast\n{FIRST}", "Three killed in Quetta blast"),
        (f"Will the truce hold?\n\n{FIRST}", "Will the truce hold?"),
        (f"\n\nThree killed in Quetta blast\n{FIRST}", "Three killed in Quetta blast"),
        (f"{FIRST}\n{SECOND}", None),
        (f"KABUL, Afghanistan —\n{FIRST}", None),
        (f"By Jane Doe\n{FIRST}", None),
        ("The minister has called on the people of the\nsouth to remain calm until the vote.", None),
        (f'"We will not leave," he said.\n{FIRST}', None),
        ("Three killed in Quetta blast", None),
    ],
)
def test_the_first_line_is_the_title_only_when_it_looks_like_one(text: str, title: str | None) -> None:
    assert report_from_text(text).title == title


@pytest.mark.parametrize(
    ("text", "title", "cut"),
    [
        (f"Truce holds in Aden.\n\n{FIRST}", "Truce holds in Aden", "Truce holds in Aden."),
        (f"Truce holds in Aden. {FIRST}", "Truce holds in Aden", "Truce holds in Aden."),
        (f"“Truce” holds  in Aden\n{FIRST}", '"Truce" holds in Aden', "“Truce” holds  in Aden"),
    ],
)
def test_a_given_title_that_leads_the_text_moves_no_offset(text: str, title: str, cut: str) -> None:
    report = report_from_text(text, title=title)
    assert report.text == text
    first = report.parts[0]
    assert (first.kind, text[first.start : first.end]) == ("title", cut)


def test_a_given_title_that_the_text_lacks_is_put_before_it() -> None:
    report = report_from_text(FIRST, title="Truce holds in Aden")
    assert report.text == f"Truce holds in Aden\n\n{FIRST}"
    assert [p.kind for p in report.parts] == ["title", "body"]


# ---------------------------------------------------------------- datelines


@pytest.mark.parametrize(
    ("paragraph", "dateline", "agency"),
    [
        (f"MOSCOW (AP) — {FIRST}", "MOSCOW (AP) —", "Associated Press"),
        (f"CAIRO, March 3 (Reuters) - {FIRST}", "CAIRO, March 3 (Reuters) -", "Reuters"),
        (f"NAIROBI, Kenya (AP) _ {FIRST}", "NAIROBI, Kenya (AP) _", "Associated Press"),
        (f"HANOI, 7 August (Xinhua) -- {FIRST}", "HANOI, 7 August (Xinhua) --", "Xinhua"),
        (f"Damascus, SANA - {FIRST}", "Damascus, SANA -", "SANA"),
        (f"Idleb, SANA-{FIRST}", "Idleb, SANA-", "SANA"),
        (f"ALEPPO, (SANA)-{FIRST}", "ALEPPO, (SANA)-", "SANA"),
        (f"(Reuters) - {FIRST}", "(Reuters) -", "Reuters"),
        (f"(CNN){FIRST}", "(CNN)", "CNN"),
        (f"New Delhi, Jan 3 (PTI) {FIRST}", "New Delhi, Jan 3 (PTI)", "Press Trust of India"),
        (f"MOSCOW, March 1. /TASS/. {FIRST}", "MOSCOW, March 1. /TASS/.", "TASS"),
        (f"MINSK, May 3. /Belkray/. {FIRST}", "MINSK, May 3. /Belkray/.", "Belkray"),
        (f"BRIDGETOWN (Caribbean Wire) – {FIRST}", "BRIDGETOWN (Caribbean Wire) –", "Caribbean Wire"),
        (f"Manama, May 3 (ZNG) -- {FIRST}", "Manama, May 3 (ZNG) --", "ZNG"),
        (f"LAGOS (Radio Delta) - {FIRST}", "LAGOS (Radio Delta) -", "Radio Delta"),
        (f"KUWAIT (KNA) – {FIRST}", "KUWAIT (KNA) –", "KNA"),
        (f"DAVAO (HarborNews/02 March) – {FIRST}", "DAVAO (HarborNews/02 March) –", "HarborNews"),
        (f"Nairobi (Mar 2, ZNG) – {FIRST}", "Nairobi (Mar 2, ZNG) –", "ZNG"),
        (f"BEIRUT (Lebanon) — {FIRST}", "BEIRUT (Lebanon) —", None),
        (f"THE HAGUE (ICC) – {FIRST}", "THE HAGUE (ICC) –", None),
        (f"KABUL (Exclusive) - {FIRST}", "KABUL (Exclusive) -", None),
        (f"MANILA (Mar 2)– {FIRST}", "MANILA (Mar 2)–", None),
        (f"RIYADH: {FIRST}", "RIYADH:", None),
        (f"Islamabad: {FIRST}", "Islamabad:", None),
        (f"WASHINGTON—{FIRST}", "WASHINGTON—", None),
        (f"BEIRUT/AMMAN — {FIRST}", "BEIRUT/AMMAN —", None),
        (f"SANA’A, Oct. 24 (Saba) - {FIRST}", "SANA’A, Oct. 24 (Saba) -", "Saba"),
        (f"Tehran, June 9, IRNA – {FIRST}", "Tehran, June 9, IRNA –", "IRNA"),
        (f"Dubai, United Arab Emirates (CNN) -- {FIRST}", "Dubai, United Arab Emirates (CNN) --", "CNN"),
        (f"BOGOTÁ, Colombia (AFP) – {FIRST}", "BOGOTÁ, Colombia (AFP) –", "Agence France-Presse"),
    ],
)
def test_datelines_of_many_houses(paragraph: str, dateline: str, agency: str | None) -> None:
    found = find_dateline(paragraph)
    assert found is not None
    assert paragraph[: found.end] == dateline
    assert paragraph[found.body :] == FIRST
    assert found.agency == agency


@pytest.mark.parametrize(
    "paragraph",
    [
        "Mahmoud Abbas — The Palestinian president — arrived in Doha on Sunday.",
        "The Syrian Arab News Agency (SANA) said the convoy had left the city.",
        "Trump: The deal is dead.",
        "UPDATE - The convoy has left the city.",
        "MINISTER: We will not comment on that.",
        "Q: Will you resign?",
        "The talks – the third this year – ended on Monday.",
        "Al-Qaeda in the Maghreb - AQIM for short - claimed the attack.",
        "In Tripoli - the capital - shops stayed closed.",
        "Libya's Haftar (photo) - The man who would rule.",
        "AP: The story so far",
        "The Fatah /Hamas/ talks have failed.",
        "The Coastal Guard (TCG) - a militia of the port - has left.",
    ],
)
def test_what_is_no_dateline(paragraph: str) -> None:
    assert find_dateline(paragraph) is None


# ---------------------------------------------------------------- captions and credits


@pytest.mark.parametrize(
    ("line", "in_head", "kind"),
    [
        ("Refugees wait at the Bab al-Hawa crossing, March 3, 2020. (AFP Photo)", True, "caption"),
        ("A Sudanese delegation at the talks in Juba (Al-Jazeera)", False, "caption"),
        ("Fighters loyal to the council patrol the port. REUTERS/Jane Doe", False, "caption"),
        ("The president meets his guest in Baku. Photo: Azertac", True, "caption"),
        ("Workers clear the rubble in Mosul [File: Jane Doe/Reuters]", False, "caption"),
        ("Protesters in Khartoum. | AP Photo/Jane Doe", False, "caption"),
        ("Smoke rises over the port. (Jane Doe/AFP via Getty Images)", False, "caption"),
        ("The minister inspects the damage in Taiz on Monday. (SABA)", True, "caption"),
        ("(Reuters)", False, "credit"),
        ("AFP/Reuters", False, "credit"),
        ("Source: SANA", False, "credit"),
        ("A guard at the mint in Perth on Friday, 3 May, 2019. Source: AAP / Jane Doe", False, "caption"),
        ("A guard at the mint on Friday. Source: XYZ / Jane Doe", False, "caption"),
        ("Getty Images", False, "credit"),
        ("AP Photo/Jane Doe", True, "credit"),
        ("The ministry said the convoy had left the city. (Reuters)", False, "tail"),
        ("The ministry said the convoy had left the city. (Reuters)", True, "tail"),
        ("“We will return,” he said. – AFP", False, "tail"),
        ("The army denied the report, quoting the Syrian Arab News Agency (SANA)", False, None),
        ("He joined the Government of National Accord (GNA)", False, None),
        ("The army has closed the road to the coast. EFE", False, "tail"),
        ("“We will return,” he said. PTI ABC DEF", False, "tail"),
        ("Two more were wounded, the ministry said. Enditem", False, "tail"),
        ("Who will lead the party? NATO", False, None),
        ("The rule was drawn up by the U.S. EPA", False, None),
        ("She posted a photo of the convoy via Twitter.", False, None),
        ("He approached the car and was shot. (Warning: the video contains graphic images.)", False, None),
        ("The picture was taken in Homs, according to the Associated Press.", False, None),
        ("The minister, a member of the ruling party (PPP)", False, None),
        ("The town lies 40 km from the border (25 miles).", False, None),
        ("The file was handed to the prosecutor in Amman (Jordan)", False, None),
    ],
)
def test_credits_and_what_they_make_of_a_line(line: str, in_head: bool, kind: str | None) -> None:
    found = find_credit(line, in_head=in_head)
    assert (found[0] if found else None) == kind


@pytest.mark.parametrize(
    ("line", "caption"),
    [
        ("FILE - In this Sept. 4, 2018 file photo, a fighter stands guard in Sirte.", True),
        ("FILE PHOTO: The parliament building in Tobruk, June 2, 2019.", True),
        ("In this photo released by the presidency, the two leaders shake hands.", True),
        ("This satellite image provided by Maxar shows the base at Shayrat.", True),
        ("Foreign Minister Amal Said (L) greets her guest (R) in Tunis.", True),
        ("This image of the city as a safe place has long been false, she argued.", False),
        ("Files on the case were handed to the court on Monday, a judge said.", False),
        ("Sen. Jane Doe (R) opposed the bill.", False),
        ("Photographers waited outside the court all night.", False),
        ("A file with the names was found in the flat.", False),
    ],
)
def test_captions_told_by_their_words(line: str, caption: bool) -> None:
    assert is_caption(line, in_head=True) is caption


# ---------------------------------------------------------------- bylines, days, page lines


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("By Jane Doe", True),
        ("BY JANE DOE AND OMAR NASSER", True),
        ("By Jane Doe, The Associated Press", True),
        ("By Jane Doe in Tripoli and Omar Nasser in Tunis", True),
        ("Jane Doe - Benghazi", True),
        ("Jane Doe | Reuters", True),
        ("Omar al-Nasser, Senior Correspondent", True),
        ("Ankara / Anadolu", True),
        ("Cairo - Asharq Correspondent", True),
        ("Our Correspondent", True),
        ("AFP", True),
        ("Africa correspondent, Dakar", True),
        ("By Monday the army had taken the town and the hills around it.", False),
        ("By the time the police came the crowd had gone", False),
        ("Syria - Russia talks resume", False),
        ("Coastal Army Strikes Rebel Depot in Yemen", False),
        ("Kyiv  •  UNN", True),
        ("Haftar - the man and the myth", False),
        ("Moscow - Kyiv talks resume in Minsk", False),
        ("Jane Doe said on Monday", False),
    ],
)
def test_bylines(line: str, byline: bool) -> None:
    assert is_byline(line) is byline


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("Voice of the Coast, Lomé, August 27, 2023", "Voice of the Coast"),
        ("The Northern Star | 3 March 2020", "The Northern Star"),
        ("Al-Watan – Damascus – March 2, 2020", "Al-Watan"),
        ("2020-03-01 - Libya Observer", "Libya Observer"),
        ("Reuters, 5 May 2021", "Reuters"),
        ("Tripoli, 4 April 2019", None),
        ("Geneva Conference on Syria, January 22, 2014", None),
        ("The war in Libya, Tripoli, 4 April 2019 to 5 June 2020", None),
    ],
)
def test_page_heads(line: str, outlet: str | None) -> None:
    assert outlet_in(line) == outlet


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Published: 14 May 2019 10:32 GMT", True),
        ("Last updated on May 14, 2019 at 10:32 a.m. EDT", True),
        ("May 14, 2019", True),
        ("Tuesday 14 May 2019 10.32 BST", True),
        ("2019-05-14", True),
        ("14 May، 2019", True),
        ("02/03/2019 12:00", True),
        ("2/3 of the seats", False),
        ("May 14, 2019 was the day on which the truce ended.", False),
        ("On May 14, 2019, troops crossed", False),
        ("Updated rules came into force in 2019.", False),
    ],
)
def test_lines_that_only_say_when(line: str, expected: bool) -> None:
    assert is_date_line(line) is expected


_STORY = (
    "Gunmen stopped a bus on the coastal road on Monday and took four miners away, the provincial governor said. "
    "Nobody has said that he did it.\n\nA second bus was let go after an hour, a driver told the station by telephone."
)


@pytest.mark.parametrize(
    ("head", "outlet", "day", "agency"),
    [
        (
            "Sunday, June 2, 2024\n24 C\nPort Moresby\n\n{title}\n\nLAE (AP) – ",
            None,
            "2024-06-02",
            "Associated Press",
        ),
        (
            "Home » World » Buses stopped\n{title}\n14 Nov 2022 | 16:45\nBy Herald staff writer\n",
            None,
            "2022-11-14T16:45:00",
            None,
        ),
        ("{title}\n\n(Xinhua)    09:51, October 14, 2020\n\n", None, "2020-10-14T09:51:00", "Xinhua"),
        ("{title}\n\nFriday, February 23, 2024 by AFP\n\n", None, "2024-02-23", "Agence France-Presse"),
        ("{title}\n\nCoastline, January 17, 2020\n\n", "Coastline", "2020-01-17", None),
        ("{title}\n\nDaily Coast, 2020-01-17\n\n", "Daily Coast", "2020-01-17", None),
        ("{title}\n11 October 2019\nCoast Times (Abuja)\n", "Coast Times", "2019-10-11", None),
        ("{title}\n\nAFP Published 13 Sep, 2024 12:38pm\n\n", None, "2024-09-13T12:38:00", "Agence France-Presse"),
        ("{title}\n\nFebruary 23, 2024\nRFE/RL\n\n", None, "2024-02-23", "RFE/RL"),
        ("{title}\n\nPublished May 2, 2021\n\n", None, "2021-05-02", None),
        ("The Harbour Sun\n{title}\n\n{title}\n\n— 29th March 2018\n\n", "The Harbour Sun", "2018-03-29", None),
    ],
)
def test_heads_of_pages_as_they_are_copied(head: str, outlet: str | None, day: str, agency: str | None) -> None:
    line = "Four miners taken from bus on coastal road"
    report = report_from_text(head.replace("{title}", line) + _STORY)
    assert (report.title, report.outlet, report.published, report.metadata.get("agency")) == (line, outlet, day, agency)
    layout = find_parts(report.text)
    body = " ".join(span.cut(report.text) for span in layout.of("body"))
    assert body == _STORY.replace("\n\n", " ")


def test_what_stands_between_and_below_the_paragraphs_of_a_page_is_no_story() -> None:
    before, after = _STORY.split("\n\n")
    between = [
        "Officers inspect a burnt bus outside the depot in Lae on July 18, 2023.",
        "READ ALSO:",
        "Miners walk out over pay",
        "READ MOREGovernor to meet owners of the mine",
        "For all of our coverage of the mines, click here.",
    ]
    below = [
        "The first photo is illustrative",
        "(Web editor: Ana Rua, Pio)",
        "VISIT OUR OTHER SITES",
        "harbour.example.com",
        "No comments:",
    ]
    text = "\n".join(["Four miners taken from bus on coastal road", "", before, *between, after, *below])
    assert [span.cut(text) for span in find_parts(text).of("body")] == [before, after]


def test_who_wrote_it_is_found_below_a_standfirst_and_at_the_foot() -> None:
    before, after = _STORY.split("\n\n")
    standfirst = (
        "Four miners were taken from a bus on the coastal road, and nobody has said that he did it, officials said."
    )
    text = "\n".join([standfirst, "By Riyaz ul Haq", "Africa correspondent", before, after, "Basma Qadri"])
    layout = find_parts(text, title="Four miners taken")
    assert [span.cut(text) for span in layout.of("byline")] == [
        "By Riyaz ul Haq",
        "Africa correspondent",
        "Basma Qadri",
    ]
    assert [span.cut(text) for span in layout.of("body")] == [standfirst, before, after]


def test_place_and_day_alone_are_no_headline() -> None:
    assert report_from_text(f"Dhaka, October 29\n{_STORY}").title is None


def test_a_headline_of_two_words_stays_one() -> None:
    assert report_from_text(f"Miners freed\n\n{_STORY}").title == "Miners freed"


@pytest.mark.parametrize(
    ("line", "stamp"),
    [
        ("PTI | Updated: May 14, 2019 10:32 IST", "Updated: May 14, 2019 10:32 IST"),
        ("EFE - 02/03/2019 12:00", "02/03/2019 12:00"),
        ("14 May 2019", "14 May 2019"),
        ("Talks fail - May 14, 2019", None),
        (
            "Reuters | Cairo | Updated: 19-12-2019 21:42 IST | Created: 19-12-2019 21:40 IST",
            "Updated: 19-12-2019 21:42 IST",
        ),
        ("Reuters | Cairo", None),
    ],
)
def test_stamps_of_agency_and_time(line: str, stamp: str | None) -> None:
    assert stamp_in(line) == stamp


@pytest.mark.parametrize(
    ("line", "expected"),
    [("K.D./M.S.", True), ("ab/cde/fg", True), ("and so on", False), ("Damascus/Aleppo", False), ("Yes", False)],
)
def test_initials_at_the_foot(line: str, expected: bool) -> None:
    assert is_initials(line) is expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("(Reporting by Jane Doe in Cairo; Writing by Sam Reed; Editing by Ann Lee)", True),
        ("Additional reporting by Jane Doe", True),
        ("Associated Press writer Jane Doe in Cairo contributed to this report.", True),
        ("With inputs from PTI", True),
        ("Reporting by the commission has been slow, the minister said.", False),
        ("Writing from prison, Jane Doe told her readers not to lose hope.", False),
        ("Video from the scene shows shards of glass on the floor.", False),
        ("Russia contributed troops to the mission.", False),
    ],
)
def test_sign_offs(line: str, expected: bool) -> None:
    assert is_sign_off(line) is expected


def test_every_example_of_a_page_line_is_one_by_its_own_pattern() -> None:
    import re

    for entry in load_yaml("page_lines.yaml"):
        pattern = re.compile(rf"^\W*(?:{entry['pattern']})$", re.I | re.X)
        for line in entry["lines"]:
            assert pattern.match(line), (entry["what"], line)
            assert is_boilerplate(line)


@pytest.mark.parametrize(
    "line",
    [
        "Follow the money, she said, and the rest becomes plain.",
        "Share prices in Istanbul fell by three per cent after the announcement.",
        "Read the statement aloud, the judge told him.",
        "Support for the prime minister has fallen since March.",
        "Click by click, the shutters of the bazaar came down on Monday.",
        "Register offices across the country stayed closed.",
        "Listening posts along the border picked up the order.",
        "Copyrights were the subject of the second day of talks.",
        "This report was denied by the ministry.",
        "Print runs of the opposition daily were seized at dawn.",
        "Next to the embassy a second car exploded.",
        "Live fire was heard in the north of the city.",
        "More than forty people died.",
        "Topics included the border, water and debt.",
        "Ends do not justify means, the bishop wrote.",
        "Received with honours in Riyadh, the president flew on to Doha.",
        "Get the latest hostage out first, the mediator told them.",
        "Home to two million people, the city has no airport.",
        '"Follow us," the officer shouted.',
    ],
)
def test_sentences_of_the_story_are_not_page_lines(line: str) -> None:
    assert not is_boilerplate(line)


# ---------------------------------------------------------------- properties

_LINE = st.one_of(
    st.text(max_size=80),
    st.sampled_from(
        [FIRST, SECOND, "Motive", "(AFP)", "By Jane Doe", "KABUL (AP) —", "Read more",
        "A view of Sana (Al-Masdar News)",
         FIRST + " (Reuters)", "May 14, 2019", "", "   ", "Photo: AFP", "He left. - AFP", "BEIRUT: " + SECOND]
    ),
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(_LINE, max_size=12), st.sampled_from(["\n", "\n\n", " \n"]), st.one_of(st.none(), st.text(max_size=40)))
def test_parts_cut_trimmed_pieces_that_do_not_overlap_and_leave_no_word_out(
    lines: list[str], glue: str, title: str | None
) -> None:
    report = report_from_text(glue.join(lines), title=title)
    text, covered = report.text, [0] * len(report.text)
    for part in report.parts:
        assert 0 <= part.start < part.end <= len(text)
        piece = text[part.start : part.end]
        assert piece == piece.strip()
        for i in range(part.start, part.end):
            covered[i] += 1
    for one in report.parts:
        for other in report.parts:
            if one is not other and one.start < other.end and other.start < one.end:
                assert {one.kind, other.kind} == {"caption", "credit"}, (one, other)
    assert all(covered[i] or char.isspace() for i, char in enumerate(text))


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_offsets_of_a_text_without_a_title_hold(text: str) -> None:
    report = report_from_text(text)
    assert len(report.text) == len(text)
    assert report.id == report_from_text(text, file="elsewhere.txt").id
