"""A second reader of attributions, with upper layers of its own over the lower ones of the token model.

    python -m training.second_reader train --over one.onnx --gold DIR --base MODEL_DIR --out second.pt
    python -m training.second_reader join --over one.onnx --base MODEL_DIR --weights second.pt --out token.onnx

``one.onnx`` is what `training.export` wrote of the token model; nothing in it changes. Two readers err differently, and
the mean of what they say errs less than each (Breiman 1996, "Bagging predictors"); the lower layers are read once for
both, so that the second costs half of a pass.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

import onnx
import torch
from onnx import compose
from torch import Tensor, nn

from training.batches import Window, load_tokenizer, make_windows
from training.bert import Bert
from training.export import KEPT
from training.gold import Text, attribution_texts
from training.graphs import write_graph
from training.token_model import LABELS, TokenModel, measure, train, words_of
from training.upper import STATES, Upper

HEADS = ("source", "cue", "content")  # the first of LABELS
ROUNDS = 5  # how often the articles are read, in the case that they are printed in: the first reader knows of others


class Both(nn.Module):
    """The states of a window and the labels that the first reader gave → labels by the mean probability of both."""

    def __init__(self, model: TokenModel) -> None:
        super().__init__()
        assert tuple(LABELS)[: len(HEADS)] == HEADS
        self.model = model

    def forward(self, states: Tensor, first: Tensor, said: Tensor) -> Tensor:
        own = self.model.split(self.model.labels(words_of(self.model.bert.read_on(states, None), first)))
        count = sum(LABELS[head] for head in HEADS)
        theirs = self.model.split(said[..., :count])
        both = [torch.log((theirs[head].softmax(-1) + own[head].softmax(-1)) / 2) for head in HEADS]
        return torch.cat([*both, said[..., count:]], -1)


def join(over: Path, base: Path, weights: Path, out: Path) -> None:
    """Write the token model with both readers: the first as it is in ``over``, the second as int8 beside it.

    The links stay those of the first: the mean of both links no better, and costs a tenth of a pass.
    """
    model = TokenModel(Upper(Bert.load(base)), HEADS)
    model.load_state_dict(torch.load(weights))
    words = torch.arange(1, 21)[None]
    example = torch.randn(1, 24, model.bert.width), words, torch.randn(1, words.shape[1], KEPT)
    axes = {1: "words"}
    with tempfile.TemporaryDirectory() as folder:
        part = Path(folder) / "second.onnx"
        write_graph(
            Both(model), example, part,
            inputs={"states": {1: "pieces"}, "first": axes, "said": axes}, outputs={"labels": axes}, metadata={},
        )  # fmt: skip
        second = compose.add_prefix(onnx.load(part), "second/")
    one = onnx.load(over)
    if any(value == "said" for node in one.graph.node for value in node.output):
        raise SystemExit(f"{over} has a second reader already: join over what training.export wrote")
    _rename(one, {"labels": "said"})
    _rename(
        second, {"second/states": STATES, "second/first": "first", "second/said": "said", "second/labels": "labels"}
    )
    one.graph.node.extend(second.graph.node)
    one.graph.initializer.extend(second.graph.initializer)
    onnx.checker.check_model(one)
    onnx.save(one, out)


def _rename(model: onnx.ModelProto, names: dict[str, str]) -> None:
    for node in model.graph.node:
        for values in (node.input, node.output):
            for i, value in enumerate(values):
                values[i] = names.get(value, value)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["train", "join"])
    parser.add_argument("--over", type=Path, required=True, help="the token model with one reader")
    parser.add_argument("--base", type=Path, required=True, help="folder of the base model")
    parser.add_argument("--gold", type=Path, help="folder of the gold files, to train")
    parser.add_argument("--weights", type=Path, help="what training wrote, to join")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--minutes", type=float, default=40, help="training ends after this time at the latest")
    parser.add_argument("--rate", type=float, default=3e-4)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    if options.what == "join":
        join(options.over, options.base, options.weights, options.out)
        return
    torch.manual_seed(options.seed)
    torch.set_num_threads(1)
    tokenizer = load_tokenizer(options.base)

    def cut(text: Text) -> list[Window]:
        return list(make_windows(text, tokenizer))

    model = TokenModel(Upper(Bert.load(options.base), options.over), HEADS)
    train(
        model, {"attribution": list(attribution_texts(options.gold / "attribution.train.jsonl"))}, cut, [],
        minutes=options.minutes, seed=options.seed, rate=options.rate, rounds={"attribution": ROUNDS}, recase=False,
    )  # fmt: skip
    torch.save(model.state_dict(), options.out)
    print(measure(model, list(attribution_texts(options.gold / "attribution.dev.jsonl")), cut), flush=True)


if __name__ == "__main__":
    main()
