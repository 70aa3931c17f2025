"""Grows the inside of a module from its cells: panels, racks, bags, hatch rims, window wells, rails, lamps, cables.

Every face of a cell is filled from its own outline, round its openings and panes; what it is filled with follows the
module's style. The same module always looks the same: the dice are seeded with its id.
"""

from __future__ import annotations

import random
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from iss3d.station.fittings import side_faces
from iss3d.station.model import Cell, Face, Handrail, Label, Lamp, Module, Window
from iss3d.station.shapes import Polygon, centre_of, cut_all, edge_planes
from iss3d.station.station import Station
from iss3d.vectors import Vec3, add, cross, dot, length, lerp, scale, sub, unit
from iss3d.view.station import panels
from iss3d.view.station.atlas import Tile
from iss3d.view.station.mesh import Colour, Frame, Mesh, hex_colour, mix, shade

RECESS = 0.03
NARROW = 1.4
PITCH = {"rack": 1.05, "node": 1.05, "stowage": 0.6, "russian": 0.62, "tunnel": 0.8, "capsule": 0.5, "inflatable": 0.9}
SMALLEST = 0.13
DARK: Colour = (0.16, 0.16, 0.17)


@dataclass(slots=True)
class Look:
    """Colours of a module as numbers, and its style."""

    style: str
    wall: Colour
    deck: Colour
    overhead: Colour
    rail: Colour
    accent: Colour
    end: Colour
    russian: bool

    def of(self, role: str, face: Face, module: Module) -> Colour:
        """Return the colour of a wall by its side and by what is up here."""
        if abs(dot(face.normal, module.axis)) > 0.7:
            return self.end
        if dot(face.normal, module.up) < -0.6:
            return self.overhead
        if dot(face.normal, module.up) > 0.6:
            return self.deck
        return self.wall if role != "corner" else mix(self.wall, self.overhead, 0.5)


def look_of(module: Module) -> Look:
    """Return how a module looks."""
    c = {name: hex_colour(value) for name, value in module.colours.items()}
    white: Colour = (0.85, 0.85, 0.83)
    wall = c.get("wall", white)
    return Look(
        module.style, wall, c.get("deck", wall), c.get("overhead", wall), c.get("rail", DARK), c.get("accent", DARK),
        c.get("end", wall), module.segment == "rs" or module.style == "capsule",
    )  # fmt: skip


def dice(text: str) -> random.Random:
    """Return a generator that always rolls the same for the same text."""
    return random.Random(zlib.crc32(text.encode()))


def frame_of(cell: Cell, face: Face, module: Module) -> tuple[Frame, list[tuple[float, float]]]:
    """Return a frame on a wall (right along the cell where that can be) and the wall's corners in it."""
    axis: Vec3 = (float(cell.axis == "x"), float(cell.axis == "y"), float(cell.axis == "z"))
    if abs(dot(face.normal, axis)) > 0.95:
        level = sub(module.up, scale(face.normal, dot(module.up, face.normal)))
        up = unit(level) if length(level) > 0.2 else unit(sub(face.corners[1], face.corners[0]))
        right = cross(up, face.normal)
    else:
        right = unit(sub(axis, scale(face.normal, dot(axis, face.normal))))
        up = cross(face.normal, right)
        if dot(up, module.up) < -0.1:
            right, up = scale(right, -1.0), scale(up, -1.0)
    frame = Frame(centre_of(face.corners), right, up, face.normal)
    return frame, [flat(frame, c) for c in face.corners]


def flat(frame: Frame, p: Vec3) -> tuple[float, float]:
    """Return the coordinates of a point in a frame."""
    d = sub(p, frame.o)
    return dot(d, frame.u), dot(d, frame.v)


