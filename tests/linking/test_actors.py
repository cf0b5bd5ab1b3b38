"""Actors across reports: aliases become one, namesakes stay two, judgements decide, order never matters."""

import random

import pytest

from dragoman.linking.actors import ActorLinks, LocalActor, link_actors
from dragoman.linking.explain import explain_apart, explain_together
from dragoman.records import ActorKind, Chain, ChainName, ChainRole, Evidence, NameKind, Span, Verdict


def actor(
    report: str,
    index: int,
    *names: str,
    kind: ActorKind | None = "person",
    country: str | None = None,
    named: bool = True,
    roles: tuple[ChainRole, ...] = (),
    part_of: int | None = None,
    sectors: tuple[str, ...] = (),
    beside: tuple[str, ...] = (),
    published: str | None = "2020-03-01",
) -> LocalActor:
    word: NameKind = "name" if named else "description"
    chain = Chain(
        name=names[0],
        named=named,
        kind=kind,
        names=tuple(ChainName(text=name, kind=word, count=1) for name in names),
        country=country,
        sectors=sectors,
        roles=roles,
        part_of=part_of,
    )
    return LocalActor(report, index, chain, Evidence(report, 10 * (index + 5), 10 * (index + 5) + 9), published, beside)


def same(links: ActorLinks, *keys: tuple[str, int]) -> bool:
    return len({links.actor_of[key] for key in keys}) == 1


def role(title: str, of: int | None = None, of_text: str | None = None, former: bool = False) -> ChainRole:
    return ChainRole(title=title, of=of, of_text=of_text, span=Span(0, 5), former=former)


MERGED = [
    (
        actor("A", 0, "the Hargeisa authorities", kind="government", country="SOM", named=False),
        actor("B", 0, "the Somaliland government", kind="government", country="SOM", named=False),
    ),
    (actor("A", 0, "Khalifa Haftar", country="LBY"), actor("B", 0, "Khalifa Hifter", country="LBY")),
    (actor("A", 0, "Khalifa Haftar", country="LBY"), actor("B", 0, "Khalifa Haftar")),
    (  # of one country by his office, of another by what stands beside him once
        actor("A", 0, "Teodora Alvear", country="VEN", beside=("CNE", "Caracas", "Elvis Rondon", "OAS")),
        actor("B", 0, "Teodora Alvear", country="USA", beside=("CNE", "Caracas", "Elvis Rondon", "OAS", "Miami")),
    ),
    (
        actor("A", 0, "China Coast Guard", kind="military", country="CHN"),
        actor("B", 0, "China's coast guard", kind="military", country="CHN", named=False),
    ),
    (
        actor("A", 0, "Malta Coast Guard", "the military", kind="military", country="MLT"),
        actor("B", 0, "Maltese coast guard", kind="military", country="MLT"),
    ),
    (actor("A", 0, "Bashar Assad", country="SYR"), actor("B", 0, "Bashar al-Assad", country="SYR")),
    (actor("A", 0, "Turkey", kind="state", country="TUR"), actor("B", 0, "Ankara", kind="state", country="TUR")),
    (
        actor("A", 0, "Syrian regime", "Assad regime", kind="government", country="SYR"),
        actor("B", 0, "the Syrian government", kind="government", country="SYR", named=False),
    ),
    (
        actor("A", 0, "Government of National Accord", "GNA", kind="government", country="LBY"),
        actor("B", 0, "Government of Al-Wefaq", kind="government", country="LBY"),
    ),
    (
        actor("A", 0, "the reconciliation government", kind="government", country="LBY"),
        actor("B", 0, "Government of National Accord", kind="government", country="LBY"),
    ),
    (
        actor("A", 0, "Haftar's illegitimate government", kind="government", country="LBY", named=False),
        actor("B", 0, "the government loyal to Haftar", kind="government", country="LBY", named=False),
    ),
    (
        actor("A", 0, "Turkish soldiers", kind="military", country="TUR", named=False, sectors=("MIL",)),
        actor("B", 0, "the Turkish army", kind="military", country="TUR", named=False, sectors=("MIL",)),
    ),
    (
        actor("A", 0, "Sham Wings", kind="company", country="SYR"),
        actor("B", 0, "Wings of the Levant", kind="company", country="SYR"),
    ),
    (actor("A", 0, "SANA", kind="media", country="SYR"), actor("B", -1, "SANA", kind="media")),
    (actor("A", 0, "Al-Jazeera", kind="media", country="QAT"), actor("B", 0, "Al Jazeera", kind="media")),
    (
        actor("A", 0, "Kurdistan Workers' Party", "PKK", kind="armed-group"),
        actor("B", 0, "PKK", kind="armed-group"),
    ),
    (
        actor("A", 0, "Libyan Foreign Ministry", kind="ministry", country="LBY"),
        actor("B", 0, "Ministry of Foreign Affairs", kind="ministry", country="LBY"),
    ),
    (
        actor("A", 0, "Recep Tayyip Erdogan", country="TUR", roles=(role("president"),)),
        actor("B", 0, "the Turkish president", country="TUR", named=False),
    ),
    (
        actor("A", 0, "Khalifa Haftar", country="LBY", beside=("Aguila Saleh", "GNA")),
        actor("B", 0, "Haftar", country="LBY", beside=("Aguila Saleh", "GNA")),
    ),
]

