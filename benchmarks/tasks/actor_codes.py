"""Country and PLOVER sector of actor phrases.

The records call functions of another coder; ``args`` are the phrase, sometimes a context, sometimes a date.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from dragoman.knowledge import countries
from dragoman.reading.actors.phrase_codes import code_phrase

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def predict(records: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for record in records:
        phrase, *more = record["args"]
        years = [int(m.group()) for text in more for m in _YEAR.finditer(text)]
        context = next((alpha3 for text in more if (alpha3 := countries.of_word(text)) is not None), None)
        country, code = code_phrase(phrase, country=context, year=years[0] if years else None)
        yield {"id": record["id"], "country": country, "code": code}
