"""Base forms of words, where the parser's lemmatizer slips too."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

# forms that the parser's lemmatizer takes for another word
_SLIPS = {
    "hoped": "hope", "hoping": "hope", "retook": "retake", "strove": "strive", "foresaw": "foresee", "remade": "remake",
    "rewrote": "rewrite", "resold": "resell", "axed": "axe",
}  # fmt: skip
# what the lemmatizer makes of "staged", "waging", "fined", "raped"
_WRONG_BASES = {
    "stag": "stage", "wag": "wage", "fin": "fine", "rap": "rape", "rag": "rage", "snip": "snipe", "din": "dine",
    "cordone": "cordon",
    "lambast": "lambaste", "resupplie": "resupply", "resupplye": "resupply", "waterboarde": "waterboard",
    "airdrope": "airdrop",
}  # fmt: skip


_known: dict[tuple[int, int, int], str] = {}  # word, its lemma and tag, as the parser numbers them → base form
_MOST_KNOWN = 50_000


def lemma_of(token: Token) -> str:
    """The base form in small letters; the plural of a name loses its "s" ("Peace Talks")."""
    key = (token.lower, token.lemma, token.tag)
    lemma = _known.get(key)
    if lemma is None:
        if len(_known) >= _MOST_KNOWN:
            _known.clear()
        lemma = _known[key] = _base_form(token)
    slipped = lemma in _WRONG_BASES and token.pos_ == "VERB" and token.lower_ != lemma + "s"
    return _WRONG_BASES[lemma] if slipped else lemma


def _base_form(token: Token) -> str:
    lemma: str = _SLIPS.get(token.lower_) or token.lemma_.lower()
    if lemma not in _WRONG_BASES and token.tag_ == "NNPS" and lemma.endswith("s") and len(lemma) > 3:
        return lemma[:-1]
    return lemma
