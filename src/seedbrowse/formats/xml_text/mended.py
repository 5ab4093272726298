"""The text of an XML file, with the slips mended that would end a strict parser's work.

Exports contain bare `&` and `<`, control characters, bytes of another encoding than the declared
one. None of these makes a record unreadable.
"""

import re
from collections.abc import Iterator

from seedbrowse.formats.content import Content
from seedbrowse.formats.decoded_text import PIECE_SIZE, decoded_text
from seedbrowse.problems import Problem

__all__ = ["xml_text"]

_DECLARED = re.compile(rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})["']""")
# The families of encodings in which a declaration can be read as ASCII; a name outside of them
# is a slip, and Python knows codecs under other names that are no text encodings at all.
_ENCODING = re.compile(
    r"us-ascii|iso-?8859-\d+|latin-?\d|windows-\d+|cp\d+|koi8-[ru]|mac\w*|"
    r"gb\d+|gbk|big5\w*|shift[_-]jis|euc-\w+",
    re.IGNORECASE,
)
_LATIN_1 = re.compile(r"us-ascii|iso-?8859-1|latin-?1", re.IGNORECASE)

_CONTROLS = bytes(set(range(0x20)) - set(b"\t\n\r"))
_SLIP = re.compile(
    rb"&(?!\w{1,31};|#\d{1,7};|#x[0-9a-fA-F]{1,6};)"
    rb"|<(?![A-Za-z_:/!?\x80-\xff])"
    rb"|&#(?:x0*(?:[0-8bcef]|1[0-9a-f]|d[89a-f]..|fff[ef])|0*(?:[0-8]|1[1245-9]|2\d|3[01]));",
    re.IGNORECASE,
)
_MENDED = {b"&": b"&amp;", b"<": b"&lt;"}
_LONGEST_REFERENCE = 40
"""Bytes that may be needed to tell what a `&` or `<` at the end of a piece is."""


def xml_text(content: Content) -> Iterator[bytes | Problem]:
    """The file's text in pieces, encoded as UTF-8, with what is wrong with its own encoding.

    Inside CDATA a mended `&` stays as `&amp;`, which `records.text.clean` reads.
    """
    head = content.stream.read(PIECE_SIZE)
    encoding = _encoding(head, content.encoding)
    if not encoding.startswith("utf") and not _DECLARED.search(head):
        message = (
            f"the file does not say how it is encoded and was read as {encoding}, "
            "which is a guess; check the accents, or export it as UTF-8"
        )
        yield Problem(content.source, 0, message)
    held = b""
    for piece in decoded_text(content.stream, encoding, content.source, head):
        if isinstance(piece, Problem):
            yield piece
            continue
        if not piece.isascii():
            piece = piece.replace("\ufffe", "").replace("\uffff", "")
        # Control characters go first: a reference may have one inside.
        text = held + piece.encode().translate(None, _CONTROLS)
        open_at = max(text.rfind(sign, -_LONGEST_REFERENCE) for sign in (b"&", b"<"))
        held = text[open_at:] if open_at >= 0 else b""
        yield _SLIP.sub(_mend, text[: len(text) - len(held)])
    if held:
        yield _SLIP.sub(_mend, held)


def _mend(found: re.Match[bytes]) -> bytes:
    return _MENDED.get(found[0], b"")


def _encoding(head: bytes, by_content: str) -> str:
    """Choose between the declared encoding and the one that the bytes have."""
    declaration = _DECLARED.search(head)
    if declaration is None or by_content in ("utf-8-sig", "utf-16", "utf-32"):
        return by_content
    declared = declaration[1].decode()
    if _LATIN_1.fullmatch(declared):
        declared = "cp1252"
    if not _ENCODING.fullmatch(declared):
        return "utf-8"
    # Text that is not ASCII hardly ever is valid UTF-8 by chance: it was converted later.
    if by_content == "utf-8" and not head.isascii():
        return by_content
    try:
        "".encode(declared)
    except LookupError:
        return "utf-8"
    return declared
