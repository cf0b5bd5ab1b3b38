"""What reports of one story word differently: one actor where the story has one that fits, else two."""

import pytest

from dragoman.linking.actors import link_actors
from dragoman.linking.profiles import LocalActor
from dragoman.records import ActorKind, Chain, ChainName, ChainRole, Evidence, NameKind, Span


def told(
    report: str,
    index: int,
    name: str,
    kind: ActorKind | None = "person",
    *,
    named: NameKind | None = None,
    country: str | None = None,
    office: str | None = None,
    sectors: tuple[str, ...] = (),
) -> LocalActor:
    chain = Chain(
        name=name,
        named=named is not None,
        kind=kind,
        names=(ChainName(text=name, kind=named or "description", count=1),),
        country=country,
        sectors=sectors,
        roles=(ChainRole(title=office, of=None, of_text=None, span=Span(0, 5)),) if office else (),
    )
    return LocalActor(report, index, chain, Evidence(report, 0, 9), "2026-03-01")


PETROVIC = told("A", 0, "Zoran Petrović", named="name", office="Mayor")
MINISTRY = told("A", 0, "Interior Ministry", "ministry", named="name")
ARMY = told("A", 0, "Nigerian troops", "military", country="NGA", sectors=("MIL",))
SENATOR = told("A", 0, "Ibrahim Lawal", named="name", office="Senator")
SECRETARY = told("A", 0, "Alex Azar", named="name", office="Secretary")
OSMAN = told("A", 0, "Yasmin Osman", named="name", office="Minister of Health")
HAMAS = told("A", 0, "Hamas", "armed-group", named="name", country="PSE", sectors=("REB",))
KNU = told("A", 0, "Karen National Union", "armed-group", named="name", country="MMR", sectors=("REB",))
COALITION = told("A", 0, "the Saudi-led coalition", "organisation")
BANK = told("A", 0, "Bank of Ghana", "company", named="name", country="GHA")
POLICE = told("A", 0, "Kenyan police", "group", country="KEN", sectors=("COP",))
FRONT = told("A", 0, "Popular Front for Change", "party", named="name")
MARCHERS = told("A", 0, "anti-dam marchers", "group")
PORT = told("A", 0, "Bahraini port workers", "group", country="BHR")
BRANCH = told("A", 0, "Ghana's Energy Ministry", "ministry", named="name", country="GHA")
JUNDALLAH = told("A", 0, "Harakat al-Adala", "armed-group", named="name")
SHIP = told("A", 0, "Sarita Star", named="name")
ISLAMIYAH = told("A", 0, "Jemaah Islamiyah", "armed-group", named="name")


@pytest.mark.parametrize(
    ("left", "right", "one"),
    [
        (PETROVIC, told("B", 0, "the mayor", office="mayor"), True),
        (PETROVIC, told("B", 0, "the town's mayor", office="mayor"), True),
        (PETROVIC, told("B", 0, "a mayor", office="mayor"), False),
        (PETROVIC, told("B", 0, "the deputy mayor", office="deputy mayor"), False),
        (PETROVIC, told("B", 0, "the governor", office="governor"), False),
        (SENATOR, told("B", 0, "the opposition senator", office="opposition senator"), True),
        (SECRETARY, told("B", 0, "the press secretary", office="press secretary"), False),
        (OSMAN, told("B", 0, "the health minister", office="health minister"), True),
        (OSMAN, told("B", 0, "the defence minister", office="defence minister"), False),
        (MINISTRY, told("B", 0, "the ministry", "ministry"), True),
        (HAMAS, told("B", 0, "the Palestinian group", "group", country="PSE"), True),
        (HAMAS, told("B", 0, "the group", "group"), False),
        (HAMAS, told("B", 0, "the Lebanese group", "group", country="LBN"), False),
        (KNU, told("B", 0, "Karen rebels", "group", sectors=("REB",)), True),
        (KNU, told("B", 0, "rebels", "group", sectors=("REB",)), False),
        (KNU, told("B", 0, "the insurgents", "group"), True),
        (KNU, told("B", 0, "the fighters", "group"), False),
        (COALITION, told("B", 0, "the coalition", "organisation"), True),
        (BANK, told("B", 0, "the central bank", "organisation"), True),
        (POLICE, told("B", 0, "police", "group", sectors=("COP",)), True),
        (POLICE, told("B", 0, "riot police", "group", sectors=("COP",)), False),
        (MINISTRY, told("B", 0, "the foreign ministry", "ministry"), False),
        (ARMY, told("B", 0, "the army", "military", sectors=("MIL",)), True),
        (ARMY, told("B", 0, "the air base", "military", sectors=("MIL",)), False),
        (FRONT, told("B", 0, "PFC", "organisation", named="acronym"), True),
        (FRONT, told("B", 0, "PFL", "organisation", named="acronym"), False),
        (ISLAMIYAH, told("B", 0, "JI", "organisation", named="acronym"), True),
        (MARCHERS, told("B", 0, "anti-dam marchers", "group"), True),
        (MARCHERS, told("B", 0, "the marchers", "group"), True),
        (MARCHERS, told("B", 0, "pro-dam marchers", "group"), False),
        (MARCHERS, told("B", 0, "a rival crowd of marchers", "group"), False),
        (PORT, told("B", 0, "workers", "group"), False),
        (told("A", 0, "their supporters", "group"), told("B", 0, "their supporters", "group"), False),
        (told("A", 0, "two gunboats", "group"), told("B", 0, "two gunboats", "group"), False),
        (told("A", 0, "residents", "group"), told("B", 0, "residents", "group"), False),
        (told("A", 0, "civilians", "group"), told("B", 0, "civilians", "group"), False),
        (told("A", 0, "stranded civilians", "group"), told("B", 0, "the stranded civilians", "group"), True),
        (told("A", 0, "senior officials", "group"), told("B", 0, "senior officials", "group"), False),
        (BRANCH, told("B", 0, "Energy Ministry", "ministry", named="name"), True),
        (BRANCH, told("B", 0, "Labour Ministry", "ministry", named="name"), False),
        (JUNDALLAH, told("B", 0, "Harakat al-Adala", "armed-group", named="name"), True),
        (SHIP, told("B", 0, "Sarita Star", "organisation", named="name"), True),
        (SHIP, told("B", 0, "Sarita Star", "organisation", named="name", country="PAN"), True),
        (told("A", 0, "Jordan", named="name"), told("B", 0, "Jordan", "state", named="name", country="JOR"), False),
    ],
)
def test_the_story_tells_whom_a_wording_means(left: LocalActor, right: LocalActor, one: bool) -> None:
    actor_of = link_actors([left, right], stories=[("A", "B")]).actor_of
    assert (actor_of["A", 0] == actor_of["B", 0]) is one


