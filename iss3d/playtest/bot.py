"""The bot that plays the story: from what a player perceives to the intents a person would have.

Each verb of a HUD task has one small skill. The bot knows the station's map, as a trained astronaut does, and nothing
that the screen does not show.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace
from random import Random

from iss3d.movement.intents import REST, Intents
from iss3d.playtest.human import HumanLimits, KeyPresses, Reaction, UnsteadyHand, roll_toward, without
from iss3d.playtest.pilot import Pilot
from iss3d.playtest.policies import Policy
from iss3d.station.station import Station
from iss3d.story.stage import Task
from iss3d.vectors import Vec3, add, conjugate, distance, dot, length, rotate, scale, sub, unit
from iss3d.world.perception import Perception, Sight

READING_TICKS = 75
"""Ticks from an offer to the answer: a person reads two short lines in about 1.2 s."""

ROLL_STEP = math.radians(60.0) / 60.0
"""rad a tick that one rolls at most while somebody is speaking."""

ASLANT = math.radians(8.0)
"""rad off the room's up that nobody minds."""

Skill = Callable[["Bot", Perception, Task], Intents]


class Bot:
    """Plays by looking at the screen.

    Args:
        station: The map.
        policy: How it answers.
        seed: Of its own hands; the world has its own.
        missing: Names of intents it must do without.
        limits: How human it is.
    """

    def __init__(
        self,
        station: Station,
        policy: Policy,
        seed: int,
        missing: frozenset[str] = frozenset(),
        limits: HumanLimits | None = None,
    ) -> None:
        self.station = station
        self.limits = limits or HumanLimits()
        self.missing = missing
        self._policy = policy
        self._seed = seed
        self.start_afresh(0)

    def start_afresh(self, tick: int) -> None:
        """Forget everything, as whoever sits down before a save that somebody else has made."""
        rng = Random(self._seed * 7919 + tick * 31 + 17)
        self.hand = UnsteadyHand(self.limits, rng)
        self.keys = KeyPresses(self.limits)
        self.pilot = Pilot(self.station, self.hand, rng)
        self.braking = False
        self._reaction = Reaction(self.limits)
        self._offered_at: int | None = None
        self._task: Task | None = None
        self._task_since = 0
        self._screened_since: int | None = None

    def decide(self, now: Perception) -> Intents:
        """Return what the person does in this tick."""
        seen = self._reaction.notice(now)
        # What the body feels at once, and what the eye was shown a reaction time ago.
        felt = replace(
            now, tasks=seen.tasks, marks=seen.marks, options=seen.options, silence=seen.silence, threat=seen.threat
        )
        return without(self._wish(felt), self.missing)

    def _wish(self, p: Perception) -> Intents:
        if p.options:
            return self._answer(p)
        self._offered_at = None
        if not p.tasks:
            self._task = None
            return self.rest(p)
        task = p.tasks[0]
        if task != self._task:
            self._task, self._task_since = task, p.tick
        return SKILLS[task.verb](self, p, task)

    def _answer(self, p: Perception) -> Intents:
        if self._offered_at is None:
            self._offered_at = p.tick
        calm = self.rest(p)
        if p.tick - self._offered_at < READING_TICKS:
            return calm
        index = self._policy(p.options, p.silence)
        if index == p.silence:
            return calm  # saying nothing is done by saying nothing
        return replace(calm, choose=index) if self.keys.press("choose", p.tick) else calm

    # What every skill is made of.

    def rest(self, p: Perception) -> Intents:
        """Keep still where one is, as a person does who has nothing to do: stop, hold on, look at whoever speaks."""
        calm = self.pilot.hold(p)
        if p.speaker is None or not p.speaker.in_sight:
            return calm
        return replace(self.aim_at(p, p.speaker.position, calm)[0], roll=self._upright(p))

    def _upright(self, p: Perception) -> float:
        """Return the roll (radians) that goes on to bring the head to the room's up: faces are read upright."""
        module = self.station.modules.get(p.module)
        if module is None or p.seated is not None or p.hidden is not None:
            return 0.0
        left = roll_toward(p.orientation, module.up)
        return max(-ROLL_STEP, min(ROLL_STEP, 0.1 * left)) if abs(left) > ASLANT else 0.0

    def raised(self, p: Perception, point: Vec3, metres: float) -> Vec3:
        """Return a point of somebody upright that is so much higher than their middle."""
        module = self.station.modules.get(p.module)
        return point if module is None else add(point, scale(module.up, metres))

    def since(self, p: Perception) -> float:
        """Return seconds since the present task was noticed."""
        return (p.tick - self._task_since) / 60.0

    def mark(self, p: Perception, id: str) -> Sight | None:
        """Return where the HUD marks an id."""
        return p.marks.get(id)

    def aim_at(self, p: Perception, point: Vec3, base: Intents = REST) -> tuple[Intents, float]:
        """Return base with the view turning toward a point, and the angle left in radians."""
        yaw, pitch, left = self.hand.turn_toward(p.tick, p.orientation, sub(point, p.position))
        return replace(base, yaw=yaw, pitch=pitch), left

    def come_near(self, p: Perception, sight: Sight, metres: float) -> Intents | None:
        """Return the intents that bring one to within metres of a mark in sight of it, or None when there."""
        if p.seated is not None and distance(p.position, sight.position) > metres:
            return self.press_use(p, self.aim_at(p, self._seat_point(p))[0])
        near = distance(p.position, sight.position) <= metres
        if near and self.station.line_clear(p.position, sight.position, p.closed):
            return None
        flying = self.pilot.fly(p, sight.position, metres * 0.8)
        if self.pilot.blocked_by:
            hatch = self.pilot.blocked_by
            return self.touch(p, hatch, self.station.hatches[hatch].centre, self.press_use)
        return flying

    def _seat_point(self, p: Perception) -> Vec3:
        """Return where one looks to find one's own buckle: down the body."""
        down = rotate(p.orientation, (0.6, 0.0, 0.8))
        return (p.position[0] + down[0], p.position[1] + down[1], p.position[2] + down[2])

    def press_use(self, p: Perception, base: Intents) -> Intents:
        """Return base with the use key going down when a finger can."""
        return replace(base, use=True) if self.keys.press("use", p.tick) else base

    def press_take(self, p: Perception, base: Intents) -> Intents:
        """Return base with the take key going down when a finger can."""
        return replace(base, take=True) if self.keys.press("take", p.tick) else base

    def work(self, p: Perception, id: str, press: Callable[[Perception, Intents], Intents]) -> Intents:
        """Go to something, look at it, and press a key once it lies under the crosshair."""
        sight = self.mark(p, id)
        if sight is None:
            return self.rest(p)
        coming = self.come_near(p, sight, HAND_REACH) or self._step_before(p, id, sight)
        return coming or self.touch(p, id, sight.position, press)

    def _step_before(self, p: Perception, id: str, sight: Sight) -> Intents | None:
        """Return the intents that bring one straight before a thing which another one has screened for a while."""
        thing = self.station.things.get(id)
        if thing is None or p.aim is None or p.aim == id:
            self._screened_since = None
            return None
        if self._screened_since is None:
            self._screened_since = p.tick
        if p.tick - self._screened_since < SCREENED_TICKS:
            return None
        out = rotate(thing.orientation, (0.0, 0.0, 1.0))
        side = 1.0 if dot(out, sub(p.position, sight.position)) > 0.0 else -1.0
        return self.pilot.fly(p, add(sight.position, scale(out, side * 0.7 * HAND_REACH)), 0.15)

    def window_toward(self, p: Perception, sight: Sight) -> Intents | None:
        """Return the intents that bring one before the window with the best view of something outside."""
        toward = unit(sub(sight.position, p.position))
        panes = [w for w in self.station.windows.values() if dot(w.normal, toward) > 0.3]
        if not panes:
            return None
        best = max(panes, key=lambda w: 4.0 * dot(w.normal, toward) - 0.1 * distance(w.centre, p.position))
        if p.module == best.module and distance(p.position, best.centre) < WINDOW_SEAT + 0.35:
            return None
        return self.pilot.fly(p, add(best.centre, scale(best.normal, -WINDOW_SEAT)), 0.3)

    def touch(self, p: Perception, id: str, point: Vec3, press: Callable[[Perception, Intents], Intents]) -> Intents:
        """Look at something within reach, and press a key once it lies under the crosshair."""
        aiming, left = self.aim_at(p, point, self.rest_hands(p))
        if p.aim == id or (left < math.radians(4.0) and p.aim is None):
            return press(p, aiming)
        return aiming

    def rest_hands(self, p: Perception) -> Intents:
        """Hold on without turning the view."""
        return replace(self.rest(p), yaw=0.0, pitch=0.0, roll=0.0)


