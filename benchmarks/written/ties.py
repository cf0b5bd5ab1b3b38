"""Lasting ties of a passage; the conventions stand at the head of the table.

A told tie has a confidence of 0.5 or more, as in the picture. A row is *found* when its two actors have any told tie;
type, direction, sign and state are judged of those found. *recall* and *precision* want pair, type and direction.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from benchmarks.written.tables import Verdict, find_words, plain, read_passage, read_table
from dragoman.knowledge.ties import tie_types
from dragoman.linking.ties import SURE
from dragoman.records import Reading, Span, TieMention


@dataclass(frozen=True)
class _Row:
    """One row of the table; in ``types`` a name is True where it runs from the row's target to its source."""

    source: tuple[Span, ...]
    target: tuple[Span, ...]
    types: frozenset[tuple[str, bool]]
    states: frozenset[str]

    @property
    def demanded(self) -> bool:
        return "may" not in self.states


@dataclass(frozen=True)
class _Told:
    """A told tie as one row has it: whether its type, direction, sign and state are the row's."""

    tie: TieMention
    type: bool
    direction: bool
    sign: bool
    state: bool

    @property
    def right(self) -> bool:
        return self.type and self.direction


def judge(row: Mapping[str, str]) -> list[Verdict]:
    passage = row["passage"]
    same = _rows_by_passage()[passage]
    reading = read_passage(passage)
    told = [tie for tie in reading.ties if tie.confidence >= SURE]
    rows = [_parse(other) for other in same if other["source"] != "none"]
    verdicts = []
    if row == same[0]:
        for tie in told:
            listed = any(one.right for wanted in rows for one in _as_told(reading, wanted, [tie]))
            verdicts.append(Verdict("precision", "no such tie", _words(passage, tie), listed, of_row=False))
    if row["source"] == "none" or not (mine := _parse(row)).demanded:
        return verdicts
    wanted = f"{row['source']} {row['type']} {row['target']} ({row['state']})"
    if row["type"] == "same as" and _is_one_chain(reading, mine):
        return [*verdicts, Verdict("found", wanted, wanted, True), Verdict("recall", wanted, wanted, True)]
    seen = sorted(_as_told(reading, mine, told), key=lambda one: (not one.right, not one.type, not one.state))
    others = [other for other in rows if other != mine]
    seen = [
        one for one in seen if one.right or not any(o.right for r in others for o in _as_told(reading, r, [one.tie]))
    ]
    verdicts.append(Verdict("found", wanted, "nothing", bool(seen)))
    best = seen[0] if seen else None
    verdicts.append(
        Verdict(
            "recall", wanted if best else "", _words(passage, best.tie if best else None), bool(best and best.right)
        )
    )
    if best is None:
        return verdicts
    got = _words(passage, best.tie)
    return [
        *verdicts,
        *(Verdict(about, wanted, got, getattr(best, about)) for about in ("type", "direction", "sign", "state")),
    ]


@cache
def _rows_by_passage() -> dict[str, list[dict[str, str]]]:
    found: dict[str, list[dict[str, str]]] = {}
    for row in read_table("ties"):
        found.setdefault(row["passage"], []).append(row)
    return found


def _as_told(reading: Reading, row: _Row, told: list[TieMention]) -> Iterator[_Told]:
    """The ties between the two actors of ``row``, each judged by it."""
    for tie in told:
        ahead = _is(reading, tie.source, tie.source_span, row.source) and _is(
            reading, tie.target, tie.target_span, row.target
        )
        back = _is(reading, tie.source, tie.source_span, row.target) and _is(
            reading, tie.target, tie.target_span, row.source
        )
        if not ahead and not back:
            continue
        kind = tie_types()[tie.type]
        ways = {turned for name, turned in row.types if name == tie.type}
        right = kind.symmetric or (ahead and False in ways) or (back and True in ways)
        yield _Told(
            tie=tie,
            type=bool(ways),
            direction=right if ways else ahead,
            sign=tie.sign in {tie_types()[name].sign for name, _ in row.types},
            state=_state(tie) in row.states or "may" in row.states,
        )


def _is(reading: Reading, chain: int, span: Span, words: tuple[Span, ...]) -> bool:
    """Whether the row's words name the actor: a mention of its chain has its head in them."""
    heads = [mention.head for mention in reading.mentions if mention.chain == chain]
    return any(one.holds(span) or any(one.start <= head < one.end for head in heads) for one in words)


def _is_one_chain(reading: Reading, row: _Row) -> bool:
    return any(
        _is(reading, chain, Span(-1, -1), row.source) and _is(reading, chain, Span(-1, -1), row.target)
        for chain in range(len(reading.chains))
    )


def _state(tie: TieMention) -> str:
    if tie.modality in ("occurred", "ongoing"):
        return "ended" if tie.until else "holds"
    return tie.modality


def _words(passage: str, tie: TieMention | None) -> str:
    if tie is None:
        return "nothing"
    text = plain(passage)
    return f"{tie.source_span.cut(text)} {tie.type} {tie.target_span.cut(text)} ({_state(tie)})"


def _parse(row: Mapping[str, str]) -> _Row:
    text = plain(row["passage"])
    return _Row(
        source=tuple(find_words(text, words) for words in row["source"].split("/")),
        target=tuple(find_words(text, words) for words in row["target"].split("/")),
        types=frozenset((name.lstrip("~"), name.startswith("~")) for name in row["type"].split("/")),
        states=frozenset(row["state"].split("/")),
    )
