"""JSON text that is read and decoded piece by piece, with the lines of its places."""

import json
from typing import Any

from seedbrowse.formats.content import Content
from seedbrowse.formats.decoded_text import PIECE_SIZE, decoded_text
from seedbrowse.problems import Problem

__all__ = ["JsonDamageError", "JsonText"]

_NEAR_END = 32
"""Characters: an error so near to the end of what is read may come from what is not read."""


def _number(text: str) -> float | str:
    """Keep a number as text where writing it again would change it: `1.10`."""
    value = float(text)
    return value if str(value) == text else text


def _no_number(_name: str) -> None:
    """Read `NaN` and `Infinity`, which JSON does not have, as nothing."""


_STRICT = json.JSONDecoder(parse_float=_number, parse_constant=_no_number)
# Line breaks and tabs stand in texts whose writer did not escape them.
_TOLERANT = json.JSONDecoder(parse_float=_number, parse_constant=_no_number, strict=False)


class JsonDamageError(Exception):
    """A value that is no JSON; its text says why."""


class JsonText:
    """The text of a file, of which only what is needed is in memory."""

    def __init__(self, content: Content) -> None:
        self._pieces = decoded_text(content.stream, content.encoding, content.source)
        self.text = ""
        """What is read and not dropped yet."""

        self.ended = False
        """Whether the file is read to its end."""

        self.dropped = 0
        """How many characters were dropped from its beginning."""

        self._problems: list[Problem] = []
        self._line = 1
        self._counted = 0
        """Where in the text `_line` is."""

    def more(self) -> bool:
        """Read on, as much as is there already, so that growing step by step stays cheap."""
        pieces, size = [self.text], 0
        while size < len(self.text) or not size:
            piece = next(self._pieces, None)
            if piece is None:
                self.ended = True
                break
            if isinstance(piece, Problem):
                self._problems.append(piece)
            else:
                pieces.append(piece)
                size += len(piece)
        self.text = "".join(pieces)
        return size > 0

    def take_problems(self) -> list[Problem]:
        """What is wrong with the encoding of what was read since this was asked last."""
        found, self._problems = self._problems, []
        return found

    def drop(self, place: int) -> int:
        """Drop the text before a place, if it is much; tells where the place is then."""
        if place < PIECE_SIZE or place < len(self.text) // 2:
            return place
        self.line_at(place)
        self.text = self.text[place:]
        self.dropped += place
        self._counted = 0
        return 0

    def line_at(self, place: int) -> int:
        """Number of the line in which a place is; places are asked in about their order."""
        if place >= self._counted:
            self._line += self.text.count("\n", self._counted, place)
        else:
            self._line -= self.text.count("\n", place, self._counted)
        self._counted = place
        return self._line

    def skip(self, place: int, characters: str) -> int:
        """The next place that has none of these characters; the text's length at its end."""
        while True:
            while place < len(self.text) and self.text[place] in characters:
                place += 1
            if place < len(self.text) or self.ended or not self.more():
                return place

    def decode(self, place: int) -> tuple[Any, int]:
        """Decode the value at a place; tells the place behind it.

        Raises:
            JsonDamageError: There is no value, or it is damaged.
        """
        while True:
            try:
                value, end = _STRICT.raw_decode(self.text, place)
            except json.JSONDecodeError as error:
                if self._may_be_cut(error) and self.more():
                    continue
                if error.msg.startswith("Invalid control character"):
                    return self._decode_tolerantly(place, error)
                raise JsonDamageError(error.msg) from error
            except RecursionError as error:
                raise JsonDamageError("values are nested too deeply") from error
            except ValueError as error:
                raise JsonDamageError("a number is too long") from error
            # A number may go on in what is not read.
            if end < len(self.text) or not self.more():
                return value, end

    def _may_be_cut(self, error: json.JSONDecodeError) -> bool:
        """Whether an error may be due to the text not being read to its end."""
        if self.ended:
            return False
        return error.msg.startswith("Unterminated") or error.pos > len(self.text) - _NEAR_END

    def _decode_tolerantly(self, place: int, cause: json.JSONDecodeError) -> tuple[Any, int]:
        while True:
            try:
                return _TOLERANT.raw_decode(self.text, place)
            except json.JSONDecodeError as error:
                if not (self._may_be_cut(error) and self.more()):
                    raise JsonDamageError(cause.msg) from cause
            except (ValueError, RecursionError):
                raise JsonDamageError(cause.msg) from cause
