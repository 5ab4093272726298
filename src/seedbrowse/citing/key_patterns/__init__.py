"""Patterns of cite keys: the languages of Better BibTeX and of JabRef, as functions of a record."""
