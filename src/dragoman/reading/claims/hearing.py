"""Hearing: what the token model makes of the words of one report."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Literal

from dragoman.reading.claims.quotations import Quotation
from dragoman.reading.parsed import ParsedReport
from dragoman.records import Span

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dragoman.reading.model.tags import ClaimRole, Floats, Tags

STEEP = 4.0  # log-odds of one token count no more than this either way


class Hearing:
    """The token model's scores of one report, asked about spans.

    ``cue`` is the probability that a token is part of a cue, ``odds`` for each role its log-odds, ``spans`` for each
    role those that the model marks by itself.
    """

    def __init__(self, parsed: ParsedReport, tags: Tags, quotations: tuple[Quotation, ...]) -> None:
        self.parsed, self.tags, self.quotations = parsed, tags, quotations
        self.cue: list[float] = tags.probability("cue").tolist()
        spaces = parsed.doc.to_array("IS_SPACE")
        roles: tuple[ClaimRole, ...] = ("cue", "source", "content")
        self.odds = {role: _odds(tags.probability(role), spaces) for role in roles}
        self.spans = {role: [span for span, _ in tags.role_spans(role)] for role in roles}
        self._linked: dict[tuple[Span, str], dict[int, float]] = {}

    def score(self, spans: Iterable[Span], role: ClaimRole) -> float:
        """The sum of the log-odds that the tokens of ``spans`` have the role."""
        return sum(sum(self.odds[role][i] for i in self.indexes(span)) for span in spans)

    def strength(self, span: Span, linked: dict[int, float]) -> float:
        """How well a span goes with the cue that ``linked`` tells of: the mean over its tokens, 0 to 1."""
        indexes = self.indexes(span)
        return sum(linked.get(i, 0.0) for i in indexes) / len(indexes) if indexes else 0.0

    def linked(self, cue: Span, role: Literal["source", "content"]) -> dict[int, float]:
        """For each token of the cue's window how well it goes with the cue in that role: the mean over the cue."""
        found = self._linked.get((cue, role))
        if found is None:
            found = self._linked[cue, role] = self._mean_links(cue, role)
        return found

    def _mean_links(self, cue: Span, role: Literal["source", "content"]) -> dict[int, float]:
        rows = [self.tags.links[i] for i in self.indexes(cue) if i in self.tags.links]
        if len(rows) == 1:
            return dict(zip(rows[0].tokens.tolist(), getattr(rows[0], role).tolist(), strict=True))
        total: dict[int, float] = {}
        for row in rows:
            for i, value in zip(row.tokens.tolist(), getattr(row, role).tolist(), strict=True):
                total[i] = total.get(i, 0.0) + value / len(rows)
        return total

    def indexes(self, span: Span) -> range:
        """The tokens that begin in ``span``."""
        first = self.parsed.first_token_from
        return range(first(span.start), first(span.end))


def _odds(probabilities: Floats, spaces: NDArray[Any]) -> list[float]:
    """The log-odds that each token has the role, within ±``STEEP``; 0 for spaces."""
    import numpy as np

    shares = probabilities.astype(np.float64).clip(1e-6, 1 - 1e-6)
    odds: list[float] = np.where(spaces, 0.0, np.log(shares / (1 - shares)).clip(-STEEP, STEEP)).tolist()
    return odds
