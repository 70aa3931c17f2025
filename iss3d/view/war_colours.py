"""What colour a glowing body has. Pure; knows no burst."""

from __future__ import annotations

import numpy as np

_KELVIN = (1000.0, 1500.0, 2000.0, 2500.0, 3000.0, 4000.0, 5000.0, 6500.0, 8000.0, 10000.0, 12000.0)
_RED = (1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 0.77, 0.60, 0.52)
_GREEN = (0.20, 0.22, 0.28, 0.37, 0.46, 0.64, 0.78, 0.95, 0.82, 0.71, 0.66)
_BLUE = (0.06, 0.06, 0.07, 0.10, 0.15, 0.37, 0.62, 0.98, 1.0, 1.0, 1.0)


def glow_colours(kelvin: np.ndarray) -> np.ndarray:
    """Return the linear colour of black bodies, (n, 3), the greatest part 1; white at 6500 K.

    From the sRGB of Planck's law, made linear. Below 1500 K less saturated than the law has it: no light of a burst is
    the pure red that is least safe to flash.
    """
    return np.stack([np.interp(kelvin, _KELVIN, part) for part in (_RED, _GREEN, _BLUE)], -1)
