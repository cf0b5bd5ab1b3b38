"""The vectors of words that the parser's pipes look at, done over for speed alone: the same to the bit, a test holds.

The stock encoder (spaCy 3.8 on thinc) spends a third of its time between its sums, on looking up what each layer is.
Here all layers are looked up once, and what the first layer, which sees each word alone, makes of a word is remembered.
The sums are the same, made by the same routines in the same order.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from spacy.tokens import Doc

    Floats = NDArray[np.float32]

_TINY = 1e-08  # thinc adds it to a variance before it divides by its root
_WORDS_KNOWN = 30_000  # words that an encoder remembers: 12 MB


class VectorPipe:
    """Sets ``doc.tensor`` as the stock pipe does, for the pipes behind it to look at."""

    def __init__(self, stock: Any) -> None:
        self._encode = Encoder(stock.model)

    def __call__(self, doc: Doc) -> Doc:
        doc.tensor = self._encode(doc)  # type: ignore[assignment]
        return doc


class Encoder:
    """A stock encoder: hash embeddings, one maxout layer over each word, then residual ones over it and its neighbours.

    Only encoders in the form of the pinned parser's are understood.
    """

    def __init__(self, model: Any) -> None:
        import numpy as np

        nodes = list(model.walk(order="dfs_pre"))

        def named(name: str) -> list[Any]:
            return [node for node in nodes if node.name == name]

        self._ops = model.ops
        self._columns = named("extract_features")[0].attrs["columns"]
        self._tables = [(node.attrs["seed"], node.get_param("E")) for node in named("hashembed")]
        layers = [_Layer.of(*pair) for pair in zip(named("maxout"), named("layernorm"), strict=True)]
        self._alone, *self._with_neighbours = layers
        self._around = max(node.attrs["pad"] for node in nodes if "pad" in node.attrs)  # empty words before and behind
        self._last = [(node.get_param("W"), node.get_param("b")) for node in named("linear")]
        self._place: dict[tuple[int, ...], int] = {}  # a word, as the columns tell it → its row below
        self._known: Floats = np.zeros((_WORDS_KNOWN, self._alone.width), dtype=np.float32)

    def __call__(self, doc: Doc) -> Floats:
        """One vector a token."""
        import numpy as np

        ops, count, around = self._ops, len(doc), self._around
        vectors: Floats = np.zeros((count + 2 * around, self._alone.width), dtype=np.float32)
        if count:
            vectors[around : around + count] = self._each_alone(
                np.asarray(doc.to_array(self._columns), dtype=np.uint64)
            )
        for layer in self._with_neighbours:
            vectors = vectors + layer(ops, ops.seq2col(vectors, 1))
        found = vectors[around : around + count]
        for weights, bias in self._last:
            found = ops.gemm(found, weights, trans2=True)
            found += bias
        return found

    def _each_alone(self, words: NDArray[np.uint64]) -> Floats:
        """What the first layer makes of each word."""
        import numpy as np

        keys = list(map(tuple, words.tolist()))
        fresh = {key: i for i, key in enumerate(keys) if key not in self._place}
        if len(self._place) + len(fresh) > _WORDS_KNOWN:
            self._place.clear()
            fresh = {key: i for i, key in enumerate(keys)}
        if len(fresh) > _WORDS_KNOWN:
            return self._read_alone(words)
        if fresh:
            start = len(self._place)
            self._known[start : start + len(fresh)] = self._read_alone(words[list(fresh.values())])
            self._place.update(zip(fresh, range(start, start + len(fresh)), strict=True))
        found: Floats = self._known[np.array([self._place[key] for key in keys])]
        return found

    def _read_alone(self, words: NDArray[np.uint64]) -> Floats:
        import numpy as np

        embedded = [
            self._ops.gather_add(table, self._ops.hash(np.ascontiguousarray(column), seed) % len(table))
            for column, (seed, table) in zip(words.T, self._tables, strict=True)
        ]
        return self._alone(self._ops, np.concatenate(embedded, axis=1))


@dataclass(frozen=True)
class _Layer:
    """A maxout layer and the norm behind it. ``weights`` has a row for each number of each piece, piece by piece, so
    that the pieces are compared where they lie side by side."""

    weights: Floats
    bias: Floats
    pieces: int
    scale: Floats
    shift: Floats

    @classmethod
    def of(cls, maxout: Any, norm: Any) -> _Layer:
        weights = maxout.get_param("W")
        width, pieces, _ = weights.shape
        return cls(
            weights.swapaxes(0, 1).reshape(width * pieces, -1), maxout.get_param("b").T.reshape(-1), pieces,
            norm.get_param("G"), norm.get_param("b"),
        )  # fmt: skip

    @property
    def width(self) -> int:
        return len(self.scale)

    def __call__(self, ops: Any, vectors: Floats) -> Floats:
        import numpy as np

        parts: Floats = ops.gemm(vectors, self.weights, trans2=True)
        parts += self.bias
        parts = parts.reshape(len(parts), self.pieces, self.width)
        best: Floats = np.maximum(parts[:, 0], parts[:, 1])
        for piece in range(2, self.pieces):
            np.maximum(best, parts[:, piece], out=best)
        best -= np.add.reduce(best, axis=1, keepdims=True) / self.width
        variance = np.add.reduce(best * best, axis=1, keepdims=True) / self.width + _TINY
        best *= variance**-0.5
        best *= self.scale
        best += self.shift
        return best
