"""Grows the outside of a dome of panes: one closed faceted shell with deep frames, bolted retainers, hinge brackets.

The shell stands off the dome's inner faces by one distance, so that neighbouring facets meet in one edge.
"""

from __future__ import annotations

import numpy as np

from iss3d.station.model import Face, HullPart, Module, Window
from iss3d.station.shapes import cut
from iss3d.station.station import Station
from iss3d.vectors import Vec3, add, cross, distance, dot, scale, sub, unit
from iss3d.view.station.mesh import Colour, shade
from iss3d.view.station.plates import Plates
from iss3d.view.station.ports import around
from iss3d.view.station.shutters import SPILL, hinge_of

STEEL: Colour = (0.74, 0.75, 0.76)
DARK: Colour = (0.16, 0.16, 0.17)
THICK = 0.075
"""Metres from the inner faces of a dome to its shell."""

RETAINER = 0.055
"""Metres, the width of the bolted ring round a pane."""

PROUD = 0.02
"""Metres by which the retainer stands off the shell: less than where a shut lid lies."""

SKIRT, SHELF = 0.03, 0.24
"""Metres: how far the shell reaches into the drum it stands on, and the width of the ring that closes the drum."""


def panes_of(station: Station, module: Module) -> list[Window]:
    """Return the panes of a dome, or none where a module is no dome."""
    panes = [w for w in station.windows.values() if w.module == module.id]
    return panes if len(panes) > 5 and module.length < 2.0 else []


def dome(heap: Plates, small: Plates, station: Station, module: Module, colour: Colour) -> None:
    """Add the shell of a dome with all its panes' frames, and the shelf it stands on; bolts go into `small`."""
    panes = panes_of(station, module)
    faces = {pane.id: face for pane in panes if (face := face_of(station, pane)) is not None}
    sides = [face for face in faces.values() if abs(dot(face.normal, module.axis)) < 0.9]
    for pane in panes:
        if pane.id in faces:
            facet(heap, small, pane, outline(faces[pane.id], list(faces.values())), colour)
    skirt(heap, small, module, sides, list(faces.values()), colour)
    for pane in panes:
        brackets(small, pane)


def face_of(station: Station, pane: Window) -> Face | None:
    """Return the inner face that a pane lies in."""
    for cell in station.cells.values():
        if cell.module == pane.module:
            for face in cell.faces:
                off = dot(sub(pane.centre, face.corners[0]), face.normal)
                if dot(pane.normal, face.normal) < -0.999 and abs(off) < 0.02:
                    return face
    return None


def outline(face: Face, others: list[Face]) -> tuple[Vec3, ...]:
    """Return a facet of the shell: where its plane, moved out, meets those of the faces beside it."""
    found = []
    for corner in face.corners:
        meet = [face, *(o for o in others if o is not face and any(distance(c, corner) < 1e-4 for c in o.corners))]
        normals = np.array([scale(f.normal, -1.0) for f in meet])
        # Least change: where fewer than three planes meet, the corner moves only as far as they ask.
        shift = np.linalg.lstsq(normals, np.full(len(meet), THICK), rcond=None)[0]
        found.append(add(corner, (float(shift[0]), float(shift[1]), float(shift[2]))))
    return tuple(found)


def facet(heap: Plates, small: Plates, pane: Window, corners: tuple[Vec3, ...], colour: Colour) -> None:
    """Add one facet: the shell round its pane, the bolted retainer, and the reveal down to the glass."""
    n = pane.normal
    glass = list(pane.corners)
    opening = _on(pane, 1.0, THICK)
    wide = [add(c, scale(unit(sub(c, _middle(opening))), RETAINER * 1.25)) for c in opening]
    for piece in cut(corners, tuple(wide), n):
        heap.polygon(piece, n, colour, "cloth", 1.0, SPILL * 0.5)
    top, low = ([add(c, scale(n, PROUD)) for c in ring] for ring in (opening, wide))
    count = len(opening)
    for i in range(count):
        j = (i + 1) % count
        inward = unit(sub(_middle(glass), scale(add(glass[i], glass[j]), 0.5)))
        heap.quad((low[i], low[j], top[j], top[i]), n, STEEL, "metal", None, 1.0, SPILL)
        heap.quad((wide[i], wide[j], low[j], low[i]), scale(inward, -1.0), shade(STEEL, 0.85), "metal")
        heap.quad((top[i], top[j], glass[j], glass[i]), inward, DARK, "plain", None, 0.7, SPILL * 4.0)
    middle = [scale(add(a, b), 0.5) for a, b in zip(top, low, strict=True)]
    heads = [p for i in range(count) for p in _along(middle[i], middle[(i + 1) % count], 0.16)]
    small.bolts(np.array(heads), np.tile(n, (len(heads), 1)), 0.011, shade(STEEL, 0.8))


