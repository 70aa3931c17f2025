"""What a scene can ask of a person: deeds done at once, and deeds that begin, wait their turn and are finished.

Works on the states of the world's tree; cast.py moves the bodies.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from iss3d.crew import hunt, motion
from iss3d.crew.around import Around
from iss3d.crew.people import Crew, PersonState, Task
from iss3d.events import Event, PersonDied
from iss3d.vectors import add, facing, length, scale, sub, unit

PHYSICAL = ("go", "give", "take", "use", "strap", "grab")
"""Deeds for which a person must first be beside something."""


class Deeds:
    """The people of one world and what is asked of them.

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

    def told(self) -> list[Event]:
        """Return what has come of deeds since this was last asked."""
        events, self.events = self.events, []
        return events

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


AtOnce = Callable[[Deeds, str, PersonState, str, dict[str, Any]], None]

_AT_ONCE: dict[str, AtOnce] = {
    "look": Deeds._look,
    "follow": Deeds._follow_on,
    "hold": Deeds._hold,
    "pose": Deeds._pose,
    "drift": Deeds._drift,
    "die": Deeds._die,
    "wound": Deeds._wound,
    "leave": Deeds._leave,
    "stop": Deeds._stop,
    "routine": Deeds._routine,
}
