"""Flies a person from where they are to where they want to be, with nothing but the intents a person has.

Knows the station's map and what the body feels (place, speed, whether something is in reach); knows no physics engine.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field, replace
from random import Random

from iss3d.movement.intents import REST, Intents
from iss3d.playtest.human import UnsteadyHand
from iss3d.station.station import Station
from iss3d.vectors import Vec3, add, conjugate, distance, dot, length, lerp, rotate, scale, sub, unit
from iss3d.world.perception import Perception

SLOWEST_PUSH = 0.15
FASTEST_PUSH = 1.5
"""m/s. What a push of strength 0 and 1 gives, as every player learns in the first minutes."""

CRUISE = 1.0
"""m/s. People seldom go faster."""

JET_CRUISE = 0.4
"""m/s. Outside half a metre a second is fast."""

JET_BRAKE = 0.05
"""m/s^2. A little less than what the jets can do."""

PRESS_GAP = 27
"""Ticks between two pushes."""

ALIGNED = math.radians(4.5)
"""The view is on the mark."""

STRAIGHT = 0.16
"""m. Route points no farther than this from a straight line are flown through without turning."""

ON_COURSE = 0.14
"""m. A predicted miss below this needs no correction."""

STUCK_AFTER = 150
"""Ticks without progress before trying something else."""


@dataclass(slots=True)
class Flight:
    """The plan of one flight, and how it goes."""

    goal: Vec3
    points: list[Vec3]
    closed: frozenset[str]
    since: int
    last_seen: int
    next: int = 0
    leg: int = 0
    look_again: int = 0
    best: float = math.inf
    best_at: int = 0
    trouble: int = 0
    dodge: Vec3 | None = None
    dodge_until: int = 0
    stale: bool = False


@dataclass(slots=True)
class Pilot:
    """Turns places into intents.

    Attributes:
        blocked_by: The closed hatch that is next on the way and near, or "".
    """

    station: Station
    hand: UnsteadyHand
    rng: Random
    blocked_by: str = ""
    _flight: Flight | None = None
    _pushed_at: int = -1000
    _hatch_at: dict[Vec3, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._hatch_at = {p.centre: p.hatch for p in self.station.portals if p.hatch is not None}

    # --- resting ------------------------------------------------------------------------------------------------------

    def hold(self, p: Perception) -> Intents:
        """Keep still: brake, and keep hold of what the hand holds already; outside, with the jets."""
        if p.outside and p.gripping is None:
            return self._jet(p, REST, (0.0, 0.0, 0.0))
        return Intents(grip=p.gripping is not None, brake=length(p.velocity) > 0.02)

    def catch_hold(self, p: Perception) -> Intents:
        """Get hold of anything at all."""
        if p.gripping is not None:
            return replace(self.hold(p), grip=True)
        if p.grippable:
            return Intents(grip=True, brake=length(p.velocity) > 0.3)
        return self.fly(p, self._nearest_hold(p), 0.45)

    def push_off(self, p: Perception) -> Intents:
        """Push off toward where there is most room."""
        way = self._free_way(p)
        aiming, left = self._look(p, way)
        if left < math.radians(12.0) and self._may_push(p):
            return replace(aiming, push=self._strength(0.5))
        return replace(aiming, grip=p.gripping is not None)

    # --- flying -------------------------------------------------------------------------------------------------------

    def fly(self, p: Perception, goal: Vec3, within: float = 0.5) -> Intents:
        """Return this tick's intents of a flight that ends at rest within metres of the goal."""
        if p.seated is not None or p.hidden is not None:
            return REST
        f = self._plan(p, goal)
        if distance(p.position, goal) < within and f.next >= len(f.points) - 2:
            return self.hold(p)
        self._see_where(p, f)
        self.blocked_by = self._closed_ahead(p, f)
        if self.blocked_by:
            return self.hold(p)
        self._feel_progress(p, f)
        if f.dodge is not None and p.tick < f.dodge_until:
            return self._dodge(p, f.dodge)
        f.dodge = None
        last = f.leg == len(f.points) - 1
        return self._steer(p, f, max(0.0, within - 0.15) if last else 0.0)

    def _plan(self, p: Perception, goal: Vec3) -> Flight:
        f = self._flight
        fresh = f is not None and distance(f.goal, goal) < 0.3 and f.closed == p.closed and p.tick - f.last_seen < 30
        if f is None or not fresh or (f.stale and p.tick >= f.dodge_until):
            old = f if fresh else None
            points = self.station.route(p.position, goal, p.closed) or [goal]
            f = Flight(goal, list(points), p.closed, p.tick, p.tick, best_at=p.tick)
            if old is not None:
                f.trouble = old.trouble
            self._flight = f
        f.last_seen = p.tick
        return f

    def _see_where(self, p: Perception, f: Flight) -> None:
        """Note which points of the route lie behind, and how far one can fly straight."""
        while f.next < len(f.points) - 1 and self._passed(p, f.points[f.next], f.points[f.next + 1]):
            f.next += 1
        f.leg = max(f.leg, f.next)
        if p.tick >= f.look_again:
            f.look_again = p.tick + 8
            f.leg = f.next
            while f.leg < len(f.points) - 1 and self._straight(p.position, f.points, f.next, f.leg + 1):
                f.leg += 1

    def _passed(self, p: Perception, point: Vec3, after: Vec3) -> bool:
        off = sub(p.position, point)
        if length(off) < 0.2:
            return True
        return length(off) < 0.6 and dot(off, unit(sub(after, point))) > 0.05

    def _straight(self, start: Vec3, points: list[Vec3], first: int, last: int) -> bool:
        """Return whether the points between lie near the straight line to points[last]."""
        way = sub(points[last], start)
        span = length(way)
        if span < 1e-6:
            return True
        way = scale(way, 1.0 / span)
        for point in points[first:last]:
            off = sub(point, start)
            along = dot(off, way)
            if along < 0.0 or length(sub(off, scale(way, along))) > STRAIGHT:
                return False
        return True

    def _feel_progress(self, p: Perception, f: Flight) -> None:
        """Notice when one gets nowhere, and think of something: another way, a dodge to a side."""
        left = distance(p.position, f.points[f.next]) + math.fsum(
            distance(a, b) for a, b in zip(f.points[f.next :], f.points[f.next + 1 :], strict=False)
        )
        if left < f.best - 0.15:
            f.best, f.best_at = left, p.tick
            if p.tick - f.since > 600:
                f.trouble = 0
        elif p.tick - f.best_at > STUCK_AFTER:
            f.trouble += 1
            f.best_at = p.tick
            f.best = math.inf
            away = unit((self.rng.uniform(-1, 1), self.rng.uniform(-1, 1), self.rng.uniform(-1, 1)))
            toward = unit(sub(f.points[f.leg], p.position))
            f.dodge = unit(add(toward, scale(away, 0.5 + 0.4 * min(f.trouble, 4))))
            f.dodge_until = p.tick + 70 + 20 * min(f.trouble, 4)
            f.stale = True

    def _dodge(self, p: Perception, way: Vec3) -> Intents:
        aiming, left = self._look(p, way)
        if left < math.radians(10.0):
            push = self._strength(0.4) if self._may_push(p) else 0.0
            return replace(aiming, push=push, ahead=1.0)
        return aiming

    def _steer(self, p: Perception, f: Flight, short: float) -> Intents:
        """Coast when on course; else brake, turn and push."""
        target = f.points[f.leg]
        to = sub(target, p.position)
        left = length(to)
        way = scale(to, 1.0 / left) if left > 1e-6 else (1.0, 0.0, 0.0)
        speed = length(p.velocity)
        toward = dot(p.velocity, way)
        side = length(sub(p.velocity, scale(way, toward)))
        wanted = min(CRUISE, 0.4 + 0.22 * max(left - short, 0.0))
        miss = left * side / toward if toward > 0.05 else math.inf
        stopping = 0.3 * speed + 0.04
        if toward > 0.05 and left - short < stopping and not p.outside:
            # The end of this leg: stop, and look along the next already.
            return replace(self._look(p, self._next_way(f, way))[0], brake=True)
        if not p.outside and toward > 0.6 * wanted and miss < max(ON_COURSE, 0.02 * left):
            ahead = self._next_way(f, way) if left < 0.6 * speed + stopping else way
            return self._look(p, ahead)[0]
        aiming, off = self._look(p, way)
        if p.outside and p.gripping is None:
            return self._jet(
                p, aiming, scale(way, min(JET_CRUISE, math.sqrt(2.0 * JET_BRAKE * max(left - short, 0.0))))
            )
        if off > ALIGNED:
            # Turning; a drift the wrong way is stopped meanwhile.
            wrong = speed > 0.08 and (toward < 0.5 * speed or miss > 0.3)
            return replace(aiming, brake=wrong, grip=p.gripping is not None)
        if self._may_push(p):
            return replace(aiming, push=self._strength(wanted), grip=p.gripping is not None)
        # Pushed lately, or nothing was in reach: swim meanwhile.
        swim = 1.0 if toward < 0.2 and p.tick - self._pushed_at > 6 else 0.0
        return replace(aiming, ahead=swim)

    def _next_way(self, f: Flight, way: Vec3) -> Vec3:
        """Return where the next leg leads, or the present one when it is the last."""
        if f.leg >= len(f.points) - 1:
            return way
        onward = unit(sub(f.points[f.leg + 1], f.points[f.leg]))
        return onward if onward != (0.0, 0.0, 0.0) else way

    def _closed_ahead(self, p: Perception, f: Flight) -> str:
        for point in f.points[f.next : f.next + 2]:
            hatch = self._hatch_at.get(point)
            if hatch is not None and hatch in p.closed and distance(point, p.position) < 0.9:
                return hatch
        return ""

    def _jet(self, p: Perception, aiming: Intents, wanted: Vec3) -> Intents:
        """Return aiming with the jets firing toward a wanted velocity."""
        change = rotate(conjugate(p.orientation), sub(wanted, p.velocity))
        size = length(change)
        if size < 0.02:
            return aiming
        share = min(1.0, size / 0.05) / size
        return replace(aiming, ahead=change[0] * share, aside=change[1] * share, above=-change[2] * share)

    # --- what these are made of ---------------------------------------------------------------------------------------

    def _look(self, p: Perception, way: Vec3) -> tuple[Intents, float]:
        yaw, pitch, left = self.hand.turn_toward(p.tick, p.orientation, way)
        return Intents(yaw=yaw, pitch=pitch), left

    def _may_push(self, p: Perception) -> bool:
        if p.tick - self._pushed_at < PRESS_GAP:
            return False
        self._pushed_at = p.tick
        return True

    def _strength(self, speed: float) -> float:
        """Return the strength of a push that gives a speed."""
        share = math.log(max(speed, SLOWEST_PUSH) / SLOWEST_PUSH) / math.log(FASTEST_PUSH / SLOWEST_PUSH)
        return min(1.0, max(0.02, share))

    def _nearest_hold(self, p: Perception) -> Vec3:
        """Return the nearest point of a rail on the map, else a wall's."""
        best = min(
            (_on_rail(r.start, r.end, p.position) for r in self.station.rails.values() if r.outside == p.outside),
            key=lambda point: distance(point, p.position),
            default=None,
        )
        if best is not None and distance(best, p.position) < 4.0:
            return best
        cell = self.station.cell_at(p.position, p.module)
        if cell is None:
            return best or p.position
        face = min(cell.faces, key=lambda f: dot(f.normal, sub(p.position, f.corners[0])))
        gap = dot(face.normal, sub(p.position, face.corners[0]))
        return sub(p.position, scale(face.normal, max(0.0, gap - 0.1)))

    def _free_way(self, p: Perception) -> Vec3:
        """Return the direction with most room, of those near where one looks first."""
        cell = self.station.cell_at(p.position, p.module)
        if cell is None:
            return rotate(p.orientation, (1.0, 0.0, 0.0))
        best, room = rotate(p.orientation, (1.0, 0.0, 0.0)), 0.0
        looking = best
        ways = [
            looking,
            (1.0, 0.0, 0.0),
            (-1.0, 0.0, 0.0),
            (0.0, 1.0, 0.0),
            (0.0, -1.0, 0.0),
            (0.0, 0.0, 1.0),
            (0.0, 0.0, -1.0),
        ]
        ways.append(unit(sub(cell.centre, p.position)))
        for way in ways:
            gap = 6.0
            for face in cell.faces:
                slope = dot(face.normal, way)
                if slope < -1e-6:
                    gap = min(gap, dot(face.normal, sub(p.position, face.corners[0])) / -slope)
            gap *= 1.0 + 0.3 * dot(way, looking)
            if gap > room:
                best, room = way, gap
        return best


def _on_rail(start: Vec3, end: Vec3, p: Vec3) -> Vec3:
    way = sub(end, start)
    span = dot(way, way)
    t = dot(sub(p, start), way) / span if span > 1e-9 else 0.0
    return lerp(start, end, min(1.0, max(0.0, t)))
