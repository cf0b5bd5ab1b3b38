"""The brief of a story built by hand: what it says, and that a report's words stay words in every rendering."""

from __future__ import annotations

import io
import re
from html.parser import HTMLParser

import pytest
from by_hand import day, month, place
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from stories_by_hand import SENTENCES, make_picture, picture_of

from dragoman.records import (
    Count,
    Difference,
    Event,
    Evidence,
    Interval,
    Label,
    LabelUse,
    Modality,
    Name,
    Part,
    Picture,
    Span,
    Value,
)
from dragoman.telling import dates, markdown, page, terminal, words
from dragoman.telling.brief import compose_brief
from dragoman.telling.differing import slot_name
from dragoman.telling.event_words import event_line
from dragoman.telling.lines import Line
from dragoman.telling.statements import cued, is_statement
from dragoman.telling.view import StoryView

HOSTILE = '<script>alert(1)</script> [x](javascript:y) [bold]z[/bold] \x1b[31m"><img src=x onerror=y>'


def sections(picture: Picture) -> dict[str, list[Line]]:
    return {section.title: list(section.lines) for section in compose_brief(picture, "s1").sections}


def line_of(picture: Picture, number: int) -> str:
    """The line of one of the picture's events."""
    return StoryView(picture, "s1").event_line(picture.events[number]).text


def test_a_contradiction_shows_both_days_with_their_reports() -> None:
    difference = sections(make_picture())["Where the accounts differ"][0]
    assert difference.kind == "contradiction"
    assert [(line.text, line.marks) for line in difference.below] == [
        ("28 February 2020", (1, 3)),
        ("29 February 2020", (2,)),
    ]


def test_every_line_with_a_statement_leads_to_a_sentence() -> None:
    def check(line: Line) -> None:
        assert line.marks
        for below in line.below:
            check(below)

    for lines in sections(make_picture()).values():
        for line in lines:
            check(line)


def test_a_reprint_is_listed_as_one() -> None:
    sources = compose_brief(make_picture(), "s1").sources
    assert [(s.mark, s.name, s.note) for s in sources] == [
        (1, "The Courier", "1 March 2020"),
        (2, "The Herald", "2 March 2020"),
        (3, "The Echo", "undated, repeats the text of [1]"),
    ]


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))


def html_of(picture: Picture) -> str:
    return page.render(picture, "s1")


def test_a_reports_words_never_become_markup_in_the_page() -> None:
    tags = Tags()
    tags.feed(html_of(make_picture(title=HOSTILE, outlet=HOSTILE, text="\n".join([HOSTILE, *SENTENCES]))))
    assert not {tag for tag, _ in tags.seen} & {"script", "img", "iframe", "object"}
    assert not [attrs for _, attrs in tags.seen if any(name.startswith("on") for name in attrs)]
    assert all((attrs.get("href") or "#").startswith("#") for _, attrs in tags.seen)


def test_names_places_labels_and_addresses_of_a_report_never_become_markup() -> None:
    hostile = HOSTILE + "\u202e' onfocus='x"
    picture = make_picture()
    (story,) = picture.stories
    assert story.comparison is not None
    label = Label(actor="Syria", by_report={"r1": (LabelUse(text=hostile, tone=-1, words_of=()),)})
    picture = replace(
        picture,
        actors=tuple(replace(one, name=hostile) for one in picture.actors),
        places=tuple(replace(one, name=hostile) for one in picture.places),
        events=tuple(replace(one, label=hostile) for one in picture.events),
        reports=tuple(replace(one, url=hostile, byline=hostile, file=hostile) for one in picture.reports),
        claims=tuple(replace(one, cue=hostile, source_text=hostile) for one in picture.claims),
        ties=tuple(replace(one, matter=hostile) for one in picture.ties),
        stories=(replace(story, comparison=replace(story.comparison, labels=(label,))),),
    )
    text = html_of(picture)
    tags = Tags()
    tags.feed(text)
    assert not {tag for tag, _ in tags.seen} & {"script", "img", "iframe", "object"}
    assert not [attrs for _, attrs in tags.seen if any(name.startswith("on") for name in attrs)]
    assert all((attrs.get("href") or "#").startswith("#") for _, attrs in tags.seen)
    assert "\u202e" not in text  # a mark that turns the writing around is no part of a name
    assert "\x1b" not in text


