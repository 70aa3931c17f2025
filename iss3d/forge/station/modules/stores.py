"""Leonardo and Kibo's store: what came up and has not yet gone down, in bags on every wall."""

from __future__ import annotations

from iss3d.forge.station import parts, shell
from iss3d.forge.station.compose import Plan, Room
from iss3d.forge.station.modules import lived, shared, ways, worn


def american(room: Room) -> None:
    """Add the lists of what is where, cords with what was put down for a minute years ago, cables past the bags."""
    walls = worn.Walls(room)
    walls.put("port", ("unit", "pages", "prints", "board", "label", "label", "roll", "clear"))
    walls.put("starboard", ("laptop", "pages", "towel", "label", "label", "coil"))
    walls.put("overhead", ("bag", "bag", "coil", "label"))
    walls.put("deck", ("bag", "bag", "loop", "label"))
    worn.bundles(room, "starboard", 5, 0.92)
    worn.rims(room)
    ways.dress(room)
    shared.notes(room, "port", 5)
    shared.notes(room, "starboard", 5)
    shared.runs(room, "overhead", 2)
    lived.tucked(room, "deck", 2)
    lived.tucked(room, "starboard", 1)
    lived.socks(room, "port", 1)
    far = next(f for f in room.station.cells[f"{room.module.id}_main"].faces if f.normal[0] < -0.9)
    f = shell.face_frame(room.station.cells[f"{room.module.id}_main"], far, room.module)
    parts.note(room.kit, f, -0.20, 0.30, 0.032, "photo5", 0.20)
    parts.note(room.kit, f, 0.10, 0.26, 0.032, "note2", 0.15)
    parts.bungee(room.kit, f, (-0.9, -0.1), (0.9, -0.22), 0.018)


def japanese(room: Room) -> None:
    """Add inventory lists; two of the crew sleep here when the quarters are full: a lamp and a photograph."""
    walls = worn.Walls(room)
    walls.put("forward", ("laptop", "bag", "bag", "prints", "pages", "label"))
    walls.put("aft", ("bag", "unit", "fan", "towel", "prints", "label"))
    walls.put("port", ("bag", "board", "pages", "coil", "clear", "label"))
    walls.put("starboard", ("bag", "bag", "unit", "headset", "label"))
    walls.put("overhead", ("bag", "bag", "flags"))
    walls.put("deck", ("bag", "bag", "unit", "loop", "prints"))
    worn.bundles(room, "aft", 5, 0.9)
    worn.rims(room)
    ways.dress(room)
    for role in ("forward", "aft", "port"):
        shared.notes(room, role, 2)
    lived.tucked(room, "starboard", 2)
    lived.socks(room, "aft", 1)
    lived.towels(room, "forward", 1)


LEONARDO = Plan(
    racks={
        "main.port": ("cargo", "stowage", "netted", "cargo", "cases"),
        "main.starboard": ("netted", "cargo", "cargo", "stowage", "cargo"),
        "main.overhead": ("cargo", "netted", "cargo", "stowage", "cargo"),
        "main.deck": ("cases", "cargo", "stowage", "cargo", "netted"),
        "main.forward": ("cargo", "cargo"),
    },
    pitch=0.96,
    lived=0.2,
    brightness=0.9,
    more=american,
)

LOFT = Plan(
    racks={
        "main.forward": ("cargo", "stowage", "shelves"),
        "main.aft": ("stowage", "cargo", "doors"),
        "main.port": ("shelves", "cases", "cargo"),
        "main.starboard": ("cargo", "netted", "doors"),
        "main.overhead": ("cargo", "netted"),
    },
    lived=0.2,
    brightness=0.95,
    more=japanese,
)
