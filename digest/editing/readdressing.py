"""Another id for an article: its old address leads on, and everything that names it follows."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from digest.editing.naming import require_free, taken_ids
from digest.editing.refusals import RefusedError
from digest.model import Origin
from digest.overruling import find_overruled
from digest.store.audit_file import readdress_audit
from digest.store.key_order import ARTICLE_KEYS
from digest.store.value_edits import add_item, replace_in_items, replace_item

if TYPE_CHECKING:
    from digest.editing.plan import Plan
    from digest.model import Article


def change_article_id(plan: Plan, article: Article, new: str) -> None:
    """Give an article another id. Its file stays in its folder, whatever its date: the id alone makes the address.

    An event that was named after it keeps its own id. Refused while ``dating`` speaks of another date than
    ``published``: in files without ``for``, the id is what tells.
    """
    if find_overruled(article):
        raise RefusedError(code="overruled", article=article.id)
    articles = plan.content.articles
    require_free(plan, "articles", new, (taken_ids(articles) | plan.content.unread) - set(article.aliases))
    file = article.places.file
    _keep_day(plan, article)
    if new in article.aliases:
        plan.edit(file, lambda text: replace_item(text, "aliases", new, article.id))
    else:
        plan.edit(file, lambda text: add_item(text, "aliases", article.id, ARTICLE_KEYS))
    for other in articles:
        if any(near.article == article.id for near in other.near):
            plan.edit(other.places.file, lambda text: replace_in_items(text, "near", "article", article.id, new))
    plan.move(file, f"{file.rpartition('/')[0]}/{new}.md")
    _move_audit(plan, article, new)


def _keep_day(plan: Plan, article: Article) -> None:
    """Write down which day ``dating`` speaks of, where only the old id told it."""
    dating = article.dating
    if dating.moment and dating.speaks_of is None and dating.origin is not Origin.EDITOR and article.raw.file:
        plan.put_dating(article, replace(dating, speaks_of=dating.moment))


def _move_audit(plan: Plan, article: Article, new: str) -> None:
    old = plan.name_audit(article.id)
    if plan.read(old) is not None:
        with suppress(UnicodeDecodeError):  # a damaged one moves as it is
            plan.edit(old, lambda text: readdress_audit(text, article.id, new))
        plan.move(old, plan.name_audit(new))
