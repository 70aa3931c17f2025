"""`iss3d shots`: named eye positions, rendered offscreen through the very picture the game shows.

Reads content/base/shots/*.yaml (and those of mods). Each shot is one entry: where the eye is (at a spot, or in a module
with an offset in metres) and what it looks at.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from iss3d.mods.load import Content, load_content
from iss3d.reports import Report, nearest
from iss3d.station.station import Station
from iss3d.vectors import UP, Quat, Vec3, add, facing, sub
from iss3d.world.data import from_content
from iss3d.world.world import World

log = logging.getLogger(__name__)

SHOT_FOV = 60.0
SETTLE_FRAMES = 4


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
    at: Vec3 | None = None
    module = str(entry.get("in", ""))
    if "at" in entry:
        at = world.where.position(str(entry["at"]))
        spot = station.spots.get(str(entry["at"]))
        module = spot.module if spot is not None else module
    elif module in station.modules:
        offset = entry.get("offset", [0.0, 0.0, 0.0])
        if isinstance(offset, list) and len(offset) == 3:
            at = add(station.modules[module].centre, (float(offset[0]), float(offset[1]), float(offset[2])))
    goal = world.where.position(str(entry.get("look", "")))
    if at is None or goal is None:
        return None
    up = station.modules[module].up if module in station.modules else UP
    return at, facing(sub(goal, at), up)


def render_shots(names: Sequence[str], out_dir: Path, size: tuple[int, int], quality: str) -> int:
    """Render shots to PNG files.

    Args:
        names: Which; none renders all.
        out_dir: Where; made when it is not there.
        size: Pixels.
        quality: "lowest", "low", "medium" or "high".

    Returns:
        0, or 1 when a name is unknown or nothing could be drawn.
    """
    from iss3d.view.window import GameWindow, NoDisplay, WindowOptions  # noqa: PLC0415

    report = Report()
    content = load_content([], report)
    shots = read_shots(content)
    unknown = [name for name in names if name not in shots]
    for name in unknown:
        near = nearest(name, shots)
        print(f"there is no shot called '{name}'" + (f"; did you mean '{near}'?" if near else ""), file=sys.stderr)
    wanted = [shots[name] for name in (names or shots) if name in shots]
    try:
        window = GameWindow(WindowOptions(size=size, offscreen=True, silent=True, vsync=False))
    except NoDisplay as reason:
        print(reason, file=sys.stderr)
        return 1
    from iss3d.view.picture import Picture, Shown  # noqa: PLC0415

    data = from_content(content, report)
    world = World(data, 1, begin=False)
    picture = Picture(window, data, quality)
    picture.open_station(whole=True)
    picture.space.wait_for_maps()
    out_dir.mkdir(parents=True, exist_ok=True)
    failed = bool(unknown)
    for shot in wanted:
        pose = shot_pose(shot, world)
        if pose is None:
            print(f"shot '{shot.name}' names something that is not there: {shot.entry}", file=sys.stderr)
            failed = True
            continue
        at, look = pose
        module = data.station.module_at(at) or "space"
        outside = module == "space"
        shown = Shown(
            world.persons, world.things, world.hatch_openness, world.lights, world.war_now(), world.posix(),
            module, outside, arms=False,
        )  # fmt: skip
        for _ in range(SETTLE_FRAMES):
            picture.show(shown, at, look, SHOT_FOV, 0.3)
            window.step()
        file = out_dir / f"{shot.name}.png"
        window.capture().save(file)
        print(file)
    return int(failed)
