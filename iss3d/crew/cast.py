"""Everybody aboard but the player, moved one tick at a time: deeds of scenes, hunts, routines, and what bodies do.

The states belong to the world's tree; the Cast only works on them. Far people are moved at a lower, fixed rate.
"""

from __future__ import annotations

from iss3d.crew import hunt, motion, routines, tuning
from iss3d.crew.deeds import PHYSICAL, Deeds
from iss3d.crew.people import PersonState, Task
from iss3d.vectors import ZERO, add, distance, length, scale, sub, unit


class Cast(Deeds):
    """The people of one world, tick by tick."""

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
