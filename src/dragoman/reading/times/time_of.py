"""When the event of one word was: the time expression that belongs to a verb or noun."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dragoman.knowledge.reporting import class_of, words_of
from dragoman.reading.parsed import ParsedReport
from dragoman.records import Span, TimeMention

if TYPE_CHECKING:
    import spacy.tokens

_CLAUSE = {"ccomp", "advcl", "relcl", "acl", "conj", "parataxis", "csubj"}


def is_dated(time: TimeMention) -> bool:
    """Whether the mention says when, and not how long or how often."""
    stretch = time.value is not None and re.match(r"P[\dXT]", time.value)
    return time.value is not None and (time.interval is not None or not stretch)  # "in the past three months" says when


def time_for(parsed: ParsedReport, token: spacy.tokens.Token, times: tuple[TimeMention, ...]) -> TimeMention | None:
    """The time expression that dates the event of ``token``; ``None`` where none is attached to it.

    Looked for in this order: below the word itself; below the verb that carries it ("carried out an attack Friday",
    "was accused on Monday of …"); coordinated verbs ("met and signed … on Saturday"). A time that stands under another
    event's verb, or under the verb of saying above ("said Friday that …"), is not taken. Of several the precise one
    wins over the vague one, then the nearest.
    """
    sentence = parsed.sentence_of(token)
    if sentence is None:
        return None
    words: list[tuple[TimeMention, spacy.tokens.Token]] = []
    for time in times:
        if time.start >= sentence.span.start and time.end <= sentence.span.end and is_dated(time):
            inside = parsed.tokens_in(Span(time.start, time.end))
            if inside:
                ids = {t.i for t in inside}
                top = next((t for t in inside if t.head.i not in ids), inside[-1])
                if not _compares(top) and not _dates_the_words(top, token):
                    words.append((time, top))
    if not words:
        return None
    own = {carrier.i for carrier in _own_carriers(token)}
    for carrier in _carriers(token):
        found = [(time, word) for time, word in words if _belongs(word, carrier) and not _describes_noun(time, word)]
        if carrier.i not in own:  # "was convicted and has lived there since May"
            found = [(time, word) for time, word in found if time.interval is None or time.interval.end is not None]
        if found:
            # "in an OVERNIGHT raid on Wednesday": a word before the noun tells the hour
            return min(found, key=lambda tw: (_vagueness(tw[0]), tw[1].dep_ == "amod", abs(tw[1].i - token.i)))[0]
    return None


def _compares(word: spacy.tokens.Token) -> bool:
    """Whether "since" only says when there last was such a thing, which did not begin then: "the DEADLIEST attack since
    2014", "the THIRD coup since May"."""
    since = word if word.lower_ == "since" else word.head
    if since.lower_ != "since":
        return False
    over = since.head
    while over.dep_ == "pobj" and over.head.dep_ == "prep":
        over = over.head.head  # "the fourth coup ON THE COAST since 2018"
    told = [over] if over.pos_ in ("NOUN", "PROPN", "ADJ") else []
    told += [c for c in over.children if c.dep_ in ("attr", "acomp") or (c.dep_ == "dobj" and over.lemma_ in _MARKING)]
    words = [t for top in told for t in top.subtree if t.i < since.i]
    return any(t.tag_ in ("JJS", "RBS") or t.ent_type_ == "ORDINAL" or t.lower_ in _RANKS for t in words)


def _dates_the_words(word: spacy.tokens.Token, token: spacy.tokens.Token) -> bool:
    """Whether a time tells when words were said and not when that was of which they tell: "confirmed the attack in a
    STATEMENT on Thursday"."""
    first = word.head if word.head.pos_ == "ADP" and word.head.i < word.i else word
    if first.i < 2:
        return False
    noun = first.nbor(-1)
    if noun.i == token.i or noun.dep_ != "pobj" or noun.head.lower_ not in ("in", "at", "during", "on", "via"):
        return False
    return noun.lemma_ in words_of("holders") | words_of("documents") and not (
        token.pos_ == "VERB" and class_of(token.lemma_, "V") is not None
    )


