"""What befell those whom a number counts: the word of a sentence that tells it, found without a parser.

Lists of words are those of ``knowledge/counts.yaml``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from dragoman.comparing import words
from dragoman.knowledge import countries
from dragoman.knowledge.files import load_yaml

# what befell people, in the order in which a reader asks for it
FATES = tuple("killed injured missing abducted rescued arrested expelled released displaced sentenced".split())
_ALSO = {
    "bury": "killed",
    **dict.fromkeys(
        "deceased eliminated liquidated neutralised neutralized".split(), "killed"
    ),  # in the words of armies
    **dict.fromkeys("took whisked".split(), "abducted"),
    **dict.fromkeys("rescue rescued rescuing saved saving".split(), "rescued"),
}
_NEAR = 9  # words between a number and the word that tells what befell those whom it counts
CLAUSE = frozenset("; : ( ) — – but while whereas though although after before".split())
_DYING = frozenset("dead die died dies".split())
_LOSING = frozenset("claimed claiming cost costing gave laid lose loses losing lost sacrificed took".split())
_DRIVING = frozenset("compelled compelling drove driven forced forces forcing".split())
_LEAVING = frozenset("flee leave".split())
_AWAY = frozenset("away captive hostage hostages prisoner prisoners".split())
_CAPTIVES = frozenset("captive hostage".split())
# what follows a verb of fate that those before it did to others: "30 gunmen killed A guard"
_WHOM = frozenset(
    "a about an another around at dozens her his hundreds its many more one our several some the their".split()
)
_AGENT = re.compile(r"(?:er|or|ist|ant|ian|ee|man|men|ese)$")
_ALSO_PEOPLE = frozenset(
    "agent apprentice athlete baby bandit bishop body boss cadet captain chief cleric clerk conscript cop deputy "
    "driver element friend guard guest infant insurgent judge king kurd local merchant monk nun "
    "nurse operative other patient peasant personnel pilgrim police pow priest pupil recruit relative sailor scout "
    "serb shepherd spy staff student tourist troop victim youth".split()
)
_NOT_AGENTS = frozenset(
    "barrier border bulldozer bunker center charter computer container corner factor generator letter meter motor "
    "number order paper plant quarter reactor river router sector semester server shelter tower tractor trailer "
    "transformer winter".split()
)
# words of fate that more often say something else: "round", "open fire", "free election", "fall ill"
_UNSURE = frozenset("charge condemn dismiss drown fall fire free hang intern round".split())


def fate_of_counted(low: Sequence[str], start: int, end: int, noun: str | None, whose: str | None) -> str | None:
    """What befell those whom the number between ``start`` and ``end`` counts: the nearest such word of its clause.

    Args:
        low: the words of the sentence in small letters.
        noun: what is counted, in the singular.
        whose: the noun before the number that counts it, as "toll" does.
    """
    if whose == "toll":
        return "killed"
    if _is_done_by_them(low, end):
        return None
    # a noun inside the phrase tells what the people are of: "eight jail guards", "two death squads"
    within = [
        fate
        for at, word in enumerate(low[start:end], start=start)
        if (at == end - 1 or word in _DYING or word.endswith(("ain", "ed", "ing", "s")))
        and (fate := fate_of(word)) is not None
    ]
    if within:
        return within[-1]  # "30 wounded", "six bodies", "four missing sailors"
    if noun is not None and not _are_people(noun):
        return None
    behind, joined = _fate_behind(low, end)
    before = _fate_before(low, start, alone=behind is None or joined)
    if noun in _CAPTIVES and behind is None:
        return "abducted"  # "killing 12 and taking five HOSTAGES"
    if before is not None and joined:
        return before[1]  # "killed eleven and INJURED forty"
    return min(one for one in (behind, before) if one is not None)[1] if behind or before else None


def _is_done_by_them(low: Sequence[str], end: int) -> bool:
    """Whether the verb of fate behind those counted has an object of its own: they did it to others."""
    if end + 1 >= len(low) or low[end] in _DYING or fate_of(low[end]) is None:
        return False
    return low[end + 1] in _WHOM or _is_number(low[end + 1])


def _is_number(word: str) -> bool:
    return word[0].isdigit() or word in load_yaml("counts.yaml")["numbers"]["exact"]


def _fate_behind(low: Sequence[str], end: int) -> tuple[tuple[int, str] | None, bool]:
    """The first word of fate behind a number in its clause and its distance, and whether an "and" stands between."""
    joined = False
    for step, at in enumerate(range(end, min(len(low), end + _NEAR)), start=1):
        if low[at] in CLAUSE or low[at][0].isdigit():
            break
        if low[at] == "," and at + 1 < len(low) and (low[at + 1].endswith("ing") or fate_of(low[at + 1]) is not None):
            break  # "a child, wounding a guard"
        # "thousands of Cubans TOOK to the streets"
        if low[at] != "took" and (fate := fate_of(low[at]) or _told_fate(low, at)) is not None:
            return (step, fate), joined
        # "six soldiers and five clerks injured": of both kinds
        joined = joined or (low[at] == "and" and not (at + 1 < len(low) and _is_number(low[at + 1])))
    return None, joined


def _fate_before(low: Sequence[str], start: int, alone: bool) -> tuple[int, str] | None:
    """The last word of fate before a number in its clause and its distance; ``alone``: none stands behind it."""
    for step, at in enumerate(range(start - 1, max(-1, start - 1 - _NEAR), -1), start=1):
        if low[at] in CLAUSE or (low[at] == "and" and not alone):
            break  # "two died and seven suffered injuries"
        if (fate := fate_of(low[at]) or _told_fate(low, at)) is not None:
            return step, fate
    return None


def _told_fate(low: Sequence[str], at: int) -> str | None:
    """The fate of "lost their LIVES", "claimed the LIVES of", "were TAKEN away", "forced from their HOMES"."""
    if low[at] in ("life", "lives") and not _LOSING.isdisjoint(low[max(0, at - 3) : at]):
        return "killed"
    if low[at] in _LEAVING and low[at - 1] == "to" and not _DRIVING.isdisjoint(low[max(0, at - _NEAR) : at]):
        return "displaced"
    if (
        low[at] == "homes"
        and "from" in low[max(0, at - 2) : at]
        and not _DRIVING.isdisjoint(low[max(0, at - _NEAR) : at])
    ):
        return "displaced"
    behind = low[at + 1] if at + 1 < len(low) else "."
    return "abducted" if low[at] == "taken" and (behind in _AWAY or not behind[0].isalnum()) else None


def _are_people(noun: str) -> bool:
    what = load_yaml("counts.yaml")["what"]
    if any(noun in what[kind] for kind in ("weapons", "goods", "houses", "attacks", "articles")):
        return False
    known = noun == "people" or any(noun in what[kind] for kind in ("people", "troops", "protesters"))
    known = known or noun in _ALSO_PEOPLE or noun in _CAPTIVES or countries.of_demonym(noun.capitalize()) is not None
    return known or (_AGENT.search(noun) is not None and noun not in _NOT_AGENTS)


def fate_of(word: str) -> str | None:
    """The fate that a word tells by itself, as "wounding" does."""
    if word in _ALSO:
        return _ALSO[word]
    forms = words.forms(word)
    found = (fate for form in forms if (fate := _fates().get(form)) is not None)
    return next(found, None) if _UNSURE.isdisjoint(forms) else None


@cache
def _fates() -> dict[str, str]:
    """Base form of a verb, noun or adjective → the fate that it tells."""
    what = load_yaml("counts.yaml")["what"]
    found: dict[str, str] = {}
    for kind in ("verbs", "adjectives", "victims"):
        for fate, forms in what[kind].items():
            found |= {form: fate for form in forms if fate in FATES and " " not in form}
    return found