def cell_mesh(station: Station, module: Module, cell: Cell) -> Mesh:
    """Return everything in one cell that does not move."""
    mesh = Mesh()
    look = look_of(module)
    panes = [w for w in station.windows.values() if w.module == module.id]
    size = min(hi - lo for lo, hi in zip(cell.low, cell.high, strict=True) if hi - lo > 0.0)
    cross_size = sorted(cell.high[i] - cell.low[i] for i in range(3) if "xyz"[i] != cell.axis)[0]
    style = look.style if cross_size > NARROW or look.style in ("russian", "capsule") else "tunnel"
    if cross_size < 1.0 or (size < 0.7 and cross_size < NARROW):
        style = "tunnel"
    for n, face in enumerate(cell.faces):
        here = [w for w in panes if on_face(w, face)]
        wall(mesh, module, cell, face, look, style, here, dice(f"{cell.id}/{n}"))
        for opening in face.openings:
            if covers_little(face, opening.corners):
                collar(mesh, opening.corners, face.normal, look)
        for pane in here:
            well(mesh, pane, look)
    for portal in station.portals_of(cell.id):
        if portal.hatch is not None and portal.a == cell.id:
            seal(mesh, portal.corners, portal.normal, look)
    fixtures(mesh, station, module, cell)
    if style != "tunnel":
        cables(mesh, station, cell, module, look)
    return mesh


def fixtures(mesh: Mesh, station: Station, module: Module, cell: Cell) -> None:
    """Add what the data put before the walls of a cell, whatever those are like: handrails, lamps, plates of labels."""
    look = look_of(module)
    for rail in station.rails.values():
        if rail.module == module.id and not rail.outside and station.holds(cell.id, lerp(rail.start, rail.end, 0.5)):
            handrail(mesh, rail, look)
    for lamp in station.lamps.values():
        if lamp.module == module.id and station.holds(cell.id, add(lamp.centre, scale(lamp.shines, 0.01)), 0.01):
            luminaire(mesh, lamp, look)
    for label in station.labels:
        if label.module == module.id and station.holds(cell.id, add(label.centre, scale(label.normal, 0.01))):
            plate(mesh, label, look)


def on_face(window: Window, face: Face) -> bool:
    """Return whether a pane lies in a wall."""
    return (
        dot(window.normal, face.normal) < -0.999 and abs(dot(face.normal, sub(window.centre, face.corners[0]))) < 0.05
    )


def covers_little(face: Face, hole: Polygon) -> bool:
    """Return whether there is wall left round a hole."""
    middle = centre_of(face.corners)
    return max(length(sub(c, middle)) for c in hole) < 0.97 * max(length(sub(c, middle)) for c in face.corners)


Rect = tuple[float, float, float, float]


def wall(mesh: Mesh, module: Module, cell: Cell, face: Face, look: Look, style: str, panes: list[Window],
         rng: random.Random) -> None:  # fmt: skip
    """Fill one wall: a dark back, and on it panels wherever there is room."""
    frame, outline = frame_of(cell, face, module)
    holes: list[Polygon] = [o.corners for o in face.openings] + [w.corners for w in panes]
    colour = look.of(face.role, face, module)
    if style == "tunnel" and not look.russian:
        colour = mix(colour, (0.74, 0.74, 0.73), 0.75)
    plain = style == "tunnel" or face.role == "corner"
    end = abs(dot(face.normal, module.axis)) > 0.7
    soft = style == "capsule"
    back = 0.86 if soft else 0.82 if end else 0.42 if not holes else 0.6
    for piece in cut_all(face.corners, holes, face.normal):
        tile: Tile = "metal" if style == "tunnel" else "quilt" if soft else "fabric"
        mesh.polygon(
            piece,
            face.normal,
            shade(colour, 0.86 if plain else back),
            tile,
            1.0 if plain else 0.75,
            0.0,
            0.5 if soft else 1.1,
        )
    if plain and style == "tunnel":
        ribs(mesh, frame, outline, colour, holes)
        return
    if face.role == "corner" and style in ("rack", "node", "stowage") and not holes:
        standoff(mesh, frame, outline, colour, rng)
        return
    blocked = [([flat(frame, c) for c in hole]) for hole in holes]
    us, vs = [u for u, _ in outline], [v for _, v in outline]
    painter = panels.PAINTERS.get(style, panels.closeout)
    pitch = (0.4 if look.russian else 0.75) if end else PITCH.get(style, 0.8)
    least = 0.11 if look.russian else 0.24
    inside = edge_planes(face.corners, face.normal)
    for rect in bays(min(us), max(us), min(vs), max(vs), pitch, style, end):
        for part in fit(frame, rect, inside, blocked, 0):
            if end and min(part[2] - part[0], part[3] - part[1]) < least:
                continue
            here = panels.bulkhead if end and look.russian else panels.closeout if end else painter
            small = min(part[2] - part[0], part[3] - part[1]) < 0.3 and here is not panels.bulkhead
            (panels.closeout if small else here)(mesh, frame, part, colour, look.accent, rng)


