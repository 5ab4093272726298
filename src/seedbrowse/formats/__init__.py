"""Bytes to records: one module per format."""
