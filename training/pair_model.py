"""Train the pair model: what one marked actor does to another, and in what tone a sentence speaks of a marked one.

    python -m training.pair_model --gold DIR --base MODEL_DIR --trunk token.pt --out pair.pt
    python -m training.pair_model … --folds 5 --only plover        # cross-validation instead of weights

Heads: PLOVER root and quad of a marked pair (PLV, the examples of the PLOVER gold standard, and plover_written.tsv,
which is ours), tone toward a marked mention (NewsMTSC). A further head learns the quads of the ConfliBERT set, whose
CAMEO borders differ a little, and is not shipped.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional

from benchmarks.marks import split_marks
from dragoman.reading.model.windows import LONGEST_WORD, case_of, mark_spans
from training.batches import load_tokenizer
from training.bert import CLS, SEP, Bert, Dropout, mean_state, mean_weights
from training.gold import read_rows, side_spans, split_words
from training.graphs import write_graph

WRITTEN = Path(__file__).with_name("plover_written.tsv")

QUADS = {
    "AGREE": 1, "CONSULT": 1, "SUPPORT": 1, "COOPERATE": 2, "AID": 2, "YIELD": 2, "REQUEST": 3, "ACCUSE": 3,
    "REJECT": 3, "THREATEN": 3, "PROTEST": 4, "SANCTION": 4, "MOBILIZE": 4, "COERCE": 4, "ASSAULT": 4,
}  # fmt: skip
ROOTS = sorted(QUADS)
TONES = (-1, 0, 1)
OLDER_NAMES = {
    "DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT", "CONCEDE": "YIELD",
    "RETREAT": "YIELD",
}  # fmt: skip

# Opening and closing marks, from the unused pieces of the vocabulary.
MARKS = {
    "source": ("[unused1]", "[unused2]"),
    "target": ("[unused3]", "[unused4]"),
    "mention": ("[unused5]", "[unused6]"),
}

ROUNDS = {"plover": 10, "cameo": 4, "tone": 2, "taught": 2}
BATCH_PIECES = 2048


@dataclass(frozen=True)
class Pair:
    """A sentence with its marked spans of words, in the order source, target; or the mention alone."""

    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    roles: tuple[str, ...]
    labels: tuple[int, ...]  # (root, quad), (quad,) or (tone,)
    shares: tuple[tuple[float, ...], ...] = ()  # of each root and of each quad, by a teacher


class PairModel(nn.Module):
    """Encoder; marks, first piece and mean state → one hidden layer for pairs and one for tone."""

    def __init__(self, bert: Bert) -> None:
        super().__init__()
        self.bert, self.drop = bert, Dropout()
        self.pair, self.tone = nn.Linear(4 * bert.width, bert.width), nn.Linear(3 * bert.width, bert.width)
        self.root, self.quad = nn.Linear(bert.width, len(ROOTS)), nn.Linear(bert.width, 4)
        self.cameo, self.stance = nn.Linear(bert.width, 4), nn.Linear(bert.width, len(TONES))

    def forward(self, pieces: Tensor, cases: Tensor, mask: Tensor, marks: Tensor) -> tuple[Tensor, ...]:
        """Scores of root, quad, CAMEO quad and tone; ``marks`` are the places of two opening marks (0: none)."""
        states = self.bert(pieces, cases, mask)
        marked = torch.gather(states, 1, marks[..., None].expand(-1, -1, states.shape[-1]))
        common = [states[:, 0], mean_state(states, mask)]
        pair = self.drop(torch.tanh(self.pair(self.drop(torch.cat([*common, marked[:, 0], marked[:, 1]], -1)))))
        tone = self.drop(torch.tanh(self.tone(self.drop(torch.cat([*common, marked[:, 0]], -1)))))
        return self.root(pair), self.quad(pair), self.cameo(pair), self.stance(tone)


# ---------------------------------------------------------------- reading


def read_marked(marked: str, labels: tuple[int, ...]) -> Pair | None:
    """A sentence with <s>…</s> and <t>…</t>; a side that is marked twice counts where it stands first."""
    words, spans = split_marks(marked, lambda text: split_words(text)[0])
    if "s" not in spans:
        return None
    roles = tuple(role for role in ("source", "target") if role[0] in spans)
    return Pair(tuple(words), tuple(spans[role[0]] for role in roles), roles, labels)


def plover_pairs(path: Path) -> list[Pair]:
    """PLV, in the order of types and texts, so that every fifth is a fair fold."""
    rows = sorted(read_rows(path), key=lambda row: (row["root"], row["text"], row["id"]))
    found = [read_marked(row["marked"], (ROOTS.index(row["root"]), row["quad"] - 1)) for row in rows]
    return [pair for pair in found if pair]


def written_pairs() -> list[Pair]:
    found = []
    for line in WRITTEN.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            root, marked = line.split("\t")
            found.append(read_marked(marked, (ROOTS.index(root), QUADS[root] - 1)))
    return [pair for pair in found if pair]


def gsr_pairs(path: Path) -> list[Pair]:
    """The examples of the PLOVER gold standard that have one source and one target, both found in the text."""
    found = []
    for row in read_rows(path):
        root = OLDER_NAMES.get(row["event"], row["event"])
        sides = [[actor.get("actorText") for actor in row[side] or []] for side in ("source", "target")]
        if any(len(side) != 1 or not side[0] or side[0] not in row["text"] for side in sides):
            continue
        (source,), (target,) = sides
        marked = row["text"].replace(source, f"<s>{source}</s>", 1)
        if target not in source and source not in target and marked.find(target) >= 0:
            found.append(
                read_marked(marked.replace(target, f"<t>{target}</t>", 1), (ROOTS.index(root), QUADS[root] - 1))
            )
    return [pair for pair in found if pair]


def cameo_pairs(quads: Path, sides: Path) -> list[Pair]:
    """Sentences of the ConfliBERT sets that carry both a quad and marked actors; the first source and target count."""
    plain = {re.sub(r"\W", "", row["text"]): row["label"] for row in read_rows(quads)}
    found = []
    for row in read_rows(sides):
        label = plain.get(re.sub(r"\W", "", "".join(row["tokens"])), 0)
        sides = side_spans(row["tags"])
        if label and sides["S"] and sides["T"]:
            words = tuple(word or "-" for word in row["tokens"])
            found.append(Pair(words, (sides["S"][0], sides["T"][0]), ("source", "target"), (label - 1,)))
    return found


def tone_pairs(path: Path) -> list[Pair]:
    """NewsMTSC: sentences with one marked mention."""
    found = []
    for row in read_rows(path):
        before, inside, after = (
            split_words(text)[0]
            for text in (row["text"][: row["start"]], row["text"][row["start"] : row["end"]], row["text"][row["end"] :])
        )
        if inside:
            span = (len(before), len(before) + len(inside))
            found.append(Pair((*before, *inside, *after), (span,), ("mention",), (TONES.index(row["polarity"]),)))
    return found


def load_tasks(gold: Path) -> dict[str, list[Pair]]:
    """The training pairs of every task whose gold files are there; our own sentences are always there."""
    tasks: dict[str, list[Pair]] = {"plover": [], "written": written_pairs()}
    if (gold / "plover.train.jsonl").is_file():
        tasks["plover"] = plover_pairs(gold / "plover.train.jsonl")
    if (gold / "gsr.examples.jsonl").is_file():
        tasks["written"] += gsr_pairs(gold / "gsr.examples.jsonl")
    if (gold / "quad.train.jsonl").is_file() and (gold / "actor_spans.train.jsonl").is_file():
        tasks["cameo"] = cameo_pairs(gold / "quad.train.jsonl", gold / "actor_spans.train.jsonl")
    if (gold / "stance.train.jsonl").is_file():
        tasks["tone"] = tone_pairs(gold / "stance.train.jsonl")
    return tasks


def taught_pairs(path: Path) -> list[Pair]:
    """Pairs with a teacher's word, from training.pair_teacher."""
    return [Pair(words, spans, ("source", "target"), (), shares) for words, spans, shares in torch.load(path)]


