"""Where anything with an id is: the player, people, things, spots, modules, hatches, windows, rails, the arm, the sky.

One table for the story, the crew and the HUD, so that they cannot disagree.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from iss3d.vectors import AHEAD, IDENTITY, Quat, Vec3, add, distance, dot, length, lerp, rotate, scale, sub
from iss3d.world import tuning
from iss3d.world.sky import Heavens

if TYPE_CHECKING:
    from iss3d.world.world import World

SPACE = "space"
PERSON_RADIUS = 0.45
PLAYER_RADIUS = 0.28
ARM_IDS = ("arm", "arm_end")


class Where:
    """Answers for one world."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._station = world.data.station
        self._kinds = self._index()
        self.heavens = Heavens(world)
        self._ways = self._passages()

    def _passages(self) -> dict[str, list[tuple[str, str | None]]]:
        """Return for each module the ones it opens to, each with the hatch between (None for an open throat)."""
        cells = self._station.cells
        ways: dict[str, list[tuple[str, str | None]]] = {m: [] for m in (*self._station.modules, SPACE)}
        for portal in self._station.portals:
            a = cells[portal.a].module if portal.a in cells else SPACE
            b = cells[portal.b].module if portal.b in cells else SPACE
            if a != b:
                ways[a].append((b, portal.hatch))
                ways[b].append((a, portal.hatch))
        return ways

    def modules_within(self, module: str, hatches: int) -> frozenset[str]:
        """Return the modules within so many open hatches of one; from outside, all of them."""
        if module == SPACE or module not in self._ways:
            return frozenset(self._ways)
        found = {module}
        edge = [module]
        for _ in range(hatches):
            ways = [way for module in edge for way in self._ways[module]]
            edge = [to for to, hatch in ways if to not in found and hatch not in self._world.shut]
            found.update(edge)
        return frozenset(found)

    def _index(self) -> dict[str, str]:
        """Return the kind of every id that never changes its kind; things come first, then people."""
        station = self._station
        kinds: dict[str, str] = {}
        tables = (
            ("window", station.windows), ("rail", station.rails), ("exterior", station.exterior),
            ("module", station.modules), ("hatch", station.hatches), ("spot", station.spots), ("thing", station.things),
        )  # fmt: skip
        for kind, table in tables:
            kinds.update(dict.fromkeys(table, kind))
        kinds.update(dict.fromkeys(self._world.data.crew.people, "person"))
        player = self._world.data.crew.player
        if player is not None:
            kinds[player.id] = "player"
        kinds["player"] = "player"
        kinds.update(dict.fromkeys(ARM_IDS, "point"))
        kinds[SPACE] = "module"
        return kinds

    def kind(self, id: str) -> str:
        """Return what an id names, "" when nothing here."""
        found = self._kinds.get(id)
        if found is not None:
            return found
        return "sky" if self.heavens.knows(id) else ""

    def pose(self, id: str) -> tuple[Vec3, Quat] | None:
        """Return position and orientation, or None when it is not in the world now."""
        kind = self._kinds.get(id, "")
        if kind == "thing":
            return self._thing(id)
        if kind == "player":
            player = self._world.body.player
            return player.position, player.orientation
        if kind == "person":
            person = self._world.state.persons.get(id)
            return (person.position, person.orientation) if person is not None and person.present else None
        place = self._fixed(id, kind)
        return (place, IDENTITY) if place is not None else None

    def position(self, id: str) -> Vec3 | None:
        """Return where it is, or None when it is not in the world now."""
        found = self.pose(id)
        return found[0] if found is not None else None

    def _fixed(self, id: str, kind: str) -> Vec3 | None:
        station = self._station
        if kind == "spot":
            return station.spots[id].centre
        if kind == "hatch":
            return station.hatches[id].centre
        if kind == "module":
            return self._middle(id)
        if kind == "window":
            return station.windows[id].centre
        if kind == "rail":
            rail = station.rails[id]
            return lerp(rail.start, rail.end, 0.5)
        if kind == "exterior":
            return station.exterior[id].centre
        if kind == "point":
            return self._world.state.arm.end
        return self.heavens.position(id)

    def _middle(self, module: str) -> Vec3 | None:
        """Return the middle of a module's largest cell: a point that is in its air, unlike the hull's centre."""
        facts = self._station.modules.get(module)
        if facts is None:
            return None
        cells = [self._station.cells[c] for c in facts.cells if c in self._station.cells]
        if not cells:
            return facts.centre
        return max(cells, key=lambda c: (length(sub(c.high, c.low)), c.id)).centre

    def _thing(self, id: str) -> tuple[Vec3, Quat] | None:
        state = self._world.state.things.get(id)
        if state is None or not state.present:
            return None
        if state.worn:
            player = self._world.body.player
            wrist = rotate(player.orientation, (0.35, -0.18, 0.22))
            return add(player.position, wrist), player.orientation
        if state.carrier is not None:
            holder = self._world.state.persons.get(state.carrier)
            if holder is not None:
                hand = rotate(holder.orientation, (0.34, 0.16, 0.08))
                return add(holder.position, hand), holder.orientation
        motion = self._world.body.thing_motion(id)
        return (motion.position, motion.orientation) if motion is not None else (state.position, state.orientation)

    def module(self, id: str) -> str | None:
        """Return the module it is in; "space" outside, None when it is not in the world."""
        kind = self.kind(id)
        station = self._station
        if kind == "player":
            player = self._world.body.player
            return SPACE if player.outside or not player.module else player.module
        if kind == "person":
            person = self._world.state.persons.get(id)
            return (person.module or SPACE) if person is not None and person.present else None
        if kind == "spot":
            return station.spots[id].module
        if kind == "module":
            return id
        if kind == "rail":
            return station.rails[id].module
        if kind == "window":
            return station.windows[id].module
        if kind == "hatch":
            return station.hatches[id].module_a
        if kind == "thing":
            return self._module_of_thing(id)
        return SPACE if kind else None

    def _module_of_thing(self, id: str) -> str | None:
        state = self._world.state.things.get(id)
        if state is None or not state.present:
            return None
        facts = self._station.things[id]
        if state.worn or self._world.body.player.carrying == id:
            return self.module("player")
        if state.carrier is not None:
            return self.module(state.carrier)
        place = self._thing(id)
        if place is None:
            return None
        return self._station.module_at(place[0], facts.module) or (facts.module if not facts.mass else SPACE)

    def radius(self, id: str) -> float:
        """Return a radius that covers it, metres."""
        kind = self.kind(id)
        station = self._station
        if kind == "thing":
            return 0.5 * length(station.things[id].size)
        if kind == "person":
            return PERSON_RADIUS
        if kind == "player":
            return PLAYER_RADIUS
        if kind == "spot":
            return station.spots[id].radius
        if kind == "hatch":
            return 0.5 * station.hatches[id].size
        if kind == "window":
            window = station.windows[id]
            return max((distance(window.centre, c) for c in window.corners), default=0.3)
        if kind == "rail":
            rail = station.rails[id]
            return 0.5 * distance(rail.start, rail.end)
        if kind == "module":
            facts = station.modules.get(id)
            return 0.5 * facts.length if facts else 50.0
        if kind == "exterior":
            return 0.5 * length(station.exterior[id].size)
        if kind == "sky":
            return self.heavens.radius(id)
        return 0.3

    def speed(self, id: str) -> float:
        """Return its speed over the station, m/s."""
        kind = self.kind(id)
        if kind == "player":
            return length(self._world.body.player.velocity)
        if kind == "person":
            person = self._world.state.persons.get(id)
            return length(person.velocity) if person is not None else 0.0
        if kind == "thing":
            motion = self._world.body.thing_motion(id)
            return length(motion.velocity) if motion is not None else 0.0
        if kind == "point":
            return length(self._world.state.arm.velocity)
        return 0.0

    def inside(self, id: str, container: str) -> bool:
        """Return whether the middle of id lies in a spot (a ball), a thing (its box and a hand) or a module."""
        place = self.position(id)
        if place is None:
            return False
        kind = self.kind(container)
        if kind == "module":
            return self.module(id) == container
        if kind == "spot":
            spot = self._station.spots[container]
            return distance(place, spot.centre) <= spot.radius
        box = self.pose(container)
        if box is None or kind != "thing":
            return box is not None and distance(place, box[0]) <= self.radius(container)
        w, x, y, z = box[1]
        local = rotate((w, -x, -y, -z), sub(place, box[0]))
        size = self._station.things[container].size
        return all(abs(v) <= 0.5 * s + 0.1 for v, s in zip(local, size, strict=True))

    # -- sight ----------------------------------------------------------------------------------------------------

    def looked_at(self, id: str) -> bool:
        """Return whether the player's line of sight meets it, give or take a few degrees, with a clear way to it."""
        if self.kind(id) == "sky":
            return self.heavens.looked_at(id)
        return self._in_cone(id, tuning.LOOK_MARGIN_DEG)

    def seen(self, id: str) -> bool:
        """Return whether it is in the player's field of view with a clear way to it."""
        if self.kind(id) == "sky":
            return self.heavens.seen(id)
        return self._in_cone(id, tuning.SEEN_HALF_ANGLE_DEG)

    def _in_cone(self, id: str, margin_deg: float) -> bool:
        place = self.position(id)
        if place is None:
            return False
        person = self._world.state.persons.get(id)
        if person is not None and person.hidden is not None:
            return False
        player = self._world.body.player
        gap = sub(place, player.position)
        far = length(gap)
        radius = self.radius(id)
        if far <= radius:
            return True
        if player.fixed == "hide":
            return False
        # Within the cone by its cosine: asked often, and an arc tangent would cost as much as the rest.
        allowed = angle_of(radius, far) + math.radians(margin_deg)
        if allowed < math.pi and dot(rotate(player.orientation, AHEAD), gap) < far * math.cos(allowed):
            return False
        return self.in_sight(id, place)

    def in_sight(self, id: str, place: Vec3) -> bool:
        """Return whether nothing but air, glass and open hatches is between the player's eye and something."""
        eye = self._world.body.player.position
        shut = self._world.shut
        if id in self._station.hatches:
            shut = shut - {id}
        if self._station.line_clear(eye, place, shut):
            return not self.heavens.behind_shutter(eye, place)
        # What is mounted on a wall has its middle in it: look at a point drawn toward the eye.
        near = lerp(place, eye, min(0.9, (0.08 + 0.5 * self.radius(id)) / max(distance(eye, place), 1e-6)))
        return self._station.line_clear(eye, near, shut) and not self.heavens.behind_shutter(eye, near)


def angle_of(radius: float, far: float) -> float:
    """Return the half angle in radians under which a ball appears (a right angle from its surface on)."""
    return math.asin(radius / far) if far > radius else 0.5 * math.pi


def toward(a: Vec3, b: Vec3, metres: float) -> Vec3:
    """Return the point so many metres from a on the way to b (b when nearer)."""
    gap = distance(a, b)
    return b if gap <= metres else add(a, scale(sub(b, a), metres / gap))
