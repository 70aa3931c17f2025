"""Unity: the salmon-coloured node where the two segments meet, half galley and half crossroads."""

from __future__ import annotations

from iss3d.forge.station.compose import Plan, Room
from iss3d.forge.station.modules import lived, shared, traces


def dress(room: Room) -> None:
    """Hang the patches of every crew before on the overhead, food lists and photographs by the table."""
    shared.patches(room, "overhead", -0.7, 6)
    shared.notes(room, "port", 5)
    shared.notes(room, "starboard", 4)
    traces.beside_ways(room, ("port", "starboard", "overhead", "deck"))
    lived.towels(room, "starboard", 1)
    lived.socks(room, "overhead", 1)
    for role in ("deck", "overhead", "port", "starboard"):
        lived.tucked(room, role, 2)
    shared.runs(room, "starboard", 3)
    shared.runs(room, "overhead", 2)


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
