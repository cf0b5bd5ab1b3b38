"""Teach the pair model's larger teacher how two actors of a sentence stand to each other: no tie, with, against.

    python -m training.tie_model pairs.jsonl --base MPNET_DIR --tokenizer MODEL_DIR --weights pair_teacher.pt \\
        --folds 5 --scores scores.jsonl                 # cross-validation over reports; see training.tie_signs --beside
    python -m training.tie_model pairs.jsonl … --out taught_ties.pt     # learn from all labels, label the plain pairs

``pairs.jsonl`` comes from `training.tie_pairs`, ``--weights`` are those of a pair model (`training.pair_model`) over
the same base. Only the layers above ``--kept`` learn, so what the lower ones say of a pair is computed once. ``--out``
holds for every pair its words, its spans and the shares of no tie, with and against, labelled pairs included: what a
smaller model can learn from.
"""

from __future__ import annotations

import argparse
import copy
import json
import math
import random
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional

from training.batches import load_tokenizer
from training.bert import Bert, Dropout, distance_classes, mean_state
from training.pair_model import Pair, PairModel, encode, new_model, pad

ANSWERS = (0, 1, -1)
AROUND = 12  # words kept on either side of the two actors
NONE = 300  # pairs without a tie that are drawn for each round
SMOOTHING = 0.05


@dataclass(frozen=True)
class State:
    """What the kept layers say of a pair: a state for each piece, and the places of its two marks."""

    pieces: Tensor
    marks: list[int]


class Upper(nn.Module):
    """The layers that learn, and a head for the three answers on the pair model's hidden layer."""

    def __init__(self, model: PairModel, kept: int) -> None:
        super().__init__()
        self.layers, self.pair, self.drop = nn.ModuleList(model.bert.layers[kept:]), model.pair, Dropout()
        self.tie = nn.Linear(model.bert.width, len(ANSWERS))

    def forward(self, states: Tensor, mask: Tensor, marks: Tensor, bias: Tensor) -> Tensor:
        for layer in self.layers:
            states = layer(states, bias)
        marked = torch.gather(states, 1, marks[..., None].expand(-1, -1, states.shape[-1]))
        found = torch.cat([states[:, 0], mean_state(states, mask), marked[:, 0], marked[:, 1]], -1)
        scores: Tensor = self.tie(self.drop(torch.tanh(self.pair(self.drop(found)))))
        return scores


def to_pair(row: dict[str, Any]) -> Pair:
    (a, b), (c, d) = row["spans"]
    first, last = max(0, min(a, c) - AROUND), min(len(row["words"]), max(b, d) + AROUND)
    spans = ((a - first, b - first), (c - first, d - first))
    return Pair(tuple(row["words"][first:last]), spans, ("source", "target"), ())


def bias_of(bert: Bert, mask: Tensor) -> Tensor:
    """What attention adds: nothing for padding, and MPNet's distances."""
    bias = (1.0 - mask[:, None, None, :].float()) * -1e4
    if bert.buckets:
        far = bert.distance(distance_classes(torch.arange(mask.shape[1]), bert.buckets))
        bias = bias + far.permute(2, 0, 1)[None].detach()
    return bias


@torch.no_grad()
def lower_states(model: PairModel, pairs: list[Pair], tokenizer: Tokenizer, kept: int) -> list[State]:
    """The states of every pair behind the kept layers, in order."""
    lower = copy.deepcopy(model.bert)
    lower.layers = lower.layers[:kept]
    lower.eval()
    rows = encode(pairs, tokenizer)
    order = sorted(range(len(rows)), key=lambda n: len(rows[n][0]))
    found: dict[int, State] = {}
    for start in range(0, len(order), 12):
        numbers = order[start : start + 12]
        pieces, cases, mask, _ = pad([rows[n] for n in numbers])
        with torch.autocast("cpu", torch.bfloat16):
            states = lower(pieces, cases, mask)
        for n, state in zip(numbers, states, strict=True):
            found[n] = State(state[: len(rows[n][0])].half(), rows[n][2])
    return [found[n] for n in range(len(rows))]