# ---------------------------------------------------------------- batches


def change_pair(pair: Pair, others: dict[tuple[str, int], list[tuple[str, ...]]], dice: random.Random) -> Pair:
    """Now and then another actor of the same type of event, or only one of the two marked: what is done must show in
    the words around, and a sentence may name only one side."""
    if len(pair.spans) < 2:
        return pair
    if dice.random() < 0.1:
        kept = dice.randrange(2)
        return replace(pair, spans=(pair.spans[kept],), roles=(pair.roles[kept],))
    if dice.random() < 0.3:
        side = dice.randrange(2)
        (start, end), (a, b) = pair.spans[side], pair.spans[1 - side]
        if end <= a or b <= start:
            actor = dice.choice(others[pair.roles[side], pair.labels[0]])
            shift = len(actor) - (end - start)
            spans = [(start, start + len(actor)), (a + shift, b + shift) if a >= end else (a, b)]
            words = (*pair.words[:start], *actor, *pair.words[end:])
            return replace(pair, words=words, spans=tuple(spans if side == 0 else spans[::-1]))
    return pair


def encode(pairs: list[Pair], tokenizer: Tokenizer) -> list[tuple[list[int], list[int], list[int], Pair]]:
    """Pieces, cases and places of source (or mention) and target; a side that is not marked stands at 0."""
    numbers = {role: tuple(tokenizer.token_to_id(mark) for mark in marks) for role, marks in MARKS.items()}
    unknown = tokenizer.token_to_id("[UNK]")
    out = []
    for pair in pairs:
        encoded = tokenizer.encode(list(pair.words), is_pretokenized=True, add_special_tokens=False)
        pieces: list[list[int]] = [[] for _ in pair.words]
        for piece, word in zip(encoded.ids, encoded.word_ids, strict=True):
            pieces[word].append(piece)
        pieces = [found[:LONGEST_WORD] or [unknown] for found in pieces]
        spans = [(*span, *numbers[role]) for span, role in zip(pair.spans, pair.roles, strict=True)]
        flat, cases, places = mark_spans(pieces, [case_of(word) for word in pair.words], spans, CLS, SEP)
        at = dict(zip(pair.roles, places, strict=True))
        out.append((flat, cases, [at.get("source", at.get("mention", 0)), at.get("target", 0)], pair))
    return out


