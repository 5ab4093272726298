"""BibTeX and BibLaTeX: entries to records, and records to entries."""