APART = [
    (
        actor("A", 0, "Teodora Alvear", country="VEN", beside=("CNE", "Caracas", "Elvis Rondon", "OAS")),
        actor("B", 0, "Teodora Alvear", country="ESP", beside=("Real Betis", "Sevilla", "Caracas")),
    ),
    (
        actor("A", 0, "Somaliland", kind="state", country="SOM"),
        actor("B", 0, "Somalia", kind="state", country="SOM"),
    ),
    (
        actor("A", 0, "RS", "Republika Srpska", kind="state", country="BIH"),
        actor("B", 0, "Bosnia", kind="state", country="BIH"),
    ),
    (
        actor("A", 0, "Artsakh Ministry of Defence", kind="ministry", country="AZE"),
        actor("B", 0, "Azerbaijani Ministry of Defence", kind="ministry", country="AZE"),
    ),
    (  # rebels in Manipur bear the name of China's army
        actor("A", 0, "People's Liberation Army", kind="military", country="IND", sectors=("REB", "MIL")),
        actor("B", 0, "the Indian army", kind="military", country="IND", named=False, sectors=("MIL",)),
    ),
    (
        actor("A", 0, "the Hargeisa authorities", kind="government", country="SOM", named=False),
        actor("B", 0, "the Somali government", kind="government", country="SOM", named=False),
    ),
    (
        actor("A", 0, "China's coast guard", kind="military", country="CHN", named=False),
        actor("B", 0, "the Chinese navy", kind="military", country="CHN", named=False),
    ),
    (actor("A", 0, "Salah al-Bakush", country="LBY"), actor("A", 1, "Salah Qadri", country="LBY")),
    (actor("A", 0, "Salah al-Bakush", beside=("Haftar",)), actor("B", 0, "Salah Qadri", beside=("Haftar",))),
    (actor("A", 0, "Bashar al-Assad", country="SYR"), actor("B", 0, "Assad regime", kind="government", country="SYR")),
    (
        actor("A", 0, "Syria", kind="state", country="SYR"),
        actor("B", 0, "Assad regime", kind="government", country="SYR"),
    ),
    (
        actor("A", 0, "Government of National Accord", kind="government", country="LBY"),
        actor("A", 1, "the government loyal to Haftar", kind="government", country="LBY", named=False),
    ),
    (
        actor("A", 0, "Government of National Accord", kind="government", country="LBY"),
        actor("B", 0, "the Haftar government", kind="government", country="LBY", named=False),
    ),
    (
        actor("A", 0, "Ministry of Interior", kind="ministry", country="LBY"),
        actor("B", 0, "Ministry of Interior", kind="ministry", country="SYR"),
    ),
    (actor("A", 0, "Ministry of Interior", kind="ministry"), actor("B", 0, "Ministry of Interior", kind="ministry")),
    (
        actor("A", 0, "a Libyan delegation", kind="group", country="LBY", named=False),
        actor("B", 0, "a Libyan delegation", kind="group", country="LBY", named=False),
    ),
    (actor("A", 0, "analysts", kind="group", named=False), actor("B", 0, "analysts", kind="group", named=False)),
    (actor("A", 0, "Hafez al-Assad", country="SYR"), actor("B", 0, "Bashar al-Assad", country="SYR")),
    (actor("A", 0, "Mohammed bin Salman", country="SAU"), actor("B", 0, "Salman bin Mohammed", country="SAU")),
    (actor("A", 0, "Ahmed Hassan", country="EGY"), actor("B", 0, "Ahmed Hassan", country="IRQ")),
    (actor("A", 0, "Salah", country="LBY"), actor("B", 0, "Salah Qadri", country="LBY", published="2014-01-01")),
    (
        actor("A", 0, "Turkish soldiers", kind="military", country="TUR", named=False, sectors=("MIL",)),
        actor("B", 0, "Russian soldiers", kind="military", country="RUS", named=False, sectors=("MIL",)),
    ),
    (
        actor("A", 0, "the Turkish president", country="TUR", named=False),
        actor("B", 0, "the Turkish vice president", country="TUR", named=False),
    ),
]


