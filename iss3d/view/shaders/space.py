"""Compiles the shaders of space from their parts, with the constants of a quality level."""

from __future__ import annotations

from typing import Any

from iss3d.view.shaders import FOLDER

COMMON = ("earth_common.glsl", "earth_air.glsl", "earth_maps.glsl", "war_ground.glsl")
PARTS = {
    "room": ("film.glsl", "room.frag"),
    "station": ("film.glsl", "station.frag"),
    "person": ("film.glsl", "person.frag"),
    "develop": ("film.glsl", "develop.frag"),
    "earth": (*COMMON, "earth_ground.glsl", "earth_clouds.glsl", "earth_light.glsl", "earth_aurora.glsl", "earth.frag"),
    "cap": ("war_cap.glsl", "war_anvil.glsl", "cap.frag"),
    "earth_plain": (*COMMON, "earth_plain.glsl", "earth_aurora.glsl", "earth.frag"),
}


def space_shader(vertex: str, fragment: str, defines: dict[str, int] | None = None) -> Any:
    """Return a Panda3D shader of VERTEX.vert and FRAGMENT (its parts in PARTS, or FRAGMENT.frag).

    Raises:
        RuntimeError: When the driver's compiler was not given anything it takes.
    """
    from panda3d.core import Shader  # noqa: PLC0415

    texts = [_text(name) for name in PARTS.get(fragment, (f"{fragment}.frag",))]
    head = "".join(f"#define {name} {value}\n" for name, value in (defines or {}).items())
    if not texts[0].startswith("#version"):
        head = "#version 330\n" + head
    made = Shader.make(Shader.SL_GLSL, _text(f"{vertex}.vert"), head + "\n".join(texts))
    if made is None:
        raise RuntimeError(f"shader '{vertex}' with '{fragment}' was not accepted")
    return made


def _text(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8")
