"""A local chat page with the real bot in it, for trying Dateline without Discord and a token."""
