"""What the margin says of a day that is not known: one page never says that it has candidates and that it has none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from digest.assembling import assemble
from digest.model import Dating
from digest.pages.blocks import Heading, Page
from digest.pages.dating_notes import compose_dating
from digest.pages.edition import Edition
from digest.pages.markdown import write_page
from tests.theme.test_settings import load_phrases
from tests.values import article, content, moment

NONE, OPEN = "لا يذكر النص يومًا", "في الصفحة ما يدلّ على تاريخ النشر"


@pytest.mark.parametrize(
    ("dating", "said", "unsaid"),
    [
        (Dating(), NONE, OPEN),
        (Dating(alternatives=(moment("2021-11-08"), moment("2021-12-08"))), OPEN, NONE),
    ],
)
def test_an_open_day_is_told_with_its_candidates_or_as_unnamed(dating: Dating, said: str, unsaid: str) -> None:
    found = replace(article("a"), dating=dating)
    region = compose_dating(Edition.of(assemble(content(found)), load_phrases()), found)
    text = write_page(Page("x.md", "عنوان", "article", (Heading(1, ()), region)))
    assert said in text
    assert unsaid not in text
