"""Frames of verbs: what is said in a clause, wanted in an infinitive, judged as an object; active and passive."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dragoman.knowledge.reporting import class_of, speech_classes, words_of
from dragoman.reading.claims.frames.adjectives import frames_of_copula
from dragoman.reading.claims.frames.cue_words import goes_with_next, is_timely
from dragoman.reading.claims.frames.frame import Frame
from dragoman.reading.claims.frames.runs import Run, subtree, without
from dragoman.reading.claims.frames.subjects import source_run
from dragoman.reading.claims.frames.verb_parts import VerbParts, is_behind_colon, parts_of
from dragoman.reading.claims.speech import closes_sentence, is_impersonal

if TYPE_CHECKING:
    from spacy.tokens import Token

# prepositions that carry the matter of a complaint, a description or a charge behind the object
_CHARGE = frozenset({"of", "for", "as", "over", "about"})
# the same of single verbs: "blamed it on rain", "put the toll at ten", "call it a gift to landowners"
_LEADING = frozenset({("on", "blame"), ("at", "put"), ("to", "call")})
_COPULAS = frozenset({"be", "feel", "become", "remain"})
_NEAR = 3  # tokens behind the verb where a preposition may still lead to its content


def frames_of_verb(verb: Token) -> Iterator[Frame]:
    """All frames of one verb, the fullest first."""
    if verb.pos_ == "AUX" and verb.dep_ in ("aux", "auxpass"):
        return
    if is_impersonal(verb):
        return
    parts = parts_of(verb)
    if verb.pos_ == "AUX" or verb.lemma_ in _COPULAS:
        yield from frames_of_copula(verb, parts.source)
        if verb.pos_ == "AUX":
            return
    if parts.passive and verb.lemma_ in ("quote", "cite"):
        return  # "was quoted by X as saying": the saying attributes, X passes on
    if verb.lemma_ == "know" and verb.dep_ == "acl" and any(c.lower_ == "as" for c in parts.children):
        return  # "a general known as the Crab" has a name
    if closes_sentence(verb):
        first = min(c.left_edge.i for c in parts.children if c.dep_ == "nsubj")
        yield from parts.frame("clause", [(verb.sent.start, first)])
        return
    yield from _inserted(parts)
    if parts.clauses:
        yield from _saying(parts)
    raised = None
    if parts.infinitives:
        raised = parts.source if verb.lemma_ in words_of("raising") else None
        if not goes_with_next(verb, parts.infinitives[0]):
            yield from _wanting(parts, raised)
    if verb.lemma_ in words_of("done") and (parts.objects or parts.passive) and not parts.clauses:
        return  # "committed a massacre", "assumed office"
    if parts.objects and not parts.clauses and not (parts.infinitives and parts.direct_object is not None):
        yield from _judging(parts, sourceless=raised is not None)
    elif not parts.clauses and not parts.infinitives and _lacks_its_object(parts):
        noun = verb.head
        yield from parts.frame("object", [(noun.left_edge.i, verb.left_edge.i), *_charges_behind(parts)])
        return
    known = verb.lemma_ == "know" and parts.source is not None and raised is None
    if parts.passive and not parts.clauses and not parts.infinitives and not known:
        yield from _being_judged(parts)
    if not parts.clauses and not parts.objects and not parts.passive:
        yield from _behind_preposition(parts, sourceless=raised is not None)


def _inserted(parts: VerbParts) -> Iterator[Frame]:
    """ "The raid failed, as the ministry put it", "The raid, he said, failed": the clause around the verb's own."""
    verb = parts.verb
    as_clause = any(c.lower_ == "as" and c.dep_ in ("mark", "advmod") for c in parts.children)
    if as_clause and parts.key not in words_of("hearers") and any(c.pos_ in ("NOUN", "PROPN") for c in parts.objects):
        return  # "as Oslo reported a rise in raids": what it reported is the rise
    if verb.dep_ == "parataxis" or (verb.dep_ in ("advcl", "relcl") and as_clause and not parts.clauses):
        # a sentence that begins with the host's conjunction keeps it: "But X, he said"
        yield from parts.frame("as" if as_clause else "clause", without(subtree(verb.head), subtree(verb)))


