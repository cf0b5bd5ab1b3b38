"""Which powers stand behind an actor is told report by report where the reports name different ones."""

from __future__ import annotations

import pytest
from by_hand import actor
from msgspec.structs import replace
from stories_by_hand import make_picture, tie

from dragoman.records import Modality, Tie
from dragoman.telling.backers import differing_backers
from dragoman.telling.view import StoryView


def told(*ties: Tie, kind: str = "state") -> list[tuple[str, list[str]]]:
    picture = make_picture()
    others = tuple(actor(name, kind, None) for name in ("Chad", "Niger", "Mali"))  # type: ignore[arg-type]
    stated = replace(picture, actors=(*picture.actors, *others), ties=ties)
    return [(line.text, [below.text for below in line.below]) for line in differing_backers(StoryView(stated, "s1"))]


def backs(source: str, report: str, modality: Modality = "occurred") -> Tie:
    return replace(tie(f"{source}-{report}", report, 1), source=source, modality=modality)


def test_each_report_names_a_backer_that_the_other_does_not() -> None:
    found = told(backs("Chad", "r1"), backs("Mali", "r1"), backs("Niger", "r2"), backs("Mali", "r2"))
    assert found == [("Told to stand behind Syria, report by report", ["Chad and Mali", "Mali and Niger"])]


@pytest.mark.parametrize(
    "ties",
    [
        (backs("Chad", "r1"), backs("Chad", "r2"), backs("Niger", "r2")),  # the one only says more
        (backs("Chad", "r1"), backs("Niger", "r3")),  # a reprint is no other report
        (backs("Chad", "r1"), backs("Niger", "r2", "denied")),
        (backs("Chad", "r1"), tie("t", "r2", -1)),
    ],
)
def test_who_says_more_or_the_same_differs_in_nothing(ties: tuple[Tie, ...]) -> None:
    assert told(*ties) == []


def test_followers_are_no_powers() -> None:
    assert told(backs("Chad", "r1"), backs("Niger", "r2"), kind="group") == []
