"""What acts of force struck, seized or blocked, where that is a thing. A new line of the table needs no Python."""

from __future__ import annotations

import pytest
from read_events import read


@pytest.mark.parametrize(
    ("sentence", "trigger", "targets"),
    [
        ("Raiders attacked a farm village in the Upper Valley on Sunday.", "attacked", ["a farm village"]),
        ("Government forces captured Zabran from the rebels.", "captured", ["Zabran"]),
        ("Missiles hit two power stations in Odesa overnight, officials said.", "hit", ["two power stations"]),
        ("Jets struck a warehouse in Latakia, killing three guards.", "struck", ["a warehouse"]),
        ("Militants ambushed a supply convoy near Gao.", "ambushed", ["a supply convoy"]),
        ("Air strikes on a fish market in Hodeidah killed 12 people.", "Air strikes", ["a fish market"]),
        ("The brigade said it had shot down two drones over the bay.", "shot", ["two drones"]),
        ("Truckers blocked the coastal highway for a third day.", "blocked", ["the coastal highway"]),
        ("Pirates hijacked a Liberian-flagged tanker off Somalia.", "hijacked", ["a Liberian-flagged tanker"]),
        ("Ukraine launched a drone attack on an oil refinery in Ryazan.", "attack", ["an oil refinery"]),
        ("Four people died when gunmen opened fire on a bus.", "opened", ["a bus"]),
        ("The village of Kafr Zita was bombed by warplanes.", "bombed", ["The village of Kafr Zita"]),
        ("Rebels burnt the market and the school in Tabo.", "burnt", ["the market and the school"]),
        ("Raiders attacked three hamlets in the district.", "attacked", ["three hamlets"]),
        ("Drones struck a railway line near Lviv.", "struck", ["a railway line"]),
        ("Shells hit an apartment block in Doma.", "hit", ["an apartment block"]),
        ("Arsonists burnt a clinic.", "burnt", ["a clinic"]),
        ("The senator attacked the plan as a gift to the rich.", "attacked", []),
        ("Gunmen killed six farmers near the town.", "killed", []),
        ("The army attacked the rebels in the hills.", "attacked", []),
        ("The president met the governors in a hotel.", "met", []),
    ],
)
def test_things_that_force_was_used_on(sentence: str, trigger: str, targets: list[str]) -> None:
    told = read(sentence)
    start = sentence.index(trigger)
    events = [event for event in told.events if event.trigger.start == start]
    assert [m.span.cut(sentence) for event in events for m in event.matter if m.role == "target"] == targets
