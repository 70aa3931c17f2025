"""A room round about an axis, lined with cloth: pads between piping, pockets, nets, bags, boxes, bundles of cables.

Walls one bumps into are flat there, eight of them; the cloth lies on the circle about their corners, so that it stands
behind them nearly everywhere. Metres, station axes. Which room is lined is a page's business.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np

from iss3d.forge.station.atlas import cells
from iss3d.forge.station.kit import PER_METRE, WHITE, Floats, Frame, Kit, Tint, smooth

STEPS, AROUND = 48, 72
"""Corners of a circle as it is drawn: of a seam, of the cloth itself."""

SEAM = 0.003
"""Metres of bare cloth along each side of a pad."""

SHEATHS: tuple[tuple[str, Tint], ...] = (
    ("grey", WHITE), ("white", (0.88, 0.86, 0.78)), ("cloth", (0.62, 0.60, 0.50)), ("cloth", (0.44, 0.47, 0.50)),
    ("braid", (0.9, 0.9, 0.88)), ("white", (0.72, 0.66, 0.52)),
)  # fmt: skip
"""What cables are sheathed in."""

Spot = tuple[float, float, float]
"""Turn about the axis, height along it and reach, of something that nothing may cover: radians and metres."""


@dataclass
class Barrel:
    """A round room: where its axis begins, what is right at turn 0, out along the axis, and radius by height.

    Attributes:
        profile: (height, radius) from one end to the other, metres.
        kept: What nothing may cover.
    """

    kit: Kit
    axis: Frame
    profile: Sequence[tuple[float, float]]
    kept: list[Spot] = field(default_factory=list)

    def radius(self, high: float) -> float:
        """Return how far the lining is from the axis at a height."""
        heights, radii = zip(*self.profile, strict=True)
        return float(np.interp(high, heights, radii))

    def at(self, turn: float, high: float, w: float = 0.0) -> Floats:
        """Return the station point at a turn and height, w metres before the lining."""
        r = self.radius(high) - w
        return self.axis.at(math.cos(turn) * r, math.sin(turn) * r, high)

    def frame(self, turn: float, high: float, w: float = 0.0) -> Frame:
        """Return a frame on the lining: right round the axis, up toward where the axis begins, out into the room."""
        e = 0.02
        along = self.at(turn, high - e) - self.at(turn, high + e)
        along /= np.linalg.norm(along)
        side = self.at(turn + e, high) - self.at(turn - e, high)
        side /= np.linalg.norm(side)
        out = np.cross(side, along)
        if out @ (self.axis.at(0, 0, high) - self.at(turn, high)) < 0:
            side = -side
            out = -out
        return Frame(self.at(turn, high, w), np.vstack([side, np.cross(out, side), out]))

    def keep(self, point: Sequence[float] | Floats, reach: float) -> None:
        """Let nothing be put within reach of a station point."""
        u, v, w = (np.asarray(point, float) - self.axis.o) @ self.axis.axes.T
        self.kept.append((math.atan2(v, u), float(w), reach))

    def free(self, turn0: float, turn1: float, low: float, high: float) -> bool:
        """Return whether a piece of the lining covers nothing that is kept free."""
        middle, half = (turn0 + turn1) / 2, (turn1 - turn0) / 2
        for turn, at, reach in self.kept:
            off = abs((turn - middle + math.pi) % math.tau - math.pi)
            if off < half + reach / self.radius(at) and low - reach < at < high + reach:
                return False
        return True

    def ring(self, high: float, w: float = 0.0) -> Floats:
        """Return a circle of the lining."""
        return np.array([self.at(math.tau * k / STEPS, high, w) for k in range(STEPS)])

    def wall(self, cell: str, tint: Tint, open_: Sequence[tuple[Sequence[float], float]] = ()) -> None:
        """Close the room with plain cloth, on which all else lies.

        Args:
            open_: Station points and reaches about them that stay open.
        """
        low, high = self.profile[0][0], self.profile[-1][0]
        rows = max(8, round((high - low) / 0.075))
        turns, highs = np.linspace(0.0, math.tau, AROUND + 1), np.linspace(low, high, rows + 1)
        places = np.array([self.at(t, h) for h in highs for t in turns])
        m = AROUND + 1
        found = []
        for j in range(rows):
            for i in range(AROUND):
                q = np.array([j * m + i, j * m + i + 1, (j + 1) * m + i + 1, (j + 1) * m + i])
                middle = places[q].mean(axis=0)
                half = float(np.linalg.norm(places[q[0]] - middle))
                if all(float(np.linalg.norm(middle - np.array(at))) > reach + half for at, reach in open_):
                    found += [q[[0, 1, 2]], q[[0, 2, 3]]]
        triangles = np.array(found)
        p = places[triangles[0]]
        if np.cross(p[1] - p[0], p[2] - p[0]) @ (self.axis.at(0, 0, low) - p[0]) < 0:
            triangles = triangles[:, ::-1]
        chart = np.column_stack([np.tile(turns, rows + 1) * self.radius((low + high) / 2), np.repeat(highs, m)])
        left, bottom, right, top = cells()[cell]
        drawn = chart * PER_METRE
        room = np.array([right - left, top - bottom])
        uv = np.array([left, bottom]) + np.abs((drawn + room) % (2 * room) - room)
        used, index = np.unique(triangles, return_inverse=True)
        normals = smooth(places, triangles)[used]
        self.kit.add(places[used], normals, uv[used], chart[used], index.reshape(-1, 3), tint, density=0.9)

    def pad(self, turn0: float, turn1: float, low: float, high: float, deep: float, cell: str = "quilt",
            tint: Tint = WHITE, n: int = 7, round_: float = 14.0) -> None:  # fmt: skip
        """Add a pad that follows the wall and bulges to deep; round_ small is a pillow, large a board."""
        half = (0.35, 0.80, 0.965, 1.0) if n > 5 else (0.45, 0.94, 1.0)
        t = np.array([*(-x for x in half[::-1]), *half])
        s, r = (g.ravel() for g in np.meshgrid(t, t))
        turns = (turn0 + turn1) / 2 + s * (turn1 - turn0) / 2
        highs = (low + high) / 2 + r * (high - low) / 2
        roll = self.kit.dice.random() * 6.0
        puff = 1.0 - 0.10 * np.sin(s * 3.1 + roll) * np.cos(r * 2.7 + roll)
        fall = np.clip((1 - np.abs(s) ** round_) * (1 - np.abs(r) ** round_), 0, 1) ** 0.4
        w = (deep + 0.006) * puff * fall - 0.006
        places = np.array([self.at(a, h, d) for a, h, d in zip(turns, highs, w, strict=True)])
        q = np.arange(len(t) ** 2).reshape(len(t), len(t))
        a, b, c, d = q[:-1, :-1].ravel(), q[:-1, 1:].ravel(), q[1:, 1:].ravel(), q[1:, :-1].ravel()
        triangles = np.vstack([np.column_stack([a, b, c]), np.column_stack([a, c, d])])
        toward = self.axis.at(0, 0, (low + high) / 2)
        p = places[triangles[len(triangles) // 2]]
        if np.cross(p[1] - p[0], p[2] - p[0]) @ (toward - p[0]) < 0:
            triangles = triangles[:, ::-1]
        flat = np.column_stack([turns * self.radius((low + high) / 2), highs])
        self.kit.add(places, smooth(places, triangles), self.kit.crop(cell, flat), flat * 1.06, triangles, tint)

    def pads(self, columns: int, rows: Sequence[float], tints: Sequence[Tint], deep: float = 0.024,
             start: float = 0.0, cell: str = "quilt") -> None:  # fmt: skip
        """Lay pads all round between heights; one that would cover what is kept free is cut up or left out."""

        def lay(turn0: float, turn1: float, low: float, high: float, again: int, tint: Tint) -> None:
            seam = SEAM / self.radius((low + high) / 2)
            if self.free(turn0, turn1, low, high):
                if high - low > 0.05:
                    self.pad(
                        turn0 + seam, turn1 - seam, low + SEAM, high - SEAM, deep, cell, tint, 7 if again == 2 else 5
                    )
            elif again:
                am, hm = (turn0 + turn1) / 2, (low + high) / 2
                for a, b in ((turn0, am), (am, turn1)):
                    for c, d in ((low, hm), (hm, high)):
                        lay(a, b, c, d, again - 1, tint)

        for j, (low, high) in enumerate(pairwise(rows)):
            for i in range(columns):
                turn = start + math.tau * (i + 0.5 * (j % 2)) / columns
                tint = self.kit.dice.choice(list(tints))
                lay(turn, turn + math.tau / columns, low, high, 2, tint)

    def piping(self, high: float, radius: float = 0.006, tint: Tint = (0.62, 0.60, 0.52)) -> None:
        """Add a corded seam all round."""
        ring = self.ring(high, 0.020)
        self.kit.tube([*ring, ring[0]], radius, 5, "cloth", tint, 0.5)

    def bundle(self, spots: Sequence[tuple[float, float]], count: int, w: float = 0.034, spread: float = 0.018) -> None:
        """Lead cables side by side along turns and heights, tied where the way bends."""
        k = self.kit
        for _ in range(count):
            off, away = k.dice.uniform(-spread, spread), k.dice.uniform(0.0, 0.016)
            path = []
            for turn, high in spots:
                wave = k.dice.uniform(-0.006, 0.006)
                path.append(self.at(turn + (off + wave) / self.radius(high), high + off + wave, w + away))
            k.tube(path, k.dice.choice((0.004, 0.006, 0.008)), 6, *k.dice.choice(SHEATHS), 0.6, smoothed=2)
        for turn, high in spots[1:-1]:
            k.box(
                self.frame(turn, high, w - 0.012), 0, 0, 0, spread * 2.6, 0.02, 0.038, "slate", bevel=0.005, density=0.6
            )
