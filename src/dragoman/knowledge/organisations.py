"""Well-known bodies: what kind of actor a name is, whose, and of which sector."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

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


def of_name(text: str, country: str | None = None) -> Organisation | None:
    """The body that ``text`` names, one of ``country`` first when several share the name.

    A leading "the" and the shape of apostrophes are ignored; letter case counts for forms in capitals ("IS", "WHO").
    """
    rows = _table().get(_key(text), ())
    for row in rows:
        if row.country == country:
            return row
    return rows[0] if rows else None


def _key(text: str) -> str:
    text = " ".join(text.replace("’", "'").split())
    if text[:4].casefold() == "the ":
        text = text[4:]
    return text if is_acronym(text) else text.casefold()


def is_acronym(text: str) -> bool:
    """Whether ``text`` is one word written in capitals: "GNA", "U.N.", "ZANU-PF"."""
    letters = re.sub(r"[.\-&/0-9+]", "", text)
    return 2 <= len(letters) <= 8 and letters.isalpha() and letters.isupper()


LONGEST_NAME = 12  # words or marks; no name in the table has more


@cache
def _table() -> dict[str, tuple[Organisation, ...]]:
    table: dict[str, list[Organisation]] = {}
    for row in read_tsv("organisations.tsv"):
        aliases = tuple(alias for alias in row["aliases"].split("|") if alias and "(" not in alias)
        kind: ActorKind = row["kind"]  # type: ignore[assignment]
        name = row["name"].split(" (")[0]
        organisation = Organisation(name, aliases, kind, row["country"] or None, tuple(row["sectors"].split()))
        for alias in (name, *aliases):
            rows = table.setdefault(_key(alias), [])
            if organisation not in rows:
                rows.append(organisation)
    return {key: tuple(rows) for key, rows in table.items()}
