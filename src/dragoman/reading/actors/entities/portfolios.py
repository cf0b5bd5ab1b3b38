"""What a minister is minister of: the words between "Minister of" and his name, which name no body."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from dragoman.knowledge import countries, organisations
from dragoman.knowledge.files import load_yaml
from dragoman.reading.actors.entities.spans import EntitySpan
from dragoman.reading.actors.entities.words import has_body_noun

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_OFFICES = frozenset("minister ministers undersecretary".split())
_MINISTRIES = frozenset("ministry department secretariat".split())
_INSIDE = frozenset("and of for the & ,".split())
_LONGEST = 12  # tokens


def office_of_portfolio(doc: Doc, i: int, first: int) -> int | None:
    """The token of the office whose portfolio the words right before token ``i`` end: of "Minister of Oil" before a
    name. ``first`` is where the sentence begins."""
    k = i - 1
    while k > first and i - k <= _LONGEST and (doc[k].text[:1].isupper() or doc[k].lower_ in _INSIDE):
        if doc[k].lower_ == "of" and doc[k - 1].lower_ in _OFFICES and doc[k - 1].text[:1].isupper():
            return k - 1 if k < i - 1 and doc[i - 1].text[:1].isupper() else None
        k -= 1
    return None


def is_portfolio(doc: Doc, start: int, end: int, first: int) -> bool:
    """Whether a span is (part of) a minister's portfolio rather than a body: "Communications and Technology"."""
    text = doc[start:end].text
    if doc[end : end + 1].text == "Minister" and all(t.lower_ in _portfolios() | _INSIDE for t in doc[start:end]):
        return True
    if organisations.of_name(text) is not None or countries.of_word(text) is not None or has_body_noun(doc, start, end):
        return False
    behind = doc[end : end + 1].text
    if behind == "Minister" and end - start <= 4 and all(t.is_alpha and t.text[:1].isupper() for t in doc[start:end]):
        return True
    return office_of_portfolio(doc, end, first) is not None


def behind_portfolio(doc: Doc, start: int, end: int) -> int:
    """Where a minister's name begins in a span that the model began at his portfolio: "Minister of [Oil Ali Karim]"."""
    if start < 2 or doc[start - 1].lower_ not in _INSIDE or office_of_portfolio(doc, start + 1, 0) is None:
        return start
    while start < end - 1 and (doc[start].lower_ in _portfolios() or doc[start].lower_ in _INSIDE):
        start += 1
    return start


def with_whole_ministries(doc: Doc, spans: list[EntitySpan]) -> list[EntitySpan]:
    """The spans of a sentence with all that a ministry is for: "Department of Foreign Affairs" "and Trade"."""
    out: list[EntitySpan] = []
    for span in spans:
        if out and out[-1].end > span.start:
            continue  # what the ministry before it took in
        end = span.end
        if span.label == "ORG" and _MINISTRIES.intersection(t.lower_ for t in doc[span.start : end]):
            while end + 1 < len(doc) and doc[end].lower_ in ("and", "&") and _is_told_for(doc[end + 1]):
                end += 2
                while end < len(doc) and _is_told_for(doc[end]):
                    end += 1
        out.append(EntitySpan(span.start, end, span.label))
    return out


def _is_told_for(token: Token) -> bool:
    return token.text[:1].isupper() and token.lower_ in _portfolios() and token.lower_ != "state"


@cache
def _portfolios() -> frozenset[str]:
    return frozenset(load_yaml("titles.yaml")["portfolios"])
