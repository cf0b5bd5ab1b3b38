"""Mends the parser's common slips, once for all stages that read the parse.

The small model hangs some phrases of press English on the wrong word again and again. Only slips that the words
themselves give away are mended; each function says which. The words and their order stay.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.knowledge.reporting import class_of, words_of
from dragoman.knowledge.sectors import plural_of_people
from dragoman.reading.clause_mending import SUBJECTS, mend_participle, mend_relative
from dragoman.reading.listed_subjects import join_listed, list_apposed
from dragoman.reading.object_mending import CALENDAR, NOUNS, give_back_object, lacks_object, take_day_from_name

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_CHARGING = frozenset("accuse suspect charge convict acquit".split())
_TALKING = frozenset("speak talk meet confer consult communicate negotiate converse".split())
_LINES = frozenset("phone telephone video videoconference videolink teleconference conference link".split())
_SAYING = frozenset("say announce report claim add state confirm acknowledge warn declare admit insist tell".split())


def mend(doc: Doc) -> Doc:
    """``doc`` with the heads of mended words changed in place."""
    menders = {doc.vocab.strings[dep]: mender for dep, mender in _MENDERS.items()}
    prep, of, on, with_, *marks = (doc.vocab.strings[w] for w in ("prep", "of", "on", "with", "punct", "case"))
    small = {doc.vocab.strings[word] for word in words_of("agencies") if word.islower()}
    root, many = doc.vocab.strings["ROOT"], {doc.vocab.strings[tag] for tag in ("VBP", "VB")}
    names, mark = {doc.vocab.strings[tag] for tag in ("NNP", "NNPS")}, doc.vocab.strings["’"]
    # arrays are many times as fast as asking each token
    for i, (dep, lower, tag, opens) in enumerate(doc.to_array(["DEP", "LOWER", "TAG", "SENT_START"]).tolist()):
        mender = menders.get(dep)
        if mender is not None:
            mender(doc[i])
        elif dep == prep and lower == of:
            _give_back_charge(doc[i])
        elif dep == prep and lower == on:
            _give_back_blame(doc[i])
        elif dep == prep and lower == with_:
            _give_back_partner(doc[i])
        elif dep == root and tag in many:
            join_listed(doc[i])
        if lower in small:
            _name_agency(doc[i])
        elif lower == mark and dep in marks:
            _make_possessive(doc[i])
        if opens == 1 and tag in names:
            _make_common(doc[i])
    return doc


def _make_possessive(mark: Token) -> None:
    """ "Belarus’ president": behind an s and before a noun, with no quotation open, it is no quotation mark."""
    owner = mark.nbor(-1) if mark.i > mark.sent.start else None
    if owner is None or not owner.lower_.endswith("s") or owner.whitespace_ or not mark.whitespace_:
        return
    before = mark.doc[mark.sent.start : mark.i].text
    thing = owner.head
    if "‘" in before or owner.dep_ not in ("nmod", "compound") or thing.i < mark.i or thing.pos_ not in NOUNS:
        return
    owner.dep_ = "poss"
    mark.head, mark.dep_, mark.tag_, mark.pos_ = owner, "case", "POS", "PART"


def _make_common(word: Token) -> None:
    """ "BOMBERS struck the bank": the first word of a sentence has its capital in any case, and people in the plural
    whom no other name follows are no name."""
    alone = word.i + 1 >= len(word.doc) or word.nbor().pos_ != "PROPN"
    stem = plural_of_people(word.lower_) if alone and word.dep_ not in ("compound", "nmod") else None
    if stem is not None:
        word.tag_, word.pos_, word.lemma_ = "NNS", "NOUN", stem


def _name_agency(token: Token) -> None:
    """ "told dpa that …", "told the news agency dpa": an agency whose name has no capital is no verb."""
    if token.pos_ == "PROPN" or not token.is_lower:
        return
    before = token.nbor(-1) if token.i else token
    verb = before if before.pos_ == "VERB" else before.head
    token.tag_, token.pos_ = "NNP", "PROPN"
    if before.pos_ in NOUNS and before.i != token.i:
        token.head, token.dep_ = before, "appos"
    elif verb.pos_ == "VERB" and verb.i < token.i and token.dep_ in ("xcomp", "ccomp", "advcl", "acl", "prep", "dep"):
        token.head, token.dep_ = verb, "dobj"
    else:
        return
    for clause in [c for c in token.rights if c.dep_ in ("ccomp", "acl", "relcl") and verb.i != token.i]:
        clause.head, clause.dep_ = verb, "ccomp"


def _give_back_time(clause: Token) -> None:
    """ "SAID on Tuesday it had killed five": the day between the verb of saying and the subject is that of saying."""
    verb = clause.head
    if verb.i > clause.i:
        return
    subject = next((c for c in clause.lefts if c.dep_ in SUBJECTS), None)
    first = next(iter(clause.lefts), None)
    if subject is None or first is None or first.i != verb.i + 1 or first.i > subject.i:
        return
    if verb.lemma_ not in _SAYING or any(c.dep_ == "mark" for c in clause.lefts):
        return
    word = next(iter(first.rights), None) if first.dep_ == "prep" else first
    timed = word is not None and word.ent_type_ in CALENDAR and first.dep_ in ("prep", "npadvmod", "advmod")
    if timed and first.right_edge.i + 1 == subject.left_edge.i:
        first.head = verb


def _give_back_place(word: Token) -> None:
    """ "where FIGHTERS loyal to X drove Y out": the word that begins the clause is of its verb, not of the fighters."""
    noun = word.head
    if word.tag_ == "WRB" and noun.pos_ in NOUNS and noun.dep_ in SUBJECTS:
        word.head = noun.head


def _give_back_partner(with_: Token) -> None:
    """ "SPOKE by telephone WITH X", "MET on Monday WITH X": whom one talks to is no part of telephone or day."""
    noun = with_.head
    between = noun.head
    verb = between.head
    if noun.dep_ != "pobj" or between.dep_ != "prep" or verb.pos_ != "VERB" or verb.lemma_ not in _TALKING:
        return
    if with_.i != noun.i + 1:
        return
    if noun.lower_ in _LINES or noun.ent_type_ in CALENDAR or noun.ent_type_ == "GPE":
        with_.head = verb


def _is_finite(verb: Token) -> bool:
    return verb.tag_ in FINITE or any(c.dep_ in ("aux", "auxpass") and c.tag_ in FINITE for c in verb.lefts)


def _join_finite_verb(verb: Token) -> None:
    """ "VOWED to fight on and has asked for money": a verb with a tense of its own stands beside one with a tense."""
    first = verb.head
    if verb.pos_ not in ("VERB", "AUX"):
        return
    if not any(c.lower_ == "to" for c in first.lefts) or not _is_finite(verb):
        return
    if any(c.dep_ in SUBJECTS for c in verb.lefts):
        return
    above = first
    while above.dep_ in ("xcomp", "advcl", "conj", "pcomp", "prep", "ccomp", "acl", "dobj") and above.head.i < above.i:
        above = above.head
        if above.pos_ in ("VERB", "AUX") and _is_finite(above):
            verb.head = above
            return


def _give_back_charge(preposition: Token) -> None:
    """ "ACCUSED the army on Monday of shelling the town": no Monday is of shelling, and no army either."""
    noun = preposition.head
    told = noun.ent_type_ in CALENDAR or (noun.dep_ == "dobj" and noun.head.lemma_ in _CHARGING)
    if not told or not any(c.dep_ == "pcomp" for c in preposition.rights):
        return
    above = noun
    while above.head.i != above.i and above.pos_ != "VERB":
        above = above.head
    if above.lemma_ in _CHARGING:
        preposition.head = above


def _give_back_blame(preposition: Token) -> None:
    """ "BLAMED the attack on a convoy on rebels": the last "on" says who is blamed, and not whom the attack struck."""
    noun = preposition.head
    while noun.dep_ in ("pobj", "prep"):
        noun = noun.head
    verb = noun.head
    if noun.dep_ != "dobj" or verb.lemma_ != "blame" or any(c.lower_ == "for" for c in verb.rights):
        return
    behind = preposition.doc[preposition.i + 1 : verb.right_edge.i + 1]
    on_day = any(c.ent_type_ in CALENDAR for c in preposition.rights)
    if not on_day and not any(word.lower_ == "on" and word.dep_ == "prep" for word in behind):
        preposition.head = verb


def _mend_apposition(noun: Token) -> None:
    kind = noun.head
    if kind.pos_ == "ADJ" and noun.tag_ in ("NNP", "NNPS") and noun.left_edge.i == kind.i + 1:
        _head_by_name(kind, noun)
    elif noun.left_edge.pos_ == "PROPN":
        list_apposed(noun)
    else:
        give_back_object(noun)


def _give_back_owner(mark: Token) -> None:
    """ "By SUDAN'S Rapid Support Forces": the parser hangs both the owner and what is his on the preposition."""
    owner = mark.head
    beside = next((c for c in owner.head.rights if c.i > mark.i and c.left_edge.i == mark.i + 1), None)
    if owner.dep_ in ("pobj", "dobj") and beside is not None and beside.dep_ == owner.dep_:
        owner.head, owner.dep_ = beside, "poss"


def _head_by_name(kind: Token, name: Token) -> None:
    """ "The PARAMILITARY Rapid Support Forces": an adjective is no head of the name behind it."""
    below = [c for c in kind.children if c != name]
    name.head, name.dep_ = (name if kind.head == kind else kind.head), kind.dep_
    kind.head, kind.dep_ = name, "amod"
    for child in below:
        child.head = name


def _make_main(verb: Token) -> None:
    """ "The court SENTENCED on Monday a former minister.": where a full stop ends the sentence and neither "be" nor
    "by" makes a passive, a verb in the past right behind a noun is no participle but what that noun did."""
    noun, root, last = verb.head, verb.sent.root, verb.sent[-1]
    if verb.tag_ not in ("VBD", "VBN") or noun.i != verb.i - 1 or last.text != "." or root.pos_ not in NOUNS:
        return
    if any(c.dep_ in ("agent", "auxpass") for c in verb.children):
        return
    if any(c != verb and c.pos_ in ("VERB", "AUX") for c in [*root.children, *noun.children]):
        return
    for preposition in verb.rights:
        for day in [word for c in preposition.children for word in c.subtree]:
            take_day_from_name(day)
    named = next((c for c in noun.rights if c.dep_ == "appos" and c.left_edge.i == verb.right_edge.i + 1), None)
    if noun == root and (named is not None or not lacks_object(verb)):
        moved = [c for c in noun.rights if c.i > verb.i]
        if named is not None:
            named.dep_ = "dobj"
    elif noun.dep_ == "nsubj" and noun.head == root and verb.right_edge.i + 1 == _begin(root) and lacks_object(verb):
        moved = [c for c in root.children if c.dep_ == "punct"]
        root.head, root.dep_ = verb, "dobj"
    else:
        return
    for child in moved:
        child.head = verb
    noun.head, noun.dep_ = verb, "nsubj"
    verb.head, verb.dep_, verb.tag_ = verb, "ROOT", "VBD"


def _mend_adjective(word: Token) -> None:
    """ "Shot DEAD nine men": what stands before the number of a noun does not describe the noun."""
    if word.lower_ in _OUTCOMES and word.i > word.sent.start and word.nbor(-1).pos_ == "VERB":
        behind = word.nbor()
        if behind.head == word.head and behind.dep_ in ("nummod", "det", "poss"):
            word.head, word.dep_ = word.nbor(-1), "oprd"
            return
    _make_verb(word)


def _make_verb(participle: Token) -> None:
    """ "The COUNCIL barred opposition candidate X from office": no adjective has a subject, so it is the verb of
    what the parser takes for one long noun phrase."""
    subject = next((c for c in participle.lefts if c.dep_ == "nsubj"), None)
    if participle.tag_ not in ("VBD", "VBN") or subject is None or subject.i != participle.i - 1:
        return
    if any(c.dep_ in ("aux", "auxpass", "neg") for c in participle.children) or not _may_act(subject):
        return
    noun = participle.head
    while noun.dep_ in ("compound", "poss", "nmod", "amod") and noun.head.i > noun.i:
        noun = noun.head
    if noun.pos_ not in NOUNS or noun.i < participle.i:
        return
    if noun.dep_ != "ROOT" and (noun.dep_ not in ("dobj", "ccomp") or class_of(noun.head.lemma_, "V") is None):
        return
    behind = [c for c in noun.rights if c.dep_ in ("prep", "punct", "advmod", "npadvmod", "advcl", "dative")]
    if noun.dep_ == "ROOT":
        participle.head, participle.dep_ = participle, "ROOT"
        behind += [c for c in noun.lefts if c.i < subject.left_edge.i]
    else:
        participle.head, participle.dep_ = noun.head, "ccomp"
    noun.head, noun.dep_, participle.tag_ = participle, "dobj", "VBD"
    for child in behind:
        child.head = participle


def _may_act(subject: Token) -> bool:
    """A name, a pronoun, several or a phrase with an article: "rocket propelled grenades" has none."""
    return (
        subject.pos_ in ("PROPN", "PRON")
        or subject.tag_ == "NNS"
        or any(c.dep_ in ("det", "poss") for c in subject.lefts)
    )


def _begin(noun: Token) -> int:
    """Where the noun's phrase begins, its own subject aside."""
    return min([c.left_edge.i for c in noun.lefts if c.dep_ != "nsubj"], default=noun.i)


_OUTCOMES = frozenset({"dead", "alive", "free", "open"})
_MENDERS = {
    "acl": _make_main,
    "advmod": _give_back_place,
    "advcl": mend_participle,
    "amod": _mend_adjective,
    "appos": _mend_apposition,
    "case": _give_back_owner,
    "ccomp": _give_back_time,
    "compound": take_day_from_name,
    "nmod": take_day_from_name,
    "conj": _join_finite_verb,
    "relcl": mend_relative,
}
