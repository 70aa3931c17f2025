"""How bright lamps are by their mode, and how light falls on people and things: from six sides, and a main direction.

Where it comes from in a modelled room is looked up (see irradiance.py); here is what holds for a room of which nothing
is known, for outside, and for bursts.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from iss3d.vectors import UP, Vec3, add, dot, scale, unit

Colour = tuple[float, float, float]
Cube = tuple[Colour, Colour, Colour, Colour, Colour, Colour]
"""What comes from +x, -x, +y, -y, +z and -z of the station's axes."""

SIDES: tuple[Vec3, ...] = (
    (1.0, 0.0, 0.0), (-1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, -1.0, 0.0), (0.0, 0.0, 1.0), (0.0, 0.0, -1.0),
)  # fmt: skip

EXPOSURE = 1.85
"""How much light a picture takes aboard: a white wall under American lamps is to be white."""


class Glow(NamedTuple):
    """How the lamps of a room burn: as a share of full, with the even light that is always there, and red light."""

    lamps: float
    even: float
    red: float


ROOMS: dict[str, Glow] = {
    "on": Glow(1.0, 0.008, 0.0),
    "dim": Glow(0.22, 0.008, 0.0),
    "emergency": Glow(0.0, 0.006, 0.13),
    "off": Glow(0.0, 0.010, 0.0),
}
"""By lamp mode. Lamps that flicker are of no one glow (see lamps.py)."""

ON = ROOMS["on"]

EVEN: Colour = (0.8, 0.9, 1.0)
RED: Colour = (1.0, 0.11, 0.05)

LAMPS: dict[str, tuple[float, Vec3]] = {"us": (1.0, (1.0, 0.985, 0.955)), "rs": (0.64, (1.0, 0.965, 0.90))}
"""By segment: strength and colour of the lamps: white tubes, and the older, warmer ones of the Russian modules."""

USUAL_LAMPS: tuple[float, Vec3] = (0.9, (1.0, 0.97, 0.92))


def lamps_of(segment: str) -> tuple[float, Vec3]:
    """Return strength and colour of the lamps of a segment."""
    return LAMPS.get(segment, USUAL_LAMPS)


@dataclass(frozen=True, slots=True)
class RoomLight:
    """Linear light, exposed: cube is what comes from all round, key comes from one direction and is not in the cube.

    Attributes:
        above: What comes from the up side, for what mirrors the ceiling. below: From the down side.
    """

    up: Vec3
    cube: Cube
    above: Colour
    below: Colour
    key_direction: Vec3
    key: Colour


UNKNOWN_LIT: tuple[Colour, Colour, Colour] = ((0.60, 0.61, 0.61), (0.25, 0.25, 0.26), (0.45, 0.44, 0.41))
UNKNOWN_RED: tuple[Colour, Colour, Colour] = ((0.13, 0.035, 0.009), (0.05, 0.014, 0.005), (0.15, 0.046, 0.015))
UNKNOWN_DARK: tuple[Colour, Colour, Colour] = ((0.018, 0.02, 0.026), (0.010, 0.011, 0.015), (0.012, 0.014, 0.02))
"""Where nothing is known of a room: what its lamps give, its emergency strips, and what is there without any; from
above, from below, main."""

LAMPS_SEEN = 0.7
"""By which power the light of lamps falls as they are dimmed: eyes and walls make up for some of it."""


def even_cube(up: Vec3, above: Colour, below: Colour) -> Cube:
    """Return the six sides of a light that goes over from above to below."""

    def side(way: Vec3) -> Colour:
        t = 0.5 + 0.5 * dot(way, up)
        return (
            below[0] + (above[0] - below[0]) * t, below[1] + (above[1] - below[1]) * t,
            below[2] + (above[2] - below[2]) * t,
        )  # fmt: skip

    a, b, c, d, e, f = map(side, SIDES)
    return (a, b, c, d, e, f)


def room_light(glow: Glow, up: Vec3 = UP) -> RoomLight:
    """Return the light in a room of which only is known how its lamps burn."""
    lit, red = glow.lamps**LAMPS_SEEN, glow.red / ROOMS["emergency"].red
    above, below, key = (
        _plus(_plus(dark, lamps, lit), strips, red)
        for dark, lamps, strips in zip(UNKNOWN_DARK, UNKNOWN_LIT, UNKNOWN_RED, strict=True)
    )
    direction = unit(add(up, scale((0.35, 0.45, 0.2), 0.8)))
    return RoomLight(up, even_cube(up, above, below), above, below, direction, key)


def _outside() -> RoomLight:
    above, below = (0.06, 0.07, 0.10), (0.38, 0.45, 0.56)
    return RoomLight(UP, even_cube(UP, above, below), above, below, (0.3, 0.5, -0.8), (1.5, 1.47, 1.38))


SPACE = _outside()
"""Outside by day: hard sun, blue light from the Earth below."""


BLAST_IN = 0.9
"""How bright it may get on what floats in a room of glass: no whiter than sunlight there."""


BLAST_ROUND, BLAST_SIDE = 0.07, 0.32
"""Shares of it that come back from all of the room, and through the panes from the side of the burst."""

BLAST_SEEN, BLAST_POWER = 4.0, 0.75
"""Eyes are used to the dim of a cabin: a tenth of sunlight looks like most of it there, a thousandth little."""


def blast_seen(strength: float) -> float:
    """Return how strong the light of bursts (1 = sunlight) looks aboard, 0 to 1: what is faint is raised."""
    return min(1.0, float(BLAST_SEEN * max(strength, 0.0) ** BLAST_POWER))


def with_blast(light: RoomLight, direction: Vec3, strength: float, colour: Colour = (1.0, 0.90, 0.78)) -> RoomLight:
    """Return a room's light with that of bursts on the Earth in it.

    Args:
        light: Of the room.
        direction: Toward the bursts, station frame.
        strength: 1 is as bright as sunlight looks; flashes already limited.
        colour: Of their light.
    """
    if strength < 0.005:
        return light
    much = BLAST_IN * min(strength, 1.0)
    share = much / (much + max(light.key))
    key_direction = unit(add(scale(light.key_direction, 1.0 - share), scale(direction, share)))
    a, b, c, d, e, f = (
        _plus(side, colour, (BLAST_ROUND + BLAST_SIDE * max(dot(way, direction), 0.0)) * much)
        for way, side in zip(SIDES, light.cube, strict=True)
    )
    return RoomLight(
        light.up,
        (a, b, c, d, e, f),
        _plus(light.above, colour, 0.5 * BLAST_ROUND * much),
        _plus(light.below, colour, 2.0 * BLAST_ROUND * much),
        key_direction,
        _plus(light.key, colour, much),
    )


def _plus(colour: Colour, other: Colour, much: float) -> Colour:
    return (colour[0] + other[0] * much, colour[1] + other[1] * much, colour[2] + other[2] * much)


def cube_rows(cube: Iterable[Colour]) -> list[tuple[float, float, float, float]]:
    """Return the six sides as a shader takes them."""
    return [(*side, 0.0) for side in cube]
