"""Definite descriptions: "the researcher", "the company", "his nation" take up an actor named before."""

from __future__ import annotations

from dragoman.knowledge import countries, leaders, sectors
from dragoman.reading.actors.candidates import Candidate, standing
from dragoman.reading.actors.chains import Chains
from dragoman.reading.actors.governments import is_government

_RULERS = frozenset("president minister premier chancellor dictator ruler king emir sultan strongman chairman".split())
_JUDGING = frozenset("terrorist militant rebel armed jihadist islamist shiite sunni extremist terror radical".split())
_BODIES = frozenset("ministry party armed-group military company igo ngo media organisation government".split())
_FAR = 15  # sentences
_SAME_ROLE = {
    "company": {"firm", "corporation", "business", "giant", "carrier", "airline", "group", "manufacturer", "maker"},
    "organisation": {"group", "body", "organization", "organisation", "agency"},
    "agency": {"organisation"},
    "armed-group": {"group", "movement", "militia", "organization", "organisation"},
    "party": {"group", "movement"},
    "military": {"army", "military", "forces"},
    "media": {"outlet", "newspaper", "paper", "agency", "channel"},
    "ngo": {"group", "organization", "organisation", "charity", "agency"},
    "igo": {"body", "organization", "organisation", "bloc", "alliance", "agency"},
}
_PUBLIC = frozenset(("GOV", "LEG", "PTY", "ELI", "JUD"))


def join_descriptions(chains: Chains) -> None:
    """Join a definite description with the actor that it takes up again."""
    for i, candidate in enumerate(chains.candidates):
        if candidate.kind != "description" or candidate.noun is None or i in chains.dropped:
            continue
        if chains.chain(i) != i and any(j < i for j in chains.of(i)):
            continue
        if is_government(chains, i):
            continue
        found = _antecedent(chains, i, candidate)
        if found is None:
            found = _subject_before(chains, i, candidate)
        if found is not None:
            chains.join(i, found)


def _antecedent(chains: Chains, i: int, candidate: Candidate) -> int | None:
    if candidate.indefinite or candidate.counted:
        return None
    word = chains.head_word(i)
    if word in sectors.side_nouns() and candidate.number == 2 and chains.doc[candidate.start].lower_ in ("both", "all"):
        return None
    for j in range(i - 1, -1, -1):
        other = chains.candidates[j]
        if other.kind == "pronoun" or j in chains.dropped or chains.chain(j) == chains.chain(i):
            continue
        if candidate.sentence.index - other.sentence.index > _FAR:
            break
        if other.kind == "description" and _same_description(chains, i, j):
            if not chains.are_apart(i, j):
                return j
            continue
        if candidate.definite and candidate.number == 1 and _takes_up(chains, i, j) and not chains.are_apart(i, j):
            return j
    return None


def _subject_before(chains: Chains, i: int, candidate: Candidate) -> int | None:
    """A bare "The candidate …" that opens a sentence takes up the named subject of the sentence before."""
    doc, noun = chains.doc, candidate.noun
    opens = candidate.start <= candidate.sentence.tokens.start + 1
    if noun is None or not opens or candidate.number != 1 or doc[candidate.start].text != "The":
        return None
    if candidate.end != candidate.start + 2 or doc[candidate.head].dep_ not in ("nsubj", "nsubjpass"):
        return None
    if any(
        j < i and chains.candidates[j].noun is not None and chains.head_word(j) == chains.head_word(i) for j in range(i)
    ):
        return None
    before = [
        j
        for j in range(i)
        if chains.candidates[j].sentence.index == candidate.sentence.index - 1
        and chains.candidates[j].kind != "pronoun"
        and doc[chains.candidates[j].head].dep_ == "nsubj"
        and doc[chains.candidates[j].head].head.dep_ == "ROOT"
    ]
    if not before:
        return None
    j = chains.at_head(chains.candidates[before[0]].head)
    if j is None:
        return None
    chain = chains.chain(j)
    gender = chains.gender(chain)
    if noun.kind == "person" and chains.label(chain) == "PER":
        fits = gender is None or candidate.gender is None or gender == candidate.gender
        return j if fits and _sector_fits(chains, chain, noun.sectors) else None
    return None


def _sector_fits(chains: Chains, chain: int, codes: tuple[str, ...]) -> bool:
    """Whether what a person was called before and what "The …" calls him can be one: a governor and a candidate."""
    told = {s for i in chains.of(chain) if (n := chains.candidates[i].noun) is not None for s in n.sectors}
    if not codes or codes[0] in ("CVL", "UNK") or not told:
        return False
    return bool(told & set(codes)) or (bool(told & _PUBLIC) and codes[0] in _PUBLIC)