@pytest.mark.parametrize(("left", "right"), MERGED)
def test_one_actor_is_found_under_all_its_names(left: LocalActor, right: LocalActor) -> None:
    links = link_actors([left, right])
    assert same(links, (left.report, left.index), (right.report, right.index)), links.actors


@pytest.mark.parametrize(("left", "right"), APART)
def test_two_actors_stay_two(left: LocalActor, right: LocalActor) -> None:
    links = link_actors([left, right])
    assert not same(links, (left.report, left.index), (right.report, right.index)), links.actors


def test_rival_governments_stay_apart_while_their_wordings_gather() -> None:
    links = link_actors(
        [
            actor("A", 0, "Haftar's illegitimate government", kind="government", country="LBY", named=False),
            actor("A", 1, "Government of National Accord", "GNA", kind="government", country="LBY"),
            actor("B", 0, "the government loyal to Haftar", kind="government", country="LBY", named=False),
            actor("B", 1, "Government of Al-Wefaq", "the reconciliation government", kind="government", country="LBY"),
        ]
    )
    assert same(links, ("A", 0), ("B", 0))
    assert same(links, ("A", 1), ("B", 1))
    assert not same(links, ("A", 0), ("A", 1))


def test_those_who_took_power_are_one_under_all_their_words_and_not_whom_they_deposed() -> None:
    links = link_actors(
        [
            actor("A", 0, "Niger's military rulers", kind="government", country="NER", named=False),
            actor("B", 0, "the junta in Niger", kind="government", country="NER", named=False),
            actor("C", 0, "the coup leaders in Niamey", kind="group", country="NER", named=False),
            actor("B", 1, "Bazoum's government", kind="government", country="NER", named=False),
            actor("D", 0, "Mali's junta", kind="government", country="MLI", named=False),
        ]
    )
    assert same(links, ("A", 0), ("B", 0), ("C", 0))
    assert len({links.actor_of[key] for key in (("A", 0), ("B", 1), ("D", 0))}) == 3


def test_a_government_without_its_country_joins_the_one_that_its_report_is_about() -> None:
    links = link_actors(
        [
            actor("A", 0, "Government of National Accord", kind="government", country="LBY"),
            actor("A", 1, "the Haftar government", kind="government", country="LBY", named=False),
            actor("A", 2, "Government of National Unity", kind="government", country="YEM"),
            actor("B", 0, "Government of Al-Wefaq", kind="government"),
            actor("B", 1, "Libya", kind="state", country="LBY"),
            actor("C", 0, "Government of Al-Wefaq", kind="government"),
        ]
    )
    assert same(links, ("A", 0), ("B", 0))
    assert not same(links, ("A", 0), ("C", 0))
    assert not same(links, ("A", 2), ("B", 0))


