"""Looks into a parse: base forms, who stands where in a clause, which word governs which.

Plain functions on spaCy tokens, shared by the modules that find events. They mend the parser's common slips: a
preposition that hangs on the verb although it follows the noun, a subject that only the first of two coordinated verbs
has, a relative pronoun that stands for the noun before it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = frozenset({"nsubj", "csubj"})
PASSIVE_SUBJECTS = frozenset({"nsubjpass", "csubjpass"})
OBJECTS = frozenset({"dobj", "obj"})
RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
CLAUSES = frozenset({"ccomp", "xcomp", "advcl", "acl", "relcl", "pcomp", "csubj", "csubjpass", "parataxis"})
# nouns that only measure or gather what follows "of" or "in"
MEASURES = frozenset(
    "number series round group hundred thousand million billion dozen ten score ton tonne kind part lot majority"
    " package batch shipment delivery consignment planeload truckload shipload boatload busload trainload wave"
    " string set spate flurry amount couple pair member majority most some several all many range variety type"
    " form total worth handful half bulk rest portion piece fleet convoy barrage act campaign team state ease".split()
)
# verbs whose object, not subject, does what the infinitive says ("urged Iran to withdraw")
OBJECT_CONTROL = frozenset(
    "ask urge order tell force press pressure push call allow permit help enable invite advise persuade convince"
    " encourage request instruct direct command require compel want expect warn beg implore lead cause oblige train"
    " let make see have get authorise authorize forbid prompt appoint believe consider show find".split()
)


# forms that the parser's lemmatizer takes for another word
_SLIPS = {
    "hoped": "hope", "hoping": "hope", "retook": "retake", "strove": "strive", "foresaw": "foresee", "remade": "remake",
    "rewrote": "rewrite", "resold": "resell", "axed": "axe",
}  # fmt: skip
# what the lemmatizer makes of "staged", "waging", "fined", "raped"
_WRONG_BASES = {
    "stag": "stage", "wag": "wage", "fin": "fine", "rap": "rape", "snip": "snipe", "din": "dine", "cordone": "cordon",
    "lambast": "lambaste", "resupplie": "resupply", "resupplye": "resupply", "waterboarde": "waterboard",
    "airdrope": "airdrop",
}  # fmt: skip


def lemma_of(token: Token) -> str:
    """The base form in small letters; the plural of a name loses its "s" ("Peace Talks")."""
    lemma: str = _SLIPS.get(token.lower_) or token.lemma_.lower()
    if lemma in _WRONG_BASES and token.pos_ == "VERB":
        return _WRONG_BASES[lemma]
    if token.tag_ == "NNPS" and lemma.endswith("s") and len(lemma) > 3:
        return lemma[:-1]
    return lemma


def children(token: Token, *deps: str) -> list[Token]:
    return [child for child in token.children if child.dep_ in deps]


def conjuncts(token: Token) -> list[Token]:
    """``token`` and what is coordinated with it to its right, in order."""
    out, queue = [token], [token]
    while queue:
        here = queue.pop()
        for child in here.children:
            if child.dep_ == "conj" and child not in out:
                out.append(child)
                queue.append(child)
    return sorted(out, key=lambda t: t.i)


def premodifiers(token: Token) -> list[Token]:
    """The words of the noun phrase before its head, hyphens left out, nearest last."""
    found = {
        c.i: c for c in token.children if c.i < token.i and c.dep_ in ("compound", "amod", "nmod", "nummod", "poss")
    }
    for child in list(found.values()):
        found.update(
            {c.i: c for c in child.children if c.dep_ in ("compound", "amod", "nmod", "advmod", "npadvmod", "conj")}
        )
    doc, i = token.doc, token.i - 1
    while (
        i >= 0
        and token.i - i <= 4
        and doc[i].pos_ in ("NOUN", "PROPN", "ADJ", "PUNCT", "VERB")
        and doc[i].sent == token.sent
    ):
        if doc[i].pos_ == "PUNCT" and doc[i].text not in ("-", "‑", "–"):
            break
        if doc[i].pos_ == "VERB" and doc[i].dep_ not in ("amod", "compound"):
            break
        if doc[i].pos_ != "PUNCT":
            found[doc[i].i] = doc[i]
        i -= 1
    return [found[i] for i in sorted(found)]


def is_passive(verb: Token) -> bool:
    """Whether the subject undergoes the act. "Are engaged in" and "was involved in" only look so."""
    if lemma_of(verb) in ("engage", "involve", "concern", "interest", "commit") and any(
        c.dep_ == "prep" and c.lower_ in ("in", "with", "about", "to") for c in verb.children
    ):
        return False
    if any(c.dep_ in ("nsubjpass", "csubjpass", "auxpass") for c in verb.children):
        return True
    if (
        verb.tag_ == "VBN"
        and verb.dep_ in ("acl", "amod", "advcl", "relcl")
        and not any(c.dep_ == "aux" for c in verb.children)
    ):
        return not any(c.dep_ in ("nsubj", "dobj") for c in verb.children)
    return _is_short_passive(verb)


# verbs that always have an object: one without it tells what was done to its subject
_NEVER_ALONE = frozenset(
    "arrest detain jail imprison kill wound injure hurt sentence convict indict charge accuse free release execute"
    " kidnap abduct expel deport oust depose overthrow assassinate murder behead hospitalize hospitalise shoot evacuate"
    " displace rescue acquit pardon extradite torture rape stab summon sanction ban name appoint elect".split()
)


def _is_short_passive(verb: Token) -> bool:
    """A passive that leaves its auxiliary out: "Editor arrested in raid", "was arrested and charged"."""
    if verb.tag_ not in ("VBD", "VBN") or verb.dep_ in ("relcl", "acl", "amod", "xcomp", "pcomp"):
        return False
    if any(c.dep_ in ("aux", "auxpass", "dobj", "obj", "dative", "ccomp", "xcomp") for c in verb.children):
        return False
    sharing = [c for c in verb.conjuncts if c.pos_ == "VERB"]
    if any(c.dep_ in ("dobj", "obj") for other in sharing for c in other.children):
        return False  # "arrested and jailed five men"
    own = any(c.dep_ in SUBJECTS for c in verb.children)
    if verb.dep_ == "conj" and verb.head.pos_ == "VERB":
        after = is_passive(verb.head)
        return after and (lemma_of(verb) in _NEVER_ALONE or (verb.tag_ == "VBN" and not own))
    return own and lemma_of(verb) in _NEVER_ALONE


def is_finite(verb: Token) -> bool:
    """Whether a verb is told in a tense of its own, as what was or is: "demanded that those who ATTACKED be tried"."""
    if verb.tag_ in ("VBD", "VBZ", "VBP"):
        return True
    return verb.pos_ in ("VERB", "AUX") and any(
        c.dep_ in ("aux", "auxpass") and c.tag_ in ("VBD", "VBZ", "VBP") for c in verb.children
    )


def is_infinitive(verb: Token) -> bool:
    """Whether a verb stands with "to"."""
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)


def is_purpose(verb: Token) -> bool:
    """Whether a verb stands in an infinitive that only says what something else was done for."""
    return is_infinitive(verb) and verb.dep_ in ("advcl", "acl", "relcl") and not is_ranked(verb)


def is_ranked(verb: Token) -> bool:
    """Whether an infinitive tells what its noun did before all others: "the first senator TO ENDORSE him"."""
    noun = verb.head
    if verb.dep_ == "xcomp":  # "became the first state to join"
        noun = next((c for c in noun.children if c.dep_ == "attr" and c.i < verb.i), noun)
    elif verb.dep_ not in ("acl", "relcl"):
        return False
    if noun.pos_ not in ("NOUN", "PROPN", "ADJ", "PRON", "NUM"):
        return False
    return not _RANKS.isdisjoint([noun.lower_, *(c.lower_ for c in noun.children if c.i < noun.i)])


_RANKS = frozenset("first second third fourth fifth last latest only sole youngest oldest highest newest".split())


def antecedent(pronoun: Token) -> Token | None:
    """The noun that a relative pronoun stands for."""
    verb = pronoun
    while verb.dep_ not in ("relcl", "ROOT") and verb.head != verb and verb.sent == pronoun.sent:
        verb = verb.head
        if verb.dep_ == "acl":
            break
    if verb.dep_ in ("relcl", "acl"):
        return verb.head
    return None


def own_subject(verb: Token) -> Token | None:
    """The verb's own grammatical subject, relative pronouns resolved."""
    for child in verb.children:
        if child.dep_ in SUBJECTS or child.dep_ in PASSIVE_SUBJECTS:
            if child.lower_ in RELATIVE:
                return antecedent(child) or child
            return child
    return None


