"""The command ``digest``: click verbs over the functions that do the work."""

from __future__ import annotations

import io
import sys

from digest.cli.group import OUR_BUG, cli
from digest.cli.speaking import say

__all__ = ["cli", "main"]


def main() -> None:
    """Run the command; an error of ours exits with 3 and asks for a report."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a console of another encoding must not stop a message
    try:
        cli()
    except Exception as error:  # noqa: BLE001 (the last line of defence: one sentence and exit code 3)
        message = f"Our bug: {type(error).__name__}: {error}. Please report it with the command you ran."
        say(message, err=True)
        sys.exit(OUR_BUG)
