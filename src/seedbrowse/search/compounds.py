"""Compounds: words joined by a hyphen or an apostrophe, which people type with and without it."""

__all__ = ["JOINERS"]

JOINERS = "-'’‘ʼ‐‑–"
"""What joins two words to one; the plain hyphen first, for use within brackets of a regex."""
