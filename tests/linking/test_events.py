import dataclasses
import random

import pytest
from by_hand import actor, claim, day, month, resolved, telling, tie
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from dragoman.linking.events import link_events
from dragoman.linking.likeness import days_between
from dragoman.linking.resolved import Resolved, link_claims, origin_of
from dragoman.linking.ties import TieIndex
from dragoman.linking.told_days import best_date
from dragoman.records import Actor, Count, Interval, Modality, Name, Part, Span

ACTORS: dict[str, Actor] = {
    "syria": actor("syria", "government", "SYR"),
    "libya": actor("libya", "government", "LBY"),
    "turkey": actor("turkey", "state", "TUR"),
    "minister": actor("minister", "person", "LBY"),
    "agency": actor("agency", "media"),
}


LEADERS = {
    **ACTORS,
    "kim": actor("kim", "person", "PRK"),
    "pompeo": actor("pompeo", "person", "USA"),
    "xi": actor("xi", "person", "CHN"),
    "mekdad": actor("mekdad", "person", "SYR"),
    "muallem": actor("muallem", "person", "SYR"),
}


def _described(words: str) -> Name:
    return Name(text=words, kind="description", reports={"r1": 1})


def killed(low: float, high: float | None) -> Count:
    return Count(what="killed", low=low, high=high)


def test_two_reports_of_one_signing_are_one_event_with_two_accounts() -> None:
    first = resolved("r1", ["syria", "libya"], events=[telling("SUPPORT", "sign", [0, 1], date=day("2020-02-29"))])
    second = resolved("r2", ["libya", "syria"], events=[telling("SUPPORT", "sign", [0, 1], date=day("2020-03-01"))])
    (event,) = link_events([first, second], ACTORS)
    assert [account.report for account in event.accounts] == ["r1", "r2"]
    assert event.actors == ("libya", "syria")
    assert [account.date for account in event.accounts] == [day("2020-02-29"), day("2020-03-01")]


@pytest.mark.parametrize(
    ("published", "modality", "events"),
    [
        ("2020-02-29", "occurred", 2),
        ("2020-03-01", "occurred", 1),  # it is night in one place while it is day in another
        ("2020-02-29", "planned", 1),
        (None, "occurred", 1),
    ],
)
def test_what_happens_after_a_report_came_out_is_not_what_it_told(
    published: str | None, modality: Modality, events: int
) -> None:
    told = [telling("CONSULT", "meet", [0, 1], modality=modality)]
    first = resolved("r1", ["syria", "libya"], events=told)
    first = dataclasses.replace(first, report=replace(first.report, published=published))
    later = telling("CONSULT", "meet", [0, 1], date=day("2020-03-02"), modality=modality)
    assert len(link_events([first, resolved("r2", ["libya", "syria"], events=[later])], ACTORS)) == events


def test_a_day_that_stands_near_another_act_does_not_date_an_event_that_has_a_day_of_its_own() -> None:
    saturday, sunday = day("2020-02-29"), day("2020-03-01")
    told = [
        telling("SUPPORT", "sign", [0], at=0, date=saturday),
        replace(telling("ASSAULT", "attack", [1], at=3, date=saturday), sentence=Span(0, 5)),
        telling("ASSAULT", "attack", [1], at=20, date=sunday),
    ]
    attack = next(
        e for e in link_events([resolved("r1", ["syria", "turkey"], events=told)], ACTORS) if e.actors == ("turkey",)
    )
    assert (attack.date, len(attack.accounts[0].evidence)) == (sunday, 2)


def test_a_number_in_short_and_in_full_is_one_number_of_a_report() -> None:
    attack = telling("ASSAULT", "strike", [0], counts=[killed(31, 31), killed(31, None), killed(4, 4)])
    (event,) = link_events([resolved("r1", ["syria"], events=[attack])], ACTORS)
    assert event.accounts[0].counts == (killed(31, None), killed(4, 4))