def objects_of(verb: Token) -> list[Token]:
    """What undergoes the act: the direct object, the subject of a passive, the noun that a participle follows."""
    if is_passive(verb):
        subject = own_subject(verb)
        if subject is not None:
            found = [subject]
        elif verb.dep_ in ("acl", "amod", "relcl"):
            found = [verb.head]
            if verb.head.dep_ == "pobj" and verb.dep_ == "acl":
                found.append(verb.head.head.head)  # "the ban on fuel imposed on Syria": hung on the nearer noun
        elif verb.dep_ == "conj":
            found = objects_of(verb.head)[:1] if is_passive(verb.head) else []
        elif verb.dep_ in ("pcomp", "advcl", "xcomp"):
            patient = _doer(verb, 0)  # "resigned after being DETAINED": who resigned
            found = [patient] if patient is not None else []
        else:
            found = []
        # "was granted asylum": the thing given stays an object
        found += [c for c in verb.children if c.dep_ in ("dobj", "oprd")]
        return found
    found = []
    for child in verb.children:
        if child.dep_ in OBJECTS:
            found.append((antecedent(child) or child) if child.lower_ in RELATIVE else child)
    if not found and children(verb, "dative"):
        found = children(verb, "npadvmod")  # "gave the envoys two days to leave"
    if not found and lemma_of(verb) == "call":
        found = children(verb, "oprd")  # "called the president on Saturday"
    if not found:
        # "kidnapped up to 16 advisers": the parser takes "up" for a particle
        for child in children(verb, "prt", "prep"):
            if child.lower_ == "up":
                for below in children(child, "prep"):
                    found += [t for t in children(below, "pobj") if below.lower_ == "to" and children(t, "nummod")]
    if not found and verb.dep_ == "relcl" and own_subject(verb) is not None and not _heads_antecedent(verb):
        found = [verb.head]  # "the deal they signed"
    return found


