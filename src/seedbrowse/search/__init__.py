"""A query to ranked records."""
