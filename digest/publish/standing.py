"""Whether anything changed at all since the last build: if every file is as it was, the site stands.

Files are known by size and times, as in `store/parsed.py`; a site that was built so shortly after a change that another
one could bear the same time is not called standing. What MkDocs warned of is to be said again, so such a site is built.
"""

from __future__ import annotations

import json
import time
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from digest.publish.manifest import hash_bytes, read_manifest
from digest.publish.output import Output
from digest.store.walking import Listing
from digest.store.writing import write_file

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs.config.defaults import MkDocsConfig

    from digest.publish.manifest import Record
    from digest.publish.workplace import Workplace
    from digest.store.loading import Folders

#: The coarsest clock of a file system in use, in nanoseconds.
_TICK = 2_000_000_000
#: Below the content's folder: what building does not read.
NOT_READ = {"raw", "audit"}


@dataclass(frozen=True, slots=True)
class Stand:
    """A site as it stood: a signature of all it was made from, the notes to the editor, the number of our pages."""

    signature: str
    notes: tuple[str, ...]
    pages: int


def sign_sources(
    folders: Folders, config: MkDocsConfig, ground: Mapping[str, str], *options: object
) -> tuple[str, Listing]:
    """Sign all that a site is made from, and give what was seen on the way.

    The signature is '' where a file changed so lately that its times do not tell.
    """
    begun = time.time_ns()
    listing = Listing()
    made = blake2b(repr((sorted(ground.items()), options)).encode(), digest_size=16)
    newest = 0
    hooks = (Path(config.config_file_path).parent / str(hook) for hook in config.hooks)
    kinds = (path for path in folders.content.glob("*") if path.name not in NOT_READ)
    roots = sorted({folders.config, Path(config.docs_dir), *hooks, *kinds})
    for path, state in (seen for root in roots for seen in listing.walk(root)):
        made.update(f"{path}\0{state}\0".encode())
        newest = max(newest, *state[1:]) if state else newest
    return made.hexdigest() if newest < begun - _TICK else "", listing


def find_stand(workplace: Workplace, signature: str) -> Stand | None:
    """Give the stand of a site of this signature whose every file lies as it was left; else ``None``."""
    if not signature or workplace.unfinished.exists():
        return None
    try:
        found = json.loads(workplace.stand.read_text("utf-8"))
        stand = Stand(str(found["signature"]), tuple(map(str, found["notes"])), int(found["pages"]))
        if stand.signature != signature or _hash_manifest(workplace) != found["manifest"]:
            return None
        manifest = read_manifest(workplace.manifest)
    except (OSError, ValueError, TypeError, KeyError):
        return None
    return stand if manifest and manifest.files and not Output(workplace.site).look_over(manifest.files) else None


def find_odd(workplace: Workplace) -> dict[str, Record | None]:
    """Give the published files that do not lie as the last build left them (see :meth:`Output.look_over`)."""
    manifest = read_manifest(workplace.manifest)
    return Output(workplace.site).look_over(manifest.files) if manifest else {}


def write_stand(workplace: Workplace, stand: Stand) -> None:
    """Keep the stand of a site that was published whole."""
    told = {"signature": stand.signature, "notes": stand.notes, "pages": stand.pages}
    told["manifest"] = _hash_manifest(workplace)
    write_file(workplace.stand, json.dumps(told))


def _hash_manifest(workplace: Workplace) -> str:
    return hash_bytes(workplace.manifest.read_bytes())