def _heads_antecedent(verb: Token) -> bool:
    return any(c.dep_ in SUBJECTS and c.lower_ in RELATIVE for c in verb.children)


_SOURCES = frozenset({"according", "due", "owing", "thanks", "prior", "despite", "except"})


def prepositions_of(token: Token) -> Iterator[tuple[str, Token]]:
    """(preposition, its object) below ``token``, through double prepositions ("out of the deal")."""
    for child in token.children:
        if child.lower_ in _SOURCES or _is_turn(child):
            continue  # "fired 23 missiles, according to the ministry" is not done to the ministry
        if child.dep_ in ("prep", "agent", "dative", "prt", "advmod") and child.pos_ in (
            "ADP",
            "ADV",
            "SCONJ",
            "PART",
            "VERB",
        ):
            for below in child.children:
                if (
                    below.dep_ == "pcomp"
                    and child.lower_ in _BEFORE_NAMES
                    and (named := _named_before(below)) is not None
                ):
                    yield child.lower_, named
                elif below.dep_ in ("pobj", "pcomp"):
                    for one in conjuncts(below):
                        yield child.lower_, one
                elif below.dep_ == "prep":
                    for last in children(below, "pobj"):
                        for one in conjuncts(last):
                            yield below.lower_, one
            # "with A and with B"
            for below in children(child, "conj"):
                for last in children(below, "pobj"):
                    yield below.lower_, last


# behind these the parser takes "thousands of people marching" for a clause
_BEFORE_NAMES = frozenset({"with", "at", "on", "against", "to", "toward", "towards", "into"})


def _is_turn(preposition: Token) -> bool:
    """Whether a phrase only says whose turn to speak it is: "for his part", "on its part"."""
    return preposition.lower_ in ("for", "on") and any(
        below.lower_ == "part" and children(below, "poss") for below in children(preposition, "pobj")
    )


