"""Columbus and Kibo: the European and the Japanese laboratory, both bright and orderly, each with racks of its own."""

from __future__ import annotations

import math

from iss3d.forge.station import parts, parts_worn
from iss3d.forge.station.compose import Plan, Room
from iss3d.forge.station.kit import Frame
from iss3d.forge.station.modules import lived, shared, ways, worn

HATCH = 0.48
"""Radius of the inner door of Kibo's airlock, metres."""


def european(room: Room) -> None:
    """Hang what the crews of Columbus have hung up; the far end is where bags and pictures gather."""
    walls = worn.Walls(room)
    walls.put("forward", ("laptop", "camera", "apparatus", "unit", "prints", "pages", "flags", "headset", "clear",
                          "label", "label", "coil", "patch", "velcro"))  # fmt: skip
    walls.put("aft", ("laptop", "apparatus", "unit", "bag", "prints", "pages", "towel", "coil", "label", "velcro"))
    walls.put("overhead", ("bag", "bag", "unit", "coil", "flags", "camera", "pages", "label"))
    walls.put("deck", ("bag", "bag", "loop", "loop", "unit", "coil", "clear", "label"))
    worn.bundles(room, "forward", 7, 0.90)
    worn.bundles(room, "aft", 6, -0.91)
    worn.bundles(room, "forward", 5, -0.92)
    worn.rims(room)
    ways.dress(room)
    shared.runs(room, "deck", 3)
    lived.socks(room, "forward", 1)
    lived.tucked(room, "deck", 2)
    lived.tucked(room, "overhead", 2)
    for face, f in lived.walls(room, "forward"):
        if shared.free(room, face, f, 1.45, 0.25):
            lived.arm_laptop(room, f, 1.45, 0.25, "screen1")
    far = Frame.of((11.0, 8.3, 4.85), (-1.0, 0.0, 0.0), (0.0, -1.0, 0.0))
    for i in range(4):
        parts_worn.patch(room.kit, far, -0.36 + i * 0.24, 0.80, i, 0.09, 0.034)


def japanese(room: Room) -> None:
    """Hang patches in a row, as in Kibo, few papers; and build the far wall: the airlock's door under two windows."""
    walls = worn.Walls(room)
    walls.put("forward", ("laptop", "laptop", "camera", "apparatus", "apparatus", "unit", "unit", "prints", "pages",
                          "bag", "headset", "clear", "label", "label", "coil", "velcro"))  # fmt: skip
    walls.put("aft", ("laptop", "camera", "apparatus", "unit", "bag", "bag", "prints", "pages", "towel", "coil",
                      "board", "label", "label", "velcro", "clear"))  # fmt: skip
    walls.put("overhead", ("bag", "bag", "bag", "unit", "unit", "camera", "flags", "coil", "pages", "fan", "label"))
    walls.put("deck", ("bag", "bag", "bag", "loop", "loop", "loop", "unit", "coil", "clear", "label"))
    worn.bundles(room, "forward", 8, 0.90)
    worn.rims(room)
    ways.dress(room)
    shared.patches(room, "overhead", 0.6, 8)
    lived.socks(room, "aft", 1)
    lived.tucked(room, "deck", 2)
    lived.tucked(room, "overhead", 1)
    for role, u in (("aft", -3.0), ("forward", 0.5)):
        for face, f in lived.walls(room, role):
            if shared.free(room, face, f, u, 0.2):
                lived.arm_laptop(room, f, u, 0.2, "screen0" if u < 0 else "screen2", math.copysign(1.0, u))
    window_wall(room)


