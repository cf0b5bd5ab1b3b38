"""Slow pipes of the parser done over, for speed alone: they mark what the stock ones mark, which a test holds.

The stock entity recogniser asks each of its 74 moves at each token whether it may be made, and takes the interpreter's
lock for every question (spaCy 3.8): a third of the whole parse. Its scores depend on nothing but the token, where the
open entity began, and the token before, so all that can be asked is asked at once. The stock attribute ruler matches
179 patterns against each token, a seventh of the parse, where they look at nothing but that token and the next.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from dragoman.reading.vectors import Encoder, VectorPipe

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from spacy.language import Language
    from spacy.tokens import Doc

    Floats = NDArray[np.float32]

Pipe = Callable[["Doc"], "Doc"]
AHEAD = 6  # tokens behind the start of a likely entity that are scored in one go


def run_pipes(nlp: Language, doc: Doc) -> Doc:
    """``doc`` as ``nlp(doc)`` would give it back."""
    for pipe in pipes_of(nlp):
        doc = pipe(doc)
    return doc


@lru_cache(maxsize=1)
def pipes_of(nlp: Language) -> tuple[Pipe, ...]:
    """The pipes of ``nlp`` in order, the slow ones replaced."""
    faster: dict[str, Callable[[Any], Pipe]] = {
        "tok2vec": VectorPipe,
        "attribute_ruler": AttributePipe,
        "ner": EntityPipe,
    }
    return tuple(faster[name](pipe) if name in faster else pipe for name, pipe in nlp.pipeline)


class EntityPipe:
    """Greedy decoding of entities with the model of a stock recogniser, for documents without entities as yet.

    Moves are B, I, L, U with a label, and O, as in ``spacy/pipeline/_parser_internals/ner.pyx``, whose rules hold: an
    entity neither begins nor stands alone on white space, and none goes beyond the end of its sentence.
    """

    def __init__(self, recogniser: Any) -> None:
        import numpy as np

        model = recogniser.model
        self._encode = Encoder(model.get_ref("tok2vec"))
        self._lower, self._upper = model.get_ref("lower"), model.get_ref("upper")
        names = [recogniser.moves.get_class_name(i) for i in range(recogniser.moves.n_moves)]
        self._moves = [(move, label) for move, _, label in (name.partition("-") for name in names)]
        number = {move: i for i, move in enumerate(self._moves)}
        self._goes_on = {label: number["I", label] for move, label in self._moves if move == "I"}
        self._ends = {label: number["L", label] for move, label in self._moves if move == "L"}
        self._opening = np.array([move == "B" for move, _ in self._moves])
        self._naming = np.array([move in "BU" for move, _ in self._moves])
        self._barred = np.array([move in "IL" or (move, label) == ("U", "") for move, label in self._moves])

    def __call__(self, doc: Doc) -> Doc:
        from spacy.tokens import Span

        if len(doc):
            doc.set_ents([Span(doc, *found) for found in self._decode(doc)], default="outside")
        return doc

    def _decode(self, doc: Doc) -> list[tuple[int, int, str]]:
        import numpy as np
        from spacy.ml.parser_model import precompute_hiddens

        hidden = precompute_hiddens(1, self._encode(doc), self._lower, activation="maxout", train=False)

        def score(states: list[tuple[int, int, int]]) -> Floats:
            """The scores of all moves where the first token comes next, the second began the entity, the third is its
            last as yet; -1 for none."""
            scores: Floats = self._upper.predict(hidden.predict(np.array(states, dtype=np.int32)))
            return scores

        last = np.append(doc.to_array("SENT_START")[1:] == 1, True)
        outside = score([(token, -1, -1) for token in range(len(doc))])
        outside[:, self._barred] = -np.inf
        outside[np.ix_(last, self._opening)] = -np.inf
        outside[np.ix_(doc.to_array("IS_SPACE") == 1, self._naming)] = -np.inf
        best = [self._moves[move] for move in outside.argmax(1).tolist()]
        ends: list[bool] = last.tolist()

        inside: dict[tuple[int, int], Floats] = {}

        def look_ahead(states: Iterable[tuple[int, int]]) -> None:
            wanted = [(start, token) for start, first in states for token in _run(first, ends)]
            if wanted:
                scores = score([(token, start, token - 1) for start, token in wanted])
                inside.update(zip(wanted, scores, strict=True))

        look_ahead((token, token + 1) for token, (move, _) in enumerate(best) if move == "B")
        found: list[tuple[int, int, str]] = []
        token = 0
        while token < len(best):
            start, (move, label) = token, best[token]
            if move == "B":
                going_on = True
                while going_on:
                    token += 1
                    if (start, token) not in inside:
                        look_ahead([(start, token)])
                    scores = inside[start, token]
                    going_on = not ends[token] and scores[self._goes_on[label]] >= scores[self._ends[label]]
            token += 1
            if move in "BU":
                found.append((start, token, label))
        return found


def _run(first: int, ends: list[bool]) -> range:
    """The tokens from ``first`` on that are scored together: ``AHEAD`` of them, or fewer where the sentence ends."""
    last = next((token for token in range(first, first + AHEAD) if ends[token]), first + AHEAD - 1)
    return range(first, last + 1)


class _Asked(NamedTuple):
    """What the patterns of a ruler make of such a token."""

    rules: frozenset[int]  # that set its attributes, whatever stands beside it
    begins: frozenset[int]  # patterns of two tokens of which it may be the first
    goes_on: frozenset[int]  # and the second


class AttributePipe:
    """The attributes that a stock ruler sets, remembered by what its patterns ask of a token.

    A pattern asks for one token or for two neighbours ("gonna"). Where rules set the same, the later has precedence.
    """

    def __init__(self, ruler: Any) -> None:
        self._strings = ruler.vocab.strings
        self._attributes: list[dict[int, int]] = ruler.attrs
        patterns = [(rule, pattern) for rule, told in enumerate(ruler.patterns) for pattern in told["patterns"]]
        self._single = [(rule, pattern[0]) for rule, pattern in patterns if len(pattern) == 1]
        self._double = [(rule, ruler.indices[rule], *pattern) for rule, pattern in patterns if len(pattern) > 1]
        asked = [token["LOWER"] for _, pattern in patterns for token in pattern if "LOWER" in token]
        self._words = {word for a in asked for word in (a.get("IN", ()) if isinstance(a, dict) else (a,))}
        self._other = [a for a in asked if isinstance(a, dict) and set(a) != {"IN"}]
        self._word: dict[int, int] = {}  # a word of which no pattern speaks is 0
        self._known: dict[tuple[int, ...], _Asked] = {}
        self._set: dict[frozenset[int], dict[int, int]] = {}

    def __call__(self, doc: Doc) -> Doc:
        from spacy.tokens._retokenize import set_token_attrs

        found = [self._look_up(row) for row in doc.to_array(["LOWER", "TAG", "DEP", "IS_SPACE"]).tolist()]
        rules = [asked.rules for asked in found]
        for i, (one, two) in enumerate(pairwise(found)):
            for pattern in one.begins & two.goes_on if one.begins else ():
                rule, place, *_ = self._double[pattern]
                rules[i + place] |= {rule}
        for token, applying in zip(doc, rules, strict=True):
            if applying:
                set_token_attrs(token, self._set_by(applying))
        return doc

    def _set_by(self, rules: frozenset[int]) -> dict[int, int]:
        """What ``rules`` set together."""
        attributes = self._set.get(rules)
        if attributes is None:
            attributes = self._set[rules] = {}
            for rule in sorted(rules):
                attributes.update(self._attributes[rule])
        return attributes

    def _look_up(self, row: list[int]) -> _Asked:
        word = self._word.get(row[0])
        if word is None:
            text = self._strings[row[0]]
            told = text in self._words or any(_fits(text, asked) for asked in self._other)
            word = self._word[row[0]] = row[0] if told else 0
        key = (word, *row[1:])
        asked = self._known.get(key)
        if asked is None:
            lower, tag, dep = (self._strings[number] for number in key[:3])
            token = {"LOWER": lower, "TAG": tag, "DEP": dep, "IS_SPACE": bool(key[3])}
            asked = self._known[key] = _Asked(
                rules=frozenset(rule for rule, pattern in self._single if _matches(token, pattern)),
                begins=frozenset(i for i, (_, _, one, _) in enumerate(self._double) if _matches(token, one)),
                goes_on=frozenset(i for i, (_, _, _, two) in enumerate(self._double) if _matches(token, two)),
            )
        return asked


def _matches(token: dict[str, Any], pattern: dict[str, Any]) -> bool:
    return all(_fits(token[name], wanted) for name, wanted in pattern.items())


def _fits(value: Any, wanted: Any) -> bool:
    """Whether a value is what a pattern asks for.

    Raises:
        KeyError: for a predicate that no pattern of the pinned parser has.
    """
    if not isinstance(wanted, dict):
        return bool(value == wanted)
    return all(_PREDICATES[name](value, given) for name, given in wanted.items())


_PREDICATES: dict[str, Callable[[Any, Any], bool]] = {
    "IN": lambda value, given: value in given,
    "NOT_IN": lambda value, given: value not in given,
    "REGEX": lambda value, given: re.search(given, value) is not None,
}
