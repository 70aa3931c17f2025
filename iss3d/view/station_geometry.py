"""Builds the drawn station from the station's data, and keeps what was built in the player's cache by content.

One node per module inside, one outside, one for its panes and signs; nothing here moves. See station_view.py.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

import numpy as np
from panda3d.core import BamFile, Filename, GeomNode, NodePath, PandaNode

from iss3d.station.model import Module, Thing
from iss3d.station.station import Station
from iss3d.vectors import add, scale
from iss3d.view.station import atlas, bake, exterior, interior, looks, mesh, panels
from iss3d.view.station.geom import geom_from, geom_of, node_of
from iss3d.view.station.mesh import Floats, Mesh, hex_colour

SOURCES = (atlas, bake, exterior, interior, looks, mesh, panels)
"""Whatever these files say goes into the key of the cache: change them and the station is built anew."""


def inside(station: Station, module: Module) -> GeomNode:
    """Return the inside of a module as one Geom, lit by its lamps."""
    parts: list[tuple[Floats, Floats, Floats, Floats]] = []
    lights: list[Floats] = []
    for id in module.cells:
        cell = station.cells[id]
        grown = interior.cell_mesh(station, module, cell)
        places, normals, uvs, tints = grown.arrays()
        parts.append((places, normals, uvs, tints))
        lights.append(bake.bake(station, module, cell, places, normals, tints[:, 4]))
    joined = [np.concatenate([p[i] for p in parts]) for i in range(4)]
    return node_of(f"{module.id}_inside", geom_from(*joined, np.concatenate(lights)))


def unlit(grown: Mesh) -> Floats:
    """Return the bake of something outside: no lamps, openness from the mesh alone."""
    tints = grown.arrays()[3]
    light = np.zeros((len(tints), 4), np.float32)
    light[:, 3] = tints[:, 4]
    return light


def fair_light(grown: Mesh) -> Floats:
    """Return the bake of a loose thing: even lamp light from above, openness from the mesh."""
    _, normals, _, tints = grown.arrays()
    light = np.zeros((len(tints), 4), np.float32)
    even = 0.42 + 0.16 * normals[:, 2]
    light[:, :3] = np.sqrt(np.clip(even * tints[:, 4], 0.02, 1.0) / 4.0)[:, None]
    light[:, 3] = tints[:, 4]
    return light


def outside(station: Station, module: Module) -> GeomNode:
    """Return the hull of a module as one Geom."""
    grown = exterior.hull_mesh(station, module)
    return node_of(f"{module.id}_outside", geom_of(grown, unlit(grown)))


def glass(station: Station, module: Module) -> GeomNode:
    """Return the panes of a module."""
    grown = Mesh()
    for pane in station.windows.values():
        if pane.module == module.id:
            push = scale(pane.normal, 0.03)
            corners = [add(c, push) for c in pane.corners]
            for facing in (pane.normal, scale(pane.normal, -1.0)):
                grown.polygon(corners, facing, (0.55, 0.65, 0.72), "plain")
    return node_of(f"{module.id}_glass", *([geom_of(grown, unlit(grown))] if len(grown) else []))


def leaf(station: Station, hatch: str) -> GeomNode:
    """Return the leaf of a hatch, about the middle of its opening."""
    portal = station.portal_of(hatch)
    assert portal is not None
    module = station.modules[station.hatches[hatch].module_a]
    grown = exterior.leaf_mesh(portal.corners, portal.centre, portal.normal, module)
    return node_of(f"{hatch}_leaf", geom_of(grown, fair_light(grown)))


def thing_node(thing: Thing, colour: str = "") -> GeomNode:
    """Return a thing about its own middle, along its own axes."""
    grown = looks.thing_mesh(thing.look, thing.size, hex_colour(colour) if colour else None, thing.id)
    return node_of(thing.id, geom_of(grown, fair_light(grown)))


def parts_outside(station: Station) -> dict[str, GeomNode]:
    """Return truss, arrays, radiators and the rest: what is fixed as one node, each moving part as its own."""
    fixed = Mesh()
    nodes: dict[str, GeomNode] = {}
    turning = Mesh()
    for part in station.exterior.values():
        if part.tracks == "beta":
            grown = Mesh()
            exterior.part_mesh(grown, part, at_origin=True)
            nodes[part.id] = node_of(part.id, geom_of(grown, unlit(grown)))
        else:
            exterior.part_mesh(turning if part.tracks == "alpha" else fixed, part)
    for rail in station.rails.values():
        if rail.outside and rail.module == "space":
            exterior.rail_mesh(fixed, rail)
    nodes["fixed"] = node_of("fixed", geom_of(fixed, unlit(fixed)))
    for side in ("starboard", "port"):
        mine = Mesh()
        for part in station.exterior.values():
            if part.tracks == "alpha" and (part.centre[1] > 0.0) == (side == "starboard"):
                exterior.part_mesh(mine, part)
        nodes[f"alpha_{side}"] = node_of(f"alpha_{side}", geom_of(mine, unlit(mine)))
    return nodes


def build(station: Station) -> NodePath:
    """Return everything that is drawn, not yet shaded: children inside, outside, glass, leaves, parts."""
    root = NodePath("station")
    groups = {name: root.attach_new_node(name) for name in ("inside", "outside", "glass", "leaves", "parts")}
    for module in station.modules.values():
        groups["inside"].attach_new_node(inside(station, module))
        groups["outside"].attach_new_node(outside(station, module))
        groups["glass"].attach_new_node(glass(station, module))
    for id, hatch in station.hatches.items():
        node = groups["leaves"].attach_new_node(leaf(station, id))
        node.set_pos(*hatch.centre)
    for id, part_node in parts_outside(station).items():
        node = groups["parts"].attach_new_node(part_node)
        node.set_name(id)
        part = station.exterior.get(id)
        if part is not None:
            node.set_pos(*part.centre)
    return root


def key_of(station: Station) -> str:
    """Return a name for this very station drawn by this very code."""
    text = hashlib.sha256()
    for source in SOURCES:
        text.update(Path(source.__file__ or "").read_bytes())
    text.update(Path(__file__).read_bytes())
    for group in (station.modules, station.cells, station.hatches, station.rails, station.windows, station.lamps):
        text.update(repr(sorted(group.items())).encode())
    text.update(repr(sorted(station.exterior.items())).encode())
    return text.hexdigest()[:24]


def built(station: Station, cache: Path | None) -> NodePath:
    """Return the drawn station from the cache, or build it and keep it.

    Args:
        cache: Folder of the player's cache; None builds anew and keeps nothing.
    """
    file = cache / f"station-{key_of(station)}.bam" if cache is not None else None
    if file is not None and file.is_file():
        bam = BamFile()
        if bam.open_read(Filename.from_os_specific(str(file))):
            node = bam.read_node()
            bam.resolve()
            if isinstance(node, PandaNode):
                return NodePath(node)
    root = build(station)
    if file is not None:
        file.parent.mkdir(parents=True, exist_ok=True)
        for old in file.parent.glob("station-*.bam"):
            old.unlink(missing_ok=True)
        fresh = file.with_suffix(".new")
        root.write_bam_file(Filename.from_os_specific(str(fresh)))
        if fresh.is_file():
            fresh.replace(file)
    return root
