"""Builds the drawn station from the station's data, and keeps what was built in the player's cache by content.

One node per module inside, one outside, one for its panes; nothing here moves. See station_view.py.
"""

from __future__ import annotations

import hashlib
import logging
import os
import shutil
import threading
import zlib
from collections.abc import Callable, Iterable
from pathlib import Path

import numpy as np
from panda3d.core import BamFile, Filename, GeomNode, PandaNode

from iss3d.mods.glb import BadGlbError
from iss3d.station.model import ExteriorPart, Module, Thing
from iss3d.station.station import Station
from iss3d.vectors import Vec3, add, distance, scale
from iss3d.view.station import (
    atlas,
    bake,
    capsule,
    dishes,
    dome,
    fittings,
    fittings_capsule,
    fittings_periscope,
    floods,
    hulls,
    interior,
    keepsakes,
    leaves,
    lettering,
    lids,
    looks,
    machines,
    mesh,
    outfit,
    panels,
    parking,
    plates,
    ports,
    props_boards,
    props_life,
    props_mice,
    props_racks,
    props_rest,
    props_rooms,
    props_soft,
    props_stowage,
    props_suit,
    props_tools,
    rigging,
    robots,
    shutters,
    straps,
    trim,
    wings,
)
from iss3d.view.station.forged import read_node
from iss3d.view.station.geom import geom_from, geom_of, geom_of_plates, node_of
from iss3d.view.station.mesh import Colour, Floats, Mesh, hex_colour
from iss3d.view.station.own_shape import own_shape
from iss3d.view.station.own_walls import own_walls
from iss3d.view.station.parking import SLIDING, SWINGING, rests
from iss3d.view.station.plates import Plates

log = logging.getLogger(__name__)

SOURCES = (
    *(
        atlas,
        bake,
        capsule,
        dishes,
        dome,
        fittings,
        floods,
        hulls,
        interior,
        keepsakes,
        leaves,
        lettering,
        lids,
        looks,
        machines,
        mesh,
        panels,
        parking,
    ),
    *(
        outfit,
        plates,
        ports,
        rigging,
        robots,
        shutters,
        trim,
        wings,
        fittings_capsule,
        fittings_periscope,
        props_boards,
    ),
    *(props_life, props_mice, props_racks, props_rest, props_rooms, props_soft, props_stowage, props_suit, props_tools),
)
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
    places, normals, uvs, tints = (np.concatenate([p[i] for p in parts]) for i in range(4))
    return node_of(f"{module.id}_inside", geom_from(places, normals, uvs, tints, np.concatenate(lights)))


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
    heap = hulls.hull(station, module)
    for part in module.hull:
        capsule.clad(heap, part)
    return node_of(f"{module.id}_outside", geom_of_plates(heap))


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


def leaf(station: Station, hatch: str, near: bool = True) -> GeomNode:
    """Return the leaf of a hatch, about the middle of its opening, as seen from near by or from across a room."""
    portal = station.portal_of(hatch)
    assert portal is not None
    module = station.modules[station.hatches[hatch].module_a]
    grown = leaves.leaf_mesh(portal.corners, portal.centre, portal.normal, module, near)
    return node_of(f"{hatch}_leaf", geom_of(grown, fair_light(grown)))


def strap(station: Station, hatch: str) -> GeomNode:
    """Return the straps of a hatch whose leaf is parked, in the axes of its leaf; none where it is not."""
    portal, parked = station.portal_of(hatch), rests(station).get(hatch)
    if portal is None or parked is None:
        return node_of(f"{hatch}_strap")
    module = station.modules[station.hatches[hatch].module_a]
    grown = straps.straps_mesh(portal.corners, portal.centre, portal.normal, module, parked.side, parked.behind)
    return node_of(f"{hatch}_strap", geom_of(grown, fair_light(grown)))


def thing_node(thing: Thing, colour: str = "") -> GeomNode:
    """Return a thing about its own middle, along its own axes."""
    grown = looks.thing_mesh(thing.look, thing.size, hex_colour(colour) if colour else None, thing.id)
    return node_of(thing.id, geom_of(grown, fair_light(grown)))


PAINTERS: dict[str, Callable[[Plates, Plates, rigging.Placed, Vec3, Colour], None]] = {
    "box": outfit.box, "cylinder": rigging.cylinder, "cone": rigging.cone, "sphere": rigging.sphere,
    "truss": rigging.truss, "dish": dishes.dish, "array": wings.array, "panel_array": wings.panel_array,
    "irosa": wings.irosa, "radiator": wings.radiator, "arm": outfit.arm, "robot": outfit.robot,
    "limb": machines.limb, "cart": machines.cart, "terrace": machines.terrace, "fin": machines.fin, "cap": machines.cap,
    "folded": machines.folded, "kurs": machines.kurs,
}  # fmt: skip
"""What builds a part outside, by its shape: into what is always drawn, and into what is drawn near by."""


