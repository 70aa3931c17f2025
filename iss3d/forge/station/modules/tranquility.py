"""Tranquility: where air and water are made again, where one runs, lifts, and goes to the toilet; the Cupola's door."""

from __future__ import annotations

from iss3d.forge.station import parts, shell
from iss3d.forge.station.compose import Plan, Room
from iss3d.forge.station.kit import Frame
from iss3d.forge.station.modules import lived, shared, ways, worn


def dress(room: Room) -> None:
    """Add towels, harness hooks by the treadmill, papers by the toilet, what surrounds the way into the Cupola."""
    walls = worn.Walls(room)
    walls.put("forward", ("towel", "towel", "bag", "clear", "pages", "unit", "bands", "label", "headset", "prints"))
    walls.put("aft", ("towel", "bag", "unit", "pages", "prints", "clear", "coil", "label", "fan"))
    walls.put("overhead", ("bag", "bag", "bands", "unit", "coil", "laptop", "label"))
    walls.put("deck", ("bag", "bag", "loop", "coil", "clear", "label"))
    worn.bundles(room, "forward", 6, 0.91)
    worn.bundles(room, "aft", 6, -0.92)
    worn.rims(room)
    ways.dress(room)
    shared.runs(room, "overhead", 3)
    shared.runs(room, "deck", 2)
    lived.towels(room, "deck", 1)
    lived.towels(room, "forward", 1)
    lived.socks(room, "overhead", 1)
    lived.socks(room, "deck", 1)
    lived.tucked(room, "deck", 2)
    lived.tucked(room, "aft", 1)
    treadmill_end(room)
    rim(room)


def treadmill_end(room: Room) -> None:
    """Fill the far end round its hatch and the walls beside the way to Leonardo: cords, clips, shoes, a fan."""
    k = room.kit
    cell = room.station.cells[f"{room.module.id}_main"]
    far = next(f for f in cell.faces if f.normal[1] > 0.9)
    f = shell.face_frame(cell, far, room.module)
    for s in (-1, 1):
        k.box(f, s * 0.88, 0.42, 0, 0.34, 0.44, 0.030, "white", "bag", 0.02, room.tint("wall"))
        k.box(f, s * 0.88, -0.18, 0, 0.32, 0.40, 0.028, "white", ("locker3", "pfe")[s > 0], 0.012)
        parts.bungee(k, f, (s * 0.74, 0.76), (s * 1.02, 0.02), 0.03)
        parts.note(k, f, s * 0.88, -0.52, 0.003, ("timetable", "photo3")[s > 0], 0.15)
    k.cushion(f, -0.90, -0.76, 0.002, 0.12, 0.26, 0.03, "cloth", "", (0.86, 0.86, 0.88), 0.5, n=5)
    k.cushion(f, -0.76, -0.78, 0.002, 0.12, 0.26, 0.03, "cloth", "", (0.86, 0.86, 0.88), 0.5, n=5)
    for role in ("forward", "aft"):
        for face, g in lived.walls(room, role):
            left, _, right, _ = shell.bounds(g, face)
            edge = left if abs(g.at(left, 0)[1] - cell.low[1]) < 0.1 else right
            inward = 1.0 if edge < 0 else -1.0
            u = edge + inward * 0.36
            k.box(g, u, 0.42, 0, 0.50, 0.56, 0.028, "white", "door0", 0.012, room.tint("wall"))
            k.cushion(g, u, -0.22, 0.0, 0.46, 0.40, 0.034, "cloth", "bag", room.tint("wall"), 0.24)
            parts.bungee(k, g, (u - 0.26, -0.1), (u + 0.26, -0.3), 0.024)
            u = edge + inward * 2.16
            k.box(g, u, 0.0, 0, 0.07, 1.5, 0.02, "alu", "track", 0.004, side=True)


def rim(room: Room) -> None:
    """Mark the way into the Cupola: stripes at its edges, foot loops, stickers of crews who looked out there."""
    k = room.kit
    cell = room.station.cells[f"{room.module.id}_main"]
    deck = next(f for f in cell.faces if f.role == "deck")
    f = shell.face_frame(cell, deck, room.module)
    way = deck.openings[0]
    u, v = (float(x) for x in shell.flat(f, [way.centre])[0])
    for s in (-1, 1):
        k.plate(f, u + s * 0.74, v, 0.004, 1.2, 0.032, "stripe", turn=1.5707963)
        loop = [(u + s * 0.80, v - 0.25, 0.0), (u + s * 0.80, v - 0.20, 0.05), (u + s * 0.80, v + 0.20, 0.05),
                (u + s * 0.80, v + 0.25, 0.0)]  # fmt: skip
        k.tube([f.at(*p) for p in loop], 0.012, 8, "blue", smoothed=3)
    tunnel = room.station.cells[f"{room.module.id}_nadir_port"]
    for n, face in enumerate(q for q in tunnel.faces if not q.openings):
        g = Frame.of(shell.face_frame(tunnel, face, room.module).o, (0.0, 1.0, 0.0) if abs(face.normal[0]) > 0.5
                     else (1.0, 0.0, 0.0), face.normal)  # fmt: skip
        for i in range(3):
            k.plate(g, -0.36 + i * 0.36, 0.0, 0.018, 0.15, 0.15, f"patch{(n + i) % 4}")
        parts.bungee(k, g, (-0.5, 0.2), (0.5, 0.2), 0.014)


PLAN = Plan(
    racks={
        "main.forward": ("blank", "blank", "vents|drawers", "drawers|vents", "toilet"),
        "main.aft": ("blank", "blank", "scrubber", "water", "oxygen"),
        "main.overhead": ("doors", "weights", "vents", "doors", "stowage"),
        "main.deck": ("blank", "blank", "stowage", "doors", "vents"),
    },
    lived=0.5,
    brightness=0.96,
    more=dress,
)
