"""A record to a reference."""

from seedbrowse.citing.plain import reference

__all__ = ["reference"]