def hinge(station: Station, part: ExteriorPart) -> Vec3:
    """Return the place that a wing turns about: the middle of the great wing it belongs to, itself as a rule.

    A roll-out array stands before an older wing and turns with it, on the axis of that one.
    """
    wings_ = [other for other in station.exterior.values() if other.shape == "array" and other.tracks == "beta"]
    return min(wings_, key=lambda other: distance(other.centre, part.centre)).centre if wings_ else part.centre


def beta_part(station: Station, id: str) -> GeomNode:
    """Return one wing about the place it turns about."""
    heap, part = Plates(), station.exterior[id]
    PAINTERS[part.shape](heap, heap, rigging.Placed(part, hinge(station, part)), part.size, hex_colour(part.colour))
    return node_of(id, geom_of_plates(heap))


def built(parts: Iterable[ExteriorPart], near: bool) -> Plates:
    """Return parts outside: what is always drawn of them, or what is drawn only near by."""
    always, small = Plates(), Plates()
    for part in parts:
        PAINTERS[part.shape](always, small, rigging.Placed(part), part.size, hex_colour(part.colour))
    return small if near else always


def filled(name: str, heap: Plates) -> GeomNode:
    """Return a node of one Geom, or of none."""
    return node_of(name, *([geom_of_plates(heap)] if len(heap) else []))


def group_part(station: Station, id: str, near: bool = False) -> GeomNode:
    """Return what turns with the outer truss on one side, or all that is fixed."""
    chosen = []
    for part in station.exterior.values():
        side = "alpha_starboard" if part.centre[1] > 0.0 else "alpha_port"
        if {"alpha": side, "": "fixed"}.get(part.tracks) == id and vehicle_of(station, part.id) is None:
            chosen.append(part)
    heap = built(chosen, near)
    if id == "fixed" and near:
        floods.heads(heap)
        for line in station.rails.values():
            if line.outside and line.module == "space":
                trim.rail(heap, line, trim.RAIL["us"])
                trim.stand(heap, line)
    return filled(id, heap)


def vehicle_part(station: Station, id: str) -> GeomNode:
    """Return the parts outside that belong to a docked ship and leave with it."""
    parts = [part for part in station.exterior.values() if vehicle_of(station, part.id) == id]
    heap = built(parts, False)
    heap.take(built(parts, True))
    return filled(id, heap)


def trim_part(station: Station, id: str) -> GeomNode:
    """Return the small things on a hull, or on the fixed truss."""
    if id == "fixed":
        return group_part(station, id, near=True)
    heap = trim.trim(station, station.modules[id])
    hulls.hull(station, station.modules[id], heap)
    return filled(f"{id}_trim", heap)


def vehicle_of(station: Station, part: str) -> str | None:
    """Return the docked ship whose id a part's id begins with (the longest such), or None."""
    ships = [m.id for m in station.modules.values() if m.segment == "vehicle" and part.startswith(f"{m.id}_")]
    return max(ships, key=len, default=None)


Key = tuple[str, str]
"""Kind of a node (inside, outside, glass, leaf, leaf_afar, strap, wing, group, ship, trim or thing) and whose it is."""

GROW: dict[str, Callable[[Station, str], GeomNode]] = {
    "inside": lambda station, id: inside(station, station.modules[id]),
    "outside": lambda station, id: outside(station, station.modules[id]),
    "glass": lambda station, id: glass(station, station.modules[id]),
    "leaf": leaf,
    "leaf_afar": lambda station, id: leaf(station, id, False),
    "strap": strap,
    "wing": beta_part,
    "group": group_part,
    "ship": vehicle_part,
    "trim": trim_part,
    "thing": lambda station, id: thing_node(station.things[id]),
}


def all_keys(station: Station) -> list[Key]:
    """Return every node of the station, those one is likeliest to need first."""
    ids = list(station.modules)
    ships = [m.id for m in station.modules.values() if m.segment == "vehicle"]
    wings_ = [part.id for part in station.exterior.values() if part.tracks == "beta"]
    groups = ("fixed", "alpha_starboard", "alpha_port")
    keys: list[Key] = [("inside", id) for id in (*ships[:1], *ids)]
    keys += [("leaf", id) for id in station.hatches]
    keys += [("strap", id) for id, h in station.hatches.items() if h.kind in SWINGING]
    keys += [("leaf_afar", id) for id, h in station.hatches.items() if h.kind not in SLIDING]
    keys += [("glass", id) for id in ids] + [("group", id) for id in groups] + [("outside", id) for id in ids]
    keys += [("wing", id) for id in wings_] + [("ship", id) for id in ships] + [("trim", id) for id in ("fixed", *ids)]
    return list(dict.fromkeys(keys))


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


