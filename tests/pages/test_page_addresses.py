"""Addresses of pages and the way from one to another, against MkDocs'."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mkdocs.structure.files import File

from digest.pages.addresses import page_address, relative_address

parts = st.lists(st.sampled_from(("index", "a", "b", "2020", "README")), min_size=1, max_size=4)
uris = parts.map(lambda names: "/".join(names) + ".md")


def host_file(uri: str) -> File:
    return File(uri, None, "site", use_directory_urls=True)


@given(uris, uris)
def test_they_are_those_of_mkdocs(to: str, here: str) -> None:
    assert page_address(to) == host_file(to).url
    assert relative_address(page_address(to), page_address(here)) == host_file(to).url_relative_to(host_file(here))


@pytest.mark.parametrize(
    ("uri", "address"), [("index.md", "./"), ("events/x.md", "events/x/"), ("days/2020/index.md", "days/2020/")]
)
def test_address(uri: str, address: str) -> None:
    assert page_address(uri) == address
