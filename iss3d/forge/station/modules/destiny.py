"""Destiny: the American laboratory, white and crowded, four rows of six racks round a corridor with blue rails."""

from __future__ import annotations

from iss3d.forge.station import parts
from iss3d.forge.station.compose import Plan, Room
from iss3d.forge.station.modules import shared, ways, worn


def dress(room: Room) -> None:
    """Add what fifteen years of crews have left: papers, patches round the hatches, laptops folded to the walls."""
    walls = worn.Walls(room)
    walls.put("port", ("laptop", "camera", "apparatus", "unit", "bag", "prints", "pages", "headset", "clear", "coil",
                       "label", "label", "patch", "velcro", "card", "roll"))  # fmt: skip
    walls.put("starboard", ("laptop", "camera", "apparatus", "unit", "unit", "prints", "pages", "towel", "clear",
                            "label", "coil", "patch", "velcro", "fan"))  # fmt: skip
    walls.put("overhead", ("laptop", "bag", "bag", "camera", "unit", "flags", "pages", "label", "velcro", "coil"))
    walls.put("deck", ("bag", "bag", "loop", "loop", "coil", "unit", "label", "clear"))
    worn.bundles(room, "port", 7, 0.90)
    worn.bundles(room, "starboard", 6, 0.91)
    worn.bundles(room, "port", 5, -0.92)
    worn.bundles(room, "starboard", 6, -0.90)
    worn.rims(room)
    ways.dress(room)
    shared.notes(room, "port", 4)
    shared.notes(room, "starboard", 4)
    shared.notes(room, "overhead", 2)
    shared.patches(room, "overhead", 0.72, 7)
    shared.plates(room, "port", "agencies", 2)
    for role, u, v, screen in (("port", -1.55, 0.35, "screen0"), ("starboard", -2.1, 0.3, "screen2")):
        for _, face, f in shared.sides(room, role):
            if shared.free(room, face, f, u, v):
                parts.laptop(room.kit, f.sub(w=0.004), u, v, screen)
    shared.runs(room, "deck", 5)
    shared.runs(room, "overhead", 3)


PLAN = Plan(
    racks={
        "main.port": ("drawers", "express", "stowage", "freezer", "desk", "pumps"),
        "main.starboard": ("doors", "express", "chamber", "glovebox", "fluids|drawers", "pumps"),
        "main.overhead": ("stowage", "doors", "vents", "stowage", "drawers", "doors"),
        "main.deck": ("doors", "drawers", "stowage", "doors", "vents", "stowage"),
    },
    lived=0.55,
    more=dress,
)
