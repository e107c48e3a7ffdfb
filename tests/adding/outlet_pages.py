"""Pages that tell in different ways who published them, with the names that are right."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from digest.adding.options import Options
from tests.adding.sites import add, start

if TYPE_CHECKING:
    from digest.store.loading import Folders

CASES = Path(__file__).parents[1] / "cases" / "outlets"
SENTENCES = (
    "أعلنت هيئة الموانئ أن أعمال الجسر الجديد دخلت مرحلتها الأخيرة بعد عام من التأخير بسبب نقص التمويل.",
    "وقال رامي الخطيب مدير المشروع إن العمال أنجزوا معظم الأعمال، وإن الافتتاح سيتم قبل حلول الشتاء إذا سمحت الأحوال.",
    "ويشكو سكان المرفأ من انقطاع الخدمات منذ الصيف الماضي، ويقولون إن الوعود لم تنفذ إلا على الورق.",
    "ورأت باحثة في شؤون المدن أن التأخير كلف السكان أكثر مما كلف الخزينة، ودعت إلى نشر تقرير المحاسبة.",
    "وكانت الهيئة قد أوقفت العمل في الجسر مرتين بسبب خلاف مع المقاول على دفعات العقد وشروط التسليم.",
    "ومن المقرر أن يناقش أعضاء المجلس تقريرا عن الجسر في جلسة تعقد الأسبوع المقبل بحضور ممثلين عن السكان.",
)
TITLE = "افتتاح جسر المرفأ بعد عام من التأخير"
FORMS = {
    "site name": '<title>{title}</title><meta property="og:site_name" content="{name}">',
    "title": "<title>{title} | {name}</title>",
    "linked data": '<title>{title}</title><script type="application/ld+json">{{"@type":"NewsArticle",'
    '"headline":"{title}","publisher":{{"@type":"Organization","name":"{name}"}}}}</script>',
}


@dataclass(frozen=True, slots=True)
class Page:
    """A page: ``right`` holds the names that are right, none where only an open outlet is; open is never wrong.

    ``form`` is how an agency's page states its name.
    """

    name: str
    file: str
    text: str
    right: tuple[str, ...]
    must: bool
    held: bool
    form: str = ""

    def judge(self, found: str) -> str:
        """Say whether an outlet is ``right``, ``open`` (also where it must not be) or ``wrong``."""
        if not found:
            return "open" if self.right else "right"
        return "right" if found in self.right else "wrong"


def start_empty(folder: Path) -> Folders:
    """Make a site that knows no outlet."""
    folders = start(folder)
    (folders.config / "sources.yml").write_text("# none yet\n", encoding="utf-8")
    return folders


def read_outlet(folders: Folders, place: Path, page: Page) -> str:
    """Give the name that adding a page finds, '' for none; nothing is written to the site."""
    path = place / page.file
    path.write_text(page.text, encoding="utf-8")
    (article,) = add(folders, path, options=Options(dry_run=True)).articles
    assert not article.source
    return article.source_seen


def list_pages() -> tuple[Page, ...]:
    """List the pages of ``pages.yml`` with their paragraphs filled in."""
    cases = yaml.safe_load((CASES / "pages.yml").read_text(encoding="utf-8"))
    return tuple(
        Page(
            case["name"],
            f"{case['name']}.{case['suffix']}",
            case["page"].replace("BODY", fill(case["suffix"])),
            tuple(case["right"]),
            bool(case.get("must")),
            bool(case.get("held")),
        )
        for case in cases
    )


def list_agency_pages() -> tuple[Page, ...]:
    """List a page of each agency's own site in each form that states a name."""
    lines = (CASES / "agencies.txt").read_text(encoding="utf-8").splitlines()
    names = [line for line in lines if not line.startswith("#")]
    return tuple(
        Page(
            f"{name}, {form}",
            f"{number}-{form.replace(' ', '-')}.html",
            _write(head, name),
            (name,),
            must=True,
            held=False,
            form=form,
        )
        for number, name in enumerate(names)
        for form, head in FORMS.items()
    )


def fill(suffix: str) -> str:
    """Write the paragraphs of every page, as its kind of file writes them."""
    return "\n".join(SENTENCES) if suffix == "txt" else "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)


def _write(head: str, name: str) -> str:
    filled = head.format(title=TITLE, name=name)
    return (
        f'<!DOCTYPE html><html lang="ar"><head>{filled}</head>'
        f"<body><article><h1>{TITLE}</h1>{fill('html')}</article></body></html>"
    )
