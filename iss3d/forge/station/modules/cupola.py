"""The Cupola: bare machined metal and seven panes, with a knob for every shutter."""

from __future__ import annotations

from iss3d.forge.station import shell
from iss3d.forge.station.compose import Plan, Room


def dress(room: Room) -> None:
    """Put a shutter's knob and its label twice under every side pane."""
    kit = room.kit
    edges(room)
    base = room.station.cells[f"{room.module.id}_base"]
    for face in base.faces:
        if abs(face.normal[2]) > 0.05 or face.openings:
            continue
        f = shell.face_frame(base, face, room.module)
        left, low, right, high = shell.bounds(f, face)
        for s in (-0.3, 0.3):
            u, v = ((left + right) / 2, (low + high) / 2 + s) if high - low > right - left else (s, (low + high) / 2)
            kit.box(f, u, v, 0.0, 0.09, 0.09, 0.014, "dark", bevel=0.006, density=0.8)
            kit.tube([f.at(u, v, 0.012), f.at(u, v, 0.034)], 0.022, 12, "alu", caps=True)
            kit.box(f, u, v, 0.030, 0.014, 0.05, 0.012, "red", bevel=0.003, density=0.7)


def edges(room: Room) -> None:
    """Lay a bar of metal along every edge of the base, where its panels would leave a slit."""
    seen = set()
    for face in room.station.cells[f"{room.module.id}_base"].faces:
        if abs(face.normal[2]) > 0.5:
            continue
        for i, a in enumerate(face.corners):
            b = face.corners[(i + 1) % len(face.corners)]
            key = tuple(sorted(tuple(round(x, 2) for x in p) for p in (a, b)))
            if key not in seen:
                seen.add(key)
                room.kit.tube([a, b], 0.020, 8, "alu", room.tint("wall"), 0.8)


PLAN = Plan(usual=("blank",), lived=0.0, brightness=0.45, more=dress)
