"""The bot's play can be seen as pictures, drawn through the game's own session and interface."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from PIL import Image


def test_the_first_minute_as_pictures(tmp_path: Path) -> None:
    out = tmp_path / "film"
    done = subprocess.run(
        [sys.executable, "-m", "iss3d", "film", "--to", "1", "--every", "20", "--out", str(out), "--size", "320x180",
         "--quality", "lowest"],
        capture_output=True, text=True, timeout=300, check=False, env={**os.environ, "ISS3D_HOME": str(tmp_path)},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    pictures = [Image.open(path) for path in sorted(out.glob("*.png"))]
    assert len(pictures) >= 2
    assert all(picture.size == (320, 180) for picture in pictures)
    darkest, brightest = pictures[1].convert("L").getextrema()
    assert brightest - darkest > 60, "something is to be seen"
    assert not list((tmp_path / "saves").glob("*")), "the player's own saves are left alone"
