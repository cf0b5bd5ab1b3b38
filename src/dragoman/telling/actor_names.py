"""What an actor is called in a line, and how a report's words are set on one."""

from __future__ import annotations

import re
import unicodedata

from dragoman.knowledge.sided import takes_side
from dragoman.records import Actor

OWNERS = frozenset(("her", "his", "its", "my", "our", "their", "whose", "your"))
_DANGLING = re.compile(r"(?:\s+(?:a|an|and|as|at|by|for|from|in|of|on|or|the|to|with))+\s*$")


def plain(text: str) -> str:
    """``text`` on one line without control and formatting characters, which a report may hold."""
    kept = "".join(c if unicodedata.category(c)[0] != "C" or c in "\n\t" else "" for c in text)
    return " ".join(kept.split())


def name_of(actor: Actor) -> str:
    """The actor's name on one line; of one that runs into a quotation, only what stands before it.

    A description that takes a side ("the terrorist army") stands in quotation marks: it is a report's, and not ours.
    """
    name = plain(actor.name)
    for mark, closing in (('"', '"'), ("“", "”")):
        if name.count('"') % 2 if mark == closing else name.count(mark) > name.count(closing):
            head = _DANGLING.sub("", name.rpartition(mark)[0]).strip()
            name = head if any(len(word) > 3 for word in head.split()) else name.replace(mark, "")
    return f"“{name}”" if not actor.is_known and takes_side(name) and not name.startswith(("“", '"')) else name


def is_owned(name: str) -> bool:
    """Whether the name says only whose somebody is: "his lawyer", "its ambassador"."""
    return name.partition(" ")[0].casefold() in OWNERS
