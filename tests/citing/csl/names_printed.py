"""What `cs:names` prints for some people, in an invented style."""

from typing import Any

from seedbrowse.citing.csl.item import Item
from seedbrowse.citing.csl.layout import Area
from seedbrowse.citing.csl.locale import load_locale
from seedbrowse.citing.csl.rendering import Choices, Cite, Rendering
from seedbrowse.citing.csl.runs import Runs, plain_text
from seedbrowse.citing.csl.style import read_style
from seedbrowse.citing.locales import read_locale

__all__ = ["ANN", "BO", "CY", "DEE", "author", "names_runs", "names_text", "person", "rendering_of"]

Names = dict[str, Any]


def person(family: str, given: str = "", **others: Any) -> Names:
    """A CSL-JSON name; hyphens of keys are written as underscores."""
    parts = {"family": family, "given": given, **others}
    return {key.replace("_", "-"): value for key, value in parts.items() if value}


ANN, BO = person("Arden", "Ann Mary"), person("Birch", "Bo")
CY, DEE = person("Cedar", "Cy"), person("Dogwood", "Dee")


def author(
    options: str,
    *people: Names,
    style: str = "",
    language: str = "en-US",
    cite: Cite | None = None,
    choices: Choices | None = None,
) -> str:
    """The text of the authors with some attributes of `cs:name`."""
    body = f'<names variable="author"><name {options}/></names>'
    return names_text(
        body, {"author": people}, style=style, language=language, cite=cite, choices=choices
    )


def names_text(body: str, item: dict[str, Any], **options: Any) -> str:
    """The text that some elements print; see `names_runs`."""
    return plain_text(names_runs(body, item, **options))


def names_runs(
    body: str,
    item: dict[str, Any],
    *,
    style: str = "",
    area: str = "",
    extra: str = "",
    language: str = "en-US",
    cite: Cite | None = None,
    choices: Choices | None = None,
    rendering: Rendering | None = None,
) -> Runs:
    """The runs that some elements within `cs:layout` print for an item.

    Args:
        body: The elements.
        item: A CSL-JSON item.
        style: Attributes of `cs:style`.
        area: Attributes of `cs:citation`.
        extra: Macros and `cs:locale` elements.
        language: The locale.
        cite: What the writer adds.
        choices: What disambiguation has decided.
        rendering: Is used instead of a new one.
    """
    read = read_style(
        f'<style class="in-text" version="1.0" {style}><info><title>A</title><id>a</id></info>'
        f"{extra}<citation {area}><layout>{body}</layout></citation></style>".encode()
    )
    compiled = Area(read, load_locale(language, read.locales, read_locale), read.citation)
    if rendering is None:
        rendering = rendering_of(item, cite, choices)
    return compiled.render(rendering)


def rendering_of(
    item: dict[str, Any], cite: Cite | None = None, choices: Choices | None = None
) -> Rendering:
    """A rendering that has not begun."""
    return Rendering(Item.of({"id": "a", **item}), cite or Cite(), choices or Choices())