def bays(u0: float, u1: float, v0: float, v1: float, pitch: float, style: str, end: bool) -> Iterator[Rect]:
    """Yield the places for panels on a wall."""
    across = max(1, round((u1 - u0) / pitch))
    down = 1 if style == "rack" and not end else max(1, round((v1 - v0) / pitch))
    du, dv = (u1 - u0) / across, (v1 - v0) / down
    for i in range(across):
        for j in range(down):
            yield u0 + i * du, v0 + j * dv, u0 + (i + 1) * du, v0 + (j + 1) * dv


def fit(frame: Frame, rect: Rect, inside: list[tuple[Vec3, float]], blocked: list[list[tuple[float, float]]],
        depth: int) -> Iterator[Rect]:  # fmt: skip
    """Yield the parts of a place that lie on the wall and clear of its holes, by halving."""
    u0, v0, u1, v1 = rect
    if min(u1 - u0, v1 - v0) < SMALLEST:
        return
    corners = [frame.at(u, v) for u, v in ((u0, v0), (u1, v0), (u1, v1), (u0, v1))]
    outside = any(dot(n, c) > d + 0.012 for n, d in inside for c in corners)
    hit = any(overlap(rect, hole, 0.05) for hole in blocked)
    if not outside and not hit:
        yield rect
        return
    if depth > 4 or (all(any(dot(n, c) > d for n, d in inside) for c in corners) and not hit and depth > 2):
        return
    um, vm = (u0 + u1) * 0.5, (v0 + v1) * 0.5
    if u1 - u0 > (v1 - v0) * 1.2:
        parts: list[Rect] = [(u0, v0, um, v1), (um, v0, u1, v1)]
    elif v1 - v0 > (u1 - u0) * 1.2:
        parts = [(u0, v0, u1, vm), (u0, vm, u1, v1)]
    else:
        parts = [(u0, v0, um, vm), (um, v0, u1, vm), (u0, vm, um, v1), (um, vm, u1, v1)]
    for part in parts:
        yield from fit(frame, part, inside, blocked, depth + 1)


def overlap(rect: Rect, hole: list[tuple[float, float]], gap: float) -> bool:
    """Return whether a rectangle comes near a convex hole."""
    u0, v0, u1, v1 = rect[0] - gap, rect[1] - gap, rect[2] + gap, rect[3] + gap
    if max(u for u, _ in hole) < u0 or min(u for u, _ in hole) > u1:
        return False
    if max(v for _, v in hole) < v0 or min(v for _, v in hole) > v1:
        return False
    corners = [(u0, v0), (u1, v0), (u1, v1), (u0, v1)]
    cu, cv = sum(u for u, _ in hole) / len(hole), sum(v for _, v in hole) / len(hole)
    for i, (au, av) in enumerate(hole):
        bu, bv = hole[(i + 1) % len(hole)]
        nu, nv = bv - av, au - bu
        if nu * (cu - au) + nv * (cv - av) > 0.0:
            nu, nv = -nu, -nv
        if all(nu * (u - au) + nv * (v - av) > 0.0 for u, v in corners):
            return False
    return True


def ribs(mesh: Mesh, frame: Frame, outline: list[tuple[float, float]], colour: Colour, holes: list[Polygon]) -> None:
    """Add the stiffening ribs of a tunnel wall."""
    us, vs = [u for u, _ in outline], [v for _, v in outline]
    u0, u1, v0, v1 = min(us), max(us), min(vs), max(vs)
    if holes or u1 - u0 < 0.25:
        return
    count = max(1, round((u1 - u0) / 0.22))
    low, high = v0 * 0.96, v1 * 0.96
    for k in range(count + 1):
        u = u0 + 0.02 + (u1 - u0 - 0.04) * k / count
        mesh.block(frame, u - 0.012, low, u + 0.012, high, 0.0, 0.012, shade(colour, 0.72), "metal", 0.004)


