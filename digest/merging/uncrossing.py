"""Changes that git carried from one file into another, which it took for the same one renamed, put back.

Small files of one kind look alike: where an editor merged an event away and another was opened in the same clone, git
takes the new for the old, and lays what the other clone changed in the old over the new.
"""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from digest.store.conflict_marks import split_sides
from digest.store.history import read_crossed
from digest.store.nodes import Mapping, Scalar, Sequence, read_nodes
from digest.store.source_text import decode, part

if TYPE_CHECKING:
    from digest.store.conflict_marks import Sides
    from digest.store.pending import Pending


def uncross(pending: Pending) -> None:
    """Put files back that are as git left them; one that was really renamed, and says so, keeps what was carried."""
    crossed = read_crossed(pending.folders)
    renamed = {name: _list_old_names(name, data) & crossed.keys() for name, (data, _) in crossed.items() if data}
    true = {one for name, olds in renamed.items() if olds for one in (name, *olds)}
    for name, (as_git, by_file) in crossed.items():
        if name in true or not _is_same(pending.read(name), as_git):
            continue
        if by_file is None:
            pending.delete(name)
        else:
            pending.write_bytes(name, by_file)


def _list_old_names(name: str, data: bytes) -> set[str]:
    """Give the files that the aliases of a file stand for."""
    parted, _ = part(decode(data, name)[0], name)
    root = read_nodes(parted.front, name)[0] if parted else None
    node = root.items["aliases"][1] if isinstance(root, Mapping) and "aliases" in root.items else None
    items = node.items if isinstance(node, Sequence) else []
    return {str(PurePosixPath(name).with_name(f"{one.text}.md")) for one in items if isinstance(one, Scalar)}


def _is_same(held: bytes | None, merged: bytes | None) -> bool:
    """Tell whether a file is as git merged it; what its marks are labelled with does not count."""
    if held is None or merged is None or held == merged:
        return held == merged
    sides = [split_sides(decode(data, "")[0]) for data in (held, merged)]
    return sides[0] is not None and sides[1] is not None and _texts(sides[0]) == _texts(sides[1])


def _texts(sides: Sides) -> tuple[str, str]:
    return sides.ours, sides.theirs
