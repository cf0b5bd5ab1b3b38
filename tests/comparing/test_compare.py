import pytest
from by_hand import account, actor, day, event, month, place
from msgspec.structs import replace

from dragoman.comparing.accounts import compare_event
from dragoman.comparing.compare import compare
from dragoman.comparing.envoys import compare_envoys
from dragoman.comparing.how_many import compare_counts
from dragoman.comparing.labels import carries_choice, tone_of
from dragoman.comparing.when import compare_dates
from dragoman.records import (
    Account,
    Agreed,
    Claim,
    Count,
    Difference,
    Event,
    Evidence,
    Interval,
    Modality,
    Name,
    Report,
    Role,
    Span,
)

ACTORS = {
    "syria": actor("syria", "government", "SYR"),
    "mekdad": actor("mekdad", "person", "SYR"),
    "muallem": actor("muallem", "person", "SYR", [Name(text="muallem", kind="name", reports={"r2": 1})]),
    "envoy": actor("envoy", "person", "LBY"),
}
PLACES = {
    "damascus": place("damascus", "SYR"),
    "aleppo": place("aleppo", "SYR", east=3.0),
    "suburb": place("suburb", "SYR", east=0.1),
    "idlib": place("idlib", "SYR", east=5.0, names=[Name(text="Idlib", kind="name", reports={"r1": 1, "r2": 1})]),
    "iraq": place("iraq", "IRQ", resolution=1),
    "capital district": place("capital district", "SYR", resolution=2, east=0.05),
    "old town": place("old town", "SYR", resolution=5, east=0.02),
    "syria": place("syria", "SYR", resolution=1),
}
VOICES = {"r1": "r1", "r2": "r2", "r3": "r1"}


def found(one: Event) -> tuple[list[Agreed], list[Difference]]:
    entries = list(compare_event(one, VOICES, ACTORS, PLACES))
    return [e for e in entries if isinstance(e, Agreed)], [e for e in entries if isinstance(e, Difference)]


def slots(differences: list[Difference]) -> dict[str, str]:
    return {difference.slot: difference.kind for difference in differences}


def test_two_days_contradict_each_other_and_both_sentences_stay() -> None:
    _, differing = found(event(account("r1", date=day("2020-02-29")), account("r2", date=day("2020-03-01"))))
    assert slots(differing) == {"date": "contradiction"}
    assert [(v.value, v.reports, [e.report for e in v.evidence]) for v in differing[0].values] == [
        ("2020-02-29", ("r1",), ["r1"]),
        ("2020-03-01", ("r2",), ["r2"]),
    ]


def test_a_contradiction_inside_one_report_is_one_too() -> None:
    _, differing = found(event(account("r1", date=day("2020-02-29"), also_dated=[day("2020-03-01")])))
    assert slots(differing) == {"date": "contradiction"}


def test_a_month_and_a_day_in_it_differ_in_precision() -> None:
    one = event(account("r1", date=day("2018-09-17")), account("r2", date=month("2018-09-01", "2018-09-30")))
    assert slots(found(one)[1]) == {"date": "precision"}


def test_a_decade_dates_nothing() -> None:
    nineties = Interval(start="1990-01-01", end="1999-12-31", grain="decade")
    assert found(event(account("r1", date=nineties), account("r2", date=day("1997-03-10"))))[1] == []


def test_equal_slots_of_two_voices_are_agreed() -> None:
    both = ["envoy", "syria"]
    one = event(account("r1", both, place="damascus"), account("r2", both, place="damascus"))
    agreed, differing = found(one)
    assert {(a.slot, a.value) for a in agreed} == {
        ("actors", ("envoy", "syria")),
        ("place", "damascus"),
        ("modality", "occurred"),
    }
    assert differing == []


def test_a_text_and_its_reprint_agree_on_nothing() -> None:
    agreed, _ = found(event(account("r1", ["syria"], place="damascus"), account("r3", ["syria"], place="damascus")))
    assert agreed == []


@pytest.mark.parametrize(
    ("a", "b", "kind"),
    [
        ("damascus", "aleppo", "contradiction"),
        ("damascus", "syria", "precision"),
        ("damascus", "suburb", "precision"),
        ("damascus", "idlib", None),  # the first report speaks of Idlib as well
        ("damascus", "iraq", None),
        ("damascus", "capital district", None),  # a province that is the city
        ("damascus", "old town", "precision"),
    ],
)
def test_places(a: str, b: str, kind: str | None) -> None:
    differing = found(event(account("r1", place=a), account("r2", place=b)))[1]
    assert slots(differing) == ({"place": kind} if kind else {})


