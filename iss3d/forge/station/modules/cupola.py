"""The Cupola: bare machined metal and seven panes, with a knob for every shutter."""

from __future__ import annotations

import math

from iss3d.forge.station import parts_worn, shell
from iss3d.forge.station.compose import Plan, Room
from iss3d.forge.station.kit import Frame
from iss3d.forge.station.modules import traces, ways


def dress(room: Room) -> None:
    """Put a shutter's knob and its label twice under every side pane."""
    kit = room.kit
    edges(room)
    ways.dress(room)
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
        lived_in(room, f, high - low)


def lived_in(room: Room, f: Frame, high: float) -> None:
    """Add to one side of the base what hangs there: cables along its upper rim, words, a checklist, clips, a lens."""
    k, dice = room.kit, room.kit.dice
    inward = -1.0 if f.axes[0][2] > 0.0 else 1.0
    g = f.sub(turn=math.pi / 2)
    parts_worn.bundle(k, g, -high / 2 + 0.06, high / 2 - 0.06, -inward * 0.135, 4, 0.016)
    for s in (-0.3, 0.3):
        k.plate(f, -inward * 0.075, s, 0.003, 0.03, 0.085, "ruler")
    kind = dice.randrange(3)
    if not traces.clear(room, f, 0.0, 0.0, 0.12):
        return
    if kind == 0:
        parts_worn.pages(k, f, inward * 0.01, 0.0, 1, 0.004)
    elif kind == 1:
        k.tube([f.at(0, 0, 0.0), f.at(0, 0, 0.10)], 0.042, 18, "black", caps=True)
        k.disc(f, 0, 0, 0.101, 0.036, "lens")
        parts_worn.belt(k, f, [(0.0, -0.11, 0.0), (0.0, -0.06, 0.06), (0.0, 0.06, 0.06), (0.0, 0.11, 0.0)], "navy")
    else:
        parts_worn.velcro(k, g, -0.09, 0.02, 3)
        k.plate(f, 0.0, -0.10, 0.004, 0.10, 0.05, "label8")
    k.plate(f, inward * 0.06, high * 0.40, 0.004, 0.10, 0.05, f"label{dice.randrange(12)}")


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
