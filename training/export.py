"""Trained weights → the int8 ONNX files that the product ships.

python -m training.export token --base MODEL_DIR --weights token.pt --out token.onnx
python -m training.export pair --base MODEL_DIR --weights pair.pt --out pair.onnx
python -m training.export story --base MODEL_DIR --weights story.pt --out story.onnx
python -m training.export tokenizer --base MODEL_DIR --out tokenizer.json
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch
from torch import Tensor, nn

from training.bert import Bert
from training.gold import HEADS, TRAINING_ONLY
from training.graphs import write_graph
from training.pair_model import export_pair
from training.story_model import export_story
from training.token_model import LABELS, LINKS, TokenModel

KEPT = sum(size for head, size in LABELS.items() if head not in TRAINING_ONLY)  # labels of the product


class TokenGraph(nn.Module):
    """The token model for one window without padding."""

    def __init__(self, model: TokenModel) -> None:
        super().__init__()
        self.model = model
        assert tuple(LABELS)[-len(TRAINING_ONLY) :] == TRAINING_ONLY

    def forward(self, pieces: Tensor, cases: Tensor, first: Tensor) -> tuple[Tensor, Tensor]:
        scores, links = self.model(pieces, cases, None, first)
        return scores[..., :KEPT], links


def export_token(base: Path, weights: Path, out: Path, *, reduce_range: bool = True) -> None:
    model = TokenModel(Bert.load(base))
    model.load_state_dict(torch.load(weights))
    pieces = torch.randint(1000, 20000, (1, 24))
    write_graph(
        TokenGraph(model), (pieces, torch.ones_like(pieces), torch.arange(1, 21)[None]), out,
        inputs={"pieces": {1: "pieces"}, "cases": {1: "pieces"}, "first": {1: "words"}},
        outputs={"labels": {1: "words"}, "links": {2: "words", 3: "words"}},
        metadata={"heads": {head: kinds for head, kinds in HEADS.items() if head not in TRAINING_ONLY}, "links": LINKS},
        reduce_range=reduce_range,
    )  # fmt: skip


def export_tokenizer(base: Path, out: Path) -> None:
    """The base model's tokenizer without padding and truncation: windows are cut to size before."""
    from training.batches import load_tokenizer

    load_tokenizer(base).save(str(out), pretty=False)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["token", "pair", "story", "tokenizer"])
    parser.add_argument("--base", type=Path, required=True, help="folder of the base model")
    parser.add_argument("--weights", type=Path, help="what training wrote")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    if options.what == "tokenizer":
        export_tokenizer(options.base, options.out)
    elif options.what == "token":
        export_token(options.base, options.weights, options.out)
    elif options.what == "story":
        export_story(options.base, options.weights, options.out)
    else:
        export_pair(options.base, options.weights, options.out)


if __name__ == "__main__":
    main()
