"""How each report names each actor: the words that it chose, and whether they praise, blame or only name.

Only wordings that carry a choice are labels: "the putschist", "the government loyal to …". A bare name, a name with an
office ("President Obama") and a description that any outlet would use ("the government") are none.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import Literal

from dragoman.knowledge import countries, titles
from dragoman.knowledge.files import load_yaml
from dragoman.records import Actor, Claim, Event, Label, LabelUse, Report, Span

_OWNED = re.compile(r"(?:her|his|its|my|our|their|your)\b", re.IGNORECASE)
CHOSEN = frozenset({"title", "description"})


def compare_labels(
    reports: Sequence[Report], events: Sequence[Event], claims: Sequence[Claim], actors: Mapping[str, Actor]
) -> tuple[Label, ...]:
    """The labels of the story's actors, where at least one report labels the actor and at least two name it."""
    texts = {report.id: report.text for report in reports}
    said: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        said[claim.report].append(claim)
    concerned = {a for event in events for a in (*event.actors, *event.recipients)}
    concerned |= {claim.source for claim in claims if claim.source is not None}
    labels = []
    for actor_id in sorted(concerned):
        actor = actors[actor_id]
        uses: defaultdict[str, dict[str, LabelUse]] = defaultdict(dict)
        named: set[str] = set()
        here_named = [name for name in actor.names if not texts.keys().isdisjoint(name.reports)]
        for name in sorted(here_named, key=lambda n: n.text):
            here = texts.keys() & name.reports.keys()
            if name.kind == "pronoun":
                continue
            named |= here
            if name.kind in CHOSEN and carries_choice(name.text, actor):
                for report in sorted(here):
                    use = LabelUse(
                        text=name.text,
                        tone=tone_of(name.text),
                        words_of=tuple(_sayers(name.text, texts[report], said[report])),
                    )
                    uses[report].setdefault(_folded(name.text), use)
        if uses and len(named) > 1:
            by_report = {report: tuple(uses[report].values()) for report in sorted(uses)}
            labels.append(Label(actor=actor_id, by_report=by_report))
    return tuple(labels)


def carries_choice(text: str, actor: Actor) -> bool:
    """Whether another outlet might have chosen other words: some are left beside names, ranks, offices, countries."""
    if tone_of(text):
        return True
    if _OWNED.match(text) is not None:
        return False  # "his main rival" tells how two stand, and not what the report thinks of him
    names = {w for name in actor.names if name.kind in ("name", "alias", "acronym") for w in _words(name.text)}
    plain = _lexicon()["plain"]
    return any(
        word not in plain
        and word not in names
        and len(word) > 2
        and not (titles.is_honorific(word) or titles.rank(word) or titles.rank(word + ".") or titles.is_particle(word))
        and countries.of_word(word) is None
        and not word[:1].isdigit()
        for word in _words(_without_names(text))
    )


def _without_names(text: str) -> str:
    """``text`` without capitalised words, which name somebody or an office."""
    return " ".join(word.removeprefix("then-") for word in text.split() if not word[:1].isupper())


@lru_cache(maxsize=50_000)  # of one actor, in a large case, all names are looked through again and again
def _words(text: str) -> list[str]:
    return [re.sub(r"['’]s?$", "", word.strip("\"'“”‘’.,()")).casefold() for word in text.split()]


def _folded(text: str) -> str:
    """``text`` without its article and case, so that "The regime" and "the regime" are one label."""
    return re.sub(r"^(the|a|an) ", "", text.casefold())


def _sayers(label: str, text: str, claims: Sequence[Claim]) -> Iterator[str]:
    """The claims whose very words the label is, or none when the report uses it outside of them too.

    Indirect speech gives a source's meaning in the outlet's words, so its labels are the outlet's.
    """
    found: dict[str, None] = {}
    for hit in re.finditer(re.escape(label), text):
        inside = [
            claim.id
            for claim in claims
            for part in claim.fragments
            if part.holds(Span(*hit.span())) and _is_verbatim(claim, text[part.start : hit.start()])
        ]
        if not inside:
            return
        found |= dict.fromkeys(sorted(inside))
    yield from found


def _is_verbatim(claim: Claim, before: str) -> bool:
    """Whether a label that stands ``before`` these words of a claim's fragment is the source's own wording."""
    if claim.manner == "direct" or claim.cue_class == "labels":
        return True
    opened = before.count("“") > before.count("”") or before.count('"') % 2 == 1
    return claim.manner == "mixed" and opened


def tone_of(text: str) -> Literal[-1, 0, 1]:
    """-1, 0 or 1: the tone of a label by its words (``knowledge/tone.yaml``).

    Praise counts in lower case only: the Democratic Party and Freedom House are names. Praise and blame at once cancel
    out, but praise under a word of distance ("the so-called democratic forces") blames.
    """
    whole = [word.strip("\"'“”‘’.,()") for word in text.split()]
    written = {*whole, *(part for word in whole for part in word.split("-"))}
    words = {word.casefold() for word in written}
    lexicon = _lexicon()
    if words & lexicon["distance"]:
        return -1
    praised, blamed = bool(written & lexicon["praise"]), bool(words & lexicon["blame"])
    return 0 if praised == blamed else 1 if praised else -1


@cache
def _lexicon() -> dict[str, frozenset[str]]:
    return {side: frozenset(words) for side, words in load_yaml("tone.yaml").items()}
