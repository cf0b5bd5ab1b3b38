"""Frames: the syntax of attribution. Every word that could attribute something, with what it would attribute to whom.

A frame is a proposal, not a finding: `find_frames` looks at shapes only, "X verbs that …", "…, X verbs", "X's noun
that …", "according to X", and whether the word in its middle is a cue is decided by `cues.py` (and by the token model
where its weights are there). So the same shapes serve every reporting verb, known or new.

Spans follow the guidelines of PolNeAR: the cue takes its auxiliaries, negation, adverbs, particle and the preposition
that leads to the content; the content takes its "that" or "to" and its quotation marks, not the comma before the cue;
the source is the whole noun phrase with title, apposition and relative clause.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dragoman.knowledge.reporting import words_of
from dragoman.reading.claims.speech import closes_sentence, judges_something, may_quote, true_governor
from dragoman.reading.parsed import ParsedReport, Sentence

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Run = tuple[int, int]  # token indexes, end excluded

SUBJECTS = frozenset({"nsubj", "csubj", "expl"})
PASSIVE_SUBJECTS = frozenset({"nsubjpass", "csubjpass"})
# prepositions that carry the matter of a complaint, a description or a charge behind the object
CHARGE = frozenset({"of", "for", "as", "over", "about"})
NOMINAL = frozenset({"NOUN", "PROPN"})


@dataclass(frozen=True)
class Frame:
    """One shape that may attribute. ``kind`` names the shape; ``key`` is the lemma, with its preposition where the
    content hangs on one ("call for"). Runs are token indexes, end excluded."""

    head: int
    key: str
    pos: str
    kind: str
    cue: Run
    source: Run | None
    source_head: int | None
    content: tuple[Run, ...]
    passive: bool = False


def find_frames(parsed: ParsedReport, sentence: Sentence) -> list[Frame]:
    """All frames of one sentence, in order of their head; a head may have several, the fullest first."""
    frames: list[Frame] = []
    for token in sentence.tokens:
        lower = token.lower_
        if lower == "according":
            frames.extend(_according(token))
        elif token.pos_ in ("VERB", "AUX"):
            frames.extend(_verb(token))
        elif token.pos_ == "NOUN":
            frames.extend(_noun(token))
        elif token.pos_ == "ADV" and token.dep_ == "advmod":
            frames.extend(_adverb(token))
    return frames


# ---------------------------------------------------------------- runs of tokens


def subtree(token: Token) -> Run:
    return token.left_edge.i, token.right_edge.i + 1


def trim(doc: object, run: Run, *, keep_quotes: bool = True) -> Run | None:
    """``run`` without the space and the punctuation at its edges; quotation marks and brackets stay."""
    start, end = run
    keep = "“”\"'’‘«»``''([)]$#%"
    while start < end and (doc[start].is_space or (doc[start].is_punct and doc[start].text[:1] not in keep)):  # type: ignore[index]
        start += 1
    while end > start and (
        doc[end - 1].is_space or (doc[end - 1].is_punct and doc[end - 1].text[:1] not in keep)  # type: ignore[index]
    ):
        end -= 1
    return (start, end) if start < end else None


def without(run: Run, hole: Run) -> list[Run]:
    """The pieces of ``run`` outside ``hole``."""
    pieces = [(run[0], min(run[1], hole[0])), (max(run[0], hole[1]), run[1])]
    return [(a, b) for a, b in pieces if a < b]


def _clean(doc: object, runs: list[Run]) -> tuple[Run, ...]:
    kept = [t for t in (trim(doc, run) for run in runs) if t is not None]
    return tuple(sorted(set(kept)))


# ---------------------------------------------------------------- sources


def source_run(token: Token) -> Run:
    """The noun phrase around ``token``: title, apposition, coordination and relative clause, not a loose participle."""
    start, end = subtree(token)
    for child in sorted(token.rights, key=lambda t: t.i):
        loose = child.dep_ in ("dep", "parataxis", "advcl", "ccomp") or (
            child.dep_ == "acl" and child.nbor(-1).is_punct if child.i > 0 else False
        )
        if loose and child.left_edge.i > token.i:
            end = child.left_edge.i
            break
    return trim(token.doc, (start, end)) or (token.i, token.i + 1)


def subject_of(verb: Token, depth: int = 0) -> Token | None:
    """Who does ``verb``: its own subject, else that of the verb it hangs on."""
    subjects = [child for child in verb.children if child.dep_ in ("nsubj", "csubj")]
    if subjects:
        # of two before the verb the nearer is its own, the other a phrase that the parser could not place
        return max((s for s in subjects if s.i < verb.i), key=lambda s: s.i, default=subjects[0])
    if depth > 4:
        return None
    listed = _listed_before(verb)
    if listed is not None:
        return subject_of(listed, depth + 1)
    if verb.dep_ == "ROOT" and verb.tag_ in ("VBD", "VBZ", "VBP") and may_quote(verb):
        return _phrase_before(verb)
    outer = true_governor(verb)
    if outer is not None:
        return _passive_or_active(outer, depth)
    head = verb.head
    if head.i == verb.i:
        return None
    if verb.dep_ == "conj" and head.pos_ in ("VERB", "AUX"):
        return _passive_or_active(head, depth)
    if verb.dep_ == "xcomp":
        if head.pos_ in ("VERB", "AUX"):
            found = next((c for c in head.children if c.dep_ == "dobj" and c.i < verb.i), None)
            return (
                found
                if found is not None and head.lemma_ not in ("promise", "vow")
                else _passive_or_active(head, depth)
            )
        if head.pos_ == "ADJ":
            return _passive_or_active(head.head, depth)
    if (
        verb.dep_ in ("advcl", "ccomp", "parataxis")
        and head.pos_ in ("VERB", "AUX")
        and verb.tag_ in ("VBG", "VBN", "VB")
    ):
        return _passive_or_active(head, depth)
    if verb.dep_ == "pcomp" and head.dep_ == "prep":
        governor = head.head
        quoted = next((c for c in governor.children if c.dep_ == "dobj"), None)
        if head.lower_ == "as" and quoted is not None:  # "quoted the minister as saying"
            return quoted
        if governor.pos_ in ("VERB", "AUX"):
            return _passive_or_active(governor, depth)
        if governor.pos_ == "NOUN":
            return next((c for c in governor.children if c.dep_ == "poss"), None)
    if verb.dep_ == "acl" and head.pos_ in ("NOUN", "PROPN", "PRON") and (verb.tag_ == "VBG" or _is_finite(verb)):
        return head
    if verb.dep_ == "acl" and verb.tag_ == "VB" and head.pos_ == "NOUN":
        owner = next((c for c in head.children if c.dep_ == "poss"), None)
        if owner is not None:
            return owner
        if head.dep_ == "dobj" and head.head.pos_ in ("VERB", "AUX"):
            return _passive_or_active(head.head, depth)
    return None


def _is_finite(verb: Token) -> bool:
    """ "Ana Ruiz, the head of the union, compared him to a king", read as a name without a verb: a comma and a past
    form behind a name on which the whole sentence hangs."""
    return (
        verb.tag_ in ("VBN", "VBD")
        and verb.head.dep_ == "ROOT"
        and verb.head.pos_ == "PROPN"
        and verb.i > 0
        and verb.nbor(-1).text == ","
    )


def _listed_before(verb: Token) -> Token | None:
    """The verb that ``verb`` goes on from in a headline, where the parser took it for what is said: "Union denies
    fraud, blames clerks"."""
    if verb.i == 0 or verb.nbor(-1).text != "," or not any(c.dep_ == "dobj" for c in verb.rights):
        return None
    finite = [c for c in verb.lefts if c.dep_ == "ccomp" and c.tag_ == verb.tag_ == "VBZ"]
    return next((c for c in finite if any(g.dep_ == "nsubj" for g in c.lefts)), None)


