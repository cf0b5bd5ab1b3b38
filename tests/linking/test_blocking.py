"""Which names are worth comparing: the cheap look spares work and never hides two spellings of one name."""

import pytest

from dragoman.linking.blocking import (
    bodies_worth_comparing,
    body_keys,
    candidate_pairs,
    person_keys,
    persons_worth_comparing,
    spellings_among,
)

PERSONS = [
    ("Khalifa Haftar", "Khalifa Hifter"),
    ("Muammar Gaddafi", "Moammar Kadhafi"),
    ("Haftar Khalifa", "Khalifa Haftar"),
    ("Kim Jong-un", "Kimjong Un"),
    ("Salem al-Loweij", "Salim Luweij"),
    ("Nikolai Patrushev", "Nikolai Platonovich Patrushev"),
]
BODIES = [
    ("Sham Wings", "Cham Wings"),
    ("Goodwill Foundation", "Good Will Foundation"),
    ("Ahrar al-Sham", "Ahrar ash-Sham"),
]


@pytest.mark.parametrize(("left", "right"), PERSONS)
def test_spellings_of_one_person_share_a_key_and_are_worth_comparing(left: str, right: str) -> None:
    assert person_keys(left) & person_keys(right)
    assert persons_worth_comparing(left, right)


@pytest.mark.parametrize(("left", "right"), BODIES)
def test_spellings_of_one_body_share_a_key_and_are_worth_comparing(left: str, right: str) -> None:
    shared = body_keys(left) & body_keys(right)
    assert shared
    assert bodies_worth_comparing(left, right, shared)


def test_names_that_only_sound_as_coarsely_are_not_worth_comparing() -> None:
    assert person_keys("Karim Batal") & person_keys("Gorem Badal")
    assert not persons_worth_comparing("Karim Batal", "Gorem Fatouli")
    assert not bodies_worth_comparing("Batal Company", "Fidoula Bank", {"w:PTL"})


def test_a_meaning_or_an_acronym_shared_is_always_worth_comparing() -> None:
    assert bodies_worth_comparing("Sham Wings", "Wings of the Levant", {"m:levant"})


def test_spellings_are_told_from_other_names() -> None:
    assert spellings_among("haftar", ["hifter", "hatim", "haftar", "kabtar"]) == ["hifter", "haftar"]


def test_the_pairs_of_a_crowded_key_grow_with_its_names_and_not_with_their_square() -> None:
    few, many = (list(candidate_pairs([{"k"}] * n, [f"{i:05d}" for i in range(n)])) for n in (100, 1000))
    assert len(many) < 11 * len(few)
