"""Every file that is shipped says where it comes from and under which licence; what builds them is one command."""

from __future__ import annotations

import fnmatch
import subprocess
import sys
from pathlib import Path

import pytest

from iss3d.forge.__main__ import PARTS, grouped

ROOT = Path(__file__).parents[2]


def rows(folder: Path) -> list[tuple[str, str, str]]:
    """Return each pattern of the table in a folder's CREDITS.md with its origin and licence."""
    found = []
    for line in (folder / "CREDITS.md").read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if not line.startswith("|") or cells[0] in ("what", "---"):
            continue
        home = ""
        for pattern in map(str.strip, cells[0].split(",")):
            home = pattern.rpartition("/")[0] if "/" in pattern else home
            found.append((pattern if "/" in pattern or not home else f"{home}/{pattern}", cells[1], cells[2]))
    return found


@pytest.mark.parametrize("folder", ["models", "iss3d/content/examples/quiet_night/models"])
def test_every_file_has_an_origin_and_a_licence_and_no_row_is_of_nothing(folder):
    root = ROOT / folder
    files = [p.relative_to(root).as_posix() for p in root.rglob("*") if p.is_file() and p.name != "CREDITS.md"]
    known = rows(root)
    assert files and all(origin and licence for _, origin, licence in known)
    assert [f for f in files if not any(fnmatch.fnmatch(f, pattern) for pattern, _, _ in known)] == []
    assert [pattern for pattern, _, _ in known if not fnmatch.filter(files, pattern)] == []


def test_sounds_are_all_of_one_origin():
    text = (ROOT / "audio" / "CREDITS.md").read_text(encoding="utf-8")
    assert "Every file in this folder is synthesised" in text and "CC0" in text


def test_parts_of_parts_are_grouped():
    assert grouped(["station:unity", "audio", "station:zarya"]) == {"station": ["unity", "zarya"], "audio": []}


def test_an_unknown_part_is_named_with_those_there_are():
    run = subprocess.run(
        [sys.executable, "-m", "iss3d.forge", "wings"], capture_output=True, text=True, cwd=ROOT, check=False
    )
    assert run.returncode == 2
    assert "wings" in run.stdout and all(part in run.stdout for part in PARTS)