WINDOW_SEAT = 0.75
"""How far from a pane one floats to look out of it, metres."""

CHEST_UP, FACE_UP = 0.38, 0.62
"""Metres from the middle of somebody's body to where one takes hold of them, and to the face."""

SCREENED_TICKS = 90
"""How long a person tries to touch past what is in the way before coming round it."""

HAND_REACH = 1.1
"""How near one comes to what one wants to touch, metres; arm's reach is 0.75 from the shoulder, and hands have size."""


def _look(bot: Bot, p: Perception, task: Task) -> Intents:
    sight = bot.mark(p, task.target)
    if sight is None:
        return bot.rest(p)
    if sight.kind == "sky" and not sight.in_sight and bot.since(p) > 3.0:
        window = bot.window_toward(p, sight)
        if window is not None:
            return window
    if sight.kind != "sky" and not sight.in_sight:
        coming = bot.come_near(p, sight, max(task.metres, 1.5))
        if coming is not None:
            return coming
    return bot.aim_at(p, sight.position, bot.rest_hands(p))[0]


def _go(bot: Bot, p: Perception, task: Task) -> Intents:
    sight = bot.mark(p, task.target)
    coming = bot.come_near(p, sight, task.metres or 1.0) if sight else None
    return coming or bot.rest(p)