def test_an_event_counts_the_total_of_a_report_and_not_its_parts() -> None:
    attack = telling("ASSAULT", "strike", [0], counts=[killed(1, 1), killed(14, 14)])
    (event,) = link_events([resolved("r1", ["syria"], events=[attack])], ACTORS)
    assert event.counts == (killed(14, 14),)


@pytest.mark.parametrize(
    ("cue_class", "actors", "doers"),
    [("denies", [], ("turkey",)), ("says", [], ()), ("denies", [0], ("syria",))],
)
def test_who_denies_an_act_of_nobody_denies_his_own(cue_class: str, actors: list[int], doers: tuple[str, ...]) -> None:
    denial = replace(claim(1), cue_class=cue_class)
    told = telling("ASSAULT", "attack", actors, modality="denied", claims=[0])
    (event,) = link_events([resolved("r1", ["syria", "turkey"], events=[told], claims=[denial])], ACTORS)
    assert event.actors == doers


def test_a_visit_a_signing_and_a_ban_stay_three_events() -> None:
    events = [
        telling("CONSULT", "visit", [1], [0], at=0),
        telling("SUPPORT", "sign", [0, 1], at=20),
        telling("SANCTION", "ban", [0], [1], at=40),
    ]
    assert len(link_events([resolved("r1", ["syria", "libya"], events=events)], ACTORS)) == 3


@pytest.mark.parametrize(
    ("first", "second", "one"),
    [
        (("AGREE", "agree"), ("SUPPORT", "sign"), True),
        (("ASSAULT", "bomb"), ("ASSAULT", "attack"), True),
        (("CONSULT", "meet"), ("CONSULT", "talk"), False),  # the same two talk again and again
        (("COERCE", "arrest"), ("COERCE", "kidnap"), True),  # the one side's arrest is the other's abduction
        (("COERCE", "arrest"), ("COERCE", "expel"), False),
    ],
)
def test_kindred_words_on_the_same_parties_tell_one_event(
    first: tuple[str, str], second: tuple[str, str], one: bool
) -> None:
    told = [telling(kind, lemma, [0, 1]) for kind, lemma in (first, second)]
    reports = [resolved(f"r{n}", ["syria", "libya"], events=[event]) for n, event in enumerate(told, 1)]
    assert (len(link_events(reports, ACTORS)) == 1) is one


def test_kindred_words_on_other_parties_tell_two_events() -> None:
    words = ("embassy", "reopen", "damascus")
    first = resolved("r1", ["syria", "libya"], events=[replace(telling("AGREE", "agree", [0, 1]), terms=words)])
    second = resolved("r2", ["syria", "turkey"], events=[replace(telling("SUPPORT", "sign", [0, 1]), terms=words)])
    assert len(link_events([first, second], ACTORS)) == 2


@pytest.mark.parametrize(("words", "parties"), [("with him.", ("mekdad", "minister")), ("a law.", ("minister",))])
def test_who_is_met_is_who_one_signs_with_when_a_pronoun_says_so(words: str, parties: tuple[str, ...]) -> None:
    met = replace(telling("CONSULT", "meet", [0], [1], at=0), sentence=Span(0, 40))
    signed = replace(telling("SUPPORT", "sign", [0], at=20), sentence=Span(0, 40))
    one = resolved("r1", ["minister", "mekdad"], events=[met, signed])
    text = "m" + 19 * " " + "s " + words + 60 * " "
    one = dataclasses.replace(one, report=replace(one.report, text=text))
    (found,) = [event for event in link_events([one], LEADERS) if event.type == "SUPPORT"]
    assert found.actors == parties


def test_an_actor_told_on_both_sides_is_told_so() -> None:
    fought = telling("ASSAULT", "fight", [0], [0])
    (found,) = link_events([resolved("r1", ["minister", "mekdad"], events=[fought])], LEADERS)
    assert {*found.actors, *found.recipients} == {"minister"}


def test_an_envoy_and_his_government_can_be_one_side_of_one_event() -> None:
    first = resolved("r1", ["minister", "syria"], events=[telling("CONSULT", "meet", [0], [1])])
    second = resolved("r2", ["libya", "syria"], events=[telling("CONSULT", "meet", [0], [1])])
    assert len(link_events([first, second], ACTORS)) == 1


