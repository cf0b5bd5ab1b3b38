"""Whom a list of the sanctioned names, however the list is worded and whoever is said to hold it."""

from __future__ import annotations

import pytest
from read_ties import told_ties

IMPOSED = "The European Union imposed sanctions on a dozen Moldovan tycoons on Friday. "
LISTS = [
    (
        "Canada sanctioned five Moldovan bankers, including Vlad Rusu, head of Prut Bank, Ion Munteanu and Dan Lupu.",
        "Canada",
        {"Vlad Rusu", "Ion Munteanu", "Dan Lupu"},
    ),
    (
        "Canada has sanctioned tycoons including Norsal chief Vlad Rusu; Ion Munteanu, chairman of the carrier "
        "Aerovia; and financier Dan Lupu.",
        "Canada",
        {"Vlad Rusu", "Ion Munteanu", "Dan Lupu"},
    ),
    (IMPOSED + "Among the names were Vlad Rusu, boss of Norsal, and Ion Munteanu.", "European Union",
     {"Vlad Rusu", "Ion Munteanu"}),
    (IMPOSED + "Vlad Rusu, who owns a port, and Ion Munteanu were also added.", "European Union",
     {"Vlad Rusu", "Ion Munteanu"}),
    (IMPOSED + "Those sanctioned include Vlad Rusu, the founder of Norsal and Prut Bank, and Ion Munteanu.",
     "European Union", {"Vlad Rusu", "Ion Munteanu"}),
    (IMPOSED + "Vlad Rusu and Ion Munteanu were among those identified.", "European Union",
     {"Vlad Rusu", "Ion Munteanu"}),
    (IMPOSED + "There were also the bankers Vlad Rusu and Ion Munteanu.", "European Union",
     {"Vlad Rusu", "Ion Munteanu"}),
    (IMPOSED + "The bloc has been at it since 2023. Vlad Rusu was blacklisted as well.", "European Union",
     {"Vlad Rusu"}),
    ("The US Treasury sanctioned nine tankers. Sanctioned entities include Qatar-based Prut Bank, and Vlad Rusu.",
     "US Treasury", {"Prut Bank", "Vlad Rusu"}),
    ("Canada announced sanctions against five people. Vlad Rusu and Ion Munteanu were the other two individuals "
     "designated.", "Canada", {"Vlad Rusu", "Ion Munteanu"}),
    (IMPOSED + "Vlad Rusu was designated along with Ion Munteanu and the carrier Aerovia.", "European Union",
     {"Vlad Rusu", "Ion Munteanu"}),
    ("Britain has included Vlad Rusu in its sanctions.", "Britain", {"Vlad Rusu"}),
    ("Vlad Rusu, already under EU and British sanctions, sold the port.", "United Kingdom", {"Vlad Rusu"}),
    ("The United States imposed sanctions on three Moldovans. The Treasury also targeted Vlad Rusu for helping them.",
     "Treasury", {"Vlad Rusu"}),
]  # fmt: skip
UNLISTED = [
    IMPOSED + "Vlad Rusu was named minister of trade.",
    IMPOSED + "Vlad Rusu and Ion Munteanu were also there.",
    IMPOSED + "Among the guests were Vlad Rusu and Ion Munteanu.",
    IMPOSED + "The list of donors includes Vlad Rusu.",
    IMPOSED + "The list includes three firms that the Council called fronts.",
    "The party published its list. Vlad Rusu was also added.",
]


def sanctions(text: str) -> set[tuple[str, str]]:
    return {(source, target) for source, kind, target, *_ in told_ties(text) if kind == "sanctions"}


@pytest.mark.parametrize(("text", "punisher", "named"), LISTS)
def test_who_is_listed_is_sanctioned_by_who_lists(text: str, punisher: str, named: set[str]) -> None:
    found = {target for source, target in sanctions(text) if source == punisher}

    assert {one for one in found if one in {"Vlad Rusu", "Ion Munteanu", "Dan Lupu", "Prut Bank", "Norsal"}} == named


@pytest.mark.parametrize("text", UNLISTED)
def test_who_is_named_for_something_else_is_not_sanctioned(text: str) -> None:
    assert not {target for _, target in sanctions(text)} & {"Vlad Rusu", "Ion Munteanu", "Council"}
