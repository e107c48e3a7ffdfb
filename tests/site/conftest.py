"""The small site, built once under / and once under a sub-path."""

from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.site.building import HERE, build_strictly
from tests.site.parsed import Parsed, parse_site


@dataclass(frozen=True)
class Built:
    """A built site: its folder, the path it lives under, its parsed pages, and what MkDocs said."""

    folder: Path
    prefix: str
    pages: dict[str, Parsed] = field(repr=False)
    said: str = field(repr=False)

    def page(self, address: str) -> Parsed:
        """Give a page by its address: ``events/x/``."""
        return self.pages[f"{address}index.html"]


def build(folder: Path, prefix: str) -> Built:
    said = build_strictly(HERE, folder, f"https://example.org{prefix}")
    return Built(folder, prefix, parse_site(folder), said)


@pytest.fixture(scope="session")
def small_site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The small site under /."""
    return build(tmp_path_factory.mktemp("site"), "/")


@pytest.fixture(scope="session")
def sub_path_site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The small site under /repo/."""
    return build(tmp_path_factory.mktemp("site"), "/repo/")


@pytest.fixture(params=["/", "/repo/"])
def either_site(request: pytest.FixtureRequest) -> Built:
    """The small site under each path in turn."""
    name = "small_site" if request.param == "/" else "sub_path_site"
    built: Built = request.getfixturevalue(name)
    return built