def _phrase_before(verb: Token) -> Token | None:
    """The head of the noun phrase that ends right before a finite verb whose subject the parser hung elsewhere."""
    end = cue_of_verb(verb)[0]
    i = end - 1
    while i > verb.sent.start and verb.doc[i].text == ",":
        i -= 1
    token = verb.doc[i]
    if i < verb.sent.start or token.pos_ not in ("NOUN", "PROPN", "PRON"):
        return None
    while token.dep_ in ("pobj", "prep", "appos", "compound", "poss", "nmod", "relcl", "acl", "dobj", "attr"):
        if token.head.i >= i or token.head.right_edge.i >= end:
            break
        token = token.head
    while token.pos_ not in ("NOUN", "PROPN", "PRON") and token.i < i:
        token = next((c for c in token.children if c.i > token.i), verb.doc[i])
    return token if token.pos_ in ("NOUN", "PROPN", "PRON") else None


def _passive_or_active(verb: Token, depth: int) -> Token | None:
    for child in verb.children:
        if child.dep_ in ("nsubj", "nsubjpass"):
            return child
    return subject_of(verb, depth + 1)


def _agent(verb: Token) -> Token | None:
    for child in verb.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ in ("by", "among")):
            for inner in child.children:
                if inner.dep_ == "pobj" and not _timely(child):  # "was known by the evening"
                    return inner
    return None


