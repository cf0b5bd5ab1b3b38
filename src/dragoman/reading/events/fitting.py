"""Whether a pattern of the lexicon fits a word in its sentence, and which words fill it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.reading.events.base_forms import lemma_of
from dragoman.reading.events.candidates import Candidate
from dragoman.reading.events.clauses import RELATIVE, antecedent, children, premodifiers
from dragoman.reading.events.lexicon import PREPOSITIONS, Item, Pattern
from dragoman.reading.events.objects import objects_of
from dragoman.reading.events.prepositions import preposition_after
from dragoman.reading.events.subjects import subject_of
from dragoman.reading.events.verb_forms import is_infinitive
from dragoman.reading.events.word_classes import WordClasses

if TYPE_CHECKING:
    from spacy.tokens import Token


def fit_noun(pattern: Pattern, noun: Token, classes: WordClasses) -> Candidate | None:
    """The candidate of a noun whose phrase fulfils all that ``pattern`` asks for; else ``None``."""
    words = [noun]
    if pattern.before:
        pre = premodifiers(noun)
        have = {lemma_of(t): t for t in pre} | {t.lower_: t for t in pre}
        if not all(word in have for word in pattern.before):
            return None
        words += [have[word] for word in pattern.before]
    candidate = Candidate(noun, pattern, words=words)
    slot: list[Token] | None = None
    for item in pattern.items:
        if item.kind == "word":
            if item.value == "that":
                if not children(noun, "acl", "ccomp"):
                    return None
                continue
            if item.value == "to" and any(is_infinitive(c) for c in children(noun, "acl", "xcomp", "relcl")):
                slot = []
                continue
            slot = [below for name, below in preposition_after(noun) if name == item.value]
            if not slot:
                return None
        elif item.kind == "not" and slot is not None:
            if any(classes.member(t, item) for t in slot):
                return None
        elif item.kind == "class" and slot is not None:
            hit = next((t for t in slot if classes.member(t, item)), None)
            if hit is None:
                return None
            if item.literals:
                candidate.words.append(hit)  # "note of protest" is one act
        elif not _holds_around(item, noun, classes):
            return None
    return candidate


def fit_verb(pattern: Pattern, verb: Token, objects: list[Token], classes: WordClasses) -> Candidate | None:
    """The candidate of a verb, adjective or "under" whose clause fulfils all that ``pattern`` asks for; else ``None``.

    ``objects`` is what undergoes the act of a verb, and what stands behind "under".
    """
    if pattern.before:
        before = [verb.doc[i].lower_ for i in range(max(0, verb.i - 3), verb.i) if verb.doc[i].text != "-"]
        if not all(word in before for word in pattern.before):
            return None
    candidate = Candidate(verb, pattern, words=[verb])
    slot, last, in_prep = objects, verb, False
    for item in pattern.items:
        if item.kind == "word":
            word = _particle(verb, last, objects, item.value)
            if word is None:
                return None
            candidate.words.append(word)
            slot = [t for t in word.children if t.dep_ in ("pobj", "pcomp")]
            for below in children(word, "prep"):
                slot += children(below, "pobj")
            slot = [(antecedent(t) or t) if t.lower_ in RELATIVE else t for t in slot]
            last, in_prep = word, True
        elif item.kind == "class":
            hit = next((t for t in slot if classes.member(t, item)), None)
            if hit is None and last != verb and in_prep and last.dep_ in ("prt", "advmod"):
                hit = next((t for t in objects if classes.member(t, item)), None)
            if hit is None:
                return None
            if not in_prep or hit in objects:
                candidate.object = hit
            candidate.complement = candidate.complement or hit
        elif item.kind == "to":
            candidate.complement = _infinitive(verb)
            if candidate.complement is None:
                return None
            if item.literals and lemma_of(candidate.complement) not in item.literals:
                return None
        elif item.kind == "that":
            clause = next((c for c in verb.children if c.dep_ == "ccomp" and not is_infinitive(c)), None)
            if clause is None:
                return None
            candidate.complement = clause
        elif item.kind == "not":
            if any(classes.member(t, item) for t in slot):
                return None
        elif not _holds_around(item, verb, classes):
            return None
    if candidate.complement is None:
        candidate.complement = (
            _infinitive(verb)
            or next(iter(objects), None)
            or _last_object(candidate.words)
            or _gerund_behind(verb, candidate.words)
        )
    return candidate


def _holds_around(item: Item, token: Token, classes: WordClasses) -> bool:
    if item.kind == "subject":
        subject = subject_of(token) if token.pos_ in ("VERB", "AUX") else None
        return subject is not None and classes.member(subject, item)
    if item.kind == "absent":
        return not classes.occurs(item)
    if item.kind == "present":
        return classes.occurs(item)
    return False


def _particle(verb: Token, last: Token, objects: list[Token], word: str) -> Token | None:
    beside = [one for thing in objects for one in children(thing, "appos", "conj")]  # "strips bishop, priest OF …"
    for pool in (last, verb, *objects, *beside):
        for child in pool.children:
            if child.lower_ == word and child.dep_ not in ("dobj", "nsubj", "pobj", "det", "aux", "mark", "cc"):
                if any(c.dep_ == "pobj" and c.ent_type_ in ("DATE", "TIME") for c in child.children):
                    continue  # "called the president on Saturday"
                return child
    if last != verb and last.i + 1 < len(verb.doc) and verb.doc[last.i + 1].lower_ == word:
        return verb.doc[last.i + 1]
    if verb.i + 1 < len(verb.doc) and verb.doc[verb.i + 1].lower_ == word and word in PREPOSITIONS - {"to", "that"}:
        return verb.doc[verb.i + 1]
    return None


def _infinitive(verb: Token) -> Token | None:
    """The head of the infinitive that a verb or adjective governs, after its object too ("urge Iran to …")."""
    for child in verb.children:
        if child.dep_ in ("xcomp", "ccomp", "advcl", "acl") and is_infinitive(child) and child.i > verb.i:
            return child
    for below in objects_of(verb):
        for child in below.children:
            if child.dep_ in ("acl", "relcl") and is_infinitive(child) and child.i > verb.i:
                return child
    for child in verb.children:
        if child.dep_ in ("prep", "dative"):
            for below in children(child, "pobj"):
                for last in below.children:
                    if last.dep_ in ("acl", "relcl", "xcomp") and is_infinitive(last):
                        return last
    return None


def _gerund_behind(verb: Token, words: list[Token]) -> Token | None:
    """The gerund right behind a verb and its particle: "ruled out CONCEDING"."""
    after = max(word.i for word in words) + 1
    return next((c for c in children(verb, "xcomp", "advcl", "ccomp") if c.i == after and c.tag_ == "VBG"), None)


def _last_object(words: list[Token]) -> Token | None:
    for word in reversed(words[1:]):
        for child in word.children:
            if child.dep_ in ("pobj", "pcomp"):
                return child
            if child.dep_ == "prep":
                return next(iter(children(child, "pobj")), None)
    return None
