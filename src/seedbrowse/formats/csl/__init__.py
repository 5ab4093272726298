"""CSL-JSON and JSON lines."""