def test_every_number_in_the_page_leads_to_a_sentence_that_is_there() -> None:
    tags = Tags()
    tags.feed(html_of(make_picture()))
    targets = [attrs["href"] or "" for _, attrs in tags.seen if "href" in attrs]
    ids = [attrs["id"] for _, attrs in tags.seen if "id" in attrs]
    assert len(ids) == len(set(ids))
    assert targets
    assert {t[1:] for t in targets} <= set(ids)


def test_a_sentence_leads_back_to_the_first_number_that_leads_to_it() -> None:
    tags = Tags()
    tags.feed(html_of(make_picture()))
    ids = {attrs["id"]: attrs.get("href") for _, attrs in tags.seen if "id" in attrs}
    back = [(attrs["href"] or "")[1:] for _, attrs in tags.seen if attrs.get("class") == "back"]
    assert back
    assert all(ids[to] == f"#{to.removeprefix('to-')}" for to in back)


def test_the_page_holds_each_report_in_full() -> None:
    picture = make_picture()
    text = re.sub(r"<[^>]+>|↩", "", html_of(picture))
    _, _, full = text.rpartition("Underlined: ")
    for sentence in SENTENCES:
        assert full.count(sentence) == sum(sentence in report.text for report in picture.reports)


@given(st.text(min_size=1, max_size=80))
@settings(max_examples=60, deadline=None)
def test_any_title_is_inert_in_markdown_and_terminal(title: str) -> None:
    from rich.console import Console

    brief = compose_brief(make_picture(title=title), "s1")
    first = markdown.render(brief).split("\n")[0]
    assert first.startswith("# ")
    assert not re.search(r"(?<!\\)[\[\]<>`*_]", re.sub(r"\\\\", "", first[2:]))
    sink = io.StringIO()
    terminal.show(brief, Console(file=sink, width=200, color_system=None))
    assert "\x1b" not in sink.getvalue()


def test_rich_markup_in_a_report_is_shown_as_it_stands() -> None:
    from rich.console import Console

    sink = io.StringIO()
    terminal.show(compose_brief(make_picture(title=HOSTILE), "s1"), Console(file=sink, width=400))
    assert "[bold]z[/bold]" in sink.getvalue()


@pytest.mark.parametrize(
    ("interval", "text"),
    [
        (day("2020-02-29"), "29 February 2020"),
        (month("2018-09-01", "2018-09-30"), "September 2018"),
        (Interval(start="2011-01-01", end="2011-12-31", grain="year"), "2011"),
        (Interval(start="2013-10-01", end=None, grain="vague"), "since about October 2013"),
        (Interval(start="2013-10-01", end=None, grain="quarter"), "since late 2013"),
        (Interval(start=None, end="2013-12-31", grain="quarter"), "until late 2013"),
        (Interval(start="2013-05-01", end="2013-08-31", grain="quarter"), "mid-2013"),
        (Interval(start="2013-04-01", end="2013-06-30", grain="quarter"), "about April 2013"),
        (Interval(start="2013-12-01", end="2014-02-28", grain="season"), "winter 2013"),
        (Interval(start="1950-01-01", end="1953-12-31", grain="year"), "1950 to 1953"),
        (Interval(start="2013-03-01", end="2013-03-10", grain="month"), "early March 2013"),
        (Interval(start="2013-03-21", end="2013-03-31", grain="month"), "late March 2013"),
        (Interval(start=None, end="2013-10-01", grain="vague"), "until about October 2013"),
        (Interval(start="2013-10-04", end=None, grain="day"), "since 4 October 2013"),
        (Interval(start="2019-04-01", end=None, grain="month"), "since April 2019"),
        (Interval(start="1953-01-01", end=None, grain="year"), "since 1953"),
        (Interval(start="2018-04-23", end="2018-04-29", grain="week"), "between 23 and 29 April 2018"),
        (Interval(start="2020-02-24", end="2020-03-01", grain="week"), "between 24 February and 1 March 2020"),
    ],
)
def test_dates_are_told_as_precisely_as_they_are_known(interval: Interval, text: str) -> None:
    assert dates.when(interval) == text


