"""Zarya: a long dim corridor of panels, narrowed by bags under cords, hung with hoses and cables from end to end."""

from __future__ import annotations

from iss3d.forge.station.compose import Plan, Room
from iss3d.forge.station.modules import hung, lived, shared, traces


def dress(room: Room) -> None:
    """Add what marks the way, boxes on its bulkheads, hoses and cables, and what years of six people have left."""
    shared.plates(room, "overhead", "exit", 3)
    shared.notes(room, "starboard", 7)
    shared.notes(room, "port", 6)
    traces.bulkheads(room)
    for role in ("port", "starboard"):
        lived.tucked(room, role, 3)
        lived.socks(room, role, 1)
    lived.towels(room, "starboard", 2)
    hung.hoses(room, "corridor", 0.043, (0, 2))
    hung.hoses(room, "corridor", 0.040, (1,), (0.62, 0.63, 0.62), "grey")
    hung.lines(room, "port", (0.88, -0.9), 5)
    hung.lines(room, "starboard", (0.88, -0.9), 5)
    hung.lines(room, "deck", (-0.7, 0.7), 4)
    hung.hang(room, ("port",), 12)
    hung.hang(room, ("starboard",), 12)
    hung.hang(room, ("overhead",), 7, ("sack", "net", "cable", "sack"))
    hung.words(room, ("port", "starboard", "overhead", "deck", "corner"), 22)


PLAN = Plan(
    racks={
        "corridor.port": ("hinged", "sacks", "devices", "duct", "bags", "padded", "hinged", "sacks", "carpet", "hinged",
                          "fan", "bags", "devices", "bottles", "locker"),
        "corridor.starboard": ("carpet", "bags", "hinged", "sacks", "duct", "bottles", "bags", "hinged", "devices",
                               "carpet", "sacks", "devices", "locker", "workplace", "devices"),
        "corridor.overhead": ("ceiling", "hinged", "bags") * 5,
        "corridor.deck": ("floor", "floor", "hinged") * 5,
    },
    usual=("hinged", "bags", "hinged", "padded"),
    pitch=0.61,
    lived=0.0,
    brightness=0.72,
    more=dress,
)  # fmt: skip
