"""Floors under the figures of cleaning; a floor is only ever raised."""

import gzip
import importlib.util
import json
import pathlib
import random
from collections import Counter
from dataclasses import replace
from typing import Any

import yaml

from digest.arabic.letters import fold_words
from digest.cleaning import CleanPage, Furniture, clean_page, count_furniture
from tests.cleaning.seeds import body_of
from tests.intake import mill
from tests.shared_texts import find_shared

FLOORS = json.loads((pathlib.Path(__file__).parent / "floors.json").read_text(encoding="utf-8"))["cleaning"]
GLUED = "ant-cn-middleeast-1335-20180909"
LINKS = ("اقرأ", "إقرأ", "قد يهمك", "للمزيد", "شاهد", "قد يعجبك", "حول بيت")
ASIDE = {"related-link", "disclaimer"}


def load_scorer(path: pathlib.Path) -> Any:
    spec = importlib.util.spec_from_file_location("score", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def score_cases() -> tuple[dict[str, tuple[int, int, int]], Any]:
    folder = find_shared("cases", "cleaning")
    scorer = load_scorer(folder / "score.py")
    rows = {}
    for path in sorted(folder.glob("*.gold.yaml")):
        gold = yaml.safe_load(path.read_text(encoding="utf-8"))
        raw = (folder / path.name.replace(".gold.yaml", ".raw.txt")).read_text(encoding="utf-8").split("\n")
        page = clean_page(raw)
        assert isinstance(page, CleanPage)
        assert page.title == gold["title"]
        labels = [(row["n"], row["action"], row["label"]) for row in gold["labels"]]
        rows[gold["id"]] = scorer.score([line for line in raw if line.strip()], labels, "\n".join(body_of(page)))
    return rows, scorer.f1


def test_shared_pages() -> None:
    rows, f1 = score_cases()
    assert f1(*map(sum, zip(*rows.values(), strict=True))) >= FLOORS["shared line F1, all"]
    rest = [row for name, row in rows.items() if name != GLUED]
    assert f1(*map(sum, zip(*rest, strict=True))) >= FLOORS["shared line F1, without the glued teasers"]


def test_clean_articles_lose_no_line() -> None:
    path = find_shared("corpus", "ant-sample.jsonl.gz")
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        articles = [json.loads(line) for line in stream][::9]
    lines = kept = titles = 0
    for article in articles:
        texts = [text for text in article["text"].split("\n") if any(sign.isalpha() for sign in text)]
        page = clean_page([article["title"], *texts])
        assert isinstance(page, CleanPage) or len(texts) < 3
        if isinstance(page, CleanPage):
            counted = [x for x in page.lines[1:] if x.label not in ASIDE and not x.text.strip().startswith(LINKS)]
            lines += len(counted)
            kept += sum(line.kept for line in counted)
            titles += fold_words(page.title) == fold_words(article["title"])
    assert kept / lines >= FLOORS["corpus paragraphs kept"]
    assert titles / len(articles) >= FLOORS["corpus titles found"]


def make_outlet(template: pathlib.Path) -> list[mill.Made]:
    """Wrap six articles of the corpus in one template, with teasers of other articles that some pages share.

    What the template itself says on every page is left out of account, whichever way it went.
    """
    chooser = random.Random(template.stem + "lines")  # noqa: S311 - the same pages on every run
    pool = chooser.sample(mill.read_corpus(), 40)
    text = template.read_text(encoding="utf-8")
    pages = [mill.make_page(template.stem, text, [one, *chooser.sample(pool[6:26], 11)]) for one in pool[:6]]
    shared = Counter(line for page in pages for line in set(page.lines))
    return [
        replace(page, lines=tuple((t, "aside" if g == "keep" and shared[t, g] == 6 else g) for t, g in page.lines))
        for page in pages
    ]


def score_wrapped(pages: list[mill.Made], furniture: Furniture) -> list[tuple[int, int, int]]:
    scores = []
    for made in pages:
        page = clean_page([line for line, _ in made.lines], furniture=furniture)
        body = "\n".join(body_of(page)) if isinstance(page, CleanPage) else ""
        scores.append(mill.score_body(made, body))
    return scores


def test_wrapped_pages() -> None:
    find_shared("corpus", "ant-sample.jsonl.gz")
    alone: list[tuple[int, int, int]] = []
    company: list[tuple[int, int, int]] = []
    for template in sorted(mill.TEMPLATES.glob("*.html")):
        pages = make_outlet(template)
        alone += score_wrapped(pages, Furniture())
        company += score_wrapped(pages, count_furniture([[line for line, _ in page.lines] for page in pages]))
    for name, scores in (("alone", alone), ("in company", company)):
        sums = (sum(s[0] for s in scores), sum(s[1] for s in scores), sum(s[2] for s in scores))
        assert mill.measure_f1(sums) >= FLOORS[f"wrapped pages, line F1 {name}"]
