"""RIS: tags to records, and records to tags."""
