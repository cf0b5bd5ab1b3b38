"""Train the token model: one pass over a window gives the labels of every word for all token tasks.

    python -m training.token_model --gold DIR --base MODEL_DIR --out token.pt

Heads: source, cue and content of attributions (PolNeAR), names (CrossNER politics, Wikigold), phrases that refer to
someone (re3d), event triggers (ECB+), the two sides of an act (ConfliBERT's actor set and sides_written.tsv), links
from a cue to its source and its content; and two that only teach the encoder (spaCy's names, the sides of PLV). Sets
that are missing from DIR are left out, and their heads stay untrained.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.batches import Batch, Window, group, load_tokenizer, make_windows, pad
from training.bert import Bert, Dropout, mean_weights
from training.gold import (
    HEADS,
    IGNORED,
    Text,
    attribution_texts,
    entity_texts,
    event_texts,
    join_texts,
    marked_texts,
    read_name_words,
    read_rows,
    side_texts,
    swap_persons,
    without_shared,
    written_sides,
)
from training.upper import Upper

WRITTEN = Path(__file__).with_name("sides_written.tsv")

LINK_WIDTH = 128
LINKS = ("source", "content")
LABELS = {head: 2 * len(kinds) + 1 for head, kinds in HEADS.items()}

# How often each task's texts are read; the sets differ in size by a factor of fifty.
ROUNDS = {"attribution": 6, "name": 7, "phrase": 9, "trigger": 4, "side": 10, "marked": 6}
BATCH_PIECES = {"attribution": 2048, "name": 1024, "phrase": 1024, "trigger": 1024, "side": 1024, "marked": 1024}


def words_of(states: Tensor, first: Tensor) -> Tensor:
    """The states of the words: those of their first pieces."""
    return torch.gather(states, 1, first[..., None].expand(-1, -1, states.shape[-1]))


class TokenModel(nn.Module):
    """A shared encoder, one linear layer for all labels, and a bilinear score for each (cue word, word) pair."""

    def __init__(self, bert: Bert | Upper, heads: Iterable[str] = LABELS) -> None:
        super().__init__()
        self.bert, self.drop = bert, Dropout()
        self.sizes = {head: LABELS[head] for head in heads}
        self.labels = nn.Linear(bert.width, sum(self.sizes.values()))
        self.from_cue = nn.Linear(bert.width, len(LINKS) * LINK_WIDTH)
        self.to_word = nn.Linear(bert.width, len(LINKS) * LINK_WIDTH)

    def forward(self, pieces: Tensor, cases: Tensor, mask: Tensor | None, first: Tensor) -> tuple[Tensor, Tensor]:
        """Scores [rows, words, labels of all heads in order], and links [rows, source or content, cue word, word]."""
        words = self.drop(words_of(self.bert(pieces, cases, mask), first))
        rows, count, _ = words.shape
        shape = (rows, count, len(LINKS), LINK_WIDTH)
        cue = functional.gelu(self.from_cue(words)).view(shape).transpose(1, 2)
        word = functional.gelu(self.to_word(words)).view(shape).transpose(1, 2)
        links = cue @ word.transpose(2, 3) / LINK_WIDTH**0.5 - 2.0  # most pairs do not belong together
        return self.labels(words), links

    def split(self, scores: Tensor) -> dict[str, Tensor]:
        """The scores of each head."""
        return dict(zip(self.sizes, scores.split(list(self.sizes.values()), -1), strict=True))


def batch_loss(model: TokenModel, batch: Batch, autocast: bool = True) -> Tensor:
    """The sum of the mean losses of all heads that the batch is labelled for."""
    with torch.autocast("cpu", torch.bfloat16, enabled=autocast):
        scores, links = model(batch.pieces, batch.cases, batch.mask, batch.first)
    heads = model.split(scores.float())
    loss = torch.zeros(())
    for head, wanted in batch.labels.items():
        loss = loss + functional.cross_entropy(heads[head].flatten(0, 1), wanted.flatten(), ignore_index=IGNORED)
    if batch.links:
        loss = loss + link_loss(links.float(), batch)
    return loss


def link_loss(links: Tensor, batch: Batch) -> Tensor:
    """Mean binary loss over (cue word, word) pairs; links between a source and its cue are few and count more."""
    cues = [(row, word, n) for n, (row, words, _, _) in enumerate(batch.links) for word in words]
    rows, words = torch.tensor([c[0] for c in cues]), torch.tensor([c[1] for c in cues])
    given = links[rows, :, words]
    wanted = torch.zeros_like(given)
    for i, (_, _, n) in enumerate(cues):
        for part, indexes in enumerate(batch.links[n][2:]):
            wanted[i, part, indexes] = 1.0
    real = (next(iter(batch.labels.values()))[rows] != IGNORED).float()[:, None]
    weight = real * torch.where(wanted > 0, torch.tensor([4.0, 1.0])[None, :, None], torch.tensor(1.0))
    loss = functional.binary_cross_entropy_with_logits(given, wanted, weight=weight, reduction="sum")
    return 2.0 * loss / weight.sum()


def load_tasks(gold: Path, fold: int | None = None) -> tuple[dict[str, list[Text]], list[Text]]:
    """The training texts of every task whose gold file is there, and the sentences of the actor set that ``fold``, 0 to
    4, leaves out; our own sentences are always trained on."""
    tasks: dict[str, list[Text]] = {}

    def add(task: str, name: str, read: Callable[[Path], list[Text]]) -> None:
        if (gold / name).is_file():
            tasks[task] = read(gold / name)

    add("attribution", "attribution.train.jsonl", lambda path: list(attribution_texts(path, stock=True)))
    add("name", "entities.train.jsonl", lambda path: _names(path))
    add("phrase", "entities.train.jsonl", lambda path: [t for c, t in entity_texts(path) if c == "re3d"])
    add("trigger", "coreference.train.jsonl", lambda path: list(event_texts(path)))
    add("side", "actor_spans.train.jsonl", lambda path: list(side_texts(read_rows(path))))
    add("marked", "plover.train.jsonl", lambda path: list(marked_texts(read_rows(path))))
    sides, left_out = tasks.get("side", []), []
    if fold is not None:
        left_out = sides[fold::5]
        sides = [text for i, text in enumerate(sides) if i % 5 != fold]
        if "marked" in tasks:
            tasks["marked"] = without_shared(tasks["marked"], left_out)
    tasks["side"] = [*sides, *written_sides(WRITTEN)]
    return tasks, left_out


def _names(path: Path) -> list[Text]:
    """Sentences on politics are what the product reads, and few: they are read three times a round."""
    return [t for c, t in entity_texts(path) if c != "re3d" for _ in range(3 if c == "politics" else 1)]


def draw_windows(
    task: str, texts: list[Text], cache: dict[int, list[Window]], cut: Callable[[Text], list[Window]],
    name_words: list[str], dice: random.Random,
) -> list[Window]:  # fmt: skip
    """One round's windows: articles as they are, single sentences joined one to four at a time."""
    if task in ("attribution", "phrase"):
        return [window for text in texts for window in cache.setdefault(id(text), cut(text))]
    order = list(texts)
    dice.shuffle(order)
    if task == "name" and name_words:
        order = [swap_persons(text, name_words, dice, 0.3) for text in order]
    windows = []
    while order:
        count = dice.choice((1, 1, 1, 2, 3, 4))
        windows += cut(join_texts(order[:count]))
        del order[:count]
    return windows


