"""A sheet on which the atlas is drawn: colour, height, roughness and metal at once, in named cells.

Knows how to draw, not what; see cells.py. Measures are pixels of the finished sheet.
"""

from __future__ import annotations

import math
import random
from functools import cache
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw, ImageFont

SIZE = 2048
OVER = 2
"""Everything is drawn this many times larger and made smaller at the end."""

FONTS = Path(__file__).resolve().parents[3] / "models" / "fonts"
BOLD = "Inter-SemiBold.otf"
REGULAR = "Inter-Regular.otf"
Paint = tuple[int, int, int]
Rect = tuple[int, int, int, int]


@cache
def font(name: str, size: int) -> Any:
    """Return one of the game's own fonts."""
    return ImageFont.truetype(str(FONTS / name), size)


class Sheet:
    """Four pictures that are drawn together."""

    def __init__(self, seed: int, up: int = 0) -> None:
        """Start an empty sheet.

        Args:
            up: How many sheets lie under this one in the finished picture; see atlas.py.
        """
        side = SIZE * OVER
        self.up = up
        self.colour = Image.new("RGB", (side, side), (128, 128, 128))
        self.height = Image.new("L", (side, side), 128)
        self.rough = Image.new("L", (side, side), 140)
        self.metal = Image.new("L", (side, side), 0)
        self.pens = tuple(ImageDraw.Draw(p) for p in (self.colour, self.height, self.rough, self.metal))
        self.cells: dict[str, Rect] = {}
        self.grain: dict[str, tuple[Rect, float, str]] = {}
        self.dice = random.Random(seed)

    def cell(self, name: str, rect: Rect, pad: int = 2, paint: Paint = (128, 128, 128), rough: int = 130,
             metal: int = 0, grain: tuple[float, str] | None = None) -> Cell:  # fmt: skip
        """Return a fresh cell, filled; pad is how far the mapped part keeps from its rim."""
        x, y, w, h = rect
        top = y - self.up * SIZE
        self.cells[name] = (x + pad, top + pad, x + w - pad, top + h - pad)
        if grain is not None:
            self.grain[name] = (rect, *grain)
        made = Cell(self, x, y, w, h)
        made.box(0, 0, w, h, paint, 128, rough, metal)
        return made


