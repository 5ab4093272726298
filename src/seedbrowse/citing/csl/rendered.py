"""Rendered: a finished reference or citation, which can be written in each kind of output."""

from seedbrowse.citing.csl.blocks import blocks
from seedbrowse.citing.csl.runs import BLOCK_END, BLOCKS, Runs, plain_text

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

    @property
    def label(self) -> str:
        """The text in the margin at the beginning, most often a number; empty without one."""
        first = next(iter(blocks(self.runs)), None)
        return plain_text(first.runs) if first and first.kind == "left-margin" else ""

    def without_label(self) -> "Rendered":
        """The same without the text in the margin; what stood beside it stands alone."""
        if not self.label:
            return self
        runs: Runs = []
        for kind, inner in blocks(self.runs)[1:]:
            is_beside = kind == "right-inline" and not runs
            runs += inner if is_beside or not kind else [(BLOCKS[kind], 0), *inner, (BLOCK_END, 0)]
        return Rendered(runs)

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
