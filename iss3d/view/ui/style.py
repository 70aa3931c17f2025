"""The look of the interface in one place: one typeface, one grid, few colours.

Lengths are units: 720 of them make the height of the screen, whatever its pixels. All text colours keep 4.5:1 on the
plates they stand on.
"""

from __future__ import annotations

from dataclasses import dataclass

Colour = tuple[float, float, float, float]

WHITE: Colour = (0.93, 0.94, 0.95, 1.0)
SOFT: Colour = (0.72, 0.75, 0.79, 1.0)
FAINT: Colour = (0.52, 0.56, 0.61, 1.0)
WARM: Colour = (0.98, 0.80, 0.47, 1.0)
GREEN: Colour = (0.56, 0.86, 0.66, 1.0)
ALERT: Colour = (1.0, 0.58, 0.42, 1.0)
INK: Colour = (0.030, 0.036, 0.046, 1.0)
VEIL: Colour = (0.030, 0.036, 0.046, 0.80)
PLATE: Colour = (0.030, 0.036, 0.046, 0.62)
LINE: Colour = (0.93, 0.94, 0.95, 0.16)
MARKED: Colour = (0.93, 0.94, 0.95, 0.10)
CLEAR: Colour = (0.0, 0.0, 0.0, 0.0)

MARGIN = 56.0
"""Free border round every screen."""

ROW = 40.0
"""Height of a row in a list."""


@dataclass(frozen=True, slots=True)
class Type:
    """A size and weight of the one typeface. spacing is between lines, in letter heights."""

    size: float
    font: str = "regular"
    spacing: float = 1.32


TITLE = Type(76.0, "light", 1.1)
HEADING = Type(36.0, "light", 1.15)
BODY = Type(21.0)
STRONG = Type(21.0, "strong")
SMALL = Type(18.0)
LABEL = Type(18.0, "strong")
SUBTITLE = Type(25.0, "regular", 1.25)
SPEAKER = Type(25.0, "strong", 1.25)

FONT_FILES = {"regular": "Inter-Regular.otf", "strong": "Inter-SemiBold.otf", "light": "InterDisplay-Light.otf"}


def faded(colour: Colour, amount: float) -> Colour:
    """Return the colour with its opacity times amount."""
    return (colour[0], colour[1], colour[2], colour[3] * amount)
