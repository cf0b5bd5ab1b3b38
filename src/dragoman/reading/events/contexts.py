"""The PLOVER contexts of an event, by the words of its clause (``knowledge/contexts.yaml``)."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from dragoman.knowledge.files import load_yaml
from dragoman.reading.events.base_forms import lemma_of

if TYPE_CHECKING:
    from spacy.tokens import Token


@cache
def _tables() -> tuple[
    dict[str, tuple[str, ...]], dict[tuple[str, ...], tuple[str, ...]], dict[str, tuple[str, ...]], tuple[str, ...]
]:
    """Single words, phrases and types → contexts, and all contexts in the file's order."""
    single: dict[str, list[str]] = {}
    phrases: dict[tuple[str, ...], list[str]] = {}
    types: dict[str, list[str]] = {}
    data = load_yaml("contexts.yaml")
    for context, fields in data.items():
        for text in fields["words"]:
            words = tuple(str(text).replace("-", " ").split())
            if len(words) == 1:
                single.setdefault(words[0], []).append(context)
            else:
                phrases.setdefault(words, []).append(context)
        for kind in fields["types"]:
            types.setdefault(kind, []).append(context)
    return (
        {k: tuple(v) for k, v in single.items()},
        {k: tuple(v) for k, v in phrases.items()},
        {k: tuple(v) for k, v in types.items()},
        tuple(data),
    )


def contexts_of(tokens: list[Token], kind: str, mode: str | None) -> tuple[str, ...]:
    """The contexts of an event whose clause has ``tokens``, in the order of the knowledge file; often none."""
    single, phrases, types, order = _tables()
    found: set[str] = set(types.get(kind, ())) | set(types.get(f"{kind}.{mode}", ()))
    words = [lemma_of(t) for t in tokens if t.text not in ("-", "‑")]
    plain = [t.lower_ for t in tokens if t.text not in ("-", "‑")]
    for i, word in enumerate(words):
        found.update(single.get(word, ()))
        for size in (2, 3):
            found.update(phrases.get(tuple(words[i : i + size]), ()))
            found.update(phrases.get(tuple(plain[i : i + size]), ()))
    return tuple(context for context in order if context in found)
