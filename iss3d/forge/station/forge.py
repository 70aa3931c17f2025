"""Forges modules step by step: compose, bake four lights, export, validate, ship; each step is kept, not done twice.

What a step depends on (the module's parts, the sampling) is in the name under which its result is kept.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import numpy.typing as npt

from iss3d.forge.station import charts, compose, probes
from iss3d.forge.station.folders import SHIPPED
from iss3d.forge.station.gltf import Judgement
from iss3d.forge.station.kit import Kit
from iss3d.forge.station.modules import PLANS
from iss3d.station.likeness import fingerprint, largest_cell
from iss3d.station.station import Station
from iss3d.vectors import add, scale

LIST = "modules.json"
JUDGED = "gltf.json"
"""What the validator said of each module's glTF: see judged()."""

TYPICAL = 0.34
"""Light that three quarters of a module's surface fall short of when its lamps are on."""

LIGHT_RANGE = 4.0
REFLECTION_RANGE = 16.0
"""Light is shipped as the square root of itself against these."""
DARK = 0.003
"""Texels darker than this lie behind something, or in no chart."""

STEPS = ("compose", "lamps", "emergency", "windows", "openness", "reflection", "export", "probes")
Pixels = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Quality:
    """How finely a module is baked: texels a side, samples, processor threads; quick: by gather.py instead."""

    side: int = 1024
    samples: int = 32
    threads: int = 2
    quick: bool = field(default=False, repr=False)

    @property
    def small(self) -> int:
        """Return the side of the maps that only need to be rough."""
        return self.side // 2