def test_a_surname_with_two_bearers_in_its_company_stays_alone_and_is_shown() -> None:
    beside = ("Haftar", "Tripoli council", "GNA")
    links = link_actors(
        [
            actor("A", 0, "Omar Bakush", country="LBY", beside=beside),
            actor("A", 1, "Karim Bakush", country="LBY", beside=beside),
            actor("B", 0, "Bakush", country="LBY", beside=beside),
        ]
    )
    lone = links.actor_of["B", 0]
    assert lone not in (links.actor_of["A", 0], links.actor_of["A", 1])
    assert {r.left for r in links.resemblances} | {r.right for r in links.resemblances} >= {lone}
    assert all(r.reason.endswith(".") and 0 < r.score < 0.7 for r in links.resemblances)


def test_a_nickname_follows_the_man_whom_one_report_gives_it_to() -> None:
    beside = ("Khartoum", "Abdel Fattah al-Burhan", "Rapid Support Forces")
    links = link_actors(
        [
            actor("A", 0, "Mohamed Hamdan Dagalo", "Hemedti", country="SDN", beside=beside),
            actor("B", 0, "Hemeti", country="SDN", beside=beside),
        ]
    )
    assert same(links, ("A", 0), ("B", 0))


def test_a_surname_does_not_mean_the_brother_whom_its_report_introduces() -> None:
    beside = ("Khartoum", "Abdel Fattah al-Burhan", "Rapid Support Forces")
    brother = actor("B", 1, "Abdul Rahim Dagalo", country="SDN", beside=beside)
    words = (*brother.chain.names, ChainName(text="his brother", kind="description", count=1))
    chain = Chain(name="Abdul Rahim Dagalo", named=True, kind="person", names=words, country="SDN")
    links = link_actors(
        [
            actor("A", 0, "Mohamed Hamdan Dagalo", country="SDN", beside=beside),
            actor("B", 0, "Dagalo", country="SDN", beside=beside),
            LocalActor("B", 1, chain, brother.evidence, brother.published, beside),
        ]
    )
    assert same(links, ("A", 0), ("B", 0))
    assert not same(links, ("B", 0), ("B", 1))


def test_the_surname_of_a_son_is_not_his_fathers() -> None:
    company = ("White House", "Russia", "Anna Keller", "Senate")
    father = actor("A", 0, "Martin Keller", country="USA", beside=company)
    son = actor("B", 0, "Martin Keller Jr.", country="USA", beside=company)
    alone, junior = (
        actor("C", n, name, country="USA", beside=company) for n, name in enumerate(("Keller", "Keller Jr."))
    )
    links = link_actors([father, son, alone, junior])
    assert same(links, ("A", 0), ("C", 0))
    assert same(links, ("B", 0), ("C", 1))
    assert not same(links, ("A", 0), ("B", 0))


def test_a_body_named_by_one_word_is_the_one_in_its_company_that_the_word_begins() -> None:
    company = ("Kuwait", "Iran", "Salem Aoun", "Strait of Hormuz")
    full = actor("A", 0, "Orlanda Gulf Shipping", kind="company", country="KWT", beside=company)
    short = actor("B", 0, "Orlanda", kind="organisation", beside=company)
    stranger = actor("C", 0, "Orlanda", kind="organisation", beside=("Peru", "Lima", "Ana Rojas"))
    links = link_actors([full, short, stranger])
    assert same(links, ("A", 0), ("B", 0))
    alone = link_actors([full, stranger])
    assert not same(alone, ("A", 0), ("C", 0))
    told_apart = link_actors([full, actor("A", 1, "Orlanda", kind="organisation", beside=company)])
    assert not same(told_apart, ("A", 0), ("A", 1))