@pytest.mark.parametrize(
    ("low", "high", "text"),
    [
        (34, 34, "34 killed"),
        (24, None, "at least 24 killed"),
        (10, 15, "between 10 and 15 killed"),
        (None, 20, "up to 20 killed"),
        (None, None, "some killed"),
        (
            10_800_000,
            13_200_000,
            "about 12 million killed",
        ),  # "some 12 million", read as a tenth to each side
        (180, 200, "between 180 and 200 killed"),
        (1200, 1200, "1,200 killed"),
    ],
)
def test_counts(low: float | None, high: float | None, text: str) -> None:
    assert words.count(Count(what="killed", low=low, high=high)) == text


@pytest.mark.parametrize("modality", ["alleged", "planned", "hypothetical", "denied"])
def test_what_only_others_say_is_told_as_theirs(modality: Modality) -> None:
    picture = make_picture()
    aid = next(e for e in picture.events if e.id == "e2")
    told: Event = replace(aid, modality=modality)
    line = event_line(
        told, {a.id: a for a in picture.actors}, {p.id: p for p in picture.places}, {c.id: c for c in picture.claims}
    )
    assert line.startswith("According to the ministry: ")


def test_long_lists_are_counted() -> None:
    assert words.listed(["a"]) == "a"
    assert words.listed(["a", "b", "c"]) == "a, b and c"
    assert words.listed([*"abcdefgh"]) == "a, b, c, d, e and 3 others"


LONG = "The envoys met in the old palace by the river " * 8 + "and Mekdad signed for his government" + " at dusk" * 20


@pytest.mark.parametrize(("near", "begins", "ends"), [(0, "The envoys", " …"), (LONG.index("Mekdad"), "… ", " …")])
def test_long_quotes_are_cut_between_words_and_around_what_is_wanted(near: int, begins: str, ends: str) -> None:
    told = words.clipped(LONG, near)
    assert told.startswith(begins)
    assert told.endswith(ends)
    assert len(told) <= words.LONGEST_QUOTE + 6
    assert LONG[near:].split()[0] in told
    assert set(told.replace("…", "").split()) <= set(LONG.split())


def test_short_quotes_stay_whole() -> None:
    assert words.clipped("Mekdad  met\nthe envoys.", 8) == "Mekdad met the envoys."


@pytest.mark.parametrize(
    ("slot", "name"),
    [
        ("head.LBY", "Who led, or is named first, for Libya"),
        ("persons.SYR", "Who stood for Syria"),
        ("counts.killed", "How many killed"),
        ("place", "Where"),
    ],
)
def test_slots_have_names(slot: str, name: str) -> None:
    assert slot_name(slot) == name


@pytest.mark.parametrize(
    ("slot", "values", "name"),
    [
        ("counts.weapons", ["2 tankers", "at least 3 tankers"], "How many tankers"),
        ("counts.killed", ["31", "at least 34"], "How many killed"),
        ("counts.money", ["180 million USD", "210 million USD"], "How much money"),
        ("counts.displaced", ["12 million", "10 million"], "How many displaced"),
    ],
)
def test_numbers_are_named_after_what_they_count(slot: str, values: list[str], name: str) -> None:
    assert slot_name(slot, values) == name


