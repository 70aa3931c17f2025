"""How a room's lamps light what is in it, for people and things: from above, from below, and one main direction.

Simple on purpose: rooms light themselves (see the station's drawing); what floats in them takes the room's mean.
"""

from __future__ import annotations

from dataclasses import dataclass

from iss3d.vectors import UP, Vec3, add, scale, unit

Colour = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class RoomLight:
    """Linear light: above and below are what comes from the up and the down side, key comes from one direction."""

    up: Vec3
    above: Colour
    below: Colour
    key_direction: Vec3
    key: Colour


MODES: dict[str, tuple[Colour, Colour, Colour]] = {
    "on": ((0.62, 0.63, 0.64), (0.26, 0.26, 0.27), (0.46, 0.45, 0.43)),
    "dim": ((0.20, 0.21, 0.24), (0.09, 0.09, 0.11), (0.12, 0.12, 0.13)),
    "emergency": ((0.15, 0.055, 0.035), (0.06, 0.025, 0.02), (0.16, 0.06, 0.035)),
    "off": ((0.018, 0.02, 0.026), (0.010, 0.011, 0.015), (0.012, 0.014, 0.02)),
}
"""By lamp mode: from above, from below, main. Off still leaves the glow of status lights and windows."""

SPACE = RoomLight(UP, (0.05, 0.06, 0.09), (0.30, 0.36, 0.45), (0.3, 0.5, -0.8), (1.1, 1.08, 1.0))
"""Outside by day: hard sun, blue light from the Earth below."""


def room_light(mode: str, up: Vec3 = UP) -> RoomLight:
    """Return the light in a room whose lamps are in this mode."""
    above, below, key = MODES.get(mode, MODES["on"])
    return RoomLight(up, above, below, unit(add(up, scale((0.35, 0.45, 0.2), 0.8))), key)


BLAST: Colour = (1.0, 0.90, 0.78)
"""Colour of the light of bursts."""
BLAST_IN = 0.9
"""How bright it may get on what floats in a room of glass: no whiter than sunlight there."""


BLAST_SEEN, BLAST_POWER = 4.0, 0.75
"""Eyes are used to the dim of a cabin: a tenth of sunlight looks like most of it there, a thousandth little."""


def blast_seen(strength: float) -> float:
    """Return how strong the light of bursts (1 = sunlight) looks aboard, 0 to 1: what is faint is raised."""
    return min(1.0, float(BLAST_SEEN * max(strength, 0.0) ** BLAST_POWER))


def with_blast(light: RoomLight, direction: Vec3, strength: float) -> RoomLight:
    """Return a room's light with that of bursts on the Earth in it.

    Args:
        light: Of the room.
        direction: Toward the bursts, station frame.
        strength: 1 is as bright as sunlight looks; flashes already limited.
    """
    if strength < 0.005:
        return light
    much = BLAST_IN * min(strength, 1.0)
    share = much / (much + max(light.key))
    key_direction = unit(add(scale(light.key_direction, 1.0 - share), scale(direction, share)))
    return RoomLight(
        light.up,
        _plus(light.above, 0.22 * much),
        _plus(light.below, 0.34 * much),
        key_direction,
        _plus(light.key, much),
    )


def _plus(colour: Colour, much: float) -> Colour:
    return (colour[0] + BLAST[0] * much, colour[1] + BLAST[1] * much, colour[2] + BLAST[2] * much)