def test_the_armed_forces_of_a_country_are_one_named_or_described() -> None:
    links = link_actors(
        [
            actor("A", 0, "Sudanese Armed Forces", kind="military", country="SDN"),
            actor("B", 0, "Sudan's army", kind="military", country="SDN", named=False),
            actor("C", 0, "Chad's army", kind="military", country="TCD", named=False),
        ]
    )
    assert same(links, ("A", 0), ("B", 0))
    assert not same(links, ("A", 0), ("C", 0))


def test_a_surname_that_comes_first_follows_the_full_name_in_its_company() -> None:
    beside = ("Moon Jae-in", "Mike Pompeo", "Korean Central News Agency", "Sweden")
    links = link_actors(
        [
            actor("A", 0, "Kim Jong Un", country="PRK", beside=beside),
            actor("B", 0, "Kim", beside=beside),
            actor("C", 0, "Kim", beside=("Marta Ruiz",)),
        ]
    )
    assert same(links, ("A", 0), ("B", 0))
    assert not same(links, ("A", 0), ("C", 0))


def test_no_chain_of_weak_links_joins_the_unlike() -> None:
    names = ["Karim Hasani", "Karim Hosani", "Karim Hoseini", "Karim Husseini", "Karim Husseinov"]
    links = link_actors([actor(f"R{i}", 0, name) for i, name in enumerate(names)])
    assert not same(links, ("R0", 0), ("R4", 0))


DECISIONS: list[tuple[Verdict, bool]] = [("same", True), ("different", False), ("undecided", False)]


@pytest.mark.parametrize(("verdict", "merged"), DECISIONS)
def test_a_judgement_beats_every_likeness(verdict: Verdict, merged: bool) -> None:
    alike = [actor("A", 0, "Khalifa Haftar", country="LBY"), actor("B", 0, "Khalifa Haftar", country="LBY")]
    unlike = [actor("A", 0, "Khalifa Haftar", country="LBY"), actor("B", 0, "Aguila Saleh", country="LBY")]
    for local in (alike, unlike):
        links = link_actors(local, [(verdict, ("A", 0), ("B", 0))])
        assert same(links, ("A", 0), ("B", 0)) is merged


def test_a_later_judgement_replaces_an_earlier_one() -> None:
    local = [actor("A", 0, "Khalifa Haftar"), actor("B", 0, "Khalifa Haftar")]
    first: tuple[Verdict, tuple[str, int], tuple[str, int]] = ("different", ("A", 0), ("B", 0))
    assert same(link_actors(local, [first, ("same", ("A", 0), ("B", 0))]), ("A", 0), ("B", 0))


def test_a_split_by_judgement_leaves_the_other_reports_together() -> None:
    local = [actor(r, 0, "Khalifa Haftar", country="LBY") for r in "ABCD"]
    links = link_actors(local, [("different", ("A", 0), ("D", 0))])
    assert not same(links, ("A", 0), ("D", 0))
    assert same(links, ("B", 0), ("C", 0))
    assert links.actor_of["B", 0] in (links.actor_of["A", 0], links.actor_of["D", 0])
    assert len({a.id for a in links.actors}) == len(links.actors) == 2


def test_a_judgement_on_two_names_joins_all_that_bear_them() -> None:
    local = [actor(r, 0, "Nestor Cardenas", country="PER") for r in "ABC"]
    local += [actor(r, 1, "Comrade Evaristo Soto", country="PER") for r in "CDE"]
    links = link_actors(local, [("same", ("B", 0), ("D", 1))])
    assert len(links.actors) == 1


def test_a_judgement_that_a_state_is_another_joins_all_of_it() -> None:
    local = [actor(r, 0, "Burma", kind="state", country="MMR") for r in "ABC"]
    local += [actor(r, 0, "Union of Ayeyar", kind="state") for r in "DE"]
    links = link_actors(local, [("same", ("A", 0), ("D", 0))])
    assert len({links.actor_of[r, 0] for r in "ABCD"}) == 1


