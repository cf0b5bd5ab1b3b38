"""Mentions into chains: within each report first, then the chains of a story's reports."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from benchmarks.coref.mentions import Mentioned, Reported, cosine
from benchmarks.coref.model import Ensemble
from benchmarks.coref.pairs import features
from dragoman.linking.linkage import average_linkage


@dataclass(frozen=True)
class Settings:
    """Where grouping stops. ``story`` is a mean likeness of reports, the others are probabilities.

    ``scheme`` is the collection whose networks score. A chain of a story with fewer than ``least`` mentions joins the
    one that it fits best: some collections mark only what a story speaks of again and again.
    """

    within: float = 0.5
    pronoun: float = 0.3
    across: float = 0.5
    story: float = 0.2
    scheme: str = "ecb+"
    least: int = 1


def report_weights(reports: Sequence[Reported]) -> dict[str, float]:
    """How telling each lemma is among these reports."""
    spread = Counter(term for report in reports for term in report.vector)
    return {term: math.log(1 + len(reports) / n) for term, n in spread.items()}


def stories(reports: Sequence[Reported], threshold: float) -> list[list[int]]:
    """Reports told of the same happenings, as lists of their numbers."""
    pairs = {}
    for i, a in enumerate(reports):
        for j in range(i):
            value = cosine(a.vector, reports[j].vector)
            if value > 0.05:
                pairs[j, i] = value
    return average_linkage(len(reports), pairs, threshold)


def offices_of(reports: Sequence[Reported]) -> dict[str, frozenset[str]]:
    """What a story's reports together say of the bearers of names."""
    found: dict[str, frozenset[str]] = {}
    for report in reports:
        for name, nouns in report.offices.items():
            found[name] = found.get(name, frozenset()) | nouns
    return found


def chains_within(
    report: Reported,
    network: Ensemble,
    idf: Mapping[str, float],
    lexicon: Mapping[tuple[str, str], float],
    settings: Settings,
    offices: Mapping[str, frozenset[str]],
) -> list[list[Mentioned]]:
    """The chains of one report: names and descriptions by average linkage, each pronoun to its likeliest chain."""
    mentions = report.mentions
    keys = [(i, j) for j in range(len(mentions)) for i in range(j)]
    if not keys:
        return [[m] for m in mentions]
    rows = np.asarray([features(mentions[i], mentions[j], idf, 1.0, lexicon, offices) for i, j in keys], np.float32)
    scores = dict(zip(keys, network(rows).tolist(), strict=True))
    solid = [n for n, m in enumerate(mentions) if m.kind != "PRO"]
    number = {n: k for k, n in enumerate(solid)}
    pairs = {(number[i], number[j]): s for (i, j), s in scores.items() if i in number and j in number}
    groups = [[solid[k] for k in group] for group in average_linkage(len(solid), pairs, settings.within)]
    of = {n: g for g, group in enumerate(groups) for n in group}
    for j, mention in enumerate(mentions):
        if mention.kind != "PRO":
            continue
        best: defaultdict[int, float] = defaultdict(float)
        for i in range(len(mentions)):
            if i != j and i in of:
                best[of[i]] = max(best[of[i]], scores[min(i, j), max(i, j)])
        choice = max(best, key=lambda g: (best[g], -g), default=None)
        if choice is not None and best[choice] >= settings.pronoun:
            of[j] = choice
            groups[choice].append(j)
        else:
            of[j] = len(groups)
            groups.append([j])
    return [[mentions[n] for n in group] for group in groups]


def chains_across(
    reports: Sequence[Reported],
    found: Sequence[list[Mentioned]],
    network: Ensemble,
    idf: Mapping[str, float],
    lexicon: Mapping[tuple[str, str], float],
    settings: Settings,
) -> list[list[Mentioned]]:
    """Chains of several reports joined: mean likeness of their names and descriptions, average linkage."""
    vectors = {r.id: r.vector for r in reports}
    offices = offices_of(reports)
    likeness: dict[tuple[str, str], float] = {}
    pairs: dict[tuple[int, int], float] = {}
    solid = [[m for m in chain if m.kind != "PRO"] for chain in found]
    rows: list[list[float]] = []
    owners: list[tuple[int, int]] = []
    for j, right in enumerate(solid):
        for i in range(j):
            left = solid[i]
            if not left or not right or left[0].report == right[0].report:
                continue
            key = (left[0].report, right[0].report)
            if key not in likeness:
                likeness[key] = cosine(vectors[key[0]], vectors[key[1]])
            for a in _chosen(left):
                for b in _chosen(right):
                    rows.append(features(a, b, idf, likeness[key], lexicon, offices))
                    owners.append((i, j))
    if rows:
        sums: defaultdict[tuple[int, int], list[float]] = defaultdict(list)
        for owner, score in zip(owners, network(np.asarray(rows, np.float32)).tolist(), strict=True):
            sums[owner].append(score)
        for owner, values in sums.items():
            pairs[owner] = 0.5 * max(values) + 0.5 * sum(values) / len(values)
    groups = absorb_small(
        average_linkage(len(found), pairs, settings.across), pairs, [len(c) for c in found], settings.least
    )
    return [[m for n in group for m in found[n]] for group in groups]


def absorb_small(
    groups: list[list[int]], pairs: Mapping[tuple[int, int], float], sizes: Sequence[int], least: int
) -> list[list[int]]:
    """Groups with fewer than ``least`` mentions go to the large group that they fit best, if they fit any at all."""
    large = [g for g in groups if sum(sizes[n] for n in g) >= least]
    out = [list(g) for g in large]
    for group in groups:
        if sum(sizes[n] for n in group) >= least:
            continue
        fits = [
            (
                sum(pairs.get((min(i, j), max(i, j)), 0.0) for i in group for j in other)
                / (len(group) * len(other)) ** 0.75,
                -k,
            )
            for k, other in enumerate(large)
        ]
        best = max(fits, default=(0.0, 0))
        if best[0] > 0.0:
            out[-best[1]] += group
        else:
            out.append(list(group))
    return out


def _chosen(chain: list[Mentioned]) -> list[Mentioned]:
    """At most four mentions that stand for the chain: its names first, no wording twice."""
    seen: dict[str, Mentioned] = {}
    for mention in sorted(chain, key=lambda m: (m.kind != "PROP", m.start)):
        seen.setdefault(mention.norm, mention)
    return list(seen.values())[:4]


def group(
    reports: Sequence[Reported],
    networks: Mapping[str, Ensemble],
    lexicon: Mapping[tuple[str, str], float],
    settings: Settings,
    *,
    across: bool,
) -> dict[str, str]:
    """Mention id → chain name for one collection."""
    idf = report_weights(reports)
    out: dict[str, str] = {}
    for story in stories(reports, settings.story) if across else [[i] for i in range(len(reports))]:
        members = [reports[i] for i in story]
        offices = offices_of(members)
        within = networks[f"within {settings.scheme}"]
        found = [c for r in members for c in chains_within(r, within, idf, lexicon, settings, offices)]
        if across and len(members) > 1:
            found = chains_across(members, found, networks[f"across {settings.scheme}"], idf, lexicon, settings)
        for chain in found:
            name = min(m.id for m in chain)
            out.update(dict.fromkeys((m.id for m in chain), name))
    return out