@pytest.mark.parametrize("right", [told("B", 0, "the mayor", office="mayor"), told("B", 0, "the ministry", "ministry")])
def test_reports_of_two_stories_tell_of_two(right: LocalActor) -> None:
    left = MINISTRY if right.chain.kind == "ministry" else PETROVIC
    actor_of = link_actors([left, right], stories=[("A",), ("B",)]).actor_of
    assert actor_of["A", 0] != actor_of["B", 0]


def test_of_two_who_fit_neither_is_meant() -> None:
    rival = told("A", 1, "Ivan Marić", named="name", office="Mayor")
    mayor = told("B", 0, "the mayor", office="mayor")
    actor_of = link_actors([PETROVIC, rival, mayor], stories=[("A", "B")]).actor_of
    assert len({actor_of["A", 0], actor_of["A", 1], actor_of["B", 0]}) == 3


def test_half_a_name_is_nobody_whom_the_story_names_in_full() -> None:
    full = told("A", 0, "Odile Marchand", named="name")
    brother = told("A", 1, "Serge Marchand", named="name")
    lone = [told("B", 0, "Marchand", "organisation", named="name"), told("C", 0, "Marchand", named="name")]
    actor_of = link_actors([full, brother, *lone], stories=[("A", "B", "C")]).actor_of
    assert actor_of["B", 0] != actor_of["C", 0]


def test_namesakes_of_two_lands_stay_two() -> None:
    one = told("A", 0, "Unity Party", "party", named="name", country="KEN")
    other = told("B", 0, "Unity Party", "organisation", named="name", country="FJI")
    actor_of = link_actors([one, other], stories=[("A", "B")]).actor_of
    assert actor_of["A", 0] != actor_of["B", 0]


def test_two_whom_one_report_tells_apart_stay_two() -> None:
    ship, owner = told("A", 0, "Sarita", named="name"), told("A", 1, "Sarita", "company", named="name")
    actor_of = link_actors([ship, owner, told("B", 0, "Sarita", named="name")], stories=[("A", "B")]).actor_of
    assert actor_of["A", 0] != actor_of["A", 1]


def test_two_letters_are_no_body_that_other_stories_tell_of() -> None:
    here, elsewhere = (told(report, 0, "JI", "organisation", named="acronym") for report in ("B", "C"))
    actor_of = link_actors([ISLAMIYAH, here, elsewhere], stories=[("A", "B"), ("C",)]).actor_of
    assert actor_of["A", 0] != actor_of["B", 0]


def test_a_title_tells_which_bearer_of_a_surname_is_meant() -> None:
    premier = told("A", 0, "Zahid Rahman", named="name", office="Prime Minister")
    rival = told("A", 1, "Tariq Rahman", named="name", office="opposition leader")
    surname = told("B", 0, "Rahman", named="name", office="Prime Minister")
    actor_of = link_actors([premier, rival, surname], stories=[("A", "B")]).actor_of
    assert actor_of["B", 0] == actor_of["A", 0] != actor_of["A", 1]


def test_a_ministry_that_a_report_also_calls_the_ministry_is_no_other_ministry() -> None:
    names = tuple(
        ChainName(text=text, kind="description", count=1) for text in ("the foreign ministry", "the ministry")
    )
    chain = Chain(name="the foreign ministry", named=False, kind="ministry", names=names)
    foreign = LocalActor("B", 0, chain, Evidence("B", 0, 9), "2026-03-01")
    actor_of = link_actors([MINISTRY, foreign], stories=[("A", "B")]).actor_of
    assert actor_of["A", 0] != actor_of["B", 0]