def pad(rows: list[tuple[list[int], list[int], list[int], Pair]]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    length = -(-max(len(row[0]) for row in rows) // 16) * 16
    pieces = torch.tensor([row[0] + [0] * (length - len(row[0])) for row in rows])
    cases = torch.tensor([row[1] + [0] * (length - len(row[1])) for row in rows])
    return pieces, cases, (pieces != 0).long(), torch.tensor([row[2] for row in rows])


def group(rows: list[Any], dice: random.Random) -> list[list[Any]]:
    order = sorted(rows, key=lambda row: len(row[0]) + dice.random() * 10)
    batches: list[list[Any]] = [[]]
    for row in order:
        if len(batches[-1]) >= 24 or (len(batches[-1]) + 1) * len(row[0]) > BATCH_PIECES:
            batches.append([])
        batches[-1].append(row)
    dice.shuffle(batches)
    return batches


# ---------------------------------------------------------------- training


def train(
    model: PairModel, tasks: dict[str, list[Pair]], tokenizer: Tokenizer, *, seed: int, rate: float, minutes: float,
    rounds: dict[str, int],
) -> None:  # fmt: skip
    """Train in place; the rate falls to zero by steps or by the clock, whichever is further."""
    dice = random.Random(seed)
    given = {
        "plover": tasks["plover"] + tasks["written"],
        "cameo": tasks.get("cameo", []),
        "tone": tasks.get("tone", []),
        "taught": tasks.get("taught", []),
    }
    others: dict[tuple[str, int], list[tuple[str, ...]]] = {}
    for pair in given["plover"]:
        for role, (start, end) in zip(pair.roles, pair.spans, strict=True):
            others.setdefault((role, pair.labels[0]), []).append(pair.words[start:end])
    plan = []
    for task, pairs in given.items():
        for turn in range(rounds[task] if pairs else 0):
            drawn = [change_pair(pair, others, dice) for pair in pairs] if task == "plover" else pairs
            batches = group(encode(drawn, tokenizer), dice)
            plan += [
                ((turn + (i + dice.random()) / len(batches)) / rounds[task], task, b) for i, b in enumerate(batches)
            ]
    plan.sort(key=lambda entry: entry[0])
    weights = {
        task: class_weights([p.labels[0] for p in pairs]) for task, pairs in given.items() if pairs and task != "taught"
    }
    new = [p for name, p in model.named_parameters() if not name.startswith("bert.")]
    encoder = [p for p in model.bert.parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW(
        [{"params": encoder, "lr": rate}, {"params": new, "lr": 1e-3}], weight_decay=0.01, fused=True
    )
    model.train()
    began, running = time.monotonic(), {}
    for step, (_, task, rows) in enumerate(plan):
        done = max(step / len(plan), (time.monotonic() - began) / (60 * minutes))
        if done >= 1:
            break
        scale = min(1.0, (step + 1) / (0.08 * len(plan))) * (1 - done)
        optimizer.param_groups[0]["lr"], optimizer.param_groups[1]["lr"] = rate * scale, 1e-3 * scale
        pieces, cases, mask, marks = pad(rows)
        with torch.autocast("cpu", torch.bfloat16):
            root, quad, cameo, tone = (x.float() for x in model(pieces, cases, mask, marks))
        if task == "taught":
            roots, quads = (torch.tensor([row[3].shares[i] for row in rows]) for i in range(2))
            loss = functional.cross_entropy(root, roots) + 0.5 * functional.cross_entropy(quad, quads)
        else:
            wanted = torch.tensor([row[3].labels for row in rows])
            scores = {"plover": root, "cameo": cameo, "tone": tone}[task]
            loss = functional.cross_entropy(scores, wanted[:, 0], weight=weights[task], label_smoothing=0.1)
            if task == "plover":
                loss = loss + 0.5 * functional.cross_entropy(quad, wanted[:, 1], label_smoothing=0.1)
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        running[task] = 0.95 * running.get(task, loss.item()) + 0.05 * loss.item()
        if step % 50 == 49:
            losses = " ".join(f"{t} {value:.3f}" for t, value in sorted(running.items()))
            print(f"{step + 1}/{len(plan)} {(time.monotonic() - began) / 60:.1f} min: {losses}", flush=True)


def class_weights(labels: list[int]) -> Tensor:
    """Rare classes count more, by the root of their rarity: the figure is a mean over classes."""
    counts = torch.bincount(torch.tensor(labels), minlength=len(ROOTS) if max(labels) > 3 else max(labels) + 1)
    return (counts.sum() / (len(counts) * counts.clamp(min=1))).sqrt()


@torch.no_grad()
def predict(model: PairModel, pairs: list[Pair], tokenizer: Tokenizer) -> list[tuple[int, int, int]]:
    """(root, quad, tone) of every pair; the quad is the mean of its own head and of what the roots add up to."""
    model.eval()
    belongs = functional.one_hot(torch.tensor([QUADS[root] - 1 for root in ROOTS]), 4).float()
    out = []
    for row in encode(pairs, tokenizer):
        root, quad, _, tone = (x.softmax(-1) for x in model(*pad([row])))
        out.append((int(root.argmax()), int((quad + root @ belongs).argmax()), int(tone.argmax())))
    return out


def letters(pair: Pair) -> str:
    """A sentence without case, spaces and signs: the same in two sets that cut words differently."""
    return re.sub(r"\W", "", "".join(pair.words)).casefold()


def macro_f1(gold: list[int], found: list[int]) -> float:
    figures = []
    for label in sorted(set(gold)):
        hit = sum(g == f == label for g, f in zip(gold, found, strict=True))
        figures.append(200 * hit / (gold.count(label) + found.count(label)))
    return sum(figures) / len(figures)


def new_model(base: Path, trunk: Path | None, seed: int, frozen: int = 0) -> PairModel:
    torch.manual_seed(seed)
    model = PairModel(Bert.load(base))
    if frozen:
        model.bert.freeze(frozen)
    if trunk is not None:
        weights = {k.removeprefix("bert."): v for k, v in torch.load(trunk).items() if k.startswith("bert.")}
        model.bert.load_state_dict(weights)
    return model


def export_pair(base: Path, weights: Path, out: Path) -> None:
    """Write the int8 ONNX file; the CAMEO head stays behind."""

    class Graph(nn.Module):
        def __init__(self, model: PairModel) -> None:
            super().__init__()
            self.model = model

        def forward(self, pieces: Tensor, cases: Tensor, marks: Tensor) -> tuple[Tensor, Tensor, Tensor]:
            root, quad, _, tone = self.model(pieces, cases, torch.ones_like(pieces), marks)
            return root, quad, tone

    model = new_model(base, None, 0)
    model.load_state_dict(torch.load(weights))
    pieces = torch.randint(1000, 20000, (1, 24))
    write_graph(
        Graph(model), (pieces, torch.ones_like(pieces), torch.tensor([[3, 9]])), out,
        inputs={"pieces": {1: "pieces"}, "cases": {1: "pieces"}, "marks": {}},
        outputs={"root": {}, "quad": {}, "tone": {}},
        metadata={"roots": ROOTS, "quads": [1, 2, 3, 4], "quad_of_root": QUADS, "tones": TONES, "marks": MARKS},
    )  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, required=True, help="folder of the gold files")
    parser.add_argument("--base", type=Path, required=True, help="folder of the base model")
    parser.add_argument("--tokenizer", type=Path, help="folder of the tokenizer, if the base model brings another")
    parser.add_argument("--trunk", type=Path, help="weights of the token model, whose encoder is the beginning")
    parser.add_argument("--out", type=Path, help="where the weights go; with --folds, those of the last fold")
    parser.add_argument("--only", nargs="*", help="train these tasks only: plover, cameo, tone")
    parser.add_argument("--without-written", action="store_true", help="leave our own sentences and the examples out")
    parser.add_argument("--taught", type=Path, help="pairs with a teacher's word, from training.pair_teacher")
    parser.add_argument("--folds", type=int, default=0, help="cross-validate this many of five folds of PLV")
    parser.add_argument("--first", type=int, default=0, help="the fold to begin with, 0 to 4")
    parser.add_argument(
        "--times", type=int, default=1, help="train so often from one beginning and average the weights"
    )
    parser.add_argument("--frozen", type=int, default=0, help="lowest layers that stay as they are")
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--seed", type=int, default=13)
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    tokenizer = load_tokenizer(options.tokenizer or options.base)
    tasks = load_tasks(options.gold)
    if options.without_written:
        tasks["written"] = []
    for task in ("plover", "cameo", "tone"):
        if options.only and task not in options.only:
            tasks[task] = []
    if options.taught:
        tasks["taught"] = taught_pairs(options.taught)
    print({task: len(pairs) for task, pairs in tasks.items()}, flush=True)
    settings = {"rate": options.rate, "minutes": options.minutes, "rounds": ROUNDS}
    if options.folds:
        gold, found = [], []
        for fold in range(options.first, options.first + options.folds):
            held_out = tasks["plover"][fold::5]
            kept = tasks | {"plover": [pair for i, pair in enumerate(tasks["plover"]) if i % 5 != fold]}
            # the ConfliBERT set has many of the same sentences, with their quads
            unseen = {letters(pair) for pair in held_out}
            for task in ("cameo", "taught"):
                kept[task] = [pair for pair in tasks.get(task, []) if letters(pair) not in unseen]
            states = []
            for turn in range(options.times):
                model = new_model(options.base, options.trunk, options.seed, options.frozen)
                train(model, kept, tokenizer, seed=options.seed + turn, **settings)
                states.append(model.state_dict())
            model.load_state_dict(mean_weights(states))
            if options.out:
                torch.save(model.state_dict(), options.out)
            gold += [pair.labels for pair in held_out]
            found += predict(model, held_out, tokenizer)
            roots, quads = ([x[i] for x in gold] for i in range(2))
            print(
                f"{fold + 1 - options.first} folds: root macro-F1 {macro_f1(roots, [f[0] for f in found]):.1f}"
                f" quad macro-F1 {macro_f1(quads, [f[1] for f in found]):.1f}", flush=True,
            )  # fmt: skip
        for i, root in enumerate(ROOTS):
            wrong = [ROOTS[f[0]] for g, f in zip(gold, found, strict=True) if g[0] == i != f[0]]
            print(root, roots.count(i), "taken for", json.dumps({w: wrong.count(w) for w in sorted(set(wrong))}))
        return
    states = []
    for turn in range(options.times):
        model = new_model(options.base, options.trunk, options.seed, options.frozen)
        train(model, tasks, tokenizer, seed=options.seed + turn, **settings)
        states.append({key: value.clone() for key, value in model.state_dict().items()})
    model.load_state_dict(mean_weights(states))
    torch.save(model.state_dict(), options.out)
    if (options.gold / "stance.dev.jsonl").is_file():
        held_out = tone_pairs(options.gold / "stance.dev.jsonl")
        tones = [found[2] for found in predict(model, held_out, tokenizer)]
        print(f"tone macro-F1 on stance.dev {macro_f1([pair.labels[0] for pair in held_out], tones):.1f}")


if __name__ == "__main__":
    main()
