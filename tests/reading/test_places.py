"""Places of one report: tables of press sentences with the places that they name and where those lie."""

from __future__ import annotations

from itertools import pairwise

import pytest

from dragoman.knowledge.gazetteer import distance
from dragoman.reading.cast import Cast
from dragoman.reading.parsed import ParsedReport
from dragoman.reading.parser import parse_report
from dragoman.reading.places.finding import find_places, place_for
from dragoman.records import Chain, ChainName, Mention, Part, PlaceMention, Report

NOBODY = Cast((), ())


def parse(text: str) -> ParsedReport:
    return parse_report(Report(id="r", text=text, parts=(Part(kind="body", start=0, end=len(text)),)))


def places_of(text: str, cast: Cast = NOBODY) -> dict[str, PlaceMention]:
    return {text[p.start : p.end]: p for p in find_places(parse(text), cast)}


# text, words, country, latitude, longitude, kilometres that the point may be off, resolution
PLACED = [
    # namesakes told apart by the words beside them
    ("Fighters shelled Tripoli, and Libya closed its airspace.", "Tripoli", "LBY", 32.9, 13.2, 30, 4),
    ("Lebanese troops deployed in Tripoli, north of Beirut.", "Tripoli", "LBN", 34.4, 35.8, 30, 4),
    ("Clashes broke out in Tripoli, Lebanon.", "Tripoli", "LBN", 34.4, 35.8, 30, 4),
    ("Libyan envoys and Syria agreed in Damascus on a mission in Tripoli.", "Tripoli", "LBY", 32.9, 13.2, 30, 4),
    ("Tripoli was shelled again on Monday.", "Tripoli", "LBY", 32.9, 13.2, 30, 4),
    ("Russia and Georgia fought a war over South Ossetia in 2008, and Tbilisi lost.",
     "Georgia", "GEO", 42.0, 43.5, 100, 1),
    ("Voters in Georgia and Alabama lined up early, officials in Atlanta said.", "Georgia", "USA", 32.7, -83.5, 150, 2),
    ("A tornado hit Arab, Alabama, on Monday.", "Arab", "USA", 34.3, -86.5, 30, 4),
    ("Police in Birmingham, Alabama, arrested two men.", "Birmingham", "USA", 33.5, -86.8, 30, 4),
    ("The trial opened in Birmingham, in central England.", "Birmingham", "GBR", 52.5, -1.9, 30, 4),
    ("He lives in Birmingham and works in Manchester.", "Birmingham", "GBR", 52.5, -1.9, 30, 4),
    ("Farmers blocked a road near Córdoba in Argentina.", "Córdoba", "ARG", -31.4, -64.2, 60, None),
    ("The mosque of Córdoba in southern Spain draws visitors.", "Córdoba", "ESP", 37.9, -4.8, 60, None),
    ("A fire broke out in Paris, Texas, on Friday.", "Paris", "USA", 33.7, -95.6, 30, 4),
    ("Leaders met in Paris on Friday.", "Paris", "FRA", 48.9, 2.35, 30, None),
    ("He was born in Alexandria, Egypt.", "Alexandria", "EGY", 31.2, 29.9, 40, 4),
    ("A tornado hit Alexandria, Louisiana.", "Alexandria", "USA", 31.3, -92.4, 40, 4),
    ("The man from Lexington, Ky., was released.", "Lexington", "USA", 38.0, -84.5, 40, 4),
    ("Rescuers reached Santiago, the capital of Chile, at dawn.", "Santiago", "CHL", -33.4, -70.7, 60, None),
    ("Iraqi forces left Hamadan airport in Iran.", "Iran", "IRN", 32.0, 53.0, 50, 1),
    ("Troops left Valencia in Venezuela for Caracas.", "Valencia", "VEN", 10.2, -68.0, 40, 4),
    ("Hyderabad, Pakistan, was flooded.", "Hyderabad", "PAK", 25.4, 68.4, 60, 4),
    ("The army held a parade in Hyderabad, in the Indian state of Telangana.", "Hyderabad", "IND", 17.4, 78.5, 60, 4),
    # airports, bases, camps and crossings
    ("The first plane landed at Benina airport outside Benghazi.", "Benina airport", "LBY", 32.1, 20.3, 20, 5),
    ("U.S. soldiers at the Al-Tanf base in Syria were unhurt.", "Al-Tanf base", "SYR", 33.5, 38.6, 30, 5),
    ("Jets took off from Hmeimim air base at night.", "Hmeimim air base", "SYR", 35.4, 35.9, 20, 5),
    ("Thousands live in al-Hol camp in northeastern Syria.", "al-Hol camp", "SYR", 36.4, 41.1, 30, 5),
    ("Trucks queued at the Rafah crossing.", "Rafah crossing", "PSE", 31.25, 34.26, 20, 5),
    ("Rockets fell near Damascus International Airport.", "Damascus International Airport", "SYR", 33.4, 36.5, 20, 5),
    ("Drones struck the Mitiga airport in Tripoli.", "Mitiga airport", "LBY", 32.9, 13.3, 20, 5),
    # regions, provinces, seas and spellings
    ("Shelling continued in Donbas overnight.", "Donbas", "UKR", 48.2, 38.3, 80, None),
    ("Militias burned villages in Darfur.", "Darfur", "SDN", 13.5, 24.0, 150, None),
    ("Protests erupted across the West Bank.", "West Bank", "PSE", 31.95, 35.25, 60, None),
    ("Rebels withdrew from Idlib province in Syria.", "Idlib", "SYR", 35.9, 36.6, 60, 2),
    ("A tanker was seized in the Strait of Hormuz.", "Strait of Hormuz", None, 26.6, 56.3, 60, None),
    ("Russia annexed Crimea in 2014.", "Crimea", "UKR", 45.2, 34.2, 100, None),
    ("The governor of Hasaka fled to Deir al-Zour.", "Deir al-Zour", "SYR", 35.3, 40.1, 40, 4),
    ("Houthi fighters left the port of Hodeidah.", "Hodeidah", "YEM", 14.8, 42.95, 40, 4),
    ("Women marched in Catalonia and in Madrid.", "Catalonia", "ESP", 41.8, 1.6, 100, None),
    ("The envoy flew to Tobruk to meet lawmakers.", "Tobruk", "LBY", 32.1, 24.0, 30, 4),
    ("Kyiv and Kharkiv were hit by missiles.", "Kharkiv", "UKR", 50.0, 36.25, 40, 4),
    ("The Sahel has become a battlefield, France said, and Mali asked for help.", "Sahel", None, 15.0, 5.0, 300, None),
    ("Turkish forces shelled villages near Afrin in northern Syria.", "Afrin", "SYR", 36.5, 36.9, 30, 4),
    ("The sheriff of Douglas County, Colorado, resigned.", "Douglas County", "USA", 39.3, -104.9, 80, 3),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "words", "country", "latitude", "longitude", "off", "resolution"), PLACED, ids=[p[0][:50] for p in PLACED]
)
def test_a_name_is_found_and_placed(
    text: str, words: str, country: str | None, latitude: float, longitude: float, off: float, resolution: int | None
) -> None:
    found = places_of(text)
    assert words in found, f"found {sorted(found)}"
    place = found[words]
    assert place.country == country
    assert place.latitude is not None
    assert place.longitude is not None
    assert distance((place.latitude, place.longitude), (latitude, longitude)) <= off
    if resolution is not None:
        assert place.resolution == resolution