def _take(bot: Bot, p: Perception, task: Task) -> Intents:
    if p.carrying == task.target:
        return bot.rest(p)
    if p.carrying is not None:
        return bot.press_take(p, bot.rest(p))
    return bot.work(p, task.target, bot.press_take)


def _fit(bot: Bot, p: Perception, task: Task) -> Intents:
    if p.carrying != task.target:
        # An empty hand right after the use key means that it is fitted: taking now would take it out again.
        return bot.rest(p) if bot.keys.just_pressed("use", p.tick) else _take(bot, p, task)
    return bot.work(p, task.other, bot.press_use)


def _use(bot: Bot, p: Perception, task: Task) -> Intents:
    return bot.work(p, task.target, bot.press_use)


def _unstrap(bot: Bot, p: Perception, task: Task) -> Intents:
    return bot.press_use(p, bot.aim_at(p, bot._seat_point(p))[0]) if p.seated else bot.rest(p)


def _wear(bot: Bot, p: Perception, task: Task) -> Intents:
    if p.carrying != task.target:
        return _take(bot, p, task)
    return bot.press_use(p, bot.rest(p))


def _drop(bot: Bot, p: Perception, task: Task) -> Intents:
    if p.carrying is None:
        return bot.rest(p)
    if task.other:
        sight = bot.mark(p, task.other)
        coming = bot.come_near(p, sight, task.metres or 0.6) if sight else None
        if coming is not None:
            return coming
    return bot.press_take(p, bot.rest(p))


def _throw(bot: Bot, p: Perception, task: Task) -> Intents:
    if task.target and p.carrying != task.target:
        return _take(bot, p, task)
    calm = bot.rest(p)
    return replace(calm, throw=0.5) if p.carrying and bot.keys.press("throw", p.tick) else calm


def _still(bot: Bot, p: Perception, task: Task) -> Intents:
    return bot.rest(p)