def standoff(mesh: Mesh, frame: Frame, outline: list[tuple[float, float]], colour: Colour, rng: random.Random) -> None:
    """Add what runs in the corners between racks: covers, with vents and connector plates."""
    us, vs = [u for u, _ in outline], [v for _, v in outline]
    u0, u1, v0, v1 = min(us), max(us), min(vs) * 0.86, max(vs) * 0.86
    count = max(1, round((u1 - u0) / 0.525))
    step = (u1 - u0) / count
    for k in range(count):
        a, b = u0 + k * step + 0.006, u0 + (k + 1) * step - 0.006
        if b - a < 0.1 or v1 - v0 < 0.1:
            continue
        kind = rng.random()
        tile: Tile = "grille" if kind < 0.3 else "knobs" if kind < 0.45 else "plain"
        mesh.block(frame, a, v0, b, v1, 0.0, 0.014, shade(colour, rng.uniform(0.9, 1.0)), tile, 0.006)


def collar(mesh: Mesh, hole: Polygon, normal: Vec3, look: Look) -> None:
    """Add the raised ring round a way through a wall."""
    middle = centre_of(hole)
    wide = [add(middle, scale(sub(c, middle), 1.0 + 0.055 / max(0.3, length(sub(c, middle))))) for c in hole]
    edge = [add(c, scale(normal, 0.028)) for c in hole]
    top = [add(c, scale(normal, 0.022)) for c in wide]
    colour = mix(look.end, (0.55, 0.56, 0.58), 0.6)
    mesh.ring(top, edge, normal, colour, "metal")
    for i in range(len(hole)):
        j = (i + 1) % len(hole)
        out = unit(sub(lerp(hole[i], hole[j], 0.5), middle))
        mesh.quad((wide[i], wide[j], top[j], top[i]), out, shade(colour, 0.8), "metal", (0.5, 0.5, 1.0, 1.0))
        mesh.quad((edge[i], edge[j], hole[j], hole[i]), scale(out, -1.0), shade(colour, 0.9), "metal")
        bolts(
            mesh,
            add(lerp(wide[i], hole[i], 0.45), scale(normal, 0.02)),
            add(lerp(wide[j], hole[j], 0.45), scale(normal, 0.02)),
            normal,
        )


def bolts(mesh: Mesh, a: Vec3, b: Vec3, normal: Vec3) -> None:
    """Add the bolts of a ring along one of its sides."""
    along = unit(sub(b, a))
    count = max(1, round(length(sub(b, a)) / 0.11))
    for k in range(count):
        frame = Frame(lerp(a, b, (k + 0.5) / count), along, cross(normal, along), normal)
        mesh.block(frame, -0.007, -0.007, 0.007, 0.007, 0.0, 0.012, (0.5, 0.51, 0.53), "metal", 0.003)


def seal(mesh: Mesh, hole: Polygon, normal: Vec3, look: Look) -> None:
    """Add the frame that a hatch closes on, with its dark seal."""
    middle = centre_of(hole)
    inner = [add(middle, scale(sub(c, middle), 0.93)) for c in hole]
    steel: Colour = (0.62, 0.63, 0.65) if not look.russian else (0.55, 0.58, 0.5)
    for side in (1.0, -1.0):
        push = scale(normal, 0.055 * side)
        mesh.ring([add(c, push) for c in hole], [add(c, push) for c in inner], scale(normal, side), steel, "metal")
    for i in range(len(hole)):
        j = (i + 1) % len(hole)
        inward = unit(sub(middle, lerp(hole[i], hole[j], 0.5)))
        for a, b, colour in ((-0.055, -0.012, steel), (-0.012, 0.012, DARK), (0.012, 0.055, steel)):
            pa, pb = scale(normal, a), scale(normal, b)
            mesh.quad(
                (add(inner[i], pa), add(inner[j], pa), add(inner[j], pb), add(inner[i], pb)), inward, colour, "metal"
            )


def well(mesh: Mesh, pane: Window, look: Look) -> None:
    """Add the ring round a pane and the short well outside it."""
    middle = pane.centre
    inward = scale(pane.normal, -1.0)
    steel: Colour = (0.58, 0.58, 0.57)
    wide = [add(middle, scale(sub(c, middle), 1.0 + 0.03 / max(0.08, length(sub(c, middle))))) for c in pane.corners]
    top = [add(c, scale(inward, 0.018)) for c in wide]
    lip = [add(c, scale(inward, 0.012)) for c in pane.corners]
    far = [add(c, scale(pane.normal, 0.09)) for c in pane.corners]
    mesh.ring(top, lip, inward, steel, "metal")
    for i in range(len(wide)):
        j = (i + 1) % len(wide)
        inside = unit(sub(middle, lerp(pane.corners[i], pane.corners[j], 0.5)))
        mesh.quad((wide[i], wide[j], top[j], top[i]), scale(inside, -1.0), shade(steel, 0.8), "metal", (0.5, 0.5, 1, 1))
        mesh.quad((lip[i], lip[j], far[j], far[i]), inside, shade(steel, 0.55), "metal", (0.9, 0.9, 0.5, 0.5))
        bolts(mesh, lerp(top[i], lip[i], 0.5), lerp(top[j], lip[j], 0.5), inward)


