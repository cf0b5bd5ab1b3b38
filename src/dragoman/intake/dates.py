"""Dates as metadata writes them → ISO. The clock is never read: "yesterday" stays unknown."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
            "september sept sep", "october oct", "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
MONTH = r"(?:" + "|".join(sorted((name for name in MONTHS), key=len, reverse=True)) + r")\.?"
_ZONES = {
    "z": 0, "utc": 0, "gmt": 0, "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7,
    "cet": 1, "cest": 2, "eet": 2, "eest": 3, "msk": 3,
}  # fmt: skip
_TIME = re.compile(
    r"(?<!\d)(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d)(?:[.,]\d+)?)?"
    r"\s*(?P<half>[ap]\.?m\.?)?\s*(?P<zone>Z\b|(?:UTC|GMT)?\s?[+-]\d\d:?\d\d|\b[A-Za-z]{3,4}\b)?",
    re.I,
)
_ISO = re.compile(r"(?<!\d)(?P<y>\d{4})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})(?!\d)")
_PACKED = re.compile(r"^(?P<y>\d{4})(?P<m>\d\d)(?P<d>\d\d)(?:T?(?P<hh>\d\d)(?P<mm>\d\d)(?P<ss>\d\d)?Z?)?$")
_DAY_MONTH = re.compile(
    rf"\b(?P<d>\d{{1,2}})(?:st|nd|rd|th)?[\s/-]+(?:of\s+)?(?P<m>{MONTH})[\s,/-]+(?P<y>\d{{4}})\b", re.I
)
_MONTH_DAY = re.compile(
    rf"\b(?P<m>{MONTH})[\s-]+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?:\s*,\s*|\s+|-)(?P<y>\d{{4}})\b", re.I
)
_NUMBERS = re.compile(r"(?<!\d)(?P<a>\d{1,2})[/.-](?P<b>\d{1,2})[/.-](?P<y>\d{4})(?!\d)")
_RELATIVE = re.compile(r"\b(ago|today|yesterday|now|hours?|minutes?|last|next|this)\b", re.I)
EARLIEST, LATEST = 1700, 2199


def to_iso(value: str | None) -> str | None:
    """``value`` as an ISO date, or date-time when it names a time of day; the zone is kept as given.

    ``None`` for what is empty, relative ("3 hours ago"), incomplete ("March 2020") or ambiguous ("03/04/2020").
    """
    value = (value or "").strip()
    if not value or len(value) > 100:
        return None
    return _stamp(value) or _packed(value) or _written(value) or _foreign(value)


def english_iso(value: str) -> str | None:
    """As `to_iso`, for English and numbers only: cheap enough to ask of every line."""
    return _written(value.replace("،", ",")) if len(value) <= 120 else None  # the comma of translated pages


def day_in(text: str) -> str | None:
    """The ISO date of the first full date (day, month and year) that ``text`` writes in words or ISO form."""
    hits = [m for pattern in (_ISO, _DAY_MONTH, _MONTH_DAY) if (m := pattern.search(text))]
    first = min(hits, key=lambda m: m.start(), default=None)
    return _iso_day(first["y"], first["m"], first["d"]) if first else None


def _stamp(value: str) -> str | None:
    """Unix seconds or milliseconds."""
    if not re.fullmatch(r"\d{9,10}(\.\d+)?|\d{12,13}", value):
        return None
    number = float(value) / (1000 if len(value.split(".")[0]) > 10 else 1)
    return datetime.fromtimestamp(number, UTC).isoformat(timespec="seconds")


def _packed(value: str) -> str | None:
    """``20200301`` and ``20200301143000``, as GDELT writes them (UTC there)."""
    match = _PACKED.match(value)
    if not match:
        return None
    day = _iso_day(match["y"], match["m"], match["d"])
    if day is None or match["hh"] is None:
        return day
    time = f"{match['hh']}:{match['mm']}:{match['ss'] or '00'}"
    return f"{day}T{time}+00:00" if _is_time(time) else day


def _written(value: str) -> str | None:
    day = day_in(value)
    if day is None and (match := _NUMBERS.search(value)):
        first, second = int(match["a"]), int(match["b"])
        if first > 12 >= second or first == second:
            day = _iso_day(match["y"], match["b"], match["a"])
        elif second > 12 >= first:
            day = _iso_day(match["y"], match["a"], match["b"])
    if day is None:
        return None
    time = _TIME.search(value)
    if not time:
        return day
    hour = int(time["hour"])
    half = (time["half"] or "").lower()[:1]
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    stamp = f"{day}T{hour:02d}:{time['minute']}:{time['second'] or '00'}"
    return stamp + _zone(time["zone"])


def _zone(text: str | None) -> str:
    text = (text or "").lower().strip()
    if text in _ZONES:
        return datetime(2000, 1, 1, tzinfo=timezone(timedelta(hours=_ZONES[text]))).isoformat()[-6:]
    match = re.search(r"([+-])(\d\d):?(\d\d)$", text)
    return f"{match[1]}{match[2]}:{match[3]}" if match and int(match[2]) <= 14 and int(match[3]) < 60 else ""


def _foreign(value: str) -> str | None:
    """Month names in other languages, through dateparser, absolute dates only."""
    if not re.search(r"[^\W\d_]{3}", value) or not re.search(r"\d{4}", value) or _RELATIVE.search(value):
        return None
    import warnings

    import dateparser

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = dateparser.parse(
            value,
            settings={
                "STRICT_PARSING": True,
                "PARSERS": ["absolute-time"],
                "REQUIRE_PARTS": ["day", "month", "year"],
                "RELATIVE_BASE": datetime(2000, 1, 1),
                "RETURN_AS_TIMEZONE_AWARE": False,
            },
        )
    if found is None or not EARLIEST <= found.year <= LATEST:
        return None
    return str(found.date().isoformat())


def _iso_day(year: str, month: str, day: str) -> str | None:
    number = MONTHS.get(month.lower().rstrip(".")) or (int(month) if month.isdigit() else 0)
    try:
        found = date(int(year), number, int(day))
    except ValueError:
        return None
    return found.isoformat() if EARLIEST <= found.year <= LATEST else None


def _is_time(text: str) -> bool:
    hour, minute, second = (int(part) for part in text.split(":"))
    return hour < 24 and minute < 60 and second < 60