def test_two_persons_for_one_side_contradict() -> None:
    one = event(account("r1", ["envoy"], ["mekdad"]), account("r2", ["envoy"], ["muallem"]))
    assert slots(list(compare_envoys([one], ACTORS, {}))) == {"persons.SYR": "contradiction"}


@pytest.mark.parametrize(
    ("first", "second", "contradict"),
    [
        ("Abdulhadi al-Huweij", "Abdelhadi Howeij", False),  # one man in two spellings
        ("Muammar Qaddafi", "Moammar Kadafi", False),
        ("Abdulhadi al-Huweij", "Mustafa al-Mukaran", True),
    ],
)
def test_two_spellings_of_one_man_do_not_contradict(first: str, second: str, contradict: bool) -> None:
    told = {first: "r1", second: "r2"}
    men = {
        name: actor(name, "person", "LBY", [Name(text=name, kind="name", reports={report: 1})])
        for name, report in told.items()
    }
    one = event(account("r1", [first], ["syria"]), account("r2", [second], ["syria"]))
    assert bool(list(compare_envoys([one], {**ACTORS, **men}, {}))) is contradict


def test_a_visit_and_its_talks_are_one_occasion_for_who_was_sent() -> None:
    visit = event(account("r1", ["envoy"], ["syria"]), account("r2", ["envoy"], ["syria"]))
    talks = replace(event(account("r1", ["envoy", "mekdad"])), id="e2", part_of=visit.id)
    signing = replace(event(account("r2", ["envoy", "muallem"]), kind="SUPPORT"), id="e3", part_of=visit.id)
    (difference,) = compare_envoys([visit, talks, signing], ACTORS, {})
    assert (difference.event, difference.slot) == (visit.id, "persons.SYR")
    assert list(compare_envoys([visit, talks, replace(signing, part_of=None)], ACTORS, {})) == []


@pytest.mark.parametrize(
    ("office", "named", "contradicts"),
    [
        ("Minister of Foreign Affairs", False, True),
        ("Vice President of the Council", False, False),  # he may be the man whom the other names
        (None, False, False),
        (None, True, True),
    ],
)
def test_men_of_different_offices_who_lead_one_delegation(office: str | None, named: bool, contradicts: bool) -> None:
    roles = {"ahirash": "vice president", "other": office}
    heads = {
        key: replace(
            actor(key, "person", "LBY"),
            roles=(Role(title=title, of=None, since=None, until=None, former=False, evidence=()),) if title else (),
        )
        for key, title in roles.items()
    }
    if not named:
        heads["other"] = replace(heads["other"], names=(Name(text="the man", kind="description", reports={"r2": 1}),))
    accounts = [
        replace(account(report, [head], ["syria"]), slots={f"head {head}": (Evidence(report, 0, 9),)})
        for report, head in (("r1", "ahirash"), ("r2", "other"))
    ]
    found = slots(list(compare_envoys([event(*accounts)], {**ACTORS, **heads}, {})))
    assert ("head.LBY" in found) == contradicts


@pytest.mark.parametrize("text", ["The envoy saw Mekdad.", "Al-Mekdad, the deputy, spoke later."])
def test_a_report_that_speaks_of_the_other_man_contradicts_nobody(text: str) -> None:
    one = event(account("r1", ["envoy"], ["mekdad"]), account("r2", ["envoy"], ["muallem"]))
    assert list(compare_envoys([one], ACTORS, {"r1": "", "r2": text})) == []


def test_other_persons_in_an_attack_are_others_of_many() -> None:
    one = event(account("r1", ["envoy"], ["mekdad"]), account("r2", ["envoy"], ["muallem"]), kind="ASSAULT")
    assert list(compare_envoys([one], ACTORS, {})) == []


def test_each_value_leads_to_the_sentences_that_say_it() -> None:
    dated = replace(
        account("r1", date=day("2020-02-29"), also_dated=[day("2020-03-01")]),
        evidence=(Evidence("r1", 0, 5), Evidence("r1", 10, 15), Evidence("r1", 20, 25)),
        slots={"date 2020-02-29": (Evidence("r1", 0, 5),), "date 2020-03-01": (Evidence("r1", 20, 25),)},
    )
    (difference,) = found(event(dated))[1]
    assert [(v.value, [e.start for e in v.evidence]) for v in difference.values] == [
        ("2020-02-29", [0]),
        ("2020-03-01", [20]),
    ]


