"""What the words for an actor say of it: one man of a nation, or a thing that is fought with."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dragoman.knowledge.ties import tie_grammar
from dragoman.records import Chain

if TYPE_CHECKING:
    from spacy.tokens import Token

PLURAL = ("s", "sh", "ch", "ese", "ss")  # endings of nationality words that also mean all of them


def is_one_of_them(token: Token) -> bool:
    """Whether a word of nationality means one person: "the Belgian who leads them" is not Belgium."""
    if token.tag_ not in ("JJ", "NN", "NNP") or token.ent_type_ != "NORP" or token.lower_.endswith(PLURAL):
        return False
    return token.dep_ not in ("amod", "compound", "nmod") and any(
        child.lower_ in ("the", "a", "an") for child in token.children
    )


def words_for(chain: Chain) -> list[str]:
    """The words of a description up to its head: "Kurdish fighters" of "Kurdish fighters in Syria"."""
    return re.split(r" (?:with|of|in|from) ", chain.name.lower())[0].split()


def is_gear(chain: Chain) -> bool:
    """Whether an actor by its words is what is fought with or handed over: "tanks", "Russian missiles".

    It keeps no friends and foes of its own; whose it is has them.
    """
    last = words_for(chain)[-1]
    return not chain.named and (last in tie_grammar().cargo or last.removesuffix("s") in tie_grammar().cargo)
