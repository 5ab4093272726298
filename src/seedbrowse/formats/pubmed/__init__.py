"""PubMed: MEDLINE text and XML."""
