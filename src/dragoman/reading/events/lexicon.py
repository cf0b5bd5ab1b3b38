"""The lexicon of words that tell an event, ``knowledge/triggers.yaml``, compiled.

A pattern is a base form with what must stand with it; the file's header explains the notation.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from dragoman.knowledge.files import load_yaml

Kind = Literal["verb", "noun", "weak", "adjective"]
PREPOSITIONS = frozenset(
    "of on against to from with between in into for by at over upon among toward towards under about that off".split()
)


@dataclass(frozen=True)
class Frame:
    """Who is who around a trigger; the header of the lexicon explains the fields."""

    object: str = "recipient"
    preps: frozenset[str] = frozenset()
    sources: frozenset[str] = frozenset()
    of: str = "recipient"
    poss: str = "actor"
    subject: str = "actor"
    both: frozenset[str] = frozenset()
    symmetric: bool = False


@dataclass(frozen=True)
class Group:
    type: str
    mode: str | None
    frame: Frame
    governs: str | None


@dataclass(frozen=True)
class Item:
    """One condition of a pattern."""

    kind: Literal["word", "class", "not", "subject", "present", "absent", "to", "that"]
    value: str = ""
    literals: tuple[str, ...] = ()


_WEIGHTS = {"class": 1.5, "not": 0.25, "absent": 0.25}


@dataclass(frozen=True)
class Pattern:
    text: str
    kind: Kind
    head: str
    before: tuple[str, ...]  # words that stand before the head of a noun pattern
    items: tuple[Item, ...]
    group: Group
    order: int

    @property
    def weight(self) -> float:
        """How much the pattern asks for: the more, the surer."""
        return 1 + sum(_WEIGHTS.get(i.kind, 1.0) for i in self.items) + len(self.before)

    @property
    def sureness(self) -> tuple[int, float]:
        """Orders patterns by how surely their kind of word, then what they ask for, tells an event."""
        return ("weak", "noun", "adjective", "verb").index(self.kind), self.weight


def longest_first(patterns: Iterable[Pattern]) -> list[Pattern]:
    """``patterns`` from the one that asks for most; of two that ask for as much, the first in the file."""
    return sorted(patterns, key=lambda pattern: (-pattern.weight, pattern.order))


class Lexicon:
    """The lexicon, compiled: patterns by the base form of their head, the longest first."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.classes = {name: _members(words) for name, words in data["classes"].items()}
        frames = {name: _frame(fields) for name, fields in data["frames"].items()}
        self.frame_of_type = {kind: frames[name] for kind, name in data["type_frames"].items()}
        self.verbs: dict[str, list[Pattern]] = defaultdict(list)
        self.nouns: dict[str, list[Pattern]] = defaultdict(list)
        self.adjectives: dict[str, list[Pattern]] = defaultdict(list)
        self.light_active = frozenset(data["light_verbs"]["active"])
        self.light_passive = frozenset(data["light_verbs"]["passive"])
        order = 0
        for fields in data["groups"]:
            frame = frames[fields["frame"]] if "frame" in fields else self.frame_of_type[fields["type"]]
            group = Group(fields["type"], fields.get("mode"), frame, fields.get("governs"))
            for key, kind in (("verbs", "verb"), ("nouns", "noun"), ("weak", "weak"), ("adjectives", "adjective")):
                for text in fields.get(key, ()):
                    order += 1
                    self._add(_pattern(text, kind, group, order, self.classes))
        for table in (self.verbs, self.nouns, self.adjectives):
            for head, patterns in table.items():
                table[head] = longest_first(patterns)

    def _add(self, pattern: Pattern) -> None:
        table = {"verb": self.verbs, "adjective": self.adjectives}.get(pattern.kind, self.nouns)
        table[pattern.head].append(pattern)


Members = dict[str, tuple[tuple[str, ...], ...]]


def _members(words: Iterable[str]) -> Members:
    """Head word → the sequences of words before it that make it a member (the empty one: always)."""
    found: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for word in words:
        *before, head = str(word).lower().replace("-", " ").split()
        found[head].append(tuple(before))
    return {head: tuple(before) for head, before in found.items()}


def _frame(fields: dict[str, Any]) -> Frame:
    return Frame(
        object=fields.get("object", "recipient"),
        preps=frozenset(fields.get("preps", ())),
        sources=frozenset(fields.get("from", ())),
        of=fields.get("of", "recipient"),
        poss=fields.get("poss", "actor"),
        subject=fields.get("subject", "actor"),
        both=frozenset(fields.get("both", ())),
        symmetric=bool(fields.get("symmetric", False)),
    )


_PIECE = re.compile(r"\+\w+(?:\[[^\]]+\])?|[!^@]?!?@?(?:<\w+>|\[[^\]]+\])|[^\s<>\[\]]+")


def _pattern(text: str, kind: str, group: Group, order: int, classes: dict[str, Members]) -> Pattern:
    pieces = _PIECE.findall(text.strip())
    words: list[str] = []
    items: list[Item] = []
    for piece in pieces:
        if piece.startswith("+"):
            name, _, words_after = piece[1:].rstrip("]").partition("[")
            items.append(Item("to" if name == "to" else "that", literals=tuple(filter(None, words_after.split("|")))))
            continue
        if piece[0] in "<[!^@":
            mark = re.match(r"[!^@]*", piece)
            assert mark is not None
            sign = {"": "class", "!": "not", "^": "subject", "@": "present", "!@": "absent"}[mark.group()]
            body = piece[mark.end() :]
            if body.startswith("["):
                item = Item(sign, literals=tuple(body[1:-1].split("|")))  # type: ignore[arg-type]
            else:
                item = Item(sign, value=body[1:-1])  # type: ignore[arg-type]
                if item.value not in classes and item.value != "any":
                    raise ValueError(f"triggers.yaml: {text!r} asks for the class {item.value!r}, which is not defined")
            items.append(item)
            continue
        if (kind in ("noun", "weak")) and not items and piece not in PREPOSITIONS:
            words += piece.lower().split("-")
            continue
        if not words and not items:
            words.append(piece.lower())
            continue
        if kind in ("noun", "weak") and items and items[-1].kind == "word" and piece not in PREPOSITIONS:
            items.append(Item("class", literals=(piece.lower(),)))  # "memorandum of understanding"
            continue
        items.append(Item("word", piece.lower()))
    if kind in ("noun", "weak"):
        *before, head = words
        return Pattern(text, kind, head, tuple(before), tuple(items), group, order)  # type: ignore[arg-type]
    head = words[0]
    if "-" in head:  # "test-fire": the tokenizer cuts at the hyphen
        *before, head = head.split("-")
        return Pattern(text, kind, head, tuple(before), tuple(items), group, order)  # type: ignore[arg-type]
    return Pattern(text, kind, head, (), tuple(items), group, order)  # type: ignore[arg-type]


@cache
def load_lexicon() -> Lexicon:
    """The packaged lexicon.

    Raises:
        ValueError: when a pattern asks for a class that the file does not define.
    """
    return Lexicon(load_yaml("triggers.yaml"))
