"""How finely textures seen at a slant are read: four times the work on a graphics card, ten times on a processor.

Every texture of the station and of people is listed here when made; nothing here draws.
"""

from __future__ import annotations

from typing import Any

from iss3d.view.levels import LEVELS

FINE = 4
"""Samples along the slant where there is a graphics card."""

COARSE_LEVELS = frozenset({"lowest", "low"})


SHADOWS = {"lowest": 0, "low": 1024, "medium": 2048, "high": 4096}
"""Texels across the map of the station's own shadows."""


class _Fineness:
    degree = FINE
    coarse = False
    shadow = 0
    blocks = False
    listed: list[Any] = []  # noqa: RUF012  (a handful of atlases, made once each)


def listed(texture: Any) -> Any:
    """Return a texture (or font) that from now on follows the quality."""
    texture.set_anisotropic_degree(_Fineness.degree)
    _Fineness.listed.append(texture)
    return texture


def packs(level: str, software: bool, takes_blocks: bool) -> bool:
    """Return whether textures of the station are packed into blocks.

    Args:
        level: "lowest", "low", "medium" or "high": where maps of the Earth are packed, so are these.
        software: Whether a processor draws; it would take every block apart again.
        takes_blocks: Whether the card knows all kinds of blocks that the game makes.
    """
    return LEVELS[level].compress and takes_blocks and not software


def follow_quality(level: str, software: bool, takes_blocks: bool = False) -> None:
    """Read all listed textures as finely as a level of quality allows.

    Args:
        level: "lowest", "low", "medium" or "high".
        software: Whether a processor draws. Mesa's then never reads along the slant: where a surface passes close by
            the eye its loop over the slant has no bound, and one frame was seen to take minutes.
        takes_blocks: Whether there is a card that knows all kinds of blocks; what is loaded already stays as it is.
    """
    _Fineness.blocks = packs(level, software, takes_blocks)
    _Fineness.coarse = level in COARSE_LEVELS
    _Fineness.shadow = SHADOWS[level]
    degree = 1 if _Fineness.coarse or software else FINE
    if degree != _Fineness.degree:
        _Fineness.degree = degree
        for texture in _Fineness.listed:
            texture.set_anisotropic_degree(degree)


def is_coarse() -> bool:
    """Return whether the quality is so low that surfaces are drawn without relief and reflections."""
    return _Fineness.coarse


def in_blocks() -> bool:
    """Return whether textures that are loaded from now on are packed into blocks."""
    return _Fineness.blocks


def shadow_size() -> int:
    """Return how many texels the map of shadows has across; 0 for none."""
    return _Fineness.shadow
