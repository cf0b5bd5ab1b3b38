"""Whether it happened: what one account tells as a fact, another as somebody's word, and a third as denied."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from dragoman.comparing.slots import Told, gather, gravest, told_by, weigh
from dragoman.comparing.when import SPOKEN
from dragoman.comparing.who import is_surely_one, share_more
from dragoman.comparing.wording import Wording
from dragoman.knowledge.reporting import force_of
from dragoman.records import Account, Actor, Agreed, Claim, Difference, DifferenceKind, Event, Modality, Value

SURE = 0.5  # confidence of an event from which it is told that one report is surer of it than another
ASSERTED: frozenset[Modality] = frozenset({"occurred", "ongoing"})
# of an accusation or a refusal it is denied that it is true or just, not that it was made
WORDS = frozenset({"ACCUSE", "REJECT"})


def compare_whether(
    event: Event,
    voices: Mapping[str, str],
    actors: Mapping[str, Actor],
    wording: Wording | None,
    claims: Mapping[str, Claim],
) -> Iterator[Agreed | Difference]:
    """What the accounts agree on about whether it happened, and where one denies it or leaves it to its source."""
    parties = {account.report: {*account.actors, *account.recipients} for account in event.accounts}
    told = [_told_as(account, account.modality) for account in event.accounts]
    disputed = _disputed(event, claims, actors, wording)
    if disputed:
        yield Difference(event=event.id, slot="modality", values=gather(disputed), kind="contradiction")
    # an accusation is somebody's word whichever way it is told
    open_to_doubt = not event.historical and event.type not in SPOKEN and not disputed
    pairs = [(a, b, _compare_modalities(event, a, b, actors, wording)) for a, b in combinations(event.accounts, 2)]
    kind = gravest([kind for _, _, kind in pairs]) if open_to_doubt else None
    differing = {account.report for a, b, one in pairs for account in (a, b) if one is not None}
    for entry in weigh(event, "modality", told, None, voices):
        # whether it happened can be agreed only of the same doing: one whose both sides the accounts see; that it may
        # happen says nothing
        if isinstance(entry, Agreed) and (
            entry.value != "hypothetical"
            and all(
                any(_shared(parties[a], parties[b], actors) > 1 for b in entry.reports if b != a) for a in entry.reports
            )
        ):
            yield entry
    values = gather(one for one in told if one.report in differing)
    if kind == "emphasis" and event.confidence < SURE:
        return  # what is hardly sure to be one act carries no shade
    if kind is not None and not (wording is not None and _are_one_quotation(values, wording)):
        yield Difference(event=event.id, slot="modality", values=values, kind=kind)


def _disputed(
    event: Event, claims: Mapping[str, Claim], actors: Mapping[str, Actor], wording: Wording | None
) -> list[Told]:
    """What is claimed or told as a fact of the event, and what is denied of it: empty where nobody denies it.

    One report may pass on both, the claim and the denial.
    """
    if event.historical or event.type in WORDS:
        return []
    refused = [(account, "denied") for account in event.accounts if _denies(account, claims)]
    # "said that it had never armed the rebels": somebody's word too
    refused += [(account, "negated") for account in event.accounts if account.modality == "negated" and account.claims]
    held = [(a, modality) for a in event.accounts for modality in sorted(_modalities(a) & (ASSERTED | {"alleged"}))]
    met = [
        (one, other)
        for one in held
        for other in refused
        if _are_opposed(*one, *other, actors) and (wording is None or _tell_one_act(event, one, other, actors, wording))
    ]
    return [_told_as(*one) for one in (*held, *refused) if any(one in pair for pair in met)]


def _are_opposed(account: Account, modality: str, refusing: Account, refusal: str, actors: Mapping[str, Actor]) -> bool:
    """Whether what one account tells is what the other passes on as denied, by the parties of both."""
    if account is refusing and (modality != "alleged" or refusal != "denied"):
        return False  # a report that tells as a fact what it elsewhere has denied may speak of two things
    parties = [{*one.actors, *one.recipients} for one in (account, refusing)]
    # what was left undone one time was done at another, unless both sides are the same
    return bool(parties[0] & parties[1]) if refusal == "denied" else _shared(parties[0], parties[1], actors) > 1


def _tell_one_act(
    event: Event,
    one: tuple[Account, str],
    other: tuple[Account, str],
    actors: Mapping[str, Actor],
    wording: Wording,
) -> bool:
    """Whether claim and denial speak of one act: by words that they share, a place, a day, or both its sides."""
    said = [_told_as(*told).evidence for told in (one, other)]
    parties = [{*told[0].actors, *told[0].recipients} for told in (one, other)]
    alike = wording.alike(event.label, said[0], said[1]) or share_more(one[0], other[0])
    return alike or _shared(parties[0], parties[1], actors) > 1


def _denies(account: Account, claims: Mapping[str, Claim]) -> bool:
    """Whether the account passes on a denial: in the words of a source that denies, or in the report's own."""
    if "denied" not in _modalities(account):
        return False
    here = account.slots.get("modality denied", account.evidence)
    said = [
        claim
        for key in account.claims
        if (claim := claims.get(key)) is not None
        and any(e.start < at.end and at.start < e.end for e in claim.evidence for at in here)
    ]
    return not said or any(force_of(claim.cue_class) == "denied" for claim in said)