def _describes_noun(time: TimeMention, word: spacy.tokens.Token) -> bool:
    """Whether "currently" and the like say how somebody is, not when it was: "rebels CURRENTLY in prison"."""
    if time.value != "PRESENT_REF" or word.i == word.sent.start or word.i + 1 >= word.sent.end:
        return False
    return word.nbor(-1).pos_ in ("NOUN", "PROPN") and word.nbor(1).tag_ in ("IN", "VBG", "VBN", "JJ")


def _carriers(token: spacy.tokens.Token) -> list[spacy.tokens.Token]:
    """The word, then the words that carry its event: light verbs and prepositions above a noun, coordinated verbs."""
    carriers = _own_carriers(token)
    for carrier in list(carriers):
        if carrier.pos_ in ("VERB", "AUX"):
            carriers.extend(
                c for c in carrier.children if c.dep_ == "conj" and not _is_told_apart(c) and c.i > carrier.i
            )
    return carriers


def _own_carriers(token: spacy.tokens.Token) -> list[spacy.tokens.Token]:
    carriers = [token]
    word = token
    while word.pos_ not in ("VERB", "AUX") and word.head is not word and word.head.i != word.i:
        answered = word.lower_ == "for" and word.head.lemma_ in _ANSWERS
        told_apart = word.dep_ in _CLAUSE and word.pos_ not in ("NOUN", "PROPN")
        if told_apart or word.lower_ in _SETTING or answered or _is_what_is_judged(word):
            break  # "met on Saturday after the signing", "convicted on Saturday of the murder": done before
        tells_itself = word.dep_ in ("nsubj", "nsubjpass")  # "the blast RIPPED through a market on Friday"
        word = word.head
        if speaks_of(word) and not tells_itself:
            return carriers  # "condemned on Friday the attack": the attack was another day
        carriers.append(word)
    verb = word
    # "to sign" under "met to sign on Saturday", and the second of two verbs that share one day.
    while _shares_its_time(verb) and verb.head.i != verb.i and not _is_otherwise_told(verb):
        verb = verb.head
        if verb.lemma_ in _SAYING:
            break
        carriers.append(verb)
    return carriers


def _shares_its_time(verb: spacy.tokens.Token) -> bool:
    """Whether a verb hangs on another as one with it: "met and SIGNED", "hit a block on Friday, KILLING three"."""
    outcome = verb.dep_ == "advcl" and verb.tag_ == "VBG" and verb.i > verb.head.i and not _has_own_words(verb)
    return verb.dep_ in ("conj", "xcomp") or outcome


def _has_own_words(verb: spacy.tokens.Token) -> bool:
    return any(c.dep_ in ("nsubj", "nsubjpass", "mark", "aux", "auxpass") for c in verb.children)


_MARKING = frozenset("mark represent constitute see suffer witness record launch stage carry face mount report".split())
_RANKS = frozenset("first second third fourth fifth sixth seventh eighth ninth tenth only".split())
# prepositions that set one happening against another, which has a time and place of its own
_SETTING = frozenset({"after", "before", "since", "until", "following", "despite", "amid", "over", "because", "ahead"})
_HOURS = frozenset("dawn daybreak sunrise noon midday dusk sunset nightfall midnight".split())
# classes of cues whose object is known already, or said not to be so
_SPOKEN_OF = frozenset({"accuses", "admits", "criticises", "denies", "describes", "labels", "praises", "rejects"})
_ANSWERS = frozenset({"retaliation", "revenge", "response", "reprisal", "retribution", "punishment"})
# words of justice: what they are about was done before
_JUDGING = frozenset(
    "convict sentence jail imprison arrest detain charge try acquit indict pardon prosecute punish execute extradite"
    " accuse suspect sue guilty innocent responsible".split()
)
_SAYING = {
    "say",
    "tell",
    "report",
    "announce",
    "add",
    "claim",
    "confirm",
    "state",
    "write",
    "declare",
    "deny",
    "accuse",
}