def owner_of(possessive: Token) -> Token:
    """Whom a possessive means: "backed the rebels in THEIR war", "support of X in ITS war", "blamed X for ITS attack".

    Else the possessive itself, for the cast to resolve.
    """
    noun = possessive.head
    if possessive.tag_ != "PRP$" or noun.dep_ != "pobj" or noun.head.lower_ not in ("in", "with", "for", "over"):
        return possessive
    over = noun.head.head
    helped: list[Token] = []
    judging = noun.head.lower_ in ("for", "over")
    if over.pos_ == "VERB" and lemma_of(over) in (_JUDGING if judging else _HELPING) and not is_passive(over):
        helped = children(over, *OBJECTS)
    elif judging:
        return possessive
    elif over.pos_ == "NOUN" and lemma_of(over) in _HELPING:
        helped = [target for name, target in prepositions_of(over) if name in ("of", "for", "to")]
    elif over.pos_ in ("NOUN", "PROPN") and over.dep_ == "pobj" and lemma_of(over.head.head) in _HELPING:
        helped = [over]
    return next((one for one in helped if one.i < possessive.i and one.pos_ in ("NOUN", "PROPN")), possessive)


_JUDGING = frozenset(
    "thank praise condemn criticise criticize blame denounce punish sanction slam commend applaud rebuke censure hail"
    " mock attack reward fine blast berate lambaste".split()
)
_HELPING = frozenset("back support help aid assist join encourage arm fund finance guide backing assistance".split())


def _named_before(verb: Token) -> Token | None:
    """Who stands before a verb that the parse makes the object: "agreed with X to reopen y", "fired at X fleeing y"."""
    if verb.tag_ != "VBG" and not any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children):
        return None
    return next((c for c in verb.children if c.dep_ == "nsubj" and c.i < verb.i), None)


def preposition_after(noun: Token) -> Iterator[tuple[str, Token]]:
    """Prepositions of a noun, and one that stands right behind it though the parser hung it on a verb before."""
    yield from prepositions_of(noun)
    if noun.i + 1 < len(noun.doc):
        after = noun.doc[noun.i + 1]
        if after.dep_ in ("prep", "dative") and after.head != noun and after.head.i < noun.i:
            for last in children(after, "pobj"):
                for one in conjuncts(last):
                    yield after.lower_, one


def through_measure(noun: Token) -> list[Token]:
    """The noun and, where it only measures ("a series of attacks", "$2 million in aid"), what it measures."""
    out = [noun]
    for one in out:
        if len(out) < 6 and (
            lemma_of(one) in MEASURES or one.pos_ in ("NUM", "DET", "PRON") or one.ent_type_ == "MONEY"
        ):
            out += [below for name, below in prepositions_of(one) if name in ("of", "in", "worth")]
    return out


def subject_of(verb: Token, depth: int = 0) -> Token | None:
    """Who does what ``verb`` says in the active voice, also where the parse leaves it to another verb; else ``None``.

    For a passive verb this is its agent ("by …").
    """
    if depth > 6:
        return None
    if is_passive(verb):
        for name, below in prepositions_of(verb):
            if name == "by" and below.dep_ != "pcomp":
                return below
        return None
    return _doer(verb, depth)


def _doer(verb: Token, depth: int) -> Token | None:
    own = own_subject(verb)
    if own is not None:
        return own
    if (
        verb.tag_ == "VBG"
        and verb.dep_ == "pcomp"
        and any(c.lower_ == "by" and children(c, "pobj") for c in verb.children)
    ):
        return None  # "killed in shelling by the army"
    head = verb.head
    if verb.dep_ == "conj" and head.pos_ in ("VERB", "AUX"):
        if is_passive(head):
            return own_subject(head) or _passive_patient(head)
        return subject_of(head, depth + 1)
    if verb.dep_ == "ccomp" and is_finite(verb):
        return None  # the parser lost its subject: it is not that of the clause above
    if verb.dep_ in ("xcomp", "ccomp") and head.pos_ in ("VERB", "AUX", "ADJ", "NOUN"):
        if head.pos_ == "ADJ":
            return _subject_of_adjective(head, depth)
        return _controller(verb, head, depth)
    if verb.dep_ == "relcl":
        return verb.head
    if verb.dep_ == "acl":
        if is_infinitive(verb):
            return _holder(head, depth)  # "a vow to attack": whose vow
        return head
    if verb.dep_ == "advcl" and head.pos_ in ("VERB", "AUX"):
        if is_passive(head):
            return own_subject(head) or subject_of(head, depth + 1)
        return subject_of(head, depth + 1)
    if verb.dep_ == "pcomp":
        return _of_gerund(verb, depth)
    if verb.dep_ in ("prep",) and head.pos_ == "VERB":
        return subject_of(head, depth + 1)
    for before in children(verb, "ccomp", "advcl", "parataxis", "dep"):
        if before.i < verb.i and is_finite_aside(before):
            return subject_of(before, depth + 1)  # "Envoy meets rebels, urges truce"
    return None


