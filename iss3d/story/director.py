"""Tells the story: starts scenes when they are due, goes on with those that run, keeps what has been said and done.

An explicit state machine whose whole state is plain data (chronicle.py). It knows the world only through Stage, takes
no time and no chance from anywhere else, and never reads a file.
"""

from __future__ import annotations

from typing import Any

from iss3d.events import SceneBegan, SceneEnded
from iss3d.story import registry
from iss3d.story.actions.inner import busied, guided, interrupted, waited
from iss3d.story.actions.log import reach_checkpoint
from iss3d.story.chronicle import Chronicle, Running
from iss3d.story.context import Context, fresh
from iss3d.story.registry import Jump, Step
from iss3d.story.scene import Scene, Story, text_key
from iss3d.story.stage import Stage, Task

registry.fill()

ASK_EVERY = 6
"""Ticks between two looks at a trigger that remembers nothing: a tenth of a second is soon enough to start a scene."""


class Director:
    """The story at work.

    Attributes:
        story: What is told; may be exchanged while it is told, see reload.
        book: The state.
    """

    def __init__(self, story: Story, stage: Stage | None = None, state: dict[str, Any] | None = None) -> None:
        self.story = story
        self._stage = stage
        self.book = Chronicle()
        self._order: list[str] = []
        self._watched: list[tuple[int, str]] = []
        self._marks: tuple[int, int, int] | None = None
        self._compiled: dict[str, Scene] = {}
        self._kept: dict[str, tuple[Scene, str, dict[str, Any]]] = {}
        self.context = Context(self, self.book)
        self._arrange()
        if state is not None:
            self.restore(state)

    @property
    def stage(self) -> Stage:
        """The world, as far as the story may know it."""
        if self._stage is None:
            raise RuntimeError("the director has no stage yet: give one to Director() or to step()")
        return self._stage

    # -- state --------------------------------------------------------------------------------------------------------

    def state(self) -> dict[str, Any]:
        """Return everything that changes, as plain data for a save or a snapshot."""
        return self.book.to_json()

    def restore(self, state: dict[str, Any]) -> None:
        """Take a state that state() gave, of this story or of another version of it."""
        self.book = Chronicle.from_json(state)
        self.context.book = self.book
        self._marks = None
        for running in list(self.book.running):
            if running.text not in self.book.texts:
                self.book.running.remove(running)

    def reload(self, story: Story) -> list[str]:
        """Take another version of the story, at once for what has not started; return what a person may want to know.

        Scenes that run keep the text they started with; nothing of the state is lost.
        """
        old, self.story = self.story, story
        self._kept = {}
        self._arrange()
        news = [f"new: {id}" for id in story.scenes if id not in old.scenes]
        news += [f"gone: {id}" for id in old.scenes if id not in story.scenes]
        for id, scene in story.scenes.items():
            before = old.scenes.get(id)
            if before is not None and scene.to_json() != before.to_json():
                late = any(r.scene == id for r in self.book.running)
                news.append(f"changed: {id}" + (" (runs on with its old text)" if late else ""))
        return news

    def _arrange(self) -> None:
        self._order = list(self.story.scenes)
        self._marks = None

    @property
    def objectives(self) -> list[dict[str, Any]]:
        """What there is to do, in the order it was set: {"id", "text", "done"}."""
        return self.book.objectives

    @property
    def log(self) -> list[dict[str, str]]:
        """What is known, in the order it was learned: {"id", "text"}."""
        return self.book.facts

    @property
    def ending(self) -> str | None:
        """The ending that was reached."""
        return self.book.ending

    # -- a tick -------------------------------------------------------------------------------------------------------

    def step(self, stage: Stage) -> None:
        """Tell the story on by one tick, on this stage from now on."""
        self._stage = stage
        self.tick(0.0)

    def tick(self, dt: float) -> None:
        """Tell the story on by one tick; the time that counts is the stage's own."""
        book, ctx = self.book, self.context
        book.tick += 1
        ctx.clock = self.stage.now()
        ctx.deeds = self.stage.deeds()
        if not book.begun:
            book.begun = True
            if self.story.start is not None and self.story.start in self.story.scenes:
                self.start(self.story.start)
        if book.ending is None:
            self._watch()
        for running in list(book.running):
            if running in book.running and not running.paused_by:
                self._go_on(running)
        if book.ending is not None and book.running:
            for running in list(book.running):
                self._over(running)

    def _watch(self) -> None:
        """Look at the triggers of scenes that have not started."""
        book = self.book
        marks = (len(book.done), len(book.started), len(book.armed))
        fresh_ones: set[str] = set()
        if marks != self._marks:
            # Only a scene that begins or ends can make another one's trigger one to be watched.
            for id in self._order:
                if id not in book.armed and self._due(self.story.scenes[id]):
                    book.armed[id] = {"since": self.context.clock, "mem": {}}
                    fresh_ones.add(id)
            self._watched = [(i, id) for i, id in enumerate(self._order) if id in book.armed]
            self._marks = (len(book.done), len(book.started), len(book.armed))
        for index, id in self._watched:
            scene, armed = self.story.scenes[id], book.armed.get(id)
            if armed is None:
                continue
            now = id in fresh_ones or not (book.tick + index) % ASK_EVERY
            if now or (scene.when is not None and scene.when.remembers()):
                self._ask(scene, armed)

    def _due(self, scene: Scene) -> bool:
        """Return whether a scene's trigger is to be watched from now on."""
        if scene.waits_for_nothing or (scene.once and scene.id in self.book.started):
            return False
        if not scene.once and scene.when is None and scene.id in self.book.started:
            return False
        done = self.book.done
        return all(before in done for before in scene.after)

    def _ask(self, scene: Scene, armed: dict[str, Any]) -> None:
        """Start a scene if its trigger holds; one that may come again must first have stopped holding."""
        ctx = self.context.at(None)
        if any(r.scene == scene.id for r in self.book.running):
            return
        holds = scene.when is None or scene.when.evaluate(ctx, armed["mem"])
        if not holds:
            armed.pop("spent", None)
            return
        if armed.get("spent") or (scene.once and scene.id in self.book.started):
            return
        others = [r for r in self.book.running if not r.paused_by and self._keeps_busy(r, scene.actors)]
        if others and scene.if_busy == "wait":
            return
        if others and scene.if_busy == "refuse":
            armed["spent"] = True
            return
        run = self.start(scene.id)
        for other in others:
            if scene.if_busy == "interrupt":
                self._interrupt(other, run)
            else:
                self._stop(other)

    def _go_on(self, running: Running) -> None:
        ctx = self.context.at(running)
        scene = self._text(running.text)
        if running.again is not None:
            if ctx.run(scene.again, running.again) is False:
                return
            running.again = None
        outcome = ctx.run(scene.do, running.cursor)
        if outcome is False:
            return
        if isinstance(outcome, Jump):
            # A label that a changed text has lost: the scene ends where it is, as at its last step.
            ctx.cancel(scene.do, running.cursor)
        self._over(running)

    # -- starting and ending ------------------------------------------------------------------------------------------

    def start(self, scene_id: str) -> int:
        """Start a scene now, whatever its trigger says; return the number of this run, 0 without such a scene."""
        scene = self.story.scenes.get(scene_id)
        if scene is None:
            return 0
        book = self.book
        book.runs += 1
        running = Running(book.runs, scene_id, self.keep_text(scene_id), self.stage.now())
        book.running.append(running)
        book.started[scene_id] = book.started.get(scene_id, 0) + 1
        if scene.once:
            book.armed.pop(scene_id, None)
        elif (armed := book.armed.get(scene_id)) is not None:
            armed.update(spent=True, mem={})
        self.stage.tell(SceneBegan(scene_id, scene.title))
        if scene.beat is not None:
            reach_checkpoint(self.context.at(running), scene_id)
        return running.run

    def end(self, scene_id: str) -> bool:
        """End every run of a scene where it is; it counts as over. Return whether it ran."""
        runs = [r for r in self.book.running if r.scene == scene_id]
        for running in runs:
            self._stop(running)
        return bool(runs)

    def goto(self, scene_id: str, label: str) -> bool:
        """Let a running scene go on at a label of its outermost list of steps; return whether there is one."""
        for running in self.book.running:
            steps = self._text(running.text).do
            there = next((i for i, step in enumerate(steps) if step.label == label), None)
            if running.scene == scene_id and there is not None:
                self.context.at(running).cancel(steps, running.cursor)
                running.cursor = {"at": there, "mem": None}
                return True
        return False

    def called(self, scene_id: str, over: bool) -> None:
        """Note that another scene plays this one in its midst."""
        count = self.book.done if over else self.book.started
        count[scene_id] = count.get(scene_id, 0) + 1
        scene = self.story.scenes.get(scene_id)
        self.stage.tell(SceneEnded(scene_id) if over else SceneBegan(scene_id, scene.title if scene else ""))

    def _stop(self, running: Running) -> None:
        self.context.at(running).cancel(self._text(running.text).do, running.cursor)
        self._over(running)

    def _over(self, running: Running) -> None:
        book = self.book
        if running not in book.running:
            return
        book.running.remove(running)
        book.done[running.scene] = book.done.get(running.scene, 0) + 1
        self.stage.tell(SceneEnded(running.scene))
        for other in book.running:
            if other.paused_by == running.run:
                self._resume(other)
        used = {r.text for r in book.running} | _called_texts(book.running)
        for key in [k for k in book.texts if k not in used]:
            del book.texts[key]
            self._compiled.pop(key, None)

    def _interrupt(self, running: Running, by: int) -> None:
        scene = self._text(running.text)
        again = scene.resume != "next"
        interrupted(self.context.at(running), scene.do, running.cursor, again)
        running.paused_by, running.paused_at = by, self.stage.now()

    def _resume(self, running: Running) -> None:
        scene = self._text(running.text)
        running.held += self.stage.now() - running.paused_at
        running.paused_by, running.paused_at = 0, 0.0
        if scene.resume == "start":
            self.context.at(running).cancel(scene.do, running.cursor)
            running.cursor = fresh()
        if scene.again:
            running.again = fresh()

    # -- texts of running scenes --------------------------------------------------------------------------------------

    def keep_text(self, scene_id: str) -> str:
        """Keep the present text of a scene in the state, and return its key."""
        scene = self.story.scenes.get(scene_id, Scene(scene_id))
        known = self._kept.get(scene_id)
        if known is None or known[0] is not scene:
            kept = scene.to_json()
            known = self._kept[scene_id] = (scene, text_key(scene, kept), kept)
        _, key, kept = known
        self.book.texts[key] = kept
        self._compiled[key] = scene
        return key

    def _text(self, key: str) -> Scene:
        scene = self._compiled.get(key)
        if scene is None:
            scene = self._compiled[key] = Scene.from_json(self.book.texts[key])
        return scene

    def steps_of(self, key: str) -> tuple[Step, ...]:
        """Return the steps of a text that the state keeps."""
        return self._text(key).do

    # -- what others want to know -------------------------------------------------------------------------------------

    def _keeps_busy(self, running: Running, people: tuple[str, ...]) -> bool:
        scene = self._text(running.text)
        if not any(person in scene.actors for person in people):
            return False
        return running.again is not None or busied(self.context.at(running), scene.do, running.cursor)

    def person_free(self, person: str) -> bool:
        """Return whether no scene has the person speaking, acting or in the middle of an exchange."""
        ctx = self.context
        kept = (ctx.running, ctx.now, ctx.side_by_side, ctx.budget)
        free = not any(not r.paused_by and self._keeps_busy(r, (person,)) for r in self.book.running)
        # Asked from within a scene: the context goes on pointing at that scene.
        ctx.running, ctx.now, ctx.side_by_side, ctx.budget = kept
        return free

    def guidance(self) -> list[Task]:
        """Return what the player is asked to do: by running scenes, or else by what would start the next beat."""
        ctx = self.context
        tasks: list[Task] = []
        for running in self.book.running:
            if not running.paused_by and running.again is None:
                tasks += guided(ctx.at(running), self._text(running.text).do, running.cursor)
        if tasks or self.book.ending is not None:
            return list(dict.fromkeys(tasks))
        for id in self._order:
            scene, armed = self.story.scenes[id], self.book.armed.get(id)
            if armed is not None and scene.beat is not None and scene.when is not None:
                tasks += scene.when.guidance(ctx.at(None), armed["mem"])
        return list(dict.fromkeys(tasks))

    def waiting_for(self, running: Running) -> list[str]:
        """Return in words what a running scene waits for."""
        ctx = self.context.at(running)
        if running.paused_by:
            by = next((r.scene for r in self.book.running if r.run == running.paused_by), "another scene")
            return [f"{by} to be over"]
        scene = self._text(running.text)
        if running.again is not None:
            return waited(ctx, scene.again, running.again)
        return waited(ctx, scene.do, running.cursor)


def _called_texts(running: list[Running]) -> set[str]:
    """Return the keys of texts that calls in the midst of running scenes have kept."""
    found: set[str] = set()
    waiting: list[Any] = [r.cursor for r in running]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            if isinstance(value.get("text"), str):
                found.add(value["text"])
            waiting += value.values()
        elif isinstance(value, list):
            waiting += value
    return found
