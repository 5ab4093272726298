"""Many records as one thing."""