def _saying(parts: VerbParts) -> Iterator[Frame]:
    """ "X said that …", the pieces of an interrupted quotation included."""
    verb, source, clauses = parts.verb, parts.source, parts.clauses
    pieces_before = len(clauses) > 1 and clauses[0].i < verb.i
    longest = max(clauses, key=lambda c: c.right_edge.i - c.left_edge.i)
    chosen = clauses if pieces_before or is_behind_colon(clauses[-1]) else [longest]
    infinitive = chosen[0].tag_ == "VB" and _has_to(chosen[0])
    runs = [subtree(clause) for clause in chosen]
    if source is not None and not _interrupts(verb):
        runs = [run for run in runs if run[0] > source.i or len(runs) == 1]
    elif source is not None and min(run[0] for run in runs) > verb.i and not _opens_quotation(verb):
        early = [
            c
            for c in parts.children
            if c.dep_ in ("prep", "advcl", "npadvmod", "advmod") and c.right_edge.i < source.left_edge.i
        ]
        runs.extend(subtree(c) for c in early if c.right_edge.i > c.left_edge.i)
    if parts.passive_subject is not None and parts.passive_subject.lower_ not in ("it", "there"):
        runs.append(source_run(parts.passive_subject))
    yield from parts.frame("infinitive" if infinitive else "clause", runs)


def _wanting(parts: VerbParts, raised: Token | None) -> Iterator[Frame]:
    """ "X wants to leave", "X urged Y to leave", "Y is expected to leave".

    ``raised`` is who "seems to leave": he says nothing of it and is part of the content.
    """
    infinitive, told = parts.infinitives[0], parts.direct_object
    runs = [subtree(infinitive)]
    if told is None:  # "calling on everyone to stay"
        called = next((c for c in parts.children if c.dep_ == "prt" and c.i == parts.verb.i + 1), parts.verb)
        told = next((c for c in called.rights if c.dep_ == "pobj"), None)
    if told is not None and told.i < infinitive.i and told.lower_ != "it":
        runs = [(told.left_edge.i, runs[0][1])]
    runs.extend(source_run(subject) for subject in (parts.passive_subject, raised) if subject is not None)
    kind = "infinitive" if _has_to(infinitive) else "gerund"
    yield from parts.frame(kind, runs, sourceless=raised is not None)


def _judging(parts: VerbParts, *, sourceless: bool) -> Iterator[Frame]:
    """ "X condemned the raid", "X accused Y of fraud". The noun carries "made the case for" (see `nouns.py`)."""
    verb, meant = parts.verb, _antecedent(parts)
    if verb.lemma_ == "claim" and any(c.lemma_ == "life" for c in parts.objects):
        return  # "the blaze claimed ten lives"
    if _is_telephoned(parts):
        return
    first = min(c.left_edge.i for c in parts.objects)
    final = max(c.right_edge.i for c in parts.objects) + 1
    if meant is not None:
        final = max(final, verb.i + 1)
    completing: list[Token] = []
    for child in parts.children:
        if child.i > verb.i and child.left_edge.i <= final + 1 and _completes(child, final):
            completing.append(child)
            final = max(final, child.right_edge.i + 1)
    behind = [c for c in (*parts.objects, *completing) if c.i > verb.i]
    charge = [(min(c.left_edge.i for c in behind), final)] if behind else []  # "a plan that critics call A GIFT"
    runs = [(first, final)] if meant is None else [meant, *charge]
    content = [*runs, *_charged_later(parts, final)]
    suffix = _telling_preposition(parts, completing)
    yield from parts.frame("object", content, suffix=suffix, sourceless=sourceless)


def _is_telephoned(parts: VerbParts) -> bool:
    """ "called the governor": nothing is told that he is called."""
    if parts.key != "call" or [c.dep_ for c in parts.objects] != ["dobj"]:
        return False
    thing = parts.objects[0]
    somebody = thing.pos_ in ("PROPN", "PRON") or thing.ent_type_ in ("PERSON", "ORG", "GPE", "NORP")
    completed = any(c.i > thing.i and c.dep_ in ("oprd", "prep", "advcl", "ccomp") for c in parts.children)
    return somebody and not completed


def _telling_preposition(parts: VerbParts, completing: list[Token]) -> str:
    """The preposition that makes a cue of a verb that is none by itself: "put the toll AT ten"; else nothing."""
    if class_of(parts.key, "V") is not None:
        return ""
    return next((f" {c.lower_}" for c in completing if class_of(f"{parts.key} {c.lower_}", "V") is not None), "")


def _charged_later(parts: VerbParts, final: int) -> Iterator[Run]:
    """What is charged behind a time or an aside: "accused Minsk on Monday, without proof, OF HELPING THE RAID"."""
    blames = class_of(parts.key, "V") in ("accuses", "criticises", "praises")
    for child in parts.children:
        charges = child.lower_ == "of" or (child.lower_ == "for" and blames)
        if child.left_edge.i >= final and child.dep_ == "prep" and charges and not is_timely(child):
            yield subtree(child)
            return