# ---------------------------------------------------------------- verbs


def cue_of_verb(verb: Token, last: int | None = None) -> Run:
    """The verb with its auxiliaries, negation, adverbs and particle."""
    doc = verb.doc
    members = {verb.i}
    top = verb
    while top.dep_ == "xcomp" and top.head.lemma_ in words_of("light") and top.head.i < top.i:
        top = top.head
        members.add(top.i)
    for part in {verb, top}:
        for child in part.children:
            if (
                child.dep_ in ("aux", "auxpass", "neg")
                or (
                    child.dep_ == "advmod"
                    and child.i < verb.i
                    and not child.tag_.startswith("W")
                    and child.lower_ not in ("so", "as")
                )
                or (child.dep_ == "prt" and child.i > verb.i)
            ):
                members.add(child.i)
    start = verb.i
    floor = min(members)
    while start > floor and (start - 1 in members or (top.i < start and top.i != verb.i)):
        start -= 1
    end = verb.i + 1
    while end in members:
        end += 1
    if last is not None and last >= end:
        end = last + 1
    while start < verb.i and doc[start].is_punct:
        start += 1
    return start, end


def _verb(verb: Token) -> Iterator[Frame]:
    doc = verb.doc
    if verb.pos_ == "AUX" and verb.dep_ in ("aux", "auxpass"):
        return
    children = list(verb.children)
    passive_subject = next((c for c in children if c.dep_ in PASSIVE_SUBJECTS), None) or _shared_subject(verb, children)
    passive = (
        passive_subject is not None
        or any(c.dep_ == "auxpass" for c in children)
        or (verb.dep_ == "acl" and verb.tag_ == "VBN" and not _is_finite(verb))
        or (verb.dep_ == "advcl" and verb.tag_ == "VBN" and not any(c.dep_ in ("nsubj", "aux") for c in children))
    )
    source = _agent(verb) if passive else subject_of(verb)
    clause = [c for c in children if c.dep_ == "ccomp" and not closes_sentence(c)] or _behind_a_phrase(verb, children)
    listed = _listed_before(verb)
    clause = [c for c in clause if c != listed and not (_behind_colon(c) and judges_something(verb))]
    infinitive = [c for c in children if c.dep_ == "xcomp"]
    objects = [
        c
        for c in children
        if c.dep_ in ("dobj", "oprd", "dative", "attr") and not (c.dep_ == "dative" and c.pos_ == "ADP")
    ]
    dobj = next((c for c in objects if c.dep_ == "dobj"), None)
    key = verb.lemma_.lower()
    particle = next((c for c in children if c.dep_ == "prt" and c.i == verb.i + 1), None)
    if particle is not None:
        key = f"{key} {particle.lower_}"

    if verb.pos_ == "AUX" or verb.lemma_ in ("be", "feel", "become", "remain"):
        yield from _adjective(verb, source)
        if verb.pos_ == "AUX":
            return

    def frame(kind: str, content: list[Run], *, last: int | None = None, suffix: str = "") -> Iterator[Frame]:
        cue = cue_of_verb(verb, last)
        who, run = source, None
        if who is not None and cue[0] <= who.i < cue[1]:
            who = None
        if who is not None:
            run = source_run(who)
            if run[0] < cue[1] and cue[0] < run[1]:
                run = (run[0], cue[0]) if run[0] < cue[0] else (cue[1], run[1])
                run = trim(doc, run)
        pieces: list[Run] = []
        for piece in content:
            parts = [(piece[0], _tail(verb, piece))]
            for hole in (cue, run):
                if hole is not None:
                    parts = [p for part in parts for p in without(part, hole)]
            pieces.extend(parts)
        cleaned = _clean(doc, pieces)
        if cleaned:
            yield Frame(verb.i, key + suffix, "V", kind, cue, run, who.i if who is not None else None, cleaned, passive)

    if passive and verb.lemma_ in ("quote", "cite"):
        return  # "was quoted by X as saying": the saying attributes, X passes on
    if closes_sentence(verb):
        first = min(c.left_edge.i for c in children if c.dep_ == "nsubj")
        yield from frame("clause", [(verb.sent.start, first)])
        return
    # "as X put it", "X told Reuters": the clause around an attributing clause
    as_clause = any(c.lower_ == "as" and c.dep_ in ("mark", "advmod") for c in children)
    if verb.dep_ in ("parataxis", "advcl", "relcl") and (verb.dep_ == "parataxis" or as_clause):
        host = verb.head
        own = subtree(verb)
        if verb.dep_ == "parataxis" or not clause:
            hull = subtree(host)
            # a sentence that begins with the host's conjunction keeps it: "But X, he said"
            yield from frame("clause" if not as_clause else "as", without(hull, own))
    if clause:
        # with several, quotation pieces of an interrupted quotation included
        chosen = (
            clause
            if len(clause) > 1 and clause[0].i < verb.i
            else [max(clause, key=lambda c: c.right_edge.i - c.left_edge.i)]
        )
        kind = "clause"
        only = chosen[0]
        if any(t.lower_ == "to" and t.dep_ == "aux" for t in only.children) and only.tag_ == "VB":
            kind = "infinitive"
        runs = [subtree(c) for c in chosen]
        interrupts = _interrupts(verb)
        if source is not None and not interrupts:
            runs = [run for run in runs if run[0] > source.i or len(runs) == 1]
        elif source is not None and min(run[0] for run in runs) > verb.i and not _opens_quotation(doc, verb.i + 2):
            early = [
                c
                for c in children
                if c.dep_ in ("prep", "advcl", "npadvmod", "advmod") and c.right_edge.i < source.left_edge.i
            ]
            runs.extend(subtree(c) for c in early if c.right_edge.i - c.left_edge.i >= 1)
        if passive_subject is not None and passive_subject.lower_ not in ("it", "there"):
            runs.append(source_run(passive_subject))
        yield from frame(kind, runs)
    if infinitive:
        only = infinitive[0]
        light = verb.lemma_ in words_of("light")
        raised = source if verb.lemma_ in words_of("raising") else None
        runs = [subtree(only)]
        if dobj is not None and dobj.i < only.i and dobj.lower_ not in ("it",):
            runs = [(dobj.left_edge.i, subtree(only)[1])]
        if passive_subject is not None:
            runs.append(source_run(passive_subject))
        if raised is not None:
            runs.append(source_run(raised))
            source = None
        if not light:
            kind = "infinitive" if any(t.dep_ == "aux" and t.lower_ == "to" for t in only.children) else "gerund"
            yield from frame(kind, runs)
    if objects and not clause and not (infinitive and dobj is not None):
        first, final = min(c.left_edge.i for c in objects), max(c.right_edge.i for c in objects) + 1
        meant = _antecedent(verb, dobj)
        behind = verb.i + 1 if meant is not None else final
        start = final = max(final, behind)
        for child in children:
            if (
                child.i > verb.i
                and child.dep_ in ("prep", "xcomp", "oprd", "advcl")
                and child.left_edge.i <= final + 1
                and (
                    (child.dep_ == "prep" and _charges(child) and not _timely(child))
                    or child.dep_ == "oprd"
                    or (child.dep_ == "advcl" and child.tag_ == "VBN" and child.left_edge.i == final)
                )
            ):
                start = child.left_edge.i if start == final == behind else start
                final = max(final, child.right_edge.i + 1)
        yield from frame("object", [(first, final)] if meant is None else [meant, (start, final)])
        # "made the case for", "raised questions about": the light verb's noun carries it, see _noun
    if passive and not clause and not infinitive and not (verb.lemma_ == "know" and source is not None):
        runs = []
        if passive_subject is not None:
            runs.append(source_run(passive_subject))
        elif verb.dep_ in ("acl",):
            host_run = source_run(verb.head)
            runs.append((host_run[0], min(host_run[1], verb.i)))
        last = None
        for child in children:
            if child.i > verb.i and (
                (child.dep_ == "prep" and child.lower_ in CHARGE | {"to"} and not _timely(child))
                or (child.dep_ in ("oprd", "advcl") and child.lower_ == "as")
            ):
                inner = [g for g in child.children if g.i > child.i]
                if inner:
                    # "was accused of fraud": the preposition right behind the verb is of the cue
                    led = child.i == verb.i + 1 and child.lower_ in CHARGE
                    last = child.i if led else last
                    runs.append((child.i + led, child.right_edge.i + 1))
            elif child.dep_ == "oprd":
                runs.append(subtree(child))
        if runs:
            yield from frame("passive", runs, last=last)
    if not clause and not objects and not passive:
        for child in children:
            if child.dep_ in ("prep", "prt", "agent") and child.i > verb.i and not _timely(child):
                inner = [g for g in child.children if g.dep_ in ("pobj", "pcomp", "prep")]
                if inner and child.i <= verb.i + 3:
                    lo = min(g.left_edge.i for g in inner)
                    hi = max(g.right_edge.i for g in inner) + 1
                    suffix = f" {child.lower_}"
                    yield from frame("prep", [(lo, hi)], last=child.i, suffix=suffix)
                    break


