"""Reporting words: cue classes, their factual force and the stance that they betray, and how often a word is a cue."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from dragoman.knowledge.files import load_yaml, read_tsv
from dragoman.records import Stance

Force = Literal["asserted", "believed", "presupposed", "denied", "wanted", "open", "judged"]


@dataclass(frozen=True)
class CueClass:
    """What a source does with the content: see the header of ``reporting.yaml``."""

    name: str
    force: Force
    stance: Stance
    negated: str | None


@cache
def cue_classes() -> dict[str, CueClass]:
    """Every class by its name, in the order of the file."""
    return {
        name: CueClass(name, entry["force"], entry["stance"], entry.get("negated"))
        for name, entry in load_yaml("reporting.yaml")["classes"].items()
    }


def force_of(cue_class: str | None) -> Force | None:
    """The factual force of a claim's ``cue_class``: whether its content is put forward as true, wanted, denied, …"""
    found = cue_classes().get(cue_class) if cue_class is not None else None
    return found.force if found is not None else None


@cache
def speech_classes() -> frozenset[str]:
    """The classes whose verbs stand beside a direct quotation."""
    return frozenset(name for name, entry in load_yaml("reporting.yaml")["classes"].items() if entry.get("speech"))


_PLURAL = {"V": "verbs", "N": "nouns", "A": "adjectives", "R": "adverbs", "P": "phrases"}


@cache
def _words() -> dict[tuple[str, str], str]:
    """(part of speech, base form) → class; a word in several classes belongs to the first."""
    found: dict[tuple[str, str], str] = {}
    for name, entry in load_yaml("reporting.yaml")["classes"].items():
        for pos, plural in _PLURAL.items():
            for word in entry.get(plural, ()):
                found.setdefault((pos, word), name)
    return found


def class_of(key: str, pos: str) -> str | None:
    """The cue class of a base form (``"call for"``) as V, N, A, R or P; its preposition may be unlisted.

    ``None`` for a word that attributes nothing, or does something else with its particle ("carry out").
    """
    words = _words()
    found = words.get((pos, key))
    if found is None and " " in key and key not in words_of("deeds"):
        found = words.get((pos, key.split(" ", 1)[0]))
    return found


@cache
def words_of(list_name: str) -> frozenset[str]:
    """One of the plain lists of ``reporting.yaml`` by its name: ``quotes``, ``hearers``, ``outlets``, ``agencies``, …

    Raises:
        KeyError: for a name that the file has not.
    """
    return frozenset(load_yaml("reporting.yaml")[list_name])


@cache
def distancing(part: str) -> frozenset[str]:
    """Wordings that hold a label at arm's length: ``adjectives`` or ``verbs``."""
    return frozenset(load_yaml("reporting.yaml")["distancing"][part])


def stance_of(key: str, pos: str, cue_class: str | None) -> Stance:
    """The outlet's attitude that the choice of this word betrays."""
    lists = load_yaml("reporting.yaml")["stance"]
    either: tuple[Stance, Stance] = ("endorsed", "distanced")
    for stance in either:
        if key in lists[stance] or key.split(" ", 1)[0] in lists[stance]:
            return stance
    found = cue_classes().get(cue_class) if cue_class is not None else None
    return found.stance if found is not None else "neutral"


def negated_class(cue_class: str | None) -> str | None:
    """The class of a cue of ``cue_class`` under a negation: "did not confirm" doubts, "does not support" rejects."""
    found = cue_classes().get(cue_class) if cue_class is not None else None
    return found.negated or found.name if found is not None else cue_class


@cache
def _rates() -> dict[tuple[str, str, str], tuple[int, int]]:
    return {(r["word"], r["pos"], r["frame"]): (int(r["cue"]), int(r["seen"])) for r in read_tsv("cue_rates.tsv")}


def cue_rate(key: str, pos: str, frame: str) -> tuple[int, int]:
    """How often a base form was a cue in that frame, and how often it stood in it; (0, 0) when it was never seen."""
    return _rates().get((key, pos, frame), (0, 0))
