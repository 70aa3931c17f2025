"""Both Soyuz: a round bell and a round cabin, lined with soft cloth and stowed to the last hand's breadth."""

from __future__ import annotations

import math

import numpy as np

from iss3d.forge.station import parts, parts_soft, shell
from iss3d.forge.station import parts_capsule as capsule
from iss3d.forge.station.compose import Plan, Room
from iss3d.forge.station.kit import LAMP, Frame, Tint
from iss3d.forge.station.modules import traces
from iss3d.forge.station.parts_round import Barrel
from iss3d.station.model import Cell

CLOTH: tuple[Tint, ...] = ((0.82, 0.79, 0.70), (0.80, 0.77, 0.68), (0.76, 0.74, 0.66), (0.71, 0.71, 0.62))
"""Grey and beige, as the linings of the descent module are."""

WARM: tuple[Tint, ...] = ((0.86, 0.81, 0.66), (0.80, 0.76, 0.60), (0.70, 0.71, 0.56), (0.84, 0.80, 0.70))
"""Sand and olive, as in the cabin above it."""

OUTSIDE = 1.076
"""The lining's circle against the one within the eight walls: about their corners."""


def barrel(room: Room, cell: Cell, low: float, high: float, bow: float = 0.0) -> Barrel:
    """Return the round room of a cell from its radius at the one end to that at the other, bowed out between."""
    centre = np.array(cell.centre)
    long = cell.high[2] - cell.low[2]
    foot = (centre[0], centre[1], cell.low[2])
    axis = Frame(foot, np.array([(1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)]))
    profile = []
    for t in np.linspace(0.0, 1.0, 9):
        profile.append(
            (float(t) * long, OUTSIDE * (low + (high - low) * float(t)) + bow * math.sin(math.pi * float(t)))
        )
    made = Barrel(room.kit, axis, profile)
    for lamp in room.station.lamps.values():
        if lamp.module == room.module.id and cell.low[2] < lamp.centre[2] < cell.high[2]:
            for t in np.linspace(-0.5, 0.5, 9):
                made.keep(np.array(lamp.centre) + np.array(lamp.along) * lamp.length * t, 0.085)
    for pane in room.station.windows.values():
        if pane.module == room.module.id and cell.low[2] < pane.centre[2] < cell.high[2]:
            made.keep(pane.centre, 0.20)
            sleeve(room, made, Frame.of(pane.centre, (0.0, 0.0, 1.0), -np.array(pane.normal)))
    return made


def panes(room: Room) -> list[tuple[tuple[float, float, float], float]]:
    """Return where the cloth is open before a window: its middle on the wall, and how far about it."""
    return [(w.centre, 0.115) for w in room.station.windows.values() if w.module == room.module.id]


def sleeve(room: Room, round_: Barrel, f: Frame) -> None:
    """Lead the lining to the ring of a pane that stands before it: a turned collar, a padded ring about it."""
    eye = f.at(0, 0, 2.0)
    k = room.kit
    rings = ((0.150, 0.0), (0.158, -0.004), (0.176, -0.03), (0.192, -0.075))
    k.loft([parts.ring(f, r, w, 28) for r, w in rings], eye, "alu", tint=(0.84, 0.85, 0.82))
    soft = ((0.180, -0.055), (0.186, -0.022), (0.205, -0.012), (0.225, -0.024), (0.240, -0.085))
    k.loft([parts.ring(f, r, w, 28) for r, w in soft], eye, "cloth", tint=CLOTH[2])
    for i in range(6):
        a = math.tau * (i + 0.5) / 6
        g = f.sub(math.cos(a) * 0.165, math.sin(a) * 0.165, -0.02, a)
        k.box(g, 0, 0, 0, 0.014, 0.014, 0.012, "dark", bevel=0.003, density=0.5)


def dress(room: Room) -> None:
    """Line both rooms and stow them."""
    descent = room.station.cells[f"{room.module.id}_descent"]
    orbital = room.station.cells[f"{room.module.id}_orbital"]
    bell(room, descent)
    lid_ring(room, descent)
    floor(room, descent)
    cabin(room, orbital)
    for face in orbital.faces:
        if abs(face.normal[2]) > 0.95:
            capsule.ring_of_boxes(
                room, orbital, face, 0.60, ("device", "pad", "box", "pad", "vent", "pad", "box", "pad")
            )
            traces.corners(room, face, shell.face_frame(orbital, face, room.module), 0.01)


