"""The upper layers of an encoder over the lower ones of a token model that stays as it is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import onnx
import onnxruntime
import torch
from onnx import TensorProto, helper
from torch import Tensor, nn

from training.bert import Bert

SHARED = 3  # lower layers of the token model that others read on from
STATES = f"/model/bert/layers.{SHARED - 1}/norm2/LayerNormalization_output_0"  # what the exporter calls their output


class Upper(nn.Module):
    """The upper layers of an encoder, which read what the lower ones of ``over``, an int8 file, say of a window."""

    def __init__(self, bert: Bert, over: Path | None = None) -> None:
        super().__init__()
        self.width, self.layers = bert.width, bert.layers[SHARED:]
        self._session = None if over is None else open_states(over)

    def forward(self, pieces: Tensor, cases: Tensor, mask: Tensor) -> Tensor:
        return self.read_on(self._states(pieces, cases, mask), mask)

    def read_on(self, states: Tensor, mask: Tensor | None) -> Tensor:
        bias = None if mask is None else (1.0 - mask[:, None, None, :].to(states.dtype)) * -1e4
        for layer in self.layers:
            states = layer(states, bias)
        return states

    def _states(self, pieces: Tensor, cases: Tensor, mask: Tensor) -> Tensor:
        """One window at a time and unpadded, as the product reads them."""
        assert self._session is not None
        found = torch.zeros(*pieces.shape, self.width)
        for row, length in enumerate(mask.sum(1).tolist()):
            window = {"pieces": pieces[row : row + 1, :length].numpy(), "cases": cases[row : row + 1, :length].numpy()}
            first = np.zeros((1, 1), dtype=np.int64)
            found[row, :length] = torch.from_numpy(self._session.run([STATES], window | {"first": first})[0][0])
        return found


def open_states(over: Path) -> Any:
    """An onnxruntime session of the int8 file ``over`` that gives its ``STATES`` too."""
    model = onnx.load(over)
    model.graph.output.append(helper.make_tensor_value_info(STATES, TensorProto.FLOAT, None))
    settings = onnxruntime.SessionOptions()
    settings.intra_op_num_threads = settings.inter_op_num_threads = 1
    settings.log_severity_level = 3
    return onnxruntime.InferenceSession(model.SerializeToString(), settings, providers=["CPUExecutionProvider"])
