import dataclasses

import pytest
from by_hand import actor, day, resolved, telling
from msgspec.structs import replace

from dragoman.linking import grouping
from dragoman.linking.grouping import group_tellings
from dragoman.linking.likeness import likeness
from dragoman.linking.linkage import average_linkage, merge_alike
from dragoman.linking.resolved import Resolved
from dragoman.linking.tellings import Telling, tellings_of
from dragoman.records import Actor, Span

ACTORS: dict[str, Actor] = {
    "syria": actor("syria", "government", "SYR"),
    "libya": actor("libya", "government", "LBY"),
    "turkey": actor("turkey", "state", "TUR"),
}


def signing_and_attack(name: str) -> Resolved:
    """A report that tells a signing by two and an attack by one of them on a third."""
    told = [
        telling("SUPPORT", "sign", [0, 1], date=day("2020-02-29"), at=0),
        telling("ASSAULT", "bomb", [0], [2], date=day("2020-02-27"), at=40),
    ]
    return resolved(name, ["syria", "libya", "turkey"], events=told)


@pytest.mark.parametrize("piece", [2, 3, 7, 50, 1000])
def test_a_large_story_has_the_same_events_however_small_its_pieces(
    piece: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(grouping, "PIECE", piece)
    reports = [signing_and_attack(f"r{n:03}") for n in range(60)]
    tellings = sorted(tellings_of(reports, ACTORS), key=lambda t: t.order)
    groups = group_tellings(tellings)
    assert [{tellings[i].mention.lemma for i in group} for group in groups] == [{"sign"}, {"bomb"}]
    assert sorted(i for group in groups for i in group) == list(range(120))


def test_a_large_story_is_compared_far_less_than_all_with_all(monkeypatch: pytest.MonkeyPatch) -> None:
    compared = 0

    def counted(a: Telling, b: Telling) -> float:
        nonlocal compared
        compared += 1
        return likeness(a, b)

    monkeypatch.setattr(grouping, "likeness", counted)
    monkeypatch.setattr(grouping, "PIECE", 20)
    found = []
    for size in (50, 100, 200):
        compared = 0
        tellings = tellings_of([signing_and_attack(f"r{n:03}") for n in range(size)], ACTORS)
        group_tellings(sorted(tellings, key=lambda t: t.order))
        found.append(compared)
    assert found[1] < 2.2 * found[0]
    assert found[2] < 2.2 * found[1]


def test_groups_that_are_merged_weigh_by_their_size() -> None:
    # a group of nine that is unlike the third thing outweighs the one thing that is like it
    pairs = {(0, 1): 0.95, (0, 2): 0.2, (1, 2): 0.9}
    groups, left = merge_alike([9, 1, 1], pairs, 0.5)
    assert groups == [[0, 1], [2]]
    assert left == {(0, 1): pytest.approx((9 * 0.2 + 0.9) / 10)}
    assert average_linkage(3, pairs, 0.5) == [[0, 1, 2]]


RAIDS = "Turkey raided a depot. Two weeks on, the raid is denied. {} raid was told of. Who knows."


@pytest.mark.parametrize(
    ("words", "one"),
    [
        ("The", True),
        ("This night", True),
        ("A", False),
        ("An earlier", False),
        ("The earlier", False),
        ("The next", False),
    ],
)
def test_the_raid_is_the_one_told_before_it(words: str, one: bool) -> None:
    text = RAIDS.format(words)
    at = text.index("raid was")
    first = replace(telling("ASSAULT", "raid", [0], [1]), trigger=Span(7, 13), sentence=Span(0, 22))
    again = replace(
        telling("ASSAULT", "raid", []), trigger=Span(at, at + 4), sentence=Span(text.index(words + " raid"), at + 17)
    )
    told = resolved("r1", ["turkey", "libya"], events=[first, again])
    told = dataclasses.replace(told, report=replace(told.report, text=text))
    tellings = sorted(tellings_of([told], ACTORS), key=lambda t: t.order)
    assert (group_tellings(tellings) == [[0, 1]]) is one


@pytest.mark.parametrize(
    ("again", "one"),
    [
        (telling("ASSAULT", "raid", [], date=day("2020-02-27")), True),
        (telling("ASSAULT", "raid", [], date=day("2020-02-20")), False),  # another day's
        (telling("ASSAULT", "raid", [2], []), False),  # which tells itself whose it is
        (replace(telling("ASSAULT", "raid", []), historical=True), False),
        (telling("CONSULT", "meet", []), False),
    ],
)
def test_what_says_otherwise_takes_nothing_up(again: object, one: bool) -> None:
    text = "Turkey raided a depot. The raid"
    first = replace(
        telling("ASSAULT", "raid", [0], [1], date=day("2020-02-27")), trigger=Span(7, 13), sentence=Span(0, 22)
    )
    again = replace(again, trigger=Span(27, 31), sentence=Span(23, 31))  # type: ignore[type-var]
    told = resolved("r1", ["turkey", "libya", "syria"], events=[first, again])  # type: ignore[list-item]
    told = dataclasses.replace(told, report=replace(told.report, text=text))
    found = [t for t in tellings_of([told], ACTORS) if t.takes_up is not None]
    assert bool(found) is one