def bell(room: Room, cell: Cell) -> None:
    """Line the capsule: four rows of pads between piping, and on them what three people need for three days."""
    b, k = barrel(room, cell, 0.65, 1.0, 0.018), room.kit
    b.wall("cloth", (0.60, 0.57, 0.49), panes(room))
    rows = (0.02, 0.30, 0.62, 0.98, 1.30, 1.49)
    b.pads(14, rows, CLOTH, 0.022, cell="cloth")
    for high in rows[1:-1]:
        b.piping(high, 0.005)
    for n in range(7):
        turn = math.tau * (n * 2 + 0.5) / 14
        if b.free(turn, turn + 0.42, 0.66, 0.95):
            b.pad(turn + 0.02, turn + 0.42, 0.65, 0.95, 0.028, "quilt", CLOTH[n % 4])
    q = math.pi / 4
    above(room, b, q)
    for n, turn in enumerate((q, -q)):
        f = b.frame(turn, 0.80, 0.022)
        parts_soft.sack(k, f, 0, 0.0, 0.40, 0.30, 0.062, (parts_soft.LINEN, parts_soft.STONE)[n], -0.02)
    for turn in (3 * q, -3 * q):
        f = b.frame(turn, 0.47, 0.020)
        parts_soft.control(k, f, 0, 0, 0.26, 0.20, (0.60, 0.64, 0.58))
        f = b.frame(turn, 0.80, 0.022)
        parts_soft.pocket(k, f, 0, 0, 0.30, 0.26, CLOTH[3], "book" if turn > 0 else "")
    for turn in (2 * q - 0.42, -2 * q + 0.42):
        parts_soft.blind(k, b.frame(turn, 0.58, 0.018), 0, 0, 0.105)
    for s in (-1, 1):
        f = b.frame(s * 2 * q, 1.16, 0.022)
        parts_soft.pocket(k, f, -0.20, 0, 0.26, 0.20, parts_soft.MOSS, ("tube", "cloth")[s > 0])
        parts_soft.net(k, f, 0.16, 0, 0.34, 0.22, 0.05)
        parts_soft.bottle(k, b.frame(s * (2 * q + 0.52), 1.12, 0.02), 0, 0, 0.26, 0.038, "red" if s > 0 else "blue")
    f = b.frame(math.pi, 1.15, 0.022)
    parts_soft.sack(k, f, -0.24, 0, 0.36, 0.26, 0.06, parts_soft.MOSS, -0.02, 2, 8)
    parts_soft.sack(k, f, 0.24, 0, 0.36, 0.26, 0.06, parts_soft.STONE, -0.02, 2, 20)
    cables(room, b, q)


def above(room: Room, b: Barrel, q: float) -> None:
    """Hang over the heads what is in view from the seats: a first-aid box, a book, a mirror, pouches, a small lamp."""
    k = room.kit
    for s in (-1, 1):
        f = b.frame(s * 0.42, 0.50, 0.020)
        parts_soft.pocket(k, f, 0, 0, 0.20, 0.22, CLOTH[1], ("cloth", "tube")[s > 0])
        f = b.frame(s * 0.36, 1.14, 0.022)
        k.box(f, 0, 0, 0, 0.20, 0.20, 0.036, "white", ("first_aid", "hinged")[s > 0], 0.012, (0.92, 0.91, 0.86))
        parts_soft.band(
            k, f, [(-0.14, 0.03, 0.0), (-0.09, 0.03, 0.038), (0.09, 0.03, 0.038), (0.14, 0.03, 0.0)], 0.022, "blue"
        )
        f = b.frame(s * q, 0.16, 0.018)
        k.box(f, 0, 0, -0.01, 0.24, 0.09, 0.036, "dark", bevel=0.010)
        k.box(f, 0, 0.0, 0.024, 0.19, 0.045, 0.007, "emit", bevel=0.002, glow=LAMP, density=0.6)
        for t in (-1, 1):
            k.box(f, t * 0.115, 0, -0.01, 0.02, 0.10, 0.044, "alu", bevel=0.005, density=0.5)
        parts.note(k, b.frame(s * (2 * q - 0.40), 0.90, 0.022), 0.0, 0.0, 0.004, ("photo5", "photo1")[s > 0], 0.11)
    parts_soft.folder(k, b.frame(q * 1.42, 1.13, 0.022), 0, 0, 0.006, 0.2)
    parts_soft.control(k, b.frame(0.0, 1.36, 0.02), 0, 0, 0.40, 0.12, (0.70, 0.70, 0.64))


