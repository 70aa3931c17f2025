"""Unity: the salmon-coloured node where the two segments meet, half galley and half crossroads."""

from __future__ import annotations

from iss3d.forge.station.compose import Plan, Room
from iss3d.forge.station.modules import shared


def dress(room: Room) -> None:
    """Hang the patches of every crew before on the overhead, food lists and photographs by the table."""
    shared.patches(room, "overhead", -0.7, 6)
    shared.notes(room, "port", 5)
    shared.notes(room, "starboard", 3)


PLAN = Plan(
    racks={
        "main.port": ("pantry|doors", "stowage", "blank", "doors"),
        "main.starboard": ("stowage|doors", "drawers", "blank", "doors"),
        "main.overhead": ("doors", "vents", "blank", "stowage"),
        "main.deck": ("stowage", "doors", "blank", "vents"),
    },
    lived=0.6,
    brightness=1.15,
    more=dress,
)
