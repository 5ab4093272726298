"""Colour vision: how far apart two colours are for people who see some colours alike."""

from math import dist

__all__ = ["DEFICIENCIES", "distance"]

# Machado, Oliveira and Fernandes (2009), severity 1.0; applied to linear RGB.
DEFICIENCIES = {
    "none": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}

# IEC 61966-2-1, for the white of D65.
_XYZ = (
    (0.4124564, 0.3575761, 0.1804375),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339, 0.1191920, 0.9503041),
)
_WHITE = (0.95047, 1.0, 1.08883)


def distance(one: str, other: str, deficiency: str = "none") -> float:
    """How far apart two colours (`#rrggbb`) are in CIELAB, as they are seen; 2 is hardly seen."""
    return dist(_lab(one, deficiency), _lab(other, deficiency))


def _lab(colour: str, deficiency: str) -> tuple[float, float, float]:
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    seen = [min(max(value, 0.0), 1.0) for value in _times(DEFICIENCIES[deficiency], linear)]
    x, y, z = (
        _compressed(value / white) for value, white in zip(_times(_XYZ, seen), _WHITE, strict=True)
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _times(matrix, vector: list[float]) -> list[float]:
    return [sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix]


def _compressed(value: float) -> float:
    limit = 6 / 29
    return value ** (1 / 3) if value > limit**3 else value / (3 * limit**2) + 4 / 29