def cables(room: Room, b: Barrel, q: float) -> None:
    """Lead bundles round under the hatch and down between the seats, hoses to the suits, words on everything."""
    k = room.kit
    round_ = [(q * 0.32 + math.tau * n / 24 * 0.93, 0.055 + 0.01 * math.sin(n)) for n in range(25)]
    b.bundle(round_, 5, 0.030)
    for turn in (q * 1.5, q * 2.55, -q * 1.5, -q * 2.55, q * 3.5, -q * 3.5):
        spots = [
            (turn, 0.06),
            (turn + 0.03, 0.3),
            (turn - 0.02, 0.62),
            (turn + 0.04, 0.98),
            (turn, 1.30),
            (turn + 0.1, 1.47),
        ]
        b.bundle(spots, 3, 0.032, 0.013)
    for s in (-1, 1):
        way = ((0.30, 0.36, 0.02), (0.34, 0.60, 0.055), (0.22, 0.90, 0.05), (0.30, 1.20, 0.055), (0.20, 1.42, 0.03))
        path = [b.at(s * (2 * q + turn), high, w) for turn, high, w in way]
        parts_soft.hose(k, path, 0.014, "white", (0.80, 0.79, 0.72))
        path = [b.at(s * q * 2.8, 0.40, 0.03), b.at(s * q * 3.1, 0.62, 0.05), b.at(s * q * 3.3, 0.95, 0.05),
                b.at(s * q * 3.0, 1.35, 0.03)]  # fmt: skip
        parts_soft.hose(k, path, 0.012, "cloth", (0.42, 0.50, 0.60))
        parts_soft.valve(k, b.frame(s * q * 3.42, 0.66, 0.02), 0, 0, 0.0, 0.034, ("red", "yellow")[s > 0])
    for _ in range(26):
        turn, high = k.dice.uniform(0, math.tau), k.dice.choice((0.27, 0.34, 0.585, 0.665, 0.955, 1.02, 1.275, 1.335))
        if b.free(turn - 0.06, turn + 0.06, high - 0.02, high + 0.02):
            parts.plate_label(k, b.frame(turn, high, 0.026), 0, 0, 0.0, 0.062)


def lid_ring(room: Room, cell: Cell) -> None:
    """Fill the ring about the hatch overhead: boxes, pads, a vent, small lamps that throw pools, cables between."""
    k = room.kit
    face = next(f for f in cell.faces if f.openings and abs(f.normal[2]) > 0.95)
    f = shell.face_frame(cell, face, room.module)
    eye = f.at(0, 0, 2.0)
    k.loft([parts.ring(f, 0.70, 0.0, 40), parts.ring(f, 0.66, 0.022, 40), parts.ring(f, 0.60, 0.026, 40),
            parts.ring(f, 0.575, 0.0, 40)], eye, "quilt", tint=CLOTH[1])  # fmt: skip
    kinds = ("control", "pad", "lamp", "pad", "vent", "pad", "control", "pad", "lamp", "pad", "vent", "pad")
    for i, kind in enumerate(kinds):
        turn = math.tau * (i + 0.5) / len(kinds)
        g = f.sub(math.cos(turn) * 0.525, math.sin(turn) * 0.525, 0.0, turn - math.pi / 2)
        if not traces.clear(room, g, 0, 0, 0.10):
            continue
        if kind == "control":
            parts_soft.control(k, g, 0, 0, 0.20, 0.085, (0.66, 0.69, 0.62))
        elif kind == "lamp":
            k.box(g, 0, 0, 0, 0.13, 0.07, 0.026, "dark", bevel=0.008)
            k.box(g, 0, 0, 0.024, 0.09, 0.035, 0.005, "emit", bevel=0.001, glow=LAMP, density=0.6)
        elif kind == "vent":
            k.box(g, 0, 0, 0, 0.14, 0.085, 0.024, "grey", "vent", 0.008, (0.86, 0.85, 0.8))
        else:
            k.cushion(g, 0, 0, 0, 0.22, 0.085, 0.026, "cloth", "", CLOTH[i % 4], 0.3, n=5)
        parts.plate_label(k, g, 0.0, -0.058, 0.001, 0.058)