def test_the_same_act_a_month_apart_is_two_events() -> None:
    first = resolved("r1", ["turkey", "syria"], events=[telling("ASSAULT", "bomb", [0], [1], date=day("2020-02-01"))])
    second = resolved("r2", ["turkey", "syria"], events=[telling("ASSAULT", "bomb", [0], [1], date=day("2020-03-05"))])
    assert len(link_events([first, second], ACTORS)) == 2


def test_attack_and_counter_attack_are_two_events() -> None:
    events = [telling("ASSAULT", "attack", [0], [1], at=0), telling("ASSAULT", "attack", [1], [0], at=30)]
    assert len(link_events([resolved("r1", ["turkey", "syria"], events=events)], ACTORS)) == 2


def test_meetings_of_one_man_with_two_others_are_two_events() -> None:
    told = [telling("CONSULT", "meet", [0, 1], at=0), telling("CONSULT", "meet", [0, 2], at=30)]
    first = resolved("r1", ["kim", "pompeo", "xi"], events=told)
    second = resolved("r2", ["kim", "pompeo"], events=[telling("CONSULT", "meet", [0, 1])])
    parties = sorted(event.actors for event in link_events([first, second], LEADERS))
    assert parties == [("kim", "pompeo"), ("kim", "xi")]


def test_two_envoys_of_one_side_are_one_meeting_where_no_report_knows_both() -> None:
    told = telling("CONSULT", "meet", [0], [1], date=day("2020-02-29"))
    first = resolved("r1", ["minister", "mekdad"], events=[told])
    second = resolved("r2", ["minister", "muallem"], events=[told])
    assert len(link_events([first, second], LEADERS)) == 1


def test_the_talks_of_a_visit_are_part_of_it_and_another_visit_s_are_not() -> None:
    visit = replace(telling("CONSULT", "visit", [0], [1], at=0, date=day("2020-02-29")), mode="visit")
    talks = telling("CONSULT", "meet", [0, 1], at=20)
    later = telling("SUPPORT", "sign", [0, 1], at=40, date=day("2020-05-02"))
    events = link_events([resolved("r1", ["libya", "syria"], events=[visit, talks, later])], ACTORS)
    parents = {event.label: event.part_of for event in events}
    (frame,) = [event for event in events if event.mode == "visit"]
    assert [event.part_of for event in events if event.type == "CONSULT" and event is not frame] == [frame.id]
    assert [event.part_of for event in events if event.type == "SUPPORT"] == [None], parents


def test_an_agreement_of_one_known_side_is_not_that_of_two_others() -> None:
    first = resolved("r1", ["syria"], events=[telling("SUPPORT", "memorandum", [0])])
    second = resolved("r2", ["syria", "turkey"], events=[telling("SUPPORT", "agreement", [0, 1])])
    assert len(link_events([first, second], ACTORS)) == 2


def test_two_acts_that_one_sentence_tells_apart_are_two_events() -> None:
    told = [telling("SUPPORT", "praise", [0], [1], at=0), telling("SUPPORT", "sign", [0, 1], at=0)]
    told[1] = replace(told[1], trigger=Span(8, 12))
    assert len(link_events([resolved("r1", ["syria", "libya"], events=told)], ACTORS)) == 2


def test_who_signed_an_agreement_and_who_agreed_did_one_thing() -> None:
    signed = replace(telling("SUPPORT", "sign", [0, 1]), terms=("agreement", "reopen", "diplomatic", "mission"))
    agreed = replace(telling("AGREE", "agree", [0, 1]), terms=("reopen", "diplomatic", "mission", "office"))
    (event,) = link_events(
        [resolved("r1", ["syria", "libya"], events=[signed]), resolved("r2", ["syria", "libya"], events=[agreed])],
        ACTORS,
    )
    assert len(event.accounts) == 2


