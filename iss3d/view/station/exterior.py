"""Grows the outside of modules: hulls with plates, rails and panes; and hatch leaves.

Same meshes and atlas as inside; lit by the sun and the Earth while drawn, so only closeness is worked out here.
"""

from __future__ import annotations

import math

from iss3d.station.model import Handrail, HullPart, Module, Portal, Window
from iss3d.station.shapes import Polygon, cut, cut_all
from iss3d.station.station import Station
from iss3d.vectors import Vec3, add, cross, distance, dot, lerp, scale, sub, unit
from iss3d.view.station.atlas import Tile
from iss3d.view.station.mesh import Colour, Frame, Mesh, axes_of, hex_colour, mix, shade

HULLS: dict[str, str] = {"us": "#d9d8d2", "rs": "#cfc6ae", "vehicle": "#8a8c80"}
SIDES = 24
PLATE = 1.15
WIDER = 1.12
"""How much wider than a hatchway the hull is cut open round it."""

GOLD: Colour = (0.82, 0.66, 0.2)
STEEL: Colour = (0.66, 0.67, 0.68)
DARK: Colour = (0.12, 0.12, 0.13)


def hull_mesh(station: Station, module: Module) -> Mesh:
    """Return the outside of a module: its hull parts, ends, rails, and its panes seen from outside."""
    mesh = Mesh()
    colour = hex_colour(module.colours.get("hull", HULLS[module.segment]))
    if module.style == "tunnel" and module.segment == "us":
        colour = (0.2, 0.2, 0.21)
    tile: Tile = "quilt" if module.segment in ("rs", "vehicle") or module.style == "inflatable" else "shield"
    panes = [w for w in station.windows.values() if w.module == module.id]
    glazed = len(panes) > 5 and module.length < 2.0
    ways = [p for p in station.portals if p.hatch is not None and passes_side(station, module, p)]
    for part in module.hull:
        paint = hex_colour(part.colour) if part.colour else colour
        if not part.pressurised:
            paint = shade(paint, 0.9)
        last = part is module.hull[-1]
        if glazed and last:
            continue
        revolve(mesh, part, paint, tile, ways)
        for at, radius, out in ((part.start, part.start_radius, -1.0), (part.end, part.end_radius, 1.0)):
            tip = add(at, scale(unit(sub(part.end, part.start)), 0.03 * out))
            free = station.cell_at(tip) is None and station.cell_at(at) is None
            if free and not _covered(module, part, at, radius):
                disc(mesh, at, scale(unit(sub(part.end, part.start)), out), radius, shade(paint, 0.8), "metal")
        bands(mesh, part, shade(paint, 0.7))
    if glazed and len(module.hull) > 1:
        sill(mesh, station, module, colour)
    for pane in panes:
        if glazed:
            frame_pane(mesh, station, pane, colour)
        else:
            porthole(mesh, module, pane)
    for rail in station.rails.values():
        if rail.outside and rail.module == module.id:
            rail_mesh(mesh, rail)
    return mesh


def _covered(module: Module, part: HullPart, at: Vec3, radius: float) -> bool:
    """Return whether another part of the hull covers an end."""
    for other in module.hull:
        if other is part:
            continue
        for p, r in ((other.start, other.start_radius), (other.end, other.end_radius)):
            if distance(p, at) < 0.02 and r >= radius - 0.02:
                return True
    return False


def around(part: HullPart) -> tuple[Vec3, Vec3, Vec3]:
    """Return the axis of a hull part and two directions across it."""
    axis = unit(sub(part.end, part.start))
    side = unit(cross(axis, (0.0, 0.0, 1.0) if abs(axis[2]) < 0.9 else (0.0, 1.0, 0.0)))
    return axis, side, cross(axis, side)


def passes_side(station: Station, module: Module, way: Portal) -> bool:
    """Return whether a hatchway leads out through the side of a module's hull."""
    home = {station.cells[cell].module for cell in (way.a, way.b) if cell in station.cells}
    return module.id in home and abs(dot(way.normal, module.axis)) < 0.7


def holes(four: list[Vec3], normal: Vec3, ways: list[Portal]) -> list[Polygon]:
    """Return what hatchways cut out of a plate: their outlines, a little wider, laid onto it along their way."""
    middle = scale(add(add(four[0], four[1]), add(four[2], four[3])), 0.25)
    found: list[Polygon] = []
    for way in ways:
        slope = dot(way.normal, normal)
        off = sub(middle, way.centre)
        along = dot(off, way.normal)
        aside = sub(off, scale(way.normal, along))
        if abs(slope) < 0.3 or abs(along) > 1.6 or dot(aside, aside) > 2.6:
            continue
        wide = [add(way.centre, scale(sub(c, way.centre), WIDER)) for c in way.corners]
        found.append(tuple(add(c, scale(way.normal, dot(normal, sub(four[0], c)) / slope)) for c in wide))
    return found


