"""What lies over the Earth in the orbit view: the ground track behind and ahead, the station, and places by name.

Reads an eye's sky and projects it; asks no world.
"""

from __future__ import annotations

from typing import Any

from iss3d.orbit.afar import GroundTrack, TrackPoint, on_the_ground
from iss3d.orbit.place import Orbit, Sky
from iss3d.vectors import Vec3
from iss3d.view.hud.floating import Label
from iss3d.view.hud.frame import HudFrame, project
from iss3d.view.ui.canvas import Canvas
from iss3d.view.ui.shapes import Drawing, Point, Sketch
from iss3d.view.ui.style import INK, SOFT, WARM, WHITE, Colour, faded
from iss3d.war.schedule import Place

BACK_S, AHEAD_S = 2800.0, 11_200.0
"""Half a round of the station behind it, two ahead."""

ABOVE = 14.0
"""Units between a place and its name."""

ROUND_S = 5574.0
TICK_S = 600.0


class OrbitHud:
    """The drawing over the Earth."""

    def __init__(self, canvas: Canvas, parent: Any, orbit: Orbit) -> None:
        self._canvas = canvas
        self._track = GroundTrack(orbit)
        self._lines = Drawing(parent)
        self._dots = Drawing(parent)

    def show(self, sky: Sky, eye: Sky, frame: HudFrame) -> None:
        """Show the track of the station of one sky as an eye sees it."""
        sketch = Sketch()
        before: tuple[TrackPoint, Point] | None = None
        for point in self._track.around(sky.utc, BACK_S, AHEAD_S):
            at = self._on_sheet(on_the_ground(eye, point.latitude_deg, point.longitude_deg), frame)
            if at is not None and before is not None:
                sketch.line(before[1], at, _colour(point.seconds), 3.0 if 0.0 <= point.seconds < ROUND_S else 2.0)
            if at is not None and point.seconds > 0.0 and _is_tick(point, sky):
                sketch.disc(at, 3.4, _colour(point.seconds), 12)
            before = (point, at) if at is not None else None
        self._mark_station(sketch, sky, eye, frame)
        self._lines.show(sketch)

    def _mark_station(self, sketch: Sketch, sky: Sky, eye: Sky, frame: HudFrame) -> None:
        below = self._on_sheet(on_the_ground(eye, sky.latitude_deg, sky.longitude_deg), frame)
        there = self._on_sheet(on_the_ground(eye, sky.latitude_deg, sky.longitude_deg, sky.altitude_km), frame)
        if there is None:
            return
        if below is not None:
            sketch.line(below, there, faded(WARM, 0.7), 2.0)
        sketch.disc(there, 8.0, faded(INK, 0.6), 20).disc(there, 5.0, WARM, 20)

    def labels(self, places: dict[str, Place], eye: Sky, frame: HudFrame) -> list[Label]:
        """Mark each place in sight, and return its label, what is nearest to the middle of the Earth's face first."""
        found, dots = [], Sketch()
        for place in places.values():
            at = self._on_sheet(on_the_ground(eye, place.latitude_deg, place.longitude_deg), frame)
            if at is not None:
                dots.disc(at, 4.0, faded(INK, 0.6), 12).disc(at, 2.6, WHITE, 12)
                found.append(Label(f"place {place.id}", at[0], at[1] + ABOVE, place.name))
        self._dots.show(dots)
        return sorted(found, key=lambda one: (abs(one.x) + abs(one.y), one.key))

    def _on_sheet(self, way: Vec3 | None, frame: HudFrame) -> Point | None:
        """Return where a vector from the eye ends on the sheet, None outside of it."""
        if way is None:
            return None
        spot = project(way, frame)
        if not spot.visible:
            return None
        return (spot.x * self._canvas.width / 2.0, spot.y * self._canvas.height / 2.0)

    def clear(self) -> None:
        """Draw nothing."""
        self._lines.clear()
        self.clear_labels()

    def clear_labels(self) -> None:
        """Mark no places."""
        self._dots.clear()


def _colour(seconds: float) -> Colour:
    """Behind the station faint, its next round bright, the one after that in between."""
    if seconds < 0.0:
        return faded(SOFT, 0.4)
    return faded(WHITE, 0.9) if seconds < ROUND_S else faded(SOFT, 0.6)


def _is_tick(point: TrackPoint, sky: Sky) -> bool:
    """Return whether the station is there at a full ten minutes of the clock."""
    return round(sky.utc.timestamp() + point.seconds) % TICK_S == 0.0