NO_PLACES = [
    "Thousands rallied for the Alliance of Sahel States.",
    "The Organization of American States condemned the vote.",
    "Paris Hilton opened the show, and Hilton waved.",
    "Michael Jordan retired, and Jordan said he was happy.",
    "Abraham Lincoln freed the slaves.",
    "Mr. Houston denied the charge, and Houston left.",
    "The Washington Post reported the story.",
    "According to the statement, the police were unhurt.",
    "However, the government said it would not resign.",
    "The Syrian delegation thanked the Turkish mediators.",
    "Officials of the WHO said IT firms were to blame.",
    # peoples and bodies that some small town is called after
    "He spoke of the Arab world and of Baltic unity, and Arab envoys applauded.",
    "The Gulf states and Hamas sent envoys, as did the Cherokee and the Roma.",
]


@pytest.mark.parametrize("text", NO_PLACES)
def test_persons_papers_and_common_words_are_no_places(text: str) -> None:
    assert {words for words, place in places_of(text).items() if not place.adjective} == set()


def test_one_name_has_one_sense_in_a_report() -> None:
    text = (
        "Gunmen attacked a hotel in Tripoli. The Libyan capital was calm on Sunday. "
        "Tripoli fell silent, and in Benghazi and Misrata, Libya, people rejoiced."
    )
    found = [p for p in find_places(parse(text), NOBODY) if p.name == "Tripoli"]
    assert len(found) == 2
    assert {p.country for p in found} == {"LBY"}


