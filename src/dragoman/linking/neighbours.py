"""Which reports lie near each other by their vectors, found without comparing all with all once they are many.

Vectors are whole numbers, so that their products are exact in whatever order a processor adds them up: the neighbours
are the same on every machine.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Numbers = NDArray[np.int64]

LEAST = 0.3  # cosine below which two reports are not neighbours
SURE = 0.7  # neighbours this near are all kept, so that a story of hundreds of reports holds together
MOST = 30  # of the others each report keeps its nearest; a pair stays when one of the two keeps it
EXACT = 20_000  # up to so many reports all are compared with all: some seconds
CELLS = 8  # of the cells that more reports are sorted into, each is in this many
_BLOCK = 512


def near_pairs(vectors: Sequence[bytes], *, exact: int = EXACT) -> dict[tuple[int, int], float]:
    """Cosine, rounded to four digits, of the pairs ``(i, j)``, ``i < j``, of vectors that are near, in order.

    Beyond ``exact`` vectors, only those that share a cell are compared: a cell is what lies nearest to one of √n
    vectors taken at even steps, and each vector is in `CELLS` of them. Work then grows with n to the power of 1.5.
    """
    import numpy as np

    if len(vectors) < 2:
        return {}
    rows = np.stack([np.frombuffer(vector, dtype=np.int8) for vector in vectors]).astype(np.float32)
    lengths = np.sqrt((rows.astype(np.float64) ** 2).sum(1))
    lengths[lengths == 0] = 1.0
    found: dict[tuple[int, int], float] = {}
    for members in _cells(rows, lengths, exact):
        inside, long = rows[members], lengths[members]
        for start in range(0, len(members), _BLOCK):
            part = slice(start, start + _BLOCK)
            # sums of whole numbers below 2^24 are exact in single precision
            cosines = np.round((inside[part] @ inside.T) / (long[part, None] * long[None, :]), 4)
            for offset, row in enumerate(cosines):
                i = int(members[start + offset])
                for column in _kept(row, start + offset):
                    j = int(members[column])
                    found[min(i, j), max(i, j)] = float(row[column])
    return dict(sorted(found.items()))


def _kept(row: Floats, own: int) -> list[int]:
    import numpy as np

    near: Numbers = np.flatnonzero(row >= LEAST)
    near = near[near != own]
    if len(near) > MOST:
        near = near[np.argsort(-row[near], kind="stable")]
        near = near[: max(MOST, int((row[near] >= SURE).sum()))]
    columns: list[int] = near.tolist()
    return columns


def _cells(rows: Floats, lengths: NDArray[np.float64], exact: int) -> Iterator[Numbers]:
    """Ascending row numbers of each cell; a row is in several."""
    import numpy as np

    if len(rows) <= exact:
        yield np.arange(len(rows))
        return
    count = math.isqrt(len(rows))
    centres: Numbers = np.arange(count) * len(rows) // count
    cell_of = np.empty((len(rows), min(CELLS, count)), dtype=np.int64)
    for start in range(0, len(rows), _BLOCK):
        part = slice(start, start + _BLOCK)
        cosines = np.round((rows[part] @ rows[centres].T) / lengths[None, centres], 4)
        cell_of[part] = np.argsort(-cosines, axis=1, kind="stable")[:, :CELLS]
    for cell in range(count):
        members: Numbers = np.flatnonzero((cell_of == cell).any(1))
        yield members
