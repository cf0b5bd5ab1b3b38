"""Which named actor a definite description can take up: "the researcher" whom the report calls one, "the company"."""

from __future__ import annotations

from dragoman.knowledge import countries, leaders, titles
from dragoman.reading.actors.candidates import Candidate, standing
from dragoman.reading.actors.chain_country import known_country
from dragoman.reading.actors.chains import Chains
from dragoman.reading.actors.forces import force_of

_RULERS = frozenset("president minister premier chancellor dictator ruler king emir sultan strongman chairman".split())
_JUDGING = frozenset("terrorist militant rebel armed jihadist islamist shiite sunni extremist terror radical".split())
_BODIES = frozenset("ministry party armed-group military company igo ngo media organisation government".split())
_GRADES = frozenset("former late top senior current new newly veteran".split())
_AGED = frozenset(("year", "old"))  # "the 64-year-old leader"
_ANOTHER = frozenset("other another new next second third future previous fellow rival incoming outgoing".split())
_SAME_ROLE = {
    "company": {
        "company",
        "firm",
        "corporation",
        "business",
        "giant",
        "carrier",
        "airline",
        "group",
        "manufacturer",
        "maker",
    },
    "organisation": {"group", "body", "organization", "organisation", "agency"},
    "agency": {"organisation"},
    "armed-group": {"group", "movement", "militia", "organization", "organisation"},
    "party": {"group", "movement"},
    "military": {"army", "military", "forces"},
    "media": {
        "outlet",
        "newspaper",
        "paper",
        "agency",
        "channel",
        "broadcaster",
        "station",
        "network",
        "daily",
        "magazine",
    },
    "ngo": {"group", "organization", "organisation", "charity", "agency"},
    "igo": {"body", "organization", "organisation", "bloc", "alliance", "agency"},
}
_NO_PUBLIC_BODY = frozenset("group movement organization organisation".split())
_UNTOLD = {
    **dict.fromkeys(("company", "firm", "corporation"), "company"),
    **dict.fromkeys(("group", "organization", "organisation"), "organisation"),
}
_PUBLIC = frozenset(("LEG", "JUD", "GOV", "COP", "MIL"))
_FAR = 15  # sentences within which a description takes up a name by another word for what it is
_NEAR = 4  # sentences within which "the company" takes up a body of which nothing is told


def takes_up(chains: Chains, i: int, j: int) -> bool:
    """Whether a definite description can take up the named actor of ``j`` by what the report calls him or is known."""
    this = chains.candidates[i]
    assert this.noun is not None
    chain = chains.chain(j)
    label = chains.label(chain)
    word = chains.head_word(i)
    if this.owner is not None and this.country is None:
        return label == "PER" and _holds_alone(chains, chain, this)
    if this.country is not None and this.country != (chains.country(chain) or known_country(chains, chain)):
        return False
    if this.country is not None and not _is_of_part(chains, i, chain):
        return False
    roles = _role_words(chains, chain)
    extra = this.modifiers - {w for words in roles for w in words} - _GRADES
    extra -= _AGED if extra >= _AGED else frozenset()
    if label == "PER":
        if this.noun.kind != "person" or extra - _country_words(this) or _is_of_elsewhere(chains, chain, this):
            return False
        rules = word == "leader" and any(words[-1] in _RULERS for words in roles)
        rules = rules and (this.country is not None or _is_only_ruler(chains, i, chain))
        level = standing(this.noun.words)
        held = any(word == words[-1] and standing(words) == level for words in roles)
        return rules or held or _is_known_for(chains, chain, this)
    if label == "ORG":
        if this.noun.kind not in _BODIES and word != "group":
            return False
        if this.owner is None and this.country is None and _is_only_untold(chains, i, chain):
            return True
        if extra - _country_words(this) - _JUDGING:
            return False
        if force_of(chains, i) is not None and force_of(chains, j) is None:
            return False  # "the army" is a state's, whatever armies of rebels are named
        if _JUDGING.intersection((*this.modifiers, *this.noun.words)) and _is_tamer(chains, i, chain):
            return False
        if any(word == words[-1] for words in roles):
            return True
        kinds = chains.noun_kinds(chain)
        return any(word in _SAME_ROLE.get(kind, ()) for kind in kinds) and not (
            word in _NO_PUBLIC_BODY and _is_public(chains, j)
        )
    return False


def _is_only_ruler(chains: Chains, i: int, person: int) -> bool:
    """Whether of all persons named before ``i`` one alone is told to rule a state: a president, a prime minister."""
    before = {chains.chain(j) for j in range(i) if chains.label(j) == "PER"}
    return {j for j in before if any(_is_of_ruler(words) for words in _role_words(chains, j))} == {person}


def _is_of_ruler(words: tuple[str, ...]) -> bool:
    return words == ("prime", "minister") or (words[-1] in _RULERS - {"minister", "chairman"} and len(words) == 1)


def _is_of_elsewhere(chains: Chains, person: int, this: Candidate) -> bool:
    """Whether a description names a place or body behind its noun that the report never names with the person: "the
    governor of California" is not Alaska's."""
    behind = chains.doc[this.head + 1 : this.end]
    names = {t.text for t in behind if t.pos_ == "PROPN" and countries.of_name(t.text) is None}
    if not names:
        return False
    told = (chains.candidates[k] for k in chains.of(person))
    return not any(t.text in names for one in told for t in chains.doc[one.start : one.end])