def is_finite_aside(verb: Token) -> bool:
    """Whether a clause before its head stands for itself behind a mark: "A signs deal; B vows revenge"."""
    if verb.i > verb.head.i or verb.tag_ not in ("VBZ", "VBD", "VBP") or own_subject(verb) is None:
        return False
    return any(t.text in (",", ";", ":", "–", "—", "-") for t in verb.doc[verb.i + 1 : verb.head.i])


def _passive_patient(verb: Token) -> Token | None:
    return verb.head if verb.dep_ in ("acl", "relcl") else None


def _controller(verb: Token, governor: Token, depth: int) -> Token | None:
    if lemma_of(governor) in OBJECT_CONTROL:
        if is_passive(governor):
            return own_subject(governor) or _passive_patient(governor)
        for child in governor.children:
            if child.dep_ in ("dobj", "dative") and child.i < verb.i:
                return child
        for name, below in prepositions_of(governor):
            if name in ("on", "upon", "for", "to") and below.i < verb.i and below.dep_ == "pobj":
                return below
    if is_passive(governor):
        return own_subject(governor) or _passive_patient(governor)
    return subject_of(governor, depth + 1)


def _subject_of_adjective(adjective: Token, depth: int) -> Token | None:
    head = adjective.head
    if adjective.dep_ in ("acomp", "attr", "conj", "oprd") and head.pos_ in ("AUX", "VERB"):
        return own_subject(head) or (subject_of(head, depth + 1) if head.pos_ == "VERB" else None)
    if adjective.dep_ == "amod":
        return head
    return own_subject(adjective)


def _holder(noun: Token, depth: int) -> Token | None:
    for child in noun.children:
        if child.dep_ == "poss":
            return child
    for name, below in prepositions_of(noun):
        if name == "by":
            return below
    verb = noun.head
    if noun.dep_ in ("dobj", "pobj", "attr") and verb.pos_ in ("VERB", "AUX"):
        return subject_of(verb, depth + 1)
    if noun.dep_ in SUBJECTS or noun.dep_ in PASSIVE_SUBJECTS:
        return None
    return None


def _of_gerund(verb: Token, depth: int) -> Token | None:
    preposition = verb.head
    over = preposition.head
    if over.pos_ in ("VERB", "AUX"):
        if preposition.lower_ in ("of", "from", "for", "into") and lemma_of(over) not in (
            "speak",
            "talk",
            "dream",
            "think",
            "plan",
            "prepare",
            "work",
        ):
            if is_passive(over):
                return own_subject(over) or _passive_patient(over)
            for child in over.children:
                if child.dep_ in OBJECTS:
                    return (antecedent(child) or child) if child.lower_ in RELATIVE else child
        if is_passive(over):
            return own_subject(over) or subject_of(over, depth + 1)
        if preposition.lower_ == "for":
            for name, below in prepositions_of(over):
                if name in ("at", "into", "against") and below.dep_ == "pobj":
                    return below  # "lashed out at him for spurning the offer"
        return subject_of(over, depth + 1)
    if over.pos_ in ("NOUN", "PROPN"):
        if preposition.lower_ in ("of", "with", "for") and over.dep_ == "dobj" and lemma_of(over.head) in _CHARGING:
            return over  # "accused the ships of ramming its boats": the ships
        return _holder(over, depth)
    if over.pos_ == "ADJ":
        return _subject_of_adjective(over, depth)
    return None


_CHARGING = frozenset("accuse suspect charge convict acquit blame condemn criticise criticize denounce punish".split())


def ancestors(token: Token, limit: int = 12) -> Iterable[Token]:
    here = token
    for _ in range(limit):
        if here.head == here:
            return
        here = here.head
        yield here
