"""Descriptions across reports: they follow the one actor that they fit, in one company, and nobody else."""

import pytest

from dragoman.linking.actors import link_actors
from dragoman.linking.profiles import LocalActor
from dragoman.records import ActorKind, Chain, ChainName, ChainRole, Evidence, Span

COMPANY = ("Paris", "Niamey", "Mohamed Bazoum", "ECOWAS")


def told(
    report: str,
    index: int,
    name: str,
    *,
    kind: ActorKind | None = "person",
    country: str | None = None,
    named: bool = False,
    office: str | None = None,
    of: str | None = None,
    sectors: tuple[str, ...] = (),
    beside: tuple[str, ...] = COMPANY,
    published: str = "2023-08-26",
) -> LocalActor:
    chain = Chain(
        name=name,
        named=named,
        kind=kind,
        names=(ChainName(text=name, kind="name" if named else "description", count=1),),
        country=country,
        sectors=sectors,
        roles=(ChainRole(title=office, of=None, of_text=of, span=Span(0, 5)),) if office else (),
    )
    return LocalActor(report, index, chain, Evidence(report, 0, 9), published, beside)


ITTE = told("A", 0, "Sylvain Itte", named=True, country="FRA", office="ambassador", of="French")


@pytest.mark.parametrize(
    ("left", "right", "one"),
    [
        (ITTE, told("B", 0, "the French envoy", country="FRA", office="envoy", of="French"), True),
        (ITTE, told("B", 0, "its ambassador in Niger", country="NER", office="ambassador", of="France"), True),
        (ITTE, told("B", 0, "the Malian ambassador", country="MLI", office="ambassador", of="Malian"), False),
        (ITTE, told("B", 0, "a French envoy", country="FRA", office="envoy", of="French"), False),
        (ITTE, told("B", 0, "the French deputy ambassador", office="deputy ambassador", of="French"), False),
        # another company, or another year
        (ITTE, told("B", 0, "the French envoy", office="envoy", of="French", beside=("Lima", "Quito")), False),
        (ITTE, told("B", 0, "the French envoy", office="envoy", of="French", published="2021-03-01"), False),
        # a force in the same telling words, and what may be anybody
        (
            told("A", 0, "Russian peacekeepers", kind="group", country="RUS", sectors=("MIL",)),
            told("B", 0, "the Russian peacekeepers", kind="group", country="RUS", sectors=("MIL",)),
            True,
        ),
        (
            told("A", 0, "1,500 troops", kind="military", sectors=("MIL",)),
            told("B", 0, "the troops", kind="military", sectors=("MIL",)),
            False,
        ),
        # a ministry of a country, named or described, wherever it appears
        (
            told("A", 0, "the French foreign ministry", kind="ministry", country="FRA"),
            told("B", 0, "the French foreign ministry", kind="ministry", country="FRA", beside=()),
            True,
        ),
    ],
)
def test_a_description_follows_only_whom_it_fits(left: LocalActor, right: LocalActor, one: bool) -> None:
    links = link_actors([left, right])
    assert (links.actor_of["A", 0] == links.actor_of["B", 0]) is one


def test_an_office_with_two_holders_in_one_company_leads_to_neither() -> None:
    rival = told("C", 0, "Jean Morel", named=True, country="FRA", office="ambassador", of="French")
    envoy = told("B", 0, "the French ambassador", country="FRA", office="ambassador", of="French")
    links = link_actors([ITTE, rival, envoy])
    assert len({links.actor_of[key] for key in (("A", 0), ("B", 0), ("C", 0))}) == 3
