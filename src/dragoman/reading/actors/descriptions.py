"""Descriptions: "the regime", "the researcher", "Haftar's government", "the two sides"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.knowledge import countries, leaders, sectors
from dragoman.reading.actors.candidates import Candidate
from dragoman.reading.actors.chains import Chains

_RULERS = frozenset("president minister premier chancellor dictator ruler king emir sultan strongman chairman".split())
_JUDGING = frozenset("terrorist militant rebel armed jihadist islamist shiite sunni extremist terror radical".split())
_GOVERNMENT_NOUNS = frozenset("government regime administration junta cabinet leadership presidency".split())
_BODIES = frozenset("ministry party armed-group military company igo ngo media organisation government".split())
_NOBODY_ELSE = frozenset("new current present military ruling de facto state central federal national".split())
_COUP = frozenset("junta putschist coupist".split())
_COUP_PEOPLE = frozenset("leader plotter maker perpetrator".split())
_DEPOSED = frozenset("deposed ousted toppled overthrown elected civilian fallen".split())
_RULES = re.compile(r"\b(?:president|prime minister|premier|chancellor|king|emir|sultan|supreme leader|leader|ruler)$")
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


def head_word(chains: Chains, i: int) -> str:
    return chains.doc[chains.candidates[i].head].lemma_.lower()


# ---------------------------------------------------------------- governments


def join_governments(chains: Chains) -> None:
    """Join what names one government: "the Syrian regime", "the Assad regime", "the regime of Bashar al-Assad".

    A government keeps apart from the person who leads it and from its state; those who took power by a coup are one
    government, and the government that they deposed is another.
    """
    seats = _seats(chains)
    coups = _join_coups(chains)
    by_country: dict[str, int] = {country: i for country, i in coups.items() if country}
    by_owner: dict[int, int] = {}
    by_seat: dict[str, int] = {}
    last: int | None = None
    for i, candidate in enumerate(chains.candidates):
        if candidate.label == "ORG" and candidate.noun is not None and candidate.noun.kind == "government":
            for seat in seats.get(chains.chain(i), ()):
                by_seat.setdefault(seat, i)
            last = i
        if not is_government(chains, i):
            continue
        owner = _person_owner(chains, i)
        city = _city_in(chains, candidate)
        country = candidate.country
        joined: int | None = None
        if city is not None and city in by_seat:
            joined = by_seat[city]
        elif owner is not None:
            joined = by_owner.get(chains.chain(owner))
            led = _country_led(chains, owner)
            deposed = bool({led, ""} & coups.keys()) and not _is_soldier(chains, owner)
            if joined is None and led is not None and not deposed:
                joined = by_country.get(led)
                by_country.setdefault(led, i)
            by_owner.setdefault(chains.chain(owner), i)
        elif named := _named_by_modifier(chains, i):
            joined = named[0]
            _swallow(chains, candidate)
        elif country is not None and city is None and not _set_apart(chains, i):
            joined = by_country.get(country, coups.get("") if candidate.number == 2 else None)
            by_country.setdefault(country, i)
        elif candidate.owner is not None and country is None:
            joined = None  # whose government it is, a pronoun may tell later
        elif country is None and len(coups) == 1 and (candidate.number == 2 or head_word(chains, i) == "regime"):
            joined = next(iter(coups.values()))  # "the new authorities", "the regime" where soldiers rule
        elif country is None and candidate.number == 2:
            joined = None  # bare authorities may be anybody's
        elif (country is None and city is None and candidate.definite and not candidate.modifiers) or (
            country is None and not candidate.indefinite and chains.doc[candidate.head].dep_ == "compound"
        ):
            joined = _government_before(chains, i, last)
        if joined is not None:
            chains.join(i, joined)
        last = i


def _government_before(chains: Chains, i: int, last: int | None) -> int | None:
    """The government that a bare "the regime" takes up: the last one so called, else the one named last before."""
    word = head_word(chains, i)
    for j in range(i - 1, -1, -1):
        if is_government(chains, j) and head_word(chains, j) == word:
            return j
    if last is None or chains.doc[chains.candidates[i].head].dep_ == "compound":
        return None
    # nobody calls an administration a regime in the next breath
    return None if word in ("regime", "junta") and head_word(chains, last) in ("administration", "house") else last


def _join_coups(chains: Chains) -> dict[str, int]:
    """Join the words for those who took power by a coup; the country of each coup with one of those words.

    The country is empty where the report tells of one coup and no word for those who made it names a country.
    """
    found = [i for i in range(len(chains.candidates)) if _is_of_coup(chains, i)]
    by_country: dict[str, int] = {}
    for i in found:
        if (country := chains.candidates[i].country) is not None:
            chains.join(by_country.setdefault(country, i), i)
    if len(by_country) <= 1:
        first = next(iter(by_country.values()), found[0] if found else None)
        for i in found:
            if first is not None and chains.candidates[i].country is None and chains.candidates[i].owner is None:
                chains.join(first, i)
        if first is not None and not by_country:
            return {"": first}
    return by_country


def _is_of_coup(chains: Chains, i: int) -> bool:
    """ "the junta", "the putschists", "the coup leaders", "the country's military rulers"."""
    candidate = chains.candidates[i]
    if candidate.kind != "description" or candidate.counted or candidate.indefinite or candidate.former:
        return False
    word, own = head_word(chains, i), {*candidate.modifiers, *(candidate.noun.words if candidate.noun else ())}
    if word in _COUP and (candidate.number == 2 or word == "junta"):
        return True
    if candidate.number == 2 and word in _COUP_PEOPLE:
        return "coup" in own
    return "military" in own and (word in ("government", "regime") or (word in _RULERS_OF and candidate.number == 2))


def _is_soldier(chains: Chains, person: int) -> bool:
    return any("MIL" in n.sectors for i in chains.of(person) if (n := chains.candidates[i].noun) is not None)


_RULERS_OF = frozenset("ruler authority".split())


def is_government(chains: Chains, i: int) -> bool:
    """Whether a description is of a government: "the regime", "Syria's authorities", "the new rulers"."""
    candidate = chains.candidates[i]
    if candidate.kind != "description" or candidate.noun is None:
        return False
    word = head_word(chains, i)
    if candidate.number == 2:  # "the Syrian authorities", "the country's new rulers"
        told = candidate.country is not None or candidate.definite
        return word in _RULERS_OF and told and candidate.modifiers <= _NOBODY_ELSE and not candidate.counted
    return candidate.noun.kind == "government" and word in _GOVERNMENT_NOUNS


def _person_owner(chains: Chains, i: int) -> int | None:
    owner = chains.candidates[i].owner
    if owner is None:
        return None
    j = chains.at_head(owner)
    if j is not None and chains.label(j) == "PER":
        return j
    return None


def _country_led(chains: Chains, person: int) -> str | None:
    """The country whose government a person leads, by the words of the report or by what is known of him."""
    for i in chains.of(person):
        candidate = chains.candidates[i]
        if candidate.country is not None and candidate.noun is not None and "GOV" in candidate.noun.sectors:
            return candidate.country
    names = [chains.core_text(i) for i in chains.names(person)]
    for name in sorted(names, key=lambda n: (-len(n), n)):
        leader = leaders.of_name(name)
        if leader is not None and any(_RULES.search(term.title) for term in leader.terms):
            return leader.country
    return None


def _seats(chains: Chains) -> dict[int, list[str]]:
    """Cities in which the report says that a named government sits: "the Government of National Accord in Tripoli"."""
    out: dict[int, list[str]] = {}
    doc = chains.doc
    for i, candidate in enumerate(chains.candidates):
        if candidate.label != "ORG" or candidate.noun is None or candidate.noun.kind != "government":
            continue
        end = candidate.end
        if end + 2 < len(doc) and doc[end].text == "(":
            close = next((k for k in range(end, min(end + 6, len(doc))) if doc[k].text == ")"), None)
            end = close + 1 if close is not None else end
        if end + 1 < len(doc) and doc[end].lower_ == "in" and doc[end + 1].ent_type_ == "GPE":
            out.setdefault(chains.chain(i), []).append(doc[end + 1].text)
    return out


def _city_in(chains: Chains, candidate: Candidate) -> str | None:
    doc = chains.doc
    for k in range(candidate.start, candidate.head):
        token = doc[k]
        place = token.text[:1].isupper() and countries.of_metonym(token.text) is not None
        if place and countries.of_name(token.text) is None and countries.of_demonym(token.text) is None:
            return str(token.text)
    return None


def _set_apart(chains: Chains, i: int) -> bool:
    """Whether its words set a government apart from the one that its country has: "interim", "rival", "in exile"."""
    candidate = chains.candidates[i]
    behind = [t.lower_ for t in chains.doc[candidate.end : candidate.end + 4] if t.text != "-"]
    return (
        behind[:2] == ["in", "exile"]
        or bool(candidate.modifiers & _DEPOSED)
        or bool(
            candidate.modifiers
            & {
                "rival",
                "parallel",
                "previous",
                "former",
                "transitional",
                "provisional",
                "interim",
                "next",
                "new",
                "successive",
                "local",
                "regional",
                "provincial",
                "puppet",
                "shadow",
                "exile",
            }
        )
        or candidate.former
    )


def _swallow(chains: Chains, candidate: Candidate) -> None:
    """Drop the name inside a description that is only half of a body's name: "the [National Accord] government"."""
    chains.drop(
        j
        for j, other in enumerate(chains.candidates)
        if other.label == "ORG" and candidate.start <= other.start and other.end <= candidate.head
    )


