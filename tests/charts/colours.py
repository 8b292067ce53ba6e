"""How colours look to people who see fewer of them, and how far apart two of them are."""

from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Sight = Literal["common", "protanopia", "deuteranopia"]

# Machado, Oliveira and Fernandes 2009, at full severity, for linear RGB.
SIGHTS: Final[dict[Sight, Floats]] = {
    "common": np.eye(3),
    "protanopia": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "deuteranopia": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
}
_TO_XYZ: Final = np.array(
    [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
)
_WHITE: Final = np.array([0.95047, 1.0, 1.08883])


def linear(colour: str) -> Floats:
    """Linear RGB of `#RRGGBB`, each from 0 to 1."""
    told = np.array([int(colour[place : place + 2], 16) for place in (1, 3, 5)]) / 255
    return np.where(told <= 0.04045, told / 12.92, ((told + 0.055) / 1.055) ** 2.4)


def distance(one: str, other: str, sight: Sight) -> float:
    """ΔE (CIE 1976) between two colours as that sight has them."""
    return float(np.linalg.norm(_lab(one, sight) - _lab(other, sight)))


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2, from 1 to 21."""
    light, dark = sorted((float(_TO_XYZ[1] @ linear(colour)) for colour in (one, other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _lab(colour: str, sight: Sight) -> Floats:
    seen = np.clip(SIGHTS[sight] @ linear(colour), 0, 1)
    x, y, z = (
        np.cbrt(part) if part > 216 / 24389 else (24389 / 27 * part + 16) / 116
        for part in _TO_XYZ @ seen / _WHITE
    )
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])
