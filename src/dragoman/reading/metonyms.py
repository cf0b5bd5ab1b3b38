"""Whether the name of a country or capital acts in a sentence, or is only where something happens.

"Damascus denies", "support for Damascus", "mediated by Moscow, Abu Dhabi and Riyadh" are states; "flew to Damascus",
"visiting Damascus", "in northern Syria" are places. When the sentence does not tell, a country is taken for an actor only
in places of a sentence where actors stand, a capital only where it does what places cannot.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.knowledge import countries, sectors

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_WHERE = frozenset(
    "in at near inside outside into within across around throughout through onto off along over under beyond via toward "
    "towards above below amid".split()
)
_STANCE = frozenset("against with between by among like including alongside without besides regarding".split())
_VISITS = frozenset(
    "visit leave enter reach tour flee quit depart evacuate cross rock hit shake traverse inhabit capture seize recapture "
    "retake storm overrun besiege shell bomb bombard liberate retake".split()
)
_STAYS = frozenset("be lie remain become see witness suffer experience fall burn shake".split())
_TOWARD = frozenset(
    "support loyal loyalty sanction ban war attack threat message warning appeal call aid assistance help sale hostile "
    "hostility aggression embargo pressure policy response demand ultimatum deny sell send supply give pledge offer tie "
    "allegiance commitment concession blow victory respond report belong commit answer object similar opposed close "
    "surrender lend provide deliver promise impose deal pact agreement trade accord talk dialogue cooperation alliance "
    "complain apologize apologise cede ally relation important beholden friendly unacceptable boon gift lesson rival "
    "challenge alternative obligation export oppose opposition backing sympathy mediator".split()
)
_PHYSICAL = frozenset(
    "visit trip travel fly flight go return come arrive move drive journey head flee withdraw deploy road border escape "
    "expel transfer transport bring take route path bus train convoy tour send".split()
)
_FROM = frozenset(
    "support aid help assistance receive backing pressure independence demand request condemnation threat response get win "
    "funding reaction criticism signal approval permission message letter order guarantee assurance weapon money fund "
    "challenge danger risk defector distance seek obtain buy purchase secede split different complaint clear".split()
)
_POLICY = frozenset(
    "government president minister ministry army military regime policy decision support role position stance campaign war "
    "operation intervention ambassador envoy embassy demand response ally enemy leader official parliament forces force "
    "troop aggression attack offensive involvement interest influence ambition refusal willingness claim right "
    "sovereignty security commitment effort move bid call proposal plan threat sanction relation tie alliance "
    "diplomat diplomacy opposition leadership ruler rule authority intelligence navy occupation annexation blockade "
    "invasion action reaction accusation statement pledge promise veto vote request membership side part program "
    "programme strategy goal aim delegation negotiator representative spokesman spokeswoman spokesperson isolation "
    "backing concern condemnation denial failure presence strike bombing bombardment shelling airstrike missile arsenal "
    "violation ban measure embargo restriction crackdown debt economy help aid assistance initiative offer view approach "
    "recognition reluctance refusal fight conflict dispute row rivalry friend partner neighbor neighbour foe adversary".split()
)
_PLACED = frozenset(
    "airport street square suburb district hotel stadium university river port border coast capital city province region "
    "outskirt weather population stock airports center centre museum police court bureau suburbs".split()
)


def acts(doc: Doc, start: int, end: int, *, country: bool = False) -> bool:
    """Whether the country, capital or seat of power at these tokens is an actor of its sentence."""
    text = doc[start:end].text
    is_capital = not country and countries.of_name(text) is None
    if is_capital and countries.of_capital(text) is None:
        return True  # the Kremlin, the White House: a seat and nothing else
    head = next((doc[i] for i in range(start, end) if not start <= doc[i].head.i < end), doc[end - 1])
    if (
        start > 0
        and doc[start - 1].text == ","
        and start > 1
        and doc[start - 2].ent_type_ == "GPE"
        and doc[start - 2].head.i >= 0
    ):
        before = doc[start - 2]
        if before.head.i != head.i and head.dep_ in ("appos", "npadvmod", "nmod", "conj") and not _listed(head):
            return False  # "Benghazi, Libya"
    return _acts(head, is_capital, 0)


def _listed(token: Token) -> bool:
    return any(t.dep_ == "cc" for t in token.head.children) or any(t.dep_ == "conj" for t in token.children)


def _acts(token: Token, is_capital: bool, depth: int) -> bool:
    dep, governor = token.dep_, token.head
    if depth > 6:
        return False
    if any(
        c.dep_ == "amod"
        and c.lower_
        in (
            "northern",
            "southern",
            "eastern",
            "western",
            "central",
            "northeastern",
            "northwestern",
            "southeastern",
            "southwestern",
            "downtown",
            "rural",
            "neighboring",
            "occupied",
            "war-torn",
        )
        for c in token.children
    ):
        return False
    if dep in ("conj", "appos"):
        if governor.ent_type_ in ("GPE", "ORG", "PERSON", "NORP", "LOC") or governor.pos_ in ("NOUN", "PROPN"):
            return _acts(governor, is_capital, depth + 1)
        return False
    if dep in ("nsubj", "csubj"):
        if governor.lemma_ in _STAYS and is_capital:
            return False
        return governor.pos_ in ("VERB", "AUX")
    if dep == "nsubjpass":
        return not is_capital or governor.lemma_ not in _VISITS
    if dep in ("dobj", "dative", "oprd"):
        return governor.lemma_ not in _VISITS and governor.lemma_ not in ("border", "exit") and governor.pos_ == "VERB"
    if dep == "poss":
        noun = governor.lemma_.lower()
        if noun in _PLACED:
            return False
        return noun in _POLICY or (not is_capital and sectors.exact_noun([noun]) is not None)
    if dep in ("compound", "nmod"):
        return not is_capital and governor.lemma_.lower() in _STATE_ACTS
    if dep == "pobj":
        return _object_acts(governor, is_capital)
    if dep == "ROOT":
        return False
    return False


def _object_acts(prep: Token, is_capital: bool) -> bool:
    word, over = prep.lower_, prep.head
    lemma = over.lemma_.lower()
    if word in _WHERE:
        return False
    if prep.dep_ == "agent" or word in _STANCE:
        return not (word == "by" and lemma in _PHYSICAL) and (
            word != "between"
            or lemma
            not in (
                "flight",
                "border",
                "road",
                "route",
                "train",
                "airlift",
                "line",
                "airport",
                "line",
                "distance",
                "bus",
            )
        )
    if word in ("for", "on", "to"):
        if lemma in _TOWARD:
            return True
        if lemma in _PHYSICAL:
            return False
        return (not is_capital and word == "to" and over.pos_ in ("ADJ",)) or (
            word == "on" and lemma in ("war", "pressure", "sanction", "attack", "impose", "ban", "call", "accuse")
        )
    if word == "from":
        return lemma in _FROM
    if word == "of":
        if lemma in _PLACED or lemma in (
            "part",
            "city",
            "town",
            "outskirt",
            "north",
            "south",
            "east",
            "west",
            "rest",
            "map",
            "outside",
            "area",
            "capital",
            "most",
            "center",
            "border",
        ):
            return False
        return (lemma in _POLICY and not is_capital) or lemma in (
            "accuse",
            "isolation",
            "support",
            "ally",
            "policy",
            "enemy",
            "criticism",
            "condemnation",
            "behalf",
            "critical",
            "wary",
            "suspicious",
            "demand",
            "rejection",
            "recognition",
            "stance",
            "position",
            "ambition",
            "government",
            "regime",
            "interest",
            "influence",
            "opponent",
            "supporter",
            "backing",
        )
    return False


_ACTION = _POLICY | frozenset(
    "sanctions airstrikes raid drone shell rocket fire recognition mediation negotiator takeover coup arms weapon weapons "
    "money investment gas oil loan embassy consulate visa tariff trade deal agreement talk treaty pact funding sale "
    "exercise drill patrol plane jet warplane warship ship vessel tank artillery bomb base soldier airspace border "
    "retaliation pullout withdrawal pullback propaganda disinformation interference meddling espionage hack annexation "
    "incursion advance resistance summit mercenary supporter".split()
)
_STATE_ACTS = _ACTION - frozenset("soldier mercenary supporter border economy debt oil gas part side".split())


def adjective_acts(token: Token) -> bool:
    """Whether the people's adjective at ``token`` makes its state the doer: "Turkish aggression", not "Turkish coffee"."""
    noun = token.head
    if token.dep_ == "conj":
        while noun.dep_ == "conj" or (noun.pos_ in ("ADJ",) or countries.of_demonym(noun.text) is not None):
            if noun.head.i == noun.i:
                return False
            noun = noun.head
    if noun.pos_ not in ("NOUN", "PROPN") or noun.i < token.i:
        return False
    lemma = noun.lemma_.lower()
    if sectors.exact_noun([lemma]) is not None and lemma not in ("airstrike",):
        return False
    return lemma in _STATE_ACTS
