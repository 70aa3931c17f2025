"""What a condition or an action sees while a scene runs: the stage, the story's own state, its scene.

Knows no file; the director makes one Context a tick and points it at each running scene in turn.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from iss3d.events import Deed, Event
from iss3d.story.chronicle import Chronicle, Running
from iss3d.story.registry import End, Jump, Memory, Outcome, Step
from iss3d.story.stage import Command, Stage

if TYPE_CHECKING:
    from iss3d.story.director import Director

STEPS_A_TICK = 400
"""Steps that one scene may begin in a tick; a loop without anything that takes time goes on in the next tick."""


class Context:
    """One tick of one scene.

    Attributes:
        book: The story's state.
        deeds: What the player did this tick.
        running: The scene at work; None while a trigger is asked.
        now: Seconds of play, standing still for a scene while it is interrupted.
    """

    def __init__(self, director: Director, book: Chronicle) -> None:
        self.director = director
        self.book = book
        self.deeds: tuple[Deed, ...] = ()
        self.running: Running | None = None
        self.now = 0.0
        self.clock = 0.0
        self.side_by_side = 0
        self.budget = STEPS_A_TICK

    @property
    def stage(self) -> Stage:
        """The world, as far as the story may know it."""
        return self.director.stage

    def at(self, running: Running | None) -> Context:
        """Point at a scene."""
        self.running = running
        self.now = self.clock - (running.held if running else 0.0)
        self.side_by_side = 0
        self.budget = STEPS_A_TICK
        return self

    @property
    def tick(self) -> int:
        """Number of this tick since the story began."""
        return self.book.tick

    @property
    def scene(self) -> str:
        """Id of the scene at work, empty while a trigger is asked."""
        return self.running.scene if self.running else ""

    def key(self) -> str:
        """Return a key that no line, deed or offer has had before."""
        self.book.keys += 1
        return f"{self.scene}#{self.book.keys}"

    def do(self, command: Command) -> None:
        """Ask something of the world."""
        self.stage.do(command)

    def tell(self, event: Event) -> None:
        """Pass a fact up."""
        self.stage.tell(event)

    # -- running lists of steps; the cursor is {"at": index, "mem": memory of the step or None} ----------------------

    def run(self, steps: tuple[Step, ...], cursor: Memory) -> Outcome:
        """Go on with a list of steps from its cursor, as far as this tick lets it."""
        while cursor["at"] < len(steps):
            step = steps[cursor["at"]]
            memory = cursor["mem"]
            if memory is None:
                if self.budget <= 0:
                    return False
                self.budget -= 1
                if step.guard is not None and not step.guard.evaluate(self, {}):
                    cursor["at"] += 1
                    continue
                memory = {}
                step.action.begin(self, memory)
                # Only now: what a beginning asks of its own scene must not meet a step that is half begun.
                cursor["mem"] = memory
            outcome = step.action.tick(self, memory)
            if outcome is False:
                return False
            cursor["mem"] = None
            if outcome is True:
                cursor["at"] += 1
            elif isinstance(outcome, Jump) and (there := index_of(steps, outcome.label)) is not None:
                cursor["at"] = there
            else:
                return outcome
        return True

    def cancel(self, steps: tuple[Step, ...], cursor: Memory) -> None:
        """Stop a list of steps where it is."""
        if cursor["at"] < len(steps) and cursor["mem"] is not None:
            steps[cursor["at"]].action.cancel(self, cursor["mem"])
        cursor["mem"] = None
        cursor["at"] = len(steps)

    def current(self, steps: tuple[Step, ...], cursor: Memory | None) -> tuple[Any, Memory] | None:
        """Return the action that a list of steps is at and its memory, or None."""
        if cursor is None or cursor["at"] >= len(steps) or cursor["mem"] is None:
            return None
        return steps[cursor["at"]].action, cursor["mem"]


def fresh() -> Memory:
    """Return a cursor at the first step."""
    return {"at": 0, "mem": None}


def index_of(steps: tuple[Step, ...], label: str) -> int | None:
    """Return where a label stands in a list of steps."""
    return next((i for i, step in enumerate(steps) if step.label == label), None)


__all__ = ["STEPS_A_TICK", "Context", "End", "fresh", "index_of"]
