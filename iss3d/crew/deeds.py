"""What a scene can ask of a person: deeds done at once, and deeds that begin, wait their turn and are finished.

Works on the states of the world's tree; cast.py moves the bodies.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from iss3d.crew import hunt, motion, tuning
from iss3d.crew.around import Around
from iss3d.crew.people import Crew, PersonState, Task
from iss3d.events import Event, PersonDied, WayGivenUp
from iss3d.vectors import add, distance, facing, length, rotate, scale, sub, unit

PHYSICAL = ("go", "give", "take", "use", "strap", "grab", "fight", "hide", "drag")
"""Deeds for which a person must first be beside something."""

SEATED_POSES = ("strap", "sit", "hide")
"""Poses that end with the seat or the hiding place."""


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
        _leave_day(state)
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
        state.gave_up = ""
        state.tries = 0
        self._part(state)
        if task.deed not in ("go", "strap"):
            state.tows = ""
        self._come_free(state)
        state.task = task
        if task.deed == "hunt":
            hunt.begin(state, [str(room) for room in task.detail.get("rooms", [])])

    def finish_at_once(self, person: str) -> None:
        """Let a person have done what they were asked, without the way there (only when nobody looks)."""
        state = self.states[person]
        while state.task is not None:
            task = state.task
            if task.deed in ("go", "strap", "hide"):
                queue = state.queue
                self._place(person, state, task.to, task.detail)
                state.queue = queue
                if task.deed == "hide":
                    self._hide_in(state, task.to)
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

    def give_up(self, person: str, state: PersonState, at: str) -> None:
        """Let a person turn from a way that is barred: what they were asked is over, undone; the scene may ask why."""
        task = state.task
        state.gave_up = at
        state.follow = ""
        motion.stop(state)
        self.events.append(WayGivenUp(person, task.to if task else "", at))
        state.queue = []
        state.task = None

    def mass_of(self, person: str) -> float:
        """Return the kilograms of a person."""
        found = self.crew.people.get(person)
        return found.mass if found is not None else tuning.ANYBODY

    def told(self) -> list[Event]:
        """Return what has come of deeds since this was last asked."""
        events, self.events = self.events, []
        return events

    def _finish(self, person: str, state: PersonState, task: Task) -> None:
        state.gave_up = ""
        if task.deed == "go":
            facing_of = self.around.air.spots.get(task.to)
            state.face = facing_of.facing if facing_of else state.face
        elif task.deed == "take":
            self.around.take_from(task.to, person)
        elif task.deed == "give":
            thing = str(task.detail.get("thing", "")) or state.holds
            if thing:
                self.around.hand_over(thing, person, task.to)
        elif task.deed == "use":
            self.around.work(task.to)
        elif task.deed == "strap":
            self._strap(state, task.to)
        elif task.deed == "hide":
            self._hide_in(state, task.to)
        elif task.deed == "fight":
            self._fight(person, state, task.to)
        elif task.deed == "drag":
            state.tows = task.to
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
        there_already = state.present and self.around.carries(person) and not state.limp
        self._part(state)
        state.seat = state.hidden = state.rises = state.grabs = state.hunt = None
        state.present = True
        state.task = None
        state.queue = []
        state.follow = state.rides = state.tows = state.at_work = state.gave_up = ""
        state.routine = False
        state.waited, state.tries = 0.0, 0
        thing = self.around.air.things.get(to)
        if thing is not None and thing.seat:
            self._strap(state, to)
            return
        if state.pose in SEATED_POSES:
            state.pose = "float"
        goal = motion.beside(to, number, self.around)
        if goal is None:
            return
        spot = self.around.air.spots.get(to)
        if spot is not None:
            state.face = spot.facing
        if there_already and distance(goal, state.position) < tuning.ASIDE:
            # There already: no need of a jump that could be seen.
            motion.stop(state)
            state.anchor = goal
            return
        state.position = goal
        motion.rest(state)
        state.cell = ""
        motion.note_room(state, self.around)
        home = self.around.home_of(to)
        if home is not None and self.around.air.cell_at(goal) is None:
            state.module = home
        if spot is not None:
            module = self.around.air.modules.get(spot.module)
            if module is not None and not state.limp:
                state.orientation = facing(spot.facing, module.up)

    def _strap(self, state: PersonState, seat: str) -> None:
        thing = self.around.air.things.get(seat)
        place = self.around.place_of(seat)
        if thing is None or place is None:
            return
        state.position = add(place, rotate(thing.orientation, tuning.SEATED))
        motion.rest(state)
        state.orientation = thing.orientation
        state.seat = seat
        state.limp = False
        state.module = thing.module
        state.cell = ""
        state.reason = "strap"
        if state.pose in ("float", "limp"):
            state.pose = "strap"

    def _hide_in(self, state: PersonState, place: str) -> None:
        """Slip behind a panel: out of sight, and out of the way."""
        where = self.around.place_of(place)
        if where is None:
            return
        state.position = where
        motion.rest(state)
        state.hidden = place
        state.pose = "hide"
        state.reason = "strap"

    def _come_free(self, state: PersonState) -> None:
        """Undo the straps or come out of hiding: the hands bring the body into the room."""
        if state.seat is None and state.hidden is None:
            return
        state.seat = state.hidden = None
        if state.pose in SEATED_POSES:
            state.pose = "float"
        motion.rest(state)
        cell = self.around.air.cell_at(state.position, state.module)
        if cell is not None:
            state.cell = cell.id
            inward = sub(cell.centre, state.position)
            out = add(state.position, scale(unit(inward), min(tuning.RISE, length(inward))))
            state.rises = motion.clear(out, cell.centre, self.around)

    def _part(self, state: PersonState) -> None:
        """Let go of whom one fights with, who lets go too."""
        other = self.states.get(state.fights)
        for one in (state, other):
            if one is not None and one.fights:
                one.fights = ""
                one.pose = "float" if one.pose == "fight" else one.pose
                motion.stop(one)

    def _fight(self, person: str, state: PersonState, with_: str) -> None:
        """Take hold of somebody, who takes hold too, until one of them is asked something else or dies."""
        other = self.states.get(with_)
        if with_ == "player" or (other is None and self.around.kind_of(with_) == "player"):
            state.grabs = "player"
            state.pose = "fight"
            return
        if other is None or not other.alive or not other.present:
            return
        state.fights, state.pose = with_, "fight"
        if not other.fights and not other.limp and other.seat is None:
            other.task, other.queue, other.follow, other.hunt, other.routine = None, [], "", None, False
            other.fights, other.pose = person, "fight"

    def _look(self, person: str, state: PersonState, to: str, detail: dict[str, Any]) -> None:
        state.look = to

    def _follow_on(self, person: str, state: PersonState, to: str, detail: dict[str, Any]) -> None:
        self._stop(person, state, to, detail)
        self._come_free(state)
        if self.around.kind_of(to) in ("point", "exterior"):
            state.rides = to
        else:
            state.follow = to or "player"

    def _hold(self, person: str, state: PersonState, to: str, detail: dict[str, Any]) -> None:
        self.around.take_from(to, person)

    def _drop(self, person: str, state: PersonState, to: str, detail: dict[str, Any]) -> None:
        self.around.let_go(person)

    def _shake_off(self, person: str, state: PersonState, to: str, detail: dict[str, Any]) -> None:
        self.around.shake_off(person, tuning.SHAKE_OFF)

    def _pose(self, person: str, state: PersonState, to: str, detail: dict[str, Any]) -> None:
        state.pose = str(detail.get("pose", "") or to or "float")

    def _mood(self, person: str, state: PersonState, to: str, detail: dict[str, Any]) -> None:
        state.mood = "" if to == "calm" else to

    def _wear(self, person: str, state: PersonState, to: str, detail: dict[str, Any]) -> None:
        state.wears = "" if to == "usual" else to

    def _drift(self, person: str, state: PersonState, to: str, detail: dict[str, Any]) -> None:
        self._stop(person, state, to, detail)
        state.seat = state.hidden = state.rises = None
        motion.go_limp(state, self._number.get(person, 0))
        state.pose = "limp"

    def _die(self, person: str, state: PersonState, to: str, detail: dict[str, Any]) -> None:
        if state.alive:
            self._drift(person, state, to, detail)
            state.alive = False
            state.pose = "dead"
            self.around.let_go(person)
            self.events.append(PersonDied(person))

    def _wound(self, person: str, state: PersonState, to: str, detail: dict[str, Any]) -> None:
        state.wounded = True
        if state.seat is None and not state.fights:
            state.pose = "wounded"

    def _leave(self, person: str, state: PersonState, to: str, detail: dict[str, Any]) -> None:
        self._stop(person, state, to, detail)
        state.present = False

    def _stop(self, person: str, state: PersonState, to: str, detail: dict[str, Any]) -> None:
        state.task = None
        state.queue = []
        state.hunt = None
        state.follow = ""
        self._part(state)
        if state.grabs == "player":
            self.around.fling(person, tuning.FLING)
        state.grabs = None
        state.rides = state.look = state.tows = state.gave_up = ""
        _leave_day(state)
        if state.seat is None and state.hidden is None and not state.limp:
            motion.stop(state)

    def _routine(self, person: str, state: PersonState, to: str, detail: dict[str, Any]) -> None:
        if state.alive:
            self._stop(person, state, to, detail)
            state.limp = False
            state.routine = True


def _leave_day(state: PersonState) -> None:
    """Put down what the day's routine had them busy with."""
    if state.routine:
        state.pose = "wounded" if state.wounded else "float"
    state.at_work = ""
    state.routine = False


AtOnce = Callable[[Deeds, str, PersonState, str, dict[str, Any]], None]

_AT_ONCE: dict[str, AtOnce] = {
    "look": Deeds._look,
    "follow": Deeds._follow_on,
    "hold": Deeds._hold,
    "drop": Deeds._drop,
    "shake_off": Deeds._shake_off,
    "pose": Deeds._pose,
    "mood": Deeds._mood,
    "wear": Deeds._wear,
    "drift": Deeds._drift,
    "die": Deeds._die,
    "wound": Deeds._wound,
    "leave": Deeds._leave,
    "stop": Deeds._stop,
    "routine": Deeds._routine,
}