def handrail(mesh: Mesh, rail: Handrail, look: Look) -> None:
    """Add a bar on its two feet."""
    along = unit(sub(rail.end, rail.start))
    foot = scale(rail.normal, -0.066)
    inset = scale(along, 0.03)
    a, b = add(rail.start, inset), sub(rail.end, inset)
    bend = scale(rail.normal, -0.02)
    path = [
        add(a, foot),
        add(a, bend),
        add(a, scale(along, 0.02)),
        sub(b, scale(along, 0.02)),
        add(b, bend),
        add(b, foot),
    ]
    mesh.tube(path, 0.0125 if not look.russian else 0.014, look.rail, 6, "metal")
    side = cross(along, rail.normal)
    for end in (a, b):
        plate = Frame(add(end, scale(rail.normal, -0.07)), along, side, rail.normal)
        mesh.block(plate, -0.03, -0.022, 0.03, 0.022, 0.0, 0.008, shade(look.rail, 0.8), "metal", 0.003)


def plate(mesh: Mesh, label: Label, look: Look) -> None:
    """Add the plate that a sign is printed on."""
    up = cross(label.normal, label.along)
    frame = Frame(sub(label.centre, scale(label.normal, 0.012)), label.along, up, label.normal)
    w, h = label.height * (0.46 * len(label.text) + 0.6), label.height * 0.85
    if label.height > 0.05:
        edge = mix(look.accent, (0.25, 0.27, 0.3), 0.4)
        mesh.block(frame, -w - 0.012, -h - 0.012, w + 0.012, h + 0.012, 0.0, 0.032, edge, "plain", 0.004)
    mesh.block(frame, -w, -h, w, h, 0.0, 0.036, (0.93, 0.92, 0.88), "plain", 0.003)


def luminaire(mesh: Mesh, lamp: Lamp, look: Look) -> None:
    """Add a lamp: a housing and a shining diffuser."""
    side = cross(lamp.along, lamp.shines)
    frame = Frame(sub(lamp.centre, scale(lamp.shines, 0.02)), lamp.along, side, lamp.shines)
    h, w = lamp.length * 0.5, 0.075
    mesh.block(frame, -h - 0.02, -w - 0.02, h + 0.02, w + 0.02, 0.0, 0.035, shade(look.wall, 0.92), "plain", 0.01)
    glow = hex_colour(lamp.colour)
    mesh.block(frame, -h, -w, h, w, 0.035, 0.047, glow, "plain", 0.01, glow=1.0, edge=1.0)


def cables(mesh: Mesh, station: Station, cell: Cell, module: Module, look: Look) -> None:
    """Add bundles of cable and hose along the lower corners."""
    rng = dice(cell.id + "/cables")
    for face, along, _, span, width in side_faces(cell):
        if face.role != "corner" or span < 1.4 or width < 0.2 or dot(face.normal, module.up) < 0.1:
            continue
        middle = add(centre_of(face.corners), scale(face.normal, 0.022))
        side = cross(face.normal, along)
        for k in range(3):
            colour = rng.choice([(0.75, 0.75, 0.72), (0.22, 0.22, 0.24), (0.2, 0.32, 0.55), (0.78, 0.6, 0.2)])
            offset = (k - 1) * 0.05 + rng.uniform(-0.01, 0.01)
            steps = max(4, int(span / 0.25))
            path = []
            for s in range(steps + 1):
                t = (s / steps - 0.5) * (span - 0.12)
                wave = rng.uniform(-0.012, 0.012)
                path.append(
                    add(middle, add(scale(along, t), add(scale(side, offset + wave), scale(face.normal, wave * 0.5))))
                )
            mesh.tube(path, rng.uniform(0.008, 0.016), colour, 5, "fabric", 0.85)
