"""Order text: how an order is told to people, and which direction a column begins with."""

from seedbrowse.search.engine import Order, SortKey

__all__ = ["direction", "order_by", "reversed_order", "told"]

_DIRECTIONS = {
    SortKey.YEAR: ("oldest first", "newest first"),
    SortKey.CITED: ("least cited first", "most cited first"),
}
_GREATEST_FIRST = frozenset(_DIRECTIONS)


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


def told(order: Order) -> str:
    """Key and direction where nobody would guess them: `year, newest first`; else nothing."""
    return "" if order.by is SortKey.RELEVANCE else f"{order.by}, {direction(order)}"
