"""Mends the colours of watered land in deserts, which the satellite's mean of a year shows grey. Used by earth.py."""

from __future__ import annotations

import numpy as np
from PIL import Image, ImageDraw
from scipy import ndimage

WATERED = (
    (29.2, 31.8, 27.7, 31.65), (30.4, 33.15, 23.95, 27.7), (43.0, 48.6, 30.0, 34.6), (67.0, 72.5, 24.5, 32.0),
    (58.0, 63.0, 39.5, 43.5), (-116.2, -114.2, 31.8, 33.6),
)  # fmt: skip
"""West, east, south, north of deserts through which rivers run: Nile, Mesopotamia, Indus, Oxus, Colorado."""

DELTA = (
    (30.02, 31.2),
    (30.75, 30.35),
    (31.1, 29.9),
    (31.5, 30.5),
    (31.6, 31.1),
    (31.55, 31.9),
    (31.25, 32.25),
    (30.6, 32.15),
)
"""Latitude and longitude about the fields of the Nile's delta."""

LAKES = ((31.4, 33.2, 21.8, 23.98),)
"""As WATERED: where what is green is a lake (Nasser and its arms)."""

FIELDS, WATER = (0.17, 0.29, 0.075), (0.025, 0.10, 0.19)
"""Colours of the satellite's picture."""


def mended(marble: np.ndarray) -> np.ndarray:
    """Return the land's colours, 0..1, row 0 at the north pole, with green fields and blue lakes where they are."""
    result = marble.copy()
    for box in WATERED:
        part = _part(box, marble.shape)
        result[part] = _mixed(marble[part], FIELDS, _darker(marble[part]))
    delta = ndimage.gaussian_filter(_polygon(DELTA, marble.shape), 0.8)[..., None]
    result = _mixed(result, FIELDS, delta[..., 0] * 0.92)
    for box in LAKES:
        part = _part(box, marble.shape)
        red, green = marble[part][..., 0], marble[part][..., 1]
        result[part] = _mixed(result[part], WATER, np.clip((green - red + 0.01) * 25, 0, 1))
    return result


def _darker(colours: np.ndarray) -> np.ndarray:
    """Return how surely a place is darker than the desert about it, as fields are."""
    light = colours.max(-1)
    desert = ndimage.gaussian_filter(ndimage.maximum_filter(light, 25), 12)
    fields = np.clip((0.86 - light / np.maximum(desert, 0.05)) / 0.14, 0, 1)
    # Hills are dark too, but red.
    return fields * np.clip((colours[..., 1] / np.maximum(colours[..., 0], 0.02) - 0.82) / 0.06, 0, 1)


def _mixed(colours: np.ndarray, other: tuple[float, float, float], share: np.ndarray) -> np.ndarray:
    light = 0.8 + 0.2 * colours.max(-1, keepdims=True) / max(other)
    return colours + (np.clip(light, 0.85, 1.25) * np.array(other) - colours) * share[..., None]


def _part(box: tuple[float, float, float, float], shape: tuple[int, ...]) -> tuple[slice, slice]:
    west, east, south, north = box
    rows, columns = shape[:2]
    return (
        slice(round((90 - north) / 180 * rows), round((90 - south) / 180 * rows)),
        slice(round((west + 180) / 360 * columns), round((east + 180) / 360 * columns)),
    )


def _polygon(corners: tuple[tuple[float, float], ...], shape: tuple[int, ...]) -> np.ndarray:
    rows, columns = shape[:2]
    image = Image.new("L", (columns, rows))
    places = [((lon + 180) / 360 * columns, (90 - lat) / 180 * rows) for lat, lon in corners]
    ImageDraw.Draw(image).polygon(places, fill=255)
    return np.asarray(image, np.float32) / 255
