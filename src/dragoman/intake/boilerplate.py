"""Lines that belong to the page and not to the report (``knowledge/page_lines.yaml``)."""

from __future__ import annotations

import re
from functools import cache

from dragoman.knowledge.files import load_yaml

_NO_WORDS = re.compile(r"^[\W_]+$")
_LONGEST = 400
_QUOTES = ("“", '"', "‘", "«")


def is_boilerplate(line: str) -> bool:
    """Whether ``line`` is a link, a button, a notice or a rule of the page. Quoted speech and long lines never are."""
    if _NO_WORDS.match(line):
        return True
    return len(line) <= _LONGEST and not line.startswith(_QUOTES) and _pattern().match(line) is not None


@cache
def _pattern() -> re.Pattern[str]:
    every = "|".join(f"(?:{entry['pattern']})" for entry in load_yaml("page_lines.yaml"))
    return re.compile(rf"^\W*(?:{every})$", re.I | re.X)
