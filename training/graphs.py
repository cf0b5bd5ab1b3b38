"""A trained module → an int8 ONNX file.

The names of the heads and labels travel in the file's metadata, so that weights and labels cannot drift apart. A graph
reads one window at a time, without padding: int8 scales are taken over the whole input, and a neighbour in the batch
would change them. Weights keep seven of their eight bits (``reduce_range``): older processors would saturate.
"""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn


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