def _on(pane: Window, wider: float, lift: float) -> list[Vec3]:
    return [add(add(pane.centre, scale(sub(c, pane.centre), wider)), scale(pane.normal, lift)) for c in pane.corners]


def _middle(corners: list[Vec3]) -> Vec3:
    mean = np.mean(np.array(corners), axis=0)
    return (float(mean[0]), float(mean[1]), float(mean[2]))


def _along(a: Vec3, b: Vec3, step: float) -> list[Vec3]:
    """Return places from a (without b) about one step apart."""
    count = max(1, round(distance(a, b) / step))
    return [add(a, scale(sub(b, a), i / count)) for i in range(count)]


def skirt(heap: Plates, small: Plates, module: Module, sides: list[Face], faces: list[Face], colour: Colour) -> None:
    """Add the upright wall below the slanted facets, down into the drum, and the shelf that closes it."""
    drum: HullPart = module.hull[-2]
    axis, _, _ = around(drum)
    foot = dot(drum.end, axis) - SKIRT
    for face in sides:
        corners = outline(face, faces)
        lowest = min(dot(c, axis) for c in corners)
        a, b = [c for c in corners if dot(c, axis) < lowest + 1e-4][:2]
        outward = scale(face.normal, -1.0)
        out = unit(sub(outward, scale(axis, dot(outward, axis))))
        down = scale(axis, foot - lowest)
        heap.quad((a, b, add(b, down), add(a, down)), out, colour, "quilt")
        heads = [add(p, scale(axis, -0.025)) for p in _along(a, b, 0.19)]
        small.bolts(np.array(heads), np.tile(out, (len(heads), 1)), 0.012, STEEL)
    lip = ((-0.02, drum.end_radius + 0.02), (0.01, drum.end_radius + 0.02), (0.01, drum.end_radius - SHELF))
    heap.turned(drum.end, axis, lip, shade(colour, 0.9), "plain", 40, 0.8)


def brackets(heap: Plates, pane: Window) -> None:
    """Add what a pane's shutter swings on: two brackets with a bearing each, and the box of its crank between them."""
    at, axis = hinge_of(pane)
    inward = unit(sub(pane.centre, at))
    edge = max(abs(dot(sub(c, at), axis)) for c in pane.corners if abs(dot(sub(c, at), inward)) < 0.05)
    for sign in (-0.7, 0.7):
        foot = add(at, add(scale(axis, sign * edge), add(scale(pane.normal, THICK), scale(inward, -0.05))))
        heap.box(add(foot, scale(pane.normal, 0.03)), (axis, inward, pane.normal), (0.05, 0.1, 0.08), STEEL, "metal")
        bearing = add(foot, scale(pane.normal, 0.055))
        heap.turned(
            add(bearing, scale(axis, -0.05)),
            axis,
            ((0.0, 0.0), (0.0, 0.026), (0.1, 0.026), (0.1, 0.0)),
            DARK,
            "metal",
            12,
        )
    crank = add(at, add(scale(pane.normal, THICK + 0.025), scale(inward, -0.055)))
    heap.box(crank, (axis, inward, pane.normal), (0.2, 0.08, 0.07), shade(STEEL, 0.9), "box", 0.012)
    side = cross(pane.normal, axis)
    heap.turned(
        add(crank, scale(axis, 0.1)), axis, ((0.0, 0.0), (0.0, 0.022), (0.12, 0.022), (0.12, 0.0)), DARK, "metal", 10
    )
    heap.tube(
        [add(crank, scale(axis, -0.1)), add(crank, add(scale(axis, -0.2), scale(side, 0.03))),
         add(crank, add(scale(axis, -0.32), scale(pane.normal, -0.04)))],
        0.009, DARK, 5, "cloth",
    )  # fmt: skip
