"""Actors across reports: one actor under all its names, and never two namesakes as one.

From the sure to the doubtful: what is the same at sight (`profiles`), what people judged, names that agree and fit
their context (country, offices, the company they are named in), surnames alone, which follow a full name only where
the context leaves one choice, and descriptions, which do so in one company or one story (`described`, `within_story`).
What stays doubtful is told as a `Resemblance` and not merged.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dragoman.linking.actor_records import ActorLinks, build_records
from dragoman.linking.clusters import Decision, Groups, apply_judgements
from dragoman.linking.described import join_described, join_offices
from dragoman.linking.doubts import Doubts
from dragoman.linking.full_names import join_names
from dragoman.linking.governments import join_governments
from dragoman.linking.profiles import LocalActor, Profile, build_profiles
from dragoman.linking.short_bodies import join_short_bodies
from dragoman.linking.surnames import join_surnames
from dragoman.linking.within_story import join_within_stories
from dragoman.records import Verdict


def link_actors(
    local: Iterable[LocalActor],
    decisions: Sequence[tuple[Verdict, tuple[str, int], tuple[str, int]]] = (),
    stories: Sequence[Sequence[str]] = (),
) -> ActorLinks:
    """Resolve the actors of all reports.

    Args:
        local: one `LocalActor` for each chain of each report, in any order.
        decisions: judgements in force, oldest first, on chains ``(report, index)``; they beat every likeness.
        stories: the reports of each story, which tell of much the same actors.

    Returns:
        Actors and resemblances in order of id; the same input in another order gives the same result.
    """
    ordered = sorted(local, key=lambda a: (a.report, a.index))
    position = {(a.report, a.index): i for i, a in enumerate(ordered)}
    judged = [(v, position[a], position[b]) for v, a, b in decisions if a in position and b in position]
    profiles, profile_of, held = _judged_profiles(ordered, judged)
    groups = Groups(len(profiles))
    apply_judgements(groups, held)
    doubts = Doubts()
    for verdict, i, j in held:
        if verdict == "undecided":
            doubts.leave_open(i, j)
    story_of = {report: n for n, story in enumerate(stories) if len(story) > 1 for report in story}
    join_governments(groups, profiles, ordered)
    join_names(
        groups, profiles, doubts, story_of, frozenset(n for verdict, *pair in held if verdict == "same" for n in pair)
    )
    join_short_bodies(groups, profiles, story_of)
    join_surnames(groups, profiles, ordered, doubts, story_of)
    join_offices(groups, profiles, ordered)
    join_described(groups, profiles, ordered, story_of)
    join_within_stories(groups, profiles, profile_of, ordered, stories)
    return build_records(groups, profiles, profile_of, ordered, doubts)


def _judged_profiles(
    ordered: Sequence[LocalActor], judged: Sequence[Decision]
) -> tuple[list[Profile], list[int], list[Decision]]:
    """Profiles, the profile of each local actor, and the decisions that hold on profiles, oldest first.

    A profile is cut only where a decision parts what would be one at sight: its members on both sides stand alone then
    and the others follow whom they are more like.
    """
    if not judged:
        return *build_profiles(ordered, frozenset()), []
    holding = apply_judgements(Groups(len(ordered)), judged)[::-1]
    parted = frozenset(i for verdict, *pair in holding if verdict != "same" for i in pair)
    everybody = frozenset(i for _, *pair in holding for i in pair)
    for alone in (frozenset[int](), parted, everybody):
        profiles, profile_of = build_profiles(ordered, alone)
        held: list[Decision] = [(verdict, profile_of[i], profile_of[j]) for verdict, i, j in holding]
        if alone == everybody or len(apply_judgements(Groups(len(profiles)), held)) == len(held):
            break
    return profiles, profile_of, held


__all__ = ["ActorLinks", "LocalActor", "link_actors"]
