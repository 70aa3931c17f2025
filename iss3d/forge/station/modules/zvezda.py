"""Zvezda: tan walls, olive floor, a table, two cabins, many small windows, and the central post at its forward end."""

from __future__ import annotations

from iss3d.forge.station.compose import Plan, Room
from iss3d.forge.station.modules import lived, shared, traces


def dress(room: Room) -> None:
    """Add pictures over the table, the plate that shows the way to the Soyuz, lamps in the ball of hatches."""
    for n, name in enumerate(("cabin_port", "cabin_starboard")):
        shared.quarter(room, room.station.cells[f"{room.module.id}_{name}"], n)
    shared.notes(room, "port", 5)
    shared.notes(room, "starboard", 4)
    shared.plates(room, "overhead", "exit", 2)
    traces.bulkheads(room, 0.62)
    traces.corner_lamps(room, "transfer")
    for role in ("port", "starboard"):
        lived.tucked(room, role, 2)
    lived.socks(room, "port", 1)
    lived.towels(room, "starboard", 1)
    shared.runs(room, "starboard", 3)


PLAN = Plan(
    racks={
        "main.port": ("galley|hinged", "padded", "galley", "padded", "bags"),
        "main.starboard": ("bags", "padded", "devices", "hinged", "padded"),
        "main.deck": ("floor",) * 5,
        "main.overhead": ("ceiling",) * 5,
        "forward.port": ("hinged", "blank", "padded", "bags", "devices", "post", "post"),
        "forward.starboard": ("hinged", "blank", "padded", "hinged", "devices", "post", "post"),
        "forward.deck": ("floor",) * 7,
        "forward.overhead": ("ceiling", "bags", "ceiling", "ceiling", "bags", "ceiling", "devices"),
    },
    bare=("cabin_port", "cabin_starboard"),
    usual=("hinged", "padded"),
    pitch=0.62,
    lived=0.0,
    brightness=0.85,
    more=dress,
)  # fmt: skip