def load(states: list[State]) -> tuple[Tensor, Tensor, Tensor]:
    length = -(-max(len(state.pieces) for state in states) // 8) * 8
    x = torch.zeros(len(states), length, states[0].pieces.shape[1])
    mask = torch.zeros(len(states), length, dtype=torch.long)
    for n, state in enumerate(states):
        x[n, : len(state.pieces)] = state.pieces.float()
        mask[n, : len(state.pieces)] = 1
    return x, mask, torch.tensor([state.marks for state in states])


def group(numbers: list[int], states: list[State], dice: random.Random) -> list[list[int]]:
    order = sorted(numbers, key=lambda n: len(states[n].pieces) + dice.random() * 6)
    batches: list[list[int]] = [[]]
    for n in order:
        if len(batches[-1]) >= 16 or (len(batches[-1]) + 1) * len(states[n].pieces) > 1536:
            batches.append([])
        batches[-1].append(n)
    dice.shuffle(batches)
    return batches


def learn(
    model: PairModel, states: list[State], answers: list[int], own: list[bool], options: argparse.Namespace, seed: int
) -> tuple[Upper, float]:
    """The taught layers, and by how much the log-odds of no tie are to be raised for the pairs that were not drawn.

    ``own`` are the project's sentences, which are read in every round whatever their answer.
    """
    dice = random.Random(seed)
    torch.manual_seed(seed)
    upper = Upper(copy.deepcopy(model), options.kept)
    always = [n for n, answer in enumerate(answers) if answer or own[n]]
    none = [n for n, answer in enumerate(answers) if not answer and not own[n]]
    drawn = min(NONE, len(none))
    plan = [b for _ in range(options.rounds) for b in group(always + dice.sample(none, drawn), states, dice)]
    new = [*upper.pair.parameters(), *upper.tie.parameters()]
    optimizer = torch.optim.AdamW(
        [{"params": upper.layers.parameters(), "lr": options.rate}, {"params": new, "lr": 5e-4}], weight_decay=0.05
    )
    upper.train()
    for step, batch in enumerate(plan):
        scale = min(1.0, (step + 1) / (0.1 * len(plan))) * (1 - step / len(plan))
        optimizer.param_groups[0]["lr"], optimizer.param_groups[1]["lr"] = options.rate * scale, 5e-4 * scale
        x, mask, marks = load([states[n] for n in batch])
        with torch.autocast("cpu", torch.bfloat16):
            scores = upper(x, mask, marks, bias_of(model.bert, mask)).float()
        wanted = torch.tensor([ANSWERS.index(answers[n]) for n in batch])
        loss = functional.cross_entropy(scores, wanted, label_smoothing=SMOOTHING)
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(upper.parameters(), 1.0)
        optimizer.step()
        if step % 40 == 39:
            print(f"{step + 1}/{len(plan)}: {loss.item():.3f}", flush=True)
    return upper, math.log(len(none) / drawn)


@torch.no_grad()
def shares_of(model: PairModel, upper: Upper, raised: float, states: list[State]) -> list[list[float]]:
    """The shares of no tie, with and against, of every pair, in order."""
    upper.eval()
    found: dict[int, list[float]] = {}
    for batch in group(list(range(len(states))), states, random.Random(0)):
        x, mask, marks = load([states[n] for n in batch])
        with torch.autocast("cpu", torch.bfloat16):
            scores = upper(x, mask, marks, bias_of(model.bert, mask)).float()
        scores[:, 0] += raised
        found.update(zip(batch, scores.softmax(-1).tolist(), strict=True))
    return [found[n] for n in range(len(states))]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pairs", type=Path)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--tokenizer", type=Path, required=True)
    parser.add_argument("--weights", type=Path, required=True, help="a pair model over the same base")
    parser.add_argument("--frozen", type=int, default=4, help="as the pair model was trained")
    parser.add_argument("--kept", type=int, default=8, help="lowest layers that learn nothing more")
    parser.add_argument("--rounds", type=int, default=4)
    parser.add_argument("--rate", type=float, default=5e-5)
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--scores", type=Path, help="with --folds: the shares of every labelled pair, as JSONL")
    parser.add_argument("--out", type=Path)
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    rows = [json.loads(line) for line in options.pairs.open(encoding="utf-8")]
    model = new_model(options.base, None, 13, options.frozen)
    model.load_state_dict(torch.load(options.weights))
    tokenizer = load_tokenizer(options.tokenizer)
    states = lower_states(model, [to_pair(row) for row in rows], tokenizer, options.kept)

    def taught(known: list[int], asked: list[int], seed: int) -> list[list[float]]:
        answers, own = [rows[n]["answer"] for n in known], [rows[n]["origin"] == "written" for n in known]
        upper, raised = learn(model, [states[n] for n in known], answers, own, options, seed)
        return shares_of(model, upper, raised, [states[n] for n in asked])

    labelled = [n for n, row in enumerate(rows) if row["answer"] is not None]
    if options.folds:
        reports = sorted({row["report"] for row in rows if row["origin"] == "ties"})
        with options.scores.open("w", encoding="utf-8") as sink:
            for fold in range(options.folds):
                held = set(reports[fold :: options.folds])
                asked = [n for n in labelled if rows[n]["report"] in held]
                known = [n for n in labelled if rows[n]["report"] not in held]
                for n, shares in zip(asked, taught(known, asked, 13 + fold), strict=True):
                    told = {"report": rows[n]["report"], "at": rows[n]["at"], "shares": [round(s, 4) for s in shares]}
                    sink.write(json.dumps(told) + "\n")
        return
    found = taught(labelled, list(range(len(rows))), 13)
    pairs = [to_pair(row) for row in rows]
    torch.save(
        [(pair.words, pair.spans, tuple(shares)) for pair, shares in zip(pairs, found, strict=True)], options.out
    )


if __name__ == "__main__":
    main()
