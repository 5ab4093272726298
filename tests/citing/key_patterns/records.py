"""The record whose keys the tests of key patterns look at."""

from seedbrowse.records import Issued, Name, Record

__all__ = ["PEOPLE", "article", "people"]

PEOPLE = ("Lake", "Brook", "Rivers", "Pond", "van der Zee")


def people(*families: str) -> tuple[Name, ...]:
    return tuple(Name.from_parts(family, f"{family[-1].upper()}.") for family in families)


def article(*families: str, **fields: object) -> Record:
    """An article with these authors, and all that keys are made of."""
    usual: dict[str, object] = {
        "type": "article-journal",
        "title": "An essay on the deep Lakes: Cold-water <i>Natrix</i>",
        "authors": people(*families),
        "issued": Issued(2019, 3, 7),
        "container_title": "Journal of Lake Biology",
        "container_title_short": "J. Lake Biol.",
        "volume": "12",
        "page": "L171-L197",
        "author_keywords": ("cold water", "lakes"),
    }
    return Record(**(usual | fields))  # type: ignore[arg-type]
