"""Name substitutes: what stands where a `cs:names` has no names (CSL 1.0.2, Substitute).

A `cs:names` in it without children has those of the `cs:names` outside, and stands within its
affixes and formatting.
"""

from seedbrowse.citing.csl.dressing import dressing
from seedbrowse.citing.csl.element import Element
from seedbrowse.citing.csl.rendering import Render
from seedbrowse.citing.csl.scope import Scope

__all__ = ["substitutes_of"]


def substitutes_of(names: Element, scope: Scope) -> list[Render]:
    """Compile the children of `cs:substitute`, in their order."""
    substitute = names.find("substitute")
    return [_compiled(child, names, scope) for child in substitute.children] if substitute else []


def _compiled(child: Element, names: Element, scope: Scope) -> Render:
    if child.tag != "names" or child.children:
        return scope.compile(_inheriting(child, names))
    render = scope.compile(_inheriting(child, names))
    dress = dressing(names, scope)
    return lambda rendering: dress(render(rendering), rendering)


def _inheriting(element: Element, names: Element) -> Element:
    """An element in which each `cs:names` without a name of its own has the one of outside."""
    if element.tag == "names":
        return _inheriting_names(element, names)
    copy = Element(element.tag, element.attributes, element.line)
    copy.text = element.text
    copy.children = [_inheriting(child, names) for child in element.children]
    return copy


def _inheriting_names(element: Element, names: Element) -> Element:
    attributes = element.attributes
    if "delimiter" in names.attributes:
        attributes = {"delimiter": names.get("delimiter"), **attributes}
    copy = Element(element.tag, attributes, element.line)
    if not element.children:
        copy.children = [child for child in names.children if child.tag != "substitute"]
    elif element.find("name") is None and (name := names.find("name")):
        copy.children = [name, *element.children]
    else:
        copy.children = element.children
    return copy