def _completes(child: Token, final: int) -> bool:
    """Whether ``child`` goes on with what is said of the object, which ends before ``final``."""
    if child.dep_ == "prep":
        charges = child.lower_ in _CHARGE or (child.lower_, child.head.lemma_) in _LEADING
        return charges and not is_timely(child)
    return (
        child.dep_ == "oprd"
        or child.lower_ == "responsible"
        or (child.dep_ == "advcl" and child.tag_ == "VBN" and child.left_edge.i == final)
    )


def _lacks_its_object(parts: VerbParts) -> bool:
    """ "a claim the army DENIES", "a raid the ministry BLAMED on rebels": the noun before the clause is its object."""
    verb = parts.verb
    own = parts.source is not None and parts.source.dep_ == "nsubj" and parts.source.head == verb
    relative = verb.dep_ == "relcl" and verb.head.pos_ == "NOUN" and verb.head.dep_ not in ("nsubj", "nsubjpass")
    judged = class_of(parts.key, "V") in speech_classes() - {"knows"} and not parts.passive
    pronoun = any(t.tag_ in ("WDT", "WP", "WRB") for t in verb.doc[verb.left_edge.i : verb.i])
    return own and relative and judged and not pronoun and parts.key not in words_of("hearers")


def _charges_behind(parts: VerbParts) -> Iterator[Run]:
    """What the verb goes on with behind itself: "on rebels", "as an insult"."""
    for child in parts.children:
        if child.i > parts.verb.i and child.dep_ == "prep" and _completes(child, child.i):
            yield subtree(child)


def _antecedent(parts: VerbParts) -> Run | None:
    """What "that" or "which" stands for where it is all that the verb of a relative clause has for an object."""
    verb, pronoun = parts.verb, parts.direct_object
    if pronoun is None or pronoun.lower_ not in ("that", "which", "whom", "who"):
        return None
    done = verb.dep_ == "relcl" or (verb.dep_ == "acl" and any(c.dep_ == "nsubj" for c in parts.children))
    if not done or verb.head.pos_ not in ("NOUN", "PROPN"):
        return None
    return verb.head.left_edge.i, verb.left_edge.i


def _being_judged(parts: VerbParts) -> Iterator[Frame]:
    """ "Y was condemned by X", "Y was accused of fraud": whom it is said of, and what."""
    verb = parts.verb
    runs: list[Run] = []
    if parts.passive_subject is not None:
        runs.append(source_run(parts.passive_subject))
    elif verb.dep_ == "acl":
        host = source_run(verb.head)
        runs.append((host[0], min(host[1], verb.i)))
    last = None
    for child in parts.children:
        if child.i > verb.i and _leads_to_charge(child):
            if any(inner.i > child.i for inner in child.children):
                # "was accused of fraud": the preposition right behind the verb is of the cue
                led = child.i == verb.i + 1 and child.lower_ in _CHARGE
                last = child.i if led else last
                runs.append((child.i + led, child.right_edge.i + 1))
        elif child.dep_ == "oprd":
            runs.append(subtree(child))
    if runs:
        yield from parts.frame("passive", runs, last=last)


def _leads_to_charge(child: Token) -> bool:
    if child.dep_ == "prep" and (child.lower_ in _CHARGE | {"to"} or (child.lower_, child.head.lemma_) in _LEADING):
        return not is_timely(child)
    return child.dep_ in ("oprd", "advcl") and child.lower_ == "as"


def _behind_preposition(parts: VerbParts, *, sourceless: bool) -> Iterator[Frame]:
    """ "X called for calm", "X called on Y to leave"."""
    for child in parts.children:
        if child.dep_ in ("prep", "prt", "agent") and child.i > parts.verb.i and not is_timely(child):
            things = [g for g in child.children if g.dep_ in ("pobj", "pcomp", "prep")]
            if things and child.i <= parts.verb.i + _NEAR:
                final = max(g.right_edge.i for g in things)
                asked = [c for c in parts.infinitives if c.left_edge.i == final + 1 and _has_to(c)]
                run = (min(g.left_edge.i for g in things), max(final, *(c.right_edge.i for c in asked), 0) + 1)
                suffix = f" {child.lower_}"
                yield from parts.frame("prep", [run], last=child.i, suffix=suffix, sourceless=sourceless)
                return


def _has_to(verb: Token) -> bool:
    return any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)


def _interrupts(verb: Token) -> bool:
    """Whether the cue stands between commas: what precedes its clause is content too ("In June, he said, they …")."""
    return verb.i + 1 < len(verb.doc) and verb.nbor(1).text == ","


def _opens_quotation(verb: Token) -> bool:
    """Whether a quotation begins behind the comma that follows the verb."""
    doc, i = verb.doc, verb.i + 2
    return i < len(doc) and doc[i].text[:1] in "“\"«„'‘`"
