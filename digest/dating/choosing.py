"""Choose among the page's own claims: order of trust, agreement, and what a clock of the crawl gives away."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from digest.dating.address import swap_day_and_month
from digest.dating.claims import TRUST, Claim
from digest.dating.values import Bounds, Rejected

_NEAR = timedelta(1)
_CLOCK_LIKE = frozenset({"stated", "time-element", "updated", "date-line"})
_LATE = timedelta(3)
_LOCAL = frozenset({"date-line", "dateline", "stamp", "address"})
SWAPPED = "swapped"


@dataclass(frozen=True, slots=True)
class Choice:
    """The claim taken, how sure it is, the claims that agree, the other days it might be.

    ``month_only`` says that the day is not fixed but its month is. ``against`` are the claims that speak of another
    day, of more than the neighbouring one: the editor is told of them whatever was chosen.
    """

    claim: Claim
    confidence: str
    agreeing: tuple[Claim, ...] = ()
    alternatives: tuple[date, ...] = ()
    month_only: bool = False
    against: tuple[Claim, ...] = ()


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
    claims: tuple[Claim, ...], bounds: Bounds, crawled: date | None, today: date | None, witness: Witness
) -> tuple[tuple[Claim, ...], tuple[Rejected, ...]]:
    """Give the claims that can be the article's date, and the others with why.

    ``crawled`` is the day that the page's own clock shows, ``today`` the day of the run.
    """
    kept: list[Claim] = []
    rejected: list[Rejected] = []
    for claim in (_read_within(claim, bounds) for claim in claims):
        why = _why_not(claim, bounds, crawled, today) or _why_clock(claim, claims, crawled, witness)
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


def _why_not(claim: Claim, bounds: Bounds, crawled: date | None, today: date | None) -> str:
    if today and claim.day > today + _NEAR:
        return "ahead"
    if crawled and claim.day > crawled + _NEAR:
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
    """Choose the best of the sifted claims; ``None`` where there are none, or the days of changes only."""
    told = [claim for claim in claims if claim.source != "updated"]
    if not told:
        return None
    ranked = sorted(told, key=lambda claim: -TRUST[claim.source])
    top = _resolve(ranked[0], ranked[1:], witness)
    rest = [_read_swapped(claim, top) for claim in ranked[1:]]
    rest += [claim for claim in claims if claim.source == "updated" and claim.day < top.day]
    against = [claim for claim in rest if not claim.agrees(top.day) and not top.agrees(claim.day)]
    agreeing = tuple(claim for claim in rest if claim not in against and _is_other_evidence(claim, top))
    choice = _weigh(top, agreeing, against) if against else _grade(top, agreeing, witness)
    told_apart = (claim for claim in (top, *rest) if not _is_near(claim, choice.claim))
    return replace(choice, against=tuple(told_apart))


def _is_other_evidence(claim: Claim, top: Claim) -> bool:
    """Whether a claim adds to another: of another kind, from another line, and at one with its own weekday."""
    elsewhere = not claim.line or claim.line != top.line
    return claim.source != top.source and elsewhere and claim.doubt != "weekday-mismatch"


def _is_near(claim: Claim, chosen: Claim) -> bool:
    """Whether two claims tell one day or two neighbours, read as they are written."""
    days = {claim.day, claim.printed or claim.day, *claim.others}
    return claim.doubt not in {SWAPPED, "weekday-mismatch"} and any(abs(day - chosen.day) <= _NEAR for day in days)


def _read_swapped(claim: Claim, top: Claim) -> Claim:
    """Read an address that has day and month exchanged (20181205) as the day that the better claim tells."""
    day = swap_day_and_month(claim.day) if claim.source == "address" else None
    if day is None or abs(claim.day - top.day) <= _NEAR or abs(day - top.day) > _NEAR:
        return claim
    return replace(claim, day=day, value=day.isoformat(), others=(claim.day,), doubt=SWAPPED)


def _resolve(top: Claim, rest: list[Claim], witness: Witness) -> Claim:
    """Settle a claim with several readings (02/03/2020) by another claim or the month the text names.

    An hour in UTC that moved the day gives way to a day that the page itself prints: many a template writes its own
    hour with a Z.
    """
    if top.printed not in {None, top.day}:
        local = [claim for claim in rest if claim.source in _LOCAL and claim.day == top.printed]
        if local and not any(claim.source in _LOCAL and claim.day == top.day for claim in rest):
            return local[0]
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
    days = tuple(sorted({claim.day for claim in against if claim.source != "updated"} - {top.day}))
    if all(abs(claim.day - top.day) <= _NEAR for claim in against):
        local = next((claim for claim in against if claim.source == "date-line" and top.printed != top.day), top)
        return Choice(local, "low" if local.doubt == "weekday-mismatch" else "medium", agreeing, days)
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
    against = [claim for claim in against if claim.source != "updated"]
    for claim in against:
        if {other.source for other in against if other.agrees(claim.day)} - {claim.source} and not claim.others:
            return claim
    return None


def _grade(top: Claim, agreeing: tuple[Claim, ...], witness: Witness) -> Choice:
    moved = (top.printed,) if top.printed and top.printed != top.day else ()
    swapped = tuple(day for claim in agreeing if claim.doubt == SWAPPED for day in claim.others)
    if agreeing:
        sure = not swapped and top.doubt != "weekday-mismatch"
        return Choice(_finest(top, agreeing), "high" if sure else "medium", agreeing, moved + swapped)
    if top.doubt in {"weekday-mismatch", "one-of-many"}:
        return Choice(top, "low", (), (top.day,))
    if top.doubt == "day-order":
        return Choice(top, "low", (), top.others)
    if top.doubt or top.source in {"address", "time-element", "dateline", "stamp"} or witness.contradicts(top.day):
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