def floor(room: Room, cell: Cell) -> None:
    """Cover the floor under the seats: pads, containers with their straps, pipes along them, a strap across."""
    face = next(f for f in cell.faces if not f.openings and abs(f.normal[2]) > 0.9)
    f = shell.face_frame(cell, face, room.module)
    k = room.kit
    for i in range(4):
        for j in range(4):
            u, v = (i - 1.5) * 0.44, (j - 1.5) * 0.44
            if np.hypot(u, v) > 0.86:
                continue
            if (i + j) % 3 == 0:
                k.box(f, u, v, -0.005, 0.40, 0.40, 0.034, "white", "hinged", 0.014, (0.74, 0.75, 0.68))
                parts.plate_label(k, f, u, v - 0.13, 0.030, 0.10)
            else:
                k.cushion(f, u, v, -0.005, 0.42, 0.42, 0.034, "quilt", "", CLOTH[(i + 2 * j) % 4], 0.2)
    for n in range(3):
        s = -0.44 + 0.44 * n
        path = [
            f.at(-0.8, s + 0.02, 0.035),
            f.at(-0.2, s - 0.02, 0.045),
            f.at(0.3, s + 0.03, 0.045),
            f.at(0.8, s, 0.035),
        ]
        k.tube(path, 0.012, 8, ("alu", "white", "dark")[n], density=0.6, smoothed=4)
    capsule.strap(k, f, (-0.6, -0.22), (0.6, -0.22), 0.030, "dark")
    capsule.strap(k, f, (-0.6, 0.22), (0.6, 0.22), 0.030, "dark")


def cabin(room: Room, cell: Cell) -> None:
    """Line the round cabin above: pads, the sideboard with its tap, what serves as toilet, sacks, nets, a clock."""
    b, k = barrel(room, cell, 0.806, 0.806, 0.012), room.kit
    b.wall("cloth", (0.58, 0.55, 0.44), panes(room))
    rows = (0.03, 0.42, 0.85, 1.28, 1.67)
    for x in room.station.things.values():
        if x.module == room.module.id and cell.low[2] < x.position[2] < cell.high[2] and x.look == "net":
            b.keep(x.position, 0.05)
    b.pads(12, rows, WARM, 0.022, 0.13, "cloth")
    for high in rows[1:-1]:
        b.piping(high, 0.006, (0.56, 0.54, 0.42))
    q = math.pi / 4
    sideboard(room, b.frame(-q, 0.85, 0.004))
    toilet(room, b.frame(q, 0.88, 0.010))
    for n, (turn, high) in enumerate(((3 * q, 0.62), (3 * q, 1.10), (-3 * q, 0.50), (-3 * q, 0.86), (-3 * q, 1.20))):
        tint = (parts_soft.LINEN, parts_soft.STONE, parts_soft.MOSS)[n % 3]
        parts_soft.sack(k, b.frame(turn, high, 0.020), 0, 0, 0.44, 0.40 if n < 2 else 0.30, 0.07, tint, -0.02)
    for s in (-1, 1):
        parts_soft.pocket(k, b.frame(s * 2 * q + 0.05, 0.26, 0.022), 0, 0, 0.26, 0.22, WARM[2], ("book", "tube")[s > 0])
        parts_soft.control(k, b.frame(s * 2 * q, 1.46, 0.02), 0, 0, 0.24, 0.16)
    parts_soft.net(k, b.frame(-2 * q, 0.78, 0.022), 0, 0.0, 0.40, 0.34, 0.055)
    parts_soft.bottle(k, b.frame(math.pi - 0.32, 1.42, 0.02), 0, 0, 0.28, 0.042)
    for turn in (q * 1.48, -q * 1.48, q * 2.6, -q * 2.6, q * 3.6):
        b.bundle(
            [(turn, 0.05), (turn + 0.03, 0.42), (turn - 0.02, 0.85), (turn + 0.02, 1.28), (turn, 1.66)], 3, 0.022, 0.012
        )
    for n, turn in enumerate((0.30, -0.34, math.pi + 0.28)):
        parts.note(k, b.frame(turn, 1.05 - 0.2 * n, 0.022), 0, 0, 0.006, ("photo3", "timetable", "photo0")[n], 0.12)
    for _ in range(18):
        turn, high = k.dice.uniform(0, math.tau), k.dice.choice((0.39, 0.46, 0.82, 0.885, 1.25, 1.315))
        if b.free(turn - 0.08, turn + 0.08, high - 0.02, high + 0.02):
            parts.plate_label(k, b.frame(turn, high, 0.024), 0, 0, 0.0, 0.07)