def revolve(mesh: Mesh, part: HullPart, colour: Colour, tile: Tile, ways: list[Portal]) -> None:
    """Add the skin of a hull part, plate by plate, open where a hatchway goes through it."""
    axis, side, other = around(part)
    span = distance(part.start, part.end)
    rows = max(1, round(span / PLATE))
    lean = (part.start_radius - part.end_radius) / max(span, 1e-6)
    for i in range(rows):
        t0, t1 = i / rows, (i + 1) / rows
        for k in range(SIDES):
            four, normals = [], []
            for t, q in ((t0, k), (t0, k + 1), (t1, k + 1), (t1, k)):
                angle = 2.0 * math.pi * q / SIDES
                out = add(scale(side, math.cos(angle)), scale(other, math.sin(angle)))
                radius = part.start_radius + (part.end_radius - part.start_radius) * t
                four.append(add(lerp(part.start, part.end, t), scale(out, radius)))
                normals.append(unit(add(out, scale(axis, lean))))
            tone = shade(colour, 0.94 + 0.05 * ((k * 7 + i * 5) % 3))
            half = (k % 2) * 0.5
            middle = unit(add(normals[0], normals[2]))
            gaps = holes(four, middle, ways)
            if gaps:
                for piece in cut_all(tuple(four), gaps, middle):
                    mesh.polygon(piece, middle, tone, tile, 1.0, 0.0, PLATE)
                continue
            mesh.quad(four, middle, tone, tile, 1.0, 0.0, (half, 0.0, half + 0.5, 1.0), normals)


def disc(mesh: Mesh, at: Vec3, out: Vec3, radius: float, colour: Colour, tile: Tile) -> None:
    """Add a flat end."""
    _, side, other = axes_of(out, (0.0, 0.0, 1.0) if abs(out[2]) < 0.9 else (0.0, 1.0, 0.0))
    rim = []
    for k in range(SIDES):
        angle = 2.0 * math.pi * k / SIDES
        rim.append(add(at, add(scale(side, math.cos(angle) * radius), scale(other, math.sin(angle) * radius))))
    mesh.polygon(rim, out, colour, tile, 0.8, 0.0, radius * 2.0)


def bands(mesh: Mesh, part: HullPart, colour: Colour) -> None:
    """Add a rib round both ends of a straight part."""
    span = distance(part.start, part.end)
    if span < 1.0 or abs(part.start_radius - part.end_radius) > 0.2:
        return
    for t in (0.04 / span, 1.0 - 0.04 / span):
        _, side, other = around(part)
        at = lerp(part.start, part.end, t)
        path: list[Vec3] = []
        for k in range(SIDES + 1):
            angle = 2.0 * math.pi * k / SIDES
            out = add(scale(side, math.cos(angle)), scale(other, math.sin(angle)))
            path.append(add(at, scale(out, part.start_radius + 0.012)))
        mesh.tube(path, 0.04, colour, 4, "metal", 1.0, False)


def sill(mesh: Mesh, station: Station, module: Module, colour: Colour) -> None:
    """Add the ring between the drum of a dome and the dome itself."""
    drum = module.hull[-2]
    axis, side, other = around(drum)
    rim = []
    for k in range(SIDES):
        angle = 2.0 * math.pi * k / SIDES
        out = add(scale(side, math.cos(angle)), scale(other, math.sin(angle)))
        rim.append(add(drum.end, scale(out, drum.end_radius)))
    for cell_id in module.cells:
        for face in station.cells[cell_id].faces:
            flat = abs(sum(face.normal[i] * axis[i] for i in range(3))) > 0.999
            if flat and face.openings and distance(face.openings[0].centre, drum.end) < 0.1:
                for piece in cut(tuple(rim), face.openings[0].corners, axis):
                    mesh.polygon(piece, axis, shade(colour, 0.85), "metal", 0.9, 0.0, 0.8)
                return


def frame_pane(mesh: Mesh, station: Station, pane: Window, colour: Colour) -> None:
    """Add the frame round a pane of a dome, on the outside of its cell."""
    cells = [c for c in station.cells.values() if c.module == pane.module]
    for cell in cells:
        for face in cell.faces:
            d = sub(pane.centre, face.corners[0])
            off = sum(d[i] * face.normal[i] for i in range(3))
            lined = sum(pane.normal[i] * face.normal[i] for i in range(3)) < -0.999
            if lined and abs(off) < 0.02:
                push = scale(pane.normal, 0.1)
                outline = [add(c, push) for c in face.corners]
                strip(mesh, outline, [add(c, push) for c in pane.corners], pane.normal, shade(colour, 0.9))


def strip(mesh: Mesh, outer: list[Vec3], inner: list[Vec3], normal: Vec3, colour: Colour) -> None:
    """Add a flat frame between two outlines with different numbers of corners."""

    for piece in cut(tuple(outer), tuple(inner), normal):
        mesh.polygon(piece, normal, colour, "metal", 1.0, 0.0, 0.6)


