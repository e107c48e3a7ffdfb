"""Choose among the page's own claims: order of trust, agreement, and what a clock of the crawl gives away."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from digest.dating.claims import TRUST, Claim
from digest.dating.values import Bounds, Rejected

_NEAR = timedelta(1)
_CLOCK_LIKE = frozenset({"stated", "time-element", "updated", "date-line"})
_LATE = timedelta(3)


@dataclass(frozen=True, slots=True)
class Choice:
    """The claim taken, how sure it is, the claims that agree, the other days it might be.

    ``month_only`` says that the day is not fixed but its month is.
    """

    claim: Claim
    confidence: str
    agreeing: tuple[Claim, ...] = ()
    alternatives: tuple[date, ...] = ()
    month_only: bool = False


@dataclass(frozen=True, slots=True)
class Witness:
    """What the text says against or for a day: the weekdays and the month it was written in."""

    weekdays: frozenset[int]
    months: frozenset[int]

    def contradicts(self, day: date) -> bool:
        """Whether the text was plainly written in another month, or on a weekday two days or more away."""
        if self.months and day.month not in self.months:
            return True
        apart = [min((day.weekday() - weekday) % 7, (weekday - day.weekday()) % 7) for weekday in self.weekdays]
        return bool(apart) and min(apart) > 1


def sift_claims(
    claims: tuple[Claim, ...], bounds: Bounds, clocks: tuple[tuple[int, date], ...], witness: Witness
) -> tuple[tuple[Claim, ...], tuple[Rejected, ...]]:
    """Give the claims that can be the article's date, and the others with why."""
    kept: list[Claim] = []
    rejected: list[Rejected] = []
    latest = max((day for _, day in clocks), default=None)
    for claim in (_read_within(claim, bounds) for claim in claims):
        why = _why_not(claim, bounds, latest) or _why_clock(claim, claims, latest, witness)
        if why:
            rejected.append(Rejected(claim.day.isoformat(), claim.line, why))
        else:
            kept.append(claim)
    return tuple(kept), tuple(rejected)


def _read_within(claim: Claim, bounds: Bounds) -> Claim:
    """Give the claim read as the one day of its readings that lies within bounds."""
    days = [day for day in (claim.day, *claim.others) if bounds.hold(day)]
    if not claim.others or len(days) != 1:
        return replace(claim, others=tuple(day for day in claim.others if bounds.hold(day)))
    value, printed = days[0].isoformat() + claim.value[10:], days[0]
    return replace(claim, day=days[0], value=value, printed=printed, others=(), doubt="bounds")


def _why_not(claim: Claim, bounds: Bounds, latest: date | None) -> str:
    if latest and claim.day > latest + _NEAR:
        return "future"
    return "" if bounds.hold(claim.day) and claim.day.year >= 1995 else "out-of-bounds"


def _why_clock(claim: Claim, claims: tuple[Claim, ...], latest: date | None, witness: Witness) -> str:
    """Give a claim that shows the day of the crawl while something else on the page tells an older day."""
    if claim.source not in _CLOCK_LIKE:
        return ""
    weak = claim.source in {"time-element", "updated"}
    if latest and abs(claim.day - latest) <= _NEAR:
        older = any(other.day < claim.day - _NEAR and other.source != "updated" for other in claims if other != claim)
        borne_out = any(other.agrees(claim.day) and other.source != claim.source for other in claims)
        if older or witness.contradicts(claim.day) or (weak and not borne_out):
            return "crawl-date"
    return "page-clock" if weak and witness.contradicts(claim.day) else ""


def choose_claim(claims: tuple[Claim, ...], witness: Witness) -> Choice | None:
    """Choose the best of the sifted claims.

    ``None`` where there are none, or only the last change that structured data tells.
    """
    if all(claim.source == "updated" and not claim.line for claim in claims):
        return None
    ranked = sorted(claims, key=lambda claim: -TRUST[claim.source])
    top = _resolve(ranked[0], ranked[1:], witness)
    rest = [claim for claim in ranked[1:] if claim.source != "updated" or claim.day < top.day]
    against = [claim for claim in rest if not claim.agrees(top.day) and not top.agrees(claim.day)]
    agreeing = tuple(claim for claim in rest if claim not in against and claim.source != top.source)
    if against:
        return _weigh(top, agreeing, against)
    return _grade(top, agreeing, witness)


def _resolve(top: Claim, rest: list[Claim], witness: Witness) -> Claim:
    """Settle a claim with several readings (02/03/2020) by another claim or the month the text names."""
    if top.printed != top.day and any(claim.source == "date-line" and claim.day == top.printed for claim in rest):
        return next(claim for claim in rest if claim.source == "date-line" and claim.day == top.printed)
    if not top.others:
        return top
    readings = (top.day, *top.others)
    sure = [claim.day for claim in rest if not claim.others and claim.day in readings]
    sure += [day for day in readings if witness.months and day.month in witness.months]
    if len(set(sure)) != 1:
        return top
    value = sure[0].isoformat() + top.value[10:]
    return replace(top, day=sure[0], value=value, printed=sure[0], others=(), doubt="")


def _weigh(top: Claim, agreeing: tuple[Claim, ...], against: list[Claim]) -> Choice:
    """Claims that disagree: neighbours of one night, a later change, a majority; else no day is asserted."""
    days = tuple(sorted({claim.day for claim in against} - {top.day}))
    if all(abs(claim.day - top.day) <= _NEAR for claim in against):
        local = next((claim for claim in against if claim.source == "date-line" and top.printed != top.day), top)
        return Choice(local, "medium", agreeing, days)
    if agreeing and len({claim.source for claim in against}) == 1:
        return Choice(_finest(top, agreeing), "medium", agreeing, days)
    majority = _majority(against)
    if majority and not agreeing:
        return Choice(majority, "medium", tuple(c for c in against if c.agrees(majority.day)), (top.day,))
    if top.source == "stated" and all(timedelta(0) < claim.day - top.day <= _LATE for claim in against):
        return Choice(top, "medium", agreeing, days)
    month = {(claim.day.year, claim.day.month) for claim in (top, *against)}
    return Choice(top, "low", agreeing, tuple(sorted({top.day, *days})), month_only=len(month) == 1)


def _majority(against: list[Claim]) -> Claim | None:
    for claim in against:
        if {other.source for other in against if other.agrees(claim.day)} - {claim.source} and not claim.others:
            return claim
    return None


def _grade(top: Claim, agreeing: tuple[Claim, ...], witness: Witness) -> Choice:
    moved = (top.printed,) if top.printed and top.printed != top.day else ()
    if agreeing:
        return Choice(_finest(top, agreeing), "high", agreeing, moved)
    if top.doubt == "weekday-mismatch":
        return Choice(top, "low", (), (top.day,), month_only=True)
    if top.doubt == "day-order":
        return Choice(top, "low", (), top.others)
    if top.doubt or top.source in {"address", "time-element", "updated", "dateline"} or witness.contradicts(top.day):
        after = (top.day + _NEAR,) if top.source == "dateline" else top.others + moved
        return Choice(top, "medium", (), after)
    return Choice(top, "high", (), moved)


def _finest(top: Claim, agreeing: tuple[Claim, ...]) -> Claim:
    """Give the same day, from the claim that also knows the hour."""
    finer = [
        claim
        for claim in agreeing
        if "T" in claim.value and claim.day == top.day and claim.source in {"stated", "date-line"}
    ]
    return finer[0] if "T" not in top.value and finer else top