def sideboard(room: Room, f: Frame) -> None:
    """Add the sideboard: doors with knobs, a water tap, food under a cord, a clock."""
    k = room.kit
    sand = (0.92, 0.86, 0.68)
    k.box(f, 0, 0, -0.03, 0.50, 0.96, 0.036, "white", bevel=0.018, tint=(0.80, 0.75, 0.60))
    for j in range(4):
        for i in (-1, 1):
            v = -0.36 + 0.24 * j
            k.box(f, i * 0.12, v, 0.004, 0.225, 0.225, 0.026, "white", bevel=0.012, tint=sand)
            k.tube([f.at(i * 0.03, v, 0.028), f.at(i * 0.03, v, 0.044)], 0.011, 8, "dark", caps=True, density=0.5)
            parts.plate_label(
                k, f, i * 0.13, v + 0.075, 0.0305, 0.085, (17, 18, 10, 19, 8, 17, 20, 21)[j * 2 + (i > 0)]
            )
    k.tube([f.at(0.18, 0.10, 0.03), f.at(0.18, 0.10, 0.055)], 0.016, 10, "alu", caps=True)
    k.tube([f.at(0.18, 0.10, 0.05), f.at(0.18, 0.03, 0.058)], 0.008, 8, "alu", density=0.5)
    for i, tilt in enumerate((0.25, -0.3)):
        parts.pouch(k, f, -0.14 + 0.19 * i, -0.16, 0.030, ("pouch1", "pouch0")[i], tilt)
    parts.cable(k, f, [(-0.24, -0.15, 0.03), (0, -0.16, 0.062), (0.24, -0.15, 0.03)], 0.004, "cablek")


def toilet(room: Room, f: Frame) -> None:
    """Add what a Soyuz has for a toilet: a hose with a yellow funnel in its clip, a fan box, a packet of wipes."""
    k = room.kit
    k.box(f, 0, 0.22, -0.02, 0.30, 0.24, 0.055, "white", "vent", 0.016, (0.86, 0.86, 0.8))
    parts.plate_label(k, f, 0, 0.075, 0.006, 0.10, 19)
    path = [
        f.at(*p)
        for p in ((0.0, 0.10, 0.02), (0.07, 0.0, 0.04), (-0.07, -0.10, 0.045), (0.06, -0.20, 0.04), (0.0, -0.28, 0.03))
    ]
    parts_soft.hose(k, path, 0.018, "grey")
    g = f.sub(0.0, -0.33, 0.01)
    profile = ((0.065, 0.0), (0.062, 0.04), (0.05, 0.042), (0.012, 0.012))
    k.loft([parts.ring(g, radius, w) for radius, w in profile], f.at(0, -0.33, 1.0), "yellow")
    k.cushion(f, -0.16, -0.16, 0.0, 0.13, 0.10, 0.035, "cloth", "", (0.75, 0.82, 0.9), 0.4, n=5)
    parts_soft.pocket(k, f, 0.19, -0.1, 0.15, 0.20, parts_soft.STONE, "cloth")


def abandoned(room: Room) -> None:
    """Dress the ship that lost its coolant: taped shut, words over what may not be touched, rubbish."""
    dress(room)
    k = room.kit
    b = barrel(room, room.station.cells[f"{room.module.id}_descent"], 0.65, 1.0, 0.018)
    for n in range(11):
        turn, high = math.tau * n / 11 + 0.2, (0.47, 0.80, 1.15)[n % 3]
        f = b.frame(turn, high, 0.050)
        for s in (-1, 1):
            k.plate(f, 0, 0, 0.002 + 0.001 * s, 0.26, 0.045, "tape", turn=s * 0.5 + k.dice.uniform(-0.1, 0.1))
        parts.plate_label(k, f, 0.0, 0.0, 0.004, 0.13, (13, 15, 14)[n % 3])
    upper = barrel(room, room.station.cells[f"{room.module.id}_orbital"], 0.806, 0.806, 0.012)
    grey = ((0.36, 0.38, 0.38), (0.60, 0.58, 0.52), (0.70, 0.70, 0.68))
    for n in range(9):
        f = upper.frame(math.tau * n / 9 + 0.35, (0.36, 0.80, 1.26)[n % 3], 0.024)
        if upper.free(math.tau * n / 9 + 0.1, math.tau * n / 9 + 0.6, 0.2, 1.4):
            parts_soft.sack(k, f, 0, 0, 0.40, 0.34, 0.070, grey[n % 3], -0.02, 1)
        else:
            parts.tape(k, f, 0, 0, 0.0, 0.3, 0.4)


OLD = Plan(
    rounded=("orbital", "descent"),
    usual=("carpet", "sacks"),
    pitch=0.57,
    lived=0.0,
    brightness=0.52,
    more=abandoned,
)

PLAN = Plan(
    rounded=("orbital", "descent"),
    usual=("carpet", "sacks"),
    pitch=0.57,
    lived=0.0,
    brightness=1.15,
    more=dress,
)
