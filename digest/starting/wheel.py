"""The installed program as a wheel again: what ``pip`` unpacked, packed the same way wherever it stands.

A site brings the program along, since nothing is published under our name: whoever registers that name anywhere would
otherwise decide what a site is built with. Made of the package's own files and the few facts that an installer reads,
the wheel has the same bytes whether the program was installed from a wheel (ours or this one) or is worked on in its
repository: nothing of the installing (compiled files, ``INSTALLER``, ``direct_url.json``) and nothing that another
version of the build tool would write otherwise goes in.
"""

from __future__ import annotations

import base64
import hashlib
import io
import zipfile
from dataclasses import dataclass
from importlib import metadata, resources
from typing import TYPE_CHECKING

import digest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.metadata import Distribution
    from importlib.resources.abc import Traversable

DISTRIBUTION, TAG = "mujaz", "py3-none-any"
#: The facts of METADATA that an installer or a reader of a site's folder wants. 2.4 is the first version that knows
#: the fields of licences. The description (README) and the classifiers are for the page of an index.
_VERSION = "2.4"
_FACTS = (
    "Name",
    "Version",
    "Summary",
    "License-Expression",
    "License-File",
    "Requires-Python",
    "Provides-Extra",
    "Requires-Dist",
)
#: What compilers, systems and editors leave between the files of a package (``.gitignore`` names the same).
_LEFT_BEHIND = ("__pycache__", ".DS_Store")
_LEFT_ENDINGS = (".pyc", ".pyo", ".swp")
_PLAIN_FILE = 0o100644
_UNIX = 3


class IncompleteError(Exception):
    """The program is not installed as a whole, so that no wheel can be made of it; says what is missing."""


@dataclass(frozen=True, slots=True)
class Wheel:
    """A wheel: its file's name and its bytes."""

    name: str
    data: bytes


def make_wheel() -> Wheel:
    """Make a wheel of the installed program; raises :class:`IncompleteError`."""
    installed = _find_distribution()
    stem = f"{DISTRIBUTION}-{installed.version}"
    files = dict(_walk(resources.files("digest"), "digest/"))
    files |= {f"{stem}.dist-info/{name}": text.encode() for name, text in sorted(_describe(installed).items())}
    record = f"{stem}.dist-info/RECORD"
    return Wheel(f"{stem}-{TAG}.whl", _pack({**files, record: _list_hashes(files, record)}))


def is_wheel_of_ours(name: str) -> bool:
    """Tell whether a file's name is that of a wheel that some version of :func:`make_wheel` wrote."""
    return name.startswith(f"{DISTRIBUTION}-") and name.endswith(f"-{TAG}.whl")


def _find_distribution() -> Distribution:
    try:
        installed = metadata.distribution(DISTRIBUTION)
    except metadata.PackageNotFoundError as error:
        message = "its metadata is missing"
        raise IncompleteError(message) from error
    if installed.version != digest.__version__:
        message = f"its metadata is of version {installed.version}, its code of {digest.__version__}"
        raise IncompleteError(message)
    return installed


def _walk(folder: Traversable, prefix: str) -> Iterator[tuple[str, bytes]]:
    for entry in sorted(folder.iterdir(), key=lambda e: e.name):
        if entry.name in _LEFT_BEHIND or entry.name.endswith(_LEFT_ENDINGS):
            continue
        if entry.is_dir():
            yield from _walk(entry, f"{prefix}{entry.name}/")
        else:
            yield prefix + entry.name, entry.read_bytes()


def _describe(installed: Distribution) -> dict[str, str]:
    """Write what stands beside the package in a wheel, but for the list of hashes."""
    told = installed.metadata
    facts = [("Metadata-Version", _VERSION), *((key, value) for key in _FACTS for value in told.get_all(key) or ())]
    licences = {f"licenses/{name}" for name in told.get_all("License-File") or ()}
    return {
        "METADATA": "".join(f"{key}: {value}\n" for key, value in facts),
        "WHEEL": f"Wheel-Version: 1.0\nGenerator: {DISTRIBUTION}\nRoot-Is-Purelib: true\nTag: {TAG}\n",
        **{name: _read_installed(installed, name) for name in ("entry_points.txt", *licences)},
    }


def _read_installed(installed: Distribution, name: str) -> str:
    text = installed.read_text(name)
    if text is None:
        message = f"its {name} is missing"
        raise IncompleteError(message)
    return text


def _list_hashes(files: dict[str, bytes], record: str) -> bytes:
    """Write RECORD: every file with its hash and size, and itself with neither."""
    rows = (f"{name},sha256={_hash(data)},{len(data)}\n" for name, data in files.items())
    return "".join((*rows, f"{record},,\n")).encode()


def _hash(data: bytes) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(data).digest()).decode().rstrip("=")


def _pack(files: dict[str, bytes]) -> bytes:
    """Pack files without compressing them.

    Compressed bytes depend on the system's zlib; and git, which keeps the wheel, compresses it itself and stores of two
    versions that are not compressed little more than what differs.
    """
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as wheel:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name)  # dated 1980, the first day that a zip file knows
            entry.create_system, entry.external_attr = _UNIX, _PLAIN_FILE << 16
            wheel.writestr(entry, data)
    return packed.getvalue()
