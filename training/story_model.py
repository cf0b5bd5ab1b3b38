"""The story encoder: reports of one happening near each other, those of another day of the same topic apart.

    python -m training.story_model --reports REPORTS.jsonl --without DEV.jsonl --base MODEL_DIR --out story.pt

Every row of REPORTS has ``title``, ``text`` and the ``story`` it belongs to. A batch holds whole stories, a third of
them drawn at random and beside each its nearest by words, because what must be learnt is to tell two happenings of one
topic apart. Two losses: each report must find those of its story among all of the batch (InfoNCE over all of them, Oord
et al. 2018, temperature 0.05), and the likeness of two reports alone must tell whether they are one story (logistic
loss), so that one threshold serves all stories. Two stories that are nearly one in words are not held against each
other: a list of stories made by hand tells one happening twice now and then.

A sixth of the stories is left out to fit what compares two reports and to choose the threshold
(`training.story_pairs`); another is left over, to look at or to train on (``--parts``).
"""

from __future__ import annotations

import argparse
import math
import random
import re
import time
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional

from training.batches import load_tokenizer
from training.bert import CLS, SEP, Bert, mean_state
from training.graphs import write_graph
from training.story_parts import load_reports, part_of

PIECES = 128  # what one pass reads of a report
FROZEN = 3  # lower layers that stay as they are: their states are kept, which makes a step twice as fast
TEMPERATURE = 0.05
STORIES = 24  # in a batch
BESIDE = 2  # near stories that come with each drawn one
NEAREST = 10
NEARLY_ONE = 0.45  # cosine of two reports' words beyond which their stories are not held against each other


@dataclass(frozen=True)
class Telling:
    """One report as training needs it."""

    story: str
    title: str
    body: str


class StoryModel(nn.Module):
    """Word pieces of title and lead → one vector of length 1."""

    def __init__(self, bert: Bert) -> None:
        super().__init__()
        self.bert = bert
        self.scale = nn.Parameter(torch.tensor(12.0))
        self.offset = nn.Parameter(torch.tensor(-7.0))

    def forward(self, pieces: Tensor, mask: Tensor) -> Tensor:
        return self.upper(self.lower(pieces, mask), mask)

    def lower(self, pieces: Tensor, mask: Tensor) -> Tensor:
        """The states after the layers that are not trained; no dropout there."""
        bert = self.bert
        places = torch.arange(pieces.shape[1])
        states: Tensor = bert.norm(bert.word(pieces) + bert.position(places)[None] + bert.segment.weight[0])
        for layer in bert.layers[:FROZEN]:
            states = layer(states, _bias(mask, states))
        return states

    def upper(self, states: Tensor, mask: Tensor) -> Tensor:
        for layer in self.bert.layers[FROZEN:]:
            states = layer(states, _bias(mask, states))
        return functional.normalize(mean_state(states.float(), mask), dim=-1)


def _bias(mask: Tensor, states: Tensor) -> Tensor:
    return (1.0 - mask[:, None, None, :].to(states.dtype)) * -1e4


