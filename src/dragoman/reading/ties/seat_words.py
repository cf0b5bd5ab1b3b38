"""The words around an office: what it is held in, who gives it, and what it is called."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dragoman.knowledge import countries, titles
from dragoman.knowledge.ties import is_national, is_of_bodies, tie_words
from dragoman.reading.events.base_forms import lemma_of
from dragoman.reading.ties import grammar

if TYPE_CHECKING:
    from spacy.tokens import Token

COUNSEL = frozenset({"adviser", "advisor", "aide", "assistant", "counsel", "consultant"})
OF_TITLES = frozenset({"security", "supreme", "crown", "prime", "staff", "intelligence"})
LOSING = frozenset("resign step retire quit dismiss sack fire oust".split())
SEATED = frozenset({"of", "for", "at", "in", "with"})


def is_title(token: Token) -> bool:
    return lemma_of(token) in tie_words().titles or token.lower_ in tie_words().titles or token.lower_ == "counterpart"


def seats_of(title: Token) -> Iterator[Token]:
    """The words that may name what an office is held in, the surest first."""
    near = [title, grammar.first_piece(title), *([title.head] if title.dep_ == "compound" else [])]
    owner = next((one for one in map(grammar.possessor, near) if one is not None), None)
    if owner is not None and title.lower_ != "counterpart":
        yield grammar.antecedent(owner)
    behind = title.nbor(1) if title.i + 1 < title.sent.end else title
    # in "minister and leader of the movement" the parse hangs the body on the first of the two
    shared = [behind] if behind.dep_ == "prep" and title.dep_ == "conj" and behind.head == title.head else []
    for preposition in [*grammar.prepositions(title), *shared]:
        served = preposition.lower_ in SEATED or (preposition.lower_ == "to" and lemma_of(title) in COUNSEL)
        inside = grammar.object_of(preposition) if served else None
        if inside is not None:
            yield from (one for one in _boards_of(inside))
            yield inside
    if title.dep_ == "compound":  # "researcher Heba Naji of Amnesty International"
        beyond = [p for p in title.head.children if p.dep_ == "prep" and p.lower_ in SEATED and p.i == title.head.i + 1]
        yield from (one for one in map(grammar.object_of, beyond) if one is not None)
    # in "Peruvian President Ana Soto" the parse hangs the adjective on title or name
    beside = [*grammar.modifiers(title), *(grammar.modifiers(title.head) if title.dep_ == "compound" else [])]
    beside = [one for one in beside if one.i < title.i and not is_title(one)]
    yield from (one for one in beside if one.text[:1].isupper() or one.dep_ == "compound")


def _boards_of(board: Token) -> Iterator[Token]:
    """What a board is the board of: "chairman of the board of Norsal", "of the board of directors of Norsal"."""
    of = (p for p in board.children if p.dep_ == "prep" and p.lower_ in ("of", "at"))
    for inside in map(grammar.object_of, of) if lemma_of(board) in ("board", "director") else ():
        if inside is not None:
            yield from _boards_of(inside) if lemma_of(inside) == "director" else (inside,)


def voters_of(title: Token) -> list[Token]:
    """Who gives the office: the Senate of "the Senate elected Ana Soto speaker", if it is told."""
    verb = title.head.head if title.dep_ == "pobj" else title.head
    giver = grammar.subject(verb) if lemma_of(verb) in grammar.NAMING else None
    return [giver] if giver is not None and title.dep_ in ("dobj", "oprd", "pobj") else []


def is_lost(title: Token) -> bool:
    """Whether the verb says that its holder has lost the office: "was sacked as head of customs"."""
    verb = title.head if title.dep_ == "oprd" else title.head.head
    return title.head.lower_ == "as" and lemma_of(verb) in LOSING


def is_body(seat: Token, title: str) -> bool:
    """Whether a name that is in no cast is a body's, by the parse or because only bodies give such an office."""
    if seat.lower_ in OF_TITLES:
        return False
    department = is_national(f"secretary of {seat.text}") or is_national(f"{seat.text} {title.split()[-1]}")
    if seat.pos_ != "PROPN" or department:  # the Secretary of State, the Interior Minister
        return False
    return seat.ent_type_ == "ORG" or (is_of_bodies(title) and seat.ent_type_ in ("", "PERSON", "PRODUCT"))


def country_of(seat: Token) -> str | None:
    return countries.of_demonym(seat.text) or countries.of_name(seat.text)


def words_of(title: Token) -> str:
    """The office as its words tell it: "deputy governor"."""
    before = [
        one.text for one in grammar.modifiers(title)
        if not titles.is_former(one.text) and countries.of_demonym(one.text) is None and one.pos_ != "PROPN"
    ]  # fmt: skip
    first = grammar.first_piece(title)
    if first is not title:
        return f"{first.text}-{title.text}"
    return " ".join([*before, title.text])
