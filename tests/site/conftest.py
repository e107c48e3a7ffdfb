"""The small site, built once under / and once under a sub-path."""

from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.conftest import Share
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


def build(folder: Path, prefix: str) -> None:
    said = build_strictly(HERE, folder / "site", f"https://example.org{prefix}")
    (folder / "said").write_text(said, "utf-8")


def read(folder: Path, prefix: str) -> Built:
    return Built(folder / "site", prefix, parse_site(folder / "site"), (folder / "said").read_text("utf-8"))


@pytest.fixture(scope="session")
def small_site(share: Share) -> Built:
    """The small site under /."""
    return read(share("small-site", lambda folder: build(folder, "/")), "/")


@pytest.fixture(scope="session")
def sub_path_site(share: Share) -> Built:
    """The small site under /repo/."""
    return read(share("small-site-repo", lambda folder: build(folder, "/repo/")), "/repo/")


@pytest.fixture(params=["/", "/repo/"])
def either_site(request: pytest.FixtureRequest) -> Built:
    """The small site under each path in turn."""
    name = "small_site" if request.param == "/" else "sub_path_site"
    built: Built = request.getfixturevalue(name)
    return built
