"""The scorer of pairs: one small network for pairs within a report, one for pairs across reports."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float32]
WEIGHTS = Path(__file__).with_name("weights.json")


@dataclass(frozen=True)
class Network:
    """Inputs are standardised, one hidden layer, a logistic output."""

    mean: Array
    scale: Array
    w1: Array
    b1: Array
    w2: Array
    b2: Array

    def __call__(self, rows: Array) -> Array:
        """The probability that each row's two mentions are one."""
        hidden = np.maximum(0.0, (rows - self.mean) / self.scale @ self.w1 + self.b1)
        return (1.0 / (1.0 + np.exp(-(hidden @ self.w2 + self.b2)))).astype(np.float32)  # type: ignore[no-any-return]

    def as_json(self) -> dict[str, Any]:
        return {k: np.round(getattr(self, k).astype(float), 4).tolist() for k in self.__dataclass_fields__}

    @staticmethod
    def from_json(data: dict[str, Any]) -> Network:
        return Network(**{k: np.asarray(v, dtype=np.float32) for k, v in data.items()})


@dataclass(frozen=True)
class Ensemble:
    """Networks trained from several seeds; their mean is steadier than any of them."""

    networks: tuple[Network, ...]

    def __call__(self, rows: Array) -> Array:
        return np.mean([network(rows) for network in self.networks], axis=0)  # type: ignore[no-any-return]


def load() -> tuple[dict[str, Ensemble], dict[tuple[str, str], float]]:
    """The scorers by name and the lexicon of head words that were found to be one."""
    data = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    networks = {
        name: Ensemble(tuple(Network.from_json(net) for net in nets)) for name, nets in data["networks"].items()
    }
    lexicon = {(a, b): value for a, b, value in data["lexicon"]}
    return networks, lexicon


def train(rows: Array, labels: Array, weights: Array, *, hidden: int = 32, epochs: int = 8, seed: int = 1) -> Network:
    """Adam on the weighted logistic loss, with weight decay; deterministic."""
    rng = np.random.default_rng(seed)
    mean, scale = rows.mean(0), rows.std(0) + 1e-2
    n = rows.shape[1]
    params = [
        (rng.standard_normal((n, hidden)) / np.sqrt(n)).astype(np.float32),
        np.zeros(hidden, np.float32),
        (rng.standard_normal(hidden) / np.sqrt(hidden)).astype(np.float32),
        np.zeros((), np.float32),
    ]
    first = [np.zeros_like(p) for p in params]
    second = [np.zeros_like(p) for p in params]
    step, batch = 0, 512
    total = epochs * (len(rows) // batch + 1)
    for _ in range(epochs):
        order = rng.permutation(len(rows))
        for start in range(0, len(rows), batch):
            chosen = order[start : start + batch]
            x = (rows[chosen] - mean) / scale
            z = x @ params[0] + params[1]
            h = np.maximum(z, 0)
            p = 1 / (1 + np.exp(-(h @ params[2] + params[3])))
            d = (p - labels[chosen]) * weights[chosen] / len(chosen)
            back = np.outer(d, params[2]) * (z > 0)
            grads = [x.T @ back + 1e-4 * params[0], back.sum(0), h.T @ d + 1e-4 * params[2], d.sum()]
            step += 1
            rate = 3e-3 * (1 - step / total)
            for i, g in enumerate(grads):
                first[i] = 0.9 * first[i] + 0.1 * g
                second[i] = 0.999 * second[i] + 0.001 * g * g
                params[i] = (
                    params[i] - rate * (first[i] / (1 - 0.9**step)) / (np.sqrt(second[i] / (1 - 0.999**step)) + 1e-8)
                ).astype(np.float32)
    return Network(mean, scale, *params)