def test_who_takes_part_is_agreed_actor_by_actor() -> None:
    one = event(account("r1", ["syria", "envoy"]), account("r2", ["envoy"]), kind="RETREAT")
    assert [(a.slot, a.value) for a in found(one)[0]] == [("actors", ("envoy",))]


def test_talks_with_another_second_party_are_agreed_by_nobody() -> None:
    one = event(account("r1", ["syria", "envoy"]), account("r2", ["syria", "iraq"]))
    people = {**ACTORS, "iraq": actor("iraq", "state", "IRQ")}
    assert not [e for e in compare_event(one, VOICES, people, PLACES) if isinstance(e, Agreed)]


def test_what_another_text_says_in_the_same_words_is_not_alone() -> None:
    said = "The envoy crossed the border to Syria near Qamishli before dawn."
    reports = [
        Report(id="r1", text=said, parts=()),
        Report(id="r2", text=f"Officials were silent. {said} Nobody was hurt.", parts=()),
    ]
    crossing = event(
        replace(account("r1", ["syria", "envoy"]), evidence=(Evidence("r1", 0, len(said)),)), label="cross"
    )
    assert compare(reports, [crossing], [], {}, ACTORS, PLACES).alone == ()
    other = [reports[0], Report(id="r2", text="Officials were silent.", parts=())]
    assert [a.event for a in compare(other, [crossing], [], {}, ACTORS, PLACES).alone] == ["e1"]


def test_a_man_told_by_his_office_only_is_agreed_on_by_nobody_who_may_mean_him() -> None:
    minister = Name(text="the foreign minister", kind="description", reports={"r2": 1})
    people = {**ACTORS, "minister": actor("minister", "person", "SYR", [minister])}
    for third, agreed in (["envoy", "mekdad"], {"envoy"}), (["envoy"], {"envoy", "minister"}):
        accounts = account("r1", ["envoy", "minister"]), account("r2", ["envoy", "minister"]), account("r3", third)
        entries = compare_event(event(*accounts, kind="PROTEST"), VOICES, people, PLACES)
        assert {i for e in entries if isinstance(e, Agreed) and e.slot == "actors" for i in e.value} == agreed


def test_asserted_against_denied_contradicts_and_alleged_only_shifts_the_weight() -> None:
    denied = event(account("r1", modality="occurred"), account("r2", modality="denied"))
    both = ["syria", "envoy"]
    passed_on = replace(account("r2", both, modality="alleged"), claims=("c1",))
    assert slots(found(denied)[1]) == {"modality": "contradiction"}
    assert slots(found(event(account("r1", both), passed_on))[1]) == {"modality": "emphasis"}
    nobody_s_word = account("r2", both, modality="alleged")
    assert found(event(account("r1", both), nobody_s_word))[1] == []


def test_what_was_not_done_contradicts_only_the_same_doing() -> None:
    both = ["syria", "envoy"]
    for parties, expected in ((both, {"modality": "contradiction"}), (["syria"], {})):
        one = event(account("r1", parties), account("r2", parties, modality="negated"))
        assert slots(found(one)[1]) == expected


@pytest.mark.parametrize(
    ("a", "b", "kind"),
    [
        ((34, 34), (34, 34), None),
        ((34, 34), (24, None), "precision"),
        ((34, 34), (33, 33), "contradiction"),
        ((10, 15), (12, 12), "precision"),
        ((None, 20), (30, None), "contradiction"),
    ],
)
def test_counts(a: tuple[float, float], b: tuple[float, float], kind: str | None) -> None:
    one, two = (Count(what="killed", low=low, high=high) for low, high in (a, b))
    assert compare_counts(one, two) == compare_counts(two, one) == kind


def test_an_open_interval_is_a_frame_for_a_day_inside_it() -> None:
    since = Interval(start="2013-10-01", end=None, grain="vague")
    assert compare_dates(since, day("2020-01-01")) is None  # a frame, told no less closely
    assert compare_dates(since, day("2010-01-01")) == "contradiction"
    assert compare_dates(since, month("2013-10-01", "2013-10-31")) is None


