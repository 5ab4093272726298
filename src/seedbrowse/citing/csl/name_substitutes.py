"""Name substitutes: what stands where a `cs:names` has no names (CSL 1.0.2, Substitute).

A `cs:names` in it without children has the children and attributes of the `cs:names` outside.
"""

from seedbrowse.citing.csl.element import Element
from seedbrowse.citing.csl.rendering import Render
from seedbrowse.citing.csl.scope import Scope

__all__ = ["substitutes_of"]


def substitutes_of(names: Element, scope: Scope) -> list[Render]:
    """Compile the children of `cs:substitute`, in their order."""
    substitute = names.find("substitute")
    if substitute is None:
        return []
    return [scope.compile(_with_alternatives(child, names)) for child in substitute.children]


def _with_alternatives(element: Element, names: Element) -> Element:
    """A substitute; what the branches of a `cs:choose` hold are alternatives to each other, too.

    A `cs:names` without variables prints the first of its own substitutes that prints anything.
    """
    if element.tag != "choose":
        return _inheriting(element, names)
    choose = Element(element.tag, element.attributes, element.line)
    for branch in element.children:
        substitute = Element("substitute", {}, branch.line)
        substitute.children = [_inheriting(child, names) for child in branch.children]
        choice = Element("names", {}, branch.line)
        choice.children = [substitute]
        copy = Element(branch.tag, branch.attributes, branch.line)
        copy.children = [choice]
        choose.children.append(copy)
    return choose


def _inheriting(element: Element, names: Element) -> Element:
    """An element in which each `cs:names` without a name of its own has the one of outside."""
    if element.tag == "names":
        return _inheriting_names(element, names)
    copy = Element(element.tag, element.attributes, element.line)
    copy.text = element.text
    copy.children = [_inheriting(child, names) for child in element.children]
    return copy


def _inheriting_names(element: Element, names: Element) -> Element:
    if not element.children:
        attributes = {**names.attributes, **element.attributes}
        children = [child for child in names.children if child.tag != "substitute"]
    elif element.find("name") is None and (name := names.find("name")):
        attributes, children = element.attributes, [name, *element.children]
    else:
        attributes, children = element.attributes, element.children
    copy = Element(element.tag, attributes, element.line)
    copy.children = children
    return copy
