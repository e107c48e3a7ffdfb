"""Taking an article back from the readers, and its text from the files where the outlet asks for that."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from digest.editing.finding import find_article
from digest.editing.naming import find_headline
from digest.editing.refusals import RefusedError
from digest.model import Origin
from digest.store.audit_file import Audit, read_audit, write_audit
from digest.store.key_order import ARTICLE_KEYS
from digest.store.value_edits import remove_body, remove_key, set_value
from digest.store.yaml_text import write_text

if TYPE_CHECKING:
    from digest.editing.plan import Plan
    from digest.model import Article, Event, Storyline

TEXT_KEYS = ("title", "kicker", "standfirst")
#: Facts of an audit that repeat the article's own words.
_TEXT_FACTS = frozenset({"wrote-title", "wrote-kicker", "wrote-standfirst", "stated-title", "stated-description"})
#: Who writes these as a reason means a switch (E115).
_NO_REASON = frozenset({"", "true", "false", "yes", "no"})


def withdraw(plan: Plan, name: str, because: str, *, delete_text: bool = False) -> None:
    """Withdraw an article: a note stays at its address, its bytes are not added again.

    With ``delete_text`` its title, kicker, standfirst, body, raw file and the audit's texts go from the files; its
    fingerprints stay. One that is withdrawn already may still lose its text, and keeps its reason.
    """
    article = find_article(plan, name)
    if because.strip() in _NO_REASON and article.withdrawn is None:
        raise RefusedError(code="no-reason")
    if article.withdrawn is not None and not (delete_text and _has_text(plan, article)):
        raise RefusedError(code="withdrawn", article=article.id, reason=article.withdrawn)
    if article.withdrawn is None:
        reason = because.strip()
        file = article.places.file
        plan.edit(file, lambda text: set_value(text, "withdrawn", reason, write_text(reason), ARTICLE_KEYS))
    if delete_text:
        _delete_text(plan, article)


def _delete_text(plan: Plan, article: Article) -> None:
    for key in TEXT_KEYS:
        plan.edit(article.places.file, lambda text, key=key: remove_key(text, key))  # type: ignore[misc]
    plan.edit(article.places.file, remove_body)
    _forget_headline(plan, article)
    _clear_audit(plan, article)
    _delete_raw(plan, article)
    plan.note("images")


def _forget_headline(plan: Plan, article: Article) -> None:
    """Take the headline from the event or storyline titled with it; another report's, or the id, stands in."""
    headlines = {event.id: event.title for event in plan.content.events}
    for event in plan.content.events:
        if article.title and event.title == article.title:
            staying = (a for a in plan.content.articles if a.event == event.id and a.id != article.id)
            headlines[event.id] = find_headline(a for a in staying if a.title != article.title)
            _retitle(plan, event, headlines[event.id])
    for storyline in plan.content.storylines:
        if article.title and storyline.title == article.title:
            told = (headlines[e.id] for e in plan.content.events if e.storyline == storyline.id)
            _retitle(plan, storyline, next(filter(None, told), ""))


def _retitle(plan: Plan, owner: Event | Storyline, title: str) -> None:
    title = title or owner.id
    plan.set_text(owner, "title", title, write_text(title))
    plan.set_text(owner, "title_origin", Origin.MACHINE.value, Origin.MACHINE.value)


def _clear_audit(plan: Plan, article: Article) -> None:
    file = plan.name_audit(article.id)
    if data := plan.read(file):
        plan.write(file, write_audit(strip_audit(read_audit(data.decode("utf-8", "replace")))))


def strip_audit(audit: Audit) -> Audit:
    """Give an audit without the page's words: what each line was and which rule decided stays."""
    return replace(
        audit,
        facts=tuple((key, value) for key, value in audit.facts if key not in _TEXT_FACTS),
        lines=tuple(replace(line, text="") for line in audit.lines),
        repairs=(),
        evidence=tuple((line, kind, "", gives) for line, kind, _, gives in audit.evidence),
        extra=(),
    )


def _raw_file(plan: Plan, article: Article) -> str:
    return plan.folders.name(plan.folders.content / "raw" / article.raw.file) if article.raw.file else ""


def _delete_raw(plan: Plan, article: Article) -> None:
    """Delete the raw file, unless it holds other articles whose text is still here."""
    file = _raw_file(plan, article)
    others = [a.id for a in plan.content.articles if a.raw.file == article.raw.file and a.id != article.id and a.blocks]
    if file and others:
        plan.note("raw-shared", file=file, others=", ".join(others[:3]), number=str(len(others)))
    elif file and plan.read(file) is not None:
        plan.delete(file)


def _has_text(plan: Plan, article: Article) -> bool:
    """Tell whether anything is left that ``--delete-text`` would take."""
    return bool(article.blocks or article.title or article.kicker or article.standfirst) or bool(
        article.raw.file and plan.read(_raw_file(plan, article)) is not None
    )
