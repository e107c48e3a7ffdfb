"""Placing what is new: articles into events, events into storylines, near copies named; written into ``content/``."""

from digest.arranging.afresh import Rearranged, rearrange
from digest.arranging.reports import list_waiting
from digest.arranging.reuniting import reunite
from digest.arranging.run import Arranged, arrange, propose
from digest.arranging.standing import Standing

__all__ = [
    "Arranged",
    "Rearranged",
    "Standing",
    "arrange",
    "list_waiting",
    "propose",
    "rearrange",
    "reunite",
]