def _denied_by_syria() -> Picture:
    """The Herald passes on that the ministry denies the shipment of which The Courier tells on its word."""
    picture = make_picture()
    (attack, aid), (claim,) = picture.events, picture.claims
    said = Evidence("r2", 0, 44)
    account = replace(aid.accounts[0], report="r2", modality="denied", claims=("c2",), evidence=(said,))
    denied = replace(account, slots={"modality denied": (said,)})
    second = replace(claim, id="c2", report="r2", source="Syria", cue="denied", cue_class="denies", evidence=(said,))
    aid = replace(aid, accounts=(aid.accounts[0], denied))
    return picture_of(list(picture.reports), [attack, aid], [claim, second], [])


def test_who_claims_and_who_denies_are_told_apart() -> None:
    told = line_of(_denied_by_syria(), 1)
    assert told.startswith("According to the ministry: material help")
    assert told.endswith("denied by Syria")
    found = sections(_denied_by_syria())
    (whether,) = [line for line in found["Where the accounts differ"] if line.text.startswith("Whether")]
    assert [line.text for line in whether.below] == ["claimed by the ministry", "denied by Syria"]


def test_who_denies_an_act_is_none_of_its_sources_whatever_else_he_says_of_it() -> None:
    picture = _denied_by_syria()
    attack, aid = picture.events
    first = replace(aid.accounts[0], claims=("c1", "c3"))
    tweet = replace(picture.claims[0], id="c3", source="Syria")
    told = replace(
        picture, events=(attack, replace(aid, accounts=(first, aid.accounts[1]))), claims=(*picture.claims, tweet)
    )
    line = line_of(told, 1)
    assert line.startswith("According to the ministry:")
    assert line.endswith("denied by Syria")


def test_who_did_an_act_by_one_source_s_word_alone_is_told_so() -> None:
    picture = _denied_by_syria()
    attack, _ = picture.events
    stated, charged = attack.accounts[0], replace(attack.accounts[0], report="r2", modality="alleged", claims=("c1",))
    unknown = replace(attack, accounts=(replace(stated, actors=()), charged), modality="occurred")
    actors = {actor.id: actor for actor in picture.actors}
    places = {place.id: place for place in picture.places}
    claims = {claim.id: claim for claim in picture.claims}
    assert "Turkey (according to the ministry) → Syria" in event_line(unknown, actors, places, claims)
    known = replace(unknown, accounts=(stated, charged))
    assert "according" not in event_line(known, actors, places, claims)


def test_nobody_denies_an_act_by_saying_that_something_is_not() -> None:
    picture = _denied_by_syria()
    attack, aid = picture.events
    silent = replace(aid.accounts[1], modality="negated", slots={"modality negated": aid.accounts[1].evidence})
    said = replace(picture.claims[1], cue="said", cue_class="says")
    told = replace(
        picture, events=(attack, replace(aid, accounts=(aid.accounts[0], silent))), claims=(picture.claims[0], said)
    )
    line = line_of(told, 1)
    assert "denied" not in line
    assert line.startswith("According to the ministry:")


def test_a_meeting_says_which_visit_it_is_part_of() -> None:
    picture = make_picture()
    attack, aid = picture.events
    told = replace(picture, events=(attack, replace(aid, part_of="e1")))
    assert line_of(told, 1).endswith("part of “met”")


def test_a_contradicted_day_is_never_told_without_saying_so() -> None:
    picture = make_picture()
    attack = replace(picture.events[0], date=day("2020-02-28"))
    dated = replace(picture, events=(attack, picture.events[1]))
    assert "28 February 2020 (contradicted)" in line_of(dated, 0)
    assert "28 February 2020 (contradicted)" in sections(dated)["Timeline"][0].text


def test_what_somebody_says_by_the_word_of_another_is_told_so() -> None:
    picture = make_picture()
    (claim,) = picture.claims
    outer = replace(claim, id="c2", source="Turkey", cue="believes", content=Span(45, 92), fragments=(Span(45, 92),))
    told = replace(picture, claims=(replace(claim, inside="c2"), outer))
    below = [line.text for source in sections(told)["Who says so"] for line in source.below if "fuel" in line.text]
    assert "said: Syria shipped fuel (according to Turkey)" in below


