"""Key formulas of Better BibTeX: functions joined by `+`, each with filters behind points.

    formulas ← formula ((`;` / `|` / `||`) formula)*      the first that gives something
    formula  ← part (`+` part)*
    part     ← (name arguments? / text / `(` formulas `)`) (`.` name arguments?)*

`auth.lower + shorttitle(3, 3) + year`. Source: https://retorque.re/zotero-better-bibtex/citing/.
"""

from collections.abc import Callable, Mapping, Sequence
from inspect import Parameter, signature
from typing import Any, Final, TypeVar

from seedbrowse.citing.key_patterns.ascii_text import key_text
from seedbrowse.citing.key_patterns.error import KeyPatternError, unknown_name
from seedbrowse.citing.key_patterns.filters import FILTERS
from seedbrowse.citing.key_patterns.formula_tokens import Token, tokens
from seedbrowse.citing.key_patterns.functions import FIELDS, FUNCTIONS
from seedbrowse.citing.key_patterns.values import Change, Expression, Value
from seedbrowse.records import Record

__all__ = ["formula_pattern"]

_Made = TypeVar("_Made")
_ALTERNATIVES: Final = frozenset({";", "|", "||"})
_TRUTH: Final = {"true": True, "false": False}
_WORDS: Final = {int: "a number", str: "a text", bool: "true or false"}
_DEEPEST: Final = 20


def formula_pattern(formula: str, other_names: Sequence[str] = ()) -> Callable[[Record], str]:
    """What a formula makes of a record, not yet a key.

    Args:
        formula: The formula.
        other_names: What else could have been meant by a name that is no function.

    Raises:
        KeyPatternError: It is none.
    """
    value = _Parser(formula, other_names).parsed()
    return lambda record: value(record) or ""


class _Parser:
    """Reads a formula once, from the left."""

    def __init__(self, formula: str, other_names: Sequence[str]) -> None:
        self._tokens = [*tokens(formula)]
        self._place = 0
        self._depth = 0
        self._other_names = other_names

    def parsed(self) -> Value:
        value = self._formulas()
        if self._next.kind != "end":
            raise self._unexpected()
        return value

    @property
    def _next(self) -> Token:
        return self._tokens[self._place]

    def _taken(self) -> Token:
        token = self._next
        self._place += token.kind != "end"
        return token

    def _takes(self, *signs: str) -> bool:
        """Whether one of these signs comes next, which is passed then."""
        if self._next.kind == "sign" and self._next.text in signs:
            self._place += 1
            return True
        return False

    def _expect(self, sign: str) -> None:
        if not self._takes(sign):
            raise self._unexpected(f"“{sign}” is missing here")

    def _unexpected(self, instead: str = "") -> KeyPatternError:
        token = self._next
        what = instead or (
            f"“{token.text}” is unexpected" if token.text else "something is missing at the end"
        )
        return KeyPatternError(what, token.position)

    def _formulas(self) -> Value:
        values = [self._formula()]
        while self._takes(*_ALTERNATIVES):
            values.append(self._formula())
        return values[0] if len(values) == 1 else _first_of(values)

    def _formula(self) -> Value:
        values = [self._part()]
        while self._takes("+"):
            values.append(self._part())
        return values[0] if len(values) == 1 else _joined(values)

    def _part(self) -> Value:
        value = self._value()
        while self._takes("."):
            name = self._name()
            change = self._called(name, FILTERS, "filter")
            value = _changed(value, change)
        return value

    def _value(self) -> Value:
        token = self._next
        if token.kind == "text":
            self._taken()
            return lambda _record: token.text
        if self._takes("("):
            self._depth += 1
            if self._depth > _DEEPEST:
                raise self._unexpected("there are too many parentheses in each other")
            value = self._formulas()
            self._depth -= 1
            self._expect(")")
            return value
        name = self._name()
        if field := FIELDS.get(name.text):
            return field
        return self._called(name, FUNCTIONS, "function")

    def _name(self) -> Token:
        if self._next.kind != "name":
            raise self._unexpected()
        return self._taken()

    def _called(self, name: Token, known: Mapping[str, Callable[..., _Made]], kind: str) -> _Made:
        """What a function or filter gives for the arguments that follow its name."""
        makers = [known[each] for each in known if each.lower() == name.text.lower()]
        if not makers:
            others = (*FUNCTIONS, *FIELDS, *self._other_names) if kind == "function" else ()
            raise unknown_name(kind, name.text, (*known, *others), name.position)
        unnamed, named = self._arguments() if self._takes("(") else ([], {})
        # Keys are always clean.
        named.pop("clean", None)
        return _applied(makers[0], name, unnamed, named)

    def _arguments(self) -> tuple[list[Any], dict[str, Any]]:
        unnamed: list[Any] = []
        named: dict[str, Any] = {}
        while not self._takes(")"):
            label = self._next
            argument = self._argument()
            if label.kind == "name" and self._takes("="):
                named[label.text] = self._argument()
            else:
                unnamed.append(argument)
            if self._next.text != ")":
                self._expect(",")
        return unnamed, named

    def _argument(self) -> Any:
        token = self._taken()
        match token.kind:
            case "number":
                return int(token.text[:9])
            case "expression":
                pattern, _, flags = token.text[1:].rpartition("/")
                return Expression(pattern, flags, token.position)
            case "end":
                raise self._unexpected("“)” is missing here")
        return _TRUTH.get(token.text, token.text) if token.kind == "name" else token.text


def _applied(
    maker: Callable[..., _Made], name: Token, unnamed: list[Any], named: dict[str, Any]
) -> _Made:
    parameters = signature(maker)
    try:
        arguments = parameters.bind(*unnamed, **named).arguments
    except TypeError:
        names = ", ".join(parameters.parameters) or "nothing"
        raise KeyPatternError(f"“{name.text}” takes {names}", name.position) from None
    for label, value in arguments.items():
        _check(parameters.parameters[label], value, name)
    try:
        return maker(*unnamed, **named)
    except KeyPatternError:
        raise
    except ValueError as error:
        raise KeyPatternError(str(error), name.position) from error


def _check(parameter: Parameter, value: Any, name: Token) -> None:
    """Refuse an argument of another type than its function says."""
    wanted = parameter.annotation
    values = value if parameter.kind is Parameter.VAR_POSITIONAL else (value,)
    if wanted is Parameter.empty or all(isinstance(each, wanted) for each in values):
        return
    raise KeyPatternError(
        f"{parameter.name} of “{name.text}” is {_WORDS.get(wanted, 'a text')}", name.position
    )


def _joined(values: Sequence[Value]) -> Value:
    def value(record: Record) -> str | None:
        texts: list[str] = []
        for part in values:
            text = part(record)
            if text is None:
                return None
            texts.append(text)
        return "".join(texts)

    return value


def _first_of(values: Sequence[Value]) -> Value:
    def value(record: Record) -> str | None:
        texts = (each(record) for each in values)
        return next((text for text in texts if text and key_text(text)), None)

    return value


def _changed(value: Value, change: Change) -> Value:
    def changed(record: Record) -> str | None:
        text = value(record)
        return None if text is None else change(text)

    return changed