def train(
    model: TokenModel, tasks: dict[str, list[Text]], cut: Callable[[Text], list[Window]], name_words: list[str], *,
    minutes: float, seed: int, rate: float, rounds: dict[str, int], recase: bool = True,
) -> None:  # fmt: skip
    """Train in place. The learning rate falls to zero by steps or by the clock, whichever is further. ``recase``: the
    case of some windows is changed."""
    dice = random.Random(seed)
    cache: dict[int, list[Window]] = {}
    plan: list[tuple[float, str, list[Window]]] = []
    for task, texts in tasks.items():
        for turn in range(rounds[task]):
            batches = group(draw_windows(task, texts, cache, cut, name_words, dice), BATCH_PIECES[task], dice)
            # Every task is spread evenly over the whole training.
            for i, batch in enumerate(batches):
                plan.append(((turn + (i + dice.random()) / len(batches)) / rounds[task], task, batch))
        print(f"{task}: {len(texts)} texts, {sum(t == task for _, t, _ in plan)} steps", flush=True)
    plan.sort(key=lambda entry: entry[0])
    # The case table and the heads begin from nothing and learn faster than the encoder.
    new = {name for name, _ in model.named_parameters() if not name.startswith("bert.") or name == "bert.case.weight"}
    encoder = [p for name, p in model.named_parameters() if name not in new]
    rest = [p for name, p in model.named_parameters() if name in new]
    groups = [{"params": encoder, "lr": rate}, {"params": rest, "lr": rate * 5}]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
    model.train()
    began, running, pieces = time.monotonic(), {}, 0
    for step, (_, task, windows) in enumerate(plan):
        done = max(step / len(plan), (time.monotonic() - began) / (60 * minutes))
        if done >= 1:
            break
        scale = min(1.0, (step + 1) / (0.05 * len(plan)), done / 0.02 + 0.01) * (1 - done)
        optimizer.param_groups[0]["lr"], optimizer.param_groups[1]["lr"] = rate * scale, 5 * rate * scale
        batch = pad(windows, dice if recase else None)
        loss = batch_loss(model, batch)
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        running[task] = 0.95 * running.get(task, loss.item()) + 0.05 * loss.item()
        pieces += int(batch.mask.sum())
        if step % 50 == 49:
            spent = time.monotonic() - began
            losses = " ".join(f"{t} {value:.3f}" for t, value in sorted(running.items()))
            print(f"{step + 1}/{len(plan)} {spent / 60:.1f} min {pieces / spent:.0f} pieces/s: {losses}", flush=True)