def test_of_three_judgements_that_cannot_all_hold_the_last_two_do() -> None:
    local = [actor(r, 0, name) for r, name in zip("ABC", ("Omar Sy", "Ali Brahimi", "Jan Novak"), strict=True)]
    a, b, c = (("A", 0), ("B", 0), ("C", 0))
    links = link_actors(local, [("same", a, b), ("same", b, c), ("different", a, c)])
    assert not same(links, a, c)
    assert same(links, b, c)
    assert not same(links, a, b)
    links = link_actors(local, [("different", a, c), ("same", a, b), ("same", b, c)])
    assert same(links, a, c)


def test_who_is_left_undecided_is_shown_as_possibly_the_same() -> None:
    local = [actor(r, 0, "Khalifa Haftar", country="LBY") for r in "AB"]
    links = link_actors(local, [("undecided", ("A", 0), ("B", 0))])
    (pair,) = links.resemblances
    assert {pair.left, pair.right} == {links.actor_of["A", 0], links.actor_of["B", 0]}
    assert "left open" in pair.reason


def _as(title: str) -> tuple[ChainRole, ...]:
    return (ChainRole(title=title, of=None, of_text=None, span=Span(0, 1)),)


def test_the_word_for_a_son_may_be_left_out_of_one_who_is_told_of_in_one_function() -> None:
    full = actor("A", 0, "Robert S. Keller III", roles=_as("special counsel"))
    assert same(link_actors([full, actor("B", 0, "Robert Keller", roles=_as("Special counsel"))]), ("A", 0), ("B", 0))
    assert not same(link_actors([full, actor("B", 0, "Robert Keller", roles=_as("banker"))]), ("A", 0), ("B", 0))
    both = [full, actor("A", 1, "Robert Keller", roles=_as("special counsel"))]
    assert not same(link_actors(both), ("A", 0), ("A", 1))


def test_an_office_is_told_once_with_whose_it_is() -> None:
    syria = actor("A", 1, "Syria", kind="state", country="SYR")
    told = ChainRole(title="Foreign Minister", of=1, of_text="Syrian", span=Span(0, 1))
    bare = ChainRole(title="foreign minister", of=None, of_text=None, span=Span(5, 6))
    of_words = ChainRole(title="Foreign Minister", of=None, of_text="Syrian", span=Span(7, 8))
    people = [
        actor(r, 0, "Walid Saber", country="SYR", roles=(role,))
        for r, role in zip("ABC", (told, bare, of_words), strict=True)
    ]
    links = link_actors([syria, *people])
    (role,) = next(a for a in links.actors if a.kind == "person").roles
    assert role.of == links.actor_of["A", 1]
    assert len(role.evidence) == 3


def test_a_body_without_a_country_is_of_the_country_of_what_it_is_part_of() -> None:
    local = [
        actor("A", 0, "Ministry of Interior", kind="ministry", part_of=1),
        actor("A", 1, "Government of Al-Nasr", kind="government"),
    ]
    local.append(actor("B", 0, "Government of Al-Nasr", kind="government", country="LBY"))
    local.append(actor("A", 2, "Libya", kind="state", country="LBY"))
    links = link_actors(local)
    assert next(a for a in links.actors if a.kind == "ministry").country == "LBY"


def test_a_government_is_shown_under_the_words_that_judge_least() -> None:
    words = ("the illegitimate Tobruk government", "his government", "the government in Tobruk")
    local = [actor(r, 0, w, kind="government", named=False, country="LBY") for r, w in zip("ABC", words, strict=True)]
    names = {a.name for a in link_actors(local).actors}
    assert "the government in Tobruk" in names
    assert "the illegitimate Tobruk government" not in names


def _crowd() -> list[LocalActor]:
    rng = random.Random(7)
    names = ["Khalifa Haftar", "Khalifa Hifter", "Haftar", "Aguila Saleh", "Aqila Saleh", "Saleh", "Fayez al-Sarraj"]
    found = []
    for report in range(20):
        cast = rng.sample(names, 4)
        for index, name in enumerate(cast):
            found.append(actor(f"R{report:02}", index, name, country=rng.choice([None, "LBY"]), beside=tuple(cast)))
    return found