class Encoder:
    """Texts → vectors, in parts of like length; keeps the states of the lower layers of every text it has seen."""

    def __init__(self, model: StoryModel, tokenizer: Tokenizer) -> None:
        self.model, self.tokenizer = model, tokenizer
        self._kept: dict[str, Tensor] = {}

    def __call__(self, texts: list[str]) -> Tensor:
        with torch.no_grad():
            self._keep([text for text in dict.fromkeys(texts) if text not in self._kept])
        order = sorted(range(len(texts)), key=lambda i: len(self._kept[texts[i]]))
        size = -(-len(order) // 3)
        vectors: list[Tensor] = []
        for part in (order[i : i + size] for i in range(0, len(order), size)):
            states = nn.utils.rnn.pad_sequence([self._kept[texts[i]] for i in part], batch_first=True).float()
            lengths = torch.tensor([len(self._kept[texts[i]]) for i in part])
            mask = (torch.arange(states.shape[1])[None] < lengths[:, None]).long()
            vectors.append(self.model.upper(states, mask))
        return torch.cat(vectors)[torch.argsort(torch.tensor(order))]

    def _keep(self, texts: list[str]) -> None:
        for start in range(0, len(texts), 32):
            part = texts[start : start + 32]
            pieces, mask = encode(part, self.tokenizer)
            self.model.eval()
            for text, states, length in zip(part, self.model.lower(pieces, mask), mask.sum(1).tolist(), strict=True):
                self._kept[text] = states[:length].to(torch.bfloat16)
            self.model.train()


def telling_of(row: dict[str, Any]) -> Telling:
    title = row.get("title") or ""
    return Telling(row["story"], title, row["text"].removeprefix(title).strip())


# ---------------------------------------------------------------- batches


def near_stories(tellings: list[Telling]) -> tuple[dict[str, list[str]], set[frozenset[str]]]:
    """Of every story the nearest others by words, nearest first; and the pairs that are nearly one."""
    words = [Counter(re.findall(r"[a-z0-9]{3,}", f"{t.title} {t.body}".lower())) for t in tellings]
    reports: Counter[str] = Counter(word for counts in words for word in counts)
    postings: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
    vectors = []
    for i, counts in enumerate(words):
        weights = {w: (1 + math.log(n)) * math.log(len(words) / reports[w]) for w, n in counts.items()}
        length = math.sqrt(sum(v * v for v in weights.values())) or 1.0
        vectors.append({word: value / length for word, value in weights.items()})
        for word, value in vectors[-1].items():
            if reports[word] <= 600:
                postings[word].append((i, value))
    alike: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for telling, vector in zip(tellings, vectors, strict=True):
        found: defaultdict[int, float] = defaultdict(float)
        for word, value in vector.items():
            for j, other in postings.get(word, ()):
                found[j] += value * other
        for j, value in found.items():
            other_story = tellings[j].story
            if other_story != telling.story:
                alike[telling.story][other_story] = max(value, alike[telling.story].get(other_story, 0.0))
    near = {s: sorted(found, key=lambda o: (-found[o], o))[:NEAREST] for s, found in alike.items()}
    one = {frozenset((s, o)) for s, found in alike.items() for o, value in found.items() if value > NEARLY_ONE}
    return near, one


def draw_batches(stories: list[str], near: dict[str, list[str]], dice: random.Random) -> list[list[str]]:
    """Every story once: some drawn at random, beside each those of its nearest that are left."""
    left = sorted(stories)
    dice.shuffle(left)
    waiting = set(left)
    order = []
    for story in left:
        if story not in waiting:
            continue
        beside = [other for other in near.get(story, []) if other in waiting and other != story]
        for taken in [story, *dice.sample(beside, min(BESIDE, len(beside)))]:
            waiting.discard(taken)
            order.append(taken)
    batches = [order[i : i + STORIES] for i in range(0, len(order), STORIES)]
    dice.shuffle(batches)
    return [batch for batch in batches if len(batch) > 1]


def written(telling: Telling, dice: random.Random | None = None) -> str:
    """What the encoder reads; with ``dice`` now and then the title or the body alone, because outlets give no more."""
    drawn = dice.random() if dice else 1.0
    if drawn < 0.1 and len(telling.body) > 100:
        return telling.body
    if drawn < 0.17 and len(telling.title) > 40:
        return telling.title
    return f"{telling.title}\n{telling.body}"


def encode(texts: list[str], tokenizer: Tokenizer) -> tuple[Tensor, Tensor]:
    """Padded pieces and their mask."""
    found = [e.ids[: PIECES - 2] for e in tokenizer.encode_batch(texts, add_special_tokens=False)]
    length = -(-(max(map(len, found)) + 2) // 16) * 16
    pieces = torch.zeros(len(found), length, dtype=torch.long)
    mask = torch.zeros_like(pieces)
    for row, ids in enumerate(found):
        pieces[row, : len(ids) + 2] = torch.tensor([CLS, *ids, SEP])
        mask[row, : len(ids) + 2] = 1
    return pieces, mask


# ---------------------------------------------------------------- training


def story_loss(
    vectors: Tensor, stories: list[str], nearly_one: set[frozenset[str]], model: StoryModel
) -> tuple[Tensor, Tensor]:
    """InfoNCE and the logistic loss of one batch."""
    same = torch.tensor([[a == b for b in stories] for a in stories])
    open_ = torch.tensor([[a != b and frozenset((a, b)) in nearly_one for b in stories] for a in stories])
    self_ = torch.eye(len(stories), dtype=torch.bool)
    likeness = vectors @ vectors.T
    scores = likeness / TEMPERATURE
    others = torch.where(same | open_, torch.full_like(scores, -1e4), scores)
    against = torch.logsumexp(others, 1, keepdim=True)
    losses = torch.logaddexp(scores, against) - scores  # each of the same story against all of others
    found = losses[same & ~self_].mean()
    logits = model.scale * likeness + model.offset
    counted = ~self_ & ~open_
    pairs = functional.binary_cross_entropy_with_logits(logits[counted], same[counted].float(), reduction="sum")
    return found, pairs / len(stories)


def train(
    model: StoryModel, tellings: list[Telling], tokenizer: Tokenizer, *, seed: int, rate: float, minutes: float,
    epochs: int,
) -> None:  # fmt: skip
    """Train in place; the rate falls to zero by steps or by the clock, whichever is further."""
    dice = random.Random(seed)
    near, nearly_one = near_stories(tellings)
    by_story: defaultdict[str, list[Telling]] = defaultdict(list)
    for telling in tellings:
        by_story[telling.story].append(telling)
    plan = [batch for _ in range(epochs) for batch in draw_batches(list(by_story), near, dice)]
    encoder = Encoder(model, tokenizer)
    trained = list(model.bert.layers[FROZEN:].parameters())
    marks = [model.scale, model.offset]
    optimizer = torch.optim.AdamW(
        [{"params": trained, "lr": rate}, {"params": marks, "lr": 0.02, "weight_decay": 0.0}],
        weight_decay=0.01, fused=True,
    )  # fmt: skip
    model.train()
    began, running = time.monotonic(), [0.0, 0.0]
    for step, batch in enumerate(plan):
        done = max(step / len(plan), (time.monotonic() - began) / (60 * minutes))
        if done >= 1:
            break
        scale = min(1.0, (step + 1) / (0.06 * len(plan))) * (1 - done)
        optimizer.param_groups[0]["lr"], optimizer.param_groups[1]["lr"] = rate * scale, 0.02 * scale
        rows = [telling for story in batch for telling in by_story[story]]
        texts = [written(row, dice) for row in rows]
        with torch.autocast("cpu", torch.bfloat16):
            vectors = encoder(texts)
        losses = story_loss(vectors.float(), [row.story for row in rows], nearly_one, model)
        loss = losses[0] + 0.5 * losses[1]
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(trained, 1.0)
        optimizer.step()
        running = [0.95 * old + 0.05 * new.item() for old, new in zip(running, losses, strict=True)]
        if step % 20 == 19:
            kept = 1 - 0.95 ** (step + 1)
            print(
                f"{step + 1}/{len(plan)} {(time.monotonic() - began) / 60:.1f} min: found {running[0] / kept:.3f} "
                f"pairs {running[1] / kept:.3f} scale {model.scale.item():.1f} offset {model.offset.item():.1f} "
                f"cpu {time.process_time():.0f} s",
                flush=True,
            )


def export_story(base: Path, weights: Path, out: Path) -> None:
    """Write the int8 ONNX file: the word pieces of one report, unpadded, in; its vector out."""

    class Graph(nn.Module):
        def __init__(self, model: StoryModel) -> None:
            super().__init__()
            self.model = model

        def forward(self, pieces: Tensor) -> Tensor:
            found: Tensor = self.model(pieces, torch.ones_like(pieces))
            return found

    model = StoryModel(Bert.load(base))
    model.load_state_dict(torch.load(weights))
    write_graph(
        Graph(model), (torch.randint(1000, 20000, (1, 24)),), out,
        inputs={"pieces": {1: "pieces"}}, outputs={"vector": {}}, metadata={"pieces": PIECES},
    )  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=Path, required=True, help="rows with title, text and story")
    parser.add_argument("--without", type=Path, help="rows whose texts are not to be trained on")
    parser.add_argument("--base", type=Path, required=True, help="folder of the base model")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--parts", nargs="*", default=["train"], help="train, pairs, choose: what is trained on")
    parser.add_argument("--rate", type=float, default=1e-4)
    parser.add_argument("--epochs", type=int, default=7)
    parser.add_argument("--seed", type=int, default=13)
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    rows = load_reports(options.reports, options.without)
    tellings = [telling_of(row) for row in rows if part_of(row["story"]) in options.parts]
    print(f"{len(tellings)} reports", flush=True)
    model = StoryModel(Bert.load(options.base))
    train(
        model, tellings, load_tokenizer(options.base),
        seed=options.seed, rate=options.rate, minutes=options.minutes, epochs=options.epochs,
    )  # fmt: skip
    torch.save(model.state_dict(), options.out)


if __name__ == "__main__":
    main()
