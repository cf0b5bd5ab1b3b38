"""Which powers are told to stand behind an actor, report by report, where the reports name different ones."""

from __future__ import annotations

from collections import defaultdict

from dragoman.records import Actor, Evidence, Modality
from dragoman.telling import words
from dragoman.telling.actor_names import name_of
from dragoman.telling.lines import Line
from dragoman.telling.view import StoryView

# what is planned or denied backs nobody; what is alleged is told so, hence "told to"
TOLD: frozenset[Modality] = frozenset({"occurred", "ongoing", "alleged"})
POWERS = frozenset({"government", "igo", "party", "armed-group", "military"})  # not his men and friends


def differing_backers(view: StoryView) -> list[Line]:
    """One line for each actor of whom two texts each name a backer that the other does not; below it, each text's."""
    told: defaultdict[str, defaultdict[str, defaultdict[str, set[Evidence]]]] = defaultdict(
        lambda: defaultdict(lambda: defaultdict(set))
    )
    for tie in view.ties.values():
        if tie.sign == 1 and tie.modality in TOLD and _is_power(view.actors[tie.source]):
            for evidence in view.here(tie.evidence):
                told[tie.target][view.root(evidence.report)][tie.source].add(evidence)
    lines = []
    for target, by_report in told.items():
        if any({*a} - {*b} and {*b} - {*a} for a in by_report.values() for b in by_report.values()):
            below = [
                view.line(
                    words.listed(sorted(name_of(view.actors[i]) for i in backers)),
                    (e for found in backers.values() for e in found),
                )
                for _, backers in sorted(by_report.items(), key=lambda item: view.mark[item[0]])
            ]
            name = name_of(view.actors[target])
            every = [e for line in below for e in line.evidence]
            lines.append(view.line(f"Told to stand behind {name}, report by report", every, below))
    return sorted(lines, key=lambda line: (-len(line.below), line.text))


def _is_power(actor: Actor) -> bool:
    return actor.kind == "state" or (actor.is_known and actor.kind in POWERS)
