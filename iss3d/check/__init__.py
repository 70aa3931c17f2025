"""`iss3d check`: reads the shipped game and the given mods as the game would, proves what can be proved, prints it all.

Knows every part's loader and the story's checker; judges nothing itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from rich.console import Console

from iss3d.check.judge import Verdict, judge
from iss3d.check.schemas import write_schemas
from iss3d.mods import folders
from iss3d.mods.discovery import mod_folder
from iss3d.mods.printing import plain_console, print_report

__all__ = ["Verdict", "judge", "run_check"]


def run_check(paths: Sequence[Path], schema: bool = False, console: Console | None = None) -> int:
    """Check the shipped game, or mods on top of it, and return the exit code: 0 when nothing is an error.

    Args:
        paths: Folders of mods, or names of mods that are installed.
        schema: Write JSON Schema beside the mods (or into the package) instead.
        console: Where to print.
    """
    console = console or plain_console()
    if schema:
        return _write_schemas(paths, console)
    verdict = judge(paths)
    print_verdict(verdict, console, whole=not paths)
    return 0 if verdict.report.ok else 1


def print_verdict(verdict: Verdict, console: Console, whole: bool) -> None:
    """Print the problems, then who was read, who changes what, and what was proved; whole: of the shipped game too."""
    if verdict.report.problems:
        print_report(verdict.report, console)
        console.print()
    mods = ", ".join(f"{mod.id} {mod.manifest.version}" for mod in verdict.mods)
    console.print(f"Mods, in load order: {mods or 'none'}")
    if verdict.changes:
        console.print("Changes, in load order:")
        for change in verdict.changes:
            console.print(f"  {change}    {change.place}")
    console.print(str(verdict.proof))
    for scene, conditions in assumed(verdict, whole).items():
        console.print(f"  assumed in {scene}: {'; '.join(conditions)}")
    if not verdict.report.problems:
        print_report(verdict.report, console)


def assumed(verdict: Verdict, whole: bool) -> dict[str, list[str]]:
    """Return what the proof took to be possible, by scene: in all scenes, or in the mods' own only."""
    found: dict[str, list[str]] = {}
    for scene, condition in sorted(set(verdict.proof.assumed)):
        if whole or ":" in scene:
            found.setdefault(scene, []).append(condition)
    return found


def _write_schemas(paths: Sequence[Path], console: Console) -> int:
    """Write the schemas where the editor line of the mods' files looks for them."""
    targets = [mod_folder(Path(path)).absolute().parent / "schema" for path in paths] or [folders.PACKAGE / "schema"]
    for folder in dict.fromkeys(targets):
        try:
            for file in write_schemas(folder):
                console.print(str(file))
        except OSError as error:
            console.print(f"The schema could not be written to {folder}: {error.strerror or error}.")
            return 1
    return 0
