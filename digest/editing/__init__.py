"""The editor's verbs: the smallest edits that move, merge, split, rename, withdraw, and take all that back."""
