"""Fitting: where cue, source and content of a draft begin and end, by grammar and token model together.

Syntax knows where a clause ends and that a quotation is one piece; the model has heard how people speak. The spans of
both are candidates, and the best scored wins, those of the grammar with some credit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.knowledge.reporting import class_of, words_of
from dragoman.reading.claims.drafts import Draft, root_of
from dragoman.reading.claims.edges import join_pieces
from dragoman.reading.claims.frames.runs import BEFORE_ITS_NOUN
from dragoman.reading.claims.frames.subjects import set_off_before
from dragoman.reading.claims.hearing import Hearing
from dragoman.reading.parsed import ParsedReport
from dragoman.records import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

# what a candidate gains for being the grammar's, in log-odds of the model
CREDIT_CUE, CREDIT_SOURCE, CREDIT_CONTENT = 3.0, 8.0, 8.0
CREDIT_PIECE = 4.0  # the same for a piece of content that stands apart
# a span goes with a cue when the mean of its tokens' links is above the first; the others part a content's pieces
LINKED, SURELY_LINKED, HARDLY_LINKED = 0.3, 0.5, 0.1
_BY = frozenset({"by", "among", "in", "from"})
CHARGES = frozenset({"of", "for"})
_MARKS = "“”„«»\"'‘’ "


def fit_spans(heard: Hearing, draft: Draft) -> Draft:
    """``draft`` with the spans that model and grammar agree on best; the draft itself is changed and returned."""
    if draft.cue is None:
        return draft
    linked, cue = heard.linked(draft.cue, "source"), draft.cue
    draft.cue = _fit_cue(heard, cue)
    if draft.pos == "N" and draft.source is not None and draft.source.overlaps(draft.cue):
        draft.cue = cue  # "a TOGOLESE claim": the nation is its source
    if draft.source is not None and draft.source.overlaps(draft.cue):
        draft.source = draft.source_head = None  # "issued a statement saying": the statement is part of the cue
    if draft.key not in words_of("raising") and not is_lone_adverb(heard.parsed, draft):
        _fit_source(heard, draft, linked)
    with_whole_subject(heard, draft)
    _without_relative(heard, draft)
    _fit_content(heard, draft)
    return draft


def is_lone_adverb(parsed: ParsedReport, draft: Draft) -> bool:
    """Whether the cue is an adverb alone: nobody is told to say what "reportedly" happened."""
    words = parsed.tokens_in(draft.cue) if draft.cue is not None else []
    return draft.pos == "R" and all(token.pos_ == "ADV" for token in words)


def _fit_cue(heard: Hearing, cue: Span) -> Span:
    near = (_without_marks(heard, span) for span in heard.spans["cue"] if span.overlaps(cue))
    said = [bare for bare in near if bare.overlaps(cue)]
    options = [(cue, CREDIT_CUE), *((span, 0.0) for span in said)]
    return max(options, key=lambda o: (heard.score((o[0],), "cue") + o[1], -o[0].start))[0]


def _without_marks(heard: Hearing, span: Span) -> Span:
    """``span`` without a quotation mark that the model took along at its edge."""
    words = span.cut(heard.parsed.text)
    return Span(span.start + len(words) - len(words.lstrip(_MARKS)), span.end - len(words) + len(words.rstrip(_MARKS)))


def _fit_source(heard: Hearing, draft: Draft, linked: dict[int, float]) -> None:
    assert draft.cue is not None
    options: list[tuple[Span, float]] = [(draft.source, CREDIT_SOURCE)] if draft.source is not None else []
    sentence = heard.parsed.sentence_at(draft.cue.start)
    verb = heard.parsed.doc[draft.head] if draft.head is not None else None
    unheard = draft.source is not None and heard.score((draft.source,), "source") < -CREDIT_SOURCE
    for span in (_with_its_noun(heard, span, draft.cue) for span in heard.spans["source"]):
        beside = unheard and _is_beside(heard, span, draft.cue)
        if draft.source is not None and not span.overlaps(draft.source) and not beside:
            continue
        elsewhere = not draft.quoted and sentence is not None and not span.overlaps(sentence.span)
        apart = (
            span.overlaps(draft.cue) or elsewhere or _is_not_by(span, verb) or _is_told_of_source(heard, span, draft)
        )
        if heard.strength(span, linked) > LINKED and not apart:
            options.append((span, 0.0))
    if not options:
        return
    best = max(options, key=lambda o: (heard.score((o[0],), "source") + o[1], -o[0].start))[0]
    if best != draft.source:
        tokens = heard.parsed.tokens_in(best)
        if draft.source_head is None or not any(t.i == draft.source_head for t in tokens):
            draft.source_head = root_of(tokens).i
        draft.source = best


def _is_beside(heard: Hearing, span: Span, cue: Span) -> bool:
    """Whether at most a comma parts ``span`` from the cue: who stands there speaks, where the model takes the grammar's
    subject for no source ("the raid came after an envoy, ALI HADI, accused them")."""
    between = Span(min(span.end, cue.end), max(span.start, cue.start)).cut(heard.parsed.text)
    return not between.strip(" ,\xa0")


def _with_its_noun(heard: Hearing, span: Span, cue: Span) -> Span:
    """``span`` up to the noun that its last word belongs to, for names are heard word by word: "the United STATES"."""
    last = heard.parsed.token_at(span.end - 1)
    while last is not None and last.dep_ in BEFORE_ITS_NOUN and last.head.i > last.i:
        last = last.head
    whole = span if last is None else Span(span.start, max(span.end, last.idx + len(last)))
    return span if whole.overlaps(cue) else whole


def _is_told_of_source(heard: Hearing, span: Span, draft: Draft) -> bool:
    """Whether ``span`` stands in a clause about the source: in "the isle, which OSLO claims, said" it is the isle."""
    tokens = heard.parsed.tokens_in(span)
    if draft.source_head is None or not tokens or any(token.i == draft.source_head for token in tokens):
        return False
    root = root_of(tokens)
    clause = next((t for t in (root, *root.ancestors) if t.dep_ in ("relcl", "acl")), None)
    return clause is not None and any(t.i == draft.source_head for t in clause.ancestors)


def with_whole_subject(heard: Hearing, draft: Draft) -> None:
    """ "Talks between Oslo and the rebels have raised doubts": a name deep inside the subject does not speak, the
    subject does, whoever the model takes for the source."""
    if draft.source is None or draft.source_head is None or draft.head is None:
        return
    head, cue = heard.parsed.doc[draft.source_head], heard.parsed.doc[draft.head]
    verbs = {cue.i, *(t.i for t in cue.ancestors)}
    subject = next((t for t in head.ancestors if t.dep_ == "nsubj" and verbs & {t.head.i, t.head.head.i}), None)
    if subject is None or subject.pos_ != "NOUN" or not _hangs_on_preposition(head, subject):
        return
    first, last = subject.left_edge, subject.right_edge
    whole = Span(first.idx, last.idx + len(last))
    if draft.cue is None or not whole.overlaps(draft.cue):
        draft.source, draft.source_head = whole, subject.i


def _without_relative(heard: Hearing, draft: Draft) -> None:
    """A source ends before the "who" or "that" of a clause that it does not hold."""
    tokens = heard.parsed.tokens_in(draft.source) if draft.source is not None else []
    if draft.source is None or len(tokens) < 2 or tokens[-2].pos_ == "ADP":  # "many of whom"
        return
    if tokens[-1].tag_ in ("WDT", "WP"):
        words = heard.parsed.text[draft.source.start : tokens[-1].idx].rstrip(" ,\xa0")
        draft.source = Span(draft.source.start, draft.source.start + len(words))


def _fit_content(heard: Hearing, draft: Draft) -> None:
    assert draft.cue is not None
    told = tuple(
        span
        for span in heard.spans["content"]
        if any(span.overlaps(piece) for piece in draft.content) and not span.overlaps(draft.cue)
    )
    # a cue that grew may have taken words of the grammar's content
    grammar = (
        join_pieces(list(draft.content), draft.quoted, heard.quotations, draft.cue, draft.source, heard.parsed.text)
        or draft.content
    )
    roots = [token.idx for piece in grammar for token in _anchors(heard.parsed.tokens_in(piece))]
    options = [(grammar, CREDIT_CONTENT)]
    for pieces in _crossed(grammar, told):
        # an edge may move, but never past the word that the clause hangs on, or a charge ("of", "for")
        if not all(any(piece.start <= root < piece.end for piece in pieces) for root in roots):
            continue
        for quoted in (draft.quoted, []):
            content = join_pieces(list(pieces), quoted, heard.quotations, draft.cue, draft.source, heard.parsed.text)
            if content:
                options.append((content, 0.0))
    content = max(options, key=lambda o: (heard.score(o[0], "content") + o[1], -len(o[0])))[0]
    whole = draft.kind == "object"  # who is accused, and of what
    draft.content = content if whole else _without_strays(heard, content, heard.linked(draft.cue, "content"))


def _without_strays(heard: Hearing, content: tuple[Span, ...], linked: dict[int, float]) -> tuple[Span, ...]:
    """``content`` without pieces that the model takes for none, or for another cue's, while it hears this cue's in
    the others: a programme's title in quotation marks, half of a subject."""
    longest = max(content, key=lambda piece: piece.end - piece.start)
    said = [p for p in content if p == longest or heard.score((p,), "content") + CREDIT_PIECE >= 0]
    strength = {piece: heard.strength(piece, linked) for piece in said}
    sure = max(strength.values()) > SURELY_LINKED
    return tuple(piece for piece in said if not (sure and strength[piece] < HARDLY_LINKED))