def _named_by_modifier(chains: Chains, i: int) -> list[int]:
    """A named body inside the description: "the National Accord government" for the Government of National Accord."""
    candidate = chains.candidates[i]
    words = {w for w in candidate.modifiers if len(w) > 2}
    if not words:
        return []
    out = []
    for chain in chains.all():
        if chains.label(chain) != "ORG":
            continue
        for j in chains.names(chain):
            name = {
                t.lemma_.lower()
                for t in chains.doc[slice(*chains.candidates[j].core)]
                if t.pos_ in ("PROPN", "NOUN", "ADJ")
            }
            if head_word(chains, i) in name and words <= name and not chains.nested(i, j):
                out.append(j)
                break
    return out


# ---------------------------------------------------------------- definite descriptions


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
    word = head_word(chains, i)
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
        j < i and chains.candidates[j].noun is not None and head_word(chains, j) == head_word(chains, i)
        for j in range(i)
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


_PUBLIC = frozenset(("GOV", "LEG", "PTY", "ELI", "JUD"))


def _sector_fits(chains: Chains, chain: int, codes: tuple[str, ...]) -> bool:
    """Whether what a person was called before and what "The …" calls him can be one: a governor and a candidate."""
    told = {s for i in chains.of(chain) if (n := chains.candidates[i].noun) is not None for s in n.sectors}
    if not codes or codes[0] in ("CVL", "UNK") or not told:
        return False
    return bool(told & set(codes)) or (bool(told & _PUBLIC) and codes[0] in _PUBLIC)


