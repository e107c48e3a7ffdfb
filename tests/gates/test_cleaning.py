"""Floors under the figures of cleaning; a floor is only ever raised."""

import gzip
import importlib.util
import json
import pathlib
from typing import Any

import yaml

from digest.arabic.letters import fold_words
from digest.cleaning import CleanPage, clean_page
from tests.cleaning.seeds import body_of
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
