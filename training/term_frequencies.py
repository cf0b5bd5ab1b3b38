"""Count in how many reports each content word stands.

``python -m training.term_frequencies REPORTS.jsonl OUT.tsv.gz SOURCE-NAME``. The table gives the weight of a word when
reports are compared, also in a case of two reports. REPORTS.jsonl has one JSON
object a line with ``text`` and perhaps ``title``. Written for ``knowledge/term_frequencies.tsv.gz``.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import Counter
from pathlib import Path

from dragoman.reading.parser import load_model
from dragoman.reading.sketch import term_of

LEAST = 3  # rarer words all weigh the same
HEADER = """\
# In how many of {count} short news reports a content word stands (words of fewer than {least} reports are left out).
# term: base form, lower case; names as written, lower case. reports: number of reports.
# Made by training/term_frequencies.py from {source}; counts only, no text.
"""


def main(reports: Path, out: Path, source: str) -> None:
    nlp = load_model()
    with reports.open(encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines if line.strip()]
    frequencies: Counter[str] = Counter()
    for doc in nlp.pipe(texts, disable=["ner", "parser"], batch_size=64):
        frequencies.update({term for token in doc if (term := term_of(token)) is not None})
    rows = sorted((term, n) for term, n in frequencies.items() if n >= LEAST and "\t" not in term and "\n" not in term)
    body = HEADER.format(count=len(texts), least=LEAST, source=source) + "term\treports\n"
    body += f"\t{len(texts)}\n" + "".join(f"{term}\t{n}\n" for term, n in rows)
    out.write_bytes(gzip.compress(body.encode("utf-8"), mtime=0))


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit("usage: python -m training.term_frequencies REPORTS.jsonl OUT.tsv.gz SOURCE-NAME")
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])
