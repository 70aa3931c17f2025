"""Everybody aboard but the player, moved one tick at a time: deeds of scenes, hunts, routines, and what bodies do.

The states belong to the world's tree; the Cast only works on them. Far people are moved at a lower, fixed rate.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from iss3d.crew import hunt, motion, routines, tuning
from iss3d.crew.around import Around
from iss3d.crew.people import Crew, PersonState, Task
from iss3d.events import Event, PersonDied
from iss3d.vectors import ZERO, add, distance, facing, length, scale, sub, unit

PHYSICAL = ("go", "give", "take", "use", "strap", "grab")
"""Deeds for which a person must first be beside something."""


class Cast:
    """The people of one world.

    Args:
        crew: What content says about them.
        states: Their part of the world's tree, by id.
        around: The world as they know it.
    """

    def __init__(self, crew: Crew, states: dict[str, PersonState], around: Around) -> None:
        self.crew = crew
        self.states = states
        self.around = around
        self.caught_by: str | None = None
        self.events: list[Event] = []
        self.tick = -1
        self._number = {person.id: i for i, person in enumerate(crew.others)}

    # -- what scenes ask ------------------------------------------------------------------------------------------

    def begin(self, person: str, key: str, deed: str, to: str, detail: dict[str, Any]) -> bool:
        """Ask a person to do something; return False when nobody of that name is in the world to do it."""
        state = self.states.get(person)
        if state is None:
            return False
        if deed == "place":
            self._place(person, state, to, detail)
            return True
        if not state.present:
            return False
        at_once = _AT_ONCE.get(deed)
        if at_once is not None:
            at_once(self, person, state, to, detail)
            return True
        if not state.alive:
            return False
        state.routine = False
        state.limp = False
        task = Task(key=key, deed=deed, to=to, detail=dict(detail), asked=self.tick)
        if state.task is not None and state.task.asked == self.tick:
            # Asked in one breath: one thing after the other.
            state.queue.append(task)
        else:
            state.queue = []
            self._start(state, task)
        return True

    def _start(self, state: PersonState, task: Task) -> None:
        state.hunt = None
        state.follow = ""
        state.rethink = 0.0
        self._unstrap(state)
        state.task = task
        if task.deed == "hunt":
            hunt.begin(state, [str(room) for room in task.detail.get("rooms", [])])

    def finish_at_once(self, person: str) -> None:
        """Let a person have done what they were asked, without the way there (only when nobody looks)."""
        state = self.states[person]
        while state.task is not None:
            task = state.task
            if task.deed in ("go", "strap"):
                queue = state.queue
                self._place(person, state, task.to, task.detail)
                state.queue = queue
            elif task.deed in PHYSICAL:
                self._finish(person, state, task)
                continue
            self._done(state)
            if task.deed == "hunt":
                state.hunt = None

    def busy(self, key: str) -> bool:
        """Return whether the deed asked under this key is still going on."""
        for state in self.states.values():
            if state.task is not None and (state.task.key == key or any(task.key == key for task in state.queue)):
                return True
        return False

    def free(self, person: str) -> bool:
        """Return whether a person has no deed to do."""
        state = self.states.get(person)
        return state is not None and state.task is None

    # -- a tick ---------------------------------------------------------------------------------------------------

    def told(self) -> list[Event]:
        """Return what has come of deeds since this was last asked."""
        events, self.events = self.events, []
        return events

    def step(self, tick: int, dt: float) -> None:
        """Move everybody on by one tick; caught_by says afterwards who has caught the player in it."""
        self.tick = tick
        self.caught_by = None
        for person, number in self._number.items():
            state = self.states[person]
            if not state.present:
                continue
            if state.hunt is not None or self.around.near_player(state.module) or state.grabs or state.rides:
                self._step_one(person, number, state, tick, dt)
            elif (tick + number) % tuning.FAR_EVERY == 0:
                self._step_one(person, number, state, tick, dt * tuning.FAR_EVERY)

    def _step_one(self, person: str, number: int, state: PersonState, tick: int, dt: float) -> None:
        if state.rides and self._ride(state, dt):
            return
        if state.limp:
            # The physics carries a limp body; see its owner.
            return
        if state.hunt is not None:
            self._hunt(person, state, tick, dt)
            return
        if state.grabs == "player":
            self._cling(state)
            return
        if state.task is not None:
            self._work(person, number, state, dt)
        elif state.follow:
            self._follow(number, state, dt)
        elif state.routine:
            self._live(person, number, state, tick)
        moving = bool(state.path)
        if moving:
            motion.fly(state, tuning.CRUISE_WOUNDED if state.wounded else tuning.CRUISE, dt, self.around)
            motion.note_room(state, self.around)
        elif state.seat is None:
            motion.sway(state, number, tick / 60.0, dt)
        if state.seat is None:
            self._face(state, moving, dt)

    def _hunt(self, person: str, state: PersonState, tick: int, dt: float) -> None:
        if hunt.step(state, tick, dt, self.around):
            self.caught_by = person
        if state.path:
            motion.note_room(state, self.around)
        elif state.speed == 0.0:
            state.velocity = ZERO

    def _face(self, state: PersonState, moving: bool, dt: float) -> None:
        if state.look:
            place = self.around.place_of(state.look)
            if place is not None and distance(place, state.position) > 0.05:
                motion.turn_toward(state, sub(place, state.position), dt, self.around)
                return
        if moving:
            motion.turn_toward(state, state.velocity, dt, self.around)
        elif state.face is not None:
            motion.turn_toward(state, state.face, dt, self.around)

    # -- deeds that take a while ----------------------------------------------------------------------------------

    def _work(self, person: str, number: int, state: PersonState, dt: float) -> None:
        task = state.task
        if task is None:
            return
        task.seconds += dt
        if task.deed not in PHYSICAL:
            self._done(state)
            return
        if task.phase == "going":
            if self._come_near(number, state, task, dt):
                task.phase = "doing"
                task.seconds = 0.0
            return
        if task.deed == "go" or task.seconds >= tuning.WORK_SECONDS:
            self._finish(person, state, task)

    def _come_near(self, number: int, state: PersonState, task: Task, dt: float) -> bool:
        """Fly on toward what the task is about; return whether it is in reach (or gone)."""
        kind = self.around.kind_of(task.to)
        place = self.around.place_of(task.to)
        if place is None:
            return True
        moves = kind in ("player", "person") or (kind == "thing" and task.deed in ("take", "give"))
        near = tuning.STAND_OFF_PERSON if kind in ("player", "person") else 0.0
        if near and distance(place, state.position) <= near and self.around.home_of(task.to) == state.module:
            motion.stop(state)
            return True
        if task.deed not in ("go", "strap") and distance(place, state.position) < tuning.REACH - 0.2:
            motion.stop(state)
            return True
        state.rethink -= dt
        if state.rethink <= 0.0 and (moves or not state.path):
            goal = motion.beside(task.to, number, self.around)
            if goal is None:
                return True
            if distance(goal, state.position) <= 0.1:
                motion.stop(state)
                return True
            speed = state.speed
            if motion.plan(state, goal, self.around):
                state.speed = speed
                state.rethink = 0.6 if moves else 3.0
            else:
                # Barred for now: ask for the way again in a while.
                state.rethink = 2.0
            return False
        return not state.path and not moves and self._is_beside(number, state, task)

    def _is_beside(self, number: int, state: PersonState, task: Task) -> bool:
        goal = motion.beside(task.to, number, self.around)
        return goal is None or distance(goal, state.position) <= 0.3

    def _finish(self, person: str, state: PersonState, task: Task) -> None:
        if task.deed == "go":
            facing_of = self.around.air.spots.get(task.to)
            state.face = facing_of.facing if facing_of else state.face
        elif task.deed == "take":
            self.around.take_from(task.to, person)
        elif task.deed == "give":
            thing = str(task.detail.get("thing", "")) or state.holds
            if thing:
                self.around.hand_over(thing, person)
        elif task.deed == "strap":
            self._strap(state, task.to)
        elif task.deed == "grab":
            state.grabs = task.to or "player"
        self._done(state)

    def _done(self, state: PersonState) -> None:
        state.task = None
        if state.queue:
            self._start(state, state.queue.pop(0))

    def _follow(self, number: int, state: PersonState, dt: float) -> None:
        place = self.around.place_of(state.follow)
        if place is None:
            state.follow = ""
            return
        far = distance(place, state.position)
        same = self.around.home_of(state.follow) == state.module
        if state.path and same and far < tuning.STAND_OFF_PERSON:
            motion.stop(state)
        state.rethink -= dt
        if state.rethink <= 0.0 and (not same or far > tuning.STAND_OFF_PERSON + tuning.FOLLOW_SLACK):
            state.rethink = 0.6
            speed = state.speed
            if motion.plan(state, place, self.around):
                state.speed = speed
        if not state.look:
            state.face = unit(sub(place, state.position))

    def _live(self, person: str, number: int, state: PersonState, tick: int) -> None:
        """Go where the day's routine says, asking the clock once a second."""
        if state.path or tick % 60 >= tuning.FAR_EVERY:
            return
        entry = routines.at(self.crew.people[person], self.around.minute_of_day())
        if entry is None:
            return
        goal = motion.beside(entry.at, number, self.around)
        if goal is None:
            return
        if distance(goal, state.position) > 0.3:
            self._unstrap(state)
            motion.plan(state, goal, self.around)
        else:
            state.pose = entry.pose
            spot = self.around.air.spots.get(entry.at)
            state.face = spot.facing if spot else state.face

    def _ride(self, state: PersonState, dt: float) -> bool:
        """Go where what is held on to goes (the arm's end); return whether that settles the tick."""
        anchor = self.around.place_of(state.rides)
        if anchor is None:
            state.rides = ""
            return False
        state.velocity = scale(sub(anchor, state.position), 1.0 / dt)
        state.position = anchor
        state.anchor = anchor
        motion.note_room(state, self.around)
        return True

    def _cling(self, state: PersonState) -> None:
        """Hang on to the player at arm's length, wherever they go."""
        quarry = self.around.quarry()
        gap = sub(state.position, quarry.position)
        if length(gap) > tuning.HOLD_FAST:
            state.position = add(quarry.position, scale(unit(gap), tuning.HOLD_FAST))
        state.velocity = quarry.velocity
        state.anchor = state.position
        motion.note_room(state, self.around)

    # -- deeds done at once ---------------------------------------------------------------------------------------

    def _place(self, person: str, state: PersonState, to: str, detail: dict[str, Any]) -> None:
        number = self._number.get(person, 0)
        self._unstrap(state)
        state.present = True
        state.task = None
        state.queue = []
        state.hunt = None
        state.follow = ""
        state.grabs = None
        state.rides = ""
        state.routine = False
        thing = self.around.air.things.get(to)
        if thing is not None and thing.seat:
            self._strap(state, to)
            return
        goal = motion.beside(to, number, self.around)
        if goal is None:
            return
        state.position = goal
        motion.stop(state)
        state.cell = ""
        motion.note_room(state, self.around)
        home = self.around.home_of(to)
        if home is not None and self.around.air.cell_at(goal) is None:
            state.module = home
        spot = self.around.air.spots.get(to)
        if spot is not None:
            state.face = spot.facing
            module = self.around.air.modules.get(spot.module)
            if module is not None and not state.limp:
                state.orientation = facing(spot.facing, module.up)

    def _strap(self, state: PersonState, seat: str) -> None:
        thing = self.around.air.things.get(seat)
        place = self.around.place_of(seat)
        if thing is None or place is None:
            return
        state.position = place
        motion.stop(state)
        state.orientation = thing.orientation
        state.seat = seat
        state.limp = False
        state.module = thing.module
        state.cell = ""

    def _unstrap(self, state: PersonState) -> None:
        if state.seat is not None:
            state.seat = None
            cell = self.around.air.cell_at(state.position, state.module)
            if cell is not None:
                # Rise out of the seat toward the middle of the room.
                inward = sub(cell.centre, state.position)
                state.position = add(state.position, scale(unit(inward), min(0.3, length(inward))))
            motion.stop(state)

    def _look(self, person: str, state: PersonState, to: str, detail: dict[str, Any]) -> None:
        state.look = to

    def _follow_on(self, person: str, state: PersonState, to: str, detail: dict[str, Any]) -> None:
        self._stop(person, state, to, detail)
        self._unstrap(state)
        if self.around.kind_of(to) in ("point", "exterior"):
            state.rides = to
        else:
            state.follow = to or "player"

    def _hold(self, person: str, state: PersonState, to: str, detail: dict[str, Any]) -> None:
        self.around.take_from(to, person)

    def _pose(self, person: str, state: PersonState, to: str, detail: dict[str, Any]) -> None:
        state.pose = str(detail.get("pose", "") or to or "float")

    def _drift(self, person: str, state: PersonState, to: str, detail: dict[str, Any]) -> None:
        self._stop(person, state, to, detail)
        self._unstrap(state)
        motion.go_limp(state, self._number.get(person, 0))
        state.pose = "limp"

    def _die(self, person: str, state: PersonState, to: str, detail: dict[str, Any]) -> None:
        if state.alive:
            self._drift(person, state, to, detail)
            state.alive = False
            state.pose = "dead"
            self.events.append(PersonDied(person))

    def _wound(self, person: str, state: PersonState, to: str, detail: dict[str, Any]) -> None:
        state.wounded = True
        state.pose = "wounded"

    def _leave(self, person: str, state: PersonState, to: str, detail: dict[str, Any]) -> None:
        self._stop(person, state, to, detail)
        state.present = False

    def _stop(self, person: str, state: PersonState, to: str, detail: dict[str, Any]) -> None:
        state.task = None
        state.queue = []
        state.hunt = None
        state.follow = ""
        state.grabs = None
        state.rides = ""
        state.look = ""
        state.routine = False
        if state.seat is None and not state.limp:
            motion.stop(state)

    def _routine(self, person: str, state: PersonState, to: str, detail: dict[str, Any]) -> None:
        if state.alive:
            self._stop(person, state, to, detail)
            state.limp = False
            state.routine = True


AtOnce = Callable[[Cast, str, PersonState, str, dict[str, Any]], None]

_AT_ONCE: dict[str, AtOnce] = {
    "look": Cast._look,
    "follow": Cast._follow_on,
    "hold": Cast._hold,
    "pose": Cast._pose,
    "drift": Cast._drift,
    "die": Cast._die,
    "wound": Cast._wound,
    "leave": Cast._leave,
    "stop": Cast._stop,
    "routine": Cast._routine,
}
