"""Who speaks for a side: members and heads of delegations. Persons and happenings are invented."""

import pytest
from read_events import Told, read


def names(told: Told, chains: tuple[int, ...]) -> set[str]:
    return {told.cast.chains[i].name for i in chains}


@pytest.mark.parametrize(
    ("text", "trigger", "members", "head"),
    [
        (
            "A Sudanese delegation visited Ankara on Monday. The Sudanese delegation included Vice President"
            " Omar Bashari, Defense Minister Yasin Adam and army chief Salah Idris.",
            "visited",
            {"Omar Bashari", "Yasin Adam", "Salah Idris"},
            "Omar Bashari",
        ),
        (
            "A committee of Iraqi officials met Turkish officials, including Deputy Foreign Minister Kemal Arslan,"
            " in Ankara.",
            "met",
            {"Kemal Arslan"},
            None,
        ),
        (
            "An Omani delegation headed by Foreign Minister Said Lawati signed an agreement with Qatar in Doha.",
            "signed",
            {"Said Lawati"},
            "Said Lawati",
        ),
    ],
)
def test_members_of_a_delegation_take_part(text: str, trigger: str, members: set[str], head: str | None) -> None:
    told = read(text)
    event = told.at(trigger)
    assert members <= names(told, (*event.actors, *event.recipients))
    assert names(told, event.heads) == ({head} if head else set())


def test_members_are_of_the_side_of_their_delegation() -> None:
    told = read("The Sudanese delegation included Omar Bashari and Yasin Adam. The delegation visited Ankara.")
    assert {c.country for c in told.cast.chains if c.name in ("Omar Bashari", "Yasin Adam")} == {"SDN"}


def test_who_leads_a_party_is_in_no_delegation() -> None:
    told = read("The Reform Party, led by Omar Bashari, signed an agreement with the government on Monday.")
    assert "Omar Bashari" not in names(told, told.at("signed").actors)


def test_with_somebody_to_do_something_names_the_other_side() -> None:
    told = read("The Omani envoy agreed with the Syrian Foreign Minister Walid Karimi to reopen the embassies.")
    event = told.at("agreed")
    assert "Walid Karimi" in names(told, (*event.actors, *event.recipients))


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Power shifted in the Gulf after the signing of the Omani-Qatari pact.", None),
        ("Oman and Qatar signed a pact in Muscat after the protests.", "Muscat"),
    ],
)
def test_what_only_dates_another_happening_has_a_place_of_its_own(text: str, place: str | None) -> None:
    told = read(text)
    event = told.at("sign")
    assert (told.places[event.place].name if event.place is not None else None) == place
