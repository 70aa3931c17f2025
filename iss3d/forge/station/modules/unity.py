"""Unity: the peach-painted node where the two segments meet, half galley and half crossroads."""

from __future__ import annotations

from iss3d.forge.station.compose import Plan, Room
from iss3d.forge.station.modules import lived, shared, traces, ways, worn


def dress(room: Room) -> None:
    """Hang the patches of every crew before on the overhead, food lists and photographs by the table."""
    shared.patches(room, "overhead", -0.7, 6)
    walls = worn.Walls(room)
    walls.taken += traces.beside_ways(room, ("port", "starboard", "overhead", "deck"))
    walls.at("port", -1.5, 0.45, "larder")
    walls.put(
        "port", ("larder", "board", "laptop", "flags", "bag", "bag", "prints", "pouch", "pouch", "clear", "towel")
    )
    walls.put("starboard", ("larder", "laptop", "bag", "bag", "prints", "headset", "unit", "pages", "camera", "pouch"))
    walls.put("overhead", ("bag", "bag", "bag", "flags", "prints", "unit", "coil", "pouch"))
    walls.put("deck", ("bag", "bag", "bag", "loop", "loop", "coil", "clear", "pouch"))
    worn.bundles(room, "port", 6, -0.92)
    worn.bundles(room, "starboard", 6, 0.91)
    worn.bundles(room, "overhead", 5, 0.88)
    worn.rims(room)
    ways.dress(room)
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
    brightness=0.95,
    more=dress,
)