@pytest.mark.parametrize("goes_on", [True, False])
def test_a_cue_that_stands_right_before_its_content_reads_on(goes_on: bool) -> None:
    picture = make_picture()
    text = "\n".join((SENTENCES[0], f"The ministry urged {'' if goes_on else 'on Friday '}Turkey to pay for its fuel."))
    start = text.index("Turkey to")
    claim = replace(picture.claims[0], cue="urged", content=Span(start, len(text)), fragments=(Span(start, len(text)),))
    reports = [replace(picture.reports[0], text=text), *picture.reports[1:]]
    (source,) = sections(replace(picture, reports=tuple(reports), claims=(claim,)))["Who says so"]
    colon = "" if goes_on else ":"
    assert [line.text for line in source.below] == [f"urged{colon} Turkey to pay for its fuel."]


def test_a_headline_s_words_are_not_quoted_beside_those_of_the_body() -> None:
    picture = make_picture()
    (claim,) = picture.claims
    first = picture.reports[0]
    parts = (Part(kind="title", start=0, end=44), Part(kind="body", start=45, end=len(first.text)))
    title = replace(claim, id="c2", content=Span(0, 32), fragments=(Span(0, 32),), evidence=(Evidence("r1", 0, 44),))
    told = replace(picture, reports=(replace(first, parts=parts), *picture.reports[1:]), claims=(claim, title))
    (source,) = sections(told)["Who says so"]
    assert [line.text for line in source.below] == ["said: Syria shipped fuel"]


def test_according_to_is_not_repeated_as_a_cue() -> None:
    picture = make_picture()
    told = replace(picture, claims=(replace(picture.claims[0], cue="According to"),))
    (source,) = sections(told)["Who says so"]
    assert [below.text for below in source.below] == ["Syria shipped fuel"]


@pytest.mark.parametrize(
    ("cut", "whole"),
    [
        ('he called it a "sham lawsuit.', 'he called it a "sham lawsuit."'),
        ('obstructionists" for filing it', '"obstructionists" for filing it'),
        ('a "sham" and a "farce', 'a "sham" and a "farce"'),
        ('a "sham" lawsuit', 'a "sham" lawsuit'),
        ("he called it “a farce", "he called it “a farce”"),
        ("a farce” he said", "“a farce” he said"),
        ("he called it a „farce“.", "he called it a „farce“."),
        ("„a farce", "„a farce”"),
        ("the court's ruling", "the court's ruling"),
    ],
)
def test_a_quotation_that_a_claim_cuts_keeps_both_its_marks(cut: str, whole: str) -> None:
    assert words.with_both_marks(cut) == whole


@pytest.mark.parametrize(
    ("marks", "told"),
    [
        ((), ""),
        ((1, 3), "[1] [3]"),
        ((1, 2, 3, 4, 6, 9, 10, 12), "[1–4, 6, 9, 10, 12]"),
    ],
)
def test_many_marks_are_told_in_runs(marks: tuple[int, ...], told: str) -> None:
    assert words.marked(marks) == told


@pytest.mark.parametrize(
    ("count", "told"),
    [
        (Count(what="killed", low=34.0, high=34.0), "34 killed"),
        (Count(what="weapons", low=2.0, high=9.0, unit="rifle"), "between 2 and 9 rifles"),
        (Count(what="weapons", low=1.0, high=1.0, unit="boat"), "1 boat"),
        (Count(what="money", low=5e6, high=5e6, unit="USD"), "5 million USD"),
    ],
)
def test_a_count_is_told_with_its_unit(count: Count, told: str) -> None:
    assert words.count(count) == told


