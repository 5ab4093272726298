"""Scopus' own formats: plain text of every family, and CSV."""
