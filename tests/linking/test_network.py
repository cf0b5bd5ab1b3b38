"""Derived ties follow their stated rule, and hints stay out of the picture."""

from __future__ import annotations

import msgspec
import pytest
from by_hand import account, actor, chain, day, event, resolved, tie

from dragoman.linking.runs import LEAST, Runs
from dragoman.linking.ties import TieIndex
from dragoman.records import ChainRole, Event, Evidence, Role, Span, Tie


def dated(number: int, kind: str, actor: str, recipient: str, when: str | None, modality: str = "occurred") -> Event:
    made = event(account(f"r{number}", [actor], [recipient]), id=f"e{number}", kind=kind)
    return msgspec.structs.replace(
        made, actors=(actor,), recipients=(recipient,), date=day(when) if when else None, modality=modality
    )  # fmt: skip


def derived(*events: Event) -> list[Tie]:
    runs = Runs()
    runs.add(events)
    return runs.ties()


ASSAULTS = [dated(n, "ASSAULT", "syria", "rebels", f"2020-0{n}-01") for n in (1, 2, 3)]
HELP = [dated(n, "AID", "russia", "syria", f"2020-0{n}-01") for n in (4, 5, 6)]


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        (ASSAULTS, [("syria", "at war with", "rebels", -1)]),
        (HELP, [("russia", "supports", "syria", 1)]),
        ([dated(n, "SANCTION", "eu", "syria", f"2020-0{n}-01") for n in (1, 2, 3)], [("eu", "opposes", "syria", -1)]),
        (ASSAULTS[: LEAST - 1], []),
        ([dated(n, "CONSULT", "a", "b", f"2020-0{n}-01") for n in (1, 2, 3, 4)], []),
        ([dated(n, "ASSAULT", "a", "b", "2020-01-01") for n in (1, 2, 3)], []),  # one day's fighting is no lasting tie
        ([dated(n, "ASSAULT", "a", "b", f"2020-0{n}-01", "alleged") for n in (1, 2, 3)], []),
        ([dated(n, "ASSAULT", "a", "b", None) for n in (1, 2, 3)], []),  # one killing in three stories
        (
            [
                dated(1, "ASSAULT", "a", "b", None),
                dated(2, "SANCTION", "a", "b", None),
                dated(3, "COERCE", "a", "b", None),
            ],
            [("a", "opposes", "b", -1)],
        ),
        ([*ASSAULTS, *[dated(n, "AID", "syria", "rebels", f"2020-0{n}-01") for n in (4, 5)]], []),  # mixed
    ],
)
def test_a_run_of_events_of_one_sign_makes_a_tie(events: list[Event], expected: list[tuple[object, ...]]) -> None:
    found = derived(*events)
    assert [(t.source, t.type, t.target, t.sign) for t in found] == expected
    assert all(t.derived for t in found)


def test_a_derived_tie_has_its_events_sentences_and_holds_since_the_first() -> None:
    (found,) = derived(*ASSAULTS)
    assert [e.report for e in found.evidence] == ["r1", "r2", "r3"]
    assert found.since == "2020-01-01"


def test_old_events_weigh_less_than_new_ones() -> None:
    newer = dated(9, "AID", "x", "y", "2025-01-01")  # ages all others; too few to be a tie itself
    (fresh,), (old,) = derived(*ASSAULTS), derived(*ASSAULTS, newer)
    assert old.confidence < fresh.confidence <= 0.9


def test_the_order_of_stories_changes_nothing() -> None:
    assert derived(*ASSAULTS, *HELP) == derived(*reversed([*ASSAULTS, *HELP]))


def test_hints_of_a_reading_are_no_ties_of_the_picture() -> None:
    sure = tie(0, 1, "supports")
    hint = msgspec.structs.replace(tie(1, 0, "opposes", -1), confidence=0.45)
    index = TieIndex(frozenset())
    ids = index.add(resolved("r1", ["a", "b"], ties=[sure, hint]))
    assert [(t.id, t.type) for t in index.ties()] == [(ids[0], "supports")]


def test_conflicting_ties_of_two_outlets_both_stay() -> None:
    index = TieIndex(frozenset())
    index.add(resolved("r1", ["a", "b"], ties=[tie(0, 1, "supports")]))
    index.add(resolved("r2", ["a", "b"], ties=[tie(0, 1, "opposes", -1)]))
    assert sorted(t.sign for t in index.ties()) == [-1, 1]


@pytest.mark.parametrize(
    ("title", "tied"), [("Secretary of Defense", True), ("Interior Minister", True), ("general", False),
                        ("chief minister", False), ("attorney general", False)],
)  # fmt: skip
def test_a_national_office_is_of_the_state_of_its_holder(title: str, tied: bool) -> None:
    holder = msgspec.structs.replace(actor("esper", "person"), country="USA")
    role = ChainRole(title=title, of=None, of_text=None, span=Span(0, 9))
    told = msgspec.structs.replace(chain("Mark Esper"), kind="person", roles=(role,))
    index = TieIndex(frozenset(), {"esper": holder, "us": actor("us", "state", "USA")})
    assert bool(index.add(resolved("r1", ["esper"], chains=[told]))) == tied


def test_whose_an_office_is_may_be_told_by_another_report() -> None:
    """One report says "President Maduro", and the case knows of which state he is the president."""
    words = Evidence("r1", 0, 9)
    office = Role(title="President", of="venezuela", since=None, until=None, former=False, evidence=(words,))
    holder = msgspec.structs.replace(actor("maduro", "person"), roles=(office,))
    role = ChainRole(title="President", of=None, of_text=None, span=Span(0, 9))
    told = msgspec.structs.replace(chain("Nicolas Maduro"), kind="person", roles=(role,))
    index = TieIndex(frozenset(), {"maduro": holder, "venezuela": actor("venezuela", "state", "VEN")})
    ids = index.add(resolved("r1", ["maduro"], chains=[told]))
    (found,) = index.ties()
    assert [found.id] == ids
    assert (found.source, found.type, found.target) == ("maduro", "holds office in", "venezuela")
