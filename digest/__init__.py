"""Mūjaz: a static site generator for a digest of the Arabic press, one event at a time."""

__version__ = "0.1.0"