def test_what_most_speak_of_as_to_come_has_not_happened() -> None:
    told: tuple[Modality, ...] = ("planned", "planned", "occurred")
    reports = [
        resolved(f"r{i}", ["syria", "turkey"], events=[telling("CONSULT", "meet", [0, 1], modality=modality)])
        for i, modality in enumerate(told)
    ]
    (event,) = link_events(reports, ACTORS)
    assert event.modality == "planned"


CAPTION = "Libyan officials sign an agreement with Syria in Damascus, on March 1, 2020."


@pytest.mark.parametrize(
    ("lemma", "terms", "caption", "days"),
    [
        ("sign", ("agreement",), CAPTION, ["2020-02-29", "2020-03-01"]),
        ("bomb", ("column",), CAPTION, ["2020-02-29"]),  # the caption shows something else
        ("sign", ("agreement",), "A street in Damascus, on March 1, 2020.", ["2020-02-29"]),
    ],
)
def test_a_dated_caption_dates_what_it_shows(lemma: str, terms: tuple[str, ...], caption: str, days: list[str]) -> None:
    told = replace(telling("SUPPORT", lemma, [0, 1], date=day("2020-02-29")), terms=terms)
    one = resolved("r1", ["syria", "libya"], events=[told])
    text = one.report.text + "\n" + caption
    part = Part(kind="caption", start=len(one.report.text) + 1, end=len(text))
    report = replace(one.report, text=text, parts=(part,), published="2020-03-01", published_from="caption")
    (event,) = link_events([dataclasses.replace(one, report=report)], ACTORS)
    (account,) = event.accounts
    assert sorted(d.start for d in (account.date, *account.also_dated) if d and d.start) == days
    assert ("date 2020-03-01" in account.slots) == (len(days) == 2)


def test_counts_of_two_accounts_span_a_range() -> None:
    first = resolved("r1", ["syria", "turkey"], events=[telling("ASSAULT", "bomb", [0], [1], counts=[killed(34, 34)])])
    second = resolved(
        "r2", ["syria", "turkey"], events=[telling("ASSAULT", "bomb", [0], [1], counts=[killed(24, None)])]
    )
    (event,) = link_events([first, second], ACTORS)
    assert event.counts == (killed(24, None),)
    assert [account.counts for account in event.accounts] == [(killed(34, 34),), (killed(24, None),)]


def test_what_one_outlet_says_itself_is_not_an_allegation() -> None:
    told = telling("AID", "ship", [0], [1], modality="alleged", claims=[0])
    first = resolved("r1", ["turkey", "libya"], events=[told], claims=[claim(0)])
    second = resolved("r2", ["turkey", "libya"], events=[telling("AID", "ship", [0], [1])])
    (event,) = link_events([first, second], ACTORS)
    assert event.modality == "occurred"
    assert [account.modality for account in event.accounts] == ["alleged", "occurred"]


def test_origins_count_voices_not_outlets() -> None:
    told = telling("AID", "ship", [0], [1], modality="alleged", claims=[0])
    quoting = [resolved(r, ["turkey", "libya", "minister"], events=[told], claims=[claim(2)]) for r in ("r1", "r2")]
    reprint = resolved("r4", ["turkey", "libya"], events=[telling("AID", "ship", [0], [1])], root="r3")
    original = resolved("r3", ["turkey", "libya"], events=[telling("AID", "ship", [0], [1])])
    (event,) = link_events([*quoting, original, reprint], ACTORS)
    assert len(event.accounts) == 4
    assert event.origins == 2  # the minister, and the text of r3


def test_an_agency_is_the_origin_of_what_it_reports() -> None:
    one = resolved("r1", ["turkey"], agency="agency")
    assert origin_of(one, []) == "agency"
    assert link_claims(resolved("r2", ["minister"], claims=[claim(0)], agency="agency"))[0].chain == (
        "agency",
        "minister",
    )


def test_order_of_reports_does_not_matter() -> None:
    reports = [
        resolved(f"r{i}", ["syria", "libya"], events=[telling("SUPPORT", "sign", [0, 1], date=day(f"2020-03-0{i}"))])
        for i in range(1, 6)
    ]
    expected = link_events(reports, ACTORS)
    for seed in range(4):
        random.Random(seed).shuffle(reports)
        assert link_events(reports, ACTORS) == expected


