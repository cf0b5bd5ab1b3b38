"""A BERT encoder in plain torch that loads MiniLM or MPNet weights from a safetensors file: training needs no hub.

MPNet (110M weights) only teaches: its word pieces are BERT's, four numbers on, so both read the same windows.
"""

from __future__ import annotations

import json
import math
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from dragoman.reading.model.windows import CASES

CLS, SEP = 101, 102  # the marks around a window in the BERT vocabulary

_NAMES = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "merge": "attention.output.dense",
    "norm1": "attention.output.LayerNorm",
    "wide": "intermediate.dense",
    "narrow": "output.dense",
    "norm2": "output.LayerNorm",
}
_MPNET_NAMES = _NAMES | {
    "query": "attention.attn.q",
    "key": "attention.attn.k",
    "value": "attention.attn.v",
    "merge": "attention.attn.o",
    "norm1": "attention.LayerNorm",
}
_MPNET_SHIFT, _MPNET_CLS, _MPNET_SEP = 4, 0, 2  # its vocabulary begins with four marks of its own
_MPNET_FIRST_PLACE = 2  # its positions begin behind those of padding


class Dropout(nn.Module):
    """Dropout from NumPy's random bytes: torch's CPU dropout draws on one thread and took much of a step."""

    random = np.random.default_rng(13)

    def __init__(self, share: float = 0.1) -> None:
        super().__init__()
        self.cut = round(share * 256)

    def forward(self, x: Tensor) -> Tensor:
        if not self.training or not self.cut:
            return x
        drawn = np.frombuffer(Dropout.random.bytes(x.numel()), dtype=np.uint8).copy()
        kept = (torch.from_numpy(drawn).view(x.shape) >= self.cut).to(x.dtype)
        return x * kept * (256 / (256 - self.cut))


