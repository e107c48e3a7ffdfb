"""Clones of one digest that git brought together: conflicts settled, and the ties of both decided as of one."""

#: The words of the action that settles a merge.
COMMAND = "group --after-merge"
