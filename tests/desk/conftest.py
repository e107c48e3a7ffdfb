"""A small site on disk, its articles written as an editor or ``digest add`` would."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from digest.build import inspect
from digest.desk.dossiers import Dossier, gather
from digest.desk.edits import Desk
from digest.desk.wording import Words
from digest.store.audit_file import Audit, AuditLine, write_audit
from digest.store.loading import Folders

if TYPE_CHECKING:
    from pathlib import Path

    from digest.model import Article, Content

HOSTILE = (
    "<script>alert(1)</script>",
    "</style><script>alert(2)</script>",
    "\"'><img src=https://evil.example/x onerror=alert(3)>",
    "{: onclick=alert(4)} [x](javascript:alert(5)) --8<-- *[abbr]: x",
    "&lt;b&gt; &#x3c;script&#x3e; ]]> <!-- -->",
    "قلب \u202e\u2066 اتجاه \u200f",
    "\x1b[31mأحمر\x1b]0;title\x07",
)


@dataclass
class Site:
    """A site in a folder, to which articles are written one by one."""

    folders: Folders
    ids: list[str] = field(default_factory=list)

    def article(self, article_id: str, front: str, body: str = "نص الخبر كله هنا.") -> Path:
        path = self.folders.content / "articles" / "undated" / f"{article_id}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"---\n{front.strip()}\n---\n\n{body}\n", encoding="utf-8")
        self.ids.append(article_id)
        return path

    def audit(self, article_id: str, *lines: tuple[str, str], **more: object) -> None:
        """Write an audit from pairs of a label and a line's words."""
        listed = tuple(AuditLine(n, label, "some-rule", text) for n, (label, text) in enumerate(lines, 1))
        path = self.folders.content / "audit" / f"{article_id}.yml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(write_audit(Audit(article_id, lines=listed, **more)), encoding="utf-8")  # type: ignore[arg-type]

    def raw(self, name: str, data: bytes) -> None:
        path = self.folders.content / "raw" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)

    @property
    def content(self) -> Content:
        return inspect(self.folders)[0]

    @property
    def words(self) -> Words:
        content, phrases, _ = inspect(self.folders)
        return Words.of(content, phrases)

    @property
    def desk(self) -> Desk:
        content, phrases, _ = inspect(self.folders)
        return Desk.of(self.folders, phrases, content.sources)

    def get(self, article_id: str) -> Article:
        return next(article for article in self.content.articles if article.id == article_id)

    def dossier(self, article_id: str) -> Dossier:
        return gather(self.folders, self.get(article_id))


@pytest.fixture
def site(tmp_path: Path) -> Site:
    folders = Folders.below(tmp_path)
    folders.config.mkdir()
    (folders.content / "articles").mkdir(parents=True)
    settings = "format: 1\ntitle: موجز\ntime_zone: Asia/Beirut\nperiod: 2020-01..2020-12\n"
    (folders.config / "site.yml").write_text(settings, encoding="utf-8")
    (folders.config / "sources.yml").write_text("levant:\n  name: ليفانت\n  aliases: [Levant]\n", encoding="utf-8")
    return Site(folders)