class Layer(nn.Module):
    """One transformer layer, without dropout on attention weights."""

    def __init__(self, width: int, heads: int, inner: int, tiny: float) -> None:
        super().__init__()
        self.heads = heads
        self.query, self.key, self.value, self.merge = (nn.Linear(width, width) for _ in range(4))
        self.norm1, self.norm2 = nn.LayerNorm(width, eps=tiny), nn.LayerNorm(width, eps=tiny)
        self.wide, self.narrow = nn.Linear(width, inner), nn.Linear(inner, width)
        self.drop = Dropout()

    def forward(self, x: Tensor, bias: Tensor | None) -> Tensor:
        rows, length, width = x.shape
        shape = (rows, length, self.heads, width // self.heads)
        query, key, value = (f(x).view(shape).transpose(1, 2) for f in (self.query, self.key, self.value))
        # Written out: torch's fused CPU attention has a slow way back, a third of the step.
        scores = (query * (width // self.heads) ** -0.5) @ key.transpose(2, 3)
        if bias is not None:
            scores = scores + bias.to(query.dtype)
        found = scores.softmax(-1).to(value.dtype) @ value
        x = self.norm1(x + self.drop(self.merge(found.transpose(1, 2).reshape(rows, length, width))))
        changed: Tensor = self.norm2(x + self.drop(self.narrow(functional.gelu(self.wide(x)))))
        return changed


class Bert(nn.Module):
    """Word pieces (and the letter case of their words) → one state a piece. ``buckets`` is 0 for BERT; MPNet adds to
    every attention what the distance between two pieces is worth, by that many classes of distance."""

    def __init__(
        self, vocabulary: int, width: int, layers: int, heads: int, inner: int, positions: int, *,
        tiny: float = 1e-12, buckets: int = 0,
    ) -> None:  # fmt: skip
        super().__init__()
        self.width, self.buckets, self.frozen = width, buckets, 0
        self.word, self.position = nn.Embedding(vocabulary, width), nn.Embedding(positions, width)
        self.segment, self.case = nn.Embedding(2, width), nn.Embedding(CASES, width)
        nn.init.zeros_(self.case.weight)  # the base model knows no case: training begins where it stands
        self.norm, self.drop = nn.LayerNorm(width, eps=tiny), Dropout()
        self.layers = nn.ModuleList(Layer(width, heads, inner, tiny) for _ in range(layers))
        if buckets:
            self.distance = nn.Embedding(buckets, heads)

    def forward(self, pieces: Tensor, cases: Tensor, mask: Tensor | None) -> Tensor:
        """``mask`` is 1 on pieces and 0 on padding; without padding there is none, which saves a seventh of a pass."""
        places = torch.arange(pieces.shape[1])
        bias = None if mask is None else (1.0 - mask[:, None, None, :].to(self.word.weight.dtype)) * -1e4
        if self.buckets:
            far = self.distance(distance_classes(places, self.buckets)).permute(2, 0, 1)[None]
            bias = far if bias is None else bias + far
            pieces = to_mpnet(pieces)
            places = places + _MPNET_FIRST_PLACE
        x, case = self.word(pieces) + self.position(places)[None] + self.segment.weight[0], self.case(cases)
        x = self.drop(self.norm(x if self.frozen else x + case))
        for i, layer in enumerate(self.layers):
            x = layer(x + case if i == self.frozen > 0 else x, bias)
        return x

    def freeze(self, layers: int) -> None:
        """Leave the word table and the lowest layers as they are, and tell of the case of words only behind them: a
        quarter less to compute in training."""
        self.frozen = layers
        kept = [self.word, self.position, self.segment, self.norm, *self.layers[:layers]]
        for part in [*kept, self.distance] if self.buckets else kept:
            part.requires_grad_(False)

    @classmethod
    def load(cls, folder: Path) -> Bert:
        """The encoder with the weights of ``folder`` (``config.json``, ``model.safetensors``)."""
        config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
        keys = ("vocab_size", "hidden_size", "num_hidden_layers", "num_attention_heads", "intermediate_size")
        buckets = config.get("relative_attention_num_buckets", 0)
        model = cls(
            *(config[key] for key in keys), config["max_position_embeddings"],
            tiny=config["layer_norm_eps"], buckets=buckets,
        )  # fmt: skip
        theirs = {key.removeprefix("bert."): value for key, value in load_file(folder / "model.safetensors").items()}
        ours = {
            "word.weight": theirs["embeddings.word_embeddings.weight"],
            "position.weight": theirs["embeddings.position_embeddings.weight"],
            "segment.weight": theirs.get("embeddings.token_type_embeddings.weight", torch.zeros(2, model.width)),
            "case.weight": model.case.weight.detach(),
            "norm.weight": theirs["embeddings.LayerNorm.weight"],
            "norm.bias": theirs["embeddings.LayerNorm.bias"],
        }
        if buckets:
            ours["distance.weight"] = theirs["encoder.relative_attention_bias.weight"]
        for layer in range(config["num_hidden_layers"]):
            for name, their_name in (_MPNET_NAMES if buckets else _NAMES).items():
                for part in ("weight", "bias"):
                    ours[f"layers.{layer}.{name}.{part}"] = theirs[f"encoder.layer.{layer}.{their_name}.{part}"]
        model.load_state_dict(ours)
        return model


def to_mpnet(pieces: Tensor) -> Tensor:
    """BERT's numbers of word pieces → MPNet's."""
    shifted = pieces + _MPNET_SHIFT
    return shifted.masked_fill(pieces == CLS, _MPNET_CLS).masked_fill(pieces == SEP, _MPNET_SEP)


def distance_classes(places: Tensor, buckets: int) -> Tensor:
    """[from, to] → the class of the distance: half for words before, half for words behind; near distances each have
    their own, far ones share one by the logarithm up to 128 (T5's relative positions, which MPNet took over)."""
    away = places[:, None] - places[None, :]
    half, near = buckets // 2, buckets // 4
    size = away.abs()
    far = near + ((size.clamp(min=1) / near).log() / math.log(128 / near) * (half - near)).long()
    return (away < 0).long() * half + torch.where(size < near, size, far.clamp(max=half - 1))


def mean_state(states: Tensor, mask: Tensor) -> Tensor:
    """The mean of the states of all pieces, padding left out."""
    weight = mask[..., None].to(states.dtype)
    return (states * weight).sum(1) / weight.sum(1).clamp(min=1e-9)


def mean_weights(states: list[dict[str, Tensor]]) -> dict[str, Tensor]:
    """The mean of the weights of several trainings from one beginning, which errs less than each."""
    return {key: torch.stack([state[key] for state in states]).mean(0) for key in states[0]}
