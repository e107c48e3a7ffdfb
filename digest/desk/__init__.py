"""The editor's desk: why an article is as it is, what wants an eye, and cleaning once more by today's rules."""
