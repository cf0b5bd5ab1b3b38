"""What is not sure is not set side by side: numbers of others, dates of two happenings, agreement on half-read acts."""

import pytest
from by_hand import account, actor, day, event, place
from msgspec.structs import replace

from dragoman.comparing.accounts import compare_event
from dragoman.comparing.compare import compare
from dragoman.comparing.how_many import compare_counts
from dragoman.comparing.wording import Wording
from dragoman.records import Account, Agreed, Count, Difference, Event, Evidence, Interval, Name, Report

ACTORS = {
    "mali": actor("mali", "state", "MLI"),
    "chad": actor("chad", "state", "TCD"),
    "twelve soldiers": replace(actor("twelve soldiers", "group"), names=()),
    "nine civilians": replace(actor("nine civilians", "group"), names=()),
    "nine people": replace(actor("nine people", "group"), names=()),
}
PLACES = {"gao": place("gao", "MLI"), "mali": place("mali", "MLI", resolution=1)}
VOICES = {"r1": "r1", "r2": "r2", "r3": "r3"}


def said(report: str, text: str, *sides: list[str], slot: str = "", **told: object) -> tuple[Account, Report]:
    evidence = (Evidence(report, 0, len(text)),)
    one = replace(account(report, *sides), evidence=evidence, slots={slot: evidence} if slot else {}, **told)
    return one, Report(id=report, text=text, parts=())


def differences(one: Event, *reports: Report) -> list[tuple[str, str]]:
    found = compare_event(one, VOICES, ACTORS, PLACES, Wording(reports) if reports else None)
    return [(entry.slot, entry.kind) for entry in found if isinstance(entry, Difference)]


def killed(number: float) -> tuple[Count, ...]:
    return (Count(what="killed", low=number, high=number),)


@pytest.mark.parametrize(
    ("other", "differ"), [("nine civilians", False), ("nine people", True), ("mali", True)]
)  # of a power's dead it is not told who they were
def test_soldiers_are_not_counted_against_civilians(other: str, differ: bool) -> None:
    accounts = account("r1", [], ["twelve soldiers"], counts=killed(12)), account("r2", [], [other], counts=killed(9))
    assert differences(event(*accounts, kind="ASSAULT")) == ([("counts.killed", "contradiction")] if differ else [])


@pytest.mark.parametrize(
    ("text", "differ"),
    [
        ("Police made six arrests on Friday, compared to 47 the night before.", False),
        ("Police made six arrests on Friday, down from 47.", False),
        ("Police made six arrests on Friday in 47 Street.", True),
    ],
)
def test_who_sets_one_number_beside_another_does_not_contradict_it(text: str, differ: bool) -> None:
    slot = "counts arrested"
    first = said("r1", text, slot=slot, counts=(Count(what="arrested", low=6, high=6),))
    second = said("r2", "Police made 47 arrests.", slot=slot, counts=(Count(what="arrested", low=47, high=47),))
    one = event(first[0], second[0], kind="COERCE")
    assert bool(differences(one, first[1], second[1])) is differ


@pytest.mark.parametrize(
    ("a", "b", "kind"),
    [
        ((27, 33), (34, 34), "precision"),  # "about 30"
        ((27, 33), (60, 60), "contradiction"),
        ((200, 200), (197, 197), "precision"),  # "200" may round
        ((30, 30), (34, 34), "contradiction"),  # a toll is told to the last man
        ((24, None), (34, 34), "precision"),  # "dozens"
        ((180e6, None), (189e6, 231e6), "precision"),  # "more than $180 million", "about $210 million"
        ((2e6, 2e6), (2.6e6, 2.6e6), "contradiction"),
    ],
)
def test_hedges_and_round_numbers_are_told_less_closely(
    a: tuple[float, float | None], b: tuple[float, float | None], kind: str
) -> None:
    one, other = (Count(what="killed", low=low, high=high) for low, high in (a, b))
    assert compare_counts(one, other) == compare_counts(other, one) == kind


def test_one_outlets_jets_are_the_next_ones_warplanes() -> None:
    units = [Count(what="weapons", low=n, high=n, unit=unit) for n, unit in ((70, "warplane"), (90, "plane"))]
    accounts = [account(f"r{n}", counts=(count,)) for n, count in enumerate(units, 1)]
    assert differences(event(*accounts, kind="MOBILIZE")) == [("counts.weapons", "contradiction")]