def test_the_order_of_reports_changes_nothing() -> None:
    local = _crowd()
    expected = link_actors(local)
    for seed in range(5):
        shuffled = local[:]
        random.Random(seed).shuffle(shuffled)
        assert link_actors(shuffled) == expected


def test_every_chain_has_one_actor_and_every_actor_its_evidence() -> None:
    local = _crowd()
    links = link_actors(local)
    ids = {a.id for a in links.actors}
    assert set(links.actor_of) == {(a.report, a.index) for a in local}
    assert set(links.actor_of.values()) == ids
    assert all(a.evidence and a.names for a in links.actors)
    counted = sum(n for a in links.actors for name in a.names for n in name.reports.values())
    assert counted == sum(n.count for a in local for n in a.chain.names)


def test_roles_lead_to_the_actor_of_their_body_and_keep_their_evidence() -> None:
    links = link_actors(
        [
            actor("A", 0, "Walid al-Muallem", country="SYR", roles=(role("Foreign Minister", of=1),)),
            actor("A", 1, "Syrian government", kind="government", country="SYR", part_of=None),
            actor("A", 2, "Ministry of Interior", kind="ministry", country="SYR", part_of=1),
        ]
    )
    by_id = {a.id: a for a in links.actors}
    minister = by_id[links.actor_of["A", 0]]
    assert [r.of for r in minister.roles] == [links.actor_of["A", 1]]
    assert minister.roles[0].evidence == (Evidence("A", 0, 5),)
    assert by_id[links.actor_of["A", 2]].part_of == links.actor_of["A", 1]


def test_two_actors_are_explained_by_their_likest_names() -> None:
    links = link_actors([actor("A", 0, "Salah al-Bakush"), actor("A", 1, "Salah Qadri")])
    told = explain_apart(*links.actors)
    assert any("Bakush" in s and "Qadri" in s for s in told)
    assert any("names both" in s for s in told)


def test_a_person_and_a_body_are_explained_by_their_kinds() -> None:
    links = link_actors([actor("A", 0, "Bashar Assad"), actor("A", 1, "Assad Foundation", kind="ngo")])
    assert any("never merge" in s for s in explain_apart(*links.actors))


def test_what_no_spelling_joined_is_explained_by_what_both_stand_for() -> None:
    links = link_actors(
        [
            actor("A", 0, "Turkey", kind="state", country="TUR"),
            actor("B", 0, "Ankara", kind="state", country="TUR"),
            actor("A", 1, "Sylvain Itte", country="FRA", roles=(role("ambassador", of_text="French"),)),
        ]
    )
    state, envoy = (next(a for a in links.actors if a.name == name) for name in ("Turkey", "Sylvain Itte"))
    assert "its capital" in explain_together(state, "Turkey", "Ankara")
    assert "as ambassador" in explain_together(envoy, "Sylvain Itte", "the French ambassador")


@pytest.mark.parametrize(
    ("name", "kind", "country", "shown"),
    [
        ("Foreign Ministry", "ministry", "IRN", "Foreign Ministry (Iran)"),
        ("Supreme Court", "organisation", "KEN", "Supreme Court (Kenya)"),
        ("Kenyan Supreme Court", "organisation", "KEN", "Kenyan Supreme Court"),
        ("Pentagon", "ministry", "USA", "Pentagon"),
        ("Ministry of Interior", "ministry", None, "Ministry of Interior"),
        ("Ali Hassan", "person", "IRQ", "Ali Hassan"),
    ],
)
def test_a_body_that_every_country_may_have_is_shown_with_its_country(
    name: str, kind: ActorKind, country: str | None, shown: str
) -> None:
    (found,) = link_actors([actor("A", 0, name, kind=kind, country=country)], []).actors
    assert found.name == shown
