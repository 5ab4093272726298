"""Web of Science: its text and its table."""
