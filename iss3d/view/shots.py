"""`iss3d shots`: named eye positions, rendered offscreen through the very picture the game shows.

Reads content/base/shots/*.yaml (and those of mods). Each shot is one entry: where the eye is (at a spot, or in a module
with an offset in metres) and what it looks at (`look`, or a direction `toward`), or before whose `face` it is (`from`
where, in their axes); if need be at what `clock`, how many seconds into the `war`, how wide (`fov`, degrees from top to
bottom), what a hand holds (`grip`, an offset too), what both carry (`carry`), and whether one sees one's `own` body.
Those with `over` show Earth and sky alone; those with `through` look straight out of a pane from close before it.
"""

from __future__ import annotations

import fnmatch
import logging
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from iss3d.mods.load import Content, load_content
from iss3d.reports import Report, nearest
from iss3d.station.station import Station
from iss3d.vectors import UP, Quat, Vec3, add, dot, facing, rotate, scale, sub
from iss3d.view.film_strip import contact_sheet, film_strip
from iss3d.view.shown import Shown
from iss3d.view.space_shots import space_shot
from iss3d.war.state import PEACE, WarNow, war_now
from iss3d.world.data import from_content
from iss3d.world.world import World

if TYPE_CHECKING:
    from panda3d.core import NodePath


log = logging.getLogger(__name__)

SHOT_FOV = 60.0
STEEP = 0.9
"""Cosine to a module's up from which on a view along it takes the module's axis for up."""
BEFORE_PANE = 0.5
"""Metres before a pane where the eye of one who looks out of it is."""
SETTLE_FRAMES = 4
SETTLE_S = 30.0
"""Seconds that pass between them for the eye, which has long been used to what it sees."""
FLASHING_S, FLASH_STEPS = 12.0, 15
"""How long before a picture bursts have been watched, so that their light is what the limit lets through by then."""

CARRIED_AT: Vec3 = (0.50, 0.0, 0.20)
"""Where what is carried is before an eye: ahead, right, down; metres."""

A_FACE: Vec3 = (0.20, 0.0, -0.62)
BEFORE_A_FACE: Vec3 = (1.35, 0.30, -0.60)
"""Where a face is, and an eye before it, in the axes of who holds it: ahead, right, down; metres."""


@dataclass(frozen=True, slots=True)
class Shot:
    """A named eye position as it is written."""

    name: str
    entry: dict[str, Any]


def read_shots(content: Content) -> dict[str, Shot]:
    """Return every shot that content names."""
    found: dict[str, Shot] = {}
    for _, document in content.documents["shots"]:
        shots = document.value.get("shots")
        for name, entry in shots.items() if isinstance(shots, dict) else ():
            if isinstance(entry, dict):
                found[str(name)] = Shot(str(name), entry)
    return found


def shot_pose(shot: Shot, world: World) -> tuple[Vec3, Quat] | None:
    """Return where the eye of a shot is and where it looks, or None when it names what is not there."""
    station: Station = world.data.station
    entry = shot.entry
    sitter = world.persons.get(str(entry.get("face", "")))
    if sitter is not None:
        x, y, z = entry.get("from", BEFORE_A_FACE)
        eye, face = (add(sitter.position, rotate(sitter.orientation, way)) for way in ((x, y, z), A_FACE))
        return eye, facing(sub(face, eye), rotate(sitter.orientation, (0.0, 0.0, -1.0)))
    at: Vec3 | None = None
    module = str(entry.get("in", ""))
    pane = station.windows.get(str(entry.get("through", "")))
    if pane is not None:
        up = station.modules[pane.module].up
        axis = station.modules[pane.module].axis
        return sub(pane.centre, scale(pane.normal, BEFORE_PANE)), facing(
            pane.normal, up if abs(dot(up, pane.normal)) < STEEP else axis
        )
    if "at" in entry:
        at = world.where.position(str(entry["at"]))
        spot = station.spots.get(str(entry["at"]))
        module = spot.module if spot is not None else module
    elif module in station.modules:
        at = _within(station, module, entry.get("offset", [0.0, 0.0, 0.0]))
    toward = entry.get("toward")
    if at is not None and isinstance(toward, list) and len(toward) == 3:
        goal: Vec3 | None = add(at, (float(toward[0]), float(toward[1]), float(toward[2])))
    else:
        goal = world.where.position(str(entry.get("look", "")))
    if at is None or goal is None:
        return None
    up = station.modules[module].up if module in station.modules else UP
    return at, facing(sub(goal, at), up)


