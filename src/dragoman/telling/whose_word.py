"""Whose word an event is: who claims it and who denies it, one claim for each source."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dragoman.knowledge.reporting import force_of
from dragoman.records import Account, Claim, Event
from dragoman.telling import words

REFUSED = frozenset({"denied", "negated"})
ASSERTED = frozenset({"occurred", "ongoing"})


def is_attributed(event: Event) -> bool:
    """Whether the event stands only in other people's words, planned and possible ones included."""
    if event.modality in ASSERTED:
        return False
    return event.modality == "alleged" or all(account.claims for account in event.accounts)


def sources_of(event: Event, claims: Mapping[str, Claim]) -> list[Claim]:
    """The claims that the event stands in, one for each source; who denies what others claim is none of its sources."""
    if event.modality in REFUSED:
        return one_each(claim for account in event.accounts for claim in claims_of(account, claims))
    denying = {claim.source for claim in deniers_of(event, claims)} - {None}
    held = (c for account in event.accounts for c in claims_of(account, claims) if not _denies(account, c))
    return one_each(claim for claim in held if claim.source not in denying)


def deniers_of(event: Event, claims: Mapping[str, Claim]) -> list[Claim]:
    """The claims that deny the event, one for each source."""
    refusing = [account for account in event.accounts if "modality denied" in account.slots]
    return one_each(claim for account in refusing for claim in claims_of(account, claims) if _is_denial(claim))


def _is_denial(claim: Claim) -> bool:
    return force_of(claim.cue_class) == "denied"


def _denies(account: Account, claim: Claim) -> bool:
    """Whether the claim denies, or belongs to an account that tells nothing else of the event."""
    told = {slot.removeprefix("modality ") for slot in account.slots if slot.startswith("modality ")}
    return _is_denial(claim) or {account.modality, *told} <= REFUSED


def claims_of(account: Account, claims: Mapping[str, Claim]) -> list[Claim]:
    """The claims that the account stands in."""
    return [claims[key] for key in account.claims if key in claims]


def one_each(claims: Iterable[Claim]) -> list[Claim]:
    """The first claim of each source."""
    found: dict[str, Claim] = {}
    for claim in claims:
        found.setdefault(claim.source or words.plain(claim.source_text or ""), claim)
    return list(found.values())
