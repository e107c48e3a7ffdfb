"""The small site, published once; tests that change it take a copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.publish.builds import publish, start_site

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small site with its published pages."""
    root = start_site(tmp_path_factory.mktemp("site"))
    publish(root)
    return root


@pytest.fixture
def one_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let this process do all of the work, so that what it does can be counted."""
    monkeypatch.setattr("digest.forking.can_fork", lambda: False)
