"""What is painted and stitched on clothes: seams, pockets, zips, laces; and their relief.

Fields over the unshaped body, so that one painter fits everybody.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import scipy.ndimage as ndi

from iss3d.forge.crew_clothes import WAIST, Outfit, Tights, folds
from iss3d.forge.crew_data import Array
from iss3d.forge.crew_mesh import noise, soft_step


class Paint:
    """A cloth's paint and height, drawn by fields over the unshaped body."""

    def __init__(self, at: Array) -> None:
        self.p, self.arm = at[..., :3], at[..., 3]
        self.x, self.y, self.z = (self.p[..., i] for i in range(3))
        self.ax, self.front = np.abs(self.x), self.z > 0.35
        self.trunk = self.arm < 0
        self.rgb: Array = np.zeros(self.p.shape, np.float32)
        self.height: Array = np.zeros(self.x.shape, np.float32)

    def fill(self, colour: Any, where: Array, raise_: float = 0.0) -> None:
        """Paint a colour where a mask 0..1 says, and raise the surface there."""
        share = np.clip(where.astype(np.float32), 0, 1)
        self.rgb = self.rgb * (1 - share[..., None]) + np.array(colour, np.float32) * share[..., None]
        self.height = self.height + raise_ * share

    def seam(self, away: Array, where: Array, width: float = 0.018, dark: float = 0.30) -> None:
        """Stitch a seam: a groove with a lap on each side; away is the distance from it."""
        groove = np.exp(-((np.where(where, away, 9.0) / width) ** 2))
        lap = np.exp(-((np.where(where, np.abs(away) - 2.4 * width, 9.0) / (1.4 * width)) ** 2))
        self.rgb = self.rgb * (1 - dark * groove)[..., None]
        self.height = self.height + 0.25 * lap - 0.55 * groove

    def box(self, cx: float, cy: float, hx: float, hy: float) -> Array:
        """Return the distance to a box on the front or back."""
        return np.maximum(np.abs(self.x - cx) - hx, np.abs(self.y - cy) - hy)


def cloth_paint(tights: Tights, outfit: Outfit) -> tuple[Array, Array]:
    """Return (paint bytes (side, side, 3), height field) of a dress."""
    c = Paint(tights.map)
    x, y, z, arm = c.x, c.y, c.z, c.arm
    if outfit.kind == "sokol":
        _sokol(c)
    else:
        low = (y < WAIST) & c.trunk & (outfit.kind != "suit")
        c.fill(outfit.top, np.ones_like(x))
        c.fill(outfit.bottom, low)
        _socks(c, outfit)
        side = c.trunk & (y > -6.8) & ((y < WAIST) | (outfit.kind == "suit"))
        c.seam(np.abs(z - 0.25) + (c.ax < 0.5), side)
        c.seam(np.abs(arm - 0.05), arm >= 0, 0.012)
        _pockets(c, outfit)
        if outfit.kind in ("suit", "jacket"):
            _zip(c, outfit)
        else:
            _polo(c, outfit)
        if outfit.kind != "suit":
            _belt(c, outfit)
    drape = folds(c.p)
    smooth = drape - ndi.gaussian_filter(drape, [8, 8])
    weave = noise(c.p, 70, 1)
    c.rgb *= (1 + 0.10 * (weave - 0.5) + 0.12 * (noise(c.p, 1.6, 2, 1) - 0.5))[..., None]
    c.rgb *= np.clip(1 + 0.5 * smooth, 0.75, 1.1)[..., None]
    wear = soft_step(0.55, 0.8, noise(c.p, 3.0, 3, 1))
    c.rgb *= (1 + 0.06 * wear)[..., None]
    height = c.height + 5.0 * ndi.gaussian_filter(drape, [2, 2]) + 0.25 * (weave - 0.5)
    return np.clip(c.rgb, 0, 255).astype(np.uint8), height


def _zip(c: Paint, outfit: Outfit) -> None:
    low = 0.6 if outfit.kind == "suit" else WAIST - 0.4
    line = c.trunk & c.front & (c.y > low) & (c.y < 5.5)
    c.seam(c.ax - 0.10, line, 0.02)
    teeth = line & (c.ax < 0.022)
    c.fill((128, 126, 120), teeth * (0.6 + 0.4 * np.sin(c.y * 160)), 0.4)
    if outfit.kind == "suit":
        for high in (2.15, 1.75):
            c.seam(np.abs(c.y - high), c.trunk)
        c.seam(np.abs(c.y + 6.3), c.trunk & (c.y < 0))
        c.fill((186, 182, 172), c.trunk & (c.y < 2.08) & (c.y > 1.82) & (c.ax > 1.25) & ~c.front)
    else:
        c.seam(np.abs(c.y - (WAIST + 0.05)), c.trunk)
        c.height += 0.16 * np.sin(c.x * 40 + c.z * 40) * (c.trunk & (c.y < WAIST + 0.05) & (c.y > WAIST - 0.2))
    c.seam(np.abs(c.arm - 1.80), c.arm > 1)
    for s in (-1, 1):
        pocket = c.box(s * 0.9, 3.62, 0.36, 0.40)
        c.seam(np.abs(pocket), c.trunk & c.front)
        c.fill(np.array(outfit.top) * 0.94, c.trunk & c.front & (pocket < 0), 0.3)
        c.seam(np.abs(c.y - 3.84), c.trunk & c.front & (pocket < 0))