def _behind_colon(clause: Token) -> bool:
    """Whether the clause is a quotation behind a colon: it is subjoined to what the verb tells."""
    i = clause.left_edge.i - 1
    while i > clause.sent.start and clause.doc[i].is_quote:
        i -= 1
    return clause.doc[i].text == ":"


def _shared_subject(verb: Token, children: list[Token]) -> Token | None:
    """The passive subject that a participle shares with the verb before it: "He was seized and accused of …"."""
    if verb.dep_ != "conj" or verb.tag_ != "VBN" or any(c.dep_ in ("nsubj", "aux", "dobj") for c in children):
        return None
    head = verb.head
    if not any(c.dep_ == "auxpass" for c in head.children):
        return None
    return next((c for c in head.children if c.dep_ in PASSIVE_SUBJECTS and c.i < verb.i), None)


def _antecedent(verb: Token, dobj: Token | None) -> Run | None:
    """What "that" or "which" stands for where it is all that the verb of a relative clause has for an object."""
    if dobj is None or dobj.tag_ not in ("WDT", "WP") or verb.dep_ != "relcl" or verb.head.pos_ not in NOMINAL:
        return None
    return verb.head.left_edge.i, verb.left_edge.i


def _tail(verb: Token, piece: Run) -> int:
    """Where the content really ends: before a speech verb that goes on from ``verb`` itself."""
    for token in verb.doc[piece[0] : piece[1]]:
        if token.i > verb.i and token.pos_ == "VERB" and true_governor(token) == verb:
            return token.left_edge.i
    return piece[1]