def _same_description(chains: Chains, i: int, j: int) -> bool:
    this, other = chains.candidates[i], chains.candidates[j]
    if this.number != other.number or head_word(chains, i) != head_word(chains, j):
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
    word = head_word(chains, i)
    if this.owner is not None and this.country is None:
        return False
    country = chains.country(chain)
    if this.country is not None and this.country != country:
        return False
    roles = _role_words(chains, chain)
    extra = this.modifiers - {w for words in roles for w in words} - {"former", "late", "top", "senior", "current"}
    if label == "PER":
        if this.noun.kind != "person" or extra - _country_words(this):
            return False
        rules = word == "leader" and this.country is not None and any(words[-1] in _RULERS for words in roles)
        return rules or any(word == words[-1] for words in roles) or _is_known_for(chains, chain, this)
    if label == "ORG":
        if this.noun.kind not in _BODIES and word != "group":
            return False
        if extra - _country_words(this) - _JUDGING:
            return False
        if any(word == words[-1] for words in roles):
            return True
        return any(word in _SAME_ROLE.get(kind, ()) for kind in chains.noun_kinds(chain))
    return False


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


def join_countries(chains: Chains) -> None:
    """Join "his nation" with the state of its owner, and "the country" with the state named last before."""
    for i, candidate in enumerate(chains.candidates):
        if candidate.kind != "description" or candidate.noun is None or candidate.number != 1 or i in chains.dropped:
            continue
        if head_word(chains, i) not in ("country", "nation") or not candidate.definite or candidate.modifiers:
            continue
        owner = chains.at_head(candidate.owner) if candidate.owner is not None else None
        if owner is not None:
            alpha3 = chains.country(owner) or _country_led(chains, owner)
            states = [j for j in chains.all() if chains.label(j) == "LOC" and chains.country(j) == alpha3]
            if alpha3 is not None and states and chains.join(i, states[0]):
                candidate.country = alpha3
        elif candidate.owner is None:
            near = [
                j
                for j in range(i)
                if chains.candidates[j].label == "LOC"
                and candidate.sentence.index - chains.candidates[j].sentence.index <= 1
            ]
            if near and len({chains.chain(j) for j in near}) == 1:
                chains.join(i, near[-1])