def test_what_only_one_text_tells_stands_alone_whatever_its_reprints() -> None:
    text = "Syria bombed the envoy on Saturday."
    reports = [
        Report(id="r1", text=text, parts=()),
        Report(id="r2", text="", parts=()),
        Report(id="r3", text=text, parts=(), copy_of="r1"),
    ]
    shared = event(account("r1"), account("r2"), id="shared")
    told = [replace(account(r, ["syria"], ["envoy"]), evidence=(Evidence(r, 0, len(text)),)) for r in ("r1", "r3")]
    alone = replace(event(*told, id="alone", label="bombed", kind="ASSAULT"), date=day("2020-02-29"))
    comparison = compare(reports, [shared, alone], [], {"r1": ["t1"], "r2": ["t1", "t2"]}, ACTORS, PLACES)
    assert [(a.report, a.event, a.tie) for a in comparison.alone] == [("r1", "alone", None), ("r2", None, "t2")]
    assert [(o.reports, o.why.startswith("the same text")) for o in comparison.origins] == [
        (("r1", "r3"), True),
        (("r2",), False),
    ]


def test_what_another_text_may_tell_too_is_not_alone() -> None:
    texts = {"r1": "Syria drew back from Aleppo.", "r2": "An envoy fled Damascus."}
    reports = [Report(id=r, text=text, parts=()) for r, text in texts.items()]

    def told(report: str, actors: list[str], id: str, label: str, where: str) -> Event:
        one = replace(account(report, actors), evidence=(Evidence(report, 0, len(texts[report])),))
        return replace(event(one, id=id, label=label, kind="RETREAT"), place=where)

    here = told("r1", ["syria"], "e1", "suspend", "aleppo")
    same = told("r2", ["syria", "mekdad"], "e2", "freeze", "damascus")
    other = told("r2", ["envoy"], "e3", "flee", "damascus")
    assert compare(reports, [here, same], [], {}, ACTORS, PLACES).alone == ()
    assert len(compare(reports, [here, other], [], {}, ACTORS, PLACES).alone) == 2


def test_an_allegation_shifts_the_weight_and_a_plan_differs_in_nothing() -> None:
    parties = ["syria", "envoy"]
    for modality, expected in (("alleged", {"modality": "emphasis"}), ("planned", {}), ("ongoing", {})):
        second = replace(account("r2", parties, modality=modality), claims=("c1",))  # type: ignore[arg-type]
        assert slots(found(event(account("r1", parties), second))[1]) == expected


@pytest.mark.parametrize(
    ("claimed", "denied", "kind", "disputed"),
    [
        (["syria"], ["syria"], "ASSAULT", True),
        (["syria", "envoy"], ["syria"], "ASSAULT", True),
        (["syria"], ["envoy"], "ASSAULT", False),  # another's doing is denied
        (["syria"], ["syria"], "ACCUSE", False),  # that it is true is denied, not that it was said
    ],
)
def test_one_side_claims_what_the_other_denies(
    claimed: list[str], denied: list[str], kind: str, disputed: bool
) -> None:
    accounts = account("r1", claimed, modality="alleged"), account("r2", denied, modality="denied")
    differing = found(event(*accounts, kind=kind))[1]
    assert slots(differing) == ({"modality": "contradiction"} if disputed else {})
    if disputed:
        assert {value.value: value.reports for value in differing[0].values} == {"alleged": ("r1",), "denied": ("r2",)}


def test_a_report_that_passes_on_claim_and_denial_sets_them_against_each_other() -> None:
    said, refused = Evidence("r1", 0, 5), Evidence("r1", 6, 9)
    both = replace(
        account("r1", ["syria"], modality="alleged"),
        evidence=(said, refused),
        slots={"modality alleged": (said,), "modality denied": (refused,)},
    )
    (difference,) = found(event(both, kind="ASSAULT"))[1]
    assert {value.value: value.evidence for value in difference.values} == {"alleged": (said,), "denied": (refused,)}


def test_who_says_that_it_never_happened_denies_the_same_doing_only() -> None:
    for parties, expected in ((["syria", "envoy"], {"modality": "contradiction"}), (["syria"], {})):
        never = replace(account("r2", parties, modality="negated"), claims=("c1",))
        one = event(account("r1", ["syria", "envoy"], modality="alleged"), never, kind="AID")
        assert slots(found(one)[1]) == expected


def test_a_report_whose_days_lie_weeks_apart_tells_of_two_happenings() -> None:
    mixed = account("r1", date=day("2019-01-02"), also_dated=[month("2018-12-01", "2018-12-31")])
    _, differing = found(event(mixed, account("r2", date=day("2018-12-11"))))
    assert not differing