def _behind_a_phrase(verb: Token, children: list[Token]) -> list[Token]:
    """The that-clause of "said in a statement that …", which parsers hang on the noun."""
    if not may_quote(verb) or any(c.dep_ in ("dobj", "xcomp") for c in children):
        return []
    for child in children:
        if child.dep_ == "prep" and child.i > verb.i and child.lower_ != "as":
            for token in child.subtree:
                if token.dep_ in ("acl", "relcl", "ccomp") and any(
                    c.lower_ == "that" and c.dep_ == "mark" for c in token.children
                ):
                    return [token]
    return []


def _interrupts(verb: Token) -> bool:
    """Whether the cue stands between commas: what precedes its clause is content too ("In June, he said, they …")."""
    behind = verb.nbor(1) if verb.i + 1 < len(verb.doc) else None
    return behind is not None and behind.text == ","


def _opens_quotation(doc: Doc, i: int) -> bool:
    return i < len(doc) and doc[i].text[:1] in "“\"«„'‘`"


def _charges(preposition: Token) -> bool:
    """Whether what is charged stands behind the preposition: "accused of", "praised for", "blamed on"."""
    return preposition.lower_ in CHARGE or (preposition.lower_ == "on" and preposition.head.lemma_ == "blame")


def _timely(preposition: Token) -> bool:
    """Whether the phrase only says when or where it was said."""
    inner = next((c for c in preposition.children if c.dep_ == "pobj"), None)
    return inner is not None and (
        inner.lemma_.lower() in words_of("occasions")
        or inner.ent_type_ in ("DATE", "TIME")
        or (inner.like_num and len(inner) == 4)
    )