@pytest.mark.parametrize(
    ("cue", "content", "told"),
    [
        ("said", "the fuel was sold", "said: the fuel was sold"),
        ("affirms", "that the fuel was sold", "affirms that the fuel was sold"),
        ("had told", "that the fuel was sold", "had said that the fuel was sold"),
        ("told", "“It was sold”", "said: “It was sold”"),
        ("according to", "the fuel was sold", "the fuel was sold"),
        (None, "the fuel was sold", "the fuel was sold"),
    ],
)
def test_a_cue_reads_on_into_indirect_speech(cue: str | None, content: str, told: str) -> None:
    assert cued(cue, content) == told


def test_numbers_are_told_once_and_the_dead_first() -> None:
    picture = make_picture()
    attack = replace(
        picture.events[0],
        counts=(
            Count(what="injured", low=9, high=9),
            Count(what="killed", low=4, high=4),
            Count(what="people", low=3, high=3),
            Count(what="troops", low=4, high=4),
        ),
    )
    actors = {one.id: one for one in picture.actors}
    assert event_line(attack, actors, {}, {}) == "Attack: Turkey → Syria (“met”), 4 killed, 9 injured"


def test_a_contradicted_number_is_told_as_the_reports_give_it() -> None:
    picture = make_picture()
    attack = replace(picture.events[0], counts=(Count(what="killed", low=2, high=4),))
    two, four = (Value(value=text, reports=(report,), evidence=()) for text, report in (("2", "r1"), ("4", "r2")))
    (story,) = picture.stories
    assert story.comparison is not None
    differing = Difference(event=attack.id, slot="counts.killed", values=(two, four), kind="contradiction")
    comparison = replace(story.comparison, differing=(differing,))
    told = replace(picture, events=(attack, picture.events[1]), stories=(replace(story, comparison=comparison),))
    assert "2 or 4 killed (contradicted)" in line_of(told, 0)


@pytest.mark.parametrize(
    ("until", "said"), [("former", ", formerly"), ("2020-02-29", ", until 29 February 2020"), ("2019", ", until 2019")]
)
def test_a_tie_says_until_when_it_held_or_that_it_did(until: str, said: str) -> None:
    picture = make_picture()
    line = words.tie_line(replace(picture.ties[0], until=until), {a.id: a for a in picture.actors}, {})
    assert line.endswith(said)


def test_a_place_is_called_as_the_reports_spell_it_where_that_is_its_name() -> None:
    def told(name: str, *spelled: str) -> str:
        names = [Name(text=text, kind="name", reports={"r1": 1}) for text in spelled]
        return words.place(place(name, "AFG", names=names))

    assert told("Faīẕābād", "Faizabad", "FAIZABAD") == "Faizabad"
    assert told("Kabul", "KABUL") == "Kabul"
    assert told("United Kingdom", "Britain") == "United Kingdom"


def test_nobody_is_named_by_a_pronoun() -> None:
    picture = make_picture()
    actors = {one.id: replace(one, name="We") for one in picture.actors}
    assert words.source(picture.claims[0], actors) == "a source not named"


def test_a_sentence_that_stands_for_a_title_is_cut_short() -> None:
    title = compose_brief(make_picture(title="The envoy said " + "again " * 60), "s1").title
    assert len(title) <= words.LONGEST_TITLE + 2
    assert title.endswith("…")


@pytest.mark.parametrize(
    ("cue", "statement"),
    [
        ("said", True),
        ("did not rule out", True),
        ("does not accept", True),
        ("declined to elaborate on", False),
        ("did not cite", False),
        ("has not yet released", False),
        ("did not comment on", False),
    ],
)
def test_who_gives_nothing_away_states_nothing(cue: str, statement: bool) -> None:
    (claim, *_) = make_picture().claims
    assert is_statement(replace(claim, cue=cue)) is statement


def test_two_actors_of_one_name_have_no_tie_to_tell() -> None:
    picture = make_picture()
    (told,) = picture.ties
    named = tuple(replace(a, name="Edna Roa") if a.id in (told.source, told.target) else a for a in picture.actors)
    assert "Who stands where" not in sections(replace(picture, actors=named))


