"""Language: the English names of the languages that exports tell by codes."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from seedbrowse.records.patterns import pattern

__all__ = ["language_code", "language_named", "languages_of"]

_CODES: Final = """
Afrikaans: af afr
Arabic: ar ara
Bulgarian: bg bul
Catalan: ca cat
Chinese: zh chi zho
Croatian: hr hrv scr
Czech: cs cze ces
Danish: da dan
Dutch: nl dut nld
English: en eng
Estonian: et est
Finnish: fi fin
French: fr fre fra
German: de ger deu
Greek: el gre ell
Hebrew: he heb
Hindi: hi hin
Hungarian: hu hun
Icelandic: is ice isl
Indonesian: id ind
Italian: it ita
Japanese: ja jpn
Korean: ko kor
Latin: la lat
Latvian: lv lav
Lithuanian: lt lit
Malay: ms may msa
Norwegian: no nor nb nob nn nno
Persian: fa per fas
Polish: pl pol
Portuguese: pt por
Romanian: ro rum ron
Russian: ru rus
Serbian: sr srp scc
Slovak: sk slo slk
Slovenian: sl slv
Spanish: es spa
Swedish: sv swe
Thai: th tha
Turkish: tr tur
Ukrainian: uk ukr
Vietnamese: vi vie
"""
"""By their names those of ISO 639-1 and both of ISO 639-2, and those that PubMed had once."""

_NAMES: Final[Mapping[str, str]] = {
    code: name
    for name, _, codes in (line.partition(":") for line in _CODES.strip().splitlines())
    for code in (name.lower(), *codes.split())
}
_SHORT_CODES: Final[Mapping[str, str]] = {
    name: codes.split()[0]
    for name, _, codes in (line.partition(":") for line in _CODES.strip().splitlines())
}
_REGION: Final = pattern(r"(?:[-_](?:[a-z]{2}|[a-z]{4}|[0-9]{3}))+$", re.IGNORECASE)
"""What follows a code in `en-US`, `pt_BR` or `zh-Hans`."""


@lru_cache(maxsize=1_000)
def languages_of(text: str) -> tuple[str, ...]:
    """The languages of a record by their names: `eng; spa` and `English; Spanish` are these two.

    What is no known code stays as it is written.
    """
    written = (each.strip() for each in text.split(";")) if text else ()
    return tuple(language_named(each) or each for each in written)


def language_named(text: str) -> str:
    """The English name of the language that `text` is a code or the name of; empty for others."""
    folded = text.strip().lower()
    return _NAMES.get(folded) or _NAMES.get(_REGION.sub("", folded)) or ""


def language_code(text: str) -> str:
    """The ISO 639-1 code of the language that `text` is a code or the name of; empty for others."""
    return _SHORT_CODES.get(language_named(text), "")
