"""Why two names are one actor in the picture, or why they are two: sentences that a reader can check."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator

from dragoman.case.folding import fold
from dragoman.case.lookup import fetch, former_name, the_actor
from dragoman.case.store import Store
from dragoman.errors import BadQuestion, NotFound
from dragoman.linking.explain import explain_apart, explain_together
from dragoman.linking.names import compare_names
from dragoman.records import Actor, Anchor, Judgement, Record, Resemblance, from_json

_NAMING = ("name", "alias", "acronym")
_MOST_NAMES = 60  # of one actor that a path is looked for among
_MOST_REPORTS = 3  # that a sentence names


class Explanation(Record, frozen=True, kw_only=True):
    """Whether two are one in the picture (``same``), and why, in ``sentences``."""

    left: str
    right: str
    same: bool
    sentences: tuple[str, ...]


def explain(store: Store, left: str, right: str) -> Explanation:
    """Why ``left`` and ``right`` (ids or names of actors) are one actor or two.

    Raises:
        NotFound, Ambiguous: no actor, or several, are meant.
        BadQuestion: both are the same name of one actor.
    """
    one = fetch(store, "actors", Actor, the_actor(store, left))
    other = fetch(store, "actors", Actor, the_actor(store, right))
    if one.id == other.id:
        names = _name_of(one, former_name(store, left) or left), _name_of(one, former_name(store, right) or right)
        if names[0] == names[1]:
            hint = "name two of its names, as `dragoman show` lists them"
            raise BadQuestion(right, f"{left!r} and {right!r} are both “{names[0]}” ({one.id})", hint=hint)
        sentences = _why_one(store, one, *names)
    else:
        sentences = _why_two(store, one, other)
    return Explanation(left=one.id, right=other.id, same=one.id == other.id, sentences=tuple(sentences))


def _why_one(store: Store, actor: Actor, left: str, right: str) -> Iterator[str]:
    yield f"“{left}” and “{right}” are names of one actor, {actor.name} ({actor.id})."
    judged = list(_judged(store, actor, actor))
    yield from judged
    path = _path(store, actor, left, right)
    if path:
        yield from (why for _, _, why in path)
    elif not judged:
        yield explain_together(actor, left, right)


def _why_two(store: Store, one: Actor, other: Actor) -> Iterator[str]:
    yield f"{one.name} ({one.id}) and {other.name} ({other.id}) are two actors."
    yield from _judged(store, one, other)
    pair = tuple(sorted((one.id, other.id)))
    query = 'SELECT json FROM resemblances WHERE ("left", "right") IN (VALUES (?, ?), (?, ?))'
    doubts = [from_json(str(data), Resemblance) for (data,) in store.rows(query, (*pair, *reversed(pair)))]
    bodies = {role.of for actor in (one, other) for role in actor.roles if role.of}
    actors = {body: fetch(store, "actors", Actor, body) for body in sorted(bodies)}
    yield from explain_apart(one, other, resemblances=doubts, actors=actors)


def _judged(store: Store, one: Actor, other: Actor) -> Iterator[str]:
    for judgement in store.judgements(withdrawn=False):
        sides = [_bears(one, a) or _bears(other, a) for a in (judgement.left, judgement.right)]
        if all(sides) and (one.id == other.id or _bears(one, judgement.left) != _bears(one, judgement.right)):
            outweighed = (judgement.verdict == "same") != (one.id == other.id)
            yield _decided(judgement) + (" Later judgements outweigh this one." if outweighed else "")


def _decided(judgement: Judgement) -> str:
    told = f"“{judgement.left.name}” and “{judgement.right.name}”"
    verdict = {"same": "are the same", "different": "are different", "undecided": "are to be left undecided"}
    return (
        f"{judgement.author} judged on {judgement.at[:10]} that {told} {verdict[judgement.verdict]} ({judgement.id})."
    )


def _bears(actor: Actor, anchor: Anchor) -> bool:
    return any(name.text == anchor.name and anchor.report in name.reports for name in actor.names)


def _path(store: Store, actor: Actor, left: str, right: str) -> list[tuple[str, str, str]]:
    """The shortest way from one name to the other over names that a report uses together or that look alike."""
    names = list(dict.fromkeys([left, right, *_names(actor)]))[:_MOST_NAMES]
    came: dict[str, tuple[str, str]] = {}
    waiting = deque([left])
    while waiting and right not in came:
        here = waiting.popleft()
        for there in names:
            if there not in came and there != left:
                why = _step(store, actor, here, there)
                if why is not None:
                    came[there] = here, why
                    waiting.append(there)
    path = []
    at = right
    while at in came:
        before, why = came[at]
        path.append((before, at, why))
        at = before
    return path[::-1]


def _step(store: Store, actor: Actor, left: str, right: str) -> str | None:
    together = _reports_with_both(store, actor, left, right)
    if together:
        shown = ", ".join(_cite(store, report) for report in together[:_MOST_REPORTS])
        more = f" and {len(together) - _MOST_REPORTS} more" if len(together) > _MOST_REPORTS else ""
        return f"One actor is called both “{left}” and “{right}” in {shown}{more}."
    match = compare_names(left, right, kind=actor.kind)
    if match.same:
        return f"“{left}” and “{right}” are one name (score {match.score:.2f}): {match.reason}"
    return None


def _reports_with_both(store: Store, actor: Actor, left: str, right: str) -> list[str]:
    held = [{r for n in actor.names if n.text == text for r in n.reports} for text in (left, right)]
    found = []
    for report_id in sorted(held[0] & held[1]):
        texts = [{name.text for name in chain.names} for chain in store.reading(report_id).chains]
        if any({left, right} <= chain for chain in texts):
            found.append(report_id)
        if len(found) > _MOST_REPORTS:
            break
    return found


def _cite(store: Store, report_id: str) -> str:
    try:
        report = store.report(report_id)
    except NotFound:
        return report_id
    return f"{report.outlet or report.file or 'a report'} ({report.id})"


def _names(actor: Actor) -> list[str]:
    ranked = sorted(actor.names, key=lambda n: (-len(n.reports), n.text))
    return [name.text for name in ranked if name.kind in _NAMING][:_MOST_NAMES]


def _name_of(actor: Actor, reference: str) -> str:
    """The actor's name that the caller wrote, or its chief name when he gave an id."""
    wanted = fold(reference.strip())
    return next((n.text for n in actor.names if fold(n.text) == wanted), actor.name)
