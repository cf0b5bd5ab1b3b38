"""Words of time that name something else: "the Sunday Times", "May Sayegh", "march", "the February 17 revolution"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dragoman.reading.parsed import ParsedReport
from dragoman.reading.times.expressions import Expression

if TYPE_CHECKING:
    import spacy.tokens

# After a bare day of the year these make the whole a name, whose year the words do not give.
_NAMED_AFTER_DAYS = re.compile(
    r"[ -](?:[Rr]evolution|[Mm]ovement|[Bb]rigades?|[Mm]artyrs|[Bb]ridge|[Ss]treet|[Ss]quare|[Uu]niversity|[Aa]lliance|"
    r"[Cc]oalition|[Cc]amp|[Ss]tadium|[Uu]prising|[Ii]ntifada|[Cc]oup)\b"
)
_NAMED_AFTER_WEEKDAY = re.compile(
    r" (?:Times|Telegraph|Mirror|Express|Mail|Herald|Post|Sun|People|Tribune|Star|Agreement|Accords?|Mosque|Market)\b"
)
_BEFORE_NAMED_WEEKDAY = re.compile(r"\b(?:Bloody|Black|Good|Palm|Super|Holy|Ash|Casual|Man)\s$")
_MONTH_CONTEXT = re.compile(
    r"(?:\b(?:in|of|since|until|till|by|from|to|for|last|next|this|early|late|mid|before|after|during|through|and|between|or|"
    r"every|each|previous|on|as of|,)|[(/–-])\s*$",
    re.IGNORECASE,
)
_AMBIGUOUS_MONTHS = {"march", "may", "april", "june", "august", "mar", "jan", "sept", "dec", "jun", "oct", "apr", "aug",
                     "sep", "jul", "nov", "feb"}  # fmt: skip
_YEAR_CONTEXT = re.compile(
    r"(?:\b(?:in|since|of|from|to|until|till|by|before|after|during|between|and|through|around|circa|back|early|late|mid|"
    r"or|for|the|than|a|an|that|this|as|year|years|ended|ending|began|late|,)|[(/–-]|'s|’s|^)\s*$",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r" (?:people|soldiers|troops|men|women|children|police|members|civilians|prisoners|refugees|families|homes|houses|"
    r"tons|tonnes|kilometers|kilometres|km|miles|meters|metres|feet|dollars|euros|pounds|rubles|lira|percent|per cent|"
    r"points|barrels|fighters|others|workers|students|seats|votes|jobs|rockets|missiles|of (?:them|the|its|his|those)|"
    r"block|hours|local time|GMT|killed|dead|wounded|injured|or so|cases|migrants|aircraft|flights|passengers|hectares|"
    r"acres|residents|employees|protesters|demonstrators|detainees|militants|tanks|vehicles|megawatts)\b"
)


def is_time(expression: Expression, token: spacy.tokens.Token, parsed: ParsedReport) -> bool:
    """Whether the words stand for a time here."""
    text, start, end = parsed.text, expression.start, expression.end
    words, before, after = text[start:end], text[max(0, start - 24) : start], text[end : end + 24]
    if expression.shape == "holiday":
        return not _NAMED_AFTER_WEEKDAY.match(after)
    if expression.shape == "weekday":
        return not (_NAMED_AFTER_WEEKDAY.match(after) or _BEFORE_NAMED_WEEKDAY.search(before)) and _not_short(
            words, before, after
        )
    if expression.shape == "calendar" and expression.day is not None and expression.year is None:
        return not _NAMED_AFTER_DAYS.match(after)
    if expression.shape == "calendar" and expression.month is not None and expression.day is None:
        return _is_month(expression, words, before, after, token)
    if expression.shape == "calendar" and expression.month is None and words[:1].isdigit() and len(words) == 4:
        return _is_year(before, after, token)
    if expression.shape == "span":
        return _is_span(words, before, after)
    if expression.shape == "season":
        return not re.match(r" (?:of Nations|Offensive|Olympics|Games|Palace|Park)", after)
    return True


def _not_short(words: str, before: str, after: str) -> bool:
    """ "Sun" and "Sat." are weekdays only beside a date or hour, which the grammar takes in, or in brackets."""
    return len(words.rstrip(".")) > 4 or not words.istitle() or bool(re.match(r"[,.]? (?:\d|[A-Z][a-z]+ \d)", after))


def _is_month(e: Expression, words: str, before: str, after: str, token: spacy.tokens.Token) -> bool:
    if e.year is not None or e.modifier or e.direction or e.last_month:
        return not (words.split()[0].lower() == "may" and words[0] == "m")
    word = words.rstrip(".").lower()
    before_name = bool(re.match(r" [A-Z][a-z]+", after))  # "May Sayegh"; but "in June Israeli jets"
    if before_name and ((word in _AMBIGUOUS_MONTHS and token.ent_type_ != "DATE") or before.endswith(", ")):
        return False
    if word in _AMBIGUOUS_MONTHS or words[0].islower():
        return bool(_MONTH_CONTEXT.search(before)) and token.pos_ not in ("VERB", "AUX") and token.ent_type_ != "PERSON"
    return token.ent_type_ != "PERSON" and not before.endswith("-")


def _is_year(before: str, after: str, token: spacy.tokens.Token) -> bool:
    if _COUNTED.match(after) or re.match(r"[:.]\d", after):
        return False
    if re.search(r"(?:[$€£#]|\bNo\. ?|\bResolution |\bresolution |\bFlight |\b[A-Z]+-?)$", before):
        return False
    if re.match(r" [A-Z][a-z]+ (?:St|Street|Ave|Avenue|Road|Rd|Dr|Blvd|Lane)\b", after):
        return False
    if token.ent_type_ == "DATE":
        return True
    return bool(_YEAR_CONTEXT.search(before)) and token.ent_type_ not in ("MONEY", "QUANTITY", "PERCENT")


def _is_span(words: str, before: str, after: str) -> bool:
    if re.match(r"second\b", words.split()[-1]) or words.lower().split()[-1] == "second":
        return False
    return not re.match(r"[- ]old\b|[- ]year[- ]old", after)
