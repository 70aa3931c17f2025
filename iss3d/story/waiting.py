"""Why the story stands where it stands: for the overlay, the console and whoever writes a scene.

Reads the director, changes nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

from iss3d.story.conditions.combine import All
from iss3d.story.director import Director
from iss3d.story.registry import Condition
from iss3d.story.scene import Scene


@dataclass(frozen=True, slots=True)
class Standing:
    """How one scene stands: running, interrupted, watched, due, over, or "cannot start"; and why, in words."""

    scene: str
    state: str
    why: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.scene}: {self.state}" + (f", waits for {'; '.join(self.why)}" if self.why else "")


def explain_waiting(director: Director, scenes: tuple[str, ...] = ()) -> list[Standing]:
    """Return how scenes stand: those that run or are watched, or those asked for.

    Args:
        director: The story at work.
        scenes: Scenes that somebody expected; none means all that run or whose trigger is watched.
    """
    if scenes:
        return [_standing(director, id) for id in scenes]
    book = director.book
    names = dict.fromkeys([r.scene for r in book.running] + [id for id in director.story.scenes if id in book.armed])
    found = [_standing(director, id) for id in names]
    return [standing for standing in found if standing.state != "over"]


def _standing(director: Director, id: str) -> Standing:
    book = director.book
    running = next((r for r in book.running if r.scene == id), None)
    if running is not None:
        state = "interrupted" if running.paused_by else "running"
        return Standing(id, state, tuple(director.waiting_for(running)))
    scene = director.story.scenes.get(id)
    if scene is None:
        aside = id in director.story.set_aside
        why = "it to be put right (`iss3d check`)" if aside else "it to be written, there is no such scene"
        return Standing(id, "cannot start", (why,))
    if scene.once and id in book.started:
        return Standing(id, "over", ())
    if book.ending is not None:
        return Standing(id, "cannot start", ("nothing, the story is over",))
    if scene.waits_for_nothing:
        return Standing(id, "cannot start", ("another scene to start or call it",))
    missing = [before for before in scene.after if before not in book.done]
    if missing:
        return Standing(id, "cannot start", tuple(f"{before} to be over" for before in missing))
    return _watched(director, scene)


def _watched(director: Director, scene: Scene) -> Standing:
    ctx = director.context.at(None)
    armed = director.book.armed.get(scene.id)
    memory = {} if armed is None else {k: dict(v) if isinstance(v, dict) else v for k, v in armed["mem"].items()}
    parts: tuple[Condition, ...] = ()
    if scene.when is not None:
        parts = scene.when.of if isinstance(scene.when, All) else (scene.when,)
    # A copy of the memory is asked, so that looking changes nothing; chance is never thrown for it.
    wanted = [part.says() for part in parts if part.word == "chance" or not part.evaluate(ctx, dict(memory))]
    if wanted:
        return Standing(scene.id, "watched", tuple(wanted))
    busy = [person for person in scene.actors if not director.person_free(person)]
    if busy and scene.if_busy in ("wait", "refuse"):
        return Standing(scene.id, "due", tuple(f"{person} to be free" for person in busy))
    return Standing(scene.id, "due", ())
