"""Whose an office is where its own words leave it out: "Turkish Foreign Minister A, [Defense Minister B] and …".

Offices that are listed behind one another are of the one state or body that an earlier one names, and those that a
delegation or government is told to include are its own. What is known of a person, and a second holder of an office
that one man holds at a time, speaks against it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dragoman.knowledge import leaders, titles
from dragoman.knowledge.sectors import ActorNoun
from dragoman.reading.actors.candidates import Candidate
from dragoman.reading.actors.chains import Chains

if TYPE_CHECKING:
    from spacy.tokens import Token

_PUBLIC = frozenset("GOV SPY LEG JUD COP".split())
_HEADS = frozenset("minister secretary chief head commander director governor adviser advisor spokesman".split())
_BETWEEN = frozenset((",", ";", "and", "as", "well"))
_INCLUDE = frozenset("include comprise feature contain".split())
_MADE_OF = frozenset("consist compose comprise make form".split())
_OF_OFFICES = frozenset(("government", "party", "armed-group"))
_LED_BY = frozenset("lead head chair form".split())


@dataclass(frozen=True)
class _Office:
    """Candidate ``told`` tells an office of the person of ``chain``; the tokens ``start`` to ``end`` name him."""

    told: int
    chain: int
    start: int
    end: int


def implied_owners(chains: Chains) -> dict[int, int]:
    """For each candidate that tells an office without saying whose, the candidate that says it.

    That is another office of the same list, whose owner is meant, or the body that the list belongs to.
    """
    out: dict[int, int] = {}
    for run in _runs(chains, _offices(chains)):
        telling: int | None = None
        seen: set[tuple[str, ...]] = set()
        for office in run:
            candidate = chains.candidates[office.told]
            words = candidate.noun.words if candidate.noun is not None else ()
            if candidate.owner is not None or candidate.country is not None:
                telling, seen = office.told, set()
            elif office is run[0]:
                telling = _body_before(chains, office.start)
            listed = office is run[0] or _is_listed(chains, office)
            # of two presidents the second is another country's
            fits = telling not in (None, office.told) and words not in seen and _may_be_of(chains, office, telling)
            if telling is not None and listed and fits:
                out[office.told] = telling
            seen.add(words)
    return out


def _offices(chains: Chains) -> list[_Office]:
    """Offices told of persons with a name, in the order of the text."""
    found: dict[int, _Office] = {}
    for i, candidate in enumerate(chains.candidates):
        if i in chains.dropped or candidate.kind not in ("title", "description") or candidate.number != 1:
            continue
        chain = chains.chain(i)
        if not _is_public(candidate.noun) or chains.label(chain) != "PER":
            continue
        end = candidate.end
        for j in chains.names(chain):
            name = chains.candidates[j]
            if name.start >= end and all(t.text == "," or t.is_space for t in chains.doc[end : name.start]):
                end = name.end  # "the minister of justice, X"
                break
        found.setdefault(end, _Office(i, chain, candidate.start, end))
    return sorted(found.values(), key=lambda office: (office.start, office.end))


def _is_public(noun: ActorNoun | None) -> bool:
    """Whether a noun is an office of a state or body rather than a rank or a profession."""
    if noun is None or noun.kind != "person" or titles.rank(noun.words[-1]) is not None:
        return False
    return bool(_PUBLIC & set(noun.sectors)) or noun.words[-1] in _HEADS


def _runs(chains: Chains, offices: list[_Office]) -> list[list[_Office]]:
    """The offices, those together that nothing but commas and "and" stands between."""
    runs: list[list[_Office]] = []
    for office in offices:
        gap = chains.doc[runs[-1][-1].end : office.start] if runs and runs[-1][-1].end <= office.start else None
        if gap is not None and len(gap) and all(t.lower_ in _BETWEEN for t in gap):
            runs[-1].append(office)
        else:
            runs.append([office])
    return runs


def _is_listed(chains: Chains, office: _Office) -> bool:
    """Whether an office behind another goes on with its list, and is not the speaker: "… Libyan Premier A, Minister B
    said"."""
    doc = chains.doc
    before, behind = doc[office.start - 1], doc[office.end : office.end + 2]
    if before.text != ",":
        return True
    return len(behind) == 2 and (behind[0].lower_ == "and" or (behind[0].text == "," and behind[1].pos_ != "VERB"))


def _may_be_of(chains: Chains, office: _Office, telling: int | None) -> bool:
    """Whether nothing that is known of a person speaks against an owner; one without a country is believed."""
    if telling is None:
        return False
    other = chains.candidates[telling]
    country = other.country
    owner = chains.at_head(other.owner) if other.owner is not None else None
    if owner is not None:
        # the police chief beside the director of a bank is not the bank's
        if chains.label(owner) == "ORG" and not chains.noun_kinds(owner) & _OF_OFFICES and not _is_body(other):
            return False
        country = country or chains.country(owner)
    own = {chains.country(office.chain)}
    for i in chains.names(office.chain):
        leader = leaders.of_name(chains.core_text(i)) if " " in chains.core_text(i) else None
        own.add(leader.country if leader is not None else None)
    return country is None or own <= {None, country}


def _body_before(chains: Chains, start: int) -> int | None:
    """The body that a list of offices is told to belong to: "a delegation including …", "a cabinet led by …"."""
    doc = chains.doc
    i = start - 1
    while i > 0 and (doc[i].pos_ in ("DET", "ADV") or doc[i].text in (":", ",")):
        i -= 1
    if i > 2 and doc[i].lower_ == "them" and doc[i - 1].lower_ == "among":
        return _ending_at(chains, {i - 1, i - 2 if doc[i - 2].text == "," else i - 1}, doc[i])
    if i > 1 and doc[i].lower_ in ("of", "by"):
        up = doc[i - 1].lower_ == "up"  # "made up of"
        verb = doc[i - 2] if up else doc[i - 1]
        if verb.lemma_ not in (_MADE_OF if doc[i].lower_ == "of" else _LED_BY):
            return None
    elif doc[i].lemma_.lower() in _INCLUDE or doc[i].lower_ == "including":
        verb = doc[i]
    else:
        return None
    return _subject(chains, verb)


def _subject(chains: Chains, verb: Token) -> int | None:
    """The body that a verb of including says something of: its subject, the noun that it modifies, what ends there."""
    near = [child.i for child in verb.children if child.dep_ in ("nsubj", "nsubjpass") and child.pos_ != "PRON"]
    near += [verb.head.i] if verb.dep_ in ("acl", "relcl", "prep") else []
    for token in near:
        j = chains.at_head(token)
        if j is not None and _is_body(chains.candidates[j]):
            return j
    return _ending_at(chains, {verb.i, verb.i - 1} if verb.i and verb.nbor(-1).text == "," else {verb.i}, verb)


def _ending_at(chains: Chains, ends: set[int], token: Token) -> int | None:
    """The widest body of the token's sentence that ends at one of ``ends``."""
    sentence = chains.parsed.sentence_of(token)
    found = [
        j
        for j, other in enumerate(chains.candidates)
        if other.end in ends and other.sentence is sentence and j not in chains.dropped and _is_body(other)
    ]
    return min(found, key=lambda j: chains.candidates[j].start, default=None)


def _is_body(candidate: Candidate) -> bool:
    if candidate.kind == "pronoun" or candidate.label in ("PER", "LOC"):
        return False
    return candidate.label == "ORG" or candidate.number == 2 or (
        candidate.noun is not None and candidate.noun.kind != "person"
    )  # fmt: skip