def _crossed(grammar: tuple[Span, ...], told: tuple[Span, ...]) -> list[tuple[Span, ...]]:
    """The grammar's pieces with one edge from the model, where one piece of each meets."""
    out: list[tuple[Span, ...]] = []
    for n, piece in enumerate(grammar):
        for other in told:
            if piece.overlaps(other):
                for mixed in (Span(piece.start, other.end), Span(other.start, piece.end), other):
                    if mixed.start < mixed.end:
                        out.append((*grammar[:n], mixed, *grammar[n + 1 :]))
    return out


def _is_not_by(span: Span, verb: Token | None) -> bool:
    """Whether the passive ``verb`` is not done by ``span``: "X has offered, and Y IS EXPECTED to" says nothing of who
    expects, and in "ASKED about a statue CALLED Hope, Y said" Y neither asks nor calls."""
    if verb is None or verb.tag_ not in ("VBN", "VBD"):
        return False
    set_off = set_off_before(verb.head)
    if set_off is not None and set_off[0] == verb:
        return True
    subject = next((c for c in verb.lefts if c.dep_ == "nsubjpass"), None)
    if subject is not None:
        by = any(c.lower_ in _BY and c.idx < span.start <= c.right_edge.idx for c in verb.rights)
        feels = span.start <= subject.idx < span.end and class_of(verb.lemma_.lower(), "V") is None  # "is convinced"
        return not (by or feels) and any(c.dep_ == "auxpass" for c in verb.children)
    if any(c.dep_ in ("aux", "auxpass", "nsubj", "agent") or c.lower_ == "by" for c in verb.children):
        return False
    if verb.dep_ == "acl":  # "a doctor called the plan unsafe" is read so too
        return not span.start <= verb.head.idx < span.end
    return (verb.dep_ == "advcl" or verb.lemma_ == "ask") and span.start > verb.idx


def _hangs_on_preposition(token: Token, subject: Token) -> bool:
    """Whether a preposition stands between ``token`` and the ``subject`` that it lies in."""
    while token.i != subject.i:
        if token.dep_ in ("prep", "agent"):
            return True
        token = token.head
    return False


def _anchors(tokens: list[Token]) -> list[Token]:
    """The word that a piece of content hangs on, what is charged behind it ("Russia, its old ally, OF shelling"), and
    the verb of a further "that" ("that the road was shut, and that the bridge was HELD")."""
    if not tokens:
        return []
    root = root_of(tokens)
    charges = (t for t in tokens if t.dep_ == "prep" and t.lower_ in CHARGES and t.head == root.head)
    further = (
        t for t in root.conjuncts if t in tokens and any(c.lower_ == "that" and c.dep_ == "mark" for c in t.lefts)
    )
    return [root, *charges, *further]
