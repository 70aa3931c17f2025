"""Everything that can be said of the shipped game with some mods on top of it, without playing it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from iss3d.mods.changes import Change, changes_in, report_conflicts
from iss3d.mods.discovery import Mod
from iss3d.mods.load import Content, load_content
from iss3d.playtest.mod_tests import load_tests
from iss3d.reports import Report
from iss3d.story.check import Proof, check_story
from iss3d.story.lines import check_translations
from iss3d.world.data import from_content


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came of a check.

    Attributes:
        report: Every problem of every file.
        mods: What was read, in load order.
        changes: Who changes whose content.
        proof: What was shown of the story, and what had to be assumed.
    """

    report: Report
    mods: tuple[Mod, ...]
    changes: tuple[Change, ...]
    proof: Proof


def judge(paths: Sequence[Path]) -> Verdict:
    """Return the verdict on the shipped game with these mods; an empty list checks the shipped game alone."""
    report = Report()
    return judge_content(load_content(list(paths), report), report)


def judge_content(content: Content, report: Report) -> Verdict:
    """Return the verdict on documents that have been read; report holds what reading them found."""
    game = from_content(content, report)
    changes = changes_in(content)
    report_conflicts(changes, report)
    for mod in content.mods:
        load_tests(content, game.story, report, mod.id)
    check_translations(game.story, content, report)
    proof = check_story(game.story, report, [document for _, document in content.documents["scenes"]])
    return Verdict(report, content.mods, changes, proof)
