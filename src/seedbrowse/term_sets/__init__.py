"""Term sets: named groups of words that are painted in titles and abstracts, kept and shared."""