def go_on_from(states: list[dict[str, Tensor]]) -> dict[str, Tensor]:
    """The mean of several trainings' weights, with the links of the first: a score that multiplies two layers is no
    mean when both are."""
    links = {key: value for key, value in states[0].items() if key.startswith(("from_cue.", "to_word."))}
    return mean_weights(states) | links


@torch.no_grad()
def measure(model: TokenModel, texts: list[Text], cut: Callable[[Text], list[Window]]) -> dict[str, float]:
    """Exact span F1 of each head on whole texts, best label word by word: a first look, the referee judges."""
    model.eval()
    counts: dict[str, list[int]] = {}
    for text in texts:
        for window in cut(text):
            batch = pad([window])
            scores, _ = model(batch.pieces, batch.cases, batch.mask, batch.first)
            best = model.split(scores)
            for head, wanted in window.labels.items():
                gold, found = spans_of(wanted), spans_of(best[head][0].argmax(-1).tolist())
                count = counts.setdefault(head, [0, 0, 0])
                for i, value in enumerate((len(gold & found), len(found), len(gold))):
                    count[i] += value
    return {head: 200 * hit / max(1, found + gold) for head, (hit, found, gold) in counts.items()}


def spans_of(labels: list[int]) -> set[tuple[int, int, int]]:
    """(start, end, kind) of BIO labels; an I that follows nothing of its kind begins a span."""
    spans, start, kind = set(), 0, -1
    for i, label in enumerate([*labels, 0]):
        here = (label - 1) // 2 if label else -1
        if kind >= 0 and (here != kind or label % 2 == 1):
            spans.add((start, i, kind))
            kind = -1
        if here >= 0 and kind < 0:
            start, kind = i, here
    return spans


def _round(told: str) -> tuple[str, int]:
    task, _, number = told.partition("=")
    return task, int(number)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, required=True, help="folder of the gold files")
    parser.add_argument("--base", type=Path, required=True, help="folder of the base model")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--minutes", type=float, default=60, help="training ends after this time at the latest")
    parser.add_argument("--start", type=Path, nargs="+", help="go on from the mean of these weights, one round a task")
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--seed", type=int, default=13)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--only", nargs="*", help="train these tasks only")
    parser.add_argument("--rounds", nargs="*", default=[], metavar="TASK=N", help="with --start: tasks to read N times")
    parser.add_argument(
        "--fold",
        type=int,
        help="leave every fifth actor_spans sentence out",
    )
    parser.add_argument("--limit", type=int, help="texts a task, for a quick look that all works")
    options = parser.parse_args()
    torch.manual_seed(options.seed)
    torch.set_num_threads(options.threads)
    tokenizer = load_tokenizer(options.base)

    def cut(text: Text) -> list[Window]:
        return list(make_windows(text, tokenizer))

    loaded, left_out = load_tasks(options.gold, options.fold)
    tasks = {task: texts[: options.limit] for task, texts in loaded.items() if task in (options.only or ROUNDS)}
    held_out: dict[str, list[Text]] = {}
    if left_out:
        held_out["side"] = left_out[: options.limit]
    if (options.gold / "attribution.dev.jsonl").is_file():
        held_out["attribution"] = list(attribution_texts(options.gold / "attribution.dev.jsonl"))[: options.limit]
    if (options.gold / "entities.dev.jsonl").is_file():
        held_out["name"] = [text for _, text in entity_texts(options.gold / "entities.dev.jsonl")][: options.limit]
    if (options.gold / "coreference.dev.jsonl").is_file():
        held_out["trigger"] = list(event_texts(options.gold / "coreference.dev.jsonl"))[: options.limit]
    model = TokenModel(Bert.load(options.base))
    if options.start:
        model.load_state_dict(go_on_from([torch.load(path) for path in options.start]))
    train(
        model, tasks, cut, read_name_words(options.gold), minutes=options.minutes, seed=options.seed, rate=options.rate,
        rounds=dict.fromkeys(ROUNDS, 1) | dict(_round(r) for r in options.rounds) if options.start else ROUNDS,
    )  # fmt: skip
    options.out.parent.mkdir(parents=True, exist_ok=True)
    torch.save(model.state_dict(), options.out)
    figures = {head: round(f, 1) for task in held_out.values() for head, f in measure(model, task, cut).items()}
    print(json.dumps(figures), flush=True)
    options.out.with_suffix(".json").write_text(json.dumps(figures) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