class Parts:
    """The nodes of the station, each read from the cache or grown when first asked for, or ahead of that by a thread.

    Growing all takes some seconds of one core, once for each version of the game; nothing that is shown waits for more
    than it needs.
    """

    def __init__(self, station: Station, cache: Path | None, forged: frozenset[str] = frozenset()) -> None:
        """Make them ready.

        Args:
            cache: Folder in which grown geometry is kept for the next time.
            forged: Modules whose inside is not grown but read as it is shipped.
        """
        self._station = station
        self._forged = forged
        self._cache = cache
        self._folder = cache / "station" / key_of(station) if cache is not None else None
        self._nodes: dict[Key, PandaNode] = {}
        things: list[Key] = [("thing", id) for id in station.things]
        self._locks = {key: threading.Lock() for key in (*all_keys(station), *things)}
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None

    def ready(self, key: Key) -> bool:
        """Return whether a node can be had without waiting."""
        return key in self._nodes

    @property
    def share(self) -> float:
        """How much of it all is there, 0 to 1; 1 too when nobody is growing the rest beside the game."""
        at_work = self._thread is not None and self._thread.is_alive()
        return len(self._nodes) / len(self._locks) if at_work else 1.0

    def node(self, key: Key) -> PandaNode:
        """Return a node, read or grown now if need be."""
        with self._locks[key]:
            if key not in self._nodes:
                if key[0] == "inside" and key[1] in self._forged:
                    self._nodes[key] = read_node(key[1])
                elif self._model(key):
                    self._nodes[key] = self._own(key)
                else:
                    self._nodes[key] = self._read(key) or self._grow(key)
            return self._nodes[key]

    def _model(self, key: Key) -> str:
        """Return the file that a mod brings for a node, empty for none."""
        kind, id = key
        if kind == "thing":
            return self._station.things[id].model
        return self._station.modules[id].model if kind == "inside" else ""

    def _own(self, key: Key) -> PandaNode:
        """Return the shape that a mod brings, or the one of the game when the file has gone bad since."""
        file = Path(self._model(key))
        try:
            if key[0] == "thing":
                return own_shape(file, self._cache)
            return own_walls(self._station, self._station.modules[key[1]], self._cache)
        except (BadGlbError, OSError) as error:
            log.warning("%s cannot be drawn (%s): '%s' keeps the look that the game gives it", file, error, key[1])
            return self._read(key) or self._grow(key)

    def warm(self) -> None:
        """Begin to read or grow everything beside the game."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._warm, name="station", daemon=True)
            self._thread.start()

    def finish(self) -> None:
        """Have everything now."""
        for key in self._locks:
            self.node(key)

    def stop(self) -> None:
        """Leave off; what is begun is ended first."""
        self._stop.set()
        if self._thread is not None:
            self._thread.join()

    def _warm(self) -> None:
        for key in self._locks:
            if self._stop.is_set():
                return
            self.node(key)

    def _file(self, key: Key) -> Path | None:
        if self._folder is None:
            return None
        name = f"{key[0]}-{key[1].replace(':', '-')}"
        if key[0] == "thing":  # things come and go with mods: their own shape is in the name, not in the folder's
            thing = self._station.things[key[1]]
            name += f"-{zlib.crc32(repr((thing.look, thing.size)).encode()):08x}"
        return self._folder / f"{name}.bam"

    def _read(self, key: Key) -> GeomNode | None:
        file = self._file(key)
        if file is None or not file.is_file():
            return None
        bam = BamFile()
        if not bam.open_read(Filename.from_os_specific(str(file))):
            return None
        node = bam.read_node()
        bam.resolve()
        return node if isinstance(node, GeomNode) else None

    def _grow(self, key: Key) -> GeomNode:
        node = GROW[key[0]](self._station, key[1])
        file = self._file(key)
        if file is not None:
            self._forget_older(file.parent)
            fresh = file.with_suffix(f".{os.getpid()}.new")  # another game may grow the same at the same time
            bam = BamFile()
            if bam.open_write(Filename.from_os_specific(str(fresh))):
                bam.write_object(node)
                bam.close()
                fresh.replace(file)
        return node

    def _forget_older(self, folder: Path) -> None:
        """Make the folder of this version, and drop those of versions before."""
        if folder.is_dir():
            return
        for old in folder.parent.glob("*"):
            shutil.rmtree(old, ignore_errors=True)
        folder.mkdir(parents=True, exist_ok=True)
