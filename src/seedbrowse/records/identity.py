"""Identity: what makes two appearances of a record the same record.

Marks, tags and notes hang on it, so it must not depend on the file a record came from.
"""

import re

import msgspec

from seedbrowse.records.record import Record, Source
from seedbrowse.records.text import words

__all__ = ["bare_doi", "digest", "identity", "normal_doi"]

_RESOLVER = re.compile(r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", re.IGNORECASE)


def bare_doi(doi: str) -> str:
    """A DOI without its resolver, as references have it: `10.1000/182`."""
    return _RESOLVER.sub("", doi.strip())


def normal_doi(doi: str) -> str:
    """Reduce a DOI to the form in which DOIs are equal: lower case, without resolver."""
    return bare_doi(doi).lower()


def identity(record: Record) -> str:
    """Name a record by the strongest identifier it has.

    DOI, else EID, else PubMed id, else Web of Science id, else a hash of folded title, year and
    first author's family name; without a title, of everything the record says.
    """
    if record.doi:
        return normal_doi(record.doi)
    if record.eid:
        return record.eid
    if record.pmid:
        return f"pmid:{record.pmid}"
    if record.wos:
        return f"wos:{record.wos}"
    from hashlib import blake2b  # with half of the cryptography, which most records do not need

    first_author = record.authors[0].short if record.authors else ""
    facts = "\n".join((*words(record.title), str(record.year or ""), *words(first_author)))
    if not words(record.title):
        # A year and a name are shared by many; whatever else it says tells this record apart.
        facts += repr(msgspec.structs.replace(record, source=Source()))
    return f"hash:{blake2b(facts.encode(), digest_size=10).hexdigest()}"


def digest(record: Record) -> int:
    """The identity as 64 bits, for sets and columns of a million of them."""
    from hashlib import blake2b  # see `identity`

    return int.from_bytes(blake2b(identity(record).encode(), digest_size=8).digest(), "little")
