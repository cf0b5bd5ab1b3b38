"""How each report names each actor: the words that it chose, and whether they praise, blame or only name.

Only wordings that carry a choice are labels: descriptions and names with a title or an adjective. A bare name is none.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Literal

from dragoman.knowledge.files import load_yaml
from dragoman.records import Actor, Claim, Event, Label, LabelUse, Report

CHOSEN = frozenset({"title", "description"})


def compare_labels(
    reports: Sequence[Report], events: Sequence[Event], claims: Sequence[Claim], actors: Mapping[str, Actor]
) -> tuple[Label, ...]:
    """The labels of the story's actors, where at least one report labels the actor and at least two name it."""
    ids = {report.id for report in reports}
    concerned = {a for event in events for a in (*event.actors, *event.recipients)}
    concerned |= {claim.source for claim in claims if claim.source is not None}
    labels = []
    for actor_id in sorted(concerned):
        uses: defaultdict[str, list[LabelUse]] = defaultdict(list)
        named: set[str] = set()
        for name in actors[actor_id].names:
            here = ids & name.reports.keys()
            if name.kind == "pronoun":
                continue
            named |= here
            if name.kind in CHOSEN:
                for report in here:
                    uses[report].append(LabelUse(text=name.text, tone=tone_of(name.text)))
        if uses and len(named) > 1:
            by_report = {report: tuple(sorted(uses[report], key=lambda use: use.text)) for report in sorted(uses)}
            labels.append(Label(actor=actor_id, by_report=by_report))
    return tuple(labels)


def tone_of(text: str) -> Literal[-1, 0, 1]:
    """-1, 0 or 1: the tone of a label by its words (``knowledge/tone.yaml``).

    Praise and blame at once cancel out, but praise under a word of distance ("the so-called democratic forces") blames.
    """
    whole = [word.strip("\"'“”‘’.,()").casefold() for word in text.split()]
    words = {*whole, *(part for word in whole for part in word.split("-"))}
    lexicon = _lexicon()
    if words & lexicon["distance"]:
        return -1
    praised, blamed = bool(words & lexicon["praise"]), bool(words & lexicon["blame"])
    return 0 if praised == blamed else 1 if praised else -1


@cache
def _lexicon() -> dict[str, frozenset[str]]:
    return {side: frozenset(words) for side, words in load_yaml("tone.yaml").items()}
