"""Pages and files: bytes in, text and what is known about it out."""
