"""Every shader compiles under a core profile, in each variant that is used; one that does not says why, here.

A shader the driver refuses is only a black picture elsewhere.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from iss3d.view.levels import LEVELS
from iss3d.view.shaders import FOLDER
from iss3d.view.shaders.space import PARTS

ROOT = Path(__file__).parents[2]
BLASTS = ("cap", "flash", "shock")
VARIANTS = {
    "earth": [level.defines() for level in LEVELS.values() if not level.plain],
    "earth_plain": [level.defines() for level in LEVELS.values() if level.plain],
    "cap": [{"CAP_STEPS": level.cap_steps} for level in LEVELS.values()],
    "develop": [{"GLOW": 0}, {"GLOW": 1}],
    "heaven": [{"BAND": 0}, {"BAND": 1}],
    "room": [{}, {"COARSE": 1}],
    "hull": [{"FLOODS": 8, **kind} for kind in ({}, {"COARSE": 1}, {"SHADOW": 1}, {"COARSE": 1, "SHADOW": 1})],
    "station": [{}, {"AFLOAT": 1}],
    "picture": [{}, {"FINE": 1}],
    "contact": [{"SAMPLES": 8}],
    "contact_smooth": [{"TAPS": 2}, {"TAPS": 4}],
    "bloom": [{}, {"BRIGHT": 1}],
}
"""With which constants a fragment shader is compiled; none where it is not named."""


def programs():
    """Return every fragment shader of the folder with the vertex shader that goes with it, in all its variants."""
    found = []
    for fragment in sorted({path.stem for path in FOLDER.glob("*.frag")} | set(PARTS)):
        vertex = "blast" if fragment in BLASTS else fragment
        vertex = vertex if (FOLDER / f"{vertex}.vert").exists() else "space_quad"
        for number, defines in enumerate(VARIANTS.get(fragment, [{}])):
            found.append(pytest.param(vertex, fragment, defines, id=f"{fragment}-{number}"))
    return found


def compiled(wanted, *folder):
    """Return what the driver says of each, empty when it is content."""
    run = subprocess.run(
        [sys.executable, str(Path(__file__).with_name("shader_programs.py")), *folder], input=json.dumps(wanted),
        env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert run.returncode == 0, run.stdout[-2000:] + run.stderr[-2000:]
    (line,) = (line for line in run.stdout.splitlines() if line.startswith("@"))
    return json.loads(line[1:])


@pytest.fixture(scope="module")
def verdicts():
    wanted = [list(param.values) for param in programs()]
    return {json.dumps(one): words for one, words in zip(wanted, compiled(wanted), strict=True)}


@pytest.mark.parametrize(("vertex", "fragment", "defines"), programs())
def test_the_driver_takes_it(verdicts, vertex, fragment, defines):
    words = verdicts[json.dumps([vertex, fragment, defines])]
    assert not words, f"{vertex}.vert with {fragment} {defines} is not taken:\n{words}"


def test_no_shader_file_is_left_out():
    vertices = {param.values[0] for param in programs()}
    assert {path.stem for path in FOLDER.glob("*.vert")} == vertices


def test_a_mistake_is_told_in_the_drivers_words(tmp_path):
    for path in FOLDER.glob("*.*"):
        if path.is_file():
            shutil.copy(path, tmp_path / path.name)
    text = (tmp_path / "earth.frag").read_text(encoding="utf-8")
    (tmp_path / "earth.frag").write_text(text.replace("vec3 colour = vec3(0.0);", "vec3 colour = nothing;"), "utf-8")
    (words,) = compiled([["space_quad", "earth", LEVELS["lowest"].defines()]], str(tmp_path))
    assert "nothing" in words and "undeclared" in words
