"""The check of the locks finds what it is for: a requirement that a lock does not meet, also one behind an extra."""

from __future__ import annotations

from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from packaging.requirements import Requirement

if TYPE_CHECKING:
    from types import ModuleType

ROOT = Path(__file__).resolve().parents[2]
WANTED = [Requirement("outer[extra]>=1")]
WHOLE = {
    "outer": {"version": "1.0", "requires_dist": ["inner<2", "hidden>=3; extra == 'extra'", "no; extra == 'other'"]},
    "inner": {"version": "1.9", "requires_dist": ["never; python_version < '3'"]},
    "hidden": {"version": "3.0"},
}


@pytest.fixture(scope="module")
def check_locks() -> ModuleType:
    """The script tools/check-locks as a module."""
    loader = SourceFileLoader("check_locks", str(ROOT / "tools" / "check-locks"))
    spec = spec_from_loader("check_locks", loader)
    assert spec is not None
    module = module_from_spec(spec)
    loader.exec_module(module)
    return module


def test_a_whole_lock_has_no_gap(check_locks: ModuleType) -> None:
    assert check_locks.find_gaps(WHOLE, WANTED) == []


def test_gaps_are_found_behind_extras_too(check_locks: ModuleType) -> None:
    without = {name: package for name, package in WHOLE.items() if name != "hidden"}
    assert check_locks.find_gaps(without, WANTED) == ['outer wants hidden>=3; extra == "extra", which is not there']
    old = WHOLE | {"inner": {"version": "2.0"}}
    assert check_locks.find_gaps(old, WANTED) == ["outer wants inner<2, there is 2.0"]
    assert check_locks.find_gaps({}, WANTED) == ["pyproject.toml wants outer[extra]>=1, which is not there"]


def test_what_is_installed_is_compared(check_locks: ModuleType) -> None:
    here = {"pytest": {"version": "0"}, "no-such-package": {"version": "1"}}
    faults = check_locks.compare_installed(here)
    assert "no-such-package: installed not, locked 1" in faults
    assert any(fault.startswith("pytest: installed 9") and fault.endswith("locked 0") for fault in faults)
    assert any(fault.endswith("locked not") for fault in faults)


def test_every_lock_is_checked(check_locks: ModuleType) -> None:
    locks = {path.stem for path in (ROOT / "requirements").glob("*.txt")}
    assert locks == set(check_locks.LOCKS)
