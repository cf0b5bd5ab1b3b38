"""The numbers that a story's reports give, thing by thing: killed, arrested, crew, hours.

Found in the sentences themselves, so that two numbers stand side by side though linking did not see one event in them.
People are counted by what befell them, as one report's "38 pupils" are another's "41 girls"; anything else by its noun.
Two numbers are compared only where the sentences around them tell of the same.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from dragoman.comparing import words
from dragoman.comparing.counted import FATES, Counted, counted_in
from dragoman.comparing.sentences import of_their_own, told_in
from dragoman.comparing.slots import Told, gather
from dragoman.records import Evidence, Numbers, Record, Report, Value

MOST = 10  # things
MOST_COMPARED = 100  # numbers of a thing with which each is compared: a story may have a thousand reports
FEW = 6  # texts of a story that is about one happening, so that all of its dead are of that
# the share of the telling words of one passage that another must hold to tell of the same: where both count those whom
# the same befell, and where both only use the same noun
SHARED, SHARED_BY_NOUN = 0.1, 0.15
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
# what is counted over a year or a war is no number of this happening
_OVER_TIME = re.compile(
    rf"\b(?:[Ss]ince (?:{_MONTHS}|last|the|\d)|"
    r"(?:last|this|a) year|(?:in|of|between|until) (?:[A-Z]\w+ )?(?:19|20)\d\d|so far|over the (?:past|last))\b"
)


class _Number(Record, frozen=True, kw_only=True):
    """A number of a report, with its sentence and the words of the passage that it stands in."""

    counted: Counted
    evidence: Evidence
    weights: dict[str, float]
    families: frozenset[str]


def find_numbers(reports: Sequence[Report]) -> tuple[Numbers, ...]:
    """What two texts or more give a number of: the dead first, then other fates, then things by how many tell them.

    Where all give the same, its one value stands with all of their reports.
    """
    found: defaultdict[str, list[_Number]] = defaultdict(list)
    texts = of_their_own(reports)
    for report in texts:
        for number in _numbers(report):
            found[number.counted.what].append(number)
    told = []
    for what, numbers in found.items():
        alike = numbers
        if len(texts) > FEW or what not in FATES:
            alike = [one for one in numbers if any(_tell_of_one_thing(one, other) for other in numbers[:MOST_COMPARED])]
        if len({one.evidence.report for one in alike}) > 1:
            told.append(Numbers(what=what, values=_values(alike)))
    told.sort(key=lambda n: (FATES.index(n.what) if n.what in FATES else len(FATES), -_reports(n), n.what))
    return tuple(told[:MOST])


def _reports(numbers: Numbers) -> int:
    return len({report for value in numbers.values for report in value.reports})


def _values(numbers: Sequence[_Number]) -> tuple[Value, ...]:
    """One value for each number, in the words of the first report that gives it: those of most reports first."""
    first: dict[float, str] = {}
    for one in numbers:
        first.setdefault(_size(one), one.counted.told)
    size = {told: number for number, told in first.items()}
    values = gather(
        Told(report=one.evidence.report, value=first[_size(one)], evidence=(one.evidence,)) for one in numbers
    )
    return tuple(sorted(values, key=lambda value: (-len(value.reports), -size[str(value.value)])))


def _size(number: _Number) -> float:
    return number.counted.low or number.counted.high or 0.0


def _tell_of_one_thing(a: _Number, b: _Number) -> bool:
    if a.evidence.report == b.evidence.report:
        return False
    share = SHARED if a.counted.what in FATES else SHARED_BY_NOUN
    return words.shares(a.weights, b.families, share) or words.shares(b.weights, a.families, share)


def _numbers(report: Report) -> Iterator[_Number]:
    before = ""
    # the words of the body before those of the title, which tell less
    for start, end in [*told_in(report), *(told_in(report, "title") if report.title else ())]:
        text = report.text[start:end]
        passage, before = words.in_order(f"{before} {text}"), text
        if _OVER_TIME.search(text) is None:
            for counted in counted_in(text):
                yield _Number(
                    counted=counted,
                    evidence=Evidence(report=report.id, start=start, end=end),
                    weights=words.telling(passage),
                    families=words.families(passage),
                )