def forge(station: Station, id: str, quality: Quality, work: Path, validator: Path,
          told: Callable[[str], None]) -> list[str]:  # fmt: skip
    """Forge one module into models/station.

    Args:
        work: Folder of what is kept between steps. told: is given the name of each step when it begins.

    Returns:
        What the validator has against it: then nothing is shipped, and what was there stays.
    """
    from iss3d.forge.station import bake, gather, gltf  # noqa: PLC0415

    module, plan = station.modules[id], PLANS[id]
    told("compose")
    kit = compose.compose(station, module, plan)
    charts.pack(kit.parts, quality.side)
    folder = work / f"{id}-{key_of(kit, quality)}{'-quick' if quality.quick else ''}"
    folder.mkdir(parents=True, exist_ok=True)
    room = compose.Room(station, module, plan, kit)
    ways = compose.openings(room)
    panes = [([add(c, scale(w.normal, 0.05)) for c in w.corners], scale(w.normal, -1.0))
             for w in station.windows.values() if w.module == id]  # fmt: skip
    scene = bake.Scene(id, kit.parts, quality.side, quality.threads)
    lighter = gather.Gather(kit.parts, quality.side) if quality.quick else scene

    def kept(step: str, make: Callable[[], Pixels]) -> Pixels:
        told(step)
        file = folder / f"{step}.npy"
        if not file.is_file():
            fresh = folder / f"{step}.part.npy"
            np.save(fresh, make().astype(np.float16))
            fresh.replace(file)
        return np.load(file).astype(np.float32)

    def lit(step: str, side: int, samples: int) -> Callable[[], Pixels]:
        def make() -> Pixels:
            if step == "windows":
                lighter.shine(panes, 20.0, (0.9, 0.95, 1.0))
            else:
                lighter.shine(ways, bake.NEXT_ROOM[step], (1.0, 0.97, 0.93))
            pixels = lighter.light(step, side, samples)
            lighter.forget_helpers()
            return pixels

        return make

    small, few = quality.small, max(4, quality.samples // 2)
    lamps = kept("lamps", lit("lamps", quality.side, quality.samples))
    emergency = kept("emergency", lit("emergency", small, few))
    dark = np.zeros((small, small, 3), np.float32)
    windows = kept("windows", lit("windows", small, few)) if panes else dark
    openness = kept("openness", lambda: lighter.openness(small, few))
    reflection = kept(
        "reflection", lambda: lighter.reflection(largest_cell(station, id).centre, max(16, quality.samples))
    )
    told("export")
    glb = folder / f"{id}.glb"
    gltf.export(glb)
    found = list(judged(id, glb, validator).problems)
    if found:
        return found
    ship_pictures(id, lamps, emergency, windows, openness, reflection, plan.brightness)
    gltf.write_bam(f"{id}_inside", *gltf.read(glb), SHIPPED / f"{id}.bam.pz")
    told("probes")
    probes.ship(station, [id])
    sign_off(id, fingerprint(station, id))
    return []


def judge_again(station: Station, id: str, quality: Quality, work: Path, validator: Path) -> list[str]:
    """Compose a module, write its glTF and have it judged, without baking or shipping anything."""
    from iss3d.forge.station import bake, gltf  # noqa: PLC0415

    kit = compose.compose(station, station.modules[id], PLANS[id])
    charts.pack(kit.parts, quality.side)
    bake.Scene(id, kit.parts, quality.side, quality.threads)
    work.mkdir(parents=True, exist_ok=True)
    glb = work / f"{id}.glb"
    gltf.export(glb)
    return list(judged(id, glb, validator).problems)


def judged(id: str, glb: Path, validator: Path) -> Judgement:
    """Have a module's glTF judged, and write the judgement down beside the models when a validator was there."""
    from iss3d.forge.station import gltf  # noqa: PLC0415

    found = gltf.judge(glb, validator)
    if found.validator:
        _note(JUDGED, id, {"validator": found.validator, "problems": len(found.problems), "triangles": found.triangles})
    return found


def sign_off(id: str, was: str) -> None:
    """Write down what the station was like when a module was forged; the game compares."""
    _note(LIST, id, was)


def _note(name: str, id: str, what: object) -> None:
    """Write something about a module into a list of all modules."""
    file = SHIPPED / name
    known = json.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
    known[id] = what
    file.write_text(json.dumps(dict(sorted(known.items())), indent=1) + "\n", encoding="utf-8")


def key_of(kit: Kit, quality: Quality) -> str:
    """Return a name for these very parts baked in this very way."""
    text = hashlib.sha256(repr(quality).encode())
    for part in kit.parts:
        for numbers in (part.places, part.normals, part.uv):
            text.update(np.round(numbers, 5).astype(np.float32).tobytes())
        text.update(repr((part.spot, part.tint, part.glow)).encode())
    return text.hexdigest()[:12]


def ship_pictures(id: str, lamps: Pixels, emergency: Pixels, windows: Pixels, openness: Pixels, reflection: Pixels,
                  brightness: float) -> None:  # fmt: skip
    """Write three JPEGs: lamps; emergency, windows and openness as red, green and blue; the reflection."""
    lit = lamps.mean(axis=2)
    level = TYPICAL * brightness / max(float(np.percentile(lit[lit > DARK], 75)), 1e-6)
    red = emergency.mean(axis=2)
    red *= 0.5 / max(float(np.percentile(red[red > 0], 90)) if (red > 0).any() else 1.0, 1e-6)
    sky = windows.mean(axis=2)
    sky *= 1.0 / max(float(np.percentile(sky, 99.5)), 1e-6) if sky.max() > 0 else 0.0
    three = np.dstack([_packed(red, LIGHT_RANGE), _packed(sky, LIGHT_RANGE), np.clip(openness.mean(axis=2), 0, 1)])
    _jpeg(SHIPPED / f"{id}_lamps.jpg", _packed(lamps * level, LIGHT_RANGE), 88)
    _jpeg(SHIPPED / f"{id}_other.jpg", three, 86)
    _jpeg(SHIPPED / f"{id}_reflection.jpg", _packed(reflection * level, REFLECTION_RANGE), 90)


def _packed(light: Pixels, most: float) -> Pixels:
    return np.sqrt(np.clip(light / most, 0.0, 1.0))


def _jpeg(path: Path, pixels: Pixels, quality: int) -> None:
    from PIL import Image  # noqa: PLC0415

    image = Image.fromarray((pixels[::-1] * 255.0 + 0.5).astype(np.uint8))
    image.save(path, quality=quality, subsampling=0, optimize=True)
