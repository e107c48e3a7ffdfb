"""Compiled templates kept between builds; safe to delete, and never the reason why a build fails."""

from __future__ import annotations

import os
from hashlib import blake2b
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import FileSystemBytecodeCache, FileSystemLoader

from digest.publish import tightening

if TYPE_CHECKING:
    from jinja2 import Environment
    from jinja2.bccache import Bucket
    from mkdocs.theme import Theme

#: Whose filters we know; what another's makes of a constant stands in the compiled template.
_KNOWN = frozenset({"builtins", "digest", "jinja2", "markupsafe", "mkdocs"})
#: Settings of Jinja on which the compiled form depends.
_SETTINGS = ("trim_blocks", "lstrip_blocks", "keep_trailing_newline", "newline_sequence", "autoescape", "optimized")


class _Kept(FileSystemBytecodeCache):
    """Jinja's own cache, for which a disk that refuses or a damaged file is no more than a template to compile."""

    def load_bytecode(self, bucket: Bucket) -> None:
        """Load a compiled template, if it can be read."""
        try:
            super().load_bytecode(bucket)
        except Exception:  # noqa: BLE001 (a damaged file raises whatever pickle and marshal please)
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a compiled template, if the disk lets us."""
        try:
            super().dump_bytecode(bucket)
        except OSError:
            return


class VisibleTemplates(FileSystemLoader):
    """Lists what no hidden folder holds: MkDocs would list Material's 14,000 icons to leave them out again."""

    def list_templates(self) -> list[str]:
        """List templates by their paths below the folders that hold them."""
        return sorted(
            {
                Path(folder, name).relative_to(root).as_posix()
                for root in self.searchpath
                for folder, folders, names in os.walk(root)
                if _pass_hidden(folders)
                for name in names
            }
        )


def _pass_hidden(folders: list[str]) -> bool:
    folders[:] = [name for name in folders if not name.startswith(".")]
    return True


def list_visible(theme: Theme) -> None:
    """Have MkDocs list a theme's visible templates alone."""
    make = theme.get_env

    def get_env() -> Environment:
        env = make()
        env.loader = VisibleTemplates(theme.dirs)
        return env

    theme.get_env = get_env  # type: ignore[method-assign]


def keep_compiled(env: Environment, folder: Path) -> bool:
    """Let ``env`` keep its compiled templates below ``folder``; tell whether it does.

    Not where a plugin or hook brought filters or extensions of its own: nothing tells when those change.
    """
    makers = [*env.filters.values(), *map(type, env.extensions.values())]
    if {(getattr(maker, "__module__", None) or "").split(".")[0] for maker in makers} - _KNOWN:
        return False
    place = folder / _name_kind(env)
    try:
        place.mkdir(parents=True, exist_ok=True)
    except OSError:
        return False
    env.bytecode_cache = _Kept(str(place))
    return True


def _name_kind(env: Environment) -> str:
    versions = [metadata.version(name) for name in ("jinja2", "mkdocs")]
    settings = [repr(getattr(env, name)) for name in _SETTINGS]
    ours = Path(tightening.__file__).read_text(encoding="utf-8")
    parts = [*versions, *settings, *sorted(env.filters), *sorted(env.extensions), ours]
    return blake2b("\n".join(parts).encode(), digest_size=8).hexdigest()