def _within(station: Station, module: str, offset: Any) -> Vec3 | None:
    """Return the place so far, in metres, from the middle of a module; None when nothing of the kind is written."""
    if module not in station.modules or not isinstance(offset, list) or len(offset) != 3:
        return None
    return add(station.modules[module].centre, (float(offset[0]), float(offset[1]), float(offset[2])))


class Studio:
    """A world in which nothing happens, and the game's own picture of it, offscreen. One to a process.

    Args:
        size: Pixels.
        quality: "lowest", "low", "medium" or "high".
        whole: Whether the station is made now, or with the first shot that shows it.
        mods: Folders of further mods.

    Raises:
        NoDisplay: There is nothing to draw with.
    """

    def __init__(self, size: tuple[int, int], quality: str, whole: bool = True, mods: Sequence[Path] = ()) -> None:
        from iss3d.view.window import GameWindow, WindowOptions  # noqa: PLC0415  (opens Panda3D)

        self.window = GameWindow(WindowOptions(size=size, offscreen=True, silent=True, vsync=False))
        from iss3d.view.picture import Picture  # noqa: PLC0415  (needs Panda3D set up by the window)

        self.report = Report()
        content = load_content(list(mods), self.report)
        self.shots = read_shots(content)
        self.data = from_content(content, self.report)
        self.world = World(self.data, 1, begin=False)
        self.picture = Picture(self.window, self.data, quality)
        if whole:
            self.picture.open_station(whole=True)
        self.picture.space.wait_for_maps()

    def show(self, shot: Shot, later_s: float | None = None) -> bool:
        """Draw a shot; False when it names what is not there.

        Args:
            shot: Which.
            later_s: For a picture of a strip: so many seconds after what is written, the light of bursts as it is by
                then; None for a picture of its own, before which bursts have flashed for a while.
        """
        later = later_s or 0.0
        if later_s is None:
            self.let_flash(shot, -FLASHING_S, 0.0)
        if "over" in shot.entry:
            return self._show_space(shot, later)
        staged = self.stage(shot, later)
        if staged is None:
            return False
        shown = staged[0]
        self.picture.space.wait_for_maps(self.picture.sky(shown.posix))
        for _ in range(SETTLE_FRAMES):
            self.picture.show(*staged, 0.3 if later_s is None else 0.0)
            self.window.step()
        return True

    def stage(self, shot: Shot, later: float = 0.0) -> tuple[Shown, Vec3, Quat, float] | None:
        """Return what a shot aboard shows, its eye, where that looks and how wide (degrees), as Picture.show takes it.

        None when it names what is not there.
        """
        self.picture.open_station(whole=True)
        pose = shot_pose(shot, self.world)
        if pose is None:
            return None
        at, look = pose
        world = self.world
        module = self.data.station.module_at(at) or "space"
        entry = shot.entry
        war = self._war(shot, later) if "war" in entry else world.war_now()
        clock = datetime.fromisoformat(str(entry["clock"])).timestamp() if "clock" in entry else world.posix()
        held = _within(self.data.station, str(entry.get("in", "")), entry.get("grip"))
        things = dict(world.things)
        carried = str(entry.get("carry", ""))
        if carried in things:
            in_hands = add(at, rotate(look, CARRIED_AT))
            things[carried] = replace(things[carried], position=in_hands, orientation=look)
        shown = Shown(
            world.persons, things, world.hatch_openness, world.lights, war, clock + later, module,
            module == "space", held, carried if carried in things else None,
            arms=held is not None or carried in things or bool(entry.get("own")),
        )  # fmt: skip
        return shown, at, look, float(entry.get("fov", SHOT_FOV))

    def let_flash(self, shot: Shot, begin_s: float, end_s: float) -> None:
        """Let the light of bursts go on, as it would frame by frame, between two times from what the shot says."""
        if "war" not in shot.entry:
            return
        for n in range(round((end_s - begin_s) * FLASH_STEPS)):
            war = self._war(shot, begin_s + n / FLASH_STEPS)
            self.picture.space.war_view.follow(war, 1.0 / FLASH_STEPS)

    def _war(self, shot: Shot, later: float) -> WarNow:
        return war_now(self.data.war, float(shot.entry["war"]) + later, {}, {})

    def _show_space(self, shot: Shot, later: float) -> bool:
        """Draw the Earth and sky alone, from wherever the shot says."""
        sky, look, fov_deg = space_shot(shot.entry, self.data.war.orbit)
        war = self._war(shot, later) if "war" in shot.entry else PEACE
        self.picture.space.wait_for_maps(sky)
        for _ in range(2):
            self.picture.show_space(sky, war, look, fov_deg, SETTLE_S)
            self.window.step()
        return True

    def count(self, shot: Shot) -> tuple[int, int]:
        """Return how many Geoms and triangles of the scene reach the renderer at a shot's eye; draws nothing."""
        staged = self.stage(shot)
        if staged is None:
            return 0, 0
        self.picture.show(*staged, 0.3)
        geoms = [geom for path in self.visible_nodes() for geom in path.node().get_geoms()]
        return len(geoms), sum(part.get_num_faces() for geom in geoms for part in geom.get_primitives())

    def visible_nodes(self) -> list[NodePath]:
        """Return the nodes with Geoms that the camera takes in from where it stands now."""
        lens, camera, render = self.window.lens, self.window.camera, self.window.render
        bounds = lens.make_bounds()
        found = []
        for path in render.find_all_matches("**/+GeomNode"):
            if path.is_hidden() or path.get_net_tag("behind"):
                continue
            box = path.node().get_bounds().make_copy()
            box.xform(path.get_mat(camera))
            if bounds.contains(box):
                found.append(path)
        return found


