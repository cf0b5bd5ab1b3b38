"""Learn what a changed letter costs in a name, and which spellings are known to be one name or two.

    python training/name_weights.py ARABIC.jsonl RUSSIAN.jsonl

Each line of the inputs is ``{"en": Latin spelling, "other": the original word, "count": how many people bear it}``
(Wikidata labels, CC0, as prepared for the NETransliteration benchmark). Two files of ``src/dragoman/knowledge`` are
written:

- ``name_sounds.tsv``: Latin spellings of one original word are aligned sound by sound; the share of alignments in
  which one sound stands for another gives the cost, 0 (always) to 1 (no more than a slip of the pen).
- ``name_words.tsv.gz``: spelling, number of bearers, original. Spellings of one original are one name; two
  well-attested spellings of different originals are two names, however alike they look.

Deterministic; about two minutes on one core.
"""

from __future__ import annotations

import gzip
import json
import math
import sys
from collections import Counter, defaultdict
from pathlib import Path

from dragoman.linking.names.sounds import is_vowel, sounds_of
from dragoman.linking.names.transliterate import romanise

KNOWLEDGE = Path(__file__).parent.parent / "src" / "dragoman" / "knowledge"
FLOOR = 0.003  # a swap seen in fewer alignments than this is worth a whole unit
Costs = dict[tuple[str, str], float]


def read(path: Path) -> list[tuple[str, str, int]]:
    with path.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return [(row["en"], row["other"], row["count"]) for row in rows]


def latin_pairs(rows: list[tuple[str, str, int]]) -> list[tuple[str, str]]:
    """Latin spellings of one original that look at all alike; labels in other words ("yoritoshi") fall away."""
    groups: dict[str, set[str]] = defaultdict(set)
    for latin, original, _ in rows:
        groups[original].add(romanise(latin))
    pairs = []
    for spellings in groups.values():
        ordered = sorted(spellings)
        if len(ordered) <= 30:
            pairs += [(a, b) for i, a in enumerate(ordered) for b in ordered[i + 1 :]]
    return sorted(set(pairs))


def aligned(a: tuple[str, ...], b: tuple[str, ...], *, skeleton: bool) -> tuple[float, list[tuple[str, str]]]:
    """The cheapest alignment by plain costs, and its pairs of sounds (``""`` is a gap).

    Costs stay fixed while learning: costs learned in rounds feed on themselves, and gaps end up free.
    """

    def swap(x: str, y: str) -> float:
        return 0.0 if x == y else 1.0 if is_vowel(x) == is_vowel(y) else 1.6

    width = len(b) + 1
    table: list[list[tuple[float, int]]] = []
    for i in range(len(a) + 1):
        row: list[tuple[float, int]] = []
        for j in range(width):
            if i == j == 0:
                row.append((0.0, 0))
                continue
            best = (math.inf, 0)
            if i and j:
                best = (table[i - 1][j - 1][0] + swap(a[i - 1], b[j - 1]), 1)
            if i:
                best = min(best, (table[i - 1][j][0] + 0.9, 2))
            if j:
                best = min(best, (row[j - 1][0] + (0.05 if skeleton and is_vowel(b[j - 1]) else 0.9), 3))
            row.append(best)
        table.append(row)
    i, j, pairs = len(a), len(b), []
    while i or j:
        step = table[i][j][1]
        pairs.append((a[i - 1] if step in (1, 2) else "", b[j - 1] if step in (1, 3) else ""))
        i, j = i - (step in (1, 2)), j - (step in (1, 3))
    return table[-1][-1][0], pairs


def learn(pairs: list[tuple[str, str]], *, skeleton: bool) -> Costs:
    swaps: Counter[tuple[str, str]] = Counter()
    seen: Counter[str] = Counter()
    for left, right in pairs:
        a, b = sounds_of(left), sounds_of(right)
        total, steps = aligned(a, b, skeleton=skeleton)
        if total > 0.4 * max(len(a), len(b)):
            continue
        swaps.update(steps)
        for x, y in steps:
            seen[x] += 1
            seen[y] += 1
    costs: Costs = {}
    for (x, y), n in sorted(swaps.items()):
        if x == y:
            continue
        both = n if skeleton else n + swaps.get((y, x), 0)
        base = min(seen[s] for s in (x, y) if s)
        share = (both - 2) / base if base >= 30 else 0.0
        if share > FLOOR:
            costs[x, y] = round(min(1.0, math.log(share) / math.log(FLOOR)), 2)
    return costs


def main(arabic: Path, russian: Path) -> None:
    sets = {"arabic": read(arabic), "russian": read(russian)}
    latin = learn(sorted({pair for rows in sets.values() for pair in latin_pairs(rows)}), skeleton=False)
    skeletons = [(romanise(o), romanise(latin_)) for latin_, o, _ in sets["arabic"]]
    bare = learn(skeletons, skeleton=True)
    with (KNOWLEDGE / "name_sounds.tsv").open("w", encoding="utf-8") as out:
        out.write(
            "# What it costs to take one sound of a romanised name for another: 0 nothing, 1 a slip of the pen.\n"
            "# table: latin (two Latin spellings, both directions) or skeleton (left is romanised Arabic without\n"
            "# vowels). left, right: the sounds; - is a gap. Pairs not listed cost 1.\n"
            "# Learned by training/name_weights.py from Wikidata labels of persons (CC0).\n"
            "table\tleft\tright\tcost\n"
        )
        for name, costs in (("latin", latin), ("skeleton", bare)):
            for (x, y), cost in sorted(costs.items()):
                if name == "skeleton" or x <= y:
                    out.write(f"{name}\t{x or '-'}\t{y or '-'}\t{cost}\n")
    words: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for rows in sets.values():
        for spelling, original, count in rows:
            if count >= 2:
                words[romanise(spelling)].append((count, original))
    header = (
        "# Words of personal names: which spellings are one name and how common it is.\n"
        "# word: Latin spelling without marks. count: bearers on Wikidata (sum over the rows used). originals: the\n"
        "# Arabic and Russian words that it stands for. Written by training/name_weights.py from Wikidata (CC0).\n"
        "word\tcount\toriginals\n"
    )
    body = "".join(
        f"{word}\t{max(n for n, _ in found)}\t{' '.join(sorted({o for _, o in found}))}\n"
        for word, found in sorted(words.items())
    )
    with (KNOWLEDGE / "name_words.tsv.gz").open("wb") as raw, gzip.GzipFile("", "wb", 9, raw, mtime=0) as packed:
        packed.write((header + body).encode("utf-8"))


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(Path(sys.argv[1]), Path(sys.argv[2]))
