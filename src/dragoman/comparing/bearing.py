"""Whether a sentence sets a name beside its act, or only deep inside another phrase: no parser is at hand here.

"The decision to pull out of Syria was opposed by the minister" tells no refusal of Syria, and "Trump's lawyer praised
the inquiry" no praise of Trump's. Where the words between the act and the name leave that open, who did it to whom is
not sure.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Iterator

from dragoman.comparing import words
from dragoman.knowledge import titles

# before a name they open a phrase about something else; right behind the act ("rejection of") they lead to its party
_INSIDE = frozenset(
    "about among around as because before behind between by during following from if in inside into near of out over "
    "since than through under until when where whether which while who whom whose within without".split()
)
_OFFICES = frozenset(
    "chancellor chairman governor mayor minister premier president prime rep secretary sen senator".split()
)
_COUNTING = frozenset("a all an both five four many most six seven several some the three two".split())
_HIS = frozenset("his her its their our my your whose".split())
_WORD = re.compile(r"[^\W_]+(?:[.'’-][^\W_]+)*")
_OWNED = re.compile(r"['’]s?\s+[^\W_]|\s*-(?:backed|led|based|linked|controlled|run)\b", re.IGNORECASE)
# what makes a name before it a part of another name: a capital, but of no day or month
_OTHER = re.compile(rf"(?:['’]s?)?\s+(?!(?:{'|'.join((*calendar.day_name, *calendar.month_name[1:]))})\b)[A-Z][a-z]")
# who does it stands behind "by", who gives what another obtains behind "from"
_DOER = re.compile(r"\b(?:by|from) (?:the |a |an )?$", re.IGNORECASE)
# "faced criticism", "received aid": who stands before them does nothing, it is done to him
_RECEIVING = frozenset("drew earned faced obtained received suffered sustained underwent".split())
# "Albright, asked on television if …" was asked
_UNDERGOING = re.compile(r",\s+$")
_ASIDE = re.compile(r"\s+(?:about|at|by|for|if|in|on|whether|why)\b", re.IGNORECASE)
_UNDONE = re.compile(
    r"(?:\b(?:fail|failed|failing|fails|failure|refus\w+|declin\w+|unable|unwilling|not|never|cannot)|n['’]t)"
    r"(?:\s+to)?(?:\s+[a-z]+)?\s+$",
    re.IGNORECASE,
)
NEAR = 3  # words between an owner and his act: "Israel's latest air strikes"


def suffers(sentence: str, act: str, names: Iterable[str]) -> bool:
    """Whether the bearer of one of ``names`` may be the one to whom the act was done."""
    acts, told = list(acts_in(sentence, act)), list(hits_in(sentence, names))
    return not acts or any(
        _is_led_to(sentence[a_end:n_start]) if a_end <= n_start else _stands_free(sentence[:n_start])
        for _, a_end in acts
        for n_start, n_end in told
        if a_end <= n_start or n_end <= acts[0][0]
    )


def acts_himself(sentence: str, act: str, names: Iterable[str]) -> bool:
    """Whether the bearer of one of ``names`` may act himself, and no pronoun nearer to the act or body of his."""
    acts, told = list(acts_in(sentence, act)), list(hits_in(sentence, names))
    return not acts or any(
        _does_it(sentence, a, n) for a in acts if not _is_behind_pronoun(sentence[: a[0]]) for n in told
    )


def is_left_undone(sentence: str, act: str) -> bool:
    """Whether the sentence tells that it was not done, by the words before the act: "failing to cooperate"."""
    acts = list(acts_in(sentence, act))
    return bool(acts) and all(_UNDONE.search(sentence[:start]) is not None for start, _ in acts)


def _is_behind_pronoun(before: str) -> bool:
    found = _WORD.findall(before.casefold())
    return bool(found) and found[-1] in _HIS


def _does_it(sentence: str, act: tuple[int, int], name: tuple[int, int]) -> bool:
    """Whether a name may be the doer's by where it stands: before its act in a phrase of its own, or led to by it."""
    if name[0] > act[0]:
        return _DOER.search(sentence[: name[0]]) is not None or _is_led_to(sentence[act[1] : name[0]])
    if words.family_of(sentence[slice(*act)].casefold()) in words.families(_RECEIVING):
        return False
    if _UNDERGOING.fullmatch(sentence[name[1] : act[0]]) and _ASIDE.match(sentence[act[1] :]):
        return False
    owns = _OWNED.match(sentence[name[1] :]) is not None and len(sentence[name[1] : act[0]].split()) > NEAR
    return not owns and _stands_free(sentence[: name[0]])


def _is_led_to(between: str) -> bool:
    """Whether the words from the act on lead to the name behind them."""
    found = _WORD.findall(between)
    # "the Director of National Intelligence" is one name
    opened = [
        n for n, word in enumerate(found) if word.casefold() in _INSIDE and not found[max(0, n - 1)][:1].isupper()
    ]
    return not opened or opened[-1] == 0


def _stands_free(before: str) -> bool:
    """Whether the name behind these words is a phrase of its own, as of whom something is then said to be done."""
    found = [word for word in _WORD.findall(before) if word.casefold() not in _COUNTING and not word.isdigit()]
    while found and _is_title(found[-1]):
        found.pop()
    return not found or found[-1].casefold() not in _INSIDE


def _is_title(word: str) -> bool:
    return (
        word.casefold() in _OFFICES
        or titles.is_honorific(word)
        or titles.is_honorific(f"{word}.")
        or titles.rank(word) is not None
    )


def acts_in(sentence: str, act: str) -> Iterator[tuple[int, int]]:
    """Where the act's word stands, or else words of its family."""
    found = [hit.span() for hit in re.finditer(rf"\b{re.escape(act)}\b", sentence, re.IGNORECASE)]
    if found:
        yield from found
        return
    wanted = words.family_of(act.casefold())
    for hit in _WORD.finditer(sentence):
        if words.family_of(hit[0].casefold()) == wanted:
            yield hit.span()


def hits_in(sentence: str, names: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Where one of the names stands by itself, and not as a part of another: no "Iraq" in "the Iraq War"."""
    headline = _is_headline(sentence)
    low = sentence.lower()
    for name in names:
        if name.lower() not in low:
            continue  # an actor of a large case has hundreds of names, and a pattern for each is dear
        for hit in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", sentence, re.IGNORECASE):
            if headline or _OTHER.match(sentence[hit.end() :]) is None:
                yield hit.span()


def _is_headline(sentence: str) -> bool:
    """Whether most words have capitals, so that they tell no names."""
    found: list[str] = _WORD.findall(sentence)
    return 2 * sum(word[0].isupper() for word in found) > len(found)
