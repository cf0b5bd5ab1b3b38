"""The story encoder that ships: three layers that give the vectors which the six of `training.story_model` give.

    python -m training.story_pupil --reports REPORTS.jsonl --without DEV.jsonl --more TEXTS.jsonl … \\
        --base MODEL_DIR --weights story.pt --out story_pupil.pt

The vector is read once a report, however short, so its cost counts most where reports are short. The pupil begins as
the layers ``KEPT`` of its teacher and learns the teacher's vector of every text: of the reports that the teacher was
trained on as they stand, their titles alone and their bodies alone, and of the texts of ``--more`` (any news; only
``text`` is read) cut into pieces of a blurb's length. A batch is made of texts that the teacher takes for neighbours,
and besides the vector itself the pupil must give each text the same neighbours in the same order: that is what stories
are found by. The stories that the weights of pairs are fitted on (`training.story_pairs`) are left out, so that they
meet the pupil as new reports will.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import time
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional

from training.batches import load_tokenizer
from training.bert import Bert
from training.story_model import TEMPERATURE, StoryModel, encode, telling_of
from training.story_parts import load_reports, part_of

KEPT = (0, 2, 5)  # layers of the teacher that the pupil begins with
AROUND = 12  # texts of a batch that are neighbours of each other
GROUPS = 8  # such neighbourhoods in a batch
PIECE = (25, 110)  # words of a piece cut from a longer text
ORDER = 0.5  # weight of the order of neighbours beside the vectors


def pupil_of(teacher: StoryModel) -> StoryModel:
    """A model of the layers ``KEPT`` alone; it shares their weights with ``teacher`` no longer."""
    pupil = StoryModel(teacher.bert.with_layers(KEPT))
    for part in (pupil.bert.word, pupil.bert.position, pupil.bert.segment, pupil.bert.case):
        part.requires_grad_(False)
    return pupil.eval()  # no dropout: the answer is known exactly


# ---------------------------------------------------------------- texts


def gather_texts(reports: list[dict[str, str]], more: list[Path], dice: random.Random) -> list[str]:
    """What teacher and pupil both read, each text once."""
    found = []
    for telling in map(telling_of, reports):
        found += [f"{telling.title}\n{telling.body}", telling.body]
        if len(telling.title) > 40:
            found.append(telling.title)
    for path in more:
        for line in path.read_text(encoding="utf-8").splitlines():
            found += cut_pieces(json.loads(line)["text"], dice)
    return list(dict.fromkeys(text for text in found if text.strip()))


def cut_pieces(text: str, dice: random.Random) -> list[str]:
    """The text in pieces of whole sentences, as long as leads and blurbs are."""
    pieces: list[list[str]] = [[]]
    size = dice.randint(*PIECE)
    for sentence in re.split(r"(?<=[.!?])\s+|\n+", text):
        if len(pieces[-1]) >= size:
            pieces.append([])
            size = dice.randint(*PIECE)
        pieces[-1] += sentence.split()
    return [" ".join(words) for words in pieces if len(words) > 5]


# ---------------------------------------------------------------- training


def read_vectors(model: StoryModel, texts: list[str], tokenizer: Tokenizer, size: int = 64) -> Tensor:
    """Vectors of the texts, in parts of like length."""
    order = sorted(range(len(texts)), key=lambda i: len(texts[i]))
    vectors = []
    for part in (order[i : i + size] for i in range(0, len(order), size)):
        pieces, mask = encode([texts[i] for i in part], tokenizer)
        vectors.append(model(pieces, mask).float())
    return torch.cat(vectors)[torch.argsort(torch.tensor(order))]


def draw_neighbourhoods(taught: Tensor, dice: random.Random) -> list[list[int]]:
    """Batches that hold every text once, in neighbourhoods by the teacher's vectors."""
    left = list(range(len(taught)))
    dice.shuffle(left)
    waiting = torch.ones(len(taught), dtype=torch.bool)
    groups = []
    for first in left:
        if waiting[first]:
            likeness = (taught @ taught[first]).masked_fill(~waiting, -2.0)
            near = likeness.topk(min(AROUND, int(waiting.sum()))).indices
            waiting[near] = False
            groups.append(near.tolist())
    dice.shuffle(groups)
    parts = (groups[i : i + GROUPS] for i in range(0, len(groups), GROUPS))
    return [[i for group in part for i in group] for part in parts]


