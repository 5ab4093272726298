"""Identity: what makes two appearances of a record the same record.

Marks, tags and notes hang on it, so it must not depend on the file a record came from.
"""

import re
from hashlib import blake2b

from seedbrowse.records.record import Record
from seedbrowse.records.text import words

__all__ = ["identity", "normal_doi"]

_RESOLVER = re.compile(r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", re.IGNORECASE)


def normal_doi(doi: str) -> str:
    """Reduce a DOI to the form in which DOIs are equal: lower case, without resolver."""
    return _RESOLVER.sub("", doi.strip()).lower()


def identity(record: Record) -> str:
    """Name a record by the strongest identifier it has.

    DOI, else EID, else PubMed id, else Web of Science id, else a hash of folded title, year and
    first author's family name.
    """
    if record.doi:
        return normal_doi(record.doi)
    if record.eid:
        return record.eid
    if record.pmid:
        return f"pmid:{record.pmid}"
    if record.wos:
        return f"wos:{record.wos}"
    first_author = record.authors[0].short if record.authors else ""
    facts = "\n".join((*words(record.title), str(record.year or ""), *words(first_author)))
    return f"hash:{blake2b(facts.encode(), digest_size=10).hexdigest()}"
