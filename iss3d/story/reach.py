"""The proof: every state that the story can be in, and whether an ending can be reached from each.

Scenes are taken to run one after another, each as far as it goes before it waits for another; what the world decides
may fall out either way. Exact for flags, trust, knowledge, choices, deaths and scenes. Knows no world.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from iss3d.story.abstract import Code, Compiler, Name, State, changed, followed_names, possible
from iss3d.story.scene import Scene, Story

MOST_STATES = 8_000
MOST_VISITS = 1_500_000
"""Bounds of the search; the shipped story needs a small part of either."""


@dataclass(frozen=True, slots=True)
class World:
    """One state between scenes: what is remembered, which scenes have started, are to start, stand waiting where."""

    memory: State
    started: frozenset[str]
    pending: tuple[str, ...]
    waiting: tuple[tuple[str, int], ...]


@dataclass(slots=True)
class Found:
    """What the search has found.

    Attributes:
        scenes: Scenes that can run. endings: Endings that can be reached.
        states: How many states there are. complete: All of them were looked at.
        stuck: States from which no ending can be reached, the earliest first.
        widest: The names with the most values, when the search was too big.
    """

    scenes: set[str] = field(default_factory=set)
    endings: set[str] = field(default_factory=set)
    states: int = 0
    complete: bool = True
    stuck: list[World] = field(default_factory=list)
    widest: list[str] = field(default_factory=list)
    codes: dict[str, Code] = field(default_factory=dict)


class Search:
    """Looks at every state, breadth first."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.followed = followed_names(story)
        self.found = Found()
        self.codes = {id: Compiler(story, self.followed).compile(scene) for id, scene in story.scenes.items()}
        self.found.codes = self.codes
        self.inert = {id for id, scene in story.scenes.items() if self._is_inert(scene)}
        self.visits = 0
        self.after: dict[World, list[World]] = {}
        self.ends: set[World] = set()

    def _is_inert(self, scene: Scene) -> bool:
        """Return whether nothing of a scene can matter to any other, so that it need not be followed."""
        code = self.codes[scene.id]
        kinds = {node[0] for node in code.nodes}
        quiet = not kinds & {"write", "start", "ending"} and ("done", scene.id) not in self.followed
        return quiet and not code.calls and scene.id != self.story.start

    def run(self) -> Found:
        """Search, and return what was found."""
        start = (self.story.start,) if self.story.start in self.story.scenes else ()
        first = World((), frozenset(), tuple(s for s in start if s is not None), ())
        waiting, seen = [first], {first}
        while waiting:
            if len(seen) > MOST_STATES or self.visits > MOST_VISITS:
                self.found.complete = False
                self.found.widest = self._widest(seen)
                break
            following: list[World] = []
            for world in waiting:
                for other in self._successors(world):
                    if other not in seen:
                        seen.add(other)
                        following.append(other)
            waiting = following
        self.found.states = len(seen)
        if self.found.complete:
            self.found.stuck = self._stuck(seen)
        return self.found

    def _successors(self, world: World) -> list[World]:
        results: list[World] = []
        memory = dict(world.memory)
        for scene in world.pending:
            rest = tuple(s for s in world.pending if s != scene)
            results += self._from(World(world.memory, world.started | {scene}, rest, world.waiting), world, scene, None)
        for scene, node in world.waiting:
            rest_waiting = tuple(w for w in world.waiting if w != (scene, node))
            results += self._from(World(world.memory, world.started, world.pending, rest_waiting), world, scene, node)
        for id, scene_ in self.story.scenes.items():
            if not self._may_start(scene_, world, memory):
                continue
            if id in self.inert:
                self.found.scenes.add(id)
                continue
            results += self._from(
                World(world.memory, world.started | {id}, world.pending, world.waiting), world, id, None
            )
        results = [w for w in dict.fromkeys(results) if w != world]
        self.after[world] = results
        return results

    def _may_start(self, scene: Scene, world: World, memory: dict[Name, Any]) -> bool:
        if scene.waits_for_nothing or (scene.once and scene.id in world.started):
            return False
        if any(s == scene.id for s, _ in world.waiting):
            return False
        if not all(memory.get(("done", before), False) for before in scene.after):
            return False
        return scene.when is None or True in possible(scene.when, memory, self.followed)

    def _from(self, base: World, origin: World, scene: str, at: int | None) -> list[World]:
        """Return every state in which a scene that runs on from a node may leave the story."""
        code = self.codes[scene]
        self.found.scenes.add(scene)
        self.found.scenes |= code.calls
        results: list[World] = []
        first = (code.entry if at is None else at, base.memory, base.pending)
        waiting, seen = [first], {first}
        while waiting:
            node_id, memory, pending = waiting.pop()
            self.visits += 1
            node = code.nodes[node_id]
            kind = node[0]
            nexts: list[tuple[int, State, tuple[str, ...]]] = []
            if kind == "over":
                results.append(self._ended(base, memory, pending, scene))
            elif kind == "ending":
                self.found.endings.add(node[1])
                self.ends.add(origin)
            elif kind in ("jump", "lose"):
                nexts = [(node[1], memory, pending)]
            elif kind == "write":
                nexts = [(node[2], changed(memory, node[1]), pending)]
            elif kind == "fork":
                nexts = [(to, memory, pending) for to in node[1]]
            elif kind == "start":
                more = pending if node[1] in pending else tuple(sorted((*pending, node[1])))
                nexts = [(node[2], memory, more)]
            elif kind == "branch":
                truths = possible(node[1], dict(memory), self.followed)
                nexts = [(node[2] if truth else node[3], memory, pending) for truth in sorted(truths)]
            elif kind == "wait":
                truths = possible(node[1], dict(memory), self.followed)
                if True in truths:
                    nexts.append((node[2], memory, pending))
                if node[3] is not None:
                    nexts.append((node[3], memory, pending))
                if True not in truths:
                    stand = tuple(sorted((*base.waiting, (scene, node_id))))
                    results.append(World(memory, base.started, pending, stand))
            for item in nexts:
                if item not in seen:
                    seen.add(item)
                    waiting.append(item)
        return results

    def _ended(self, base: World, memory: State, pending: tuple[str, ...], scene: str) -> World:
        done: Name = ("done", scene)
        if done in self.followed:
            memory = changed(memory, [(done, True)])
        return World(memory, base.started, pending, base.waiting)

    def _stuck(self, seen: set[World]) -> list[World]:
        """Return the states from which no ending can be reached, but whose forerunners still could."""
        before: dict[World, list[World]] = {}
        for world, others in self.after.items():
            for other in others:
                before.setdefault(other, []).append(world)
        good, waiting = set(self.ends), list(self.ends)
        while waiting:
            for world in before.get(waiting.pop(), ()):
                if world not in good:
                    good.add(world)
                    waiting.append(world)
        bad = [world for world in self.after if world in seen and world not in good]
        first = [w for w in bad if not before.get(w) or any(b in good for b in before[w])]
        return first or bad[:1]

    def _widest(self, seen: set[World]) -> list[str]:
        values: dict[Name, set[Any]] = {}
        for world in seen:
            for name, value in world.memory:
                values.setdefault(name, set()).add(value)
        count = Counter({name: len(found) for name, found in values.items()})
        ranked = sorted(count, key=lambda n: (-count[n], n))
        return [f"{kind} {id}" for kind, id in ranked[:5]]
