"""Plays scenes written in a test against the fake stage, plain or with a save and a load in every tick."""
# ruff: noqa: E501

from __future__ import annotations

import json
from typing import Any

from fake_stage import TICK, FakeStage

from iss3d.events import Deed
from iss3d.mods.source import Located, parse
from iss3d.reports import Report
from iss3d.story.director import Director
from iss3d.story.loader import load_story
from iss3d.story.names import Names
from iss3d.story.scene import Story

NAMES = Names(
    {
        "module": frozenset({"unity", "destiny", "harmony", "cupola", "zvezda", "soyuz"}),
        "hatch": frozenset({"unity_destiny", "destiny_harmony"}),
        "thing": frozenset({
            "mouse_habitat", "habitat_slot", "mouse_pair", "spare_cage", "dead_mice", "station_miniature", "curtain", "soyuz_seat_left",
            "supply_bag", "sample_box", "rack_front",
        }),
        "spot": frozenset({"unity_middle", "unity_fwd", "destiny_mice", "cupola_middle"}),
        "person": frozenset({"kira", "alexey", "gordon", "nika", "christian", "nicholai"}),
        "window": frozenset({"cupola_window_0"}),
        "rail": frozenset({"destiny_deck_1"}),
        "exterior": frozenset({"canadarm2"}),
        "region": frozenset({"north_america", "usa_central"}),
        "burst": frozenset({"whiteman", "offutt"}),
        "city": frozenset({"tokyo"}),
        "vehicle": frozenset({"soyuz"}),
    },
    player="kira",
)  # fmt: skip


class Pages:
    """What load_story needs of content: documents, and who needs whom."""

    def __init__(self, report: Report, files: dict[str, str], needs: dict[str, tuple[str, ...]]) -> None:
        self.wants = needs
        self.documents: dict[str, list[tuple[str, Located]]] = {"scenes": []}
        for path, text in files.items():
            doc = parse(text, path, report)
            if doc is not None:
                self.documents["scenes"].append((path.split("/")[0], doc))

    def needs(self, mod_id: str) -> tuple[str, ...]:
        return (mod_id, *self.wants.get(mod_id, ("base",) if mod_id != "base" else ()))


def read(files: str | dict[str, str], names: Names = NAMES, **needs: tuple[str, ...]) -> tuple[Story, Report]:
    """Return the story of one text (the base's) or of several files by path, and the problems."""
    report = Report()
    texts = {"base/scenes/a.yaml": files} if isinstance(files, str) else files
    return load_story(Pages(report, texts, needs), report, names), report


def scene(steps: str, head: str = "") -> str:
    """Return a file with one scene `s` of these steps (and these keys beside `do`)."""
    indent = "\n".join("      " + line for line in steps.strip("\n").splitlines())
    keys = "".join(f"    {line}\n" for line in head.strip("\n").splitlines() if line)
    return f"scenes:\n  s:\n{keys}    do:\n{indent}\n"


class Play:
    """A story being told."""

    def __init__(
        self, text: str | dict[str, str], reload: bool = False, seed: int = 1, start: str | None = None
    ) -> None:
        self.story, self.report = read(text)
        assert not self.report.problems, str(self.report)
        if start is not None:
            self.story.start = start
        self.stage = FakeStage(seed)
        self.reload = reload
        self.director = Director(self.story, self.stage)

    def tick(self, *deeds: Deed) -> None:
        self.stage.now_done = deeds
        self.director.tick(TICK)
        self.stage.now_done = ()
        self.stage.ticks += 1
        if self.reload:
            self.save_and_load()

    def save_and_load(self) -> None:
        kept: dict[str, Any] = json.loads(json.dumps(self.director.state()))
        self.director = Director(self.story, self.stage, kept)
        if self.stage.ticks % 20 == 0:
            assert json.loads(json.dumps(self.director.state())) == kept

    def run(self, seconds: float) -> None:
        for _ in range(round(seconds / TICK)):
            self.tick()

    def did(self, verb: str, object: str = "", other: str = "") -> None:
        self.tick(Deed(verb, object, other))

    def answer(self, index: int) -> None:
        self.stage.answers[self.stage.offers[-1].key] = index

    def over(self, scene: str = "s") -> bool:
        return scene in self.director.book.done

    @property
    def lines(self) -> list[str]:
        return [f"{who}: {text}" for who, text in self.stage.said]

    def told(self, kind: type) -> list[Any]:
        return [event for event in self.stage.events if isinstance(event, kind)]

    def changes(self, what: str) -> list[tuple[str, Any]]:
        return [(c.id, c.value) for c in self.stage.commands if getattr(c, "what", None) == what]
