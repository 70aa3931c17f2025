"""The free camera: flight through walls at any speed from a fingernail to a city block a second, roll and zoom.

A pure step from wishes to a pose. Knows no window, no physics engine and no station.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from iss3d.vectors import IDENTITY, UP, ZERO, Quat, Vec3, add, dot, facing, lerp, rotate, scale, slerp, turned

LONGEST_STEP = 0.1
"""s. A longer frame (a stall) moves the camera no farther than this would."""


@dataclass(frozen=True, slots=True)
class FlightSettings:
    """How the free camera feels.

    Attributes:
        slowest, fastest: m/s, from 1 cm/s beside a label to 100 m/s round the arrays.
        speed_step: Factor of one notch of the wheel; seventeen notches are a factor of ten.
        glide: Seconds in which the camera takes up most (63 %) of a wished change of speed; 0 starts and stops dead.
        widest, narrowest: Degrees of vertical field of view between which it zooms.
        zoom_step: Factor of one notch of zoom.
        roll_rate: Degrees per second of a held roll key.
        level_time: Seconds in which the level key takes up most of the way to upright.
    """

    slowest: float = 0.01
    fastest: float = 100.0
    speed_step: float = 10.0 ** (1.0 / 17.0)
    glide: float = 0.12
    widest: float = 110.0
    narrowest: float = 2.0
    zoom_step: float = 0.9
    roll_rate: float = 60.0
    level_time: float = 0.25


@dataclass(frozen=True, slots=True)
class FreeCamera:
    """Where the free camera is and how it flies; speed is what a held key gives, in m/s."""

    position: Vec3 = ZERO
    orientation: Quat = IDENTITY
    velocity: Vec3 = ZERO
    speed: float = 1.0
    fov_deg: float = 75.0


@dataclass(frozen=True, slots=True)
class FlightWish:
    """What is wished in one frame.

    Attributes:
        yaw, pitch: Radians to turn, right and up; the caller scales them with the zoom if it likes (turn_share).
        roll: -1..1, clockwise positive, held.
        ahead, aside, above: -1..1 along the view.
        faster: Notches by which to change the speed.
        closer: Notches by which to zoom in.
        level: Held: turn upright.
        home_zoom: Degrees of field of view to go back to, 0 to stay.
    """

    yaw: float = 0.0
    pitch: float = 0.0
    roll: float = 0.0
    ahead: float = 0.0
    aside: float = 0.0
    above: float = 0.0
    faster: float = 0.0
    closer: float = 0.0
    level: bool = False
    home_zoom: float = 0.0


def fly(
    camera: FreeCamera, wish: FlightWish, dt: float, settings: FlightSettings | None = None, up: Vec3 = UP
) -> FreeCamera:
    """Return the camera after dt seconds of a wish. Numbers that are not finite wish nothing.

    Args:
        up: What level turns the head to.
    """
    s = settings or FlightSettings()
    dt = min(max(_finite(dt), 0.0), LONGEST_STEP)
    speed = _within(camera.speed * s.speed_step ** _finite(wish.faster), s.slowest, s.fastest)
    fov = _finite(wish.home_zoom) or camera.fov_deg
    fov = _within(fov * s.zoom_step ** _finite(wish.closer), s.narrowest, s.widest)
    roll = math.radians(s.roll_rate) * _within(_finite(wish.roll), -1.0, 1.0) * dt
    orientation = turned(camera.orientation, _finite(wish.yaw), _finite(wish.pitch), roll)
    if wish.level:
        orientation = slerp(orientation, _upright(orientation, up), _share(dt, s.level_time))
    way = tuple(_within(_finite(v), -1.0, 1.0) for v in (wish.ahead, wish.aside, wish.above))
    size = math.sqrt(way[0] ** 2 + way[1] ** 2 + way[2] ** 2)
    k = speed / size if size > 1.0 else speed
    wanted = rotate(orientation, (way[0] * k, way[1] * k, -way[2] * k))
    velocity = lerp(camera.velocity, wanted, _share(dt, s.glide))
    if size == 0.0 and dot(velocity, velocity) < 1e-10:
        velocity = ZERO
    # A glide has the mean of the old and the new speed, near enough at any frame rate.
    position = add(camera.position, scale(add(camera.velocity, velocity), 0.5 * dt))
    return replace(camera, position=position, orientation=orientation, velocity=velocity, speed=speed, fov_deg=fov)


def turn_share(camera: FreeCamera, usual_fov_deg: float = 75.0) -> float:
    """Return by how much a mouse turn is to be made smaller, so that zoomed in the picture moves no faster."""
    return math.tan(math.radians(camera.fov_deg) * 0.5) / math.tan(math.radians(usual_fov_deg) * 0.5)


def _upright(orientation: Quat, up: Vec3) -> Quat:
    """Return the orientation with the same line of sight and the head up; looking along up, stay."""
    ahead = rotate(orientation, (1.0, 0.0, 0.0))
    return orientation if abs(dot(ahead, up)) > 0.995 else facing(ahead, up)


def _share(dt: float, time: float) -> float:
    return 1.0 - math.exp(-dt / time) if time > 1e-6 else 1.0


def _finite(value: float) -> float:
    return value if math.isfinite(value) else 0.0


def _within(value: float, low: float, high: float) -> float:
    return min(max(value, low), high)
