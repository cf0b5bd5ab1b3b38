"""Finds the words that tell an event and their PLOVER type, by the `lexicon`.

The patterns of a word are tried on the parse (`fitting`), the longest first, and the first that fits wins, so "lift
sanctions" is not "lift" and "withdraw from the treaty" is not "withdraw from the town".
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dragoman.reading.events.base_forms import lemma_of
from dragoman.reading.events.candidates import Candidate
from dragoman.reading.events.clauses import children
from dragoman.reading.events.fitting import fit_noun, fit_verb
from dragoman.reading.events.lexicon import load_lexicon, longest_first
from dragoman.reading.events.objects import objects_of
from dragoman.reading.events.word_classes import KindOf, WordClasses

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens
    from spacy.tokens import Token

_OF_AN_ACT = frozenset("victim suspect survivor scene site spree case incident".split())
_OF_NOUNS = frozenset({"pobj", "nsubj", "nsubjpass", "dobj"})
_OF_WAR = frozenset("prisoner man state crime law spoil theatre theater weapon".split())


def find_triggers(sentence: Tokens, kind_of: KindOf) -> Iterator[Candidate]:
    """The best candidate of each word, in order; nothing is decided yet about words that belong together.

    ``kind_of`` tells the actor kind of a token; ``None`` where it is no actor.
    """
    classes = WordClasses(sentence, kind_of)
    for token in sentence:
        if token.pos_ in ("NOUN", "PROPN") or (token.tag_ == "VBG" and children(token, "det", "poss")):
            best = _best_of_noun(token, classes)
        elif token.tag_ == "VBG" and token.dep_ in _OF_NOUNS and not objects_of(token):
            best = _best_of_noun(token, classes) or _best_of_verb(token, classes)  # "in weeks of FIGHTING with them"
        elif token.pos_ in ("VERB", "AUX"):
            best = _best_of_verb(token, classes)
        elif token.pos_ == "ADJ" or (token.pos_ == "ADP" and token.dep_ == "prep"):
            best = _best_of_predicate(token, classes)
        else:
            continue
        if best is not None:
            yield best


def _best_of_noun(noun: Token, classes: WordClasses) -> Candidate | None:
    nouns, lemma = load_lexicon().nouns, lemma_of(noun)
    patterns = nouns.get(lemma, [])
    if noun.lower_ != lemma and noun.lower_ in nouns:
        patterns = longest_first([*patterns, *nouns[noun.lower_]])
    if not patterns or _names_no_act(noun, lemma):
        return None
    return next((fit for pattern in patterns if (fit := fit_noun(pattern, noun, classes)) is not None), None)


def _best_of_verb(verb: Token, classes: WordClasses) -> Candidate | None:
    patterns = load_lexicon().verbs.get(lemma_of(verb))
    if not patterns or _tells_no_act(verb):
        return None
    objects = objects_of(verb)
    return next((fit for pattern in patterns if (fit := fit_verb(pattern, verb, objects, classes)) is not None), None)


def _best_of_predicate(word: Token, classes: WordClasses) -> Candidate | None:
    patterns = load_lexicon().adjectives.get(lemma_of(word), [])
    objects = children(word, "pobj")  # of "under arrest"
    return next((fit for pattern in patterns if (fit := fit_verb(pattern, word, objects, classes)) is not None), None)


def _names_no_act(noun: Token, lemma: str) -> bool:
    """Whether a noun of the lexicon only belongs to another word or means something else here."""
    if noun.ent_type_ in ("DATE", "TIME") or noun.dep_ in ("compound", "nmod", "amod"):
        return True  # "March", "the occupation forces"
    if any(word.text == "Operation" for word in noun.doc[noun.left_edge.i : noun.i]):
        return True  # "Operation Desert Storm": what a campaign is called
    if noun.dep_ == "pobj" and lemma == "order" and noun.head.lower_ == "in":
        return True  # "in order to"
    if noun.dep_ == "pobj" and lemma == "war" and noun.head.lower_ == "of" and lemma_of(noun.head.head) in _OF_WAR:
        return True  # "prisoners of war"
    return lemma == "arrest" and any(word.lower_ in ("cardiac", "heart", "respiratory") for word in noun.lefts)


def _tells_no_act(verb: Token) -> bool:
    """Whether a verb of the lexicon only describes a noun, or how an act before it ended."""
    if verb.dep_ == "amod" or (verb.dep_ == "conj" and verb.head.dep_ == "amod"):
        return True
    if verb.tag_ == "VBN" and children(verb, "det"):
        return True  # "treated THE WOUNDED"
    if verb.tag_ == "VBG" and _is_before_victims(verb):
        return True
    return verb.dep_ == "conj" and (verb.head.lower_ == "dead" or _is_outcome(verb))


def _is_outcome(verb: Token) -> bool:
    """ "Left 15 dead and 30 WOUNDED"."""
    return lemma_of(verb.head) == "leave" and any(c.pos_ == "NUM" for c in children(verb, "nsubj"))


def _is_before_victims(verb: Token) -> bool:
    """Whether a word in "-ing" only tells of which act the noun behind it is: "BOMBING victims"."""
    behind = verb.doc[verb.i + 1 : verb.i + 2]
    return bool(behind) and lemma_of(behind[0]) in _OF_AN_ACT and behind[0].tag_ in ("NN", "NNS")