def test_a_country_that_only_says_whose_is_marked() -> None:
    found = places_of("U.S. officials met rebels in Turkey.")
    assert found["U.S."].adjective
    assert not found["Turkey"].adjective


def cast_with(text: str, words: str, kind: str, name_kind: str) -> Cast:
    start = text.index(words)
    chain = Chain(name=words, named=True, kind=kind, names=(ChainName(text=words, kind=name_kind, count=1),))  # type: ignore[arg-type]
    mention = Mention(start=start, end=start + len(words), head=start, kind=name_kind, chain=0)  # type: ignore[arg-type]
    return Cast((mention,), (chain,))


def test_a_capital_that_speaks_is_an_actor_where_the_cast_says_so() -> None:
    text = "Washington said it would not recognise the vote in Crimea."
    found = places_of(text, cast_with(text, "Washington", "government", "metonym"))
    assert "Washington" not in found or found["Washington"].actor
    assert not found["Crimea"].actor


def test_a_country_that_acts_is_an_actor_and_one_that_is_visited_is_not() -> None:
    text = "Russia sent mercenaries to Libya."
    found = places_of(text, cast_with(text, "Russia", "state", "name"))
    assert found["Russia"].actor
    assert not found["Libya"].actor


def test_a_site_of_no_gazetteer_lies_in_the_town_named_beside_it() -> None:
    found = places_of("Two people died at the Al Nuri Hospital in Mosul, Iraq.")
    site = next((p for words, p in found.items() if "Hospital" in words), None)
    assert site is None or (site.geonames is None and site.country == "IRQ")


def test_a_local_paper_means_the_namesakes_of_its_own_province() -> None:
    # each of these counties and towns has larger namesakes; together they are found in one state only
    text = "Police of Athens, Palestine and Tyler met sheriffs of Henderson County and Anderson County in Corsicana."
    where = {p.name: (p.country, round(p.latitude or 0)) for p in places_of(text).values()}
    assert where
    assert all(country == "USA" and 31 <= latitude <= 33 for country, latitude in where.values()), where


def test_a_town_of_a_state_that_no_gazetteer_knows_is_in_that_state() -> None:
    place = places_of("HOLLIDAY, Mo. — A man was hurt in a fire on Monday.")["HOLLIDAY"]
    assert (place.country, round(place.latitude or 0)) == ("USA", 38)


def test_spans_cut_the_words_in_order_and_never_overlap() -> None:
    text = " ".join(p[0] for p in PLACED)
    found = find_places(parse(text), NOBODY)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(text[p.start].isupper() or text[p.start : p.end].startswith("al-") for p in found)


@pytest.mark.parametrize("text", ["", "\n\n", "al-", "U.S.", "X, Y", "St. St. St.", "É" * 300, "A, " * 400])
def test_odd_texts_raise_nothing(text: str) -> None:
    find_places(parse(text), NOBODY)


WHERE = [
    ("The delegation from Benghazi met ministers in Damascus.", "met", "Damascus"),
    ("Airstrikes in Idlib killed 34 soldiers, Ankara said.", "Airstrikes", "Idlib"),
    ("Airstrikes in Idlib killed 34 soldiers, Ankara said.", "killed", "Idlib"),
    ("Jets from Hmeimim bombed a market in Sarmin, Idlib province, in Syria.", "bombed", "Sarmin"),
    ("The two sides signed an accord in Geneva on Monday.", "signed", "Geneva"),
    ("Militants carried out an attack on a base near Gao.", "attack", "Gao"),
    ("Thousands protested outside parliament in Baghdad.", "protested", "Baghdad"),
    ("He denied the report.", "denied", None),
    ("Gunmen killed nine soldiers near the border with Chad.", "killed", None),
    ("Moscow said rebels had shelled a school in Donetsk.", "shelled", "Donetsk"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "word", "expected"), WHERE, ids=[f"{w[1]}: {w[0]}"[:60] for w in WHERE])
def test_an_event_was_where_its_own_words_say(text: str, word: str, expected: str | None) -> None:
    parsed = parse(text)
    places = find_places(parsed, NOBODY)
    token = next(t for t in parsed.doc if t.text == word)
    index = place_for(parsed, token, places)
    assert (text[places[index].start : places[index].end] if index is not None else None) == expected
