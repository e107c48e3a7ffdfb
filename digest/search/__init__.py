"""The search index: a digest as small files, of which a query fetches only what it needs. See `indexing.py`."""
