"""Contributors: lists of authors and editors the way author–date references print them."""

from collections.abc import Sequence

from seedbrowse.citing.initials import initials, is_written_whole
from seedbrowse.records import Name

__all__ = ["authors_text", "editors_text"]

_MOST = 20  # names; of more, the first nineteen and the last (Publication Manual of the APA, 9.8)


def authors_text(names: Sequence[Name]) -> str:
    """A list that begins a reference: `Poletaev, D. V., & de Carvalho, O. A., Jr.`."""
    return _listed([*filter(None, map(_inverted, names))], comma_before_two=True)


def editors_text(names: Sequence[Name]) -> str:
    """A list within a reference: `D. V. Poletaev & O. A. de Carvalho Jr.`."""
    return _listed([*filter(None, map(_straight, names))], comma_before_two=False)


def _inverted(name: Name) -> str:
    family, given, suffix, literal = _parts(name)
    if literal:
        return literal
    return ", ".join(filter(None, (family, given, suffix)))


def _straight(name: Name) -> str:
    family, given, suffix, literal = _parts(name)
    return literal or " ".join(filter(None, (given, family, suffix)))


def _parts(name: Name) -> tuple[str, str, str, str]:
    """Family name with its particle, initials, suffix; or the name as one literal."""
    family, given, particle, suffix, literal = (
        " ".join(part.split())
        for part in (
            name.family,
            name.given,
            name.non_dropping_particle,
            name.suffix,
            name.literal,
        )
    )
    if not family and not given:
        return "", "", "", literal or suffix or particle
    if is_written_whole(family + given):
        return "", "", "", family + given
    whole_family = " ".join(filter(None, (particle, family)))
    if not family:
        return "", "", "", " ".join(filter(None, (given, whole_family, suffix)))
    return whole_family, initials(given, family), suffix, ""


def _listed(names: list[str], *, comma_before_two: bool) -> str:
    if len(names) > _MOST:
        return f"{', '.join(names[: _MOST - 1])}, … {names[-1]}"
    if len(names) < 2:
        return "".join(names)
    comma = "," if comma_before_two or len(names) > 2 else ""
    return f"{', '.join(names[:-1])}{comma} & {names[-1]}"
