"""Whether a sentence places its act where a place is named in it, or names the place for something else.

"Clashes since the police shot a boy in Athens" are no clashes in Athens, "met the chief in the West Bank" is no meeting
there, and "a hit on Houston quarterback Schaub" none in Houston. The words around the name decide.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from dragoman.comparing import words
from dragoman.comparing.bearing import acts_in, hits_in

# behind these a name says where, even if it describes another noun ("at a Tel Aviv cafe")
_FIRM = frozenset(
    "across along alongside around aboard at behind beside beyond in inside near off outside throughout within".split()
)
# behind these it says where only if it ends its phrase: "of Aleppo", but not "to a Colorado newspaper"
_LOOSE = frozenset("against between by for from into of on over through to toward towards under via".split())
# what follows tells another act
_BREAKS = frozenset(
    "after ahead amid because before despite following if since unless until while who whom whose".split()
)
# "the government in Port Sudan": the place tells who they are
_SEATED = frozenset(
    "administration ambassador ambassadors army authorities chief chiefs commander commanders correspondent council "
    "diplomat diplomats envoy envoys government governor head leader leaders mayor minister ministers ministry "
    "official officials parliament power president representative rulers spokesman spokesperson spokeswoman".split()
)
_HOUSES = frozenset("bureau consulate court embassy mission office".split())  # those may be attacked where they stand
# what a place's name describes is there itself: "the attack on el-Obeid hospital"
_SITES = frozenset(
    "airport apartment area bank base border building cafe camp capital church city coast district factory harbour "
    "home hospital hotel house island jail market mosque neighborhood neighbourhood park port prison province region "
    "restaurant school shop shore square station store street suburb synagogue town university village".split()
)
_NEAR = 2  # words between an act and its bare object: "bombed the port city"
_GAP = 4  # words between a preposition and the name: "in the northern city of"
_WORD = re.compile(r"[^\W_]+(?:[.'’-][^\W_]+)*")
_SIDE_BY_SIDE = re.compile(r"(?:[A-Z][\w.'’-]*\s+){0,3}[A-Z][\w.'’-]*,\s+$")  # "in Benghazi, Libya"
_GOES_ON = re.compile(r"(?:['’]s)?\s+([a-z][\w-]*)")


def is_placed(sentence: str, act: str, names: Iterable[str]) -> bool:
    """Whether the act may have happened at the place of one of ``names``; true also where the sentence lacks either."""
    names = list(names)
    acts = list(acts_in(sentence, act))
    if not acts or not any(name.casefold() in sentence.casefold() for name in names):
        return True
    return any(_fits(sentence, one, at) for at in hits_in(sentence, names) for one in acts)


def _fits(sentence: str, act: tuple[int, int], at: tuple[int, int]) -> bool:
    between = sentence[act[1] : at[0]] if act[1] <= at[0] else sentence[at[1] : act[0]]
    found = [word.casefold() for word in _WORD.findall(between)]
    if not _BREAKS.isdisjoint(found):
        return False
    bare = len(found) <= _NEAR and not set(between) & set(",;:—–()") and (_FIRM | _LOOSE).isdisjoint(found)
    before = [word.casefold() for word in _WORD.findall(sentence[: at[0]])]
    if bare and (act[1] <= at[0] or not before or before[-1] not in _FIRM | _LOOSE):
        return True  # "entered Guyana", "the Doha talks"
    seated = _SEATED if act[1] <= at[0] else _SEATED | _HOUSES
    return not sentence[: at[0]].strip() or _is_led_to(sentence, at, seated)


def _is_led_to(sentence: str, at: tuple[int, int], seated: frozenset[str]) -> bool:
    """Whether a preposition of place leads to the name."""
    before = sentence[: at[0]]
    while side := _SIDE_BY_SIDE.search(before):
        before = before[: side.start()]
    phrase = before.rstrip(", ").rpartition(", ")[2]  # "in the capital, Athens"
    found = [word.casefold() for word in _WORD.findall(phrase)]
    for n, word in reversed(list(enumerate(found))[-_GAP - 1 :]):
        if word in _FIRM:
            return found[max(0, n - 1)] not in seated
        if word == "of" and found[max(0, n - 1)] in _SITES:
            return True  # "bombed the port of Hodeidah twice"
        if word in _LOOSE and not (word == "of" and any(w in _FIRM for w in found[max(0, n - _GAP) : n])):
            return _ends_phrase(sentence[at[1] :])
    return False


def _ends_phrase(after: str) -> bool:
    """Whether no noun follows that the name would describe, but for one of a site."""
    goes_on = _GOES_ON.match(after)
    return goes_on is None or goes_on[1] in _SITES | _FIRM or words.weight(goes_on[1]) < words.RARE
