"""Placing what is new: articles into events, events into storylines, near copies named; written into ``content/``."""

from digest.arranging.afresh import Rearranged, rearrange
from digest.arranging.run import Arranged, arrange, propose

__all__ = ["Arranged", "Rearranged", "arrange", "propose", "rearrange"]