# ---------------------------------------------------------------- adjectives: "is confident that"


def _adjective(copula: Token, source: Token | None) -> Iterator[Frame]:
    doc = copula.doc
    for child in copula.children:
        if child.dep_ not in ("acomp", "oprd") or child.pos_ not in ("ADJ", "VERB", "ADV"):
            continue
        inner = [c for c in child.children if c.dep_ in ("ccomp", "xcomp")] or [
            c for c in copula.children if c.dep_ == "ccomp" and c.i > child.i
        ]
        suffix, last = "", child.i
        kind = "clause"
        if inner:
            run = subtree(inner[0])
            kind = "infinitive" if inner[0].dep_ == "xcomp" else "clause"
        else:
            prep = next((c for c in child.children if c.dep_ == "prep" and c.i == child.i + 1), None)
            if prep is None:
                continue
            things = [g for g in prep.children if g.dep_ in ("pobj", "pcomp")]
            if not things:
                continue
            run = (things[0].left_edge.i, things[0].right_edge.i + 1)
            suffix, last, kind = f" {prep.lower_}", prep.i, "prep"
        cue = (cue_of_verb(copula)[0], last + 1)
        who = source if source is not None and source.lower_ not in ("it", "there") else None
        run_of_source = source_run(who) if who is not None else None
        if run_of_source is not None and run_of_source[1] > cue[0]:
            run_of_source = None
        content = _clean(doc, without(run, cue))
        if content:
            yield Frame(
                child.i, child.lemma_.lower() + suffix, "A", kind, cue, run_of_source, who.i if who else None, content
            )


# ---------------------------------------------------------------- nouns: "the claim that", "his support for"


