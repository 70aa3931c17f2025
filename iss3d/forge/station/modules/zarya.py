"""Zarya: a long corridor of hinged panels, narrowed by bags under cords, with hoses along its floor."""

from __future__ import annotations

from iss3d.forge.station.compose import Plan, Room
from iss3d.forge.station.modules import shared


def dress(room: Room) -> None:
    """Add what marks the way."""
    shared.plates(room, "overhead", "exit", 3)
    shared.notes(room, "starboard", 3)


PLAN = Plan(
    racks={
        "corridor.overhead": ("ceiling", "hinged") * 7 + ("ceiling",),
        "corridor.deck": ("floor",) * 15,
    },
    usual=("hinged", "bags", "hinged", "padded"),
    pitch=0.61,
    lived=0.0,
    brightness=0.95,
    more=dress,
)
