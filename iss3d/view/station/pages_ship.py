"""What the two screens of a Soyuz show, in the ship's own language: how far and how fast, and the state of the ship.

Draws flat pages from plain facts, as pages.py does, whose sheet they share.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from panda3d.core import NodePath

from iss3d.view.ui.shapes import Sketch
from iss3d.view.ui.style import ALERT, GREEN, SOFT, WARM, WHITE, Colour, faded

MOSCOW = timedelta(hours=3)
SHIP_KPA, KPA_OF_MM = 101.3, 0.133322
"""The pressure of good air, and of a millimetre of mercury, in which a ship of this kind counts."""

STALE_S = 20.0
"""Seconds after which the last distance says nothing about speed any more."""

Words = Callable[..., None]


@dataclass(slots=True)
class Rate:
    """The speed at which a ship comes or goes, from the distances that its screen was given."""

    at: datetime | None = None
    metres: float = 0.0
    speed: float = 0.0

    def follow(self, at: datetime, metres: float) -> float:
        """Take a distance; return metres a second, negative while it shrinks."""
        passed = (at - self.at).total_seconds() if self.at is not None else 0.0
        if 0.0 < passed < STALE_S:
            self.speed = (metres - self.metres) / passed
        elif passed != 0.0 or self.at is None:
            self.speed = 0.0
        self.at, self.metres = at, metres
        return self.speed


def number(value: float, places: int) -> str:
    """Return a number as this ship writes it, with a comma."""
    return f"{value:.{places}f}".replace(".", ",").replace("-", "−")


def approach(page: NodePath, f: Any, rate: Rate, title: Words, words: Words) -> None:
    """Draw the way to the port: a sight with the ship's attitude, distance, speed and angles."""
    metres = f.away.get(f.here, 0.0)
    speed = rate.follow(f.utc, metres)
    docked = metres <= 0.0
    title(page, "СТЫКОВКА" if docked else "СБЛИЖЕНИЕ" if speed <= 0.0 else "РАССТЫКОВКА", "АВТ", GREEN)
    yaw, pitch, roll = f.attitude_deg
    x, y, r = 76.0, 84.0, 60.0
    sketch = Sketch().ring((x, y), r, GREEN, 2.0).ring((x, y), r * 0.34, faded(GREEN, 0.5), 1.0)
    for k in range(24):
        a = math.tau * k / 24.0
        near = r * (0.88 if k % 6 else 0.78)
        sketch.line((x + near * math.cos(a), y + near * math.sin(a)), (x + r * math.cos(a), y + r * math.sin(a)),
                    GREEN, 1.0)  # fmt: skip
    lean, drop = math.radians(roll), max(-0.6, min(0.6, pitch / 10.0)) * r
    c, s = math.cos(lean) * r * 0.86, math.sin(lean) * r * 0.86
    sketch.line((x - c, y - drop - s), (x + c, y - drop + s), WARM, 2.0)
    aside = max(-0.6, min(0.6, yaw / 10.0)) * r
    sketch.line((x + aside - 9.0, y), (x + aside + 9.0, y), WHITE, 2.0)
    sketch.line((x + aside, y - 9.0), (x + aside, y + 9.0), WHITE, 2.0)
    page.attach_new_node(sketch.node())
    rows: tuple[tuple[str, str, Colour], ...] = (
        ("ДАЛЬН", "0,0 м" if docked else f"{number(metres, 1)} м", WHITE),
        ("СКОР", f"{number(speed, 2)} м/с", ALERT if speed < -0.5 and metres < 50.0 else WHITE),
        ("РЫСК", f"{number(yaw, 2)}°", GREEN),
        ("ТАНГ", f"{number(pitch, 2)}°", GREEN),
        ("КРЕН", f"{number(roll, 2)}°", GREEN),
    )
    for n, (name, value, colour) in enumerate(rows):
        words(page, name, 146, 142 - 25 * n, 12, SOFT)
        words(page, value, 246, 142 - 25 * n, 14, colour, right=True)
    words(page, "МЕХ ЗАХВАТ" if docked else "ШТАНГА ВЫДВ", 146, 14, 12, GREEN if docked else WARM)


def ship(page: NodePath, f: Any, title: Words, words: Words) -> None:
    """Draw the state of the ship: time, orbit, light, air of both cabins, alarm."""
    title(
        page, "СОСТОЯНИЕ", "НОРМА" if f.alarm in ("", "off") else "АВАРИЯ", GREEN if f.alarm in ("", "off") else ALERT
    )
    kpa = f.pressure.get(f.here, SHIP_KPA)
    good = f.air.get(f.here, "good") == "good"
    north, east = "С" if f.latitude_deg >= 0.0 else "Ю", "В" if f.longitude_deg >= 0.0 else "З"
    rows: tuple[tuple[str, str, Colour], ...] = (
        ("МОСКВА", f"{f.utc + MOSCOW:%H:%M:%S}", WHITE),
        ("СУТКИ", f"{f.utc.timetuple().tm_yday:03d}", WHITE),
        ("ВЫСОТА", f"{number(f.altitude_km, 1)} км", GREEN),
        ("СКОРОСТЬ", f"{number(f.speed_km_s, 3)} км/с", GREEN),
        ("МЕСТО", f"{number(abs(f.latitude_deg), 1)}{north} {number(abs(f.longitude_deg), 1)}{east}", GREEN),
        ("ОСВЕЩ", "СВЕТ" if f.sunlit else "ТЕНЬ", WARM if f.sunlit else SOFT),
        ("ДАВЛ СА", f"{kpa / KPA_OF_MM:.0f} мм", GREEN if good else ALERT),
    )
    for n, (name, value, colour) in enumerate(rows):
        words(page, name, 12, 146 - 21 * n, 12, SOFT)
        words(page, value, 244, 146 - 21 * n, 14, colour, right=True)
