"""Nauka: the young laboratory: pale walls, green floor, work places, the panel of the European arm, a third cabin."""

from __future__ import annotations

from iss3d.forge.station import parts, shell
from iss3d.forge.station import parts_capsule as capsule
from iss3d.forge.station.compose import Plan, Room
from iss3d.forge.station.modules import hung, lived, shared, traces

PALE = ((0.92, 0.90, 0.80), (0.82, 0.86, 0.76))


def dress(room: Room) -> None:
    """Line the cabin behind the curtain and the slope; add papers, cables across the work places, hoses in a corner."""
    id = room.module.id
    shared.quarter(room, room.station.cells[f"{id}_cabin"], 1)
    slope = room.station.cells[f"{id}_cone"]
    for face in slope.faces:
        if 0.05 < abs(face.normal[2]) < 0.95:
            f = shell.face_frame(slope, face, room.module)
            capsule.lining(room, slope, face, f, (1, 1) if face.role == "corner" else (2, 2), PALE, 0.02, "cloth")
    for name, radius in (("adapter", 0.62), ("corridor", 0.64)):
        cell = room.station.cells[f"{id}_{name}"]
        for face in cell.faces:
            if abs(face.normal[2]) > 0.95 and face.openings and face.openings[0].size < 1.0:
                kinds = ("box", "pad", "device", "pad", "vent", "pad", "box", "pad")
                capsule.ring_of_boxes(room, cell, face, radius, kinds)
    for face in room.station.cells[f"{id}_main"].faces:
        if abs(face.normal[2]) > 0.95 and face.openings and face.openings[0].size < 1.0:
            traces.corners(room, face, shell.face_frame(room.station.cells[f"{id}_main"], face, room.module))
    lived.tucked(room, "starboard", 2)
    lived.towels(room, "starboard", 1)
    lived.socks(room, "port", 1)
    shared.notes(room, "starboard", 8)
    shared.notes(room, "port", 5)
    shared.runs(room, "starboard", 3)
    shared.plates(room, "starboard", "exit", 2)
    for _, face, f in shared.sides(room, "corner"):
        left, _, right, _ = shell.bounds(f, face)
        if face.normal[0] > 0:
            parts.bundle(room.kit, f, (right - left) / 2 - 0.15, 0.0, 5, 0.010)
    hung.hoses(room, "main", 0.044, (1,), (0.92, 0.92, 0.90))
    hung.hoses(room, "corridor", 0.040, (2,), (0.90, 0.90, 0.86))
    hung.lines(room, "starboard", (0.90,), 4)
    hung.lines(room, "port", (-0.90,), 3)
    hung.round_panes(room, "starboard", ("main",))
    hung.hang(room, ("port", "starboard"), 12)
    hung.hang(room, ("forward",), 5, ("cable", "paper", "net", "sack"))
    hung.words(room, ("port", "starboard", "forward", "aft", "corner"), 16)


PLAN = Plan(
    racks={
        "main.port": ("hinged", "sacks", "hinged", "hinged", "glovebox", "workplace", "devices", "bench", "fan"),
        "main.starboard": ("sacks", "hinged", "workplace", "bench", "hinged", "arm_panel", "arm_side", "sacks",
                           "duct"),
        "main.aft": ("floor",) * 9,
        "main.forward": ("ceiling", "hinged", "ceiling", "sacks", "ceiling", "ceiling", "hinged", "ceiling", "sacks"),
        "corridor.port": ("sacks", "carpet", "bottles", "sacks", "hinged"),
        "corridor.starboard": ("carpet", "sacks", "hinged", "devices", "sacks"),
        "corridor.aft": ("floor",) * 5,
        "corridor.forward": ("ceiling",) * 5,
        "adapter.port": ("carpet", "sacks", "carpet"),
        "adapter.starboard": ("sacks", "carpet", "hinged"),
    },
    corner="hinged",
    usual=("hinged", "carpet"),
    pitch=0.65,
    lived=0.0,
    brightness=1.12,
    more=dress,
)  # fmt: skip