@given(st.lists(st.sampled_from(["sign", "visit", "bomb", "ban"]), max_size=8))
def test_every_telling_is_in_exactly_one_event(lemmas: list[str]) -> None:
    kinds = {"sign": "SUPPORT", "visit": "CONSULT", "bomb": "ASSAULT", "ban": "SANCTION"}
    events = [telling(kinds[lemma], lemma, [0], [1], at=10 * i) for i, lemma in enumerate(lemmas)]
    linked = link_events([resolved("r1", ["syria", "libya"], events=events)], ACTORS)
    spans = [e.start for event in linked for e in event.evidence]
    assert sorted(spans) == sorted(10 * i for i in range(len(lemmas)))


def test_gap_between_intervals() -> None:
    assert days_between(day("2020-02-28"), day("2020-03-01")) == 2
    assert days_between(day("2020-02-28"), month("2020-02-01", "2020-02-29")) == 0
    assert days_between(day("2020-02-28"), None) is None
    assert days_between(day("2020-02-28"), Interval(start="2013-10-01", end=None, grain="vague")) is None


def test_the_most_precise_date_is_told() -> None:
    assert best_date([month("2020-02-01", "2020-02-29"), day("2020-02-03")]) == day("2020-02-03")
    assert best_date([day("2020-02-05"), day("2020-02-03"), day("2020-02-05")]) == day("2020-02-05")
    assert best_date([None]) is None


def test_ties_of_several_reports_become_one_with_all_sentences() -> None:
    index = TieIndex(frozenset({"allied with"}))
    for report in ("r1", "r2"):
        index.add(resolved(report, ["turkey", "libya"], ties=[tie(0, 1, "supports")]))
    (one,) = index.ties()
    assert (one.source, one.target, one.sign, one.origins) == ("turkey", "libya", 1, 2)
    assert [e.report for e in one.evidence] == ["r1", "r2"]


def test_a_symmetric_tie_is_the_same_in_both_directions_and_a_directed_one_is_not() -> None:
    index = TieIndex(frozenset({"allied with"}))
    ties = [tie(0, 1, "allied with"), tie(1, 0, "allied with"), tie(0, 1, "supports"), tie(1, 0, "supports")]
    index.add(resolved("r1", ["turkey", "libya"], ties=ties))
    assert sorted(t.type for t in index.ties()) == ["allied with", "supports", "supports"]


def test_an_actor_has_no_tie_to_itself() -> None:
    index = TieIndex(frozenset())
    assert index.add(resolved("r1", ["turkey", "turkey"], ties=[tie(0, 1, "supports")])) == []


def test_ally_and_enemy_are_kept_side_by_side() -> None:
    index = TieIndex(frozenset())
    index.add(resolved("r1", ["turkey", "libya"], ties=[tie(0, 1, "supports")]))
    index.add(resolved("r2", ["turkey", "libya"], ties=[tie(0, 1, "opposes", -1)]))
    assert sorted(t.sign for t in index.ties()) == [-1, 1]


def test_two_acts_of_one_sentence_are_two_events() -> None:
    backed = replace(telling("SUPPORT", "back", [0], [1]), terms=("east", "port", "recognition"), sentence=Span(0, 90))
    enjoys = replace(telling("SUPPORT", "enjoy", [], [2]), terms=("east", "port", "recognition"), sentence=Span(0, 90))
    assert len(link_events([resolved("r1", ["turkey", "libya", "syria"], events=[backed, enjoys])], ACTORS)) == 2


def test_an_account_keeps_a_total_and_its_parts_and_the_event_tells_the_total() -> None:
    told = telling("COERCE", "arrest", [0], [1], counts=[killed(23, 23), killed(12, 12), killed(11, 11)])
    again = telling("COERCE", "arrest", [0], [1], counts=[killed(24, 24)])
    reports = [
        resolved("r1", ["syria", "libya"], events=[told]),
        resolved("r2", ["syria", "libya"], events=[again]),
    ]
    (event,) = link_events(reports, ACTORS)
    assert [[count.low for count in account.counts] for account in event.accounts] == [[23, 12, 11], [24]]
    assert event.counts == (killed(23, 24),)