def _grip(bot: Bot, p: Perception, task: Task) -> Intents:
    if task.target and p.gripping == task.target:
        sight = bot.mark(p, task.target)
        if sight is not None and sight.kind == "person":
            # Who holds on to somebody looks them in the face.
            return replace(bot.aim_at(p, bot.raised(p, sight.position, FACE_UP), bot.rest_hands(p))[0], grip=True)
        return replace(bot.rest_hands(p), grip=True)
    if not task.target:
        return bot.pilot.catch_hold(p)
    sight = bot.mark(p, task.target)
    if sight is None:
        return bot.rest(p)
    coming = bot.come_near(p, sight, GRIP_REACH)
    if coming is not None:
        return coming
    chest = bot.raised(p, sight.position, CHEST_UP) if sight.kind == "person" else sight.position
    aiming, left = bot.aim_at(p, chest)
    # Open the hand for a moment when it holds the wrong thing.
    wrong = p.gripping is not None and p.gripping != task.target
    return replace(aiming, grip=left < math.radians(12.0) and not wrong)


GRIP_REACH = 0.68
"""How near one comes to a hold before closing the hand, metres."""


def _push(bot: Bot, p: Perception, task: Task) -> Intents:
    return bot.pilot.push_off(p)


def _brake(bot: Bot, p: Perception, task: Task) -> Intents:
    speed = length(p.velocity)
    if not bot.braking and speed < 0.2:
        return bot.pilot.push_off(p)
    bot.braking = speed > 0.01
    return replace(REST, brake=True)


def _roll(bot: Bot, p: Perception, task: Task) -> Intents:
    return replace(bot.rest_hands(p), roll=math.radians(70.0) / 60.0)


def _level(bot: Bot, p: Perception, task: Task) -> Intents:
    return replace(bot.rest_hands(p), level=True)


def _tow(bot: Bot, p: Perception, task: Task) -> Intents:
    if p.carrying != task.target:
        return bot.work(p, task.target, bot.press_take)
    return _go(bot, p, Task("go", task.other, metres=task.metres or 1.0))


def _toggle(field: str) -> Skill:
    def skill(bot: Bot, p: Perception, task: Task) -> Intents:
        calm = bot.rest(p)
        return replace(calm, **{field: True}) if bot.keys.press(field, p.tick) else calm

    return skill


def _arm(bot: Bot, p: Perception, task: Task) -> Intents:
    goal, end = bot.mark(p, task.target), bot.mark(p, task.other)
    if goal is None or end is None:
        return bot.rest(p)
    consoles = [t for t in bot.station.things.values() if t.controls == "arm" and t.module == p.module]
    if not any(p.aim == console.id and p.prompt != console.use for console in consoles):
        if not consoles:
            return bot.rest(p)
        nearest = min(consoles, key=lambda t: distance(t.position, p.position))
        return bot.touch(p, nearest.id, nearest.position, bot.press_use)
    off = rotate(conjugate(p.orientation), sub(goal.position, end.position))
    size = max(length(off), 1e-6)
    stick = min(1.0, size / 1.5) / size
    return Intents(ahead=off[0] * stick, aside=off[1] * stick, above=-off[2] * stick, brake=True)


SKILLS: dict[str, Skill] = {
    "look": _look,
    "go": _go,
    "take": _take,
    "fit": _fit,
    "use": _use,
    "sit": _use,
    "hide": _use,
    "unstrap": _unstrap,
    "wear": _wear,
    "drop": _drop,
    "throw": _throw,
    "still": _still,
    "wait": _still,
    "choose": _still,
    "grip": _grip,
    "push": _push,
    "brake": _brake,
    "roll": _roll,
    "level": _level,
    "tow": _tow,
    "arm": _arm,
    "swim": lambda bot, p, task: replace(REST, ahead=1.0),
    "lamp": _toggle("lamp"),
    "tether": _toggle("tether"),
    "jets": _toggle("jets"),
}
"""What to do for each verb of a HUD task."""
