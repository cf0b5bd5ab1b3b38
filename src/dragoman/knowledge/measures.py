"""Nouns that only measure or gather what follows "of", for every stage that looks through them."""

from __future__ import annotations

from functools import cache

from dragoman.knowledge.files import load_yaml


@cache
def measuring_nouns() -> frozenset[str]:
    """Base forms of nouns that measure or gather: "dozen", "package", "wave"."""
    return frozenset(word for words in load_yaml("measures.yaml").values() for word in words)


@cache
def gathering_nouns() -> frozenset[str]:
    """Those of them that gather deeds or decrees: "series", "round", "package"."""
    data = load_yaml("measures.yaml")
    return frozenset(word for part in ("sets", "loads", "runs") for word in data[part])