@pytest.mark.parametrize(
    ("doer", "first", "second", "one"),
    [
        ([], killed(10, 10), killed(10, None), True),
        ([], killed(10, None), killed(12, 12), True),
        ([], killed(10, 10), killed(300, 300), False),
        (["syria"], killed(779, 779), killed(1400, 1400), True),  # a number in dispute keeps one man's act not apart
    ],
)
def test_tolls_that_meet_or_have_one_doer_are_of_one_attack(
    doer: list[str], first: Count, second: Count, one: bool
) -> None:
    crowd = {name: actor(name, "group", names=[_described(name)]) for name in ("people", "others")} | ACTORS
    told = [
        resolved(
            f"r{n}", [who, *doer], events=[telling("ASSAULT", "kill", range(1, len(doer) + 1), [0], counts=(toll,))]
        )
        for n, (who, toll) in enumerate([("people", first), ("others", second)], 1)
    ]
    assert (len(link_events(told, crowd)) == 1) is one


def test_the_dead_of_two_peoples_are_two_tolls() -> None:
    sides = {
        "israelis": actor("israelis", "group", "ISR", [_described("two Israelis")]),
        "gazans": actor("gazans", "group", "PSE", [_described("28 Gazans")]),
    }
    told = [
        resolved(f"r{n}", [who], events=[telling("ASSAULT", "kill", [], [0], counts=(killed(dead, dead),))])
        for n, (who, dead) in enumerate([("israelis", 2), ("gazans", 28)], 1)
    ]
    assert len(link_events(told, sides)) == 2


@pytest.mark.parametrize(
    ("who", "whom"),
    [
        ("rebels", "soldiers"),  # rebels of a country are not its side
        (None, "soldiers"),  # nor do its soldiers shoot at themselves
    ],
)
def test_a_raid_and_the_ambush_before_it_are_two_events(who: str | None, whom: str) -> None:
    sides = {
        "army": actor("army", "military", "PAK"),
        "rebels": actor("rebels", "armed-group", "PAK"),
        "soldiers": actor("soldiers", "group", "PAK", [_described("16 soldiers")]),
        "villagers": actor("villagers", "group", names=[_described("46 villagers")]),
    }
    raid = telling("ASSAULT", "kill", [0], [1], counts=(killed(46, 46),))
    ambush = telling("ASSAULT", "kill", [1] if who else [], [0], counts=(killed(16, 16),))
    told = [
        resolved("r1", ["army", "villagers"], events=[raid]),
        resolved("r2", [whom, *([who] if who else [])], events=[ambush]),
    ]
    assert len(link_events(told, sides)) == 2


@pytest.mark.parametrize(("lent", "days"), [(True, ["2020-03-01"]), (False, ["2020-02-29", "2020-03-01"])])
def test_a_day_that_belongs_to_an_act_before_it_does_not_contradict_the_acts_own(lent: bool, days: list[str]) -> None:
    saturday, sunday = day("2020-02-29"), day("2020-03-01")
    first = replace(telling("ASSAULT", "operation", [0], [1], date=saturday), trigger=Span(3, 4))
    signing = telling("SUPPORT", "sign", [1, 2], date=saturday if lent else None)
    own = telling("ASSAULT", "operation", [0], [1], date=sunday, at=40)
    report = resolved("r1", ["turkey", "syria", "libya"], events=[signing, first, own])
    (attack,) = [e for e in link_events([report], ACTORS) if e.type == "ASSAULT"]
    (account,) = attack.accounts
    assert sorted(d.start or "" for d in (account.date, *account.also_dated) if d is not None) == days


def _headed(told: Resolved) -> Resolved:
    """The report with a headline and a body, so that what stands at its beginning is what it is about."""
    parts = (Part(kind="title", start=0, end=20), Part(kind="body", start=21, end=200))
    return dataclasses.replace(told, report=replace(told.report, parts=parts))