def _is_what_is_judged(preposition: spacy.tokens.Token) -> bool:
    """Whether a preposition leads to the act that somebody is judged for: "found guilty last month OF the murder"."""
    if preposition.dep_ != "prep" or preposition.lower_ not in ("of", "for", "in", "over", "with"):
        return False
    word = preposition.head
    while word.ent_type_ in ("DATE", "TIME") or word.pos_ == "ADP":
        if word.head.i == word.i:
            return False
        word = word.head  # the parser hangs "of" on the day
    return word.lemma_ in _JUDGING or any(c.dep_ in ("oprd", "acomp") and c.lemma_ in _JUDGING for c in word.children)


def speaks_of(verb: spacy.tokens.Token) -> bool:
    """Whether a verb judges or disputes an act that was done at another time."""
    return verb.pos_ == "VERB" and class_of(verb.lemma_, "V") in _SPOKEN_OF


def _is_otherwise_told(verb: spacy.tokens.Token) -> bool:
    """Whether a coordinated verb has a subject of its own and a modal: "agreed last month, and B may SEND troops"."""
    own = {c.dep_ for c in verb.children} & {"nsubj", "nsubjpass"}
    return verb.dep_ == "conj" and bool(own) and any(c.tag_ == "MD" for c in verb.children)


def _is_told_apart(verb: spacy.tokens.Token) -> bool:
    """Whether a coordinated verb has a subject or a tense of its own."""
    return any(c.dep_ in ("nsubj", "nsubjpass", "aux") for c in verb.children)


def _belongs(word: spacy.tokens.Token, carrier: spacy.tokens.Token) -> bool:
    """Whether the time's word hangs below ``carrier`` with no other event or clause between."""
    before = _verb_just_before(word)
    if (
        before is not None
    ):  # "Troops that entered the city last week withdrew": the parse gives "last week" to the wrong verb
        return before.i == carrier.i
    noun = word.head
    named_by_it = word.dep_ in ("compound", "nmod", "poss", "amod", "nummod") and noun.pos_ == "NOUN"
    if named_by_it and (noun.dep_ == "pobj" or word.text.isdigit()):
        return noun.i == carrier.i  # "was accused of a July attack": the attack was in July; "the 1951 treaty covers"
    node = word
    steps = nouns = 0
    while node.i != carrier.i:
        nouns += node.i != word.i and node.pos_ == "NOUN"
        if node.head.i == node.i or steps > 5 or (nouns > 1 and word.dep_ == "npadvmod"):
            return False  # "the blast was a reply to the murder last week": the blast was later
        if node.i != word.i and (node.pos_ == "VERB" or node.dep_ in _CLAUSE):
            return False
        if node.lower_ in _SETTING and node.i != word.head.i and word.head.head.lower_ not in _HOURS:
            return False  # "three days after the elections of April 25", but "before dawn on Saturday"
        node, steps = node.head, steps + 1
    return True


def _verb_just_before(word: spacy.tokens.Token) -> spacy.tokens.Token | None:
    """The verb of the clause that a time ends, where the parse hangs the time on a verb that only follows."""
    node = word
    while node.pos_ in ("NOUN", "PROPN", "NUM", "ADP", "ADV") and node.head.i != node.i and node.head.i < node.i:
        node = node.head
    if node.head.i <= word.i or node.head.pos_ not in ("VERB", "AUX"):
        return None
    for i in range(node.i - 1, node.sent.start - 1, -1):
        token = node.doc[i]
        if token.is_punct:
            return None
        if token.pos_ == "VERB":
            return token if token.dep_ in ("relcl", "acl", "advcl") else None
    return None


def _vagueness(time: TimeMention) -> int:
    if time.interval is None:
        return 4
    return {"minute": 0, "hour": 0, "day": 0, "week": 1, "month": 1, "season": 2, "quarter": 2, "year": 2, "decade": 3,
            "century": 3, "vague": 4}[time.interval.grain]  # fmt: skip