class Cell:
    """One rectangle of the sheet, drawn on in its own coordinates from its top left."""

    def __init__(self, sheet: Sheet, x: int, y: int, w: int, h: int) -> None:
        self.sheet, self.x, self.y, self.w, self.h = sheet, x, y, w, h

    def _paint(self, shape: str, spot: list[float], values: tuple[Any, ...], **how: Any) -> None:
        for pen, value in zip(self.sheet.pens, values, strict=True):
            if value is not None:
                getattr(pen, shape)(spot, fill=value, **how)

    def box(self, x0: float, y0: float, x1: float, y1: float, paint: Paint | None = None, height: int | None = None,
            rough: int | None = None, metal: int | None = None, round_: float = 0.0) -> None:  # fmt: skip
        """Fill a rectangle."""
        spot = [round((self.x + x0) * OVER), round((self.y + y0) * OVER)]
        spot += [round((self.x + x1) * OVER) - 1, round((self.y + y1) * OVER) - 1]
        if spot[2] >= spot[0] and spot[3] >= spot[1]:
            self._paint("rounded_rectangle", list(spot), (paint, height, rough, metal), radius=round_ * OVER)

    def rim(self, x0: float, y0: float, x1: float, y1: float, width: float = 1.3, paint: Paint | None = (70, 70, 72),
            height: int | None = 96, round_: float = 0.0) -> None:  # fmt: skip
        """Draw the outline of a rectangle, as a groove unless told otherwise."""
        spot = [(self.x + x0) * OVER, (self.y + y0) * OVER, (self.x + x1) * OVER - 1, (self.y + y1) * OVER - 1]
        for pen, value in zip(self.sheet.pens, (paint, height), strict=False):
            if value is not None:
                pen.rounded_rectangle(spot, round_ * OVER, outline=value, width=max(1, round(width * OVER)))

    def line(self, x0: float, y0: float, x1: float, y1: float, width: float = 1.2, paint: Paint | None = (80, 80, 82),
             height: int | None = 96) -> None:  # fmt: skip
        """Draw a line."""
        spot = [(self.x + x0) * OVER, (self.y + y0) * OVER, (self.x + x1) * OVER, (self.y + y1) * OVER]
        self._paint("line", spot, (paint, height, None, None), width=max(1, round(width * OVER)))

    def disc(self, x: float, y: float, r: float, paint: Paint | None = None, height: int | None = None,
             rough: int | None = None, metal: int | None = None) -> None:  # fmt: skip
        """Fill a disc."""
        spot = [(self.x + x - r) * OVER, (self.y + y - r) * OVER, (self.x + x + r) * OVER, (self.y + y + r) * OVER]
        self._paint("ellipse", spot, (paint, height, rough, metal))

    def screw(self, x: float, y: float, r: float = 3.0) -> None:
        """Draw a screw with a cross in its head."""
        self.disc(x, y, r + 1, (96, 96, 96), 108)
        self.disc(x, y, r, (178, 180, 182), 152, 90, 230)
        turn = self.sheet.dice.random() * 3.14
        for a in (turn, turn + 1.57):
            c, s = math.cos(a) * r * 0.6, math.sin(a) * r * 0.6
            self.line(x - c, y - s, x + c, y + s, 0.7, (60, 60, 60), 118)

    def screws(self, inset: float, r: float = 3.0) -> None:
        """Draw a screw in every corner."""
        for x in (inset, self.w - inset):
            for y in (inset, self.h - inset):
                self.screw(x, y, r)

    def text(self, x: float, y: float, words: str, size: float = 14.0, paint: Paint = (30, 30, 32), face: str = BOLD,
             anchor: str = "mm") -> None:  # fmt: skip
        """Write words; anchors are those of Pillow."""
        pen = self.sheet.pens[0]
        pen.text(((self.x + x) * OVER, (self.y + y) * OVER), words, fill=paint, font=font(face, round(size * OVER)),
                 anchor=anchor)  # fmt: skip

    def label(self, x: float, y: float, w: float, h: float, words: str, back: Paint = (240, 240, 236),
              ink: Paint = (20, 20, 22), size: float = 0.0) -> None:  # fmt: skip
        """Draw a printed label."""
        self.box(x, y, x + w, y + h, back, 134, 110, 0, 1.5)
        self.text(x + w / 2, y + h / 2, words, size or h * 0.55, ink)

    def barcode(self, x: float, y: float, w: float, h: float) -> None:
        """Draw a label with bars and a number."""
        roll = self.sheet.dice
        self.box(x, y, x + w, y + h, (244, 244, 244), 132, 120, 0)
        at = x + 3.0
        while at < x + w - 4:
            wide = roll.choice((1, 1, 2, 3))
            self.box(at, y + 2, at + wide, y + h * 0.7, (15, 15, 15))
            at += wide + roll.choice((1, 1, 2))
        self.text(x + w / 2, y + h * 0.86, f"{roll.randrange(10**7):08d}", h * 0.2, (20, 20, 20))

    def connector(self, x: float, y: float, r: float, pins: int = 9) -> None:
        """Draw a round socket with its pins."""
        self.disc(x, y, r * 1.25, (196, 198, 200), 150, 85, 225)
        self.disc(x, y, r, (24, 25, 27), 90, 120, 0)
        for k in range(pins):
            a = k * 6.2832 / pins
            self.disc(x + math.cos(a) * r * 0.62, y + math.sin(a) * r * 0.62, r * 0.09, (205, 175, 85), 132, 80, 230)
