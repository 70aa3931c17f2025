"""Sheets of many pictures: a film strip of one shot, two a second, or a contact sheet of many with their names.

Asks a studio for pictures; knows nothing of what is in them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw

if TYPE_CHECKING:
    from iss3d.view.shots import Shot, Studio

PER_SECOND = 2
ACROSS = 8
GAP = 3
SHEET_ACROSS = 5
SHEET_WIDTH = 480
LABEL = 15
"""Of a contact sheet: pictures across, pixels across each, pixels for its name."""


def film_strip(studio: Studio, shot: Shot, folder: Path, seconds: float) -> Path:
    """Render a shot for so many seconds of its own time; return the sheet, with the single pictures in a folder beside.

    Raises:
        OSError: When it cannot be written.
    """
    singles = folder / f"{shot.name}_strip"
    singles.mkdir(parents=True, exist_ok=True)
    pictures = []
    for n in range(round(seconds * PER_SECOND)):
        later = n / PER_SECOND
        studio.let_flash(shot, later - 1.0 / PER_SECOND, later)
        studio.show(shot, later)
        picture = studio.window.capture()
        picture.save(singles / f"{n:04d}.png")
        pictures.append(picture)
    file = folder / f"{shot.name}_strip.png"
    _laid_out(pictures, ACROSS, 0).save(file)
    return file


def contact_sheet(pictures: Mapping[str, Image.Image], file: Path) -> Path:
    """Write pictures, five across, each with its name below; return the file.

    Raises:
        OSError: When it cannot be written.
        ValueError: When the ending of the file's name is that of no picture.
    """
    small = []
    for picture in pictures.values():
        copy = picture.convert("RGB")
        copy.thumbnail((SHEET_WIDTH, SHEET_WIDTH))
        small.append(copy)
    sheet = _laid_out(small, SHEET_ACROSS, LABEL)
    pen = ImageDraw.Draw(sheet)
    width, height = small[0].size
    for n, name in enumerate(pictures):
        corner = ((n % SHEET_ACROSS) * (width + GAP) + 4, (n // SHEET_ACROSS) * (height + GAP + LABEL) + height + 2)
        pen.text(corner, name, fill=(230, 230, 230))
    file.parent.mkdir(parents=True, exist_ok=True)
    sheet.save(file)
    return file


def _laid_out(pictures: Sequence[Image.Image], across: int, label: int) -> Image.Image:
    """Return pictures of one size in rows, with so many pixels free under each."""
    width, height = pictures[0].size
    step_y = height + GAP + label
    columns, rows = min(across, len(pictures)), -(-len(pictures) // across)
    sheet = Image.new("RGB", (columns * (width + GAP), rows * step_y))
    for n, picture in enumerate(pictures):
        sheet.paste(picture, ((n % across) * (width + GAP), (n // across) * step_y))
    return sheet
