"""Checks a whole story: what can never start, where it cannot end, what is read and never set, what stays open.

Adds problems to a report and returns what was proved and on what assumptions. Knows no world; names are checked while
the files are read.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from iss3d.mods.source import Located, located_problem
from iss3d.reports import Problem, Report, nearest
from iss3d.story.abstract import reads
from iss3d.story.actions.flow import Call, Goto, Repeat, Wait
from iss3d.story.actions.log import Know
from iss3d.story.reach import Found, Search, World
from iss3d.story.registry import Condition, Step
from iss3d.story.scene import Scene, Story, Use, all_steps, conditions_in, lists_in, parts_of


@dataclass(slots=True)
class Proof:
    """What was shown of a story.

    Attributes:
        proved: From every state an ending can be reached.
        complete: Every state was looked at.
        states: How many there are.
        scenes: How many scenes can start, of how many.
        endings: Endings that can be reached.
        assumed: What was taken to be possible, since the world decides it: (scene, condition in words).
    """

    proved: bool = False
    complete: bool = True
    states: int = 0
    scenes: tuple[int, int] = (0, 0)
    endings: list[str] = field(default_factory=list)
    assumed: list[tuple[str, str]] = field(default_factory=list)

    def __str__(self) -> str:
        can = "From every state an ending can be reached" if self.proved else "It is not shown that every state can end"
        return (
            f"{can}: {self.scenes[0]} of {self.scenes[1]} scenes can start, {self.states} states, "
            f"endings {', '.join(self.endings) or 'none'}, {len(self.assumed)} conditions of the world assumed."
        )


def check_story(story: Story, report: Report, files: Iterable[Located] = ()) -> Proof:
    """Add every problem of the story as a whole to a report; files give the lines to show."""
    pages = {doc.path: doc for doc in files}
    _check_names(story, report)
    _check_facts(story, report, pages)
    for scene in story.scenes.values():
        _check_loops(story, scene, report, pages)
    if not story.scenes:
        return Proof(endings=[])
    if story.start is None:
        hint = "Give one scene neither `after` nor `when`, or write `changes: [{start: SCENE}]`."
        first = next(iter(story.scenes.values()))
        report.add(_at(first, pages, "S251", "no scene begins the story", hint))
        return Proof()
    found = Search(story).run()
    _check_reached(story, found, report, pages)
    _check_endings(story, found, report, pages)
    proved = found.complete and not found.stuck and bool(found.endings)
    counts = (len(found.scenes & set(story.scenes)), len(story.scenes))
    return Proof(proved, found.complete, found.states, counts, sorted(found.endings), list(assumptions(story)))


def _at(
    scene: Scene, pages: dict[str, Located], code: str, message: str, hint: str, severity: str = "error"
) -> Problem:
    doc = pages.get(scene.place.path)
    excerpt = doc.excerpt(scene.place.line) if doc else ""
    width = len(scene.id.rpartition(":")[2])
    return located_problem(code, scene.place, message, hint, excerpt, width, severity)


# -- names that a story makes up ------------------------------------------------------------------------------------

_READ = {
    "flag": ("S242", "the flag '{}' is read here, but no step sets it"),
    "choice": ("S246", "no answer has the id '{}'"),
    "fact": ("S248", "the fact '{}' is asked for here, but no step lets it be known"),
    "objective": ("S247", "the objective '{}' is done here, but no step sets it"),
}


def _check_names(story: Story, report: Report) -> None:
    uses = [use for use in story.uses if use.scene in story.scenes]
    made: dict[str, set[str]] = {}
    for use in uses:
        if use.role == "set":
            made.setdefault(use.kind, set()).add(use.id)
    for use in uses:
        if use.role == "read" and use.id not in made.get(use.kind, set()):
            code, message = _READ[use.kind]
            near = nearest(use.id, sorted(made.get(use.kind, set())))
            hint = f"did you mean '{near}'?" if near else "Set it in a step, or take this away."
            report.add(replace(use.problem, code=code, message=message.format(use.id), hint=hint))
    done = {use.id for use in uses if use.kind == "objective" and use.role == "read"}
    told: set[str] = set()
    for use in uses:
        if use.kind == "objective" and use.role == "set" and use.id not in done | told:
            told.add(use.id)
            report.add(_open(use))


def _open(use: Use) -> Problem:
    message = f"the objective '{use.id}' is set here, but no step says that it is done"
    return replace(use.problem, code="S243", message=message, hint=f"Write `- done: {use.id}` where it is.")


def _check_facts(story: Story, report: Report, pages: dict[str, Located]) -> None:
    for scene in story.scenes.values():
        for step in all_steps(scene.do):
            for fact in step.action.facts if isinstance(step.action, Know) else ():
                if fact not in story.facts:
                    use = next((u for u in story.uses if u.kind == "fact" and u.id == fact and u.role == "set"), None)
                    message = f"the fact '{fact}' has no text"
                    hint = f'Write `know: {{{fact}: "..."}}`, or `facts: {{{fact}: "..."}}` in texts/en.yaml.'
                    if use is not None:
                        report.add(replace(use.problem, code="S216", message=message, hint=hint))
                    else:
                        report.add(_at(scene, pages, "S216", message, hint))


def _check_loops(story: Story, scene: Scene, report: Report, pages: dict[str, Located]) -> None:
    if _calls_itself(story, scene.id):
        hint = "Let it end, and be started again by its `when` with `once: no`."
        report.add(_at(scene, pages, "S227", f"the scene '{scene.id}' calls itself", hint))
    if _rushes(scene.do):
        message = f"a loop in the scene '{scene.id}' holds nothing that takes time"
        report.add(_at(scene, pages, "S249", message, "Put a `wait`, a `pause` or a line into it.", "warning"))


def _calls_itself(story: Story, id: str) -> bool:
    seen: set[str] = set()
    waiting = [id]
    while waiting:
        scene = story.scenes.get(waiting.pop())
        for step in all_steps(scene.do) if scene is not None else ():
            if isinstance(step.action, Call):
                if step.action.scene == id:
                    return True
                if step.action.scene not in seen:
                    seen.add(step.action.scene)
                    waiting.append(step.action.scene)
    return False


def _takes_time(step: Step) -> bool:
    return step.action.takes_time or any(_takes_time(inner) for steps in lists_in(step.action) for inner in steps)


def _rushes(steps: tuple[Step, ...]) -> bool:
    """Return whether a goto leads back over steps that take no time."""
    labels = {step.label: i for i, step in enumerate(steps) if step.label is not None}
    for i, step in enumerate(steps):
        jumps = [s for s in all_steps((step,)) if isinstance(s.action, Goto) and s.guard is None]
        if isinstance(step.action, Goto) and jumps and labels.get(step.action.label, len(steps)) <= i:
            between = steps[labels[step.action.label] : i]
            if not any(_takes_time(s) for s in between):
                return True
        if not isinstance(step.action, Goto) and any(_rushes(inner) for inner in lists_in(step.action)):
            return True
    return False


# -- the search's results -------------------------------------------------------------------------------------------


def _check_reached(story: Story, found: Found, report: Report, pages: dict[str, Located]) -> None:
    if not found.complete:
        first = story.scenes[story.start or ""] if story.start in story.scenes else next(iter(story.scenes.values()))
        message = f"the story has more than {found.states:,} states, so that nothing is proved of it"
        hint = f"Most values have: {', '.join(found.widest)}; ask for fewer of them in `when`, `wait` and `if`."
        report.add(_at(first, pages, "S245", message, hint, "warning"))
        return
    starts = next((c for c in story.changes if c.how == "start"), None)
    for id, scene in story.scenes.items():
        if id in found.scenes:
            continue
        if starts is not None and scene.mod != starts.mod:
            # A mod that begins its own story leaves the others' scenes behind.
            continue
        report.add(_at(scene, pages, "S240", f"the scene '{id}' can never start", _why_never(story, scene, found)))


def _why_never(story: Story, scene: Scene, found: Found) -> str:
    if scene.waits_for_nothing:
        return "Give it `after` or `when`, or let another scene `start` or `call` it."
    for before in scene.after:
        if before not in story.scenes:
            gone = "is taken out" if before in story.disabled else "is set aside"
            return f"'{before}', which must be over first, {gone}."
        if before not in found.scenes:
            return f"'{before}', which must be over first, can never start."
    if scene.when is not None and (names := sorted(reads(scene.when))):
        return f"Its `when` asks for what never comes together: {', '.join(f'{k} {i}' for k, i in names)}."
    return "What it must come after never all comes to pass."


def _check_endings(story: Story, found: Found, report: Report, pages: dict[str, Located]) -> None:
    if not found.complete:
        return
    first = story.scenes.get(story.start or "") or next(iter(story.scenes.values()))
    if not found.endings:
        hint = "Write `- ending: NAME` as the last step of the last scene."
        report.add(_at(first, pages, "S250", "no ending can be reached", hint))
        return
    told: set[str] = set()
    for world in found.stuck:
        scene, why = _where_stuck(story, found, world)
        if scene.id in told:
            continue
        told.add(scene.id)
        report.add(_at(scene, pages, "S241", f"no ending can be reached {_after_what(world)}", why))


def _where_stuck(story: Story, found: Found, world: World) -> tuple[Scene, str]:
    for id, node_id in world.waiting:
        condition: Condition = found.codes[id].nodes[node_id][1]
        return story.scenes[id], f"It waits for ever: {condition.says()}."
    last = [id for id in story.scenes if id in world.started]
    scene = story.scenes[last[-1]] if last else next(iter(story.scenes.values()))
    return scene, "Nothing starts after it; let a scene come `after` it, or end it with `ending`."


def _after_what(world: World) -> str:
    known = [f"{kind} {id} is {_plain(value)}" for (kind, id), value in world.memory if kind != "done"]
    return f"once {', '.join(known[:4])}" if known else "after this scene"


def _plain(value: object) -> str:
    return "so" if value is True else str(value)


def assumptions(story: Story) -> Iterable[tuple[str, str]]:
    """Yield the conditions that the world decides and that a scene cannot do without: (scene, condition in words)."""
    for scene in story.scenes.values():
        asked = [scene.when] if scene.when is not None else []
        for step in all_steps(scene.do):
            if isinstance(step.action, Wait | Repeat):
                asked += conditions_in(step.action)
        for condition in asked:
            if any(not reads(part) and not getattr(part, "of", None) for part in parts_of(condition)):
                yield scene.id, condition.says()
