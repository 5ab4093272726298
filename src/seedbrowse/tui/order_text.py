"""Order text: how an order is told to people, and which direction a column begins with."""

from seedbrowse.search.engine import Order, SortKey

__all__ = ["direction", "name_of", "order_by", "reversed_order", "told"]

_MOST_CITED = ("least cited first", "most cited first")
_GREATEST_FIRST = {
    SortKey.YEAR: ("oldest first", "newest first"),
    SortKey.CITED: _MOST_CITED,
    SortKey.CITED_PER_YEAR: _MOST_CITED,
}
_NUMBERED = dict.fromkeys(
    (SortKey.VOLUME, SortKey.ISSUE, SortKey.PAGES), ("lowest first", "highest first")
)
_DIRECTIONS = {**_GREATEST_FIRST, **_NUMBERED}


def order_by(key: SortKey) -> Order:
    """The order that a key begins with: the newest and the most cited first, texts from A."""
    return Order(key, descending=key in _GREATEST_FIRST)


def reversed_order(order: Order) -> Order:
    """The other way round; relevance has no other way."""
    return order if order.by is SortKey.RELEVANCE else Order(order.by, not order.descending)


def direction(order: Order) -> str:
    """What comes first: `newest first`, `A–Z`."""
    if order.by is SortKey.RELEVANCE:
        return "best first"
    return _DIRECTIONS.get(order.by, ("A–Z", "Z–A"))[order.descending]


def name_of(key: SortKey) -> str:
    """What a key is called: `cited per year`."""
    return "DOI" if key is SortKey.DOI else key.replace("-", " ")


def told(order: Order) -> str:
    """Key and direction where nobody would guess them: `year, newest first`; else nothing."""
    return "" if order.by is SortKey.RELEVANCE else f"{name_of(order.by)}, {direction(order)}"
