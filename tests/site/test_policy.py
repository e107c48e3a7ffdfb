"""The content security policy of the built pages: before any script, with the hashes of the template's scripts."""

from digest.theme.policy import find_inline_scripts, write_policy
from tests.site.conftest import Built
from tests.site.parsed import is_redirect


def test_the_policy_stands_before_any_script(either_site: Built) -> None:
    for name, page in either_site.pages.items():
        if is_redirect(page):
            continue
        policies = [e for e in page.elements if e.get("http-equiv") == "Content-Security-Policy"]
        loaders = [e for e in page.elements if e.tag in {"script", "link", "style"}]
        assert len(policies) == 1, name
        assert page.elements.index(policies[0]) < page.elements.index(loaders[0]), name


def test_every_inline_script_has_its_hash(either_site: Built) -> None:
    for name, page in either_site.pages.items():
        if not is_redirect(page):
            policy = next(e.get("content") for e in page.elements if e.get("http-equiv") == "Content-Security-Policy")
            html = (either_site.folder / name).read_text("utf-8")
            assert policy == write_policy(find_inline_scripts(html)), name


def test_nothing_asks_for_leave_the_policy_does_not_give(either_site: Built) -> None:
    for name, page in either_site.pages.items():
        for element in page.elements:
            handlers = [key for key, _ in element.attributes if key.startswith("on") or key == "style"]
            assert not handlers, f"{name}: <{element.tag}> has {handlers}"
            assert element.tag != "style", name


def test_notes_to_the_editor_are_never_published(either_site: Built) -> None:
    assert [name for name, page in either_site.pages.items() if page.find(".desk-bar")] == []