def pupil_loss(vectors: Tensor, taught: Tensor) -> tuple[Tensor, Tensor]:
    """How far the vectors lie from the teacher's, and how far the order of neighbours is from his."""
    itself = torch.eye(len(vectors), dtype=torch.bool)
    apart = (1 - (vectors * taught).sum(1)).mean()
    found, given = (((v @ v.T) / TEMPERATURE).masked_fill(itself, -1e4).log_softmax(1) for v in (vectors, taught))
    return apart, functional.kl_div(found, given, reduction="batchmean", log_target=True)


def train(
    pupil: StoryModel, texts: list[str], taught: Tensor, tokenizer: Tokenizer, *, seed: int, rate: float,
    minutes: float, epochs: int,
) -> None:  # fmt: skip
    """Train in place; the rate falls to zero by steps or by the clock, whichever is further."""
    dice = random.Random(seed)
    trained = [weight for weight in pupil.bert.parameters() if weight.requires_grad]
    optimizer = torch.optim.AdamW(trained, lr=rate, weight_decay=0.01, fused=True)
    began, running, step, steps = time.monotonic(), [0.0, 0.0], 0, epochs * -(-len(texts) // (AROUND * GROUPS))
    for _ in range(epochs):
        for batch in draw_neighbourhoods(taught, dice):
            done = max(step / steps, (time.monotonic() - began) / (60 * minutes))
            if done >= 1:
                return
            optimizer.param_groups[0]["lr"] = rate * min(1.0, (step + 1) / 200) * (1 - done)
            with torch.autocast("cpu", torch.bfloat16):
                vectors = read_vectors(pupil, [texts[i] for i in batch], tokenizer, -(-len(batch) // 3))
            losses = pupil_loss(vectors, taught[batch])
            optimizer.zero_grad()
            (losses[0] + ORDER * losses[1]).backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(trained, 1.0)
            optimizer.step()
            step += 1
            running = [0.98 * old + 0.02 * new.item() for old, new in zip(running, losses, strict=True)]
            if step % 50 == 0:
                kept = 1 - 0.98**step
                print(
                    f"{step}/{steps} {(time.monotonic() - began) / 60:.1f} min: apart {running[0] / kept:.4f} "
                    f"order {running[1] / kept:.4f} cpu {time.process_time():.0f} s",
                    flush=True,
                )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=Path, required=True, help="rows with title, text and story")
    parser.add_argument("--without", type=Path, help="rows whose texts are not to be trained on")
    parser.add_argument("--more", type=Path, nargs="*", default=[], help="files with further texts")
    parser.add_argument("--base", type=Path, required=True, help="folder of the base model")
    parser.add_argument("--weights", type=Path, required=True, help="the teacher, as training.story_model wrote it")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--rate", type=float, default=3e-4)
    parser.add_argument("--epochs", type=int, default=12)
    parser.add_argument("--seed", type=int, default=13)
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    reports = load_reports(options.reports, options.without)
    parts = {
        name: [row for row in reports if (part_of(row["story"]) == "train") is kept]
        for name, kept in (("train", True), ("new", False))
    }
    texts = gather_texts(parts["train"], options.more, random.Random(options.seed))
    new = [f"{t.title}\n{t.body}" for t in map(telling_of, parts["new"])][:600]
    teacher = StoryModel(Bert.load(options.base)).eval()
    teacher.load_state_dict(torch.load(options.weights))
    tokenizer = load_tokenizer(options.base)
    pupil = pupil_of(teacher)
    with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
        taught = read_vectors(teacher, [*texts, *new], tokenizer)
    print(f"{len(texts)} texts, {time.process_time():.0f} s", flush=True)
    train(
        pupil, texts, taught[: len(texts)], tokenizer,
        seed=options.seed, rate=options.rate, minutes=options.minutes, epochs=options.epochs,
    )  # fmt: skip
    torch.save(pupil.state_dict(), options.out)
    with torch.no_grad():
        apart, order = pupil_loss(read_vectors(pupil, new, tokenizer), taught[len(texts) :])
    print(f"{len(new)} new reports: apart {apart:.4f} order {order:.4f}")


if __name__ == "__main__":
    main()
