"""Columbus and Kibo: the European and the Japanese laboratory, both bright and orderly, each with racks of its own."""

from __future__ import annotations

from iss3d.forge.station.compose import Plan, Room
from iss3d.forge.station.modules import shared


def european(room: Room) -> None:
    """Hang what the crews of Columbus have hung up."""
    shared.notes(room, "forward", 5)
    shared.notes(room, "aft", 6)
    shared.plates(room, "overhead", "agencies", 3)


def japanese(room: Room) -> None:
    """Hang patches in a row, as in Kibo, and few papers."""
    shared.notes(room, "forward", 3)
    shared.notes(room, "aft", 3)
    shared.patches(room, "overhead", 0.6, 8)


COLUMBUS = Plan(
    racks={
        "main.forward": ("glovebox", "fluids|drawers", "express", "drawers", "doors"),
        "main.aft": ("desk", "freezer", "drawers", "express", "stowage"),
    },
    usual=("stowage", "doors", "vents", "doors"),
    lived=0.45,
    more=european,
)

KIBO = Plan(
    usual=("express", "doors", "drawers", "doors", "stowage", "doors"),
    lived=0.35,
    brightness=1.08,
    more=japanese,
)