def _polo(c: Paint, outfit: Outfit) -> None:
    placket = c.trunk & c.front & (c.y > 4.35) & (c.y < 5.9)
    c.seam(np.abs(c.ax - 0.11), placket, 0.012)
    for high in (4.55, 4.95):
        c.fill((214, 210, 200), (np.hypot(c.x, c.y - high) < 0.045) & placket, 0.8)
    c.seam(np.abs(c.y - (WAIST - 0.02)), c.trunk, 0.02, 0.5)
    stripe = (c.arm > outfit.sleeve - 0.085) & (c.arm < outfit.sleeve - 0.055)
    c.fill(np.array(outfit.collar or outfit.top) * 0.7 + 45, stripe & (outfit.sleeve < 1.0))
    c.seam(np.abs(c.arm - outfit.sleeve + 0.10), (c.arm >= 0) & (outfit.sleeve < 1.0), 0.010)


def _belt(c: Paint, outfit: Outfit) -> None:
    c.seam(np.abs(c.y - (WAIST - 0.42)), c.trunk)
    band = c.trunk & (c.y < WAIST - 0.03) & (c.y > WAIST - 0.41)
    c.fill(outfit.belt, band, 0.5)
    buckle = band & (c.ax < 0.22) & c.front
    c.fill((138, 138, 142), buckle, 0.6)
    c.fill(outfit.belt, buckle & (c.ax < 0.15) & (np.abs(c.y - WAIST + 0.22) < 0.11), -0.5)
    for loop in (0.75, 1.35):
        c.fill(np.array(outfit.bottom) * 0.9, band & (np.abs(c.ax - loop) < 0.05), 0.5)
    c.seam(c.ax + 0.0 * c.y, c.trunk & c.front & (c.y < WAIST - 0.42) & (c.y > 0.3), 0.016)


def _pockets(c: Paint, outfit: Outfit) -> None:
    u, v = c.z - 0.1, c.y + 1.9
    outer = (c.ax > 1.0) & c.trunk & (c.y < 0)
    away = np.maximum(np.abs(u) - 0.55, np.abs(v) - 0.62)
    c.seam(np.abs(away), outer)
    c.fill(np.array(outfit.bottom) * 0.93, (outer & (away < 0)) * 0.7, 0.5)
    c.seam(np.abs(v - 0.34), outer & (away < 0))
    knee = c.trunk & c.front & (c.y < -2.9) & (c.y > -4.2)
    c.seam(np.abs(np.abs(c.y + 3.55) - 0.62), knee)


def _socks(c: Paint, outfit: Outfit) -> None:
    """Knit socks: ribbed legs, a seam over the toes, heel, toes and sole of a darker yarn, the toes' own shape."""
    worn = c.trunk & (c.y < -6.75)
    c.fill(outfit.sock, worn)
    foot = worn & (c.y < -7.0)
    if not foot.any():
        return
    low, back, tip = c.y[foot].min(), c.z[foot].min(), c.z[foot].max()
    yarn = np.array(outfit.sock) * 0.72
    sole = worn * (1 - soft_step(low + 0.10, low + 0.22, c.y))
    toes = worn * soft_step(tip - 0.62, tip - 0.56, c.z)
    heel = worn * (1 - soft_step(back + 0.38, back + 0.46, c.z)) * (1 - soft_step(low + 0.55, low + 0.7, c.y))
    c.fill(yarn, np.maximum.reduce([sole, toes, heel]) * 0.9)
    c.seam(np.abs(c.z - (tip - 0.58)), worn, 0.020, 0.35)
    front = foot & (c.z > tip - 0.5)
    inner, outer = (np.percentile(c.ax[front], q) for q in (3, 97))
    for share in (0.34, 0.53, 0.69, 0.84):
        groove = np.exp(-(((c.ax - inner - share * (outer - inner)) / 0.03) ** 2)) * soft_step(
            tip - 0.42, tip - 0.2, c.z
        )
        c.rgb *= (1 - 0.28 * groove * worn)[..., None]
        c.height -= 1.2 * groove * worn
    ribs = worn & (c.y > -7.25)
    c.height += 0.5 * np.sin(np.arctan2(c.z - 0.1, c.ax - 1.1) * 44) * ribs
    c.height += 0.35 * (noise(c.p, 46, 1) - 0.5) * worn
    c.fill(np.array(outfit.sock) * 1.25, worn & (np.abs(c.y + 6.98) < 0.035))


def _sokol(c: Paint) -> None:
    """Paint the pressure suit worn in the Soyuz: off-white, blue edging, laced V, pockets, pressure gauge."""
    blue = (58, 92, 160)
    c.fill((206, 206, 200), np.ones_like(c.x))
    c.fill((92, 92, 94), (c.y < -6.9) & c.trunk)
    front = c.trunk & c.front
    for s in (-1, 1):
        away = np.abs(c.x - s * (0.12 + 0.30 * (c.y - 1.2)))
        line = front & (c.y > 1.2) & (c.y < 4.9)
        c.fill(blue, line & (away < 0.075), 0.5)
        c.seam(away - 0.075, line, 0.014)
    lace = front & (c.y > 1.4) & (c.y < 4.4) & (c.ax < 0.10 + 0.30 * (c.y - 1.2))
    c.fill((170, 172, 172), lace & (np.sin(c.y * 22) > 0.75), 0.6)
    for high in (-5.6, -2.35, 0.55, 1.15):
        c.seam(np.abs(c.y - high), c.trunk, 0.022, 0.4)
    c.fill(blue, c.trunk & (np.abs(c.y - 0.85) < 0.07), 0.4)
    for at in (0.32, 0.78, 1.25, 1.72):
        c.seam(np.abs(c.arm - at), c.arm >= 0, 0.014, 0.4)
    c.fill(blue, (np.abs(c.arm - 0.62) < 0.022), 0.4)
    c.fill(blue, c.trunk & (np.abs(c.z - 0.1) < 0.07) & (c.y < 0.3) & (c.y > -6.6) & (c.ax > 0.9), 0.4)
    _pockets(c, Outfit("sokol", (206, 206, 200), (206, 206, 200), ""))