def test_namesakes_of_a_place_do_not_contradict_each_other() -> None:
    one = event(account("r1", place="here"), account("r2", place="there"), kind="ASSAULT")
    places = {
        "here": replace(place("here", "CHE"), name="Geneva"),
        "there": replace(place("there", "USA"), name="Geneva"),
    }
    assert not [e for e in compare_event(one, VOICES, ACTORS, places) if isinstance(e, Difference)]


def test_who_says_so_on_two_days_does_not_contradict_himself() -> None:
    told = account("r1", date=day("2020-02-29")), account("r2", date=day("2020-03-01"))
    assert not found(event(*told, kind="REJECT"))[1]


def numbers(report: str, *killed: float) -> Account:
    counts = tuple(Count(what="killed", low=n, high=n) for n in killed)
    return account(report, ["syria"], ["envoy"], counts=counts)


@pytest.mark.parametrize(
    ("first", "second", "kind"),
    [
        ((34,), (34,), None),
        ((34,), (33,), "contradiction"),
        ((23, 12, 11), (23,), None),  # a total and its parts
        ((23, 12, 11), (26,), "contradiction"),
    ],
)
def test_two_reports_differ_in_a_number_only_if_none_of_theirs_is_the_same(
    first: tuple[float, ...], second: tuple[float, ...], kind: str | None
) -> None:
    agreed, differing = found(event(numbers("r1", *first), numbers("r2", *second), kind="ASSAULT"))
    assert slots(differing).get("counts.killed") == kind
    if kind is None:
        assert [entry.value for entry in agreed if entry.slot == "counts.killed"] == [f"{first[0]:.0f}"]


def test_who_counts_several_groups_contradicts_nobody() -> None:
    _, differing = found(event(numbers("r1", 10, 3, 6), numbers("r2", 8), kind="ASSAULT"))
    assert "counts.killed" not in slots(differing)


def test_numbers_of_different_things_are_not_compared() -> None:
    rifles, boats = (Count(what="weapons", low=n, high=n, unit=unit) for n, unit in ((9.0, "rifle"), (2.0, "boat")))
    _, differing = found(event(account("r1", counts=[rifles]), account("r2", counts=[boats])))
    assert not differing


@pytest.mark.parametrize(("kind", "differ"), [("CONSULT", False), ("PROTEST", True)])
def test_how_many_people_is_disputed_of_a_crowd_not_of_a_meeting(kind: str, differ: bool) -> None:
    some, many = (Count(what="people", low=n, high=n) for n in (500.0, 20_000.0))
    _, differing = found(event(account("r1", counts=[some]), account("r2", counts=[many]), kind=kind))
    assert bool(differing) is differ


@pytest.mark.parametrize(("kind", "differ"), [("ASSAULT", True), ("ACCUSE", False)])
def test_words_have_no_place_that_reports_dispute(kind: str, differ: bool) -> None:
    _, differing = found(event(account("r1", place="damascus"), account("r2", place="aleppo"), kind=kind))
    assert bool(differing) is differ


def test_nothing_is_agreed_of_the_doings_of_others() -> None:
    assert found(event(account("r1", ["syria"]), account("r2", ["envoy"])))[0] == []


def test_a_country_that_takes_part_is_not_where_it_happened() -> None:
    both = ["envoy", "syria"]
    one = event(account("r1", both, place="syria"), account("r2", both, place="syria"))
    assert {a.slot for a in found(one)[0]} == {"actors", "modality"}


def test_labels_show_each_outlets_words() -> None:
    names = (
        Name(text="Haftar", kind="name", reports={"r1": 3, "r2": 2}),
        Name(text="the Libyan putschist Gen. Haftar", kind="title", reports={"r1": 1}),
        Name(text="he", kind="pronoun", reports={"r2": 4}),
        Name(text="retired Major General Haftar", kind="title", reports={"r2": 1}),
    )
    people = {"haftar": actor("haftar", "person", "LBY", names)}
    reports = [Report(id=r, text="", parts=()) for r in ("r1", "r2")]
    comparison = compare(reports, [event(account("r1", ["haftar"]))], [], {}, people, PLACES)
    (label,) = comparison.labels
    assert {r: [(u.text, u.tone) for u in uses] for r, uses in label.by_report.items()} == {
        "r1": [("the Libyan putschist Gen. Haftar", -1)],
        "r2": [("retired Major General Haftar", 0)],
    }


