"""Harmony: the node of the laboratories, with four crew quarters round its aft half, boxes of white cloth."""

from __future__ import annotations

from iss3d.forge.station import shell
from iss3d.forge.station.compose import Plan, Room
from iss3d.forge.station.modules import shared
from iss3d.vectors import scale

QUARTERS = ("quarter_port", "quarter_starboard", "quarter_overhead", "quarter_deck")


def dress(room: Room) -> None:
    """Line the quarters with quilts, put a door frame, a reading lamp, a laptop and photographs into each."""
    for n, name in enumerate(QUARTERS):
        cell = room.station.cells[f"{room.module.id}_{name}"]
        for face in cell.faces:
            if face.openings:
                shell.collar(room.kit, face.openings[0].corners, scale(face.normal, -1.0), room.tint("accent"))
        shared.quarter(room, cell, n)
    shared.notes(room, "port", 4)
    shared.notes(room, "starboard", 4)
    shared.patches(room, "overhead", 0.7, 5)
    shared.plates(room, "deck", "agencies", 2)


PLAN = Plan(
    racks={
        "main.port": ("doors", "blank", "vents", "blank", "drawers"),
        "main.starboard": ("stowage", "blank", "doors", "blank", "freezer"),
        "main.overhead": ("vents", "blank", "stowage", "blank", "doors"),
        "main.deck": ("doors", "blank", "stowage", "blank", "vents"),
    },
    bare=QUARTERS,
    lived=0.5,
    more=dress,
)
