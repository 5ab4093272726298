"""A record to a reference."""
