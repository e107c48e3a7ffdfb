"""A build in which MkDocs makes every page: in a folder of its own, since it empties the one it builds into."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from digest.publish.output import Output
from digest.publish.ownership import LIST, list_ours
from digest.store.targets import write_list

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


@dataclass(frozen=True, slots=True)
class PlainBuild:
    """One build of MkDocs' own on its way to the site's folder."""

    config: MkDocsConfig
    folder: Path
    stage: Path

    @classmethod
    def begin(cls, config: MkDocsConfig) -> PlainBuild:
        """Send MkDocs to the stage; raises ``OSError``."""
        folder, stage = Path(config.site_dir).resolve(), Path(tempfile.mkdtemp(prefix="mujaz-"))
        config.site_dir = str(stage)
        return cls(config, folder, stage)

    def publish(self) -> int:
        """Put what was made into the site's folder, remove what is gone, and give the number of files removed.

        A file that lies there with these very bytes is not touched. Raises ``OSError``.
        """
        output, listed = Output(self.folder), list_ours(self.folder)
        made = {path.relative_to(self.stage).as_posix(): path for path in self.stage.rglob("*") if path.is_file()}
        if made.keys() - listed:
            output.put(LIST, write_list(listed | made.keys()), "")
        for name, path in sorted(made.items()):
            output.update(name, path.read_bytes())
        removed = sum(map(output.remove, sorted(listed - made.keys())))
        output.update(LIST, write_list(made))
        return removed

    def end(self) -> None:
        """Delete the stage, and give MkDocs back the folder it was asked to build."""
        self.config.site_dir = str(self.folder)
        shutil.rmtree(self.stage, ignore_errors=True)
