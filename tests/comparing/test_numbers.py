"""The numbers of a story side by side, whether or not linking saw one event in them."""

from msgspec.structs import replace
from written_reports import story, written

from dragoman.comparing.numbers import find_numbers
from dragoman.records import Report


def told(reports: list[Report]) -> dict[str, list[tuple[str, tuple[str, ...]]]]:
    return {one.what: [(str(v.value), v.reports) for v in one.values] for one in find_numbers(reports)}


def test_every_number_of_the_dead_stands_with_who_gives_it() -> None:
    assert told(story("market")) == {
        "killed": [
            ("84 civilians", ("b", "c")),
            ("73 bodies", ("c",)),
            ("at least 70 people", ("c",)),
            ("60 elements", ("a",)),
        ]
    }


def test_a_thing_that_one_text_alone_counts_is_not_told() -> None:
    assert told([written("a", "The raid killed 12 people."), written("b", "The raid injured 3 people.")]) == {}


def test_what_all_count_alike_has_one_value() -> None:
    reports = [written("a", "Police arrested 57 suspects."), written("b", "The police said 57 people were arrested.")]
    assert told(reports) == {"arrested": [("57 suspects", ("a", "b"))]}


def test_a_copy_counts_nothing_again() -> None:
    first = written("a", "The raid killed 12 people.")
    copy = Report(id="b", text=first.text, parts=first.parts, copy_of="a")
    assert told([first, copy]) == {}


def test_numbers_of_one_noun_need_passages_that_tell_of_the_same() -> None:
    ship = written("a", "The tanker Aurora has a crew of 22, its owner said.")
    other = written("b", "The tanker Aurora was seized with 19 crew members.")
    train = written("c", "The express train from Lyon left with a crew of 4.")
    assert told([ship, other]) == {"crew": [("crew of 22", ("a",)), ("19 crew members", ("b",))]}
    assert told([ship, train]) == {}


def test_the_dead_of_a_war_are_none_of_its_last_day() -> None:
    reports = [
        written("a", "The strike killed 9 people."),
        written("b", "The strike killed 11 people. Since January strikes have killed 1,600 people."),
    ]
    assert told(reports) == {"killed": [("11 people", ("b",)), ("9 people", ("a",))]}


def test_the_dead_of_another_day_are_none_of_this() -> None:
    past = ["The war of 7 October 2023 killed 1,400 people.", "In August raids killed 14 people."]
    reports = [
        replace(written("a", "The strike killed 9 people on 2 January."), published="2024-01-03"),
        replace(written("b", f"The strike killed 11 people. {' '.join(past)}"), published="2024-01-03"),
    ]
    assert told(reports) == {"killed": [("11 people", ("b",)), ("9 people", ("a",))]}


def test_two_soldiers_are_not_two_children() -> None:
    reports = [
        written("a", "The shelling killed two soldiers."),
        written("b", "The shelling killed two children."),
        written("c", "The shelling killed two people."),
    ]
    assert told(reports) == {"killed": [("two soldiers", ("a", "c")), ("two children", ("b",))]}


def test_a_small_number_of_things_that_all_give_is_no_news() -> None:
    two = [
        written("a", "Shots fell at two mosques in Christchurch."),
        written("b", "Two mosques in Christchurch were hit."),
    ]
    assert told(two) == {}
    many = [written("a", "It laid a duty on 73 products."), written("b", "The duty is on 73 products.")]
    assert told(many) == {"product": [("73 products", ("a", "b"))]}
