"""The things of an event across reports: each once by its noun, and what only a few of many name left out."""

from __future__ import annotations

from by_hand import account, actor, event
from msgspec.structs import replace

from dragoman.linking.things import things_of
from dragoman.records import Account, Thing
from dragoman.telling.event_words import event_line


def naming(report: str, *texts: str) -> Account:
    return replace(account(report, ["raiders"]), things=tuple(Thing(role="target", text=text) for text in texts))


def test_a_thing_is_told_once_by_its_noun() -> None:
    told = things_of([naming("r1", "a farm village"), naming("r2", "the village of Old Ford", "two trucks")])
    assert [thing.text for thing in told] == ["a farm village", "two trucks"]


def test_what_few_of_many_reports_name_is_left_out() -> None:
    accounts = [naming(f"r{i}", "a village") for i in range(4)]
    told = things_of([*accounts, naming("r9", "the mill")])
    assert [thing.text for thing in told] == ["a village"]


def test_a_line_tells_the_thing_where_nobody_is_named_to_whom_it_was_done() -> None:
    actors = {"raiders": actor("raiders", "armed-group"), "farmers": actor("farmers", "group")}
    raid = replace(event(naming("r1", "a village"), kind="ASSAULT"), things=(Thing(role="target", text="a village"),))
    assert event_line(raid, actors, {}, {}).startswith("Attack: raiders → a village")
    nobody = replace(raid, actors=(), accounts=(replace(raid.accounts[0], actors=()),))
    assert event_line(nobody, actors, {}, {}).startswith("Attack: against a village")
    people = replace(raid, recipients=("farmers",))
    assert event_line(people, actors, {}, {}).startswith("Attack: raiders → farmers")
