"""Locale: terms, date formats and options of one language (CSL 1.0.2, Locale)."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from seedbrowse.citing.csl.element import Element
from seedbrowse.citing.csl.ordinals import GENDER_WITHOUT_NEUTER, Ordinals

__all__ = ["DEFAULT_LANGUAGE", "Locale", "load_locale"]

DEFAULT_LANGUAGE: Final = "en-US"

_PRIMARY_DIALECTS: Final = {
    "af": "af-ZA", "bal": "bal-PK", "bg": "bg-BG", "brh": "brh-PK", "ca": "ca-AD", "cs": "cs-CZ",
    "cy": "cy-GB", "da": "da-DK", "de": "de-DE", "el": "el-GR", "en": "en-US", "es": "es-ES",
    "et": "et-EE", "fa": "fa-IR", "fi": "fi-FI", "fr": "fr-FR", "gl": "gl-ES", "he": "he-IL",
    "hi": "hi-IN", "hr": "hr-HR", "hu": "hu-HU", "hy": "hy-AM", "id": "id-ID", "is": "is-IS",
    "it": "it-IT", "ja": "ja-JP", "km": "km-KH", "ko": "ko-KR", "lij": "lij-IT", "lt": "lt-LT",
    "lv": "lv-LV", "mn": "mn-MN", "ms": "ms-MY", "nb": "nb-NO", "nl": "nl-NL", "nn": "nn-NO",
    "no": "nb-NO", "pa": "pa-PK", "pl": "pl-PL", "pt": "pt-PT", "ro": "ro-RO", "ru": "ru-RU",
    "sk": "sk-SK", "sl": "sl-SI", "sr": "sr-Cyrl-RS", "sv": "sv-SE", "th": "th-TH", "tl": "tl-PH",
    "tr": "tr-TR", "uk": "uk-UA", "vi": "vi-VN", "zh": "zh-CN",
}  # fmt: skip
"""The dialect that stands for a language, where its locale file is not named like the language
itself."""

_OTHER_FORMS: Final = {
    "long": ("long",),
    "short": ("short", "long"),
    "verb": ("verb", "long"),
    "verb-short": ("verb-short", "verb", "long"),
    "symbol": ("symbol", "short", "long"),
}
"""The forms of a term that are tried for each form, in order (CSL 1.0.2, Terms)."""


class Locale:
    """The terms of a language, with what a style says differently (CSL 1.0.2, Locale Fallback)."""

    def __init__(
        self, language: str, files: Iterable[Element], overrides: Sequence[Element] = ()
    ) -> None:
        """Merge locale files and a style's own `cs:locale` elements.

        Args:
            language: What is wanted: `de-AT`.
            files: `cs:locale` of locale files, the nearest language first: `de-AT`, `de-DE`,
                `en-US`. They are taken one by one, when the ones before do not have something.
            overrides: The style's `cs:locale` elements.
        """
        self.language = _spelled(language)
        self._overrides = [_Source(element) for element in _matching(self.language, overrides)]
        self._files: list[_Source] = []
        self._files_to_read = iter(files)
        self._terms: dict[tuple[str, str, bool], str | None] = {}
        self._ordinals: Ordinals | None = None
        self.punctuation_in_quote = self._option("punctuation-in-quote")

    @property
    def limit_day_ordinals(self) -> bool:
        """Whether only the first day of a month is an ordinal, where days are ordinals."""
        return self._option("limit-day-ordinals-to-day-1")

    def term(self, name: str, form: str = "long", *, plural: bool = False) -> str | None:
        """A term, by the fallback of forms; None where there is none, "" where it is empty.

        Another form in the same language comes before the same form in another one: `Version`, not
        `v.`, among German words. The specification says the contrary, but no processor does so.
        """
        key = name, form, plural
        if key in self._terms:
            return self._terms[key]
        text = self._terms[key] = self._found_term(name, form, plural=plural)
        return text

    def _found_term(self, name: str, form: str, *, plural: bool) -> str | None:
        element = self._term_element(name, _OTHER_FORMS.get(form, ("long",)))
        return _term_text(element, plural=plural) if element else None

    def _term_element(self, name: str, forms: tuple[str, ...]) -> Element | None:
        """A term in the first of some forms that a language has; the style goes before a file."""
        for file in self._each_file():
            if element := _first_term(name, forms, [*self._overrides, file]):
                return element
        return _first_term(name, forms, self._overrides)

    @property
    def ampersand(self) -> str:
        """The sign for "and", which some languages have a term for."""
        element = self._term_element("and", ("symbol",))
        return element.text if element else "&"

    def gender(self, name: str) -> str:
        """`masculine`, `feminine` or empty: of a noun that ordinals agree with."""
        element = self._term_element(name, ("long",))
        return element.get("gender") if element else ""

    def ordinal(self, number: int, gender: str = "") -> str:
        """A number with its suffix: `2nd` (CSL 1.0.2, Ordinal Suffixes)."""
        if self._ordinals is None:
            self._ordinals = Ordinals.first_of(each.ordinals for each in self._each_source())
        return f"{number}{self._ordinals.suffix(number, gender)}"

    def long_ordinal(self, number: int, gender: str = "") -> str:
        """`second`; numbers above ten are ordinals (CSL 1.0.2, Long Ordinals)."""
        name = f"long-ordinal-{number:02d}"
        for source in self._each_source():
            words = source.long_ordinals
            for each in (gender, "", GENDER_WITHOUT_NEUTER):
                if word := words.get((name, each)):
                    return word
        return self.ordinal(number, gender)

    def date(self, form: str) -> Element | None:
        """The localised date format, `text` or `numeric`; None where there is none."""
        for source in self._each_source():
            for date in source.element.all("date"):
                if date.get("form") == form:
                    return date
        return None

    def _option(self, name: str) -> bool:
        """An option: what an override says, else what the nearest locale file with options says."""
        for override in self._overrides:
            if override.options and name in override.options:
                return override.options[name] == "true"
        with_options = (file.options for file in self._each_file() if file.options is not None)
        return next(with_options, {}).get(name) == "true"

    def _each_source(self) -> "Iterator[_Source]":
        """What the style says, then the files."""
        yield from self._overrides
        yield from self._each_file()

    def _each_file(self) -> "Iterator[_Source]":
        """The files that were read, then the others, read while somebody asks for them."""
        index = 0
        while True:
            if index == len(self._files):
                element = next(self._files_to_read, None)
                if element is None:
                    return
                self._files.append(_Source(element))
            yield self._files[index]
            index += 1


class _Source:
    """One `cs:locale`, its terms by name."""

    __slots__ = ("element", "long_ordinals", "ordinals", "terms")

    def __init__(self, element: Element) -> None:
        self.element = element
        self.terms: dict[tuple[str, str], Element] = {}
        """By name and form."""
        self.ordinals: dict[tuple[str, str], Element] = {}
        """By name and gender."""
        self.long_ordinals: dict[tuple[str, str], str] = {}
        for terms in element.children:
            if terms.tag == "terms":
                self._index(terms.children)

    def _index(self, terms: list[Element]) -> None:
        found = self.terms
        for term in terms:
            attributes = term.attributes
            name = attributes.get("name", "")
            if name.startswith(("ordinal", "long-ordinal")):
                gender = attributes.get("gender-form", "").replace("neuter", "")
                if name[0] == "o":
                    self.ordinals[name, gender] = term
                else:
                    self.long_ordinals[name, gender] = term.text
            elif "gender-form" not in attributes:
                found[name, attributes.get("form", "long")] = term

    @property
    def options(self) -> dict[str, str] | None:
        """The attributes of its `cs:style-options`; None where there is no such element."""
        options = self.element.find("style-options")
        return options.attributes if options else None


def load_locale(
    language: str, overrides: Sequence[Element], read: Callable[[str], Element | None]
) -> Locale:
    """The locale of a language, with what a style says differently (CSL 1.0.2, Locale Fallback).

    Args:
        language: `de-AT`, or a language alone, which is its primary dialect: `de` is `de-DE`.
            American English stands in for what is missing, also for a whole language.
        overrides: The style's `cs:locale` elements.
        read: Reads the locale file of a dialect; None where there is none. It is called once for
            each dialect, and only where those before lack something.
    """
    language = _spelled(language) or DEFAULT_LANGUAGE
    language = _PRIMARY_DIALECTS.get(language, language)
    dialects = dict.fromkeys([language, _primary_dialect(language), DEFAULT_LANGUAGE])
    return Locale(language, filter(None, map(read, dialects)), overrides)


def _spelled(language: str) -> str:
    """A language code as locale files are named: `sr-Latn-RS` for `sr_latn_rs`."""
    first, *others = language.strip().replace("_", "-").split("-")
    return "-".join(
        [first.lower(), *(part.title() if len(part) == 4 else part.upper() for part in others)]
    )


def _primary_dialect(language: str) -> str:
    """The dialect that stands for the language of a dialect."""
    alone = language.split("-")[0]
    return _PRIMARY_DIALECTS.get(alone, alone)


def _matching(language: str, overrides: Sequence[Element]) -> list[Element]:
    """The overrides for a language, the nearest first; those for its primary dialect, too."""
    return [
        override
        for wanted in dict.fromkeys(
            (language, _primary_dialect(language), language.split("-")[0], "")
        )
        for override in overrides
        if _spelled(override.get("xml:lang")) == wanted
    ]


def _first_term(name: str, forms: tuple[str, ...], sources: Sequence[_Source]) -> Element | None:
    for form in forms:
        for source in sources:
            if element := source.terms.get((name, form)):
                return element
    return None


def _term_text(term: Element, *, plural: bool) -> str:
    if not term.children:
        return term.text
    numbers = {child.tag: child.text for child in term.children}
    single = numbers.get("single", "")
    return numbers.get("multiple", single) if plural else single
