"""The signed network: camps, balance and change are those of the ties, and the drawing is the same every time."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import pytest
from by_hand import actor

from dragoman.records import Evidence, Modality, Name, Tie
from dragoman.telling.balance import find_balance, find_turns, in_words, split_at
from dragoman.telling.camps import (
    find_camps,
    foes_of,
    pair_weights,
    standing_of,
    weight_of,
    without_nameless,
)
from dragoman.telling.lettering import HEIGHT, Spot, letter
from dragoman.telling.network import draw_network


def tie(
    source: str,
    target: str,
    sign: int,
    kind: str = "",
    *,
    modality: Modality = "occurred",
    until: str | None = None,
    reports: Sequence[str] = ("r1",),
    since: str | None = None,
) -> Tie:
    kind = kind or {1: "supports", -1: "opposes", 0: "leads"}[sign]
    return Tie(
        id=f"t-{source}-{target}-{kind}-{'-'.join(reports)}",
        source=source,
        target=target,
        type=kind,
        sign=sign,  # type: ignore[arg-type]
        since=since,
        until=until,
        modality=modality,
        claims=(),
        origins=1,
        confidence=0.7,
        derived=False,
        evidence=tuple(Evidence(report, 0, 5) for report in reports),
    )


WAR = [
    tie("egypt", "haftar", 1), tie("emirates", "haftar", 1), tie("emirates", "egypt", 1, "allied with"),
    tie("turkey", "accord", 1), tie("qatar", "accord", 1), tie("qatar", "turkey", 1, "allied with"),
    tie("haftar", "accord", -1, "at war with"), tie("egypt", "turkey", -1),
]  # fmt: skip


def test_two_sides_of_a_war_are_two_camps() -> None:
    assert [sorted(camp) for camp in find_camps(WAR)] == [
        ["accord", "qatar", "turkey"],
        ["egypt", "emirates", "haftar"],
    ]


def test_those_of_whom_most_is_told_come_first_in_a_camp() -> None:
    assert [camp[0] for camp in find_camps(WAR)] == ["accord", "egypt"]


def test_a_camp_is_at_odds_with_the_foes_of_its_members() -> None:
    assert foes_of(["egypt", "emirates", "haftar"], WAR) == ["accord", "turkey"]


def test_who_holds_an_office_or_acts_for_a_state_stands_with_it() -> None:
    actors = {"sudan": actor("sudan", "state", "SDN"), "army": actor("army", "military", "SDN"),
              "burhan": actor("burhan", "person"), "militia": actor("militia", "armed-group", "SDN")}  # fmt: skip
    ties = [
        tie("sudan", "chad", -1), tie("army", "militia", -1, "at war with"), tie("burhan", "militia", -1),
        tie("burhan", "army", 0),
    ]  # fmt: skip
    assert ["army", "burhan", "sudan"] in [sorted(camp) for camp in find_camps(ties, actors)]


def test_of_two_governments_of_a_country_neither_is_its_state() -> None:
    actors = {one: actor(one, "government", "LBY") for one in ("tripoli", "tobruk")}
    actors["libya"] = actor("libya", "state", "LBY")
    ties = [tie("libya", "chad", -1), tie("tripoli", "x", -1), tie("tobruk", "y", -1)]
    assert all(len(camp) == 1 for camp in find_camps(ties, actors))


def test_the_nameless_of_whom_one_tie_is_told_are_left_out() -> None:
    nameless = msgspec.structs.replace(
        actor("hackers", "group"), names=(Name(text="hackers", kind="description", reports={"r1": 1}),)
    )  # fmt: skip
    actors = {"hackers": nameless, **{one: actor(one) for one in ("iran", "oman", "un")}}
    ties = [tie("hackers", "iran", 1), tie("oman", "iran", 1)]
    assert without_nameless(ties, actors) == ties[1:]
    again = [*ties, tie("un", "hackers", -1)]
    assert without_nameless(again, actors) == again


def test_an_agreement_says_less_than_a_war() -> None:
    both = [tie("a", "b", -1, "at war with"), tie("a", "b", 1, "party to")]
    assert pair_weights(both)["a", "b"] < 0


def test_camps_are_the_same_in_any_order_and_hold_everybody_once() -> None:
    camps = find_camps(WAR)
    assert camps == find_camps(list(reversed(WAR)))
    assert sorted(one for camp in camps for one in camp) == sorted({e for t in WAR for e in (t.source, t.target)})


def test_foes_are_not_put_in_one_camp_by_a_common_friend() -> None:
    camps = find_camps(
        [tie("russia", "turkey", 1), tie("russia", "syria", 1), tie("turkey", "syria", -1, "at war with")]
    )
    assert not any({"turkey", "syria"} <= set(camp) for camp in camps)


@pytest.mark.parametrize(
    ("signs", "balanced"),
    [((1, 1, 1), True), ((1, 1, -1), False), ((1, -1, -1), True), ((-1, -1, -1), False)],
)
def test_a_triangle_is_balanced_when_the_product_of_its_signs_is_positive(
    signs: tuple[int, int, int], balanced: bool
) -> None:
    ties = [tie("a", "b", signs[0]), tie("a", "c", signs[1]), tie("b", "c", signs[2])]
    found = find_balance(ties)
    assert (found.triangles, found.share) == (1, 1.0 if balanced else 0.0)


def test_the_unbalanced_are_named() -> None:
    found = find_balance([tie("r", "t", 1), tie("r", "s", 1), tie("t", "s", -1)])
    names = {"r": "Russia", "t": "Turkey", "s": "Syria"}
    assert in_words(found.unbalanced[0], names) == (
        "Russia stands with Syria and with Turkey, although Syria and Turkey are at odds"
    )


def test_without_triangles_there_is_no_share() -> None:
    assert find_balance([tie("a", "b", 1)]).share is None


@pytest.mark.parametrize(
    "out",
    [tie("a", "b", 1, modality="negated"), tie("a", "b", 1, modality="hypothetical"), tie("a", "b", 1, until="former")],
)
def test_what_does_not_hold_does_not_count(out: Tie) -> None:
    assert weight_of(out) == 0
    assert find_camps([out]) == []


def test_an_allegation_counts_for_less_than_a_fact() -> None:
    assert 0 < weight_of(tie("a", "b", 1, modality="alleged")) < weight_of(tie("a", "b", 1))


def test_conflicting_ties_weigh_against_each_other() -> None:
    assert pair_weights([tie("a", "b", 1), tie("b", "a", -1)]) == {}


def test_standing_sorts_an_actors_ties() -> None:
    ties = [tie("a", "b", 1), tie("c", "a", -1), tie("a", "d", 0, "leads"), tie("a", "e", 0, "owns"),
            tie("f", "a", 1, "supplies"), tie("b", "c", 1)]  # fmt: skip
    standing = standing_of("a", ties)
    sizes = [len(group) for group in (standing.friends, standing.foes, standing.offices, standing.holdings)]
    assert sizes == [1, 1, 1, 1]
    assert [t.type for t in standing.flows] == ["supplies"]


def test_a_turn_is_told_with_both_sides() -> None:
    ties = [
        tie("a", "b", 1, reports=["early"]),
        tie("a", "b", -1, reports=["late"]),
        tie("c", "d", 1, reports=["late"]),
        tie("c", "e", 1, reports=["early"]),
    ]
    before, after = split_at(ties, {"early": "2019-05-01", "late": "2020-05-01"}, "2020-01-01")
    turns = find_turns(before, after)
    assert [(t.pair, t.before, t.after) for t in turns] == [
        (("a", "b"), 1, -1),
        (("c", "d"), 0, 1),
        (("c", "e"), 1, 0),
    ]  # fmt: skip
    assert len(turns[0].ties) == 2


def test_a_tie_that_says_since_when_is_old_from_then_on() -> None:
    ties = [tie("a", "b", 1, reports=["late"], since="2018")]
    before, after = split_at(ties, {"late": "2020-05-01"}, "2020-01-01")
    assert before == after == ties


def test_the_drawing_is_the_same_every_time_and_has_every_actor() -> None:
    actors = {one: actor(one) for t in WAR for one in (t.source, t.target)}
    drawing = draw_network(WAR, actors)
    assert drawing is not None
    assert drawing == draw_network(WAR, actors)
    assert all(f"<title>{name}</title>" in drawing for name in actors)


def test_thirty_actors_are_drawn_and_no_more() -> None:
    ties = [tie("centre", f"n{number:02}", 1) for number in range(40)]
    actors = {one: actor(one) for t in ties for one in (t.source, t.target)}
    drawing = draw_network(ties, actors)
    assert drawing is not None
    assert drawing.count('class="actor"') == 30


@pytest.mark.parametrize(
    "out",
    [tie("a", "b", 1, modality="negated"), tie("a", "b", 1, modality="hypothetical"), tie("a", "b", 0, until="former")],
)
def test_what_does_not_hold_is_not_drawn(out: Tie) -> None:
    assert draw_network([out], {one: actor(one) for one in ("a", "b")}) is None


def test_a_long_name_stands_whole_on_two_lines() -> None:
    name = "Haftar Military Investment Commission"
    drawing = draw_network([tie("a", name, 1)], {one: actor(one) for one in ("a", name)})
    assert drawing is not None
    assert "…" not in drawing
    assert ">Haftar Military</tspan>" in drawing
    assert ">Investment Commission</tspan>" in drawing


def test_who_are_told_to_stand_against_each_other_have_arrows_at_both_ends() -> None:
    actors = {one: actor(one) for one in ("a", "b")}
    one_way = draw_network([tie("a", "b", -1)], actors)
    both = draw_network([tie("a", "b", -1), tie("b", "a", -1)], actors)
    assert one_way is not None
    assert both is not None
    assert ("marker-start" in one_way, "marker-start" in both) == (False, True)


def test_everybody_in_a_cut_picture_has_a_line() -> None:
    hub = [tie("centre", f"n{number:02}", 1) for number in range(25)]
    pairs = [tie(f"a{number:02}", f"b{number:02}", -1) for number in range(10)]
    actors = {one: actor(one) for t in (*hub, *pairs) for one in (t.source, t.target)}
    drawing = draw_network([*hub, *pairs], actors)
    assert drawing is not None
    names = [name for name in actors if f"<title>{name}</title>" in drawing]
    assert len(names) == 30
    ends = {end for t in (*hub, *pairs) if t.source in names and t.target in names for end in (t.source, t.target)}
    assert ends == set(names)


def test_the_picture_shows_names_and_arrows_in_programs_that_know_only_the_old_svg() -> None:
    drawn = draw_network([tie("a", "b", -1), tie("b", "a", -1)], {i: actor(i) for i in "ab"})

    assert drawn is not None
    assert "paint-order" not in drawn
    assert "auto-start-reverse" not in drawn
    rim, letters = [part.rsplit("<text", 1)[1] for part in drawn.split(">a</tspan></text>")[:2]]
    assert ("stroke=" in rim, "stroke=" in letters) == (True, False)


def test_the_legend_says_what_arrows_and_thick_lines_mean() -> None:
    drawn = draw_network([tie("a", "b", 1)], {i: actor(i) for i in "ab"})

    assert drawn is not None
    assert "arrow: toward whom; thicker line: told by more outlets" in drawn


def test_names_of_two_actors_do_not_stand_as_one_name_of_two_lines() -> None:
    spots = [Spot(100, 100 + 17 * n, 5, f"Longest Name {n}") for n in range(2)]
    first, second = letter(spots, 700, 400)

    assert first is not None
    assert second is not None
    assert abs(first.y - second.y) >= HEIGHT + 5 or first.anchor != second.anchor