def _is_tamer(chains: Chains, i: int, chain: int) -> bool:
    """Whether "the Islamist movement" is another than a state's own militia, or than a party beside an armed group."""
    known = chains.known_body(chains.of(chain))
    if known is not None and "PRM" in known.sectors:
        return True
    armed = any(chains.label(j) == "ORG" and "armed-group" in chains.noun_kinds(j) for j in range(i))
    return armed and "armed-group" not in chains.noun_kinds(chain)


def only_bearer(chains: Chains, i: int) -> int | None:
    """The one person of the report whom a definite description can mean by another word for what he is, or because the
    report names nobody else: "the congressman", "the actress"."""
    this = chains.candidates[i]
    if (
        this.noun is None
        or not titles.callings(this.noun.words)
        or this.number != 1
        or this.owner is not None
        or this.former
    ):
        return None
    if this.modifiers & _ANOTHER:
        return None
    before = [j for j in range(i) if chains.candidates[j].kind != "pronoun" and j not in chains.dropped]
    people = {chains.chain(j): j for j in before if chains.label(j) == "PER"}
    near = {
        chains.chain(j) for j in before if this.sentence.index - chains.candidates[j].sentence.index <= _FAR
    } & people.keys()
    called = [chain for chain in near if is_called(chains, chain, this)]
    others = [j for j in before if chains.label(j) is None and not chains.is_plural(j)]
    if any(is_called(chains, j, this) for j in others):
        return None  # somebody unnamed is called so
    if len(called) == 1:
        return called[0]
    alone = next(iter(people)) if len(people) == 1 else None
    untold = (
        alone is not None and not _role_words(chains, alone) and {chains.gender(alone), this.gender} == {this.gender}
    )
    bare = this.gender is not None and not this.modifiers and this.country is None
    return alone if untold and bare and "CVL" in this.noun.sectors else None


def is_called(chains: Chains, j: int, this: Candidate) -> bool:
    """Whether the report calls an actor by the office or profession of ``this``, or by another word for it."""
    assert this.noun is not None
    level, lines = standing(this.noun.words), titles.callings(this.noun.words)
    country = chains.country(j) or known_country(chains, j)
    fits = this.country in (None, country) or country is None
    same_sex = {chains.gender(j), this.gender} != {"male", "female"}
    return (
        fits
        and same_sex
        and any(
            words == this.noun.words or (titles.callings(words) & lines and standing(words) == level)
            for words in _role_words(chains, j)
        )
    )


def _is_only_untold(chains: Chains, i: int, chain: int) -> bool:
    """Whether a body is the one lately named of which nothing is told but that it may be what ``i`` says: "the private
    prison company" behind CoreCivic."""
    this, word = chains.candidates[i], chains.head_word(i)
    if word not in _UNTOLD or this.modifiers & _ANOTHER or len(chains.of(chain)) < 2:
        return False
    for j in range(i):
        other = chains.candidates[j]
        if this.sentence.index - other.sentence.index > _NEAR or other.kind == "pronoun" or j in chains.dropped:
            continue
        label, kinds = chains.label(j), chains.noun_kinds(j)
        if chains.chain(j) == chain and not (label == "ORG" and kinds <= {"company"}):
            return False
        if label is None and not chains.is_plural(j) and _UNTOLD[word] in kinds:
            return False  # one without a name
        if chains.chain(j) != chain and label == "ORG" and kinds <= {"company"}:
            return False
    return True


def _is_public(chains: Chains, j: int) -> bool:
    """Whether a body is one of a state, which nobody calls a group: a chamber, a court, an army, the police."""
    known = chains.known_body(chains.of(j))
    nouns = [n for k in chains.of(j) if (n := chains.candidates[k].noun) is not None]
    codes = {code for noun in nouns for code in noun.sectors} | set(known.sectors if known is not None else ())
    return bool(codes & _PUBLIC)


def _holds_alone(chains: Chains, person: int, this: Candidate) -> bool:
    """Whether a person is the only one in the report who holds an office of a body: "the FBI director"."""
    assert this.owner is not None
    body = chains.at_head(this.owner)
    if this.noun is None or this.noun.kind != "person":
        return False
    holders = {chains.chain(j) for j in range(len(chains.candidates)) if is_of(chains, j, this, body)}
    return holders == {person}


def is_of(chains: Chains, j: int, this: Candidate, body: int | None) -> bool:
    """Whether a named person's title or description is the office of ``this`` in ``body``, or in the place that is no
    actor: "Ohio's governor" of "Ohio Gov. X"."""
    other = chains.candidates[j]
    if other.noun is None or this.noun is None or this.owner is None or other.noun.words[-1] != this.noun.words[-1]:
        return False
    if chains.label(j) != "PER" or standing(other.noun.words) != standing(this.noun.words):
        return False
    if (
        chains.doc[this.head + 1 : this.head + 2].text == "for"
        and "for" not in chains.doc[other.start : other.end].text
    ):
        return False  # of several ministers "the minister for labour" is not any other
    if body is None:
        told = chains.doc[other.start : other.core[0] if other.kind == "title" else other.head]
        return chains.doc[this.owner].text in (t.text for t in told)
    owner = chains.at_head(other.owner) if other.owner is not None else None
    return owner is not None and chains.chain(owner) == chains.chain(body)


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


def _is_of_part(chains: Chains, i: int, chain: int) -> bool:
    """Whether a description of somebody of a country means the same part of it as what is told or known of an actor:
    the Somaliland leader is not the president of Somalia."""
    known = (leaders.of_name(chains.core_text(j)) for j in chains.names(chain))
    titles_known = [term.title for leader in known if leader is not None for term in leader.terms]
    told = [chains.text(j) for j in chains.of(chain)]
    part = countries.part_in(chains.text(i))
    return part in {countries.part_in(text) for text in (*told, *titles_known)}


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
