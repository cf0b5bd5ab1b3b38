"""Records of other people's tools → drafts: which of their keys say what.

The names are those that newspaper3k, news-please, trafilatura, NewsAPI, schema.org, GDELT and event-data exports use.
Case, hyphens and underscores in a key do not matter. Whatever has another name is kept as metadata.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from dragoman.intake.cleaning import clean_line
from dragoman.intake.drafts import CannotReadError, Draft
from dragoman.intake.markup import looks_like_markup, text_of_markup

_KEYS: dict[str, tuple[str, ...]] = {
    "text": (
        "text", "maintext", "event_text", "raw_text", "articleBody", "article_text", "full_text", "body", "content",
        "content_text", "content_html", "fulltext", "story", "article", "description", "summary", "abstract",
    ),
    "title": ("title", "headline", "name", "subject"),
    "outlet": (
        "outlet", "sitename", "site_name", "publisher", "source", "source_name", "source_domain", "hostname", "domain",
        "source-hostname", "newspaper", "publication", "site", "feed",
    ),
    "byline": ("author", "authors", "byline", "creator", "writer", "journalist"),
    "published": (
        "published", "date_publish", "pub_date", "datePublished", "publishedAt", "date", "published_at",
        "date_published",
        "publish_date", "publication_date", "pubDate", "published_date", "seendate", "event_date", "timestamp",
        "datetime",
    ),
    "language": ("language", "lang", "inLanguage", "language_code"),
    "url": ("url", "link", "canonical_url", "source_url", "sourceurl", "permalink", "href", "web_url",
    "documentidentifier"),
}  # fmt: skip
_MAIN_TEXT_KEYS = _KEYS["text"][:7]
NO_TEXT = CannotReadError(
    "it has no text", f"expected one of the keys {', '.join(_MAIN_TEXT_KEYS)} with the text of the report"
)


def _fold(key: str) -> str:
    return re.sub(r"[-_\s.:]+", "", key).casefold()


_ROLES = {field: [_fold(name) for name in names] for field, names in _KEYS.items()}


def names_text(keys: list[str]) -> bool:
    """Whether one of ``keys`` is a name for the text of a report."""
    folded = {_fold(key) for key in keys}
    return any(name in folded for name in _ROLES["text"])


def draft_of_record(record: Mapping[str, Any], place: str = "") -> Draft:
    """The draft that a record of another tool holds.

    Raises:
        CannotReadError: when no key holds a text.
    """
    fields = known_fields(record)
    text = fields.pop("text", None)
    metadata = fields.pop("metadata")
    if not text:
        raise NO_TEXT
    if looks_like_markup(text):
        text = text_of_markup(text)
    return Draft(text=text, place=place, metadata=metadata, **fields)


def known_fields(record: Mapping[str, Any]) -> dict[str, Any]:
    """The values of ``record`` by the fields of a draft; what is unknown under ``metadata``, nested values as JSON."""
    by_fold: dict[str, str] = {}
    for original in record:
        by_fold.setdefault(_fold(str(original)), original)
    used: set[str] = set()
    found: dict[str, Any] = {}
    for field, names in _ROLES.items():
        for name in names:
            key: str | None = by_fold.get(name)
            plain = _plain(record[key], field) if key is not None else None
            if key is not None and plain:
                found[field] = plain
                used.add(key)
                break
    found["metadata"] = {
        str(key): value for key in record if key not in used and (value := _kept(record[key])) and len(value) <= 100_000
    }
    return found


def _plain(value: Any, field: str) -> str | None:
    """A value as text: the name of an object, the names of a list."""
    if value is None or isinstance(value, bool):
        return None
    if isinstance(value, str):
        if field == "text":
            return value if value.strip() else None
        if field == "byline" and re.match(r"^\s*\[.*\]\s*$", value):
            try:  # a list that a CSV writer turned into text: "['Jane Doe', 'John Roe']"
                return _plain(json.loads(value.replace("'", '"')), field)
            except ValueError:
                return clean_line(value.strip(" []'\""))
        return clean_line(value)
    if isinstance(value, (int, float)):
        return str(value) if field in ("published",) else None
    if isinstance(value, Mapping):
        for name in ("name", "title", "text", "@value", "#text", "value", "href", "url", "@id"):
            if isinstance(value.get(name), str) and value[name].strip():
                return _plain(value[name], field)
        return None
    if isinstance(value, (list, tuple)):
        pieces = [piece for item in value if (piece := _plain(item, field))]
        return (
            ("\n\n" if field == "text" else ", ").join(pieces) or None
            if field in ("text", "byline")
            else (pieces[0] if pieces else None)
        )
    return None


def _kept(value: Any) -> str:
    if value is None or value == "" or value == [] or value == {}:
        return ""
    if isinstance(value, str):
        return value.strip()
    return json.dumps(value, ensure_ascii=False, sort_keys=True, default=str)
