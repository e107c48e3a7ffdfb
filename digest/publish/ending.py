"""The end of a build's process: the system frees all at once what need not be freed value by value just before."""

from __future__ import annotations

import gc


def leave_to_system(value: object) -> None:
    """Keep a value until the process is gone: for a program that ends now, never for one that serves.

    The value holds itself, so that counting references does not free it, and the collector, which would, is told to
    look at nothing that exists by now.
    """
    knot: list[object] = [value]
    knot.append(knot)
    gc.freeze()
