"""What can be seen in the sky from where the player is: Earth, Sun, Moon, places and bursts, through glass or outside.

Directions come from the orbit; whether a wall or a shutter is in the way, from the station.
"""

from __future__ import annotations

import math
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from iss3d.orbit.place import Sky
from iss3d.vectors import AHEAD, Vec3, add, angle_between, cross, distance, dot, rotate, scale, sub, unit
from iss3d.world import tuning

if TYPE_CHECKING:
    from iss3d.station.model import Window
    from iss3d.world.world import World

EARTH_RADIUS = 6.371e6
BODIES = ("earth", "sun", "moon", "stars")
SUN_HALF_DEG = 0.27
BURSTS = "bursts"
"""Any burst that has gone off and stands above the horizon; the one in the clearest sight speaks for all."""

STARS_HALF_DEG = 90.0
"""deg about the zenith: all of the sky that the Earth does not fill, near enough."""

CLOUD_RADIUS = 2.0e4
"""m. The cap of a megaton's cloud (Glasstone and Dolan 1977, fig. 2.16: 12 to 25 km)."""

PLACE_RADIUS = 3.0e4
"""m. A large city."""

RAY = 250.0
"""m. A line of sight this long has left every part of the station behind."""


class Heavens:
    """The sky of one world; positions are real metres in the station frame."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._second = -1.0
        self._sky: Sky | None = None
        self._bursts_at = -1.0
        self._bursts: tuple[str, ...] = ()

    def now(self) -> Sky:
        """Return what is around the station in this second."""
        second = float(math.floor(self._world.posix()))
        if self._sky is None or second != self._second:
            self._second = second
            self._sky = self._world.data.war.orbit.sky(datetime.fromtimestamp(second, UTC))
        return self._sky

    def knows(self, id: str) -> bool:
        """Return whether an id names something in the sky or on the Earth."""
        return id in BODIES or id == BURSTS or self._world.data.war.where(id) is not None

    def position(self, id: str) -> Vec3 | None:
        """Return where it is, in metres from the station's origin; None when no such thing is known."""
        if id == BURSTS:
            return self._of_bursts()
        if id in BODIES:
            sky = self.now()
            if id == "earth":
                return scale(sky.earth_dir_station, EARTH_RADIUS + 1000.0 * sky.altitude_km)
            if id == "stars":
                return scale(sky.earth_dir_station, -tuning.FAR_AWAY)
            return scale(sky.sun_dir_station if id == "sun" else sky.moon_dir_station, tuning.FAR_AWAY)
        place = self._world.data.war.where(id)
        return scale(self.now().offset_km(place[0], place[1]), 1000.0) if place is not None else None

    def radius(self, id: str) -> float:
        """Return a radius that covers it, metres, in the scale of position()."""
        if id == "earth":
            return EARTH_RADIUS
        if id in BODIES:
            half_deg = STARS_HALF_DEG if id == "stars" else SUN_HALF_DEG
            return tuning.FAR_AWAY * math.sin(math.radians(half_deg))
        return CLOUD_RADIUS if self._world.data.war.burst(id) is not None else PLACE_RADIUS

    def looked_at(self, id: str) -> bool:
        """Return whether the line of sight meets it through glass or outside."""
        return self._sighted(id, tuning.LOOK_MARGIN_DEG)

    def seen(self, id: str) -> bool:
        """Return whether some of it is in the field of view through glass or outside."""
        return self._sighted(id, tuning.SEEN_HALF_ANGLE_DEG)

    def _risen_bursts(self) -> tuple[str, ...]:
        """Return the bursts that have gone off and are above the horizon, nearest first; found once a second."""
        second = float(math.floor(self._world.posix()))
        if second != self._bursts_at:
            self._bursts_at = second
            eye = self._world.body.player.position
            risen = [id for id in self._world.state.war.seen if self._risen(id)]
            places = {id: self.position(id) or eye for id in risen}
            self._bursts = tuple(sorted(risen, key=lambda id: (distance(eye, places[id]), id)))
        return self._bursts

    def _of_bursts(self) -> Vec3 | None:
        """Return where the nearest burst in clear sight is, else the nearest at all, None while there is none."""
        eye = self._world.body.player.position
        first: Vec3 | None = None
        for id in self._risen_bursts():
            place = self.position(id)
            if place is None:
                continue
            first = first or place
            if self.clear_ray(eye, unit(sub(place, eye))):
                return place
        return first

    def _sighted(self, id: str, margin_deg: float) -> bool:
        if id == BURSTS:
            return any(self._sighted(burst, margin_deg) for burst in self._risen_bursts())
        player = self._world.body.player
        place = self.position(id)
        if place is None or player.fixed == "hide" or not self._risen(id):
            return False
        ahead = rotate(player.orientation, AHEAD)
        gap = sub(place, player.position)
        far = math.sqrt(dot(gap, gap))
        half = math.asin(min(1.0, self.radius(id) / far))
        off = angle_between(ahead, gap)
        if off > half + math.radians(margin_deg):
            return False
        # The Earth fills half the sky: the line of sight itself is tried before its middle.
        rays = [ahead] if off <= half else []
        rays.append(unit(gap))
        return any(self.clear_ray(player.position, ray) for ray in rays)

    def _risen(self, id: str) -> bool:
        place = self._world.data.war.where(id)
        if id in BODIES or place is None:
            return True
        return self.now().visible(place[0], place[1], 10.0)

    def clear_ray(self, eye: Vec3, direction: Vec3) -> bool:
        """Return whether one can see out along a ray: through panes whose shutters are open, or from outside."""
        far = add(eye, scale(direction, RAY))
        if not self._world.data.station.line_clear(eye, far, self._world.shut):
            return False
        return not self.behind_shutter(eye, far)

    def behind_shutter(self, a: Vec3, b: Vec3) -> bool:
        """Return whether a line goes through a pane whose shutter is closed."""
        return any(passes(window, a, b) for window in self._world.shuttered())


def passes(window: Window, a: Vec3, b: Vec3) -> bool:
    """Return whether the segment from a to b goes through a pane."""
    along = sub(b, a)
    slope = dot(along, window.normal)
    if abs(slope) < 1e-9:
        return False
    t = dot(sub(window.centre, a), window.normal) / slope
    if not 0.0 <= t <= 1.0:
        return False
    hit = add(a, scale(along, t))
    corners = window.corners
    side = 0.0
    for i, corner in enumerate(corners):
        turn = dot(cross(sub(corners[(i + 1) % len(corners)], corner), sub(hit, corner)), window.normal)
        if side == 0.0:
            side = turn
        elif turn * side < 0.0:
            return False
    return True
