"""The eye of the orbit view: it hangs far above the Earth and turns with the station below it.

Holds angles and distance; what is drawn over the Earth is the HUD's business.
"""

from __future__ import annotations

import math

from iss3d.orbit.afar import seen_from
from iss3d.orbit.place import Sky
from iss3d.vectors import Quat, facing

NEAREST_KM, FARTHEST_KM = 7_400.0, 60_000.0
USUAL_KM = 20_000.0
FOV_DEG = 45.0
NOTCH = 0.92
STEEPEST_DEG = 85.0
TOWARD = 0.6
"""Of the station's latitude that the eye opens over: the station is well in view, and so is the way it goes."""

LOOK_DOWN: Quat = facing((0.0, 0.0, 1.0), (1.0, 0.0, 0.0))
"""Straight at the Earth's middle, north up."""


class OrbitView:
    """Where the eye hangs: over a latitude of its own, and so many degrees east of the station."""

    def __init__(self) -> None:
        self.on = False
        self.latitude_deg = 0.0
        self.east_deg = 0.0
        self.distance_km = USUAL_KM

    def switch(self, sky: Sky) -> None:
        """Open over where the station is, or close."""
        self.on = not self.on
        if self.on:
            self.east_deg, self.latitude_deg = 0.0, TOWARD * sky.latitude_deg

    def turn(self, yaw: float, pitch: float) -> None:
        """Turn about the Earth, radians to the right and up; near it the same gesture goes less far."""
        share = min(1.0, (self.distance_km - 6371.0) / 12_000.0)
        self.east_deg = (self.east_deg + math.degrees(yaw) * share + 180.0) % 360.0 - 180.0
        latitude = self.latitude_deg + math.degrees(pitch) * share
        self.latitude_deg = min(max(latitude, -STEEPEST_DEG), STEEPEST_DEG)

    def come(self, notches: float) -> None:
        """Come nearer, or go farther off with a negative number."""
        height = (self.distance_km - 6371.0) * NOTCH**notches
        self.distance_km = min(max(6371.0 + height, NEAREST_KM), FARTHEST_KM)

    def over_the_station(self, sky: Sky) -> None:
        """Hang straight above the station."""
        self.east_deg = 0.0
        self.latitude_deg = sky.latitude_deg

    def sky(self, sky: Sky) -> Sky:
        """Return what is around the eye, from what is around the station."""
        return seen_from(sky, self.latitude_deg, sky.longitude_deg + self.east_deg, self.distance_km)
