"""Where English puts the parts of a clause, read off spaCy's dependency parse (ClearNLP labels).

Small questions with one answer each, shared by the stages that look for who did what to whom.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.reading.events.base_forms import lemma_of

if TYPE_CHECKING:
    from spacy.tokens import Token

RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
SHARES = frozenset({"both", "all", "each", "neither", "none", "most", "some", "one", "two", "three"})
EFFORTS = frozenset(
    "effort decision determination commitment bid campaign struggle fight attempt resolve plan role battle "
    "drive mission quest war operation offensive push move order work strategy interest desire ambition intention "
    "wish".split()
)
AWAY = frozenset({"away", "together", "alongside"})
NAMING = frozenset(
    "appoint name nominate pick choose hire elect re-elect tap select install dismiss sack fire oust".split()
)
HIRING = frozenset("pay hire recruit bribe train arm order deploy".split())
LIGHT = frozenset(
    "give provide offer express voice lend have receive enjoy get win show pledge extend declare announce reaffirm "
    "renew withdraw launch wage conduct impose carry lead mount begin start step resume continue pursue "
    "sign reach conclude seek promise maintain put slap place tighten expand approve unveil reimpose strike "
    "seal fight hold acquire buy claim terminate forge form build cement deepen strengthen "
    "increase boost raise double intensify escalate reduce limit curb stop supply".split()
)
OF_ANOTHER = frozenset({"as", "of", "from", "for"})


def antecedent(token: Token) -> Token:
    """The noun that a relative pronoun stands for; any other token is its own."""
    if token.lower_ in SHARES:  # "both of which"
        whole = next((object_of(p) for p in token.children if p.dep_ == "prep" and p.lower_ == "of"), None)
        token = whole if whole is not None and whole.lower_ in RELATIVE else token
    if token.lower_ in RELATIVE and token.tag_ in ("WDT", "WP", "WP$"):
        clause = token
        while clause.dep_ != "relcl" and clause.head != clause:
            clause = clause.head
        if clause.dep_ == "relcl":
            return clause.head
        if token.i - token.sent.start > 1 and token.nbor(-1).text == ",":
            # "Zambia, whose foreign minister X is ill, rejected …", parsed without a relative clause
            before = token.nbor(-2)
            return before if before.pos_ in ("NOUN", "PROPN") else token
    return token


def subject(verb: Token) -> Token | None:
    """Who does what the verb says: its active subject, the agent of a passive, or the subject that it inherits."""
    if is_passive(verb):
        agent = _agent(verb)
        return object_of(agent) if agent is not None else None
    own = next((child for child in verb.children if child.dep_ in ("nsubj", "csubj")), None)
    if own is not None:
        return own
    if verb.dep_ in ("acl", "relcl") and verb.tag_ in ("VB", "VBP") and _is_infinitive(verb):
        # "its efforts to destroy …": who makes the effort
        return doer(verb.head)
    if verb.dep_ == "acl":
        return verb.head
    if verb.dep_ == "pcomp" and verb.head.head != verb.head:
        # "is committed to defeating …", "its role in arming …"
        governor = verb.head.head
        if governor.pos_ not in ("VERB", "AUX"):
            return doer(governor)
        if verb.head.lower_ in OF_ANOTHER and not is_passive(governor):
            # "described him as undermining …", "hit back at them for arming …": he of whom it is said
            other = direct_object(governor) or _struck_at(governor)
            if other is not None:
                return other
        passive = next((child for child in governor.children if child.dep_ == "nsubjpass"), None)
        return passive or subject(governor)
    if verb.dep_ == "ccomp" and not _is_infinitive(verb):
        return None  # a finite clause has a subject of its own, which the parse missed
    if (
        verb.dep_ in ("conj", "xcomp", "advcl", "ccomp", "acomp")
        and verb.head != verb
        and verb.head.pos_ in ("VERB", "AUX")
    ):
        if verb.dep_ == "xcomp" or (_is_infinitive(verb) and lemma_of(verb.head) in NAMING | HIRING):
            # "told him to leave", "appointed Grey to lead the bureau", "paid gunmen to attack"
            controller = direct_object(verb.head) if not is_passive(verb.head) else None
            if controller is not None and controller.dep_ != "attr":  # "became the first state to recognise …"
                return controller
        passive = next((child for child in verb.head.children if child.dep_ == "nsubjpass"), None)
        if passive is None and verb.dep_ == "conj" and verb.head.dep_ == "conj" and is_passive(verb.head):
            return direct_object(verb.head)  # "was paid for by China, built by a firm and will sell …"
        return passive or subject(verb.head)
    return None


def own_subject(verb: Token) -> Token | None:
    """The subject that a clause has of its own, and not by another verb or noun."""
    return next((child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")), None)


def _agent(verb: Token) -> Token | None:
    """``by`` of a passive, its own or that of participles coordinated with it: "armed, funded and trained by"."""
    own = next((child for child in verb.children if child.dep_ == "agent"), None)
    beside = next((child for child in verb.children if child.dep_ == "conj" and child.i - verb.i <= 3), None)
    return own if own is not None or beside is None or beside.tag_ != "VBN" else _agent(beside)


def direct_object(verb: Token) -> Token | None:
    """Whom or what it is done to: the object, the subject of a passive, the noun that a participle describes."""
    if is_passive(verb):
        # "who Zaire says are backed by Uganda": parsed as the subject of an active verb
        own = next((child for child in verb.children if child.dep_ in ("nsubjpass", "nsubj")), None)
        if own is not None:
            return own
        if verb.dep_ in ("acl", "amod", "relcl"):
            return _headed(verb.head)
        if verb.dep_ == "conj":
            return direct_object(verb.head) if is_passive(verb.head) else None
        if verb.dep_ == "advcl":
            return subject(verb.head)
        if verb.dep_ in ("xcomp", "oprd") and verb.head.pos_ in ("VERB", "AUX"):
            # "is said to be backed by", "wants to be recognised"
            return direct_object(verb.head) if is_passive(verb.head) else subject(verb.head)
        return None
    return next((child for child in verb.children if child.dep_ in ("dobj", "dative", "attr")), None)


def _headed(noun: Token) -> Token:
    """Whom a participle behind ``noun`` describes: "a delegation visiting Damascus, headed by X" is headed, no town."""
    clause = noun.head
    apart = noun.i + 1 < noun.sent.end and noun.nbor(1).text == ","
    over = apart and noun.ent_type_ in ("GPE", "LOC", "FAC") and noun.dep_ == "dobj" and clause.dep_ == "acl"
    return clause.head if over else noun


def _struck_at(verb: Token) -> Token | None:
    """``them`` of "hit back at them", "turned on them"."""
    return next((object_of(c) for c in verb.children if c.dep_ == "prep" and c.lower_ in ("at", "on", "against")), None)


def _is_infinitive(verb: Token) -> bool:
    return any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children)


def doer(noun: Token) -> Token | None:
    """Whose act, wish or plan ``noun`` names: its possessor, or the subject of the verb that it hangs on."""
    owner = possessor(noun)
    if owner is not None:
        return owner
    own = next((p for p in noun.children if p.dep_ == "prep" and p.lower_ in ("of", "by")), None)
    if own is not None and lemma_of(noun) in EFFORTS:
        return object_of(own)
    head = noun.head
    if noun.dep_ == "conj" and head.pos_ in ("NOUN", "PROPN"):
        return doer(head)
    if noun.dep_ in ("dobj", "attr", "acomp") and head.pos_ in ("VERB", "AUX"):
        return subject(head)
    if noun.dep_ == "pobj" and head.head != head and lemma_of(noun) in EFFORTS:
        governor = head.head
        if governor.pos_ in ("VERB", "AUX"):
            passive = next((child for child in governor.children if child.dep_ == "nsubjpass"), None)
            return passive or subject(governor)
        return doer(governor) if governor.pos_ == "NOUN" else None
    return None


def is_passive(verb: Token) -> bool:
    """Whether the verb is passive, with an auxiliary or as a bare participle ("backed by Egypt")."""
    if any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.children):
        return True
    if verb.tag_ != "VBN" or any(child.dep_ == "aux" for child in verb.children):
        return False
    return verb.dep_ in ("acl", "amod", "advcl", "relcl") or any(child.dep_ == "agent" for child in verb.children)


def prepositions(token: Token) -> list[Token]:
    """The prepositions that ``token`` governs, and those of its object ("throw its weight behind")."""
    own = [child for child in token.children if child.dep_ in ("prep", "dative") and child.pos_ in ("ADP", "SCONJ")]
    own += [more for one in own for more in one.children if more.dep_ == "conj" and more.pos_ == "ADP"]
    own = [
        one for one in own if one.i == 0 or one.nbor(-1).lower_ not in ("than", "not")
    ]  # "to Tehran rather than to Baghdad"
    own += [p for away in token.children if away.lower_ in AWAY for p in away.children if p.dep_ == "prep"]
    for child in token.children:
        if child.dep_ == "dobj" and token.pos_ == "VERB":
            priced = [one for one in child.children if one.lower_ == "worth"]  # "drones worth $3 million to Kosovo"
            own += [one for above in (child, *priced) for one in above.children if one.dep_ == "prep"]
            inside = [
                object_of(p) for p in child.children if p.dep_ == "prep" and p.lower_ == "of"
            ]  # "rounds of talks"
            own += [p for one in inside if one is not None for p in one.children if p.lower_ == "between"]
    return own


def governed(preposition: Token) -> tuple[str, Token | None]:
    """A preposition by its words and what it governs, also through another: "walked OUT OF the coalition"."""
    inside = object_of(preposition)
    if inside is not None and inside.lower_ == "side" and preposition.lower_ == "on":
        whose = next((object_of(p) for p in inside.children if p.dep_ == "prep" and p.lower_ == "of"), None)
        return "on side", whose or possessor(inside)  # "fought on the side of the army"
    inner = next((child for child in preposition.children if child.dep_ == "prep"), None)
    if inside is None and inner is not None:
        return f"{preposition.lower_} {inner.lower_}", object_of(inner)
    before = preposition.head
    word = f"{before.lower_} {preposition.lower_}" if before.lower_ in AWAY else preposition.lower_
    return word, inside


def object_of(preposition: Token) -> Token | None:
    return next((child for child in preposition.children if child.dep_ in ("pobj", "pcomp")), None)


def listed(token: Token) -> list[Token]:
    """``token`` and what is coordinated with it, up to where the list is closed.

    In "backed by Egypt and the Emirates, and the Government …" the comma after the closed list begins something new.
    """
    out = [token]
    closed = False
    for one in token.conjuncts:
        if one.i < token.i:
            continue
        between = token.doc[out[-1].i + 1 : one.left_edge.i]
        comma = any(t.text == "," for t in between)
        if closed and comma:
            break
        closed = closed or any(t.dep_ == "cc" for t in between)
        out.append(one)
    return out


def listed_before(noun: Token, pronoun: Token) -> list[Token]:
    """``noun`` and what is coordinated with it before the relative clause of ``pronoun``: "A and B, which signed …"."""
    return [one for one in listed(noun) if one.i < pronoun.i] or [noun]


def examples(noun: Token) -> list[Token]:
    """``Dagalo`` and ``Musa`` of "three commanders, including Dagalo and Musa"."""
    inclusions = [child for child in noun.children if child.dep_ == "prep" and child.lower_ == "including"]
    named = [object_of(preposition) for preposition in inclusions]
    return [one for name in named if name is not None for one in listed(name)]


def named_beside(noun: Token) -> Token | None:
    """``ISIS`` of "ISIS, a group linked to …" and "the group ISIS": the name beside a common noun."""
    beside = next((c for c in noun.children if c.dep_ == "appos" and c.pos_ == "PROPN" and c.i > noun.i), None)
    if noun.pos_ == "NOUN" and noun.tag_ == "NN" and beside is not None:
        return beside
    if noun.dep_ != "appos" or noun.pos_ != "NOUN" or noun.head.pos_ != "PROPN":
        return None
    return noun.head if any(child.lower_ in ("a", "an", "the") for child in noun.children) else None


def possessor(noun: Token) -> Token | None:
    """``Turkey`` of "Turkey's support"."""
    return next((child for child in noun.children if child.dep_ == "poss"), None)


def first_piece(word: Token) -> Token:
    """``director`` of "director-general", which the parser cuts at the hyphen; a word without one is its own."""
    if word.i < 2 or word.nbor(-1).text != "-" or word.nbor(-1).whitespace_ or word.nbor(-2).whitespace_:
        return word
    return word.nbor(-2) if word.i - word.sent.start > 1 else word


def modifiers(noun: Token) -> list[Token]:
    """Adjectives and nouns right before a noun: ``Russian`` of "Russian support"."""
    return [child for child in noun.children if child.dep_ in ("amod", "compound", "nmod") and child.i < noun.i]


def light_verb(noun: Token) -> Token | None:
    """The verb that carries the noun without adding a meaning of its own: ``voiced`` of "voiced its support"."""
    head = noun.head
    if noun.dep_ == "conj":
        return light_verb(head)
    return head if noun.dep_ in ("dobj", "nsubjpass") and lemma_of(head) in LIGHT else None
