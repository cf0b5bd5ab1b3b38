"""Heads of state and government of the last decades, and others who stand for a country in the press."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache

from dragoman.knowledge.files import read_tsv


@dataclass(frozen=True)
class Term:
    """An office and the years it was held; ``until`` is ``None`` while it lasts, as far as the file knows."""

    title: str
    sectors: tuple[str, ...]
    since: int
    until: int | None


@dataclass(frozen=True)
class Leader:
    """One person of ``leaders.tsv``; the file's header explains each field."""

    name: str
    country: str | None
    terms: tuple[Term, ...]

    def term_in(self, year: int) -> Term | None:
        """The office held in ``year``, the last one first."""
        for term in reversed(self.terms):
            if term.since <= year and (term.until is None or year <= term.until):
                return term
        return None


def of_name(text: str) -> Leader | None:
    """The leader that ``text`` names in full, or by a surname that only one of them bears.

    Diacritics, letter case, hyphens and an Arabic article are ignored.
    """
    return _table().get(_key(text))


def _key(text: str) -> str:
    text = unicodedata.normalize("NFKD", text.replace("’", "'"))
    text = "".join(c for c in text if not unicodedata.combining(c)).casefold().replace("-", " ").replace("'", "")
    return " ".join(w for w in text.replace(".", " ").split() if w not in ("al", "el"))


@cache
def _table() -> dict[str, Leader | None]:
    rows: dict[tuple[str, str], Leader] = {}
    aliases: dict[tuple[str, str], set[str]] = {}
    for row in read_tsv("leaders.tsv"):
        until = int(row["until"]) if row["until"] else None
        term = Term(row["title"], tuple(row["sectors"].split()), int(row["since"]), until)
        key = (row["name"], row["country"])
        before = rows.get(key)
        rows[key] = Leader(row["name"], row["country"] or None, (*(before.terms if before else ()), term))
        aliases.setdefault(key, set()).update(a for a in row["aliases"].split("|") if a)
    table: dict[str, Leader | None] = {}
    for key in sorted(rows):
        leader = rows[key]
        for name in sorted({leader.name, *aliases[key]}):
            plain = _key(name)
            table[plain] = leader if table.get(plain, leader) == leader else None
    return table
