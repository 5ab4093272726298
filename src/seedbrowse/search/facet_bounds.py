"""Facet bounds: refuses stored numbers that point beyond what they number.

One flipped bit of a file would otherwise ask for more memory than any computer has.
"""

import numpy as np
import numpy.typing as npt

__all__ = ["check_numbers", "check_starts"]


def check_starts(name: str, starts: npt.NDArray[np.integer], end: int) -> None:
    """Check where stretches begin that follow one another from 0 to `end`: 1 ms a million.

    Raises:
        ValueError: There are none, one begins before the one ahead of it, or they end elsewhere.
    """
    if not len(starts) or starts[0] != 0 or starts[-1] != end:
        raise ValueError(f"{name} of a facet do not span {end} items")
    if np.any(starts[1:] < starts[:-1]):
        raise ValueError(f"{name} of a facet do not ascend")


def check_numbers(numbers: npt.NDArray[np.unsignedinteger], count: int) -> None:
    """Check numbers of values, of which there are `count`.

    Raises:
        ValueError: One is that of no value.
    """
    if len(numbers) and int(numbers.max()) >= count:
        raise ValueError(f"a record of a facet has a value beyond the last of {count}")
