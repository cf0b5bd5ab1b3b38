"""Speech verbs: which verbs can stand beside somebody's words, and where they stand when the parser misplaces them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.knowledge.reporting import class_of, speech_classes, words_of

if TYPE_CHECKING:
    from spacy.tokens import Token

JUDGING = frozenset({"denies", "rejects", "criticises", "praises", "supports", "accuses", "agrees", "doubts"})

_TELLING = frozenset({"tell", "inform", "assure", "remind"})
_COMPLEMENTS = frozenset({"ccomp", "xcomp", "dobj", "dative", "oprd", "acomp", "attr", "prt"})


def may_quote(verb: Token) -> bool:
    """Whether ``verb`` can stand beside a direct quotation as its cue."""
    if verb.pos_ not in ("VERB", "AUX", "NOUN"):
        return False
    lemma = verb.lemma_.lower()
    if lemma in words_of("quotes"):
        return True
    particle = next((f"{lemma} {c.lower_}" for c in verb.children if c.dep_ == "prt"), lemma)
    return any(name in speech_classes() for name in (class_of(particle, "V"), class_of(lemma, "V")))


def announces(verb: Token) -> bool:
    """Whether the words follow that ``verb`` tells of: "made the following comment:", "issued a statement:"."""
    told = words_of("documents") | words_of("holders")
    bears = verb.pos_ == "VERB" and verb.lemma_.lower() in words_of("bearers")
    return bears and any(c.dep_ == "dobj" and c.lemma_.lower() in told for c in verb.rights)


def judges_something(verb: Token) -> bool:
    """Whether ``verb`` tells what somebody holds of a matter and not his words: "rejects the ban"."""
    matters = any(c.dep_ in ("dobj", "xcomp", "ccomp", "prep") and c.i > verb.i for c in verb.children)
    return matters and class_of(verb.lemma_.lower(), "V") in JUDGING


def true_governor(verb: Token) -> Token | None:
    """The speech verb that ``verb`` goes on from, where the parser hung it inside that verb's content.

    `He said that they would leave, adding that …` and `He said that they would leave and warned that …`: in the first
    the participle behind a comma, in the second the finite verb of the outer tense, belong to the outer speaker. So
    does a participle joined to a finite verb ("saying that they would leave and warning that …"), and what follows a
    speaker between commas ("The time, he said, had come, but added that …"). ``None`` when the parse stands as it is.
    """
    if any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children):
        return None
    if not may_quote(verb) and not (verb.tag_ == "VBG" and class_of(verb.lemma_.lower(), "V") == "expresses"):
        return None
    head, first = verb.head, verb.left_edge.i
    if verb.dep_ == "pcomp" and head.lower_ in ("while", "whilst"):  # "…, WHILST STRESSING that …"
        head, first = head.head, head.i
    before = verb.doc[first - 1] if first > 0 else None
    if verb.dep_ == "conj" and verb.tag_ == "VBD" and class_of(verb.lemma_.lower(), "V") in ("says", "adds"):
        inserted = next((c for c in head.rights if c.dep_ == "parataxis" and c.i < verb.i and may_quote(c)), None)
        if inserted is not None:
            return inserted
    if verb.tag_ == "VBG" and verb.dep_ in ("advcl", "acl", "conj", "pcomp"):
        joined = verb.dep_ == "conj" and head.tag_ in ("VB", "VBD", "VBZ", "VBP")
        if not joined and (before is None or before.text not in (",", '"', "”", "''", "’", "'")):
            return None
    elif not (verb.dep_ == "conj" and verb.tag_ in ("VBD", "VBZ", "VBP")) or _tells_somebody(head):
        return None
    wanting: Token | None = None  # "said that they SEEK to leave, adding …": not those who seek
    for _ in range(6):
        if closes_sentence(head):
            return None
        if head.dep_ in ("ccomp", "xcomp") and may_quote(head.head) and head.head.i < verb.i and head.head.i < head.i:
            outer = head.head
            if head.dep_ == "ccomp" or verb.tag_ != "VBG":
                return outer if verb.tag_ == "VBG" or outer.tag_ == verb.tag_ else None
            wanting = wanting or outer
        if head.head.i == head.i:
            break
        head = head.head
    return wanting


def _tells_somebody(verb: Token) -> bool:
    """ "He said the envoy TOLD HIM of it and asked for help": more of the envoy's doings follow."""
    return may_quote(verb) and any(c.dep_ in ("dobj", "dative") and c.pos_ in ("PRON", "PROPN") for c in verb.rights)


def closes_sentence(verb: Token) -> bool:
    """Whether ``verb`` attributes all that its sentence said before: "Rebels took the town, residents said."

    Parsers hang such a tail anywhere on the clause before, or parts of that clause on the tail. It is a finite speech
    verb with its own subject behind a comma, and has no content of its own.
    """
    if verb.tag_ not in ("VBD", "VBZ", "VBP") or not may_quote(verb):
        return False
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if subject is None or subject.tag_ in ("WP", "WDT"):
        return False
    if verb.dep_ == "ROOT":
        if not _is_preceded_by_clause(verb, subject.left_edge.i):
            return False
    elif verb.head.i > subject.left_edge.i:
        return False
    first = min(subject.left_edge.i, verb.i)
    before = verb.doc[first - 1] if first > verb.sent.start else None
    if before is None or before.text != ",":
        return False
    heard = ("dobj", "dative") if verb.lemma_.lower() in _TELLING else ()  # "…, a relative told the BBC"
    return not any(
        (c.dep_ in _COMPLEMENTS and c.dep_ not in heard and c.i > verb.i) or c.dep_ == "mark" for c in verb.children
    )


def _is_preceded_by_clause(verb: Token, end: int) -> bool:
    """Whether all up to ``end`` is a clause that the parser broke up, no circumstance of ``verb`` ("As he left")."""
    if class_of(verb.lemma_.lower(), "V") not in speech_classes():
        return False
    placed = any(c.dep_ in ("ccomp", "parataxis") and c.i < end for c in verb.lefts)
    finite = [t for t in verb.doc[verb.sent.start : end] if t.tag_ in ("VBD", "VBZ", "VBP", "MD")]
    return not placed and any(
        all(t.dep_ not in ("advcl", "csubj") for t in (token, *token.ancestors)) for token in finite
    )


def is_impersonal(verb: Token) -> bool:
    """ "It was too soon TO SAY", "it is worth NOTING": nobody says it."""
    if verb.tag_ not in ("VB", "VBG") or verb.dep_ not in ("xcomp", "ccomp", "pcomp"):
        return False
    copula = verb.head if verb.head.lemma_ == "be" else verb.head.head
    judged = any(c.dep_ in ("acomp", "advmod", "prep") and c.i < verb.i for c in copula.rights)
    return judged and copula.lemma_ == "be" and any(c.lower_ == "it" and c.dep_ == "nsubj" for c in copula.lefts)
