"""From a labelled page to its date of publication: ``date_page``."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from digest.arabic.dating_says import AND, QUOTED, SAYS, WITH, YEAR_UNSTATED
from digest.dating.address import read_address, read_address_month
from digest.dating.arithmetic import Settled, guess_days, settle
from digest.dating.choosing import Choice, Witness, choose_claim, sift_claims
from digest.dating.facts import (
    Facts,
    crawl_days,
    earliest_possible,
    latest_possible,
    read_facts,
    unite_bounds,
    writing_weekdays,
)
from digest.dating.months import MonthFound, find_month
from digest.dating.page_lines import claim_dateline, claim_lines, day_comes_first
from digest.dating.refusals import refuse_dates
from digest.dating.stated import read_stated
from digest.dating.values import Bounds, Dated, DatingInput, Evidence, Rejected

if TYPE_CHECKING:
    from digest.dating.claims import Claim
    from digest.dating.mentions import Mention


def date_page(page: DatingInput) -> Dated:
    """Give the date of publication that the evidence fixes, with its reasons; open where it fixes none.

    Order of trust: structured data, a date line, the address, arithmetic in the text; bounds narrow them all.
    """
    facts = read_facts(page.lines)
    earliest, latest = earliest_possible(facts), latest_possible(page.lines)
    bounds = unite_bounds(page.bounds, earliest[0] if earliest else None, latest)
    claims, refused = sift_claims(_claims(page), page.bounds, crawl_days(page.lines), _witness(facts))
    answer = _answer_page(claims, facts) or _answer_text(page, facts, bounds)
    rejected = (*refused, *refuse_dates(page.lines, facts, page.bounds))
    return _finish(answer, rejected, _bound_evidence(page, earliest, latest))


def _claims(page: DatingInput) -> tuple[Claim, ...]:
    stated = tuple(claim for each in page.stated if (claim := read_stated(each, page.zone)))
    single = (claim_dateline(page.lines), read_address(page.url))
    claims = (*stated, *claim_lines(page.lines, page.zone), *(claim for claim in single if claim))
    if any(claim.doubt == "day-order" for claim in claims) and day_comes_first(page.lines):
        return tuple(replace(c, others=(), doubt="") if c.doubt == "day-order" else c for c in claims)
    return claims


def _witness(facts: Facts) -> Witness:
    months = {m.month for m in facts.said() if m.when == "current" and m.month and not m.hijri}
    weekdays = writing_weekdays(facts)
    return Witness(frozenset(weekdays) if len(weekdays) == 1 else frozenset(), frozenset(months))


def _answer_page(claims: tuple[Claim, ...], facts: Facts) -> Dated | None:
    choice = choose_claim(claims, _witness(facts))
    if choice is None:
        return None
    evidence = tuple(Evidence(c.line, c.text, c.source, c.day.isoformat()) for c in (choice.claim, *choice.agreeing))
    lines = tuple(dict.fromkeys(item.line for item in evidence if item.line))
    says = SAYS[choice.claim.source].format(QUOTED.format(choice.claim.text))
    value, precision = _value(choice)
    if not value:
        return Dated(alternatives=_iso(choice.alternatives), evidence=evidence)
    return Dated(value, precision, "page", choice.confidence, says, lines, _iso(choice.alternatives), (), evidence)


def _value(choice: Choice) -> tuple[str, str]:
    if choice.month_only:
        return choice.claim.day.isoformat()[:7], "month"
    if choice.confidence == "low" and choice.claim.doubt != "day-order":
        return "", "none"
    return choice.claim.value, "minute" if "T" in choice.claim.value else "day"


def _iso(days: tuple[date, ...]) -> tuple[str, ...]:
    return tuple(day.isoformat() for day in days)


def _answer_text(page: DatingInput, facts: Facts, bounds: Bounds) -> Dated:
    month = read_address_month(page.url)
    if month:
        bounds = unite_bounds(bounds, date(*month, 1), _month_end(*month))
    latest = _latest_year(page)
    settled = [settle(guess, bounds, latest) for guess in guess_days(facts)]
    settled = [each for each in settled if each.days]
    days = {day for each in settled for day in each.days}
    sure = [each for each in settled if not each.guess.lone]
    if len(days) == 1 and sure and _is_closed(bounds, sure[0]) and _fits_weekday(facts, sure[0].days[0]):
        return _dated_by_text(sure[0])
    return _month_or_open(facts, bounds, days, month)


def _month_end(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(1)


def _latest_year(page: DatingInput) -> int:
    """Give the last year printed on the page, for listing candidates where no bound closes them."""
    years = [int(word) for line in page.lines for word in line.text.split() if word.isdecimal() and len(word) == 4]
    return max((year for year in years if 2010 <= year <= 2100), default=0)


def _is_closed(bounds: Bounds, settled: Settled) -> bool:
    return bool(settled.guess.year or (bounds.first and bounds.last))


def _fits_weekday(facts: Facts, day: date) -> bool:
    weekdays = writing_weekdays(facts)
    return not weekdays or set(weekdays) == {day.weekday()}


def _dated_by_text(settled: Settled) -> Dated:
    guess, day = settled.guess, settled.days[0]
    after = (day + timedelta(1),) if guess.next_day else ()
    sure = "high" if guess.kind == "span-and-weekday" else "medium"
    evidence = tuple(Evidence(m.line, m.text, guess.kind, day.isoformat()) for m in guess.rests_on)
    if not guess.year:
        evidence += (Evidence(0, "", "year-not-stated", str(day.year)),)
    says = _say(guess.rests_on, day.year)
    return Dated(day.isoformat(), "day", "text", sure, says,
                 _lines(guess.rests_on), _iso(after), (), evidence)  # fmt: skip


def _say(mentions: tuple[Mention, ...], year: int) -> str:
    """Quote the words a date rests on, and say so where none of them names the year."""
    first, *rest = dict.fromkeys(QUOTED.format(mention.text) for mention in mentions)
    quoted = first + (WITH + AND.join(rest) if rest else "")
    stated = any(str(year) in mention.text for mention in mentions)
    return SAYS["text"].format(quoted) + ("" if stated else YEAR_UNSTATED)


def _lines(mentions: tuple[Mention, ...]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(mention.line for mention in mentions))


def _month_or_open(facts: Facts, bounds: Bounds, days: set[date], address: tuple[int, int] | None) -> Dated:
    candidates = _iso(tuple(sorted(days)))
    found = find_month(facts, bounds)
    if found is None and address and bounds.hold(date(*address, 1)):
        found = MonthFound(*address, ())
    if found is None:
        return Dated(alternatives=candidates)
    value = f"{found.year:04}-{found.month:02}"
    evidence = tuple(Evidence(m.line, m.text, "current-month", value) for m in found.rests_on)
    says = _say(found.rests_on, found.year) if found.rests_on else SAYS["address"].format(QUOTED.format(value))
    return Dated(value, "month", "text" if found.rests_on else "page", "medium", says, _lines(found.rests_on),
                 candidates, (), evidence)  # fmt: skip


def _bound_evidence(
    page: DatingInput, earliest: tuple[date, Mention] | None, latest: date | None
) -> tuple[Evidence, ...]:
    found: list[Evidence] = []
    if page.bounds.first or page.bounds.last:
        gives = f"{page.bounds.first or ''}..{page.bounds.last or ''}"
        found.append(Evidence(0, gives, "bounds", gives))
    if earliest:
        found.append(Evidence(earliest[1].line, earliest[1].text, "after", earliest[0].isoformat()))
    found += [Evidence(n, day.isoformat(), "crawl-clock", f"..{latest}") for n, day in crawl_days(page.lines)]
    return tuple(found)


def _finish(answer: Dated, rejected: tuple[Rejected, ...], bounds: tuple[Evidence, ...]) -> Dated:
    """Give the answer with the rejected dates, less those that it rests on."""
    day, text = answer.value[:10], answer.origin == "text"
    used = {r for r in rejected if r.line in answer.lines and (r.date == day or (text and r.why == "background"))}
    others = tuple(r for r in dict.fromkeys(rejected) if r not in used)
    return replace(answer, rejected=others, evidence=(*answer.evidence, *bounds))
