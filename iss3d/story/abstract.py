"""Scenes as a proof sees them: what the story remembers is exact, what the world decides may fall out either way.

Only those names are followed that can decide whether the story goes on; which line is said never does. Knows no world.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from iss3d.story.actions.choose import Choose
from iss3d.story.actions.flow import Call, Either, EndScene, Goto, If, Repeat, StartScene, Together, Wait
from iss3d.story.actions.log import AddTrust, Know, Lose, ReachEnding, SetFlag
from iss3d.story.actions.people import PersonStep
from iss3d.story.conditions.combine import All, Not
from iss3d.story.conditions.combine import Any as AnyOf
from iss3d.story.conditions.memory import Chosen, Done, Flag, Knows, Trust
from iss3d.story.conditions.people import Alive, Dead
from iss3d.story.registry import Action, Condition, Step
from iss3d.story.scene import Scene, Story, all_steps, conditions_in, parts_of

Name = tuple[str, str]
"""Something the story remembers: kind ("flag", "trust", "fact", "choice", "done" or "dead") and id."""

State = tuple[tuple[Name, Any], ...]
"""Values of the names that are followed and differ from how they begin, sorted."""

Truths = frozenset[bool]
EITHER: Truths = frozenset((True, False))

MOST_TRUST = 12
"""Trust beyond this, either way, is taken as this much, so that a loop that adds to it ends."""

CALL_DEPTH = 8


def reads(condition: Condition) -> set[Name]:
    """Return what a condition asks of the story's memory."""
    found: set[Name] = set()
    for part in parts_of(condition):
        if isinstance(part, Flag):
            found |= {("flag", id) for id in part.are}
        elif isinstance(part, Trust):
            found |= {("trust", id) for id in part.are}
        elif isinstance(part, Knows):
            found |= {("fact", id) for id in part.facts}
        elif isinstance(part, Chosen):
            found |= {("choice", id) for id in part.choices}
        elif isinstance(part, Done):
            found |= {("done", id) for id in part.scenes}
        elif isinstance(part, Alive | Dead):
            found |= {("dead", id) for id in part.people}
    return found


def writes(action: Action) -> list[tuple[Name, Any]]:
    """Return what an action changes of the story's memory; trust as the number added."""
    if isinstance(action, SetFlag):
        return [(("flag", id), value) for id, value in action.are.items()]
    if isinstance(action, AddTrust):
        return [(("trust", id), more) for id, more in action.by.items()]
    if isinstance(action, Know):
        return [(("fact", id), True) for id in action.facts]
    if isinstance(action, PersonStep) and action.die:
        return [(("dead", action.who), True)]
    return []


def possible(condition: Condition, state: dict[Name, Any], followed: frozenset[Name]) -> Truths:
    """Return how a condition may fall out."""
    if isinstance(condition, All | AnyOf):
        neutral = isinstance(condition, All)
        result: Truths = frozenset((neutral,))
        for part in condition.of:
            other = possible(part, state, followed)
            result = frozenset((a and b) if neutral else (a or b) for a in result for b in other)
        return result
    if isinstance(condition, Not):
        return frozenset(not truth for truth in possible(condition.of, state, followed))
    names = reads(condition)
    if not names or not names <= followed:
        return EITHER
    return frozenset((_exactly(condition, state),))


def _exactly(condition: Condition, state: dict[Name, Any]) -> bool:
    if isinstance(condition, Flag):
        return all(state.get(("flag", id), False) == value for id, value in condition.are.items())
    if isinstance(condition, Trust):
        return all(wanted.holds(state.get(("trust", id), 0)) for id, wanted in condition.are.items())
    dead = isinstance(condition, Dead)
    if isinstance(condition, Alive | Dead):
        return all(bool(state.get(("dead", id), False)) == dead for id in condition.people)
    return all(state.get(name, False) for name in reads(condition))


def followed_names(story: Story) -> frozenset[Name]:
    """Return the names that can decide whether the story goes on.

    They are asked by a trigger, by a wait that nothing else ends, or by a branch with something in it that matters:
    another such wait, a way out of the order of steps, an ending, or a change of a name that is followed already.
    """
    found: set[Name] = set()
    for scene in story.scenes.values():
        found |= {("done", id) for id in scene.after}
        if scene.when is not None:
            found |= reads(scene.when)
        for step in all_steps(scene.do):
            if condition := blocking(step.action):
                found |= reads(condition)
    while True:
        before = len(found)
        for scene in story.scenes.values():
            for step in all_steps(scene.do):
                found |= _branching(step, found)
        if len(found) == before:
            return frozenset(found)


def blocking(action: Action) -> Condition | None:
    """Return the condition that alone can end an action."""
    if isinstance(action, Wait) and action.at_most is None:
        return action.on
    if isinstance(action, Repeat) and action.times is None:
        return action.until
    return None


def _branching(step: Step, found: set[Name]) -> set[Name]:
    """Return what a step's branches depend on, when it matters which is taken."""
    asked = [step.guard] if step.guard is not None else []
    if isinstance(step.action, If | Choose):
        asked += conditions_in(step.action)
    names = {name for condition in asked for name in reads(condition)}
    if not names or names <= found:
        return set()
    return names if any(_matters(inner.action, found) for inner in all_steps((step,))) else set()


def _matters(action: Action, found: set[Name]) -> bool:
    if isinstance(action, Goto | EndScene | StartScene | Call | Lose | ReachEnding):
        return True
    condition = blocking(action)
    if condition is not None and reads(condition):
        return True
    if isinstance(action, Choose) and any(("choice", option.id) in found for option in action.options):
        return True
    return any(name in found for name, _ in writes(action))


