"""A mod's own tests: tests/*.yaml say how to play it and what must be reached, known and said.

Turns documents into models and judges what the bot has played; plays nothing itself.
"""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from iss3d.mods.load import Content
from iss3d.mods.problems import problems_from
from iss3d.playtest.policies import POLICIES
from iss3d.playtest.run import Played
from iss3d.reports import Report, nearest
from iss3d.story.scene import Story

BAD_TEST = "P701"
UNKNOWN_NAME = "P702"


class TestPlay(BaseModel):
    """One playthrough.

    Attributes:
        from_: Scene to begin at; none is where a new story begins.
        until: Scene at whose end to stop; none plays until an ending.
        choices: The temperament that answers.
        reach: Scenes that must be over at the end. know: facts learnt. said: lines spoken. ending: the ending.
    """

    __test__ = False  # not a test of this project, whatever a collector thinks of its name
    model_config = ConfigDict(frozen=True, extra="forbid")

    from_: str = Field("", alias="from")
    until: str = ""
    choices: str = "open"
    seed: int = 1
    reach: list[str] = []
    know: list[str] = []
    said: list[str] = []
    ending: str = ""


@dataclass(frozen=True, slots=True)
class NamedPlay:
    """A playthrough and its name."""

    mod: str
    name: str
    play: TestPlay


def load_tests(content: Content, story: Story, report: Report, mod: str) -> list[NamedPlay]:
    """Return the playthroughs of one mod; what is wrong in them goes to the report."""
    found = []
    for owner, doc in content.documents.get("tests", []):
        if owner != mod or not isinstance(doc.value, dict):
            continue
        for name, value in (doc.value.get("tests") or {}).items():
            base = ("tests", name)
            try:
                play = TestPlay.model_validate(value)
            except ValidationError as error:
                report.extend(problems_from(error, doc, BAD_TEST, base=base, model=TestPlay))
                continue
            wrong = [
                (key, word, known)
                for key, word, known in (
                    ("choices", play.choices, list(POLICIES)),
                    ("from", bare(play.from_), ["", *story.scenes]),
                    ("until", bare(play.until), ["", *story.scenes]),
                    *(("reach", bare(scene), list(story.scenes)) for scene in play.reach),
                )
                if word not in known
            ]
            for key, word, known in wrong:
                near = nearest(word, known)
                hint = f"Did you mean '{near}'?" if near else f"Known: {', '.join(known[:6])}."
                report.add(doc.problem(UNKNOWN_NAME, (*base, key), f"nothing is called '{word}' here", hint))
            if not wrong:
                found.append(NamedPlay(mod, name, play))
    return found


def bare(id: str) -> str:
    """Return an id as it is at run time, where the shipped game's are bare."""
    return id.removeprefix("base:")


def judge(play: TestPlay, played: Played) -> list[str]:
    """Return what a playthrough lacks, in sentences; empty when it passed."""
    lacks = [f"the scene {s} was not reached" for s in play.reach if bare(s) not in played.scenes]
    lacks += [f"{fact} was not learnt" for fact in play.know if bare(fact) not in played.learnt]
    lacks += [f'nobody said "{line}"' for line in play.said if not any(line in said for said in played.said)]
    if play.ending and played.ending != bare(play.ending):
        lacks.append(f"the ending was {played.ending or 'none'}, not {play.ending}")
    if lacks and played.failure:
        lacks.append(played.failure)
    return lacks
