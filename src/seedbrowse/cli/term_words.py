"""Term words: the words of the person's term sets that a query of a headless command names."""

from collections.abc import Sequence

import click

from seedbrowse.cli.output import notify
from seedbrowse.library.inputs import printable
from seedbrowse.paths import data_dir
from seedbrowse.search.engine import NO_SETS, WordsBySet

__all__ = ["term_words"]


def term_words(query: str, paths: Sequence[str]) -> WordsBySet:
    """The words of the sets of a library and of those of all, by the folded names of the sets.

    None is read where the query names none. What is wrong in their files is said.

    Args:
        query: As it was typed.
        paths: What the library is made of.

    Raises:
        click.ClickException: The query names a set that there is not.
    """
    if not query.strip():
        return NO_SETS
    from seedbrowse.search.query import OfSet, leaves  # most commands are given no query
    from seedbrowse.search.query_parser import parse
    from seedbrowse.search.term_conditions import set_key

    named = [leaf.name for leaf in leaves(parse(query).root) if isinstance(leaf, OfSet)]
    if not named:
        return NO_SETS
    from seedbrowse.term_sets.store import TermSetStore  # few queries name a set
    from seedbrowse.term_sets.term_set import words_by_name

    kept, complaints = TermSetStore(data_dir, paths).read()
    for complaint in complaints:
        notify(printable(complaint))
    words = words_by_name(each.term_set for each in kept)
    for name in named:
        if set_key(name) not in words:
            known = dict.fromkeys(each.term_set.name for each in kept)
            there_is = f"there is {', '.join(known)}" if known else "T in seedbrowse makes one"
            raise _NoSuchSetError(printable(f"there is no term set “{name}”; {there_is}"))
    return words


class _NoSuchSetError(click.ClickException):
    """A term set that was not made for this library, nor for all."""

    exit_code = 2
