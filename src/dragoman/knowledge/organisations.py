"""Well-known bodies: what kind of actor a name is, whose, and of which sector."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from dragoman.knowledge.files import read_tsv
from dragoman.records import ActorKind


@dataclass(frozen=True)
class Organisation:
    """One row of ``organisations.tsv``; the file's header explains each field."""

    name: str
    aliases: tuple[str, ...]
    kind: ActorKind
    country: str | None
    sectors: tuple[str, ...]
    shared: bool = False
    """Whether other states have bodies of that name, so that the country counts only where the report is about it."""


def of_name(text: str, about: Collection[str] = ()) -> Organisation | None:
    """The body that ``text`` names; one of the countries ``about`` first when several share the name.

    A leading "the" and the shape of apostrophes are ignored; letter case counts for forms in capitals ("IS", "WHO").
    A body whose name other states use too comes back without its country, unless that is one of ``about``.
    """
    rows = _table().get(_key(text), ())
    if not rows:
        return None
    row = next((row for row in rows if row.country in about), rows[0])
    return replace(row, country=None) if row.shared and row.country not in about else row


@lru_cache(maxsize=50_000)  # every stage of reading asks for the same words
def _key(text: str) -> str:
    text = " ".join(text.replace("’", "'").split())
    if text[:4].casefold() == "the ":
        text = text[4:]
    return text if is_acronym(text) else text.casefold()


def is_acronym(text: str) -> bool:
    """Whether ``text`` is one word written in capitals: "GNA", "U.N.", "ZANU-PF"."""
    if not text.isupper():  # most are not, and this is quickly asked
        return False
    letters = re.sub(r"[.\-&/0-9+]", "", text)
    return 2 <= len(letters) <= 8 and letters.isalpha()


_BEGINNING = 4  # letters


def may_begin(word: str) -> bool:
    """Whether the name of a known body may begin with ``word``: a quick look before longer ones."""
    word = word.replace("’", "'").casefold()
    return word == "the" or word[:_BEGINNING] in _beginnings()


@cache
def _beginnings() -> frozenset[str]:
    return frozenset(key[:n].casefold() for key in _table() for n in range(1, _BEGINNING + 1))


LONGEST_NAME = 12  # words or marks; no name in the table has more


@cache
def _table() -> dict[str, tuple[Organisation, ...]]:
    table: dict[str, list[Organisation]] = {}
    for row in read_tsv("organisations.tsv"):
        aliases = tuple(alias for alias in row["aliases"].split("|") if alias and "(" not in alias)
        kind: ActorKind = row["kind"]  # type: ignore[assignment]
        name = row["name"].split(" (")[0]
        country = row["country"].rstrip("?") or None
        organisation = Organisation(
            name, aliases, kind, country, tuple(row["sectors"].split()), row["country"].endswith("?")
        )
        for alias in (name, *aliases):
            rows = table.setdefault(_key(alias), [])
            if organisation not in rows:
                rows.append(organisation)
    return {key: tuple(rows) for key, rows in table.items()}
