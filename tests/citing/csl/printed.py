"""What a few elements print for one item, rendered as a citation of an invented style."""

from collections.abc import Mapping
from typing import Any

from seedbrowse.citing.csl.item import Item
from seedbrowse.citing.csl.layout import Area
from seedbrowse.citing.csl.locale import load_locale
from seedbrowse.citing.csl.rendering import Choices, Cite, Rendering
from seedbrowse.citing.csl.runs import plain_text
from seedbrowse.citing.csl.style import read_style
from seedbrowse.citing.locales import read_locale

__all__ = ["printed"]


def printed(
    body: str,
    item: Mapping[str, Any],
    *,
    language: str = "en-US",
    locales: str = "",
    cite: Cite | None = None,
    choices: Choices | None = None,
    sorting: bool = False,
) -> str:
    """The text that a layout of some elements prints for one item.

    Args:
        body: The elements within `cs:layout`.
        item: A CSL-JSON item.
        language: The locale.
        locales: `cs:locale` elements of the style.
        cite: What the writer adds.
        choices: What disambiguation has decided.
        sorting: Renders a sort key.
    """
    style = read_style(
        '<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">'
        f"<info><title>Invented</title><id>invented</id></info>{locales}"
        f"<citation><layout>{body}</layout></citation></style>".encode()
    )
    area = Area(style, load_locale(language, style.locales, read_locale), style.citation)
    rendering = Rendering(
        Item.of({"id": "a", **item}), cite or Cite(), choices or Choices(), sorting=sorting
    )
    return plain_text(area.render(rendering))
