"""Where the GLSL 330 sources of the view are, and how they become Panda3D shaders. Knows nothing of what they draw."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent


@cache
def shader(name: str) -> Any:
    """Return the shader NAME.vert + NAME.frag of this folder; made once."""
    from panda3d.core import Shader  # noqa: PLC0415

    vertex = (FOLDER / f"{name}.vert").read_text(encoding="utf-8")
    fragment = (FOLDER / f"{name}.frag").read_text(encoding="utf-8")
    made = Shader.make(Shader.SL_GLSL, vertex, fragment)
    if made is None:
        raise RuntimeError(f"shader '{name}' was not accepted")
    return made
