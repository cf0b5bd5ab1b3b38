"""The surest sieve of coreference: one name with its titles, its appositions, and what the sentence says that it is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dragoman.knowledge import gazetteer, sectors, titles
from dragoman.reading.actors.candidates import Candidate
from dragoman.reading.actors.chains import Chains
from dragoman.reading.actors.fitting import MAY_BE_FIRMS, can_be_one, fills_brackets
from dragoman.reading.actors.names_inside import name_inside, office_inside
from dragoman.reading.actors.renamings import also_called, identified
from dragoman.reading.actors.taking_office import put_in_office

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_LONGEST_BRACKET = 8  # tokens
_LONGEST_TOPIC = 10  # tokens from a description to the comma that ends it


def join_appositions(chains: Chains) -> None:
    """Join a name with its title, with what stands in apposition to it, and with what the sentence says that it is."""
    for indices in chains.by_head.values():
        for i in indices[1:]:
            chains.join(indices[0], i)
    for i, candidate in enumerate(chains.candidates):
        if candidate.kind == "pronoun":
            continue
        for j in _apposed(chains, i, candidate):
            if can_be_one(chains, i, j):
                chains.join(i, j, renamed=fills_brackets(chains, i, j))
        other_name = also_called(chains, i, candidate)
        if other_name is not None:
            chains.join(i, other_name, renamed=True)
        told = identified(chains, candidate)
        if told is not None and can_be_one(chains, i, told):
            chains.join(i, told)
        inner = name_inside(chains, candidate)
        inner = office_inside(chains, candidate) if inner is None else inner
        if inner is not None:
            chains.paired.add((min(i, inner), max(i, inner)))
            chains.join(i, inner)
    chains.drop(i for i in range(len(chains.candidates)) if _is_only_an_office(chains, i))


def _is_only_an_office(chains: Chains, i: int) -> bool:
    """Whether a description is the office that somebody is put in who is no actor of the report."""
    candidate = chains.candidates[i]
    held = candidate.kind == "description" and put_in_office(chains.doc[candidate.head]) is not None
    return held and not candidate.definite and not candidate.indefinite and len(chains.of(i)) == 1


def _apposed(chains: Chains, i: int, candidate: Candidate) -> Iterator[int]:
    head = chains.doc[candidate.head]
    named = list(_name_behind(chains, candidate))
    yield from named
    if head.dep_ == "appos" and not named:
        host = _ending_at(chains, candidate.start - 1) if candidate.label == "PER" else None
        j = host if host is not None else chains.at_head(head.head.i)
        if j is not None and not (candidate.label is None and _is_listed(chains, candidate, j)):
            yield j
    yield from _acronym_behind(chains, candidate)
    yield from _description_behind(chains, candidate)
    yield from _predicated(chains, head)
    if candidate.kind == "description":
        yield from _in_office(chains, head)


def _acronym_behind(chains: Chains, candidate: Candidate) -> Iterator[int]:
    """The short form in brackets behind a name: "the Supreme Council (SC)"."""
    doc, after = chains.doc, candidate.end
    if candidate.label is None and any(chains.candidates[j].label == "ORG" for j in chains.by_end.get(after, ())):
        return  # "the doctors of the Supreme Council (SC)"
    if after + 1 < len(doc) and doc[after].text == "(" and (j := chains.starting_at(after + 1)) is not None:
        inner = chains.candidates[j]
        if inner.kind == "acronym" and inner.end < len(doc) and doc[inner.end].text in (")", ",", "/"):
            yield j


def _name_behind(chains: Chains, candidate: Candidate) -> Iterator[int]:
    """The name behind a description: "the head of the committee, X", closed on both sides or opened by a verb of
    speech; "the analyst X"."""
    doc, after = chains.doc, _past_bracket(chains.doc, candidate.end)
    if candidate.kind != "description" or candidate.number != 1 or after + 1 >= len(doc):
        return
    head = doc[candidate.head]
    comma = _end_of_topic(chains, candidate) or _past_town(doc, after) or after
    if doc[comma].text == "," and (j := chains.starting_at(comma + 1)) is not None:
        name = chains.candidates[j]
        ends_list = head.dep_ == "conj" and doc[candidate.start - 1].lower_ in ("and", "as")  # "as well as"
        complete = after > candidate.head + 1 and doc[name.end : name.end + 1].text == ","
        alone = not _in_list(head) or ends_list or complete or comma == _past_town(doc, after)
        closed = comma != after or _closed(chains, name)
        if name.label == "PER" and closed and alone and not _titled(chains, j):
            yield j
        firm = name.label == "ORG" and candidate.noun is not None and candidate.noun.words[-1] in MAY_BE_FIRMS
        if firm and candidate.definite and closed and not _in_list(head):
            yield j
    elif doc[after].pos_ == "PROPN" and (j := chains.starting_at(after)) is not None:
        name = chains.candidates[j]
        office = candidate.noun is not None and candidate.noun.kind == "person"
        told = after != candidate.end or not _names_office(doc, candidate.head + 1, after)
        if name.label == "PER" and office and told:
            yield j
        if name.label in ("PER", "ORG") and head.head.i == name.head and head.dep_ in ("compound", "nmod", "appos"):
            yield j


def _past_bracket(doc: Doc, at: int) -> int:
    """Where a bracket ends that begins at a token: "the head of the Border Service (BS) X"."""
    if doc[at : at + 1].text != "(":
        return at
    close = next((k for k in range(at + 1, min(at + _LONGEST_BRACKET, len(doc))) if doc[k].text == ")"), None)
    return at if close is None else close + 1


def _past_town(doc: Doc, at: int) -> int | None:
    """The comma behind the town of an office: "Deputy Inspector General of Police, Quetta, X said"."""
    if doc[at : at + 1].text != ",":
        return None
    comma = next((k for k in range(at + 2, min(at + 4, len(doc))) if doc[k].text == ","), None)
    town = doc[at + 1 : comma].text if comma is not None else ""
    return comma if town[:1].isupper() and gazetteer.places_named(town) else None


def _names_office(doc: Doc, start: int, end: int) -> bool:
    """Whether another office is told in some words: in the "to Secretary of State" behind "an aide"."""
    nouns = (sectors.exact_noun([t.lower_]) for t in doc[start:end])
    return any(noun is not None and noun.kind == "person" for noun in nouns)


def _description_behind(chains: Chains, candidate: Candidate) -> Iterator[int]:
    """What a person is, behind his name: "X, 45, a political analyst", "X, the envoy who"; a body behind its bracket:
    "the Liberation Front (LF), a banned group"."""
    doc, after = chains.doc, candidate.end
    if candidate.label == "ORG":
        after = _past_bracket(doc, after)
    if candidate.label not in ("PER", "ORG") or after + 1 >= len(doc) or doc[after].text not in (",", "("):
        return
    start = after + 1
    if doc[start].like_num and start + 1 < len(doc) and doc[start + 1].text == ",":
        start += 2
    j = chains.starting_at(start)
    if j is None:
        return
    what = chains.candidates[j]
    if what.kind != "description" or what.number != 1 or _in_list(doc[what.head]) or _in_list(doc[candidate.head]):
        return
    if _closed(chains, what) or doc[what.end].lower_ == "who":
        yield j


def _is_listed(chains: Chains, candidate: Candidate, j: int) -> bool:
    """Whether the parse takes two descriptions of a list for one and its apposition: "a judge, a clerk and a guard"."""
    other = chains.candidates[j]
    if other.label is not None:
        return False
    behind = [t.lower_ for t in chains.doc[candidate.end : candidate.end + 2] if t.text != ","]
    if candidate.indefinite and other.indefinite and behind[:1] in (["and"], ["or"]):
        return True
    return any(
        _in_list(chains.doc[c.head]) or _apposes_more(chains.doc[c.head], candidate, other) for c in (candidate, other)
    )


def _apposes_more(head: Token, candidate: Candidate, other: Candidate) -> bool:
    return any(t.dep_ == "appos" and t.i not in (candidate.head, other.head) for t in head.children)


def _end_of_topic(chains: Chains, candidate: Candidate) -> int | None:
    """The comma behind "As for the researcher in …", where the name of who is meant follows unclosed, as translations
    put it: "As for the researcher in …, X says"."""
    doc = chains.doc
    if [t.lower_ for t in doc[max(0, candidate.start - 2) : candidate.start]] != ["as", "for"]:
        return None
    behind = doc[candidate.end : candidate.end + _LONGEST_TOPIC]
    comma = next((t.i for t in behind if t.text == ","), None)
    if comma is None or any(t.pos_ == "VERB" for t in doc[candidate.end : comma]):
        return None
    j = chains.starting_at(comma + 1)
    name = chains.candidates[j] if j is not None else None
    speaks = name is not None and name.end < len(doc) and doc[name.end].pos_ in ("VERB", "AUX", "PUNCT")
    return comma if speaks and name is not None and name.core[1] - name.core[0] > 1 else None


def _in_office(chains: Chains, office: Token) -> Iterator[int]:
    """Who is told to be put in an office: "X was sworn in as president of Y"."""
    person = put_in_office(office)
    if person is not None and (j := chains.at_head(person.i)) is not None:
        yield j
    start = min(chains.candidates[i].start for i in chains.by_head[office.i])
    ending = ((i, chains.candidates[i]) for i in chains.by_end.get(start, ()))
    yield from (i for i, name in ending if name.label == "PER" and name.kind == "name")


def _predicated(chains: Chains, subject: Token) -> Iterator[int]:
    """ "X is the president of Y", "X became …", "X, who is …"."""
    for verb in subject.rights:
        if verb.dep_ == "relcl" and any(c.lower_ == "who" and c.dep_ == "nsubj" for c in verb.children):
            yield from _attributes(chains, verb)
    if subject.dep_ == "nsubj":
        yield from _attributes(chains, subject.head)


def _attributes(chains: Chains, verb: Token) -> Iterator[int]:
    """What a verb says that its subject is."""
    if verb.lemma_ not in ("be", "become", "remain") or any(c.dep_ == "neg" for c in verb.children):
        return
    if any(c.dep_ == "aux" and c.lower_ in ("would", "could", "may", "might", "should", "will") for c in verb.children):
        return
    for child in verb.children:
        if child.dep_ == "attr" and (j := chains.at_head(child.i)) is not None:
            yield j


def _ending_at(chains: Chains, token: int) -> int | None:
    """The widest description of one person that ends right before a comma at ``token``."""
    if token < 1 or chains.doc[token].text != ",":
        return None
    ending = ((i, chains.candidates[i]) for i in chains.by_end.get(token, ()))
    told = ((i, c.noun) for i, c in ending if c.kind == "description" and c.number == 1)
    found = [i for i, noun in told if noun is not None and noun.kind == "person"]
    return min(found, key=lambda i: chains.candidates[i].start, default=None)


def _closed(chains: Chains, candidate: Candidate) -> bool:
    """Whether a candidate is followed by what ends an apposition."""
    doc, end = chains.doc, candidate.end
    return end >= len(doc) or doc[end].text in (",", ".", ";", ")", "—", "–", '"', "”", ":") or doc[end].is_space


def _titled(chains: Chains, j: int) -> bool:
    """Whether a name bears an office, not merely a form of address or a rank."""
    candidate = chains.candidates[j]
    words = chains.doc[candidate.start : candidate.core[0]]
    return candidate.kind == "title" and not all(
        titles.is_honorific(t.text) or titles.is_military_rank(t.text) or t.is_punct for t in words
    )


def _in_list(token: Token) -> bool:
    return token.dep_ == "conj" or any(c.dep_ == "conj" for c in token.children)
