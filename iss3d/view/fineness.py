"""How finely textures seen at a slant are read: four times the work on a graphics card, ten times on a processor.

Every texture of the station and of people is listed here when made; nothing here draws.
"""

from __future__ import annotations

from typing import Any

FINE = 4
"""Samples along the slant where there is a graphics card."""

COARSE_LEVELS = frozenset({"lowest", "low"})


class _Fineness:
    degree = FINE
    listed: list[Any] = []  # noqa: RUF012  (a handful of atlases, made once each)


def listed(texture: Any) -> Any:
    """Return a texture (or font) that from now on follows the quality."""
    texture.set_anisotropic_degree(_Fineness.degree)
    _Fineness.listed.append(texture)
    return texture


def follow_quality(level: str) -> None:
    """Read all listed textures as finely as a level of quality allows."""
    degree = 1 if level in COARSE_LEVELS else FINE
    if degree != _Fineness.degree:
        _Fineness.degree = degree
        for texture in _Fineness.listed:
            texture.set_anisotropic_degree(degree)