FRIDAY, SATURDAY = day("2021-05-07"), day("2021-05-08")


@pytest.mark.parametrize(
    ("first", "second", "contradicts"),
    [
        ("Mali signed the treaty on Friday.", "The treaty that Mali signed on Saturday has six parts.", True),
        ("Mali signed the treaty on Friday.", "“This afternoon Mali signed the treaty,” he said.", False),
        ("Mali signed the treaty on Friday.", "Mourners met on Saturday.", False),
    ],
)
def test_a_report_contradicts_itself_only_in_sentences_on_one_party(first: str, second: str, contradicts: bool) -> None:
    report = Report(id="r1", text=f"{first} {second}", parts=())
    here, there = Evidence("r1", 0, len(first)), Evidence("r1", len(first) + 1, len(report.text))
    one = replace(
        account("r1", ["mali"], date=FRIDAY, also_dated=[SATURDAY]),
        evidence=(here, there),
        slots={"date 2021-05-07": (here,), "date 2021-05-08": (there,)},
    )
    assert bool(differences(event(one), report)) is contradicts


@pytest.mark.parametrize(
    ("first", "differs"), [("The raid killed several guards.", False), ("It killed at least three guards.", True)]
)
def test_several_is_no_number(first: str, differs: bool) -> None:
    slot = "counts killed"
    some = (Count(what="killed", low=3, high=None),)
    here = said("r1", first, ["mali"], slot=slot, counts=some)
    there = said("r2", "The raid killed two guards.", ["mali"], slot=slot, counts=killed(2))
    assert bool(differences(event(here[0], there[0], kind="ASSAULT"), here[1], there[1])) is differs


@pytest.mark.parametrize(
    ("first", "differs"),
    [("Gunmen shot a guard in Gao on Saturday.", True), ("Gunmen shot a guard in Gao last night.", False)],
)
def test_a_night_belongs_to_two_days(first: str, differs: bool) -> None:
    slots = [f"date {one.start}" for one in (SATURDAY, FRIDAY)]
    here = said("r1", first, ["mali"], slot=slots[0], date=SATURDAY)
    there = said("r2", "A guard was shot on Friday in Gao.", ["mali"], slot=slots[1], date=FRIDAY)
    assert bool(differences(event(here[0], there[0]), here[1], there[1])) is differs


@pytest.mark.parametrize(("later", "differ"), [("2021-05-09", True), ("2021-05-20", True), ("2021-06-20", False)])
def test_days_far_apart_are_those_of_two_happenings(later: str, differ: bool) -> None:
    assert bool(differences(event(account("r1", date=FRIDAY), account("r2", date=day(later))))) is differ


def test_years_side_by_side_may_be_a_slip() -> None:
    years = [Interval(start=f"{year}-01-01", end=f"{year}-12-31", grain="year") for year in (2013, 2014, 2024)]
    assert differences(event(account("r1", date=years[0]), account("r2", date=years[1])))
    assert not differences(event(account("r1", date=years[0]), account("r2", date=years[2])))


def test_what_is_half_read_is_agreed_only_as_to_number_and_victim() -> None:
    accounts = [
        replace(account(f"r{n}", [], ["mali"], date=FRIDAY, counts=killed(9)), place="gao", modality="occurred")
        for n in (1, 2)
    ]
    half = replace(event(*accounts, kind="ASSAULT"), recipients=("mali",), confidence=0.2)
    agreed = [e for e in compare_event(half, VOICES, ACTORS, PLACES) if isinstance(e, Agreed)]
    assert {entry.slot for entry in agreed} == {"counts.killed", "recipients"}
    whole = compare_event(replace(half, confidence=0.8), VOICES, ACTORS, PLACES)
    assert {"place", "date"} < {entry.slot for entry in whole if isinstance(entry, Agreed)}


def test_a_place_that_belongs_to_another_act_is_not_compared() -> None:
    first = said("r1", "Riots have gone on since the police shot a boy in Gao.", place="gao")
    second = said("r2", "Riots shook Mali.", place="mali")
    one = replace(event(first[0], second[0], kind="PROTEST"), label="riots")
    assert differences(one, first[1], second[1]) == []


def test_one_difference_is_told_once() -> None:
    accounts = account("r1", counts=killed(6)), account("r2", counts=killed(9))
    events = [replace(event(*accounts, kind="ASSAULT"), id=f"e{n}", confidence=n / 10) for n in (6, 8, 7)]
    found = compare([Report(id=f"r{n}", text="", parts=()) for n in (1, 2)], events, [], {}, ACTORS, PLACES)
    assert [entry.event for entry in found.differing] == ["e8"]


