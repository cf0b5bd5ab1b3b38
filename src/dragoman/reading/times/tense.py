"""Which way a clause looks: whether what it tells is over or still to come.

Read from the parse: the auxiliaries and the form of the nearest verb above a word, infinitives after verbs and nouns of
intention, and words such as "planned" beside a noun. "would" and "was to" look ahead as "will" does: the reports say so
of days that had not come when they were spoken of.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import spacy.tokens

Direction = Literal["past", "future", "present"] | None

_MODALS = {
    "will",
    "shall",
    "would",
    "can",
    "could",
    "may",
    "might",
    "must",
    "should",
    "ought",
    "'ll",
    "’ll",
    "wo",
    "'d",
}
# Verbs, participles and nouns whose infinitive or object is still to come.
_INTENT = {
    "plan", "expect", "schedule", "set", "due", "intend", "aim", "hope", "want", "agree", "vow", "pledge", "promise",
    "threaten", "decide", "prepare", "ready", "poise", "slate", "seek", "ask", "urge", "order", "call", "demand",
    "need", "postpone", "delay", "propose", "invite", "deadline", "likely", "bind",
}  # fmt: skip
_AHEAD_ADJECTIVES = {"upcoming", "planned", "scheduled", "coming", "forthcoming", "proposed", "expected", "next"}
_DONE = {
    "attack", "assault", "massacre", "bombing", "killing", "strike", "raid", "explosion", "blast", "coup", "shooting",
    "arrest", "invasion", "agreement", "accord", "deal", "earthquake", "crash", "ceasefire", "truce", "murder",
}  # fmt: skip
_REPORTING = {"say", "tell", "report", "announce", "add", "state", "confirm", "claim", "write", "declare", "warn"}


def direction_of(token: spacy.tokens.Token, *, headline: bool = False) -> Direction:
    """Past, future or present of the clause that ``token`` stands in; ``None`` where no verb tells.

    ``headline`` is true in titles, where the simple present tells what has happened and "to visit" what will.
    """
    if any(t.lower_ in _AHEAD_ADJECTIVES for t in (token, *token.lefts, *token.head.lefts)):
        return "future"
    noun = token.head
    if token.dep_ in ("compound", "nmod") and noun.pos_ == "NOUN" and noun.lemma_ in _DONE:
        return "past"  # "an inquiry into the OCTOBER 7 attack", whatever is to come of it
    for word in _upward(token):
        if word.pos_ not in ("VERB", "AUX"):
            if word.lower_ in ("deadline", "due"):
                return "future"
            continue
        found = _of_verb(word, headline)
        if found is not None:
            return found
    return None


def _upward(token: spacy.tokens.Token) -> list[spacy.tokens.Token]:
    # The token itself counts where it is a verb: the direction of a trigger is asked for too.
    path = [token]
    while path[-1].head is not path[-1] and path[-1].head.i != path[-1].i:
        path.append(path[-1].head)
    return path


def _of_verb(verb: spacy.tokens.Token, headline: bool) -> Direction:
    helpers = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    words = {h.lower_ for h in helpers}
    has = any(h.lemma_ == "have" for h in helpers)
    if words & _MODALS:
        return "past" if has and "would" in words | {"could", "might", "must", "may", "should"} & words else "future"
    if "to" in words:
        if has:
            return "past"
        head = verb.head
        if headline:  # "Envoy to visit Beirut"
            return "future"
        if head.i == verb.i:
            return None
        if head.lemma_.lower() in _INTENT or head.tag_ in ("VBZ", "VBP", "MD") or head.lemma_ in ("be", "go"):
            return "future"
        if verb.dep_ in ("advcl", "relcl", "acl"):  # purpose: "arrived to sign on Monday"; its own clause decides
            return None
        return None
    if any(h.tag_ == "VBD" for h in helpers) or has:
        return "past"
    if any(h.tag_ in ("VBZ", "VBP") for h in helpers):
        if verb.lemma_ in _INTENT and verb.tag_ == "VBN":
            return "future"
        return "past" if headline and verb.tag_ == "VBN" else "present"
    if verb.tag_ == "VBD":
        return "past"
    if verb.tag_ == "VBN":
        if verb.lemma_ in ("plan", "schedule", "expect", "slate", "propose") and verb.dep_ in ("acl", "amod", "relcl"):
            return "future"
        return "past"
    if verb.tag_ in ("VBZ", "VBP"):
        if headline or verb.lemma_ in _REPORTING:
            return "past"
        return "present"
    return None  # bare participles and infinitives take the tense of the clause above
