"""The disk: everything read from and written to files passes through this room."""