def test_ties_that_differ_in_since_when_they_hold_are_one_line() -> None:
    picture = make_picture()
    (told,) = picture.ties
    later = replace(told, id="t2", since="2020-02-28", evidence=(Evidence("r2", 0, 9),))
    ended = replace(told, id="t3", until="2019")
    brief = compose_brief(replace(picture, ties=(told, later, ended)), "s1")
    (standing,) = [section for section in brief.sections if section.title == "Who stands where"]
    assert [(line.text, line.marks) for line in standing.lines if " – opposes – " in line.text] == [
        ("Turkey – opposes – Syria", (1, 2)),
        ("Turkey – opposes – Syria, until 2019", (1,)),
    ]


def test_that_an_official_holds_an_office_is_no_tie_to_tell() -> None:
    picture = make_picture()
    (told,) = picture.ties
    owner, other = told.source, told.target
    nameless = tuple(replace(a, names=()) if a.id == owner else a for a in picture.actors)
    office = replace(told, type="holds office in", sign=0)
    assert "Who stands where" in sections(replace(picture, ties=(office,)))
    assert "Who stands where" not in sections(replace(picture, ties=(office,), actors=nameless))
    assert "Who stands where" in sections(replace(picture, actors=nameless))
    owned = tuple(replace(a, name="his lawyer") if a.id == other else a for a in picture.actors)
    assert "Who stands where" not in sections(replace(picture, actors=owned))


def test_a_doubtful_place_is_not_told_and_doubtful_sides_are_not_listed() -> None:
    picture = make_picture()
    (story,) = picture.stories
    assert story.comparison is not None
    aid = picture.events[1]
    comparison = replace(story.comparison, alone=(), doubtful={aid.id: ("sides",)})
    aid = replace(aid, date=day("2020-02-28"))
    doubted = replace(picture, events=(aid,), stories=(replace(story, comparison=comparison),))
    assert "Timeline" not in sections(doubted)
    sure = replace(doubted, stories=(replace(story, comparison=replace(comparison, doubtful={})),))
    assert "Timeline" in sections(sure)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Philippines", "the Philippines"),
        ("United Arab Emirates", "the United Arab Emirates"),
        ("EU", "the EU"),
        ("NATO", "NATO"),
        ("Kenya", "Kenya"),
        ("The Hague", "The Hague"),
    ],
)
def test_a_source_stands_inside_a_sentence_with_its_article(name: str, told: str) -> None:
    picture = make_picture()
    actors = {one.id: replace(one, name=name) for one in picture.actors}
    assert words.according(picture.claims, actors) == f"According to {told}:"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The army called it “a lie.”", "“The army called it ‘a lie.’”"),
        ('The army called it "a lie."', '“The army called it "a lie."”'),
        ("“A lie,” the army said.", "“A lie,” the army said."),
    ],
)
def test_a_reports_words_stand_in_quotation_marks_though_they_end_in_a_quotation(text: str, told: str) -> None:
    assert words.quotation(text) == told


@pytest.mark.parametrize(
    ("labels", "told"),
    [
        (("the Syrian state", "Syria"), True),  # "state" is a word of the report's own
        (("the Syria", "Syrian"), False),
        (("its 30 Syria", "Syrian"), False),
    ],
)
def test_a_label_that_only_names_and_counts_is_not_told(labels: tuple[str, str], told: bool) -> None:
    picture = make_picture()
    (story,) = picture.stories
    assert story.comparison is not None
    by_report: dict[str, tuple[LabelUse, ...]] = {
        f"r{n}": (LabelUse(text=text, tone=0, words_of=()),) for n, text in enumerate(labels, start=1)
    }
    comparison = replace(story.comparison, labels=(Label(actor="Syria", by_report=by_report),))
    brief = compose_brief(replace(picture, stories=(replace(story, comparison=comparison),)), "s1")
    assert any(section.title == "How they are called" for section in brief.sections) is told
