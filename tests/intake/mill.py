"""Pages made from templates and corpus articles, with the gold known: `data-gold` on what is kept or left aside."""

from __future__ import annotations

import gzip
import json
import os
import random
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jinja2

from digest.arabic.page_words import RELATED, fold_label
from digest.intake.ballot import fold
from digest.intake.tree import Line, parse_html, read_lines

TEMPLATES = Path(__file__).parents[1] / "cases" / "intake" / "templates"
SHARED = Path(os.environ.get("MUJAZ_SHARED", Path(__file__).parents[3] / "shared"))
CORPUS = SHARED / "corpus" / "ant-sample.jsonl.gz"
PLACES = ("دمشق", "بيروت", "القاهرة", "بغداد", "الرباط", "عمان", "الخرطوم", "تونس")


@dataclass(frozen=True)
class Made:
    """A page with its gold: lines to keep, lines left out of account, all lines."""

    name: str
    html: str
    title: str
    keep: tuple[str, ...]
    lines: tuple[tuple[str, str], ...]


def read_corpus() -> list[dict[str, Any]]:
    with gzip.open(CORPUS, "rt", encoding="utf-8") as stream:
        records = [json.loads(line) for line in stream]
    return [record for record in records if 7 <= record["text"].count("\n") <= 14]


def make_pages(each: int = 4, seed: int = 7) -> list[Made]:
    records = read_corpus()
    made = []
    for number, path in enumerate(sorted(TEMPLATES.glob("*.html"))):
        chooser = random.Random(1000 * seed + number)  # noqa: S311 - the same pages on every run
        text = path.read_text(encoding="utf-8")
        made += [make_page(f"{path.stem}-{n}", text, chooser.sample(records, 12)) for n in range(each)]
    return made


def make_page(name: str, template: str, records: list[dict[str, Any]]) -> Made:
    article, *others = records
    paras = [" ".join(line.split()) for line in article["text"].split("\n") if _is_sound(line)]
    values = {
        "title": article["title"].strip(),
        "outlet": "صحيفة " + PLACES[len(article["title"]) % len(PLACES)],
        "url": "https://news.example/2018/05/" + article["id"],
        "date": article["published"],
        "paras": paras,
        "sub": " ".join(others[-1]["title"].split()[:4]),
        "stand": others[-2]["text"].split("\n")[0][:140].rsplit(" ", 1)[0],
        "others": [
            {
                "title": o["title"],
                "url": "https://news.example/x/" + o["id"],
                "lead": o["text"].split("\n")[0],
                "date": o["published"][:10],
            }
            for o in others[:-2]
        ],
    }
    text = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined).from_string(template).render(values)
    lines = tuple((line.text, _gold(line)) for line in read_lines(parse_html(text)))
    keep = tuple(t for t, action in lines if action == "keep")
    return Made(name, re.sub(r' data-gold="\w+"', "", text), values["title"], keep, lines)


def _is_sound(line: str) -> bool:
    """Leave out what the corpus itself carries of furniture («للمزيد: …», rules of dashes): the gold would be wrong."""
    return len(fold(line)) > 25 and not RELATED.match(fold_label(line))


def _gold(line: Line) -> str:
    block = line.block
    marked = [e.get("data-gold") for e in line.path if e.get("data-gold")]
    inline = [e for e in block.iter() if e is not block and e.get("data-gold") in {"keep", "aside"}]
    marked += [e.get("data-gold") for e in inline if fold("".join(e.itertext())) == fold(line.text)]
    return marked[0] if marked and marked[0] in {"keep", "aside"} else "drop"


def score_body(made: Made, body: str) -> tuple[int, int, int]:
    """Count true and false keeps and losses as the cleaning cases are scored."""
    whole, blocks = fold(body), {fold(line) for line in body.split("\n")}
    tp = fp = fn = 0
    for text, action in made.lines:
        folded = fold(text)
        if action == "aside" or not folded:
            continue
        hit = folded in whole if len(folded) > 12 else folded in blocks
        tp += action == "keep" and hit
        fn += action == "keep" and not hit
        fp += action == "drop" and hit
    return tp, fp, fn


def measure_f1(counts: tuple[int, int, int]) -> float:
    tp, fp, fn = counts
    return 2 * tp / max(1, 2 * tp + fp + fn)
