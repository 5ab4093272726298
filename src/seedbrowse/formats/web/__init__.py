"""What services of the web answer: Crossref, OpenAlex, arXiv."""