def test_what_one_report_denies_in_two_acts_is_one_difference() -> None:
    accounts = account("r1", ["mali"], modality="occurred"), account("r2", ["mali"], modality="denied")
    events = [replace(event(*accounts, kind="ASSAULT"), id=f"e{n}", confidence=n / 10) for n in (6, 8)]
    other = replace(event(*accounts, kind="AID"), id="e7", confidence=0.7)
    found = compare([Report(id=f"r{n}", text="", parts=()) for n in (1, 2)], [*events, other], [], {}, ACTORS, PLACES)
    assert [entry.event for entry in found.differing] == ["e8", "e7"]


@pytest.mark.parametrize(
    ("second", "disputed"),
    [
        ("Mali denied that it had supplied the rebels.", True),
        ("Mali denied that it had dropped its main demand.", False),
    ],
)
def test_a_denial_disputes_the_act_that_it_speaks_of(second: str, disputed: bool) -> None:
    first = said("r1", "Chad says Mali is supplying the rebels.", ["mali"], modality="alleged", claims=("c1",))
    refusal = said("r2", second, ["mali"], modality="denied")
    one = replace(event(first[0], refusal[0], kind="AID"), label="supplying")
    assert (("modality", "contradiction") in differences(one, first[1], refusal[1])) is disputed


def test_what_no_sentence_surely_says_is_noted() -> None:
    text = "Mali flew rice in, said the minister in Gao, to please the donors of Chad."
    account_, report = said("r1", text, ["mali"], ["chad"], place="gao")
    one = replace(event(account_, kind="AID"), label="flew", recipients=("chad",), place="gao")
    found = compare([report], [one], [], {}, ACTORS, PLACES)
    assert found.doubtful == {"e1": ("place", "sides")}
    sure, report = said("r1", "Mali flew Chad rice in Gao.", ["mali"], ["chad"], place="gao")
    other = replace(one, accounts=(sure,))
    assert compare([report], [other], [], {}, ACTORS, PLACES).doubtful == {}


def test_a_part_is_not_set_against_its_whole_nor_none_against_some() -> None:
    slot = "counts injured"
    first = said(
        "r1", "30 of the 80 wounded are in hospital.", slot=slot, counts=(Count(what="injured", low=30, high=30),)
    )
    second = said("r2", "The quake hurt 80.", slot=slot, counts=(Count(what="injured", low=80, high=80),))
    assert differences(event(first[0], second[0], kind="ASSAULT"), first[1], second[1]) == []
    none, some = (Count(what="killed", low=n, high=n) for n in (0, 6))
    accounts = account("r1", counts=(none, some)), account("r2", counts=(Count(what="killed", low=9, high=9),))
    assert differences(event(*accounts, kind="ASSAULT")) == []
    assert differences(event(account("r1", counts=(none,)), account("r2", counts=(some,)), kind="ASSAULT"))


@pytest.mark.parametrize(
    ("first", "contradicts"),
    [
        ("Mali supplied Chad with rice.", True),
        ("Mali, accused of failing to supply Chad with rice, was silent.", False),
        ("Mali said it could not fully supply Chad.", False),
    ],
)
def test_who_tells_that_it_was_not_done_contradicts_no_denial(first: str, contradicts: bool) -> None:
    here = said("r1", first, ["mali"], ["chad"])
    there = said("r2", "Mali has not supplied Chad, the minister said.", ["mali"], ["chad"], modality="negated")
    one = replace(event(here[0], there[0], kind="AID"), label="supply")
    assert bool(differences(one, here[1], there[1])) is contradicts


def test_who_is_told_twice_over_did_nothing_to_himself() -> None:
    people = {
        name: actor(name, "group", names=[Name(text=name, kind="description", reports={"r1": 1})])
        for name in ("the two drivers", "drivers", "gunmen")
    }
    text = "Gunmen abducted the two drivers, and the drivers are missing."
    for doer, doubted in (("drivers", True), ("gunmen", False)):
        one, report = said("r1", text, [doer], ["the two drivers"])
        abducted = event(one, id="e1", kind="ASSAULT", label="abducted")
        assert ("e1" in compare([report], [abducted], [], {}, people, {}).doubtful) is doubted
