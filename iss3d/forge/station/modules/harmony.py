"""Harmony: the node of the laboratories, with four crew quarters round its aft half, boxes of white cloth."""

from __future__ import annotations

from iss3d.forge.station import shell
from iss3d.forge.station.compose import Plan, Room
from iss3d.forge.station.modules import shared, worn
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
    walls = worn.Walls(room)
    walls.put("port", ("laptop", "bag", "bag", "prints", "prints", "towel", "headset", "clear", "pages", "label"))
    walls.put("starboard", ("camera", "bag", "unit", "prints", "flags", "towel", "roll", "pages", "clear", "label"))
    walls.put("overhead", ("bag", "bag", "unit", "prints", "coil", "flags", "label"))
    walls.put("deck", ("bag", "bag", "unit", "loop", "loop", "coil", "label"))
    worn.bundles(room, "port", 6, 0.91)
    worn.bundles(room, "starboard", 5, -0.91)
    worn.bundles(room, "overhead", 4, 0.9)
    worn.rims(room)
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
