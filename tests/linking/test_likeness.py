"""What speaks for and against one event: each row is a pair of tellings and the evidence that it gives, or does not."""

import dataclasses

import pytest
from by_hand import actor, day, resolved, telling
from msgspec.structs import replace

from dragoman.knowledge.families import family
from dragoman.linking.likeness import features
from dragoman.linking.tellings import Telling, tellings_of
from dragoman.records import Count, EventMention, Name, Part, Span

TITLE, BODY, BELOW = 0, 21, 180  # where a telling stands


ACTORS = {
    name: replace(
        actor(name, "group", names=[Name(text=name, kind="description", reports={"r1": 1})]), sectors=(sector,)
    )
    for name, sector in {"soldiers": "MIL", "troops": "MIL", "nurses": "CVL"}.items()
}


def dead(number: float) -> tuple[Count, ...]:
    return (Count(what="killed", low=number, high=number),)


def tell(report: str, *events: EventMention, whom: str = "soldiers") -> list[Telling]:
    """The tellings of a report whose headline ends before 21, where the first sentence of its body begins."""
    told = resolved(report, [whom], events=events)
    parts = (Part(kind="title", start=0, end=20), Part(kind="body", start=BODY, end=200))
    return list(tellings_of([dataclasses.replace(told, report=replace(told.report, parts=parts))], ACTORS))


def blow(lemma: str, at: int = BODY, *, mode: str | None = None, toll: tuple[Count, ...] = ()) -> EventMention:
    return replace(telling("ASSAULT", lemma, [], [0], at=at, counts=toll), mode=mode)


@pytest.mark.parametrize(
    ("left", "right", "evidence"),
    [
        (blow("bomb", mode="aerial"), blow("raid", mode="aerial"), "same mode"),
        (blow("bomb", mode="aerial"), blow("shoot", mode="firearms"), "other mode"),
        (blow("kill", toll=dead(19)), blow("kill", toll=dead(24)), "tolls near"),
        (blow("kill", toll=dead(6)), blow("kill", toll=dead(2)), "tolls far"),
        (blow("kill", at=TITLE), blow("attack"), "alone in both leads"),
    ],
)
def test_what_speaks_for_or_against_one_attack(left: EventMention, right: EventMention, evidence: str) -> None:
    (a,), (b,) = tell("r1", left), tell("r2", right)
    assert features(a, b).get(evidence) == features(b, a).get(evidence) == 1.0


def test_what_is_not_known_says_nothing() -> None:
    (a,), (b,) = tell("r1", blow("bomb", mode="aerial")), tell("r2", blow("attack", at=BELOW))
    silent = {"same mode", "other mode", "tolls near", "tolls far", "alone in both leads", "same day"}
    assert silent.isdisjoint(features(a, b))


@pytest.mark.parametrize(("whom", "evidence"), [("troops", "harmed alike"), ("nurses", "harmed unlike")])
def test_the_nameless_are_told_apart_by_what_they_are(whom: str, evidence: str) -> None:
    (a,), (b,) = tell("r1", blow("kill")), tell("r2", blow("kill"), whom=whom)
    assert features(a, b)[evidence] == 1.0


def test_a_lead_that_tells_of_two_attacks_may_mean_either() -> None:
    (a,) = tell("r1", blow("attack"))
    b, _ = tell("r2", blow("kill"), replace(blow("strike"), trigger=Span(BODY + 3, BODY + 4)))
    assert "alone in both leads" not in features(a, b)


def test_a_title_is_of_the_day_that_its_body_gives() -> None:
    title, _ = tell("r1", blow("kill", at=TITLE), replace(blow("kill"), date=day("2026-03-02")))
    (other,) = tell("r2", replace(blow("kill"), date=day("2026-03-02")))
    assert features(title, other)["same day"] == 1.0


@pytest.mark.parametrize(
    ("word", "kind", "other"),
    [
        ("fire", "ASSAULT", "shoot"),
        ("round", "COERCE", "arrest"),
        ("jail", "SANCTION", "sentence"),
        ("condemn", "SANCTION", "sentence"),
        ("kick", "SANCTION", "expel"),
    ],
)
def test_a_word_is_of_the_family_that_its_type_means(word: str, kind: str, other: str) -> None:
    assert family(word, kind) == family(other) != family(word)


@pytest.mark.parametrize(
    ("whom", "mode", "akin"), [("bodo", "discontinue", True), ("bodo", "expel", False), ("lund", "discontinue", False)]
)
def test_acts_of_one_manner_are_akin_between_the_same_two(whom: str, mode: str, akin: bool) -> None:
    states = {name: actor(name, "state", land) for name, land in {"arad": "ROU", "bodo": "NOR", "lund": "SWE"}.items()}
    cut = replace(telling("SANCTION", "cut", [0], [1]), mode="discontinue")
    sever = replace(telling("SANCTION", "sever", [0], [1]), mode=mode)
    (a,) = tellings_of([resolved("r1", ["arad", "bodo"], events=[cut])], states)
    (b,) = tellings_of([resolved("r2", ["arad", whom], events=[sever])], states)
    assert ("kindred" in features(a, b)) is akin


@pytest.mark.parametrize(
    ("word", "other"), [("coup attempt", "putsch"), ("coup d'état", "topple"), ("cyber attack", "hack")]
)
def test_a_name_of_two_words_is_of_the_family_that_it_means(word: str, other: str) -> None:
    assert family(word) == family(other)
