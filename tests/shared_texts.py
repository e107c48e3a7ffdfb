"""Texts that belong to their outlets lie outside the project: tests read them there, or skip and say so."""

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


def find_shared(*parts: str) -> Path:
    """Give a path among the shared texts (``MUJAZ_SHARED``, else ``shared`` beside the project), or skip the test."""
    path = Path(os.environ.get("MUJAZ_SHARED", ROOT.parent / "shared")).joinpath(*parts)
    if not path.exists():
        pytest.skip(f"the shared texts are not here: {'/'.join(parts)}")
    return path
