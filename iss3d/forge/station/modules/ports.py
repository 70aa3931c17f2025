"""Rassvet, Poisk and Prichal: narrow rooms between a hatch and a ship, with what has been strapped to their walls."""

from __future__ import annotations

from iss3d.forge.station import parts, parts_soft, shell
from iss3d.forge.station import parts_capsule as capsule
from iss3d.forge.station.compose import Plan, Room
from iss3d.forge.station.modules import hung, lived, shared, traces

STONE = ((0.84, 0.81, 0.70), (0.78, 0.76, 0.64), (0.74, 0.78, 0.68))


def rassvet(room: Room) -> None:
    """Add signs to the Soyuz, papers, hoses of air along two corners, straps that wait for something."""
    shared.plates(room, "port", "exit", 2)
    shared.notes(room, "starboard", 5)
    shared.notes(room, "port", 4)
    traces.bulkheads(room)
    lived.tucked(room, "port", 2)
    lived.socks(room, "starboard", 1)
    lived.towels(room, "port", 1)
    for _, face, f in shared.sides(room, "corner"):
        left, low, right, high = shell.bounds(f, face)
        if face.normal[0] < 0:
            parts.bundle(room.kit, f, (right - left) / 2 - 0.1, (low + high) / 2, 6, 0.012)
    for _, face, f in shared.sides(room, "aft"):
        left, low, right, high = shell.bounds(f, face)
        for n in range(4):
            u = left + (right - left) * (n + 0.5) / 4
            spots = [(u - 0.1, low + 0.08, 0.0), (u - 0.06, low + 0.2, 0.042), (u + 0.06, high - 0.2, 0.042),
                     (u + 0.1, high - 0.08, 0.0)]  # fmt: skip
            parts_soft.band(room.kit, f, spots, 0.03, ("dark", "blue")[n % 2])
    hung.hoses(room, "main", 0.044, (0,))
    hung.lines(room, "port", (0.88,), 4)
    hung.lines(room, "starboard", (0.88, -0.9), 4)
    hung.hang(room, ("port", "starboard"), 9)
    hung.hang(room, ("forward",), 4, ("net", "sack", "cable"))
    hung.words(room, ("port", "starboard", "forward", "aft", "corner"), 12)


def poisk(room: Room) -> None:
    """Add what an airlock has: signs, tethers on hooks, papers, boxes round both ways out."""
    shared.notes(room, "starboard", 5)
    shared.notes(room, "port", 5)
    shared.plates(room, "forward", "exit", 1)
    lived.tucked(room, "forward", 2)
    lived.towels(room, "starboard", 1)
    rings(room, "main", 0.64)
    for _, face, f in shared.sides(room, "aft"):
        left, low, right, high = shell.bounds(f, face)
        for n in range(3):
            u = left + (right - left) * (n + 0.8) / 4
            parts.bungee(room.kit, f, (u, low + 0.12), (u + 0.14, high - 0.15), 0.03)
    hung.hoses(room, "main", 0.040, (1, 2), (0.78, 0.80, 0.80))
    hung.lines(room, "port", (0.86,), 4)
    hung.lines(room, "starboard", (-0.86,), 4)
    for role in ("port", "starboard"):
        hung.round_panes(room, role, ("main",))
    hung.hang(room, ("port", "starboard"), 6, ("bottle", "control", "pocket", "cable", "folder", "net"))
    hung.hang(room, ("forward", "aft"), 3, ("net", "sack", "cable"))
    hung.words(room, ("port", "starboard", "forward", "aft", "corner"), 12)


def prichal(room: Room) -> None:
    """Line the slopes of the ball with carpet, tie hoses round it, set boxes about its two ways."""
    for name in ("top", "bottom"):
        cell = room.station.cells[f"{room.module.id}_{name}"]
        for face in cell.faces:
            f = shell.face_frame(cell, face, room.module)
            if 0.05 < abs(face.normal[2]) < 0.95:
                capsule.lining(room, cell, face, f, (2, 2), STONE, 0.02, "cloth")
        rings(room, name, 0.54)
    hung.words(room, ("port", "starboard", "forward", "aft"), 4)
    hung.hang(room, ("forward", "starboard"), 2, ("net", "cable", "control", "paper"))


def rings(room: Room, name: str, radius: float) -> None:
    """Set boxes round the small ways out of one cell's ends."""
    cell = room.station.cells[f"{room.module.id}_{name}"]
    kinds = ("box", "pad", "device", "pad", "vent", "pad", "box", "pad")
    for face in cell.faces:
        if abs(face.normal[2]) > 0.95 and face.openings and face.openings[0].size < 1.0:
            capsule.ring_of_boxes(room, cell, face, radius, kinds)
            traces.corners(room, face, shell.face_frame(cell, face, room.module))


RASSVET = Plan(
    racks={
        "main.port": ("hinged", "sacks", "sacks", "hinged", "workplace", "sacks", "sacks", "fan"),
        "main.starboard": ("sacks", "hinged", "sacks", "carpet", "sacks", "hinged", "bottles", "sacks"),
        "main.aft": ("floor", "sacks", "floor", "sacks", "sacks", "floor", "sacks", "floor"),
        "main.forward": ("ceiling",) * 8,
    },
    corner="carpet",
    usual=("hinged",),
    pitch=0.62,
    lived=0.0,
    brightness=0.95,
    more=rassvet,
)

POISK = Plan(
    racks={
        "main.port": ("carpet", "duct", "carpet", "bottles", "devices"),
        "main.starboard": ("bottles", "hinged", "carpet", "post", "duct"),
        "main.aft": ("sacks", "carpet", "sacks", "carpet", "sacks"),
        "main.forward": ("ceiling", "hinged", "ceiling", "hinged", "ceiling"),
    },
    corner="hinged",
    usual=("hinged", "carpet"),
    pitch=0.62,
    lived=0.0,
    brightness=0.9,
    more=poisk,
)

PRICHAL = Plan(
    racks={
        "ball.corner": ("lid",),
        "ball.port": ("sacks", "devices", "bags"),
        "ball.starboard": ("bags", "carpet", "sacks"),
        "ball.forward": ("carpet", "hinged", "carpet"),
        "ball.aft": ("sacks", "duct", "bags"),
    },
    corner="lid",
    usual=("carpet",),
    pitch=0.9,
    lived=0.0,
    brightness=0.95,
    more=prichal,
)
"""Its closed ports are on the slanted walls, where no rail runs."""