def render_shots(
    names: Sequence[str],
    out_dir: Path,
    size: tuple[int, int],
    quality: str,
    strip_s: float = 0.0,
    mods: Sequence[Path] = (),
    sheet: Path | None = None,
) -> int:
    """Render shots to PNG files.

    Args:
        names: Which, or patterns of names (`space_*`); none renders all.
        out_dir: Where; made when it is not there.
        size: Pixels.
        quality: "lowest", "low", "medium" or "high".
        strip_s: More than 0 makes of each shot a film strip of so many seconds, two pictures a second.
        mods: Folders of further mods, whose shots there are too.
        sheet: A picture file to lay them all out on, small and with their names.

    Returns:
        0, or 1 when a name is unknown or nothing could be drawn.
    """
    from iss3d.view.window import NoDisplay  # noqa: PLC0415  (opens Panda3D)

    try:
        studio = Studio(size, quality, whole=False, mods=mods)
    except NoDisplay as reason:
        print(reason, file=sys.stderr)
        return 1
    shots = studio.shots
    failed = False
    wanted: dict[str, Shot] = {}
    for name in names or ["*"]:
        found = fnmatch.filter(shots, name)
        wanted.update((each, shots[each]) for each in found)
        if not found:
            near = nearest(name, shots)
            print(f"there is no shot called '{name}'" + (f"; did you mean '{near}'?" if near else ""), file=sys.stderr)
            failed = True
    out_dir.mkdir(parents=True, exist_ok=True)
    pictures: dict[str, Any] = {}
    for shot in wanted.values():
        if not studio.show(shot):
            print(f"shot '{shot.name}' names something that is not there: {shot.entry}", file=sys.stderr)
            failed = True
            continue
        if strip_s > 0.0:
            print(film_strip(studio, shot, out_dir, strip_s))
            continue
        file = out_dir / f"{shot.name}.png"
        pictures[shot.name] = studio.window.capture()
        pictures[shot.name].save(file)
        print(file)
    if sheet is not None and pictures:
        print(contact_sheet(pictures, sheet))
    return int(failed)
