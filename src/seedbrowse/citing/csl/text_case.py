"""Text case (stub until written)."""

from seedbrowse.citing.csl.runs import Runs

__all__ = ["with_case"]


def with_case(runs: Runs, case: str, *, english: bool) -> Runs:
    """Change the case of some runs."""
    raise NotImplementedError