@pytest.mark.parametrize(("at", "one"), [(0, True), (21, True), (180, False)])  # headline, first sentence, far below
def test_what_two_reports_are_about_is_one_blast_though_nobody_is_told_to_have_done_it(at: int, one: bool) -> None:
    crowds = {name: actor(name, "group", names=[_described(name)]) for name in ("officers", "people")} | ACTORS
    told = [
        _headed(resolved(f"r{n}", [whom], events=[replace(telling("ASSAULT", word, [], [0], at=at), terms=terms)]))
        for n, (word, whom, terms) in enumerate(
            [
                ("blast", "officers", ("market", "wound", "bus")),
                ("explosion", "people", ("market", "police", "minister")),
            ],
            1,
        )
    ]
    assert (len(link_events(told, crowds)) == 1) is one


@pytest.mark.parametrize(("named", "one"), [(False, True), (True, False)])
def test_who_is_only_described_may_be_whom_another_report_names(named: bool, one: bool) -> None:
    """ "A police chief was kidnapped" is no other kidnapping than that of the man whom the next report names."""
    kind = Name(text="a police chief", kind="name" if named else "description", reports={"r1": 1})
    people = {"chief": actor("chief", "person", names=[kind]), "okoro": actor("okoro", "person")} | ACTORS
    told = [
        resolved(
            f"r{n}",
            [who],
            events=[replace(telling("COERCE", "kidnap", [], [0]), mode="abduct", terms=("market", *others))],
        )
        for n, (who, others) in enumerate([("chief", ("gunmen", "ransom")), ("okoro", ("highway", "driver"))], 1)
    ]
    assert (len(link_events(told, people)) == 1) is one


def test_of_several_descriptions_of_one_party_an_event_keeps_those_of_one_sentence() -> None:
    """ "Army kills farmers", "killed four peasants", "the four men": three words for the same dead."""
    words = {name: actor(name, "group", names=[_described(name)]) for name in ("farmers", "four peasants", "the men")}
    clinic = {"a clinic": actor("a clinic", "organisation", names=[_described("a clinic")])}
    first = [telling("ASSAULT", "kill", [0], [1], at=0), telling("ASSAULT", "kill", [0], [2], at=30)]
    second = telling("ASSAULT", "kill", [0], [1, 2, 3], at=0)
    told = [
        _headed(resolved("r1", ["syria", "farmers", "four peasants"], events=first)),
        resolved("r2", ["syria", "a clinic", "the men", "libya"], events=[second]),
    ]
    (event,) = link_events(told, words | clinic | ACTORS)
    assert [account.recipients for account in event.accounts] == [("four peasants",), ("a clinic", "libya", "the men")]
    assert event.recipients == ("four peasants", "libya")


def test_what_is_told_of_long_ago_does_not_date_the_event_of_now() -> None:
    nineties = Interval(start="1990-01-01", end="1999-12-31", grain="decade")
    words = ("nuclear", "programme", "pyongyang")
    told = [
        replace(telling("CONSULT", "talk", [0, 1]), terms=words),
        replace(telling("CONSULT", "talk", [0, 1], date=nineties), terms=words, historical=True),
    ]
    reports = [resolved(f"r{n}", ["syria", "libya"], events=[one]) for n, one in enumerate(told, 1)]
    (event,) = link_events(reports, ACTORS)
    assert event.date is None


def test_the_doer_comes_from_who_lays_the_blow_to_somebody_and_not_from_who_tells_of_a_fight() -> None:
    named = ["turkey", "syria"]
    blow = resolved("r1", named, events=[telling("ASSAULT", "shoot", [0], [1], date=day("2020-02-29"))])
    fights = [
        resolved(f"r{i}", named, events=[telling("ASSAULT", "shoot", [0, 1], date=day("2020-02-29"))]) for i in (2, 3)
    ]
    (event,) = link_events([blow, *fights], ACTORS)
    assert (event.actors, event.recipients) == (("turkey",), ("syria",))
    (fought,) = link_events(fights, ACTORS)
    assert (fought.actors, fought.recipients) == (("syria", "turkey"), ())
