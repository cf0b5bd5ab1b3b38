"""Two names: one actor's or two? The door to this package."""

from __future__ import annotations

from functools import lru_cache

from dragoman.linking.names.body_words import has_organisation_words
from dragoman.linking.names.match import NameMatch
from dragoman.linking.names.organisations import compare_organisations
from dragoman.linking.names.persons import compare_persons
from dragoman.records import ActorKind


@lru_cache(maxsize=200_000)
def compare_names(left: str, right: str, *, kind: ActorKind | None = None) -> NameMatch:
    """Compare two names of actors of one kind.

    The names alone are looked at: no context, no other report. With ``kind`` unknown, words that only bodies bear
    decide whether the names are read as a body's or a person's. Symmetric and deterministic.

    Returns:
        The match with its score (0 two names, 1 one name), ``same`` at the default threshold, ``possible`` for names
        that may be one actor's, the reason in a sentence, and the pieces compared.
    """
    if kind == "person":
        return compare_persons(left, right)
    if kind is not None or has_organisation_words(left) or has_organisation_words(right):
        return compare_organisations(left, right)
    return compare_persons(left, right)
