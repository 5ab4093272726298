"""Formulas inside titles and abstracts, as text with `<sub>` and `<sup>`."""

import re
from collections.abc import Callable, Sequence

__all__ = ["replaced", "without_formulas"]

_MATH = re.compile(r"<(?:\w+:)?math(?:\s[^<>]*)?>", re.IGNORECASE)
_MATH_END = re.compile(r"</(?:\w+:)?math\s*>", re.IGNORECASE)
_TEX = re.compile(r"<(?:\w+:)?tex-math(?:\s[^<>]*)?>", re.IGNORECASE)
_TEX_END = re.compile(r"</(?:\w+:)?tex-math\s*>", re.IGNORECASE)
_TAG = re.compile(r"<(/?)(?:\w+:)?([a-zA-Z]\w*(?:-\w+)?)((?:\s[^<>]*?)?)(/?)>")

_WITH_SPACES = frozenset({"mtext", "ms"})
_TOKENS = frozenset({"mi", "mn", "mo"})
_BETWEEN_TAGS = " \t\r\n;"
"""What stands between elements; Scopus writes `; ` for the line breaks of a formula."""

_PRESCRIPTS = "\0prescripts"


def without_formulas(text: str) -> str:
    """Write each MathML formula as text; a TeX formula stays as TeX where it is the only one."""
    if "tex-math" in text:
        has_math = _MATH.search(text) is not None
        text = replaced(text, _TEX, _TEX_END, lambda source: "" if has_math else _tex(source))
    return replaced(text, _MATH, _MATH_END, _formula)


def replaced(
    text: str, start: re.Pattern[str], end: re.Pattern[str], write: Callable[[str], str]
) -> str:
    """Write anew what stands between two tags, wherever they are.

    One pattern for the whole would look for an end behind each start, though there be none.
    """
    pieces: list[str] = []
    place = 0
    while (opening := start.search(text, place)) and (closing := end.search(text, opening.end())):
        pieces += text[place : opening.start()], write(text[opening.end() : closing.start()])
        place = closing.end()
    return "".join((*pieces, text[place:])) if pieces else text


def _tex(source: str) -> str:
    _, begin, body = source.partition(r"\begin{document}")
    if begin:
        source = body.partition(r"\end{document}")[0]
    return source.strip().strip("$").strip()


def _formula(source: str) -> str:
    """Write the inside of one `<math>` element; tags that do not match each other are skipped."""
    open_elements: list[tuple[str, list[str]]] = [("mrow", [])]
    place = 0
    for tag in _TAG.finditer(source):
        name, children = open_elements[-1]
        _add_text(name, children, source[place : tag.start()])
        place = tag.end()
        closing, element, _, empty = tag.groups()
        element = element.lower()
        if not closing:
            open_elements.append((element, []))
        is_complete = (closing or empty) and open_elements[-1][0] == element
        if is_complete and len(open_elements) > 1:
            _, inner = open_elements.pop()
            open_elements[-1][1].append(_composed(element, inner))
    _add_text(*open_elements[-1], source[place:])
    while len(open_elements) > 1:
        element, inner = open_elements.pop()
        open_elements[-1][1].append(_composed(element, inner))
    return _composed("mrow", open_elements[0][1])


def _add_text(element: str, children: list[str], text: str) -> None:
    """Add the text of an element, but not what stands between elements."""
    if element not in _WITH_SPACES:
        text = text.strip(None if element in _TOKENS else _BETWEEN_TAGS)
    if text:
        children.append(text)


def _composed(element: str, children: Sequence[str]) -> str:
    """Write one element, given its children as text."""
    if element in ("annotation", "annotation-xml", "mphantom"):
        return ""
    if element == "mspace":
        return " "
    if element == "mprescripts":
        return _PRESCRIPTS
    if element == "none":
        return ""
    if compose := _LAYOUTS.get(element):
        return compose(children)
    return "".join(child for child in children if child != _PRESCRIPTS)


def _scripts(below: bool, above: bool) -> Callable[[Sequence[str]], str]:
    """Make a layout of a base with a script below, above, or both."""

    def compose(children: Sequence[str]) -> str:
        if len(children) != 1 + below + above:
            return "".join(children)
        text, scripts = children[0], list(children[1:])
        if below:
            text += _script("sub", scripts.pop(0))
        return text + _script("sup", scripts.pop(0)) if above else text

    return compose


def _script(tag: str, text: str) -> str:
    return f"<{tag}>{text}</{tag}>" if text.strip() else ""


def _fraction(children: Sequence[str]) -> str:
    if len(children) != 2:
        return "".join(children)
    return "/".join(part if part.isalnum() else f"({part})" for part in children)


def _root(children: Sequence[str]) -> str:
    text = "".join(children)
    return f"√{text}" if len(text) == 1 else f"√({text})"


def _accent(children: Sequence[str]) -> str:
    """Write what is above or below: an accent beside its letter, anything longer as script."""
    if len(children) == 2 and not children[1].strip().isalnum():
        return "".join(children)
    return _scripts(False, True)(children)


def _multiscripts(children: Sequence[str]) -> str:
    """Write a base with pairs of scripts behind it, and, after the mark, in front: `¹⁴C`."""
    if not children:
        return ""
    base, *scripts = children
    place = scripts.index(_PRESCRIPTS) if _PRESCRIPTS in scripts else len(scripts)
    return _pairs(scripts[place + 1 :]) + base + _pairs(scripts[:place])


def _pairs(scripts: Sequence[str]) -> str:
    return "".join(
        _script("sup" if place % 2 else "sub", script) for place, script in enumerate(scripts)
    )


_LAYOUTS: dict[str, Callable[[Sequence[str]], str]] = {
    "msub": _scripts(True, False),
    "msup": _scripts(False, True),
    "msubsup": _scripts(True, True),
    "munder": _scripts(True, False),
    "mover": _accent,
    "munderover": _scripts(True, True),
    "mmultiscripts": _multiscripts,
    "mfrac": _fraction,
    "msqrt": _root,
    "mfenced": lambda children: f"({', '.join(children)})",
    "mtr": lambda children: " ".join((*children, "")),
}
