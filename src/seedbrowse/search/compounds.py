"""Compounds: words joined by a hyphen or an apostrophe, which people type with and without it."""

__all__ = ["JOINERS"]

JOINERS = "-'`"
"""What joins two words to one, in folded text; the plain hyphen first, for use within brackets."""
