"""A film strip of a shot: two pictures a second on one sheet, for judging how something goes on in time.

Asks a studio for pictures; knows nothing of what is in them.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image

if TYPE_CHECKING:
    from iss3d.view.shots import Shot, Studio

PER_SECOND = 2
ACROSS = 8
GAP = 3


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
    width, height = pictures[0].size
    rows = -(-len(pictures) // ACROSS)
    sheet = Image.new("RGB", (ACROSS * (width + GAP), rows * (height + GAP)))
    for n, picture in enumerate(pictures):
        sheet.paste(picture, ((n % ACROSS) * (width + GAP), (n // ACROSS) * (height + GAP)))
    file = folder / f"{shot.name}_strip.png"
    sheet.save(file)
    return file