def porthole(mesh: Mesh, module: Module, pane: Window) -> None:
    """Add a dark round pane with a rim where a window comes out of the hull."""
    reach = max(distance(c, pane.centre) for c in pane.corners)
    for part in module.hull:
        axis, _, _ = around(part)
        along = sum((pane.centre[i] - part.start[i]) * axis[i] for i in range(3))
        if not 0.0 <= along <= distance(part.start, part.end):
            continue
        foot = add(part.start, scale(axis, along))
        out = sub(pane.centre, foot)
        u = along / distance(part.start, part.end)
        radius = part.start_radius + (part.end_radius - part.start_radius) * u
        if sum(out[i] * pane.normal[i] for i in range(3)) < 0.1 or distance(out, (0, 0, 0)) > radius:
            continue
        outward = unit(out)
        at = add(foot, scale(outward, radius + 0.03))
        disc(mesh, at, outward, reach * 1.35, STEEL, "metal")
        disc(mesh, add(at, scale(outward, 0.012)), outward, reach, (0.06, 0.08, 0.11), "screen")
        return


def rail_mesh(mesh: Mesh, rail: Handrail) -> None:
    """Add a golden rail for walks outside."""
    foot = scale(rail.normal, -0.1)
    path = [add(rail.start, foot), rail.start, rail.end, add(rail.end, foot)]
    mesh.tube(path, 0.018, GOLD, 5, "metal", 1.0, False)


def leaf_mesh(corners: Polygon, centre: Vec3, normal: Vec3, module: Module) -> Mesh:
    """Return a hatch leaf about the middle of its opening: ribbed, with a window and a handle on each side."""
    mesh = Mesh()
    local = [sub(c, centre) for c in corners]
    rim = [scale(c, 0.97) for c in local]
    field = [scale(c, 0.82) for c in local]
    paint = mix(hex_colour(module.colours.get("wall", "#dddddd")), (0.8, 0.81, 0.8), 0.6)
    for side in (1.0, -1.0):
        out = scale(normal, side)
        mesh.ring(
            [add(c, scale(out, 0.03)) for c in rim], [add(c, scale(out, 0.05)) for c in field], out, shade(paint, 0.9)
        )
        mesh.polygon([add(c, scale(out, 0.05)) for c in field], out, paint, "hatch", 1.0, 0.0, 1.4)
        _, across, up = axes_of(
            out, module.up if abs(sum(out[i] * module.up[i] for i in range(3))) < 0.9 else module.axis
        )
        frame = Frame(scale(out, 0.05), across, up, out)
        mesh.block(frame, -0.12, 0.12, 0.12, 0.3, 0.0, 0.03, STEEL, "metal", 0.01)
        mesh.block(frame, -0.08, 0.15, 0.08, 0.27, 0.03, 0.032, DARK, "plain", 0.002)
        grip = [frame.at(u, -0.1, n) for u, n in ((-0.2, 0.0), (-0.2, 0.06), (0.2, 0.06), (0.2, 0.0))]
        mesh.tube(grip,
                  0.014, (0.75, 0.55, 0.12), 6, "metal")  # fmt: skip
    for i in range(len(rim)):
        j = (i + 1) % len(rim)
        edge = [add(rim[i], scale(normal, -0.03)), add(rim[j], scale(normal, -0.03)),
                add(rim[j], scale(normal, 0.03)), add(rim[i], scale(normal, 0.03))]  # fmt: skip
        mesh.quad(edge, unit(lerp(rim[i], rim[j], 0.5)), DARK, "plain")
    return mesh


def shutter_mesh(corners: Polygon, centre: Vec3, normal: Vec3) -> Mesh:
    """Return a shutter about the middle of its pane: a quilted lid, the same on both sides."""
    mesh = Mesh()
    local = [sub(c, centre) for c in corners]
    rim = [scale(c, 1.04) for c in local]
    field = [scale(c, 0.86) for c in local]
    paint: Colour = (0.7, 0.69, 0.65)
    for side in (1.0, -1.0):
        out = scale(normal, side)
        low, high = scale(out, 0.02), scale(out, 0.032)
        mesh.ring([add(c, low) for c in rim], [add(c, high) for c in field], out, shade(paint, 0.85), "metal")
        mesh.polygon([add(c, high) for c in field], out, paint, "quilt", 1.0, 0.0, 0.5)
    for i in range(len(rim)):
        j = (i + 1) % len(rim)
        edge = [add(rim[i], scale(normal, -0.02)), add(rim[j], scale(normal, -0.02)),
                add(rim[j], scale(normal, 0.02)), add(rim[i], scale(normal, 0.02))]  # fmt: skip
        mesh.quad(edge, unit(lerp(rim[i], rim[j], 0.5)), DARK, "plain")
    return mesh
