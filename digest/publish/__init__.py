"""Publishing: only what changed is made; the rest of the site stays as it lies on disk.

Read it in this order: `publication.py` (one build, top to bottom), `stamps.py` and `world.py` (what a page is made
from), `manifest.py` and `output.py` (what lies on disk), `hosting.py` (MkDocs' part in it), `making.py`, `contents.py`
and `skeleton.py` (pages without Markdown and Jinja), `templates.py`, `forking.py`.
"""