@pytest.mark.parametrize(
    ("text", "tone"),
    [
        ("Haftar's illegitimate government", -1),
        ("Libya's legitimate Tripoli administration", 1),
        ("the government in Tripoli", 0),
        ("the so-called democratic forces", -1),
        ("self-proclaimed president", -1),
        ("the Democratic presidential nominee", 0),
    ],
)
def test_tone_of_labels(text: str, tone: int) -> None:
    assert tone_of(text) == tone


@pytest.mark.parametrize(
    ("text", "choice"),
    [
        ("President Haftar", False),
        ("Mr. Haftar", False),
        ("the Libyan foreign minister", False),
        ("CIA Director Haftar", False),
        ("then-national security adviser Haftar", False),
        ("retired Major General Haftar", True),
        ("the government loyal to Haftar", True),
        ("a watchdog group run by lawyers", True),
        ("his main rival", False),
        ("their illegitimate government", True),
    ],
)
def test_only_wordings_that_carry_a_choice_are_labels(text: str, choice: bool) -> None:
    assert carries_choice(text, actor("Haftar", "person", "LBY")) is choice


def test_a_label_in_somebodys_words_names_the_claim() -> None:
    text = 'The clique bombed us, "the junta must go", he said.'
    names = (
        Name(text="The clique", kind="description", reports={"r1": 1}),
        Name(text="the junta", kind="description", reports={"r1": 1}),
        Name(text="the rulers", kind="name", reports={"r2": 1}),
    )
    people = {"rulers": actor("rulers", "government", "MMR", names)}
    start = text.index("the junta")
    said = Claim(
        id="c1",
        report="r1",
        source=None,
        source_text="he",
        source_type=None,
        chain=(),
        cue="said",
        cue_class=None,
        content=Span(start, start + 17),
        fragments=(Span(start, start + 17),),
        manner="direct",
        stance="neutral",
        inside=None,
        confidence=1.0,
        evidence=(Evidence("r1", 0, len(text)),),
    )
    reports = [Report(id="r1", text=text, parts=()), Report(id="r2", text="", parts=())]
    (label,) = compare(reports, [event(account("r1", ["rulers"]))], [said], {}, people, {}).labels
    assert [(use.text, use.words_of) for use in label.by_report["r1"]] == [("The clique", ()), ("the junta", ("c1",))]


ALONE_TOLD = "Rice sharply criticised Netanyahu on Tuesday."


def _criticised(text: str) -> Event:
    """Rice's rebuke of Netanyahu, as the whole of ``text`` in the first report tells it."""
    one = replace(account("r1", ["rice"], ["netanyahu"]), evidence=(Evidence("r1", 0, len(text)),))
    return event(one, kind="ACCUSE", label="criticised")


@pytest.mark.parametrize(
    ("elsewhere", "alone"),
    [
        ("Talks on the border went on in Geneva.", True),
        ("Netanyahu was warned by Rice, an aide to the president.", False),  # told there in other words
    ],
)
def test_what_another_text_says_of_the_same_two_is_not_alone(elsewhere: str, alone: bool) -> None:
    people = {key: actor(key, "person", country) for key, country in (("rice", "USA"), ("netanyahu", "ISR"))}
    told = replace(_criticised(ALONE_TOLD), confidence=0.7)
    reports = [Report(id="r1", text=ALONE_TOLD, parts=()), Report(id="r2", text=elsewhere, parts=())]
    found = compare(reports, [told], [], {"r1": (), "r2": ()}, people, {})
    assert bool([entry for entry in found.alone if entry.event == told.id]) == alone


@pytest.mark.parametrize(("modality", "confidence"), [("hypothetical", 0.7), ("planned", 0.7), ("occurred", 0.1)])
def test_the_merely_possible_and_the_hardly_sure_are_not_told_alone(modality: Modality, confidence: float) -> None:
    people = {key: actor(key, "person", country) for key, country in (("rice", "USA"), ("netanyahu", "ISR"))}
    told = replace(_criticised(ALONE_TOLD), confidence=confidence, modality=modality)
    reports = [Report(id="r1", text=ALONE_TOLD, parts=()), Report(id="r2", text="Other news.", parts=())]
    assert not compare(reports, [told], [], {"r1": (), "r2": ()}, people, {}).alone
