"""Many parties are told by their powers, few one by one."""

import pytest
from by_hand import actor
from msgspec.structs import replace

from dragoman.records import Actor, Name
from dragoman.telling.actor_names import name_of
from dragoman.telling.parties import told_parties


def named(name: str, kind: str, country: str | None) -> Actor:
    return actor(name, kind, country, [Name(text=name, kind="name", reports={"r1": 1})])  # type: ignore[arg-type]


def described(name: str, kind: str, country: str | None) -> Actor:
    return actor(name, kind, country, [Name(text=name, kind="description", reports={"r1": 1})])  # type: ignore[arg-type]


ACTORS = {
    one.id: one
    for one in (
        named("Mali", "state", "MLI"),
        named("Niger", "state", "NER"),
        described("the junta", "government", "MLI"),
        named("Choguel Maiga", "person", "MLI"),
        named("Sadio Camara", "person", "MLI"),
        named("Assimi Goita", "person", "MLI"),
        named("Salifou Mody", "person", "NER"),
        described("a delegation", "group", "NER"),
        named("Wagner", "armed-group", None),
        named("Red Cross", "ngo", None),
        named("Government of Unity", "government", "LBY"),
        named("House of Representatives", "government", "LBY"),
        named("Aguila Saleh", "person", "LBY"),
        described("12 rebels", "group", None),
        described("At least 15 rebels", "group", None),
        described("three nurses", "group", None),
        described("Pakistani troops", "military", "PAK"),
    )
}


@pytest.mark.parametrize(
    ("ids", "told"),
    [
        (["Mali"], "Mali"),
        # how many a crowd is stands with the numbers of the event where two are told
        (["12 rebels", "At least 15 rebels"], "rebels"),
        (["12 rebels", "three nurses"], "12 rebels and three nurses"),
        (["At least 15 rebels", "Pakistani troops"], "at least 15 rebels and Pakistani troops"),
        (["Mali", "Niger", "12 rebels", "Wagner", "At least 15 rebels"], "Mali, Niger and 2 others"),
        (["Mali", "the junta", "Sadio Camara"], "“the junta” and Sadio Camara"),
        # a state beside its one government, and people whose power is named, are left out
        (
            ["Mali", "the junta", "Sadio Camara", "Niger", "a delegation", "Salifou Mody"],
            "“the junta” (Sadio Camara) and Niger (Salifou Mody)",
        ),
        (
            ["the junta", "Sadio Camara", "Choguel Maiga", "Assimi Goita"],
            "“the junta” (Sadio Camara, Choguel Maiga and Assimi Goita)",
        ),
        (["Wagner", "Mali", "Sadio Camara", "Red Cross"], "Wagner, Mali (Sadio Camara) and Red Cross"),
        # of two governments of one country nobody knows here whose man he is
        (
            ["Government of Unity", "House of Representatives", "Aguila Saleh", "Niger"],
            "Government of Unity, House of Representatives and 2 others",
        ),
    ],
)
def test_many_parties_are_told_by_their_powers(ids: list[str], told: str) -> None:
    assert told_parties(ids, ACTORS) == told


def test_a_heading_names_the_powers_alone() -> None:
    assert told_parties(["Mali", "Sadio Camara", "Niger", "Salifou Mody"], ACTORS, men=0) == "Mali and Niger"


def test_two_parties_of_one_name_are_named_once() -> None:
    one, other = (replace(described("pirates", "group", None), id=i) for i in ("a", "b"))
    assert told_parties(["a", "b"], {"a": one, "b": other}) == "pirates"


def test_a_crowd_is_named_once_and_its_number_where_nothing_else_tells_it() -> None:
    crowds = {}
    for text in ("six Ivorian gendarmes", "six gendarmes", "nine gendarmes", "its ambassador"):
        crowds[text] = replace(ACTORS["Mali"], id=text, name=text, kind="group", names=())
    assert told_parties(["six Ivorian gendarmes", "six gendarmes"], crowds) == "six Ivorian gendarmes"
    assert told_parties(["six Ivorian gendarmes", "six gendarmes"], crowds, counted={6.0}) == "Ivorian gendarmes"
    assert told_parties(["six gendarmes", "nine gendarmes"], crowds) == "gendarmes"
    assert told_parties(["six gendarmes", "its ambassador"], crowds) == "six gendarmes"
    assert told_parties(["its ambassador"], crowds) == "its ambassador"
    crowds["six gendarmes in Mali"] = replace(crowds["six gendarmes"], id="m", name="six police gendarmes in Mali")
    assert told_parties(["six gendarmes", "six gendarmes in Mali"], crowds) == "six police gendarmes in Mali"
    crowds["of Chad"] = replace(crowds["six gendarmes"], id="c", name="gendarmes of Chad")
    assert told_parties(["six gendarmes", "of Chad"], crowds) == "six gendarmes and gendarmes of Chad"
    crowds["gendarmes"] = replace(crowds["six gendarmes"], id="gendarmes", name="gendarmes")
    assert told_parties(["gendarmes", "six gendarmes"], crowds) == "six gendarmes"


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ('Republicans and the Russians of "an act of treachery', "Republicans and the Russians"),
        ('its "soldiers', "its soldiers"),
        ('"Teflon Don"', '"Teflon Don"'),
        ('Vincent "The Chin" Gigante', 'Vincent "The Chin" Gigante'),
        ("the “war cabinet", "the war cabinet"),
    ],
)
def test_a_name_that_runs_into_a_quotation_ends_before_it(name: str, told: str) -> None:
    assert name_of(replace(ACTORS["Mali"], name=name)) == told