def _noun(noun: Token) -> Iterator[Frame]:
    doc = noun.doc
    clause = next(
        (
            c
            for c in noun.children
            if c.i > noun.i and c.dep_ in ("acl", "ccomp", "relcl", "xcomp") and _is_that_clause(c)
        ),
        None,
    )
    prep = next((c for c in noun.children if c.dep_ == "prep" and c.i > noun.i and c.lower_ != "by"), None)
    kind, suffix = "", ""
    if clause is not None:
        run = subtree(clause)
        kind = "infinitive" if clause.tag_ == "VB" else "clause"
        end = noun.i + 1
    elif prep is not None and prep.i <= noun.i + 2:
        inner = [g for g in prep.children if g.dep_ in ("pobj", "pcomp")]
        if not inner or (prep.lower_ in ("to", "with") and noun.lemma_.lower() in words_of("holders")):
            return  # "his statement to Reuters": Reuters heard it
        run, kind, suffix, end = (
            (inner[0].left_edge.i, inner[0].right_edge.i + 1),
            "prep",
            f" {prep.lower_}",
            prep.i + 1,
        )
    else:
        return
    start = noun.i
    while (
        start - 1 >= noun.left_edge.i
        and doc[start - 1].dep_ in ("amod", "compound", "nummod")
        and doc[start - 1].head.i == noun.i
    ):
        start -= 1
    owner = next((c for c in noun.children if c.dep_ == "poss"), None)
    if owner is None:
        by = next((c for c in noun.children if c.dep_ == "prep" and c.lower_ in ("by", "from", "among")), None)
        owner = next((c for c in by.children if c.dep_ == "pobj"), None) if by is not None else None
        if by is not None and prep is not None and by.i == prep.i and clause is None:
            return
    verb = noun.head
    if (
        owner is None
        and noun.dep_ == "dobj"
        and verb.pos_ == "VERB"
        and verb.lemma_ in words_of("bearers")
        and verb.i < noun.i
    ):
        owner = _passive_or_active(verb, 0)
        start = cue_of_verb(verb)[0]
    elif owner is None and start - 1 >= 0 and doc[start - 1].dep_ == "det":
        pass
    source = None
    if owner is not None:
        source = source_run(owner)
        if source[1] > start and source[0] < end:
            source = (source[0], start) if source[0] < start else (end, source[1])
            source = trim(doc, source)
        if source is not None and doc[source[1] - 1].tag_ == "POS":
            source = (source[0], source[1] - 1)
    if source is not None and source[0] > end and source[0] < run[1]:
        run = (source[1], run[1])
    content = _clean(doc, without(run, (start, end)))
    if content and (source is None or source[0] < source[1]):
        yield Frame(
            noun.i,
            noun.lemma_.lower() + suffix,
            "N",
            kind,
            (start, end),
            source,
            owner.i if owner is not None else None,
            content,
        )


def _is_that_clause(clause: Token) -> bool:
    if clause.tag_ == "VB":
        return any(c.lower_ == "to" for c in clause.children)
    return clause.pos_ in ("VERB", "AUX") and any(
        c.lower_ in ("that", "whether") and c.dep_ in ("mark", "dobj", "nsubj") and c.tag_ == "IN"
        for c in clause.children
    )


# ---------------------------------------------------------------- according to, allegedly


def _according(token: Token) -> Iterator[Frame]:
    doc = token.doc
    to = token.nbor(1) if token.i + 1 < len(doc) else None
    if to is None or to.lower_ != "to":
        return
    person = next((c for c in to.children if c.dep_ == "pobj"), None) or next(
        (c for c in token.children if c.dep_ == "pobj"), None
    )
    if person is None:
        return
    source = source_run(person)
    phrase = (token.i, max(source[1], to.i + 1))
    sentence = (token.sent.start, token.sent.end)
    host = token.head
    while host.pos_ not in ("VERB", "AUX") and host.head.i != host.i:
        host = host.head
    hull = subtree(host) if host.i != token.i else sentence
    pieces = _clean(doc, without(hull, phrase))
    if sum(b - a for a, b in pieces) < 3:
        # the parser took the rest of the sentence for an apposition of the source
        comma = next((t.i for t in doc[person.i : sentence[1]] if t.text == ","), None)
        if comma is not None:
            source, phrase = (source[0], comma), (token.i, comma)
            pieces = _clean(doc, without(sentence, phrase))
    if pieces:
        yield Frame(token.i, "according to", "P", "according", (token.i, to.i + 1), source, person.i, pieces)


def _adverb(token: Token) -> Iterator[Frame]:
    if not token.lower_.endswith("ly"):
        return
    host = token.head
    if host.pos_ not in ("VERB", "AUX"):
        return
    pieces = _clean(token.doc, without(subtree(host), (token.i, token.i + 1)))
    if pieces:
        yield Frame(token.i, token.lower_, "R", "clause", (token.i, token.i + 1), None, None, pieces)
