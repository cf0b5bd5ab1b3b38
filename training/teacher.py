"""Let a larger model, trained on the same gold, say of many texts what it takes every word for.

    python -m training.token_model --base MPNET_DIR --tokenizer MODEL_DIR … --out teacher.pt
    python -m training.teacher --gold DIR --base MPNET_DIR --tokenizer MODEL_DIR --weights teacher.pt --out taught.pt
    python -m training.token_model … --taught taught.pt

A small model learns more from the shares that a larger one gives to the labels than from the labels alone, and it can
do so on any text (Hinton, Vinyals and Dean 2015, "Distilling the Knowledge in a Neural Network"). Texts: the articles
of PolNeAR, and those without attributions that are there: the short reports of ``reports.bulk``, the texts of ECB+,
NP4E and NewsWCL50 in ``coreference.train``, the sentences of NewsMTSC.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator
from pathlib import Path

import torch
from torch import Tensor

from training.batches import Taught, Window, group_in_order, load_tokenizer, make_windows, pad, window_key
from training.bert import Bert
from training.gold import Text, attribution_texts, plain_texts
from training.token_model import TAUGHT_HEADS, TokenModel, split_heads

CUE_SHARE = 0.3  # words that the teacher takes for a cue with at least this share teach links
BATCH_PIECES = 4096


@torch.no_grad()
def teach(model: TokenModel, windows: list[Window]) -> Iterator[tuple[Window, Taught]]:
    """Each window with the teacher's shares: per head [words, labels], and the links of the words it takes for cues."""
    model.eval()
    for rows in group_in_order(windows, BATCH_PIECES):
        batch = pad(rows)
        with torch.autocast("cpu", torch.bfloat16):
            scores, links = model(batch.pieces, batch.cases, batch.mask, batch.first)
        heads = split_heads(scores)
        shares = {head: heads[head].float().softmax(-1) for head in TAUGHT_HEADS}
        linked = links.float().sigmoid()
        for row, window in enumerate(rows):
            count = len(window.first)
            cues = (shares["cue"][row, :count, 1:].sum(-1) >= CUE_SHARE).nonzero().flatten()
            yield window, Taught(
                {head: found[row, :count].half() for head, found in shares.items()},
                cues.tolist(), linked[row, :, cues, :count].transpose(0, 1).half(),
            )  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, required=True, help="folder of the gold files")
    parser.add_argument("--base", type=Path, required=True, help="folder of the teacher's base model")
    parser.add_argument("--tokenizer", type=Path, required=True, help="folder of the tokenizer that both read with")
    parser.add_argument("--weights", type=Path, required=True, help="weights of the trained teacher")
    parser.add_argument("--frozen", type=int, default=0, help="as in its training")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--limit", type=int, help="texts, for a quick look that all works")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    tokenizer = load_tokenizer(options.tokenizer)
    articles = list(attribution_texts(options.gold / "attribution.train.jsonl"))[: options.limit]
    texts = [Text(article.words, article.breaks, {}) for article in articles]
    texts += list(plain_texts(options.gold))[: options.limit]
    windows = [window for text in texts for window in make_windows(text, tokenizer)]
    model = TokenModel(Bert.load(options.base))
    if options.frozen:
        model.bert.freeze(options.frozen)
    model.load_state_dict(torch.load(options.weights))
    taught: dict[bytes, tuple[dict[str, Tensor], list[int], Tensor]] = {}
    began, pieces = time.monotonic(), 0
    for window, found in teach(model, windows):
        taught[window_key(window)] = (found.shares, found.cues, found.links)
        pieces += len(window.pieces)
        if len(taught) % 1000 == 0:
            print(f"{len(taught)}/{len(windows)} {pieces / (time.monotonic() - began):.0f} pieces/s", flush=True)
    torch.save(taught, options.out)


if __name__ == "__main__":
    main()
