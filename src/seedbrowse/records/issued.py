"""Issued: when something was published, as precisely as its source says."""

import msgspec

__all__ = ["Issued"]


class Issued(msgspec.Struct, frozen=True, order=True, omit_defaults=True):
    """A date of publication of varying precision.

    `month` counts from 1 and is 0 where unknown; so is `day`.
    """

    year: int
    month: int = 0
    day: int = 0

    @property
    def date_parts(self) -> list[int]:
        """The known parts, biggest first, as CSL-JSON's `date-parts` wants them."""
        if not self.month:
            return [self.year]
        return [self.year, self.month, self.day] if self.day else [self.year, self.month]

    def __str__(self) -> str:
        return "-".join(f"{part:02}" for part in self.date_parts)
