"""`iss3d doctor`: what this machine can do for the game, and what to do about what it cannot.

Every probe runs in a process of its own, so that a driver that crashes is a finding and not the end of the report.
"""

from __future__ import annotations

import json
import platform
import subprocess
import sys
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from iss3d import __version__
from iss3d.mods.folders import asset_root, user_folders
from iss3d.reports import Report

PROBE_SECONDS = 60
PACKAGES = ("ursina", "panda3d", "numpy", "pydantic", "ruamel.yaml", "sgp4")


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the report: ok is False when something is missing; needed when the game cannot be played without."""

    part: str
    ok: bool
    found: str
    advice: str = ""
    needed: bool = False


def run_doctor() -> int:
    """Print the findings; return 1 when something is missing that playing needs, else 0."""
    findings = [*_programs(), *_picture(), _sound(), _pointer(), *_folders(), *_content()]
    table = Table(title=f"iss3d {__version__}")
    for name in ("", "part", "found", "what to do"):
        table.add_column(name, overflow="fold")
    for f in findings:
        table.add_row("ok" if f.ok else ("NO" if f.needed else "--"), f.part, f.found, f.advice)
    console = Console()
    console.print(table)
    missing = [f for f in findings if not f.ok and f.needed]
    console.print(_verdict(len(missing)))
    return 1 if missing else 0


def _verdict(missing: int) -> str:
    if not missing:
        return "Ready to play: iss3d"
    return f"{'One thing keeps' if missing == 1 else f'{missing} things keep'} the game from being played."


def _programs() -> list[Finding]:
    findings = [Finding("Python", sys.version_info >= (3, 11), platform.python_version(), needed=True)]
    for name in PACKAGES:
        try:
            findings.append(Finding(name, True, version(name), needed=True))
        except PackageNotFoundError:
            findings.append(Finding(name, False, "not installed", f"pip install {name}", needed=True))
    return findings


def _probe(name: str) -> dict[str, Any] | str:
    """Run iss3d.view.probe.NAME in its own process; return its report, or one line that says why there is none."""
    code = (
        f"import json, dataclasses, iss3d.view.probe as p; print('\\n@' + json.dumps(dataclasses.asdict(p.{name}())))"
    )
    try:
        done = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, timeout=PROBE_SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        return f"no answer within {PROBE_SECONDS} s"
    answers = [line[1:] for line in done.stdout.splitlines() if line.startswith("@")]
    if done.returncode != 0 or not answers:
        said = (done.stderr.strip().splitlines() or ["no message"])[-1]
        return f"the probe ended with code {done.returncode}: {said}"
    report: dict[str, Any] = json.loads(answers[-1])
    return report


def _picture() -> list[Finding]:
    gl = _probe("probe_gl")
    if isinstance(gl, str):
        return [Finding("OpenGL", False, gl, "Install or update the graphics driver.", needed=True)]
    words = f"{gl['renderer']} ({gl['version']})" if gl["renderer"] else "none"
    # What is to be done stands beside what is missing.
    ours, advice = (gl["advice"], "") if gl["onscreen"] or not gl["offscreen"] else ("", gl["advice"])
    return [
        Finding("OpenGL 3.2", gl["offscreen"], words, ours, needed=True),
        Finding("display", gl["onscreen"], "a window can open" if gl["onscreen"] else "no window", advice, needed=True),
    ]


def _sound() -> Finding:
    sound = _probe("probe_audio")
    if isinstance(sound, str):
        return Finding("sound", False, sound, "The game plays silently, with subtitles.")
    return Finding("sound", sound["ok"], sound["library"], sound["advice"])


def _pointer() -> Finding:
    pointer = _probe("probe_pointer")
    if isinstance(pointer, str):
        return Finding("input", False, pointer, "The arrow keys turn the view.")
    pads = ", ".join(pointer["gamepads"]) or "no gamepad"
    return Finding("input", pointer["ok"], f"pointer {pointer['mode']}; {pads}", pointer["advice"])


def _folders() -> list[Finding]:
    folders = user_folders()
    findings = []
    for name in ("config", "saves", "mods", "cache"):
        path: Path = getattr(folders, name)
        try:
            path.mkdir(parents=True, exist_ok=True)
            probe = path / ".probe"
            probe.write_text("", encoding="utf-8")
            probe.unlink()
            findings.append(Finding(name, True, str(path)))
        except OSError as error:
            advice = "Make the folder writable, or set ISS3D_HOME to one that is."
            findings.append(Finding(name, False, f"{path}: {error.strerror}", advice, needed=name == "saves"))
    return findings


def _content() -> list[Finding]:
    from iss3d.world.data import load_game  # noqa: PLC0415  # heavy: only when the report gets this far

    findings = []
    for kind in ("models", "audio"):
        root = asset_root(kind)
        there = root.is_dir() and any(root.iterdir())
        findings.append(
            Finding(kind, there, str(root), "" if there else "Install iss3d again.", needed=kind == "models")
        )
    report = Report()
    data = load_game(None, report)
    words = f"{len(data.story.scenes)} scenes, mods: {', '.join(id for id, _ in data.mods)}"
    if not report.ok:
        words += f", {len(report.errors)} problems"
    findings.append(Finding("story", report.ok, words, "" if report.ok else "iss3d check names them.", needed=False))
    return findings
