"""Everybody aboard but the player, moved one tick at a time: deeds of scenes, hunts, routines, and what bodies do.

The states belong to the world's tree; the Cast works on them and says how fast each goes. Where that leads is the
physics' business, or the Cast's own where there are no walls.
"""

from __future__ import annotations

from iss3d.crew import company, hunt, limbs, motion, routines, struggle, tuning
from iss3d.crew.deeds import PHYSICAL, Deeds
from iss3d.crew.limbs import OUTSIDE
from iss3d.crew.people import PersonState, Task
from iss3d.vectors import UP, ZERO, Vec3, add, distance, length, rotate, scale, sub, unit


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
            near = self.around.near_player(state.module)
            busy = state.hunt is not None or state.path or state.grabs or state.rides or state.fights or state.tows
            if near or busy or state.velocity != ZERO or (tick + number) % tuning.FAR_EVERY == 0:
                self._step_one(person, number, state, tick, dt, near)

    def _step_one(self, person: str, number: int, state: PersonState, tick: int, dt: float, near: bool) -> None:
        if state.rides and self._ride(state, dt):
            return
        if state.limp:
            # The physics carries a limp body; see its owner.
            return
        if state.rises is not None:
            self._rise(person, state, dt)
        elif state.hunt is not None:
            self._hunt(person, state, tick, dt)
        elif state.grabs == "player":
            self._cling(state, dt)
            return
        elif state.fights:
            struggle.step(person, state, self.mass_of(person), tick, dt, self.around)
            if near:
                company.press(state, self.around, self.mass_of(person), dt)
        else:
            self._live_on(person, number, state, tick, dt, near)
        if not self.around.carries(person) and state.seat is None and state.hidden is None:
            state.position = add(state.position, scale(state.velocity, dt))
            motion.note_room(state, self.around)

    def _live_on(self, person: str, number: int, state: PersonState, tick: int, dt: float, near: bool) -> None:
        """Do what is asked, or what the day asks; move and turn accordingly."""
        if state.task is not None:
            # Somebody far off, idle at something, is looked after at a lower, fixed rate.
            moves = near or state.path or state.velocity != ZERO
            self._work(person, number, state, dt if moves else dt * tuning.FAR_EVERY)
        elif state.follow:
            self._follow(number, state, dt)
        elif state.routine:
            self._live(person, number, state, tick)
        if state.seat is not None or state.hidden is not None:
            state.velocity = ZERO
            if (tick + number) % tuning.FAR_EVERY == 0:
                self._attend(person, state, tick, near)
            return
        if state.tows:
            struggle.tow(person, state, self.mass_of(person), self.mass_of(state.tows), dt, self.around)
        moving = bool(state.path)
        if moving:
            self._travel(person, state, dt)
        else:
            if near and (tick + number) % tuning.FAR_EVERY == 0:
                self._attend(person, state, tick, near)
                state.aside = ZERO if state.task is not None else company.aside(person, state, self.around)
            motion.keep(state, number, tick / 60.0, self.mass_of(person), dt, self.around, sways=near)
        if state.look and not moving and (tick + number) % tuning.FAR_EVERY == 0 and self._walls_away(state):
            # What was looked at elsewhere is not stared at through walls, with one's back to whoever is here.
            state.look = ""
        if near and state.grabs is None:
            company.press(state, self.around, self.mass_of(person), dt)
        self._face(state, moving, dt)

    def _attend(self, person: str, state: PersonState, tick: int, near: bool) -> None:
        if near:
            company.attend(person, state, tick, self.around)
        else:
            state.attends = ""

    def _travel(self, person: str, state: PersonState, dt: float) -> None:
        """Go on along the path; wait at a hatch that is barred or in which somebody is, but not for ever."""
        gate = state.gates[0] or (state.gates[1] if len(state.gates) > 1 else "")
        wait = False
        if gate:
            point = state.path[0 if state.gates[0] else 1]
            if distance(point, state.position) > 1.6:
                state.waited = 0.0
            elif gate in self.around.shut():
                state.waited += dt
                if state.waited > tuning.PATIENCE and gate in self.around.barred():
                    self.give_up(person, state, gate)
                    return
            elif state.waited < tuning.MAKE_WAY and company.in_the_way(person, state, point, self.around):
                state.waited += dt
                wait = distance(point, state.position) < 1.3
            elif state.waited < tuning.MAKE_WAY:
                state.waited = 0.0
        else:
            state.waited = 0.0
        cruise = tuning.CRUISE_WOUNDED if state.wounded else tuning.CRUISE
        if not state.wounded and company.followed(state, self.around):
            cruise = tuning.CRUISE_LED
        motion.fly(state, cruise, self.mass_of(person), dt, self.around, wait=wait)

    def _hunt(self, person: str, state: PersonState, tick: int, dt: float) -> None:
        if hunt.step(state, self.mass_of(person), tick, dt, self.around):
            self.caught_by = person
        if not state.path:
            motion.keep(state, self._number[person], tick / 60.0, self.mass_of(person), dt, self.around, sways=False)

    def _face(self, state: PersonState, moving: bool, dt: float) -> None:
        busy = state.pose == "exercise"
        for whom in (state.look, "" if moving or busy else state.attends):
            place = self.around.place_of(whom) if whom else None
            if place is not None and distance(place, state.position) > 0.05:
                way = sub(place, state.position)
                up = company.upright(state, way, self.around) if self.around.kind_of(whom) == "player" else None
                limbs.turn_toward(state, way, dt, self.around, up)
                return
        if state.path:
            way = state.velocity if length(state.velocity) > 0.15 else sub(state.path[0], state.position)
            limbs.turn_toward(state, way, dt, self.around)
        elif state.face is not None:
            limbs.turn_toward(state, state.face, dt, self.around, self._off_the_belt(state))
        else:
            state.turning = 0.0

    def _off_the_belt(self, state: PersonState) -> Vec3 | None:
        """Return which way is up for one who runs: off the treadmill, on whichever wall it is; None for all others."""
        belt = self.around.place_of(state.at_work) if state.pose == "exercise" and state.at_work else None
        thing = self.around.air.things.get(state.at_work)
        return None if belt is None or thing is None else rotate(thing.orientation, UP)

    def _walls_away(self, state: PersonState) -> bool:
        """Return whether the thing or place looked at is in another module and not to be seen from here."""
        home = self.around.home_of(state.look)
        if home is None or home == state.module or self.around.kind_of(state.look) not in ("thing", "spot", "module"):
            return False
        place = self.around.place_of(state.look)
        seen = place is not None and self.around.air.line_clear(state.position, place, self.around.shut())
        return home in self.around.air.modules and not seen

    def _rise(self, person: str, state: PersonState, dt: float) -> None:
        """Come out of a seat or a hiding place, by the hands on it."""
        goal = state.rises
        if goal is None:
            return
        gap = sub(goal, state.position)
        left = length(gap)
        if left < 0.02:
            state.rises = None
            motion.stop(state)
            return
        limbs.drive(state, scale(gap, min(tuning.SETTLE, 0.3 / left)), self.mass_of(person), dt, self.around)

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
        if task.deed in ("go", "fight", "drag") or task.seconds >= tuning.WORK_SECONDS:
            self._finish(person, state, task)

    def _come_near(self, number: int, state: PersonState, task: Task, dt: float) -> bool:
        """Fly on toward what the task is about; return whether it is in reach (or gone, or as near as can be)."""
        kind = self.around.kind_of(task.to)
        place = self.around.place_of(task.to)
        if place is None:
            return True
        if kind == "player" and task.deed == "give":
            return self._come_before(state, task, dt)
        moves = kind in ("player", "person") or (kind == "thing" and task.deed in ("take", "give"))
        near = tuning.STAND_OFF_PERSON if kind in ("player", "person") else 0.0
        if near and distance(place, state.position) <= near and self.around.home_of(task.to) == state.module:
            motion.stop(state)
            return True
        if task.deed not in ("go", "strap", "hide") and distance(place, state.position) < tuning.REACH - 0.2:
            motion.stop(state)
            return True
        state.rethink -= dt
        if state.rethink <= 0.0 and (moves or not state.path):
            goal = motion.beside(task.to, number, self.around)
            if goal is None:
                return True
            if distance(goal, state.position) <= 0.1:
                if state.path:
                    motion.stop(state)
                return True
            # Barred for now: ask for the way again in a while.
            found = motion.plan(state, goal, self.around)
            state.rethink = (0.6 if moves else 3.0) if found else 2.0
            return False
        return not state.path and not moves and self._is_beside(number, state, task)

    def _come_before(self, state: PersonState, task: Task, dt: float) -> bool:
        """Bring one's face before the player's; return whether it is there, or as near as it will get."""
        goal = motion.before_eyes(state, self.around)
        if goal is None:
            return True
        if distance(goal, state.position) <= tuning.NEAR_ENOUGH or task.seconds > tuning.COMES_FOR:
            motion.stop(state)
            state.anchor = goal
            return True
        state.rethink -= dt
        if state.rethink <= 0.0:
            found = motion.plan(state, goal, self.around)
            state.rethink = 0.6 if found else 2.0
        return False

    def _is_beside(self, number: int, state: PersonState, task: Task) -> bool:
        if state.gave_up == task.to:
            return True
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
            motion.plan(state, place, self.around)
        if not state.look:
            state.face = unit(sub(place, state.position))

    def _live(self, person: str, number: int, state: PersonState, tick: int) -> None:
        """Go where the day's routine says, asking the clock once a second; do there what it says."""
        if state.path or (tick + number) % 60 >= tuning.FAR_EVERY:
            return
        entry = routines.at(self.crew.people[person], self.around.minute_of_day())
        if entry is None:
            return
        goal = motion.beside(entry.at, number, self.around)
        if goal is None:
            return
        if distance(goal, state.anchor) > 0.3 or distance(goal, state.position) > 0.3 + tuning.ASIDE:
            if state.gave_up != entry.at:
                self._come_free(state)
                state.pose, state.at_work = "float", ""
                motion.plan(state, goal, self.around)
        else:
            state.gave_up = ""
            state.pose, state.at_work = entry.pose, entry.uses
            thing = self.around.place_of(entry.uses) if entry.uses else None
            spot = self.around.air.spots.get(entry.at)
            if entry.pose == "exercise" and spot:
                state.face = spot.facing
            else:
                state.face = unit(sub(thing, goal)) if thing else spot.facing if spot else state.face

    def _ride(self, state: PersonState, dt: float) -> bool:
        """Go where what is held on to goes (the arm's end); return whether that settles the tick."""
        anchor = self.around.place_of(state.rides)
        if anchor is None:
            state.rides = ""
            return False
        state.velocity = scale(sub(anchor, state.position), 1.0 / dt)
        state.position = anchor
        state.anchor = anchor
        state.reason = "ride"
        motion.note_room(state, self.around)
        return True

    def _cling(self, state: PersonState, dt: float) -> None:
        """Hang on to the player at arm's length, face to face, wherever they go."""
        quarry = self.around.quarry()
        held = motion.before_eyes(state, self.around, tuning.HOLD_FAST)
        if held is None:
            held = add(quarry.position, scale(unit(sub(state.position, quarry.position)), tuning.HOLD_FAST))
        gap = sub(held, state.position)
        share = min(1.0, tuning.FIGHT_SPEED * dt / max(length(gap), 1e-6))
        # Who is dragged along is never farther than a straight arm.
        lag = distance(state.position, quarry.position) - tuning.FIGHT_LOST
        state.position = add(state.position, scale(gap, 1.0 if lag > 0.0 else share))
        limbs.turn_toward(state, sub(quarry.position, state.position), dt, self.around)
        state.velocity = quarry.velocity if state.module != OUTSIDE else ZERO
        state.anchor = state.position
        state.reason = "person"
        motion.note_room(state, self.around)
