"""What is to happen on the ground and when: bursts on real places, grids that fail, places to look at.

Frozen facts; what they have come to at a moment is state.py's business. Knows no file format.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from iss3d.orbit import Orbit
from iss3d.orbit.regions import Region


@dataclass(frozen=True, slots=True)
class Burst:
    """One burst: of a bomb, a meteor, or a volcano.

    Attributes:
        after_s: Seconds after the war begins.
        surface: True for a burst on the ground (a silo, a bunker): more dust, less fire.
        region: The region whose grid it helps to kill, "" for none.
        kind: "bomb", "meteor" or "volcano".
        lasts_s: How long a volcano erupts.
    """

    id: str
    name: str
    latitude_deg: float
    longitude_deg: float
    yield_kt: float
    after_s: float
    surface: bool = False
    region: str = ""
    kind: str = "bomb"
    lasts_s: float = 0.0


@dataclass(frozen=True, slots=True)
class Trail:
    """Something that flies and is seen: a warhead coming down, a launch, an interceptor, a meteor.

    Attributes:
        kind: One of flight.KINDS.
        start, end: Latitude and longitude, degrees.
        after_s: When it begins, seconds after the war began; may be negative, for what began before the first burst.
    """

    id: str
    kind: str
    start: tuple[float, float]
    end: tuple[float, float]
    after_s: float


@dataclass(frozen=True, slots=True)
class Grid:
    """How the lights of a region die: from fails_s after the war began, in steps over over_s, down to left (0 to 1)."""

    region: str
    fails_s: float
    over_s: float
    left: float


@dataclass(frozen=True, slots=True)
class Place:
    """A place on the Earth that a scene or a label may name."""

    id: str
    name: str
    latitude_deg: float
    longitude_deg: float


@dataclass(frozen=True, slots=True)
class War:
    """Everything that content says about the Earth: orbit, regions, places, and the war's own plan.

    Attributes:
        begins: When the war begins if nobody says otherwise (free camera, tools); the story begins it when it likes.
    """

    begins: datetime
    bursts: tuple[Burst, ...] = ()
    trails: tuple[Trail, ...] = ()
    regions: dict[str, Region] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    grids: dict[str, Grid] = field(default_factory=dict)
    orbit: Orbit = field(default_factory=Orbit)

    def burst(self, id: str) -> Burst | None:
        """Return the burst with this id, or None."""
        return next((burst for burst in self.bursts if burst.id == id), None)

    def where(self, id: str) -> tuple[float, float] | None:
        """Return latitude and longitude (degrees) of a burst or place, or None: what a scene can have looked at."""
        found = self.places.get(id) or self.burst(id)
        return (found.latitude_deg, found.longitude_deg) if found else None

    def names(self) -> frozenset[str]:
        """Return every id that a scene may use for something on the Earth."""
        return frozenset(self.regions) | frozenset(self.places) | frozenset(burst.id for burst in self.bursts)
