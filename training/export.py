"""Trained weights → the int8 ONNX files that the product ships.

    python -m training.export token --base MODEL_DIR --weights token.pt --out token.onnx
    python -m training.export pair --base MODEL_DIR --weights pair.pt --out pair.onnx
    python -m training.export story --base MODEL_DIR --weights story.pt --out story.onnx
    python -m training.export tokenizer --base MODEL_DIR --out tokenizer.json

The names of the heads and labels travel in the file's metadata, so that weights and labels cannot drift apart. A graph
reads one window at a time, without padding: int8 scales are taken over the whole input, and a neighbour in the batch
would change them. Weights keep seven of their eight bits (``reduce_range``): older processors would saturate.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from training.bert import Bert
from training.gold import HEADS, TRAINING_ONLY
from training.token_model import LABELS, LINKS, TokenModel


class TokenGraph(nn.Module):
    """The token model for one window without padding."""

    def __init__(self, model: TokenModel) -> None:
        super().__init__()
        self.model = model
        self.kept = sum(size for head, size in LABELS.items() if head not in TRAINING_ONLY)
        assert tuple(LABELS)[-len(TRAINING_ONLY) :] == TRAINING_ONLY

    def forward(self, pieces: Tensor, cases: Tensor, first: Tensor) -> tuple[Tensor, Tensor]:
        scores, links = self.model(pieces, cases, None, first)
        return scores[..., : self.kept], links


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


def write_graph(
    graph: nn.Module, example: tuple[Tensor, ...], out: Path, *, inputs: dict[str, dict[int, str]],
    outputs: dict[str, dict[int, str]], metadata: dict[str, object], reduce_range: bool = True,
) -> None:  # fmt: skip
    """Write ``graph`` as int8 ONNX to ``out``, with ``metadata`` as JSON values."""
    graph.eval()
    with tempfile.TemporaryDirectory() as folder:
        full = Path(folder) / "full.onnx"
        with torch.no_grad():
            torch.onnx.export(
                graph, example, str(full), input_names=list(inputs), output_names=list(outputs),
                dynamic_axes=inputs | outputs, opset_version=17, dynamo=False,
            )  # fmt: skip
        out.parent.mkdir(parents=True, exist_ok=True)
        quantize_dynamic(full, out, weight_type=QuantType.QInt8, per_channel=True, reduce_range=reduce_range)
    written = onnx.load(out)
    del written.metadata_props[:]
    for key in sorted(metadata):
        written.metadata_props.add(key=key, value=json.dumps(metadata[key]))
    onnx.save(written, out)


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
        from training.story_model import export_story

        export_story(options.base, options.weights, options.out)
    else:
        from training.pair_model import export_pair

        export_pair(options.base, options.weights, options.out)


if __name__ == "__main__":
    main()