def window_wall(room: Room) -> None:
    """Build the far end: a round door with its wheel, equalising valves, a strip of keys between the windows."""
    k = room.kit
    panes = [w for w in room.station.windows.values() if w.module == room.module.id and abs(w.normal[1]) > 0.9]
    high = sum(w.centre[2] for w in panes) / max(len(panes), 1)
    door = Frame.of((11.0, -12.6, high + 0.78), (1.0, 0.0, 0.0), (0.0, 1.0, 0.0))
    eye = door.at(0, 0, 2.0)
    rings = ((HATCH + 0.10, 0.0), (HATCH + 0.10, 0.018), (HATCH + 0.02, 0.028), (HATCH, 0.012))
    k.loft([parts.ring(door, r, w, 40) for r, w in rings], eye, "alu")
    k.loft([parts.ring(door, r, w, 40) for r, w in ((HATCH, 0.012), (HATCH - 0.03, 0.014))], eye, "rubber")
    dome = ((HATCH - 0.03, 0.014), (HATCH - 0.05, 0.024), (HATCH * 0.55, 0.032), (0.14, 0.034), (0.002, 0.034))
    k.loft([parts.ring(door, r, w, 40) for r, w in dome], eye, "white", tint=room.tint("wall"))
    for i in range(16):
        a = math.tau * (i + 0.5) / 16
        reach = HATCH + 0.055
        clamp = door.sub(math.cos(a) * reach, math.sin(a) * reach, 0.024, turn=a)
        k.box(clamp, 0, 0, 0, 0.05, 0.028, 0.010, "alu", bevel=0.004, density=0.7)
    k.tube([door.at(0, 0, 0.03), door.at(0, 0, 0.06)], 0.05, 14, "alu", caps=True)
    wheel = [door.at(math.cos(a) * 0.17, math.sin(a) * 0.17, 0.062) for a in (math.tau * i / 24 for i in range(25))]
    k.tube(wheel, 0.011, 8, "blue")
    for i in range(3):
        a = math.tau * i / 3 + math.pi / 2
        k.tube([door.at(0, 0, 0.055), door.at(math.cos(a) * 0.17, math.sin(a) * 0.17, 0.062)], 0.008, 6, "alu")
    k.plate(door, 0, -0.30, 0.0335, 0.30, 0.15, "hatch")
    k.plate(door, 0, 0.31, 0.0315, 0.26, 0.03, "stripe")
    for s in (-1, 1):
        k.box(door, s * 0.80, 0.05, 0, 0.30, 0.52, 0.026, "white", ("pba", "sockets")[s > 0], 0.012)
        parts.pull(k, door.sub(w=0.026), s * 0.80, -0.26, 0.14)
        k.tube([door.at(s * 0.66, -0.20, 0.0), door.at(s * 0.66, -0.20, 0.05)], 0.045, 14, "alu", caps=True)
        k.box(door, s * 0.66, -0.20, 0.05, 0.02, 0.08, 0.016, "red", bevel=0.004)
    seams(room)
    above = Frame.of((11.0, -12.6, high), (1.0, 0.0, 0.0), (0.0, 1.0, 0.0))
    k.box(above, 0, 0.0, 0, 0.44, 0.40, 0.024, "grey", "drawer1", 0.008)
    parts.display(k, above, 0, 0.30, 0.004, 0.24, "screen0")
    for s in (-1, 1):
        parts.note(k, above, s * 0.98, 0.20, 0.003, ("photo2", "photo0")[s > 0], 0.13)
    for i in range(4):
        parts_worn.patch(k, above, -0.45 + i * 0.30, 0.56, i + 1, 0.09, 0.004)


def seams(room: Room) -> None:
    """Draw the joints of the far wall's panels, each line held by screws."""
    k = room.kit
    f = Frame.of((11.0, -12.6, 4.85), (1.0, 0.0, 0.0), (0.0, 1.0, 0.0))
    lines = [(s * 0.90, 0.0, 0.012, 2.1) for s in (-1, 1)] + [(s * 0.98, -0.12, 0.20, 0.010) for s in (-1, 1)]
    for u, v, wide, high in (*lines, (0.0, 0.62, 1.8, 0.010), (0.0, -0.985, 1.8, 0.010)):
        k.plate(f, u, v, 0.0015, wide, high, "dark", tint=(0.9, 0.9, 0.9))
        count = max(2, round(max(wide, high) / 0.22))
        for i in range(count):
            along = ((i + 0.5) / count - 0.5) * max(wide, high)
            for s in (-0.03, 0.03):
                x, y = (u + along, v + s) if wide > high else (u + s, v + along)
                k.box(f, x, y, 0, 0.016, 0.016, 0.003, "alu", bevel=0.001, density=0.6)


COLUMBUS = Plan(
    racks={
        "main.forward": ("glovebox", "fluids|drawers", "facility", "drawers", "facility"),
        "main.aft": ("desk", "freezer", "bench", "express|doors", "facility"),
        "main.overhead": ("stowage", "doors", "vents", "doors", "shelves"),
        "main.deck": ("doors", "stowage", "doors", "vents", "doors"),
        "main.starboard": ("cargo", "cargo"),
    },
    lived=0.5,
    more=european,
)

KIBO = Plan(
    racks={
        "main.forward": ("arm_console", "doors", "bench", "blank", "facility", "freezer", "shelves", "facility",
                         "stowage"),
        "main.aft": ("desk", "furnace", "doors", "facility", "blank", "shelves", "doors", "drawers", "shelves"),
        "main.overhead": ("doors", "stowage", "vents", "doors", "blank", "blank", "stowage", "doors", "vents"),
        "main.deck": ("doors", "blank", "stowage", "vents", "doors", "blank", "stowage", "blank", "doors"),
    },
    lived=0.4,
    brightness=1.08,
    more=japanese,
)  # fmt: skip
