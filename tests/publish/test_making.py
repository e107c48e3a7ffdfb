"""Pages made the short way have the bytes of the long way, whatever the theme does; what is not sure is not risked."""

import dataclasses
import logging
from collections.abc import Callable
from pathlib import Path

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page as HostPage

from digest.pages.blocks import Link, Page, Paragraph, Words
from digest.pages.html import Written, write_html
from digest.publish import contents
from digest.publish.making import PageMaker
from tests.publish.machine import Machine, start_machine
from tests.site.building import HERE, copy_site

ROOT = HERE.parents[1]
Start = Callable[[str], Machine]


@pytest.fixture(scope="module")
def machine() -> Machine:
    return start_machine(HERE)


@pytest.fixture
def start(tmp_path: Path) -> Start:
    """The small site with a template of its own."""

    def begin(template: str) -> Machine:
        project = copy_site(tmp_path / "site")
        (project / "theme").mkdir()
        head = '{% extends "base.html" %}{% block site_nav %}{% endblock %}'
        blocks = {"content": "{{ page.content }}", "footer": template}
        body = "".join(f"{{% block {name} %}}{text}{{% endblock %}}" for name, text in blocks.items())
        (project / "theme" / "main.html").write_text(head + body, "utf-8")
        settings = (project / "mkdocs.yml").read_text("utf-8")
        settings = settings.replace("  language: ar", "  language: ar\n  custom_dir: theme")
        (project / "mkdocs.yml").write_text(settings, "utf-8")
        machine = start_machine(project)
        machine.pages = [page for page in machine.pages if page.kind == "article"]
        return machine

    return begin


