"""Rendered: a finished reference or citation, which can be written in each kind of output."""

from seedbrowse.citing.csl.runs import Runs

__all__ = ["Rendered"]


class Rendered:
    """One entry of a bibliography, or one citation; false where it is empty."""

    # Outputs are imported where they are asked for: most runs of the program want one of them.

    __slots__ = ("runs",)

    def __init__(self, runs: Runs) -> None:
        self.runs = runs
        """As `punctuation.finished` leaves them."""

    def __bool__(self) -> bool:
        return bool(self.runs)

    def __repr__(self) -> str:
        return f"Rendered({self.text()!r})"

    def text(self) -> str:
        """Plain text: formats are lost."""
        from seedbrowse.citing.csl.output_text import as_text

        return as_text(self.runs)

    def html(self) -> str:
        """A piece of HTML, in the vocabulary of the reference implementation."""
        from seedbrowse.citing.csl.output_html import as_html

        return as_html(self.runs)

    def markdown(self) -> str:
        """Markdown for CommonMark, with pandoc's marks for what CommonMark has none."""
        from seedbrowse.citing.csl.output_markdown import as_markdown

        return as_markdown(self.runs)

    def latex(self) -> str:
        """LaTeX for a document in UTF-8."""
        from seedbrowse.citing.csl.output_latex import as_latex

        return as_latex(self.runs)
