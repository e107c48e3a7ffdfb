"""From a labelled page to its date of publication: ``date_page``."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from digest.arabic.dating_says import AND, QUOTED, SAYS, WITH, YEAR_UNSTATED
from digest.dating.address import read_address, read_address_month
from digest.dating.arithmetic import Settled, guess_days, settle
from digest.dating.choosing import Choice, Witness, choose_claim, sift_claims
from digest.dating.doubts import AGAINST, find_doubts
from digest.dating.facts import (
    Facts,
    crawl_days,
    earliest_possible,
    read_facts,
    unite_bounds,
    writing_weekdays,
)
from digest.dating.months import MonthFound, find_mismatches, find_month, month_years, name_current
from digest.dating.page_foot import claim_foot
from digest.dating.page_lines import claim_dateline, claim_lines, day_comes_first
from digest.dating.refusals import refuse_dates, write_partly
from digest.dating.stated import read_stated
from digest.dating.values import Bounds, Dated, DatingInput, Evidence, Rejected

if TYPE_CHECKING:
    from digest.dating.claims import Claim
    from digest.dating.mentions import Mention


_RECENT = timedelta(366)
"""Without a page date and without bounds no day further back is asserted: a text tells of old days as if of today."""


def date_page(page: DatingInput) -> Dated:
    """Give the date of publication that the evidence fixes, with its reasons; open where it fixes none.

    Order of trust: structured data, a date line, the address, arithmetic in the text; bounds narrow them all, and so do
    the day of the run and the days of changes: the page is not younger. What contradicts something else is a doubt.
    """
    facts = read_facts(page.lines)
    earliest = earliest_possible(facts)
    crawled = max((day for _, day in crawl_days(page.lines)), default=None)
    claims, refused = sift_claims(_claims(page), page.bounds, crawled, page.today, _witness(facts))
    changed = tuple(claim for claim in claims if claim.source == "updated")
    bounds = unite_bounds(page.bounds, earliest[0] if earliest else None, _day_after(crawled))
    answer = _answer_page(claims, facts) or _answer_text(page, facts, bounds, changed)
    if answer.origin != "page":
        refused = (*refused, *(Rejected(claim.day.isoformat(), claim.line, "updated") for claim in changed))
    weighed = {(item.date, item.line) for item in (*refused, *answer.rejected)}
    weighed |= {(item.gives, item.line) for item in answer.evidence}
    others = (r for r in refuse_dates(page.lines, facts, page.bounds) if (r.date, r.line) not in weighed)
    rejected = (*refused, *answer.rejected, *others)
    answer = _finish(answer, rejected, _bound_evidence(page, earliest, changed))
    return replace(answer, doubts=find_doubts(answer, refused, facts))


def _day_after(day: date | None) -> date | None:
    """Give the day that may have begun elsewhere: the zones of clocks are unknown."""
    return day + timedelta(1) if day else None


def _claims(page: DatingInput) -> tuple[Claim, ...]:
    stated = tuple(claim for each in page.stated if (claim := read_stated(each, page.zone)))
    single = (claim_dateline(page.lines), read_address(page.url), claim_foot(page.lines, page.zone))
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
    evidence += tuple(Evidence(c.line, c.text, AGAINST, c.day.isoformat()) for c in choice.against)
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


def _answer_text(page: DatingInput, facts: Facts, bounds: Bounds, changed: tuple[Claim, ...]) -> Dated:
    month = read_address_month(page.url)
    if month:
        bounds = unite_bounds(bounds, date(*month, 1), _month_end(*month))
    closed = bool(bounds.first and bounds.last)
    # The day of the run and those of changes take candidates away, and close nothing: a text may be years old.
    lasts = [after for day in (page.today, *(claim.day for claim in changed)) if (after := _day_after(day))]
    bounds = unite_bounds(bounds, None, min(lasts, default=None))
    latest = _latest_year(page)
    settled = [settle(guess, bounds, latest) for guess in guess_days(facts)]
    settled = [each for each in settled if each.days]
    days = {day for each in settled for day in each.days}
    sure = [each for each in settled if not each.guess.lone and (closed or _is_recent(each, page.today))]
    if len(days) == 1 and sure and _fits_weekday(facts, sure[0].days[0]):
        return _dated_by_text(sure[0])
    return _month_or_open(facts, bounds if closed else Bounds(), days, month)


def _is_recent(settled: Settled, today: date | None) -> bool:
    """Tell whether a year stands in the words and is the run's own.

    «اليوم 5 يونيو 1967» without bounds is as likely told as lived.
    """
    return bool(settled.guess.year and today and abs(today - settled.days[0]) <= _RECENT)


def _month_end(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(1)


def _latest_year(page: DatingInput) -> int:
    """Give the last year printed on the page, for listing candidates where no bound closes them."""
    years = [int(word) for line in page.lines for word in line.text.split() if word.isdecimal() and len(word) == 4]
    return max((year for year in years if 2010 <= year <= 2100), default=0)


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
    if wrong := _find_wrong_weekdays(facts, bounds, found):
        return Dated(alternatives=candidates, rejected=wrong)
    if found is None:
        return Dated(alternatives=candidates)
    value = f"{found.year:04}-{found.month:02}"
    evidence = tuple(Evidence(m.line, m.text, "current-month", value) for m in found.rests_on)
    says = _say(found.rests_on, found.year) if found.rests_on else SAYS["address"].format(QUOTED.format(value))
    return Dated(value, "month", "text" if found.rests_on else "page", "medium", says, _lines(found.rests_on),
                 candidates, (), evidence)  # fmt: skip


def _find_wrong_weekdays(facts: Facts, bounds: Bounds, found: MonthFound | None) -> tuple[Rejected, ...]:
    """Give the dates whose weekday fits no possible year: of the month found, of the month called current, of «أمس»."""
    months = {found.month: [found.year]} if found else {m: month_years(m, bounds) for m in name_current(facts)}
    wrong = [mention for month, years in months.items() if years for mention in find_mismatches(facts, month, years)]
    if bounds.first and bounds.last:
        for guess in guess_days(facts):
            if guess.kind == "shifted-date" and not settle(guess, bounds, 0).days:
                wrong += guess.rests_on if settle(replace(guess, tests=()), bounds, 0).days else ()
    return tuple(Rejected(write_partly(m, bounds), m.line, "weekday-mismatch") for m in dict.fromkeys(wrong))


def _bound_evidence(
    page: DatingInput, earliest: tuple[date, Mention] | None, changed: tuple[Claim, ...]
) -> tuple[Evidence, ...]:
    found: list[Evidence] = []
    if page.bounds.first or page.bounds.last:
        gives = f"{page.bounds.first or ''}..{page.bounds.last or ''}"
        found.append(Evidence(0, gives, "bounds", gives))
    if earliest:
        found.append(Evidence(earliest[1].line, earliest[1].text, "after", earliest[0].isoformat()))
    clocks = crawl_days(page.lines)
    latest = max((day + timedelta(1) for _, day in clocks), default=None)
    found += [Evidence(n, day.isoformat(), "crawl-clock", f"..{latest}") for n, day in clocks]
    found += [Evidence(claim.line, claim.text, "updated", f"..{claim.day.isoformat()}") for claim in changed]
    return tuple(found)


def _finish(answer: Dated, rejected: tuple[Rejected, ...], bounds: tuple[Evidence, ...]) -> Dated:
    """Give the answer with the rejected dates, less those that it rests on."""
    day, text = answer.value[:10], answer.origin == "text"
    used = {r for r in rejected if r.line in answer.lines and (r.date == day or (text and r.why == "background"))}
    others = tuple(r for r in dict.fromkeys(rejected) if r not in used)
    return replace(answer, rejected=others, evidence=(*answer.evidence, *bounds))
