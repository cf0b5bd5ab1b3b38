"""Looks into a parse: what stands below, beside and above a word.

Plain functions on spaCy tokens, shared by the modules that find events. Its neighbours look for more: `verb_forms` for
voice and mood, `subjects` and `objects` for who does and undergoes what a verb says, `prepositions` and `owners`. They
mend the parser's common slips on the way: a preposition that hangs on the verb although it follows the noun, a subject
that only the first of two coordinated verbs has, a relative pronoun that stands for the noun before it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = frozenset({"nsubj", "csubj"})
PASSIVE_SUBJECTS = frozenset({"nsubjpass", "csubjpass"})
OBJECTS = frozenset({"dobj", "obj"})
RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})


def children(token: Token, *deps: str) -> list[Token]:
    return [child for child in token.children if child.dep_ in deps]


def conjuncts(token: Token) -> list[Token]:
    """``token`` and what is coordinated with it to its right, in order."""
    out, queue = [token], [token]
    while queue:
        here = queue.pop()
        for child in [*here.children, *_beside_a_name(here)]:
            if child.dep_ == "conj" and child not in out:
                out.append(child)
                queue.append(child)
    return sorted(out, key=lambda t: t.i)


def _beside_a_name(title: Token) -> list[Token]:
    """What is coordinated with the name behind a title: "X's president A and HIS COUNTERPART B"."""
    names = [c for c in children(title, "appos") if c.pos_ == "PROPN" and c.left_edge.i == title.i + 1]
    return [one for name in names for one in children(name, "conj")]


def ancestors(token: Token, limit: int = 12) -> Iterable[Token]:
    here = token
    for _ in range(limit):
        if here.head == here:
            return
        here = here.head
        yield here


def premodifiers(token: Token) -> list[Token]:
    """The words of the noun phrase before its head, hyphens left out, nearest last."""
    found = {
        c.i: c for c in token.children if c.i < token.i and c.dep_ in ("compound", "amod", "nmod", "nummod", "poss")
    }
    for child in list(found.values()):
        found.update(
            {c.i: c for c in child.children if c.dep_ in ("compound", "amod", "nmod", "advmod", "npadvmod", "conj")}
        )
    doc, i = token.doc, token.i - 1
    while (
        i >= 0
        and token.i - i <= 4
        and doc[i].pos_ in ("NOUN", "PROPN", "ADJ", "PUNCT", "VERB")
        and not doc[i + 1].is_sent_start
    ):
        if doc[i].pos_ == "PUNCT" and doc[i].text not in ("-", "‑", "–"):
            break
        if doc[i].pos_ == "VERB" and doc[i].dep_ not in ("amod", "compound"):
            break
        if doc[i].pos_ != "PUNCT":
            found[doc[i].i] = doc[i]
        i -= 1
    return [found[i] for i in sorted(found)]


def antecedent(pronoun: Token) -> Token | None:
    """The noun that a relative pronoun stands for."""
    verb = pronoun
    while verb.dep_ not in ("relcl", "ROOT") and verb.head != verb and verb.sent == pronoun.sent:
        verb = verb.head
        if verb.dep_ == "acl":
            break
    if verb.dep_ in ("relcl", "acl"):
        return verb.head
    return None


def own_subject(verb: Token) -> Token | None:
    """The verb's own grammatical subject, relative pronouns resolved, also where the parse hangs it on an auxiliary."""
    below = [c for one in children(verb, "aux", "auxpass") for c in one.children]
    found = [c for c in [*verb.children, *below] if c.dep_ in SUBJECTS or c.dep_ in PASSIVE_SUBJECTS]
    if not found:
        return None
    first = found[0]
    if len(found) > 1 and first.right_edge.i + 1 == found[1].left_edge.i and found[1].i < verb.i:
        first = found[1]  # "Sudan's PARAMILITARY Rapid Support FORCES": one subject, cut in two
    return (antecedent(first) or first) if first.lower_ in RELATIVE else first
