"""Zarya: a long corridor of hinged panels, narrowed by bags under cords, with hoses along its floor."""

from __future__ import annotations

from iss3d.forge.station.compose import Plan, Room
from iss3d.forge.station.modules import lived, shared, traces


def dress(room: Room) -> None:
    """Add what marks the way, boxes on its bulkheads, and what years of six people have left along it."""
    shared.plates(room, "overhead", "exit", 3)
    shared.notes(room, "starboard", 8)
    shared.notes(room, "port", 6)
    traces.bulkheads(room)
    for role in ("port", "starboard"):
        lived.tucked(room, role, 3)
        lived.socks(room, role, 1)
    lived.towels(room, "starboard", 2)
    shared.runs(room, "deck", 3)


PLAN = Plan(
    racks={
        "corridor.port": (
            "hinged",
            "sacks",
            "devices",
            "hinged",
            "bags",
            "padded",
            "hinged",
            "sacks",
            "carpet",
            "hinged",
            "fan",
            "bags",
            "hinged",
            "bottles",
            "carpet",
        ),
        "corridor.starboard": (
            "carpet",
            "bags",
            "hinged",
            "sacks",
            "hinged",
            "bottles",
            "bags",
            "hinged",
            "devices",
            "carpet",
            "sacks",
            "hinged",
            "padded",
            "sacks",
            "hinged",
        ),
        "corridor.overhead": ("ceiling", "hinged") * 7 + ("ceiling",),
        "corridor.deck": ("floor",) * 15,
    },
    usual=("hinged", "bags", "hinged", "padded"),
    pitch=0.61,
    lived=0.0,
    brightness=0.95,
    more=dress,
)
