"""Locale: terms, date formats and options of one language."""

from collections.abc import Sequence

from seedbrowse.citing.csl.element import Element

__all__ = ["Locale"]


class Locale:
    """The terms of a language, with what a style says differently (CSL 1.0.2, Locale)."""

    def __init__(
        self, language: str, files: Sequence[Element], overrides: Sequence[Element] = ()
    ) -> None:
        """Merge locale files and a style's own `cs:locale` elements.

        Args:
            language: What is wanted: `de-AT`.
            files: `cs:locale` of locale files, the nearest language first: `de-AT`, `de-DE`,
                `en-US`.
            overrides: The style's `cs:locale` elements.
        """
        raise NotImplementedError

    language: str
    punctuation_in_quote: bool
    limit_day_ordinals: bool

    def term(self, name: str, form: str = "long", *, plural: bool = False) -> str | None:
        """A term, by the fallback of forms; None where the language has none, "" where empty."""
        raise NotImplementedError

    def gender(self, name: str) -> str:
        """`masculine`, `feminine` or empty: of a noun that ordinals agree with."""
        raise NotImplementedError

    def ordinal(self, number: int, gender: str = "") -> str:
        """`2nd`."""
        raise NotImplementedError

    def long_ordinal(self, number: int, gender: str = "") -> str:
        """`second`."""
        raise NotImplementedError

    def date(self, form: str) -> Element | None:
        """The localised date format, `text` or `numeric`."""
        raise NotImplementedError
