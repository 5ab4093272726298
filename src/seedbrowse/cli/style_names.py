"""Style names, completed by the shell while they are typed."""

from typing import Final

import click

__all__ = ["style_names"]

_MOST: Final = 200


def style_names(_ctx: click.Context, _parameter: click.Parameter, incomplete: str) -> list[str]:
    """The ids that begin like this, widely used ones first."""
    from seedbrowse.citing.csl.element import StyleError
    from seedbrowse.citing.style_catalogue import StyleCatalogue
    from seedbrowse.citing.widely_used import WIDELY_USED

    try:
        entries = StyleCatalogue.load().entries
    except StyleError:
        return []  # there is no place for a message
    ids = [*WIDELY_USED, *(entry.id for entry in entries)]
    begun = dict.fromkeys(style for style in ids if style.startswith(incomplete.lower()))
    return [*begun][:_MOST]