# ---------------------------------------------------------------- sets: "the two parties"


def join_sets(chains: Chains) -> None:
    """Find the actors that "the two parties", "both sides" or "the two men" unite."""
    for i, candidate in enumerate(chains.candidates):
        if candidate.kind != "description" or candidate.number != 2 or i in chains.dropped:
            continue
        left = [t.lower_ for t in chains.doc[candidate.start : candidate.head]]
        word = head_word(chains, i)
        if len(candidate.countries) > 1 and (word in _STATE_LIKE or _is_government_word(candidate)):
            found = [_of_country(chains, c, government=word not in _STATE_LIKE) for c in candidate.countries]
            if all(j is not None for j in found):
                chains.members[i] = tuple(j for j in found if j is not None)
            continue
        if not ("both" in left or ("two" in left and candidate.definite)) or not (
            word in sectors.side_nouns() or (candidate.noun and candidate.noun.kind == "person")
        ):
            continue
        pair = _last_pair(chains, i, word, candidate)
        if pair is not None:
            chains.members[i] = pair


_STATE_LIKE = frozenset("ally partner backer neighbor neighbour side supporter sponsor rival adversary".split())


def _is_government_word(candidate: Candidate) -> bool:
    return candidate.noun is not None and candidate.noun.kind == "government"


def _of_country(chains: Chains, alpha3: str, *, government: bool) -> int | None:
    """The first mention of a country's government, or of the state where the report names no government."""
    state: int | None = None
    for j, other in enumerate(chains.candidates):
        if other.country != alpha3 or j in chains.dropped:
            continue
        if government and other.number == 1 and _is_government_word(other) and other.kind == "description":
            return j
        if state is None and other.label == "LOC":
            state = j
    return state


def _last_pair(chains: Chains, i: int, word: str, candidate: Candidate) -> tuple[int, ...] | None:
    tried: list[tuple[int, ...]] = []
    for pair in _pairs_before(chains, i):
        tried.append(pair)
        if len(tried) > 12:
            break
        if all(_suits(chains, j, word, candidate) for j in pair):
            return pair
    return None


def _pairs_before(chains: Chains, i: int) -> Iterator[tuple[int, ...]]:
    """Two actors coordinated, or set beside each other by "with" and "between", the nearest pair first."""
    doc = chains.doc
    limit = chains.candidates[i].sentence.index
    for j in range(i - 1, -1, -1):
        candidate = chains.candidates[j]
        if limit - candidate.sentence.index > 6:
            return
        if candidate.kind == "pronoun" or j in chains.dropped or chains.at_head(candidate.head) != j:
            continue
        token = doc[candidate.head]
        if (
            token.dep_ == "conj"
            and (k := chains.at_head(token.head.i)) is not None
            and chains.chain(k) != chains.chain(j)
        ):
            if not any(c.dep_ == "conj" for c in token.children) and token.head.dep_ != "conj":
                yield (k, j)
        elif token.dep_ == "pobj" and token.head.lower_ in ("with", "against"):
            verb = token.head.head
            if verb.pos_ == "VERB":
                for child in verb.children:
                    if (
                        child.dep_ in ("nsubj", "nsubjpass")
                        and (k := chains.at_head(child.i)) is not None
                        and chains.chain(k) != chains.chain(j)
                    ):
                        yield (k, j)
        elif token.dep_ == "dobj" and token.head.lemma_ in (
            "meet",
            "fight",
            "attack",
            "visit",
            "call",
            "telephone",
            "host",
        ):
            for child in token.head.children:
                if (
                    child.dep_ == "nsubj"
                    and (k := chains.at_head(child.i)) is not None
                    and chains.chain(k) != chains.chain(j)
                ):
                    yield (k, j)


def _suits(chains: Chains, j: int, word: str, candidate: Candidate) -> bool:
    chain = chains.chain(j)
    if chains.is_plural(chain) and word not in ("side", "party", "group", "force", "camp"):
        return False
    if word in ("man", "woman", "leader", "minister", "president", "official", "diplomat", "politician", "brother") or (
        candidate.noun is not None
        and candidate.noun.kind == "person"
        and word not in ("ally", "rival", "neighbor", "neighbour", "side", "party")
    ):
        return chains.is_person(chain)
    if word in ("country", "nation", "state", "neighbor", "neighbour", "capital"):
        return chains.label(chain) == "LOC"
    if word in ("company", "organization", "organisation"):
        return chains.label(chain) == "ORG"
    return True