def _modalities(account: Account) -> frozenset[Modality]:
    """All modalities in which the account tells the event."""
    slots = [slot.removeprefix("modality ") for slot in account.slots if slot.startswith("modality ")]
    return frozenset({account.modality, *slots})  # type: ignore[arg-type]


def _told_as(account: Account, modality: str) -> Told:
    return told_by(account, modality, f"modality {modality}")


def _are_one_quotation(values: Sequence[Value], wording: Wording) -> bool:
    """Whether two of the values rest on the same words, which only one report marks as a quotation."""
    return any(wording.quotes(a.evidence, b.evidence) for a, b in combinations(values, 2))


def _compare_modalities(
    event: Event, a: Account, b: Account, actors: Mapping[str, Actor], wording: Wording | None
) -> DifferenceKind | None:
    """Done against not done is a contradiction; told as a fact against passed on as a claim shifts the weight."""
    asserted = a.modality in ASSERTED, b.modality in ASSERTED
    if asserted[0] == asserted[1]:
        return None
    other = b.modality if asserted[0] else a.modality
    # "not interference but …" denies nothing that somebody is said to have done
    parties = [{*one.actors, *one.recipients} for one in (a, b)]
    if (parties[0] or parties[1]) and parties[0].isdisjoint(parties[1]):
        return None
    if other == "denied":
        return "contradiction"
    # that two mean the same doing takes both its sides: what was left undone one time was done at another
    sure = _shared(parties[0], parties[1], actors)
    if other == "negated":
        stating = _told_as(a, a.modality) if asserted[0] else _told_as(b, b.modality)
        undone = wording is not None and wording.leaves_undone(event, stating.evidence)
        return "contradiction" if sure > 1 and not undone else None
    # a claim is somebody's, and an account that does both is of two minds itself
    claimed = b.claims if asserted[0] else a.claims
    plain = all(len(_modalities(one)) == 1 for one in (a, b))
    seen = wording is None or all(_names_both(one, parties, actors, wording) for one in (a, b))
    return "emphasis" if other == "alleged" and claimed and plain and sure > 1 and seen else None


def _names_both(account: Account, parties: Sequence[set[str]], actors: Mapping[str, Actor], wording: Wording) -> bool:
    """Whether a sentence that says whether it happened names two of the parties that both accounts see."""
    said = _told_as(account, account.modality).evidence
    return all(sum(wording.names([e], actors[i]) for i in sorted(parties[0] & parties[1])) > 1 for e in said)


def _shared(a: set[str], b: set[str], actors: Mapping[str, Actor]) -> int:
    """How many of the parties of one account the other surely sees too."""
    return sum(any(is_surely_one(actors[i], actors[j]) for j in b) for i in a)