def count_renders(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Give each page that Markdown is run for."""
    seen = count_renders_of(monkeypatch)
    machine.make()
    return seen


def count_renders_of(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Note each page that Markdown is run for from now on."""
    seen: list[str] = []
    render = HostPage.render

    def note(host: HostPage, config: MkDocsConfig, files: Files) -> None:
        seen.append(host.url)
        render(host, config, files)

    monkeypatch.setattr(HostPage, "render", note)
    return seen


def unlike(machine: Machine) -> list[str]:
    ours, theirs = machine.make(), machine.make_the_long_way()
    return [uri for uri in theirs if ours[uri] != theirs[uri]]


def hear_alike(machine: Machine, caplog: pytest.LogCaptureFixture, words: str) -> list[str]:
    """Make the pages both ways, see that they are alike, and give the notes that hold some words."""
    with caplog.at_level(logging.INFO, "mkdocs.plugins.digest"):
        assert unlike(machine) == []
    return [record.getMessage() for record in caplog.records if words in record.getMessage()]


@pytest.mark.parametrize("address", ["https://example.org/", "https://example.org/repo/", ""])
@pytest.mark.parametrize("project", [HERE, ROOT], ids=["small site", "our site"])
def test_every_page_has_the_bytes_of_the_long_way(
    project: Path, address: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("SITE_URL", address)
    assert hear_alike(start_machine(project), caplog, "kind") == []


def test_markdown_runs_for_samples_only(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = count_renders(machine, monkeypatch)
    kinds = {page.kind for page in machine.pages}
    assert len(seen) == sum(min(sum(page.kind == kind for page in machine.pages), 2) for kind in kinds)


def test_a_process_looks_at_samples_once_in_one_world(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    learned = contents.Learned("00")
    first = dict(PageMaker(machine.config, machine.nav, machine.files, machine.env, learned).make(machine.pages))
    seen = count_renders_of(monkeypatch)
    again = PageMaker(machine.config, machine.nav, machine.files, machine.env, learned)
    assert dict(again.make(machine.pages)) == first
    assert sorted(seen) == ["", "search/"], "of these kinds there was one page alone"
    learned.turn_to("01")
    assert dict(again.make(machine.pages)) == first
    assert len(seen) > 10


def test_the_template_runs_for_samples_only(machine: Machine) -> None:
    maker = machine.maker()
    assert all(made for _, made in maker.make(machine.pages))
    shapes = maker._learned.shapes.values()  # noqa: SLF001
    full = [shape for shape in shapes if len(shape.samples) == contents.SAMPLES]
    assert len(full) > 5
    assert all(shape.skeleton for shape in full)


@pytest.mark.parametrize(
    "template",
    [
        "{{ page.meta.title | e }} {{ page.meta.title | tojson }} {{ page.meta.title }} {{ page.meta.updated }}",
        '{% if page.meta.description %}{{ "x" ~ page.meta.description }}{% endif %}{{ page.canonical_url | e }}',
        "{% if page.meta.kind == 'event' %}{{ page.url }}{% endif %}{{ page.abs_url }}{{ page.file.dest_uri }}",
        "{% if page.meta.search and page.meta.search.exclude %}{{ page.title }}{% endif %}{{ 'events/' | url }}",
    ],
)
def test_a_template_may_write_words_as_usual(start: Start, template: str, caplog: pytest.LogCaptureFixture) -> None:
    assert hear_alike(start(template), caplog, "one by one") == []


@pytest.mark.parametrize(
    "template",
    [
        "{{ page.meta.title | upper }}",
        "{{ page.meta.title | length }}",
        "{% if (page.meta.updated or '') > '2021-05' %}x{% endif %}",
        "{% if 'خبر' in page.content %}x{% endif %}",
        "{% if page.meta.title == 'x' %}x{% endif %}",
        "{{ page.meta.title | striptags }}",
        "{{ page.meta.description | urlencode }}",
        "{{ page.meta.title[:3] }}",
        "{% for item in page.toc %}{{ item.title }}{% endfor %}",
        "{{ say(page.meta.kind ~ page.meta.title, undefined) if false else {page.meta.title: 1} }}",
    ],
)
def test_an_odd_template_goes_the_long_way(start: Start, template: str, caplog: pytest.LogCaptureFixture) -> None:
    told = hear_alike(start(template), caplog, "one by one")
    assert any("«article»" in line for line in told)
    assert len(told) == len({line.split("»")[0] for line in told})


def test_a_broken_writer_is_found_out(
    machine: Machine, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def write(page: Page) -> Written:
        written = write_html(page)
        return (
            dataclasses.replace(written, html=written.html.replace("<h1", "<h1 ")) if page.kind == "event" else written
        )

    monkeypatch.setattr(contents, "write_html", write)
    told = hear_alike(machine, caplog, "with Markdown")
    assert len(told) == 1
    assert "«event»" in told[0]
    assert "<h1 id=" in told[0]


def test_a_page_that_the_writer_refuses_goes_the_long_way(machine: Machine) -> None:
    odd = Page("events/odd.md", "عنوان", "event", (Paragraph((Words("كلمة\nكلمة"),)),))
    fit = [page for page in machine.pages if page.kind == "event"]
    made = dict(machine.maker().make([*fit, odd]))
    assert "<p>كلمة\nكلمة</p>" in made[odd].decode()


def test_a_link_that_leads_nowhere_is_warned_of(machine: Machine, caplog: pytest.LogCaptureFixture) -> None:
    lost = Page("events/lost.md", "عنوان", "event", (Paragraph((Link("events/none.md", (Words("كلمة"),)),)),))
    fit = [page for page in machine.pages if page.kind == "event"]
    assert len(dict(machine.maker().make([*fit, lost]))) == len(fit) + 1
    assert "the target 'events/none.md' is not found" in caplog.text


def test_an_address_that_is_quoted_goes_the_long_way(machine: Machine) -> None:
    fit = [page for page in machine.pages if page.kind == "event"]
    odd = dataclasses.replace(fit[0], uri="events/a b.md")
    machine.pages, pages = [*fit, odd], machine.pages
    try:
        assert unlike(machine) == []
    finally:
        machine.pages = pages
