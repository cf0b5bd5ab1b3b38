"""Labelled texts → windows of word pieces → padded batches."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor

from dragoman.reading.model.windows import DIGIT, LONGEST_WORD, OTHER, TITLE, UPPER, WINDOW, case_of, cut_windows
from training.bert import CLS, SEP
from training.gold import IGNORED, Attribution, Text


@dataclass
class Window:
    """What one pass of the encoder reads. ``first`` is the position of each word's first piece, ``word`` the word of
    each piece, with -1 for the marks around the window."""

    pieces: list[int]
    first: list[int]
    word: list[int]
    cases: list[int]
    labels: dict[str, list[int]]
    attributions: list[Attribution] = field(default_factory=list)


@dataclass
class Batch:
    """A padded batch. ``labels[head]`` is IGNORED on padding; ``links`` are (row, cue words, source, content)."""

    pieces: Tensor
    cases: Tensor
    mask: Tensor
    first: Tensor
    labels: dict[str, Tensor]
    links: list[tuple[int, list[int], list[int], list[int]]]


def load_tokenizer(folder: Path) -> Tokenizer:
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def make_windows(text: Text, tokenizer: Tokenizer) -> Iterator[Window]:
    """Cut a text as the product does."""
    unknown = tokenizer.token_to_id("[UNK]")
    encoded = tokenizer.encode_batch([[word] for word in text.words], is_pretokenized=True, add_special_tokens=False)
    pieces = [found.ids[:LONGEST_WORD] or [unknown] for found in encoded]
    for start, end in cut_windows([len(found) for found in pieces], text.breaks, WINDOW - 2):
        window = Window([CLS], [], [-1], [], {head: labels[start:end] for head, labels in text.labels.items()})
        for i in range(start, end):
            window.first.append(len(window.pieces))
            window.pieces += pieces[i]
            window.word += [i - start] * len(pieces[i])
            window.cases.append(case_of(text.words[i]))
        window.pieces.append(SEP)
        window.word.append(-1)
        for given in text.attributions:
            parts = [[i - start for i in part if start <= i < end] for part in (given.source, given.cue, given.content)]
            if parts[1]:
                window.attributions.append(Attribution(*parts))
        yield window


def change_case(cases: list[int], dice: random.Random) -> list[int]:
    """Now and then the case of a headline, of capitals, or none: what outlets print must not decide what is a name."""
    drawn = dice.random()
    if drawn < 0.04:
        return [case if case in (DIGIT, OTHER) else UPPER for case in cases]
    if drawn < 0.07:
        return [case if case in (DIGIT, OTHER, UPPER) else TITLE for case in cases]
    return cases


def pad(windows: list[Window], dice: random.Random | None = None) -> Batch:
    """A batch of windows; with ``dice`` the case of some is changed."""
    length, words = _round_up(max(len(w.pieces) for w in windows)), _round_up(max(len(w.first) for w in windows))
    pieces = torch.zeros(len(windows), length, dtype=torch.long)
    cases, mask = torch.zeros_like(pieces), torch.zeros_like(pieces)
    first = torch.zeros(len(windows), words, dtype=torch.long)
    labels = {head: torch.full((len(windows), words), IGNORED) for head in windows[0].labels}
    links = []
    for row, window in enumerate(windows):
        case = change_case(window.cases, dice) if dice else window.cases
        pieces[row, : len(window.pieces)] = torch.tensor(window.pieces)
        cases[row, : len(window.pieces)] = torch.tensor([case[word] if word >= 0 else 0 for word in window.word])
        mask[row, : len(window.pieces)] = 1
        first[row, : len(window.first)] = torch.tensor(window.first)
        for head, values in window.labels.items():
            labels[head][row, : len(values)] = torch.tensor(values)
        links += [(row, given.cue, given.source, given.content) for given in window.attributions]
    return Batch(pieces, cases, mask, first, labels, links)


def _round_up(length: int) -> int:
    """Few shapes: torch compiles its kernels anew for every shape of a matrix."""
    return -(-length // 32) * 32


def group(windows: list[Window], size: int, dice: random.Random) -> list[list[Window]]:
    """Batches of windows of similar length, in random order; ``size`` counts pieces, padding included."""
    order = sorted(windows, key=lambda window: len(window.pieces) + dice.random() * 20)
    batches: list[list[Window]] = [[]]
    for window in order:
        if batches[-1] and (len(batches[-1]) + 1) * _round_up(len(window.pieces)) > size:
            batches.append([])
        batches[-1].append(window)
    dice.shuffle(batches)
    return batches