@dataclass(slots=True)
class Code:
    """A scene as a graph of nodes; entry is where it begins.

    Nodes: ("over",), ("jump", to), ("write", pairs, to), ("branch", condition, if_true, if_false),
    ("wait", condition, to, instead or None), ("fork", tos), ("start", scene, to), ("lose",), ("ending", id).
    """

    entry: int = 0
    nodes: list[tuple[Any, ...]] = field(default_factory=list)
    calls: set[str] = field(default_factory=set)


class Compiler:
    """Turns the steps of one scene into a graph."""

    def __init__(self, story: Story, followed: frozenset[Name]) -> None:
        self.story = story
        self.followed = followed
        self.code = Code()
        self.depth = 0

    def compile(self, scene: Scene) -> Code:
        """Return the graph of a scene."""
        over = self._node("over")
        self.code.entry = self._list(scene.do, over, {}, over)
        return self.code

    def _node(self, *node: Any) -> int:
        self.code.nodes.append(node)
        return len(self.code.nodes) - 1

    def _list(self, steps: tuple[Step, ...], then: int, labels: dict[str, int], over: int) -> int:
        own = dict(labels)
        places = {i: self._node("jump", then) for i, step in enumerate(steps) if step.label is not None}
        own.update({steps[i].label or "": place for i, place in places.items()})
        to = then
        for i in range(len(steps) - 1, -1, -1):
            entry = self._step(steps[i], to, own, over)
            if i in places:
                self.code.nodes[places[i]] = ("jump", entry)
                entry = places[i]
            to = entry
        return to

    def _step(self, step: Step, to: int, labels: dict[str, int], over: int) -> int:
        entry = self._action(step.action, to, labels, over)
        if step.guard is None or entry == to:
            return entry
        return self._node("branch", step.guard, entry, to)

    def _action(self, action: Action, to: int, labels: dict[str, int], over: int) -> int:
        if isinstance(action, Wait):
            instead = self._list(action.else_, to, labels, over) if action.at_most is not None else None
            return self._node("wait", action.on, to, instead)
        if isinstance(action, If):
            yes, no = (self._list(steps, to, labels, over) for steps in (action.then, action.else_))
            return yes if yes == no else self._node("branch", action.on, yes, no)
        if isinstance(action, Choose):
            return self._choose(action, to, labels, over)
        if isinstance(action, Together):
            for lane in reversed(action.lanes):
                to = self._list(lane, to, labels, over)
            return to
        if isinstance(action, Either):
            return self._fork([self._list(lane, to, labels, over) for lane in action.lanes])
        if isinstance(action, Repeat):
            return self._repeat(action, to, labels, over)
        if isinstance(action, Call):
            return self._call(action, to)
        return self._plain(action, to, labels, over)

    def _plain(self, action: Action, to: int, labels: dict[str, int], over: int) -> int:
        if isinstance(action, Goto):
            return labels.get(action.label, over)
        if isinstance(action, EndScene):
            return over
        if isinstance(action, StartScene):
            return self._node("start", action.scene, to)
        if isinstance(action, Lose):
            # With difficulty `skip` the story goes on; otherwise it goes back to where this was not yet.
            return self._node("lose", to)
        if isinstance(action, ReachEnding):
            return self._node("ending", action.id)
        pairs = [pair for pair in writes(action) if pair[0] in self.followed]
        return self._node("write", pairs, to) if pairs else to

    def _fork(self, ways: list[int]) -> int:
        ways = list(dict.fromkeys(ways))
        return ways[0] if len(ways) == 1 else self._node("fork", ways)

    def _choose(self, action: Choose, to: int, labels: dict[str, int], over: int) -> int:
        ways = [to] if action.at_most is not None else []
        for option in action.options:
            entry = self._list(option.then, to, labels, over)
            if ("choice", option.id) in self.followed:
                entry = self._node("write", [(("choice", option.id), True)], entry)
            if option.if_ is not None:
                entry = self._node("branch", option.if_, entry, self._node("never"))
            ways.append(entry)
        return self._fork(ways)

    def _repeat(self, action: Repeat, to: int, labels: dict[str, int], over: int) -> int:
        again = self._node("jump", to)
        body = self._list(action.steps, again, labels, over)
        if action.until is not None:
            # Asked before each round; a round is also a way to wait.
            done = self._node("wait", action.until, to, body)
        elif action.times is not None:
            done = self._fork([to, body])
        else:
            done = body
        self.code.nodes[again] = ("jump", done)
        return body if action.until is None else done

    def _call(self, action: Call, to: int) -> int:
        scene = self.story.scenes.get(action.scene)
        self.code.calls.add(action.scene)
        if scene is None or self.depth >= CALL_DEPTH:
            return to
        done: Name = ("done", action.scene)
        after = self._node("write", [(done, True)], to) if done in self.followed else to
        self.depth += 1
        entry = self._list(scene.do, after, {}, after)
        self.depth -= 1
        return entry


def changed(state: State, pairs: Iterable[tuple[Name, Any]]) -> State:
    """Return a state with these changes."""
    values = dict(state)
    for name, value in pairs:
        if name[0] == "trust":
            values[name] = max(-MOST_TRUST, min(MOST_TRUST, values.get(name, 0) + value))
        else:
            values[name] = value
    return tuple(sorted((name, value) for name, value in values.items() if value is not False and value != 0))
