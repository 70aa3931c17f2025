"""What the story writes down: flags, trust, knowledge, objectives, hints, checkpoints, endings."""

from __future__ import annotations

from typing import Annotated, ClassVar

from iss3d.events import CheckpointReached, EndingReached, HintShown, Learned, ObjectiveDone, ObjectiveSet, PlayerLost
from iss3d.story.context import Context
from iss3d.story.fields import (
    Ending,
    FactSet,
    FlagSet,
    Objective,
    Person,
    Scalar,
    Speech,
    Whole,
    Word,
    YesNo,
    one_or_many,
    switch,
)
from iss3d.story.fields import ObjectiveSet as ObjectiveName
from iss3d.story.registry import Action, End, Memory, Outcome, action
from iss3d.story.stage import Change


@action
class SetFlag(Action):
    """Set a flag to yes, or to a value."""

    word: ClassVar[str] = "flag"
    main: ClassVar[str] = "are"
    example: ClassVar[str] = "flag: told_gordon"

    are: Annotated[dict[FlagSet, Scalar], switch(True)]

    def begin(self, ctx: Context, memory: Memory) -> None:
        """Now."""
        ctx.book.flags.update(self.are)


@action
class AddTrust(Action):
    """A person trusts the player more, or less."""

    word: ClassVar[str] = "trust"
    main: ClassVar[str] = "by"
    example: ClassVar[str] = "trust: {alexey: +1}"

    by: dict[Person, Whole]

    def begin(self, ctx: Context, memory: Memory) -> None:
        """Added to what there is."""
        for person, more in self.by.items():
            ctx.book.trust[person] = ctx.book.trust.get(person, 0) + more


@action
class Know(Action):
    """The player learns something: a line for the log, by its id; its text is in texts/ or here."""

    word: ClassVar[str] = "know"
    main: ClassVar[str] = "facts"
    example: ClassVar[str] = 'know: {mice_clawed_each_other: "With nothing to hold they clawed each other."}'

    facts: Annotated[dict[FactSet, Speech | None], switch(None)]

    def begin(self, ctx: Context, memory: Memory) -> None:
        """Once; learning it again changes nothing."""
        for fact, text in self.facts.items():
            if not ctx.book.knows(fact):
                said = text or ctx.director.story.facts.get(fact, fact)
                ctx.book.facts.append({"id": fact, "text": said})
                ctx.tell(Learned(fact, said))


@action
class SetObjective(Action):
    """Give the player something to do, by an id and the words for the HUD and the log."""

    word: ClassVar[str] = "objective"
    main: ClassVar[str] = "are"
    example: ClassVar[str] = 'objective: {separate_mice: "Put the two living mice in the spare cage."}'

    are: dict[ObjectiveName, Speech]

    def begin(self, ctx: Context, memory: Memory) -> None:
        """Set again, it is open again."""
        for id, text in self.are.items():
            if record := ctx.book.objective(id):
                record.update(text=text, done=False)
            else:
                ctx.book.objectives.append({"id": id, "text": text, "done": False})
            ctx.tell(ObjectiveSet(id, text))


@action
class FinishObjective(Action):
    """An objective is done."""

    word: ClassVar[str] = "done"
    main: ClassVar[str] = "objectives"
    example: ClassVar[str] = "done: separate_mice"

    objectives: Annotated[list[Objective], one_or_many]

    def begin(self, ctx: Context, memory: Memory) -> None:
        """Only what is open."""
        for id in self.objectives:
            if (record := ctx.book.objective(id)) and not record["done"]:
                record["done"] = True
                ctx.tell(ObjectiveDone(id))


@action
class Hint(Action):
    """Show a hint."""

    word: ClassVar[str] = "hint"
    main: ClassVar[str] = "text"
    example: ClassVar[str] = 'hint: "Look into the habitat."'

    text: Speech

    def begin(self, ctx: Context, memory: Memory) -> None:
        """Now."""
        ctx.tell(HintShown(self.text))


@action
class Checkpoint(Action):
    """From here the scene starts again when it goes wrong. A scene with a `beat` has one at its start."""

    word: ClassVar[str] = "checkpoint"
    main: ClassVar[str] = "yes"
    example: ClassVar[str] = "checkpoint: yes"

    yes: YesNo = True

    def begin(self, ctx: Context, memory: Memory) -> None:
        """The world keeps what it needs at the end of this tick."""
        reach_checkpoint(ctx, ctx.scene)


def reach_checkpoint(ctx: Context, scene: str) -> None:
    """Ask for a snapshot, and tell that there is one."""
    ctx.do(Change("checkpoint", scene))
    ctx.tell(CheckpointReached(scene))


@action
class Lose(Action):
    """The player has lost: the scene starts again from its checkpoint. With difficulty `skip` the story goes on."""

    word: ClassVar[str] = "lose"
    main: ClassVar[str] = "reason"
    takes_time: ClassVar[bool] = True
    example: ClassVar[str] = "lose: caught"

    reason: Word

    def begin(self, ctx: Context, memory: Memory) -> None:
        """Tell; the world goes back to the checkpoint."""
        memory["since"] = ctx.now
        if ctx.stage.setting("difficulty") != "skip":
            ctx.tell(PlayerLost(self.reason))

    def tick(self, ctx: Context, memory: Memory) -> Outcome:
        """Nothing more happens in this scene; it is told again should the world not have heard."""
        if ctx.stage.setting("difficulty") == "skip":
            return True
        if ctx.now - memory["since"] >= 3.0:
            memory["since"] = ctx.now
            ctx.tell(PlayerLost(self.reason))
        return False


@action
class ReachEnding(Action):
    """The story is over."""

    word: ClassVar[str] = "ending"
    main: ClassVar[str] = "id"
    example: ClassVar[str] = "ending: where_are_we_going"

    id: Ending

    def begin(self, ctx: Context, memory: Memory) -> None:
        """Nothing starts any more."""
        ctx.book.ending = self.id
        ctx.do(Change("ending", self.id))
        ctx.tell(EndingReached(self.id))

    def tick(self, ctx: Context, memory: Memory) -> Outcome:
        """Its scene is over with it."""
        return End()
