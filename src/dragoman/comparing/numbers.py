"""The numbers that a story's reports give, thing by thing: killed, arrested, crew, hours.

Found in the sentences themselves, so that two numbers stand side by side though linking did not see one event in them.
People are counted by what befell them, as one report's "38 pupils" are another's "41 girls"; anything else by its noun.
Two numbers are compared only where the sentences around them tell of the same.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from dragoman.comparing import words
from dragoman.comparing.counted import Counted, counted_in
from dragoman.comparing.fates import FATES
from dragoman.comparing.sentences import of_their_own, told_in
from dragoman.comparing.slots import Told, gather
from dragoman.records import Evidence, Numbers, Record, Report, Value

MOST = 10  # things
LARGE = 10  # from which two equal numbers of the same fate count the same people, whatever they are called
MANY, ALMOST = 100, 1.1  # from which, and within what of each other, two numbers of one noun are of the same thing
CROWD = 50  # people of whom it is not told what befell them
MOST_COMPARED = 100  # numbers of a thing with which each is compared: a story may have a thousand reports
FEW = 6  # texts of a story that is about one happening, so that all of its dead are of that
# the share of the telling words of one passage that another must hold to tell of the same: where both count those whom
# the same befell, and where both only use the same noun
SHARED, SHARED_BY_NOUN = 0.1, 0.2
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_DATED = re.compile(
    rf"\b\d{{1,2}} (?P<before>{_MONTHS}) (?P<year>(?:19|20)\d\d)\b|"
    rf"\b(?P<behind>{_MONTHS}) \d{{1,2}}, (?P<year_behind>(?:19|20)\d\d)\b|\b[Ii]n (?P<alone>{_MONTHS})\b(?! \d)"
)
# what is counted over a year or a war is no number of this happening
_OVER_TIME = re.compile(
    rf"\b(?:[Ss]ince (?:{_MONTHS}|last|then|the|\d)|(?:[Ll]ast|this|a) year|"
    rf"[Ll]ast (?:month|{_MONTHS})|"
    r"(?:[Ii]n|of|between|until) (?:[A-Z]\w+ )?(?:19|20)\d\d|so far|over the (?:past|last))\b"
)


class _Number(Record, frozen=True, kw_only=True):
    """A number of a report, with its sentence and the words of the passage that it stands in."""

    counted: Counted
    evidence: Evidence
    weights: dict[str, float]
    families: frozenset[str]


def find_numbers(reports: Sequence[Report]) -> tuple[Numbers, ...]:
    """What two texts or more give a number of: the dead first, then other fates, then things by how many tell them.

    Where all give the same, its one value stands with all of their reports; a small one of things is left out.
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
        values = _values(alike)
        # that all tell of two mosques is no news
        trivial = what not in FATES and len(values) == 1 and _size(alike[0]) < LARGE
        if len({one.evidence.report for one in alike}) > 1 and not trivial:
            told.append(Numbers(what=what, values=values))
    told.sort(key=lambda n: (FATES.index(n.what) if n.what in FATES else len(FATES), -_reports(n), n.what))
    return tuple(told[:MOST])


def _reports(numbers: Numbers) -> int:
    return len({report for value in numbers.values for report in value.reports})


def _values(numbers: Sequence[_Number]) -> tuple[Value, ...]:
    """One value for each number of one kind of people or thing, those of most reports first.

    Two civilians and two soldiers are two values; "two people" may be either, and joins the first.
    """
    kinds: list[list[_Number]] = []
    for one in sorted(numbers, key=lambda n: n.counted.noun is None):
        home = next((kind for kind in kinds if _size(kind[0]) == _size(one) and _is_one_kind(kind[0], one)), None)
        if home is None:
            kinds.append([one])
        else:
            home.append(one)
    values = [
        (size, value)
        for kind in kinds
        for size in [_size(kind[0])]
        for value in gather(
            Told(report=o.evidence.report, value=kind[0].counted.told, evidence=(o.evidence,)) for o in kind
        )
    ]
    return tuple(value for _, value in sorted(values, key=lambda v: (-len(v[1].reports), -v[0], str(v[1].value))))


def _is_one_kind(a: _Number, b: _Number) -> bool:
    nouns = {a.counted.noun, b.counted.noun}
    return len(nouns) == 1 or None in nouns or _size(a) >= LARGE


def _size(number: _Number) -> float:
    return number.counted.low or number.counted.high or 0.0


def _tell_of_one_thing(a: _Number, b: _Number) -> bool:
    if a.evidence.report == b.evidence.report:
        return False
    sizes = sorted((_size(a), _size(b)))
    if sizes[0] >= MANY and sizes[1] <= ALMOST * sizes[0] and a.counted.noun == b.counted.noun is not None:
        return True
    if a.counted.what == "people" and sizes[0] < CROWD:
        return False  # whoever was asked, seen or met
    share = SHARED if a.counted.what in (*FATES, "crew") else SHARED_BY_NOUN
    return words.shares(a.weights, b.families, share) or words.shares(b.weights, a.families, share)


def _is_of_long_ago(text: str, published: str | None) -> bool:
    """Whether the sentence gives a month or a day of it that lies more than a month before the report."""
    if published is None:
        return False
    day = date.fromisoformat(published[:10])
    for hit in _DATED.finditer(text):
        name, year = hit["before"] or hit["behind"] or hit["alone"], hit["year"] or hit["year_behind"]
        month = 1 + _MONTHS.split("|").index(name)
        months = (day.year - int(year)) * 12 + day.month - month if year else (day.month - month) % 12
        if months > 1:
            return True
    return False


def _numbers(report: Report) -> Iterator[_Number]:
    before = ""
    # the words of the body before those of the title, which tell less
    for start, end in [*told_in(report), *(told_in(report, "title") if report.title else ())]:
        text = report.text[start:end]
        passage, before = words.in_order(f"{before} {text}"), text
        if _OVER_TIME.search(text) is None and not _is_of_long_ago(text, report.published):
            for counted in counted_in(text):
                yield _Number(
                    counted=counted,
                    evidence=Evidence(report=report.id, start=start, end=end),
                    weights=words.telling(passage),
                    families=words.families(passage),
                )