def _same_description(chains: Chains, i: int, j: int) -> bool:
    this, other = chains.candidates[i], chains.candidates[j]
    if this.number != other.number or chains.head_word(i) != chains.head_word(j):
        return False
    if this.noun is not None and other.noun is not None and standing(this.noun.words) != standing(other.noun.words):
        return False
    if (
        this.noun is not None
        and len(this.noun.words) > 1
        and other.noun is not None
        and this.noun.words != other.noun.words
    ):
        return False
    if this.country is not None and other.country is not None and this.country != other.country:
        return False
    if not _owners_agree(chains, this, other):
        return False
    if this.definite:
        return this.modifiers <= other.modifiers and (
            this.country is None or this.country == other.country or other.country is None
        )
    # a bare plural ("Libyan analysts") is taken up by the same words only
    return (
        this.number == 2
        and not other.counted
        and this.modifiers == other.modifiers
        and this.country == other.country
        and bool(this.modifiers)
    )


def _owners_agree(chains: Chains, this: Candidate, other: Candidate) -> bool:
    if this.owner is None:
        return True
    if other.owner is None:
        return False
    a, b = chains.at_head(this.owner), chains.at_head(other.owner)
    if a is None or b is None:
        return bool(chains.doc[this.owner].lemma_.lower() == chains.doc[other.owner].lemma_.lower())
    return chains.chain(a) == chains.chain(b)


def _takes_up(chains: Chains, i: int, j: int) -> bool:
    """Whether "the researcher" or "the company" can take up the named actor of ``j``."""
    this = chains.candidates[i]
    assert this.noun is not None
    chain = chains.chain(j)
    label = chains.label(chain)
    word = chains.head_word(i)
    if this.owner is not None and this.country is None:
        return label == "PER" and _holds_alone(chains, chain, this)
    country = chains.country(chain)
    if this.country is not None and this.country != country:
        return False
    roles = _role_words(chains, chain)
    extra = this.modifiers - {w for words in roles for w in words} - {"former", "late", "top", "senior", "current"}
    if label == "PER":
        if this.noun.kind != "person" or extra - _country_words(this):
            return False
        rules = word == "leader" and this.country is not None and any(words[-1] in _RULERS for words in roles)
        level = standing(this.noun.words)
        held = any(word == words[-1] and standing(words) == level for words in roles)
        return rules or held or _is_known_for(chains, chain, this)
    if label == "ORG":
        if this.noun.kind not in _BODIES and word != "group":
            return False
        if extra - _country_words(this) - _JUDGING:
            return False
        if any(word == words[-1] for words in roles):
            return True
        return any(word in _SAME_ROLE.get(kind, ()) for kind in chains.noun_kinds(chain))
    return False


def _holds_alone(chains: Chains, person: int, this: Candidate) -> bool:
    """Whether a person is the only one in the report who holds an office of a body: "the FBI director"."""
    assert this.owner is not None
    body = chains.at_head(this.owner)
    if body is None or this.noun is None or this.noun.kind != "person":
        return False
    holders = {chains.chain(j) for j in range(len(chains.candidates)) if _is_of(chains, j, this, chains.chain(body))}
    return holders == {person}


def _is_of(chains: Chains, j: int, this: Candidate, body: int) -> bool:
    """Whether a named person's title or description is the office of ``this`` in ``body``."""
    other = chains.candidates[j]
    if other.noun is None or other.owner is None or this.noun is None or chains.label(j) != "PER":
        return False
    owner = chains.at_head(other.owner)
    same = other.noun.words[-1] == this.noun.words[-1] and standing(other.noun.words) == standing(this.noun.words)
    return same and owner is not None and chains.chain(owner) == body


def _is_known_for(chains: Chains, person: int, this: Candidate) -> bool:
    """Whether a person named in full is known to hold the office that a description names: "the prime minister"."""
    assert this.noun is not None
    year = chains.parsed.report.published
    for i in chains.names(person):
        leader = (
            leaders.of_name(chains.core_text(i))
            if chains.candidates[i].core[1] > chains.candidates[i].core[0] + 1
            else None
        )
        if leader is None or this.country not in (None, leader.country):
            continue
        terms = [leader.term_in(int(year[:4])) or leader.terms[-1]] if year else leader.terms
        for term in terms:
            if "GOV" not in term.sectors:
                continue  # of senators there are many
            title = tuple(term.title.split())
            if title == this.noun.words or (
                this.noun.words == ("leader",) and this.country is not None and title[-1] in _RULERS
            ):
                return True
    return False


def _country_words(candidate: Candidate) -> set[str]:
    return {
        w
        for w in candidate.modifiers
        if countries.of_demonym(w.capitalize()) is not None or countries.of_name(w.capitalize()) is not None
    }


def _role_words(chains: Chains, chain: int) -> list[tuple[str, ...]]:
    """The nouns that the report used of a chain, in titles, names and descriptions."""
    out: list[tuple[str, ...]] = []
    for i in chains.of(chain):
        noun = chains.candidates[i].noun
        if noun is not None:
            out.append(noun.words)
    return out
