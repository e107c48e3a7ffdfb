"""What a killed command left half done, ended before the next one begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.adding.locking import BusyError, lock_site
from digest.cli.speaking import say
from digest.store.changes import DamagedError, is_interrupted, recover

if TYPE_CHECKING:
    from digest.store.loading import Folders


def end_interrupted(folders: Folders) -> None:
    """End what a killed command left half done and say so; while another command is at work nothing is done."""
    if not is_interrupted(folders):
        return
    try:
        with lock_site(folders):
            finish_interrupted(folders)
    except BusyError:
        return
    except DamagedError as error:
        say(f".mujaz/undo/{error} is damaged and was left; look at its files, then delete it.", err=True)


def finish_interrupted(folders: Folders) -> None:
    """End what is half done; the site's lock must be held."""
    for command, how, left in recover(folders):
        say(f"`digest {command}` was interrupted; it is {how} now.", err=True)
        for file in left:
            say(f"{file} was changed since and was left as it is; look at it.", err=True)
